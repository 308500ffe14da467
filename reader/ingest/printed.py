"""Printed pages: lines with their place on the paper in; paragraphs, headings and lists out.

Lines are joined to paragraphs by the gap between them, by indents and by how full they are; words
that a line end divides are put together again; running heads and page numbers go.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from reader.ingest.blocks import Block, Role
from reader.ingest.bylines import parse_byline

EDGE = 3
"""Lines at the top and at the bottom of a page that may be running heads."""
REPEATED = 3
"""Pages on which the same line stands at the same height, at least, to be one."""
LARGER = 1.15
"""Times the size of the text from which on a line is a heading."""
HEADING = 200
"""Code points of a heading at most."""

_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")
_PAGE_NUMBER = re.compile(
    r"[-–—|•\[\s]*(?:page|p\.|seite|pág\.|стр\.)?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|von|de|sur|из)\s*\d{1,4})?[-–—|•\]\s]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:(?P<sign>[•◦▪‣●■○–*-])|\(?(?P<number>\d{1,3})[.)])\s+(?=\S)")
_LEADER = re.compile(r"\s*(?:\s?\.){5,}\s*(?=\d*$)")
"""The dots of a table of contents."""
_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_DIVIDED = re.compile(r"([^\W\d_]+)-$")


class Line(NamedTuple):
    """One line of a page; lengths in points, `top` and `bottom` from the upper edge."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    height: float


class Printed(NamedTuple):
    """The blocks of a document, and the byline that stands below its title, if one does."""

    blocks: list[Block]
    byline: str | None


def printed_blocks(lines: Sequence[Line], *, has_title: bool = False) -> Printed:
    """The blocks of a document's lines, in the order of its pages.

    `has_title`: the title is known otherwise; else the largest line above the text becomes a
    heading of level 1.
    """
    kept = [line for line in lines if line.text]
    kept = _without_running_heads(kept)
    if not kept:
        return Printed([], None)
    body = _body_size(kept)
    levels = _levels(kept, body, first=2 if has_title else 1)
    known = Counter(word.lower() for line in kept for word in _WORDS.findall(line.text))
    blocks: list[Block] = []
    byline = None
    for paragraph in _paragraphs(kept, body):
        text = _join([line.text for line in paragraph], known)
        size = paragraph[0].size
        if _LEADER.search(text):
            contents = bool(blocks) and " … " in blocks[-1].text
            blocks.append(Block(_LEADER.sub(" … ", text), (), (), contents))
        elif size in levels and len(text) <= HEADING:
            blocks.append(Block(text, (Role("heading", levels[size]),)))
        elif match := _BULLET.match(text):
            marker = f"{match['number']}." if match["number"] else "•"
            tight = bool(blocks) and blocks[-1].role("list_item") is not None
            role = Role("list_item", 1, marker)
            blocks.append(Block(text[match.end() :], (role,), (), tight))
        elif len(blocks) <= 4 and byline is None and (byline := parse_byline(text)):
            continue
        else:
            blocks.append(Block(text))
    return Printed(blocks, byline)


def _without_running_heads(lines: list[Line]) -> list[Line]:
    """The lines without those that stand on most pages, and without page numbers."""
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    edges = [_edges(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_form(line) for line in edge})
    enough = max(REPEATED, len(pages) // 5) if len(pages) >= REPEATED else len(pages) + 1
    kept: list[Line] = []
    for page, edge in zip(pages, edges, strict=True):
        running = {line for line in edge if seen[_form(line)] >= enough or _is_number(line, page)}
        kept += [line for line in page if line not in running]
    return kept


def _edges(page: list[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.top)
    return [*ordered[:EDGE], *ordered[-EDGE:]] if len(ordered) > 2 * EDGE else ordered


def _form(line: Line) -> tuple[str, int]:
    """What the same running head has in common on all pages: words but numbers, and height."""
    return _DIGITS.sub("#", line.text.casefold()), round(line.top / 12)


def _is_number(line: Line, page: list[Line]) -> bool:
    outermost = line.top <= min(other.top for other in page) + 2 or (
        line.bottom >= max(other.bottom for other in page) - 2
    )
    at_edge = line.top < line.height * 0.12 or line.bottom > line.height * 0.88
    return outermost and at_edge and bool(_PAGE_NUMBER.fullmatch(line.text))


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _levels(lines: Sequence[Line], body: float, first: int) -> dict[float, int]:
    """The level of each size that headings have, the largest first."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += 1
    larger = sorted((size for size in sizes if size > body * LARGER), reverse=True)
    return {size: min(first + at, 4) for at, size in enumerate(larger)}


def _paragraphs(lines: Sequence[Line], body: float) -> Iterator[list[Line]]:
    """Lines that belong together."""
    gaps = [
        after.top - before.top
        for before, after in pairwise(lines)
        if before.page == after.page and 0 < after.top - before.top < body * 4
        and before.size == after.size == body
    ]  # fmt: skip
    spacing = median(gaps) if gaps else body * 1.2
    rights = sorted(line.right for line in lines if line.size == body)
    margin = rights[int(len(rights) * 0.9)] if rights else 0.0
    current: list[Line] = []
    for line in lines:
        if current and _divides(current, line, spacing, margin):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _divides(current: list[Line], line: Line, spacing: float, margin: float) -> bool:
    """Whether a line begins a paragraph of its own after those of `current`."""
    before = current[-1]
    if _LEADER.search(before.text):
        return True
    if abs(before.size - line.size) > 0.6:
        return not (before.size > line.size and _is_superscript(line))
    if _BULLET.match(line.text):
        return True
    ended = bool(_END.search(before.text))
    if before.page != line.page or line.top < before.top - spacing:
        return ended  # the top of a page, or of a column
    gap = line.top - before.top
    if gap > spacing * 1.4:
        return True
    if abs(gap) < 1:
        return False  # pieces of one line
    width = max(margin - min(part.left for part in current), 1.0)
    short = before.right < margin - width * 0.12
    indented = line.left > before.left + 6 and len(current) > 1
    return ended and (short or indented)


def _is_superscript(line: Line) -> bool:
    return len(line.text) <= 3 and line.text.isdecimal()


def _join(parts: list[str], known: Counter[str]) -> str:
    """One paragraph of its lines; a word divided at a line's end is one word again."""
    text = parts[0]
    for part in parts[1:]:
        match = _DIVIDED.search(text)
        following = _WORDS.match(part)
        if match and following and part[0].islower():
            whole, hyphenated = match[1] + following[0], f"{match[1]}-{following[0]}"
            keep = known[hyphenated.lower()] > 0 and not known[whole.lower()]
            text = (text if keep else text[:-1]) + part
        elif match and following:
            text += part  # "Franco-" and "German": the hyphen is the word's own
        elif text.endswith(("\u2010", "\u00ad")):
            text = text[:-1] + part
        else:
            text = f"{text} {part}"
    return text
