"""Org mode: a file per article, each annotation a heading with an `:ID:` that never changes.

Passages and notes stand in example blocks, where nothing but `*` and `#+` at the start of a line
means anything, and those have a comma in front, which Org takes away again. Exporting again renews
what stands between Reader's comments and keeps the rest.
"""

from collections.abc import Iterator

from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.marked import ORG
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.templating import notes
from reader.model.bundle import Bundle


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One file per article, named after its id."""
    tell_tags(bundle, report)
    for item in bundle.articles:
        tell_article(item, report)
    yield from notes(bundle, "org", ".org")


FORMAT = Format(
    name="org",
    title="Org mode, one file per article",
    suffix=".org",
    carries="passages and notes as they are, tags, ids, authors, times, source",
    cannot="offsets; what is no letter or digit in tags",
    proven="Emacs: org-lint has no complaint, passages and notes are the same",
    write=write,
    several=True,
    merge=ORG.merge,
)
