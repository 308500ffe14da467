"""The text of an article as HTML: blocks by its structure, words with their highlights.

In: an article and its annotations, numbered. Out: `Block`s in the order of the text. Overlapping
annotations are cut where any of them begins or ends, so that elements always nest.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from reader.model import Annotation, Article, Span, Structure
from reader.model.visible import visible

_BLOCKS = ("heading", "list_item", "quote", "code", "table", "rule", "footnote")
_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
_INLINE = {"emphasis": "em", "strong": "strong", "code_span": "code"}
_SAFE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class Numbered(NamedTuple):
    """An annotation with its number on the page and its classes, one for each tag.

    `start` and `end` are those of its span, 0 where it has none.
    """

    annotation: Annotation
    number: int
    classes: str
    start: int
    end: int


class Block(NamedTuple):
    """A block: its HTML, and the annotations that begin in it."""

    html: str
    notes: tuple[Numbered, ...]


class _Piece(NamedTuple):
    """A `Structure` that is a block, or a paragraph."""

    start: int
    end: int
    kind: str
    level: int = 0
    value: str = ""


Mark = Callable[[str, Sequence[Numbered]], str]
"""Makes the HTML of some words highlighted by these annotations."""
Anchor = Callable[[Numbered], str]
"""Makes the HTML that stands where an annotation ends."""


def shown(text: str) -> str:
    """Any text, harmless in HTML and on a screen."""
    return escape(visible(text))


def safe_address(url: str | None) -> str:
    """An address that may be linked to, else ""."""
    return url if url and _SAFE.match(url) else ""


def blocks(
    article: Article, annotations: Sequence[Numbered], mark: Mark, anchor: Anchor, *, top: int
) -> Iterator[Block]:
    """The blocks of an article. `annotations` have spans and are sorted by them.

    Its highest headings are of level `top`; none is more than one below the one before it.
    """
    inline = sorted(s for s in article.structure if s.kind not in _BLOCKS and s.start < s.end)
    waiting = list(reversed(annotations))
    open_marks: list[Numbered] = []
    first, level = 0, top - 1
    for piece in _divided(article):
        span = Span(piece.start, piece.end)
        beginning: list[Numbered] = []
        while waiting and waiting[-1].start < span.end:
            beginning.append(waiting.pop())
        open_marks = [m for m in open_marks if m.end > span.start] + beginning
        while first < len(inline) and inline[first].end <= span.start:
            first += 1
        inside = [s for s in _until(inline, first, span.end) if s.end > span.start]
        words = _words(article.text, span, open_marks, inside, mark, anchor)
        if piece.kind == "heading":
            level = min(max(piece.level, 1) - 1 + top, level + 1, 6)
        yield Block(_element(piece, words, level), tuple(beginning))
    if waiting:  # in blanks after the last block
        yield Block("", tuple(reversed(waiting)))


def _until(inline: Sequence[Structure], first: int, end: int) -> Iterator[Structure]:
    for place in range(first, len(inline)):
        if inline[place].start >= end:
            return
        yield inline[place]


def _divided(article: Article) -> Iterator[_Piece]:
    """The text in blocks, in its order; what is no block of a kind is divided by blank lines."""
    place = 0
    found = sorted(s for s in article.structure if s.kind in _BLOCKS and s.start < s.end)
    for structure in (*found, None):
        end = structure.start if structure else len(article.text)
        for match in _PARAGRAPH.finditer(article.text, place, max(place, end)):
            if match[0].strip():
                yield _Piece(match.start(), match.end(), "paragraph")
        if structure and structure.start >= place:
            yield _Piece(*structure)
            place = structure.end


def _words(
    text: str,
    span: Span,
    marks: Sequence[Numbered],
    inline: Sequence[Structure],
    mark: Mark,
    anchor: Anchor,
) -> str:
    """The words of a block, cut wherever something begins or ends."""
    cuts = {span.start, span.end}
    for item in (*marks, *inline):
        cuts |= {
            min(max(item.start, span.start), span.end),
            min(max(item.end, span.start), span.end),
        }
    places = sorted(cuts)
    parts: list[str] = []
    for start, end in pairwise(places):
        words = shown(text[start:end]).replace("\n", "<br>\n")
        around = {s.kind: s for s in inline if s.start <= start and end <= s.end}
        for structure in around.values():  # one of a kind: a link can't stand in a link
            words = _styled(words, structure)
        here = [m for m in marks if m.start <= start and end <= m.end]
        parts.append(mark(words, here) if here else words)
        parts += [anchor(m) for m in here if m.end == end]
    return "".join(parts)


def _styled(words: str, structure: Structure) -> str:
    if structure.kind == "link":
        address = safe_address(structure.value)
        return f'<a href="{escape(address)}" rel="noreferrer">{words}</a>' if address else words
    if structure.kind == "image":
        return f"<i>[{words}]</i>"
    tag = _INLINE.get(structure.kind)
    return f"<{tag}>{words}</{tag}>" if tag else words


def _element(piece: _Piece, words: str, level: int) -> str:
    match piece.kind:
        case "heading":
            return f'<h{level} dir="auto">{words}</h{level}>'
        case "quote":
            return f'<blockquote dir="auto"><p>{words}</p></blockquote>'
        case "code" | "table":
            return f'<pre dir="auto">{words.replace("<br>", "")}</pre>'
        case "rule":
            return f'<p class="rule">{words}</p>'
        case "list_item":
            marker = f'<span class="marker">{shown(piece.value)}</span>'
            return f'<p class="item" dir="auto" style="--depth:{piece.level}">{marker}{words}</p>'
        case "footnote":
            return f'<p class="footnote" dir="auto"><sup>{shown(piece.value)}</sup> {words}</p>'
        case _:
            return f'<p dir="auto">{words}</p>'
