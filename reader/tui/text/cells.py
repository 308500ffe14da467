"""Screen cells: how wide text is in a terminal, and where its grapheme clusters begin.

In: code points. Out: cells. Cluster boundaries are Unicode's (UAX #29, by `regex`); widths are
Rich's, because Textual cuts and pads lines by them, of what is drawn (`drawn`). Most lines hold
nothing but characters of one cell each: `is_plain` tells them by one regular expression, and
everything below is then arithmetic.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from reader.model.visible import visible

if TYPE_CHECKING:
    import regex


TAB = 4
"""Cells between tab stops, counted from the start of a row."""

# Every code point that Rich does not count as one cell by itself, or that changes its neighbours'
# width, lies in one of these ranges (checked by a test over all of Unicode); so do some that do
# count as one, which only costs them the slower way.
_NOT_PLAIN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0300-\u036f\u0483-\u0489\u0591-\u0670\u06d6-\u1100\u1100-\u1cff"
    "\u1dc0-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20f0\u231a-\u232a\u23e9-\u23f3\u25fd-\u27bf"
    "\u2b1b-\u2b1c\u2b50-\u2b55\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u2e80-\ud7ff\uf900-\ufb1e"
    "\ufe00-\ufe6b\ufeff-\uff60\uff9e-\uffa0\uffe0-\uffff\U00010000-\U0010ffff]"
)


class Cluster(NamedTuple):
    """A grapheme cluster `[start, end)` in code points of its line, and its width in cells."""

    start: int
    end: int
    width: int


def drawn(text: str) -> str:
    """What is drawn for text: `visible`, and characters without width that join nothing made
    visible as well. Joiners stay: they shape Persian and emoji. One that ends its cluster is
    parted from what follows, because Rich would count the next cell as joined to it."""
    if text.isprintable():
        return text
    shown = visible(text).translate(_WITHOUT_WIDTH)
    if ZWJ not in text:
        return shown
    pieces = (shown[match.start() : match.end()] for match in _cluster_pattern().finditer(text))
    return "".join(
        "¦" if piece == ZWJ else f"{piece}{ZWNJ}" if piece.endswith(ZWJ) else piece
        for piece in pieces
    )


ZWJ, ZWNJ = "\u200d", "\u200c"
_WITHOUT_WIDTH = {
    0x00AD: "¬",  # soft hyphen, as word processors show it
    **dict.fromkeys((0x180E, 0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF), "¦"),
    **dict.fromkeys((0x200E, 0x200F, 0x061C), "¦"),  # marks of direction
}


def is_plain(text: str) -> bool:
    """Whether every code point is a cluster of its own, one cell wide."""
    if text.isascii():
        return text.isprintable()  # ten times as fast as the search
    return _NOT_PLAIN.search(text) is None


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[Cluster]:
    """The grapheme clusters of `text[start:end]`; a tab has width 0, see `place_tabs`."""
    for match in _cluster_pattern().finditer(text, start, len(text) if end is None else end):
        yield Cluster(match.start(), match.end(), _width(match.group()))


def place_tabs(row: Iterator[Cluster], text: str) -> Iterator[tuple[Cluster, int]]:
    """Each cluster of a row with the cell it begins at; tabs are given their width."""
    cell = 0
    for cluster in row:
        tab = text[cluster.start] == "\t"
        placed = cluster._replace(width=TAB - cell % TAB) if tab else cluster
        yield placed, cell
        cell += placed.width


def cut(text: str, width: int) -> str:
    """Text of at most so many cells, with an ellipsis where some of it had to go."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1) + "…" if width > 0 else ""


@lru_cache(maxsize=4096)
def _width(cluster: str) -> int:
    return cell_len(drawn(cluster))


@cache
def _cluster_pattern() -> "regex.Pattern[str]":
    """A grapheme cluster; `regex` is imported for the first line that is not plain."""
    import regex

    return regex.compile(r"\X")
