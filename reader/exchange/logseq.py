"""Logseq: a page per article, each annotation a block with an `id::` that never changes.

Exporting again renews the blocks with Reader's ids and keeps all others, also those below them.
"""

from collections.abc import Iterator

from reader.exchange.logseq_merging import merge
from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.templating import notes
from reader.model.bundle import Bundle


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One file per article, named after its id."""
    tell_tags(bundle, report)
    for item in bundle.articles:
        tell_article(item, report, authors=False, times=False)
    yield from notes(bundle, "logseq", ".md")


FORMAT = Format(
    name="logseq",
    title="Logseq, one page per article",
    suffix=".md",
    carries="passages, tags as links to pages, notes, block ids, source",
    cannot="offsets, authors and times; line breaks in passages",
    proven="mldoc, the parser of Logseq, finds blocks and ids",
    write=write,
    several=True,
    merge=merge,
)
