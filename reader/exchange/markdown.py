"""Markdown by template: by default a note per article as Obsidian likes it.

Front matter (YAML, every value quoted as JSON, which YAML includes), then each annotation as a
block quote with its tags, its note and a block id (`^id`) to link to. What Markdown would read as
a mark is escaped, so a passage looks here as it does in the article. Exporting again renews the
marked blocks and keeps what was written around them.
"""

from collections.abc import Iterator

from reader.exchange import logseq_merging
from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.marked import HTML
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.templating import notes
from reader.model.bundle import Bundle


def merge(old: bytes, new: bytes) -> bytes | None:
    """The new notes in the old ones, whichever template made them."""
    merged = HTML.merge(old, new)
    return logseq_merging.merge(old, new) if merged is None else merged


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One file per article, named after its id."""
    return write_with(bundle, report, "obsidian")


def write_with(bundle: Bundle, report: Report, template: str) -> Iterator[File]:
    """The same by another template, named or at a path."""
    tell_tags(bundle, report)
    for item in bundle.articles:
        tell_article(item, report, authors=False, times=False)
    yield from notes(bundle, template)


FORMAT = Format(
    name="markdown",
    title="Markdown, one note per article (reads well in Obsidian), or by a template",
    suffix=".md",
    carries="passages, tags, notes, source, links to each passage by block id",
    cannot="offsets, authors and times; blanks in tags become hyphens",
    proven="obsidiantools reads front matter and tags; markdown-it-py renders the same words",
    write=write,
    write_with=write_with,
    merge=merge,
    several=True,
)
