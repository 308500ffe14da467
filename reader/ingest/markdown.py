"""Markdown: the bytes of a Markdown file in, an `Article` out.

CommonMark with tables, strikethrough, footnotes and front matter. It is rendered to HTML and read
as such, so that structure means the same as in a page; raw HTML inside it is read too.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, cast

from reader.ingest import frontmatter
from reader.ingest.assemble import assemble
from reader.ingest.blocks import Block
from reader.ingest.decode import SAMPLE, decode
from reader.ingest.metadata import HEAD, states_metadata
from reader.ingest.parse import parse_html
from reader.ingest.source import Source
from reader.ingest.text import text_blocks
from reader.ingest.tree import blocks_of
from reader.model import Article

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})
MEDIA_TYPES = frozenset({"text/markdown", "text/x-markdown"})

LIMIT = 12_000_000
"""Code points; a longer text is read as plain text, parsing it would take minutes."""
NESTING = 100
"""Blocks inside each other that the parser follows."""
LONGEST_LINE = 400_000
"""Code points; likewise, as no person wrote such a line."""

_SIGNS = re.compile(
    rb"^#{1,6} \S|^---\n[A-Za-z][\w -]*:|\]\(https?://|^\[\^[^\]\s]+\]:|^```|^(?:=|-){3,}$",
    re.MULTILINE,
)
# Deeper than a parser follows; what it does not follow it drops, text and all.
_MARKER = r"[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
_DEEP_MARKERS = re.compile(rf"^((?:{_MARKER}){{20}})(?:{_MARKER})+", re.MULTILINE)
_DEEP_INDENT = re.compile(r"^[ \t]{60,}(?=[-*+>] |\d{1,9}[.)] )", re.MULTILINE)


def recognises(source: Source) -> float:
    """Perhaps, where a text without a name has a heading, front matter or a link as Markdown."""
    if source.suffix:
        return 0.0
    return 0.5 if _SIGNS.search(source.data[:SAMPLE]) else 0.0


def read(source: Source) -> Article:
    """The article in a Markdown file. Raises SourceError where it is no text."""
    decoded = decode(source)
    values, body = frontmatter.split(decoded.text)
    known = frontmatter.metadata(values)
    if why := _unparseable(body):
        assumed = (*decoded.assumed, f"kind: plain text, {why}")
        return assemble(source, text_blocks(body), known, assumed)
    markup, footnotes = _render(body)
    tree = parse_html(f"<html><body>{markup}</body></html>")
    url = known.url or source.url
    blocks = blocks_of(tree.root, url=url, footnotes=footnotes) if tree else []
    if not blocks:  # nothing but definitions, or one open fence
        assumed = (*decoded.assumed, "kind: plain text, as Markdown it shows nothing")
        return assemble(source, text_blocks(body), known, assumed)
    return assemble(source, _divided(blocks), known, decoded.assumed)


def _unparseable(text: str) -> str | None:
    """Why `text` had better not be parsed as Markdown, or None."""
    if len(text) > LIMIT:
        return f"a text of {len(text) / 1e6:,.0f} million characters is not parsed as Markdown"
    if len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE:
        return "it has a line too long to be Markdown"
    return None


def _render(text: str) -> tuple[str, Mapping[str, str]]:
    """HTML, and for the number of each footnote what is shown for it."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = (
        MarkdownIt("commonmark", {"maxNesting": NESTING})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
    )
    # Every address is a link here, so that none is left in the text; unsafe ones are dropped later.
    parser.validateLink = _any_address
    state: dict[str, Any] = {}
    markup = str(parser.render(_shallower(text), state))
    notes = cast(dict[str, Any], state.get("footnotes", {}))
    refs = cast(dict[str, int], notes.get("refs", {}))
    labels = {number: key.removeprefix(":") for key, number in refs.items() if number >= 0}
    if not all(label.isdecimal() for label in labels.values()):
        labels = {}  # no superscript for letters: all are counted instead
    return markup, {str(number + 1): label for number, label in labels.items()}


def _shallower(text: str) -> str:
    """`text` with quotes and lists nested no deeper than the parser follows."""
    return _DEEP_INDENT.sub(" " * 60, _DEEP_MARKERS.sub(r"\1", text))


def _any_address(url: str) -> bool:
    return bool(url)


def _divided(blocks: list[Block]) -> list[Block]:
    """The blocks, the first paragraphs divided at source lines that state metadata.

    "By Jane Doe" and "October 29, 2014" on two lines are one paragraph to Markdown.
    """
    divided: list[Block] = []
    for at, block in enumerate(blocks):
        divided.extend(_lines(block) if at < HEAD and block.plain else (block,))
    return divided


def _lines(block: Block) -> list[Block]:
    hard = [at for at, character in enumerate(block.text) if character == "\n"]
    ends = sorted({*block.breaks, *hard})
    if not ends or len(ends) > 20:
        return [block]
    bounds = [0, *ends, len(block.text)]
    parts = [block.part(start, end) for start, end in pairwise(bounds)]
    if not any(states_metadata(part.text) for part in parts):
        return [block]
    return [part for part in parts if part.text]
