"""Columns: the pieces of one printed page in, in the order that they are read out.

Most programs write a page column by column, and then its order is the file's. Some write it row by
row, across the columns. Such a page is cut at the blank strips between its columns (the X-Y cut of
Nagy and Seth 1984, one level of it): between two lines that cross a strip, each column is read from
top to bottom before the next. A table looks much the same; what tells them apart is that the lines
of a text fill their column. Where that is not sure, the order stays and it is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reader.ingest.printed import Line

ROWS = 6
"""Lines a column has at least."""
STRIP = 6.0
"""Points of the strip between two columns, at least."""
NARROW = 0.6
"""The share of the page's width up to which a line may be one of a column."""
CROSSING = 0.05
"""The share of the pieces that may cross a strip; headings and feet do."""
INTERLEAVED = 3
"""Times that the file's order goes back to a column before, at least, to be row by row."""
FILLED = 0.6
"""The share of a column's width that its lines take, in the middle, where it is a text."""
WORDS = 3
"""Words in such a line, in the middle."""


class Read(NamedTuple):
    """The lines of a page in order, and whether it is sure that this is how they are read."""

    lines: list[Line]
    is_sure: bool = True


def in_reading_order(lines: Sequence[Line], pieces: Sequence[Line]) -> Read:
    """The lines of a page; where it has columns and the file goes across them, its pieces.

    `pieces` are the lines, divided wherever there is a wide blank in one.
    """
    strips = _strips(pieces)
    bands = list(_bands(pieces, strips)) if strips else []
    if sum(_back_steps(band, strips) for band in bands) < INTERLEAVED:
        return Read(list(lines))
    beside = [p for p in pieces if not _crosses(p, strips)]
    texts = [_is_text(column) for column in _columns(beside, strips)]
    if not all(texts):
        return Read(list(lines), is_sure=not any(texts))  # a table is sure to be none
    read: list[Line] = []
    for band in bands:
        columns = _columns(band, strips)
        for column in reversed(columns) if _is_right_to_left(beside) else columns:
            read += sorted(column, key=lambda piece: (round(piece.top), piece.left))
    return Read(read)


def _strips(pieces: Sequence[Line]) -> list[float]:
    """The middles of the blank strips from top to bottom, from the left to the right."""
    if len(pieces) < 2 * ROWS:
        return []
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    narrow = [p for p in pieces if p.right - p.left <= width * NARROW]
    allowed = int(len(narrow) * CROSSING)
    edges = sorted([(p.left, 1) for p in narrow] + [(p.right, -1) for p in narrow])
    strips: list[float] = []
    blank: list[tuple[int, float, float]] = []
    """Parts of a strip: how many pieces cross it there, its width with a minus, its middle."""
    covered = 0
    for (begin, change), (end, _) in pairwise(edges):
        covered += change
        if covered <= allowed:
            blank.append((covered, begin - end, (begin + end) / 2))
        elif blank:
            _, wide, middle = min(blank)
            if -wide >= STRIP and _divides(narrow, middle):
                strips.append(middle)
            blank.clear()
    return strips


def _divides(pieces: Sequence[Line], middle: float) -> bool:
    """Whether there are enough lines side by side on both sides of a strip."""
    left = [piece for piece in pieces if piece.right <= middle]
    right = [piece for piece in pieces if piece.left >= middle]
    if len(left) < ROWS or len(right) < ROWS:
        return False
    top = max(min(p.top for p in left), min(p.top for p in right))
    bottom = min(max(p.bottom for p in left), max(p.bottom for p in right))
    beside = [sum(top <= p.top <= bottom for p in side) for side in (left, right)]
    return min(beside) >= ROWS


def _crosses(piece: Line, strips: Sequence[float]) -> bool:
    return any(piece.left < at < piece.right for at in strips)


def _bands(pieces: Sequence[Line], strips: Sequence[float]) -> Iterator[list[Line]]:
    """The pieces between those that cross a strip, and each of these, from top to bottom."""
    rest = [piece for piece in pieces if not _crosses(piece, strips)]
    crossing = [piece for piece in pieces if _crosses(piece, strips)]
    for wide in sorted(crossing, key=lambda piece: piece.top):
        above = [piece for piece in rest if piece.top < wide.top]
        rest = [piece for piece in rest if piece.top >= wide.top]
        if above:
            yield above
        yield [wide]
    if rest:
        yield rest


def _place(piece: Line, strips: Sequence[float]) -> int:
    """Which column a piece begins in."""
    return sum(piece.left >= at for at in strips)


def _columns(pieces: Iterable[Line], strips: Sequence[float]) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in range(len(strips) + 1)]
    for piece in pieces:
        columns[_place(piece, strips)].append(piece)
    return columns


def _back_steps(band: Sequence[Line], strips: Sequence[float]) -> int:
    """How often the file's order goes back to a column on the left."""
    order = [_place(piece, strips) for piece in band]
    return sum(after < before for before, after in pairwise(order))


def _is_text(column: Sequence[Line]) -> bool:
    """Whether its lines fill it, with words."""
    width = max(p.right for p in column) - min(p.left for p in column)
    filled = median(p.right - p.left for p in column) >= width * FILLED
    return filled and median(len(p.text.split()) for p in column) >= WORDS


def _is_right_to_left(band: Sequence[Line]) -> bool:
    letters = [letter for piece in band for letter in piece.text if letter.isalpha()]
    return sum("\u0590" <= letter <= "\u08ff" for letter in letters) * 2 > len(letters)
