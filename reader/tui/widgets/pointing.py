"""The pointer over the text: click, double and triple click, drag.

In: mouse events in cells. Out: selections of whole grapheme clusters; where cells are is asked of
the layout, since a wide character takes two of them and a family of emoji is one. A drag beyond the
upper or lower edge scrolls on.
"""

from textual import events
from textual.timer import Timer

from reader.model import Span
from reader.tui.text.geometry import Inserted
from reader.tui.text.words import word_at
from reader.tui.widgets.paged import Paged
from reader.tui.widgets.row_painter import GUTTER

SCROLL_SECONDS = 0.05
"""Seconds between two rows while a drag stands beyond the edge."""


class Pointing(Paged):
    """A page that is selected on with a mouse."""

    _drag_from: Span | None = None
    _dragged = False
    _pointer = (0, 0)
    _scrolling: Timer | None = None

    def offset_at(self, x: int, y: int) -> int | None:
        """The code point drawn at a cell of the widget; None outside of the text."""
        if not self.is_laid_out:
            return None
        row = self.geometry.text_at(self._scroll_row + y)
        return None if row is None else self.page.offset_at(row, x - self._left - GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin what may become a drag."""
        if event.button != 1:
            return
        offset = self.offset_at(event.x, event.y)
        self._dragged = False
        self._drag_from = None if offset is None else self.page.cluster_at(offset)
        if offset is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the selection along."""
        if self._drag_from is None or not event.button:
            return
        self._pointer = (event.x, event.y)
        self._drag()
        beyond = not 0 <= event.y < self.size.height
        if beyond and self._scrolling is None:
            self._scrolling = self.set_interval(SCROLL_SECONDS, self._scroll_on)
        elif not beyond:
            self._stop_scrolling()

    def on_mouse_up(self) -> None:
        """End the drag; the selection stays."""
        self.release_mouse()
        self._stop_scrolling()
        self._drag_from = None

    def on_click(self, event: events.Click) -> None:
        """Select what is under the pointer: a name or the sentence, the word, the paragraph."""
        if self._dragged or event.button != 1 or not self.is_laid_out:
            return
        found = self.geometry.at(self._scroll_row + event.y)
        if isinstance(found, Inserted):
            if found.span is not None:
                self.select(found.span)
            return
        offset = self.offset_at(event.x, event.y)
        if offset is None:
            return
        self.select(self._meant(offset, event.chain))

    def _meant(self, offset: int, clicks: int) -> Span:
        text = self.article.text
        if clicks == 1:
            return self._name_at(offset) or self.motions.sentence_at(offset)
        if clicks == 2:
            return word_at(text, min(offset, max(0, len(text) - 1)))
        line = self.page.line_at(offset)
        start = self.page.line_starts[line]
        return Span(start, start + len(self.page.lines[line]))

    def _name_at(self, offset: int) -> Span | None:
        if "entities" in self.marks.hidden:
            return None
        mark = next(self.marks.entities.touching(offset, offset + 1), None)
        return None if mark is None else Span(mark.start, mark.end)

    def _drag(self) -> None:
        start = self._drag_from
        assert start is not None
        x, y = self._pointer
        inside = max(0, min(y, self.size.height - 1))
        offset = self._nearest_offset(x, inside)
        if offset is None:
            return
        here = self.page.cluster_at(min(offset, max(0, len(self.article.text) - 1)))
        if here == start and not self._dragged:
            return
        self._dragged = True
        self._select_in_sight(Span(min(start.start, here.start), max(start.end, here.end)))

    def _nearest_offset(self, x: int, y: int) -> int | None:
        """The code point at a cell or, beside a row that is no text, in the row above."""
        for row in range(y, -1, -1):
            offset = self.offset_at(x, row)
            if offset is not None:
                return offset
        return None

    def _scroll_on(self) -> None:
        self._scroll_to_row(self._scroll_row + (1 if self._pointer[1] >= self.size.height else -1))
        self._drag()

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None
