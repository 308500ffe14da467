"""The bar right of the text: where its marks are, and which part of it is on the screen.

In: the height of the page, the rows of the screen, and marks with their rows of the page. Out: one
column of cells; `Chosen` when a mark was clicked, `Scrolled` when another place was.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.model import Span


class Tick(NamedTuple):
    """A mark on the bar: its row of the page, how it is drawn, where it leads."""

    row: int
    glyph: str
    style: Style
    span: Span


class MarkBar(Widget):
    """A scroll bar with the marks of the text on it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"mark-bar--seen"}

    class Chosen(Message):
        """A mark was clicked."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    class Scrolled(Message):
        """The row of the page that is to be in the middle of the screen."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__(id="mark-bar")
        self._height = 0
        self._top = 0
        self._seen = 0
        self._ticks: Sequence[Tick] = ()
        self._cells: dict[int, Tick] = {}
        self._dragging = False

    def show(self, height: int, top: int, seen: int, ticks: Sequence[Tick]) -> None:
        """Show a page of so many rows, those on the screen, and marks, later ones on top."""
        if (height, top, seen) == (self._height, self._top, self._seen) and ticks is self._ticks:
            return
        self._height, self._top, self._seen, self._ticks = height, top, seen, ticks
        self._cells = {self._cell_of(tick.row): tick for tick in ticks}
        self.refresh()

    def on_resize(self) -> None:
        """Spread the marks over the new height."""
        self._cells = {self._cell_of(tick.row): tick for tick in self._ticks}

    def render_line(self, y: int) -> Strip:
        """One cell."""
        base = self.rich_style
        first, last = self._cell_of(self._top), self._cell_of(self._top + self._seen - 1)
        in_sight = self._height > self._seen and first <= y <= last
        if in_sight:
            base += self.get_component_rich_style("mark-bar--seen", partial=True)
        tick = self._cells.get(y)
        if tick is None:
            return Strip([Segment("▐" if in_sight else " ", base)], 1)
        return Strip([Segment(tick.glyph, base + tick.style)], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to a mark, or to the place."""
        tick = self._cells.get(event.y)
        if tick is not None:
            self.post_message(self.Chosen(tick.span))
            return
        self._dragging = True
        self.capture_mouse()
        self._scroll(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll along."""
        if self._dragging:
            self._scroll(event.y)

    def on_mouse_up(self) -> None:
        """Let go."""
        self._dragging = False
        self.release_mouse()

    def _scroll(self, y: int) -> None:
        share = max(0, min(y, self.size.height - 1)) / max(1, self.size.height - 1)
        self.post_message(self.Scrolled(round(share * self._height)))

    def _cell_of(self, row: int) -> int:
        """The cell of a row of the page; a page that fits has one for each."""
        height = max(1, self.size.height)
        return row if self._height <= height else min(height - 1, row * height // self._height)
