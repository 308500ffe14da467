"""Fragments: HTML that is an article's body and nothing else in, its blocks and `Reading` out.

As feeds and exports carry it. Nothing is taken for navigation here; it has none.
"""

from dataclasses import replace

from reader.ingest.assemble import assemble
from reader.ingest.clean import clean_line
from reader.ingest.entry import Reading
from reader.ingest.footnotes import mark_footnotes
from reader.ingest.parse import parse_html
from reader.ingest.source import Source
from reader.ingest.tree import blocks_of
from reader.model import Metadata, SourceError

NAME = 80
"""Code points of a title that name the file kept."""


def read_fragment(
    markup: str, known: Metadata, label: str, assumed: tuple[str, ...] = ()
) -> Reading:
    """The article of a fragment, and the fragment as the file that is kept.

    Raises SourceError where there is no text in it.
    """
    source = Source(
        data=markup.encode("utf-8", "replace"),
        name=f"{clean_line(known.title)[:NAME].replace('/', ' ') or 'article'}.html",
        media_type="text/html; charset=utf-8",
    )
    tree = parse_html(f"<html><body>{markup}</body></html>")
    blocks = []
    if tree is not None:
        mark_footnotes(tree.root)
        blocks = blocks_of(tree.root, url=known.url)
    if not blocks:
        raise SourceError(f"{label}: there is no text in it to read")
    return Reading(assemble(source, blocks, known, assumed), replace(source, url=known.url))
