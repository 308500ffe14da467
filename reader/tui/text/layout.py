"""The layout: which code points stand in which row of the column.

In: a text, a column width in cells, and how some lines are set (indented, behind a marker). Out:
rows, numbered from 0 over the whole text, each a half-open span of it. Lines are those of the
canonical text; an empty one is one empty row.

The first lines are wrapped at once; beyond them a line's height is estimated until it is looked at
(`settle`) or there is time (`refine`), so that no key waits for text nobody sees.
"""

import time
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from reader.model import Span
from reader.tui.text.cells import Cluster, clusters, is_plain, place_tabs
from reader.tui.text.justify import justified
from reader.tui.text.wrap import Hyphens, wrap, wrap_hyphenated, wrap_plain

WRAPPED_AT_ONCE = 40_000
"""Code points of lines with wide or combining characters that are wrapped before the first look."""
REFINED_UNSEEN = 0.25
"""Seconds for which lines are made exact before the rows after them are moved."""
PLAIN_TO_OTHERS = 10
"""How many code points of one cell each are wrapped in the time of one of the others, about."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line is set: `indent` cells from the left, `marker` (cells of text) before the first
    row, `rail` drawn down the whole left side; `as_it_is`: its blanks and words stay as they are.
    """

    indent: int = 0
    marker: str = ""
    rail: str = ""
    as_it_is: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How the whole text is set: rows stretched to the column, rows that an empty line takes,
    where words may be divided."""

    justify: bool = False
    spacing: int = 1
    hyphens: Hyphens | None = None


class Row(NamedTuple):
    """One row: its span of the text, its line, and whether it is the line's first row."""

    start: int
    end: int
    line: int
    first: bool


PLAIN = LineStyle()
USUAL = Setting()


class Layout:
    """The rows of one text at one width."""

    def __init__(
        self,
        text: str,
        width: int,
        styles: Mapping[int, LineStyle] | None = None,
        setting: Setting = USUAL,
        like: "Layout | None" = None,
    ) -> None:
        """`like` is a layout of the same text at another width: what does not depend on the
        width is taken from it."""
        self.text = text
        self.width = width
        if like is None:
            self.lines = text.split("\n")
            self.line_starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
            self._plain: dict[int, bool] = {}
        else:
            self.lines, self.line_starts, self._plain = like.lines, like.line_starts, like._plain
        self.styles = styles or {}
        self.setting = setting
        self._rows: dict[int, list[int]] = {}
        self._estimated: set[int] = set()
        self._heights: list[int] = []
        self._tops: list[int] = []
        self._unstacked = 0.0
        """Seconds for which lines were made exact since they were put under one another."""
        self._wrap_all()

    @property
    def height(self) -> int:
        """Number of rows, some of them perhaps still estimated."""
        return self._tops[-1]

    @property
    def estimated(self) -> bool:
        """Whether some line's height is not known exactly yet."""
        return bool(self._estimated)

    def style(self, line: int) -> LineStyle:
        """How a line is set."""
        return self.styles.get(line, PLAIN)

    def row(self, number: int) -> Row:
        """The row of this number. Its line must be settled."""
        line = min(bisect_right(self._tops, number) - 1, len(self.lines) - 1)
        starts = self.rows_of(line)
        inner = min(number - self._tops[line], len(starts) - 1)
        offset = self.line_starts[line]
        end = starts[inner + 1] if inner + 1 < len(starts) else len(self.lines[line])
        return Row(offset + starts[inner], offset + end, line, inner == 0)

    def row_at(self, offset: int) -> int:
        """The number of the row that holds a code point; the end of the text is in the last."""
        line = self.line_at(offset)
        return (
            self._tops[line] + bisect_right(self.rows_of(line), offset - self.line_starts[line]) - 1
        )

    def line_at(self, offset: int) -> int:
        """The line that holds a code point; a line break belongs to the line it ends."""
        return max(0, min(bisect_right(self.line_starts, offset) - 1, len(self.lines) - 1))

    def rows_of(self, line: int) -> list[int]:
        """Where the rows of a line begin, in code points of the line."""
        rows = self._rows.get(line)
        if rows is None:
            rows = self._rows[line] = self._wrap(line, self._width_of(line))
        return rows

    def is_plain(self, line: int) -> bool:
        """Whether every code point of a line is one cell."""
        known = self._plain.get(line)
        if known is None:
            known = self._plain[line] = is_plain(self.lines[line])
        return known

    def row_near(self, offset: int) -> int:
        """About the row that holds a code point, without wrapping anything."""
        line = self.line_at(offset)
        share = (offset - self.line_starts[line]) / (len(self.lines[line]) + 1)
        return self._tops[line] + int(share * self._heights[line])

    def is_even(self, row: Row) -> bool:
        """Whether every code point of a row is drawn in one cell, one after another."""
        return self.is_plain(row.line) and not self._is_stretched(row)

    def is_divided(self, row: Row) -> bool:
        """Whether a row ends inside a word, and a hyphen is to be drawn after it."""
        if self.setting.hyphens is None or not self.is_plain(row.line):
            return False
        room = self._width_of(row.line) - (row.end - row.start)
        inside = self.text[row.end - 1 : row.end + 1].isalpha()
        return room > 0 and row.end < self._line_end(row.line) and inside

    def cell_at(self, row: Row, offset: int) -> int:
        """The cell of the column, from 0, at which a code point of the row is drawn."""
        indent = self.style(row.line).indent
        if self.is_even(row):
            return indent + offset - row.start
        cell = 0
        for cluster, at in self.placed(row):
            if offset < row.start + cluster.end:
                return indent + at
            cell = at + cluster.width
        return indent + cell

    def offset_at(self, row: Row, cell: int) -> int:
        """The code point drawn at a cell of the column: the start of the cluster there, or the
        row's end to the right of it."""
        cell = max(0, cell - self.style(row.line).indent)
        if self.is_even(row):
            return min(row.start + cell, row.end)
        for cluster, at in self.placed(row):
            if cell < at + cluster.width:
                return row.start + cluster.start
        return row.end

    def cluster_at(self, offset: int) -> Span:
        """The grapheme cluster that holds a code point."""
        line = self.line_at(offset)
        start = self.line_starts[line]
        if self.is_plain(line) or offset - start >= len(self.lines[line]):
            return Span(offset, min(offset + 1, len(self.text)))
        row = self.row(self.row_at(offset))
        for cluster, _ in self.placed(row):
            if offset < row.start + cluster.end:
                return Span(row.start + cluster.start, row.start + cluster.end)
        return Span(offset, min(offset + 1, len(self.text)))

    def settle(self, first: int, count: int) -> bool:
        """Make every line that touches these rows exact; whether a height changed."""
        if not self._estimated:
            return False
        changed = self._unstacked > 0
        if changed:
            self._stack()
        line = max(0, bisect_right(self._tops, first) - 1)
        seen = self._tops[line] - first
        while line < len(self.lines) and seen < count:
            changed |= self._make_exact(line)
            seen += self._heights[line]
            line += 1
        if changed:
            self._stack()
        return changed

    def refine(self, seconds: float) -> bool:
        """Make estimated lines exact for about this long; whether rows stand elsewhere now. They
        are moved when all is exact and, in between, from time to time: the whole page has to be
        put together anew for that."""
        before = time.perf_counter()
        while self._estimated and time.perf_counter() < before + seconds:
            line = self._estimated.pop()  # `next(iter())` would pass all that went before
            self._estimated.add(line)
            self._make_exact(line)
        self._unstacked += time.perf_counter() - before
        if self._estimated and self._unstacked < REFINED_UNSEEN:
            return False
        return self._stack()

    def placed(self, row: Row) -> list[tuple[Cluster, int]]:
        """The clusters of a row, in code points of the row, each with the cell it begins at."""
        text = self.text[row.start : row.end]
        if self.is_plain(row.line):
            placed = [(Cluster(n, n + 1, 1), n) for n in range(len(text))]
        else:
            placed = list(place_tabs(clusters(text), text))
        if not self._is_stretched(row):
            return placed
        return justified(placed, text, self._width_of(row.line) - self.is_divided(row))

    def _is_stretched(self, row: Row) -> bool:
        if not self.setting.justify or self.style(row.line).as_it_is:
            return False
        return row.end < self._line_end(row.line)

    def _line_end(self, line: int) -> int:
        return self.line_starts[line] + len(self.lines[line])

    def _wrap(self, line: int, width: int) -> list[int]:
        text, hyphens = self.lines[line], self.setting.hyphens
        if hyphens is None or self.style(line).as_it_is or not self.is_plain(line):
            return wrap(text, width)
        return wrap_hyphenated(text, width, hyphens)

    def _width_of(self, line: int) -> int:
        return max(1, self.width - self.style(line).indent)

    def _wrap_all(self) -> None:
        budget = WRAPPED_AT_ONCE * PLAIN_TO_OTHERS
        heights: list[int] = []
        plain_lines, column, spacing = self._plain, max(1, self.width), self.setting.spacing
        hyphens, estimate = self.setting.hyphens, self._estimated.add
        for number, line in enumerate(self.lines):
            if not line:
                heights.append(spacing)
                continue
            width = self._width_of(number) if number in self.styles else column
            if budget < 0:
                estimate(number)
                heights.append(1 + len(line) // width)
                continue
            plain = plain_lines.get(number)
            if plain is None:
                plain = plain_lines[number] = is_plain(line)
            budget -= len(line) if plain else len(line) * PLAIN_TO_OTHERS
            if plain and len(line) <= width:
                heights.append(1)
            elif budget < 0:
                estimate(number)
                heights.append(1 + (1 if plain else 2) * len(line) // width)
            else:
                rows = (
                    wrap_plain(line, width) if plain and not hyphens else self._wrap(number, width)
                )
                self._rows[number] = rows
                heights.append(len(rows))
        self._heights = heights
        self._stack()

    def _make_exact(self, line: int) -> bool:
        if line not in self._estimated:
            return False
        height = len(self.rows_of(line))
        self._estimated.discard(line)
        changed = height != self._heights[line]
        self._heights[line] = height
        return changed

    def _stack(self) -> bool:
        """Put the lines under one another; whether one of them stands elsewhere now."""
        before, self._tops = self._tops, [0, *accumulate(self._heights)]
        self._unstacked = 0.0
        return self._tops != before
