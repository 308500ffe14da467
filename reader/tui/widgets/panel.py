"""The side panel: people and what they said, what is named, annotations.

In: the analysis and the annotations of an article. Out: rows; `Jump` when one of them is chosen.
The rows are made by `reader.tui.text.panel_rows`; this draws them and moves a cursor over those
that lead somewhere.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model import Span
from reader.tui.key_names import name_of
from reader.tui.text.panel_rows import PanelRow

_CURSOR = Style(reverse=True)


class Panel(ScrollView, can_focus=True, inherit_bindings=False):
    """One page of the panel at a time."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"panel--heading", "panel--muted", "panel--name"}

    class Jump(Message):
        """A row that stands for a place in the text was chosen."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self) -> None:
        super().__init__(id="panel")
        self._page = ""
        self._rows: Sequence[PanelRow] = ()
        self._cursor = 0
        self._turn: dict[int, int] = {}
        self._styles: dict[str, Style] = {}

    @property
    def current(self) -> PanelRow | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._cursor < len(self._rows) else None

    def show(self, page: str, rows: Sequence[PanelRow]) -> None:
        """Show these rows; on another page the cursor goes to the first that leads somewhere."""
        if page == self._page and rows == self._rows:
            return
        moved = page != self._page
        self._page, self._rows, self._turn = page, rows, {}
        if moved or self.current is None or not self.current.spans:
            self._cursor = next((i for i, row in enumerate(rows) if row.spans), 0)
        self.virtual_size = Size(self.size.width, len(rows))
        if moved:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def on_resize(self) -> None:
        """Follow the width."""
        self.virtual_size = Size(self.size.width, len(self._rows))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Move over the rows and choose one."""
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        name = name_of(event)
        if name in moves:
            self._move(moves[name])
        elif name in ("enter", "space"):
            self._choose(self._cursor)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer."""
        place = int(self.scroll_offset.y) + event.y
        if place < len(self._rows) and self._rows[place].spans:
            self._cursor = place
            self._choose(place)
            self.refresh()

    def _move(self, by: int) -> None:
        place = self._cursor + by
        while 0 <= place < len(self._rows) and not self._rows[place].spans:
            place += by
        if 0 <= place < len(self._rows):
            self._cursor = place
            top, height = int(self.scroll_offset.y), max(1, self.size.height)
            if place < top + 1:
                self.scroll_to(y=max(0, place - 1), animate=False)
            elif place >= top + height:
                self.scroll_to(y=place - height + 1, animate=False)
            self.refresh()

    def _choose(self, place: int) -> None:
        """Go to the row's place; of several, to the next each time."""
        if place >= len(self._rows) or not self._rows[place].spans:
            return
        spans = self._rows[place].spans
        turn = self._turn.get(place, 0)
        self._turn[place] = (turn + 1) % len(spans)
        self.post_message(self.Jump(spans[turn]))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; styles are read once for all of them."""
        base = self.rich_style
        self._styles = {
            name: base + self.get_component_rich_style(f"panel--{name}", partial=True)
            for name in ("heading", "muted", "name")
        }
        self._styles["base"] = base
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        index = int(self.scroll_offset.y) + y
        width = self.size.width
        if index >= len(self._rows):
            return Strip.blank(width, self._styles["base"])
        row = self._rows[index]
        right = f" {row.right} " if row.right else ""
        left = Strip([Segment(row.left, self._styles[row.style])])
        left = left.adjust_cell_length(max(0, width - len(right)), self._styles["base"])
        strip = Strip([*left, Segment(right, self._styles["muted"])]).adjust_cell_length(
            width, self._styles["base"]
        )
        chosen = index == self._cursor and self.has_focus and bool(row.spans)
        return strip.apply_style(_CURSOR) if chosen else strip
