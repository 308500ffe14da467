"""The geometry of the page: what stands in which of its rows.

In: the layout of a text and the rows put between its own (title, notes, last lines), each with the
row of text it stands after. Out: for a row of the page, a row of text or an inserted one; for a
place in the text, its row of the page. Kept sorted, found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from reader.model import Span
from reader.tui.text.layout import Layout, Row


class Inserted(NamedTuple):
    """A row that is no text: its words, the kind of its style, the passage it belongs to."""

    text: str
    kind: str
    span: Span | None = None


BEFORE_TEXT = -1
"""The row of text after which the title stands."""


class Geometry:
    """The rows of one page, numbered from 0."""

    def __init__(self, layout: Layout, inserted: Iterable[tuple[int, Inserted]] = ()) -> None:
        ordered = sorted(inserted, key=itemgetter(0))
        self.layout = layout
        self._after = [row for row, _ in ordered]
        self._inserted = [item for _, item in ordered]
        self._places = [row + 1 + index for index, row in enumerate(self._after)]

    @property
    def height(self) -> int:
        """Number of rows of the page."""
        return self.layout.height + len(self._inserted)

    def at(self, page_row: int) -> Row | Inserted | None:
        """What stands in a row of the page; None outside of it."""
        if not 0 <= page_row < self.height:
            return None
        index = bisect_right(self._places, page_row) - 1
        if index >= 0 and self._places[index] == page_row:
            return self._inserted[index]
        return self.layout.row(page_row - (index + 1))

    def text_at(self, page_row: int) -> Row | None:
        """The row of text in a row of the page, if there is one."""
        found = self.at(page_row)
        return None if isinstance(found, Inserted) else found

    def row_of(self, offset: int) -> int:
        """The row of the page that holds a code point of the text."""
        row = self.layout.row_at(offset)
        return row + bisect_left(self._after, row)

    def row_near(self, offset: int) -> int:
        """About the row of the page that holds a code point, without wrapping anything."""
        row = self.layout.row_near(offset)
        return row + bisect_left(self._after, row)

    def rows_of(self, span: Span) -> tuple[int, int]:
        """The first and the last row of the page that hold a part of a span."""
        return self.row_of(span.start), self.row_of(max(span.start, span.end - 1))

    def text_before(self, page_row: int) -> int:
        """How many rows of text stand before a row of the page."""
        return max(0, page_row - bisect_left(self._places, page_row))
