"""A list of rows with places to go to: what was found, people, what they said.

In: rows, of which several in a row may belong to one target. Out: `Chosen` when a target is to be
opened. The cursor is on a target and inverts its rows; hits stand out in it too, by weight and
line. Only the rows on the screen are drawn.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

STYLES = ("title", "muted", "hit")
_CURSOR = Style(reverse=True)
_HIT = Style(bold=True, underline=True)


class ListRow(NamedTuple):
    """A row: parts with their style ("base" or one of `STYLES`), what stands at the right.

    Rows with the same `target`, an index from 0, are one; None is a row that leads nowhere.
    """

    parts: tuple[tuple[str, str], ...]
    right: str = ""
    target: int | None = None


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows on the screen, one target under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{name}" for name in STYLES}

    class Highlighted(Message):
        """The cursor is on another target."""

    class Chosen(Message):
        """A target is to be opened."""

        def __init__(self, target: int) -> None:
            super().__init__()
            self.target = target

    def __init__(self) -> None:
        super().__init__(id="rows")
        self._rows: Sequence[ListRow] = ()
        self._first_rows: list[int] = []
        self._targets = 0
        self._styles: dict[str, Style] = {}
        self.cursor = 0

    @property
    def current(self) -> int | None:
        """The target under the cursor."""
        return self.cursor if self.cursor < self._targets else None

    def show(self, rows: Sequence[ListRow], *, keep: bool = False) -> None:
        """Show these rows; with `keep`, the cursor stays where it is."""
        self._rows = rows
        self._first_rows = [
            place
            for place, row in enumerate(rows)
            if row.target is not None and (not place or rows[place - 1].target != row.target)
        ]
        self._targets = len(self._first_rows)
        self.cursor = min(self.cursor, max(0, self._targets - 1)) if keep else 0
        self.virtual_size = Size(self.size.width, len(rows))
        if keep:
            self._follow()
        else:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many targets."""
        self.move_to(self.cursor + by)

    def move_to(self, target: int) -> None:
        """Move the cursor to a target; beyond the ends, to the end."""
        target = max(0, min(target, self._targets - 1))
        if target == self.cursor:
            return
        before, self.cursor = self.cursor, target
        for place in (before, target):
            first = self._first_rows[place]
            self.refresh_lines(first, self._end_of(place) - first)
        self._follow()
        self.post_message(self.Highlighted())

    @property
    def page(self) -> int:
        """About how many targets fit on the screen."""
        return max(1, self.size.height * self._targets // max(1, len(self._rows)))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """One click moves the cursor, another on the same target opens it."""
        place = int(self.scroll_offset.y) + event.y
        target = self._rows[place].target if place < len(self._rows) else None
        if target is None:
            return
        if target == self.cursor:
            self.post_message(self.Chosen(target))
        else:
            self.move_to(target)

    def _end_of(self, target: int) -> int:
        place = self._first_rows[target]
        while place < len(self._rows) and self._rows[place].target == target:
            place += 1
        return place

    def _follow(self) -> None:
        """Scroll so that the target under the cursor is seen, with the heading over it."""
        if not self._targets:
            return
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        first, end = self._first_rows[self.cursor], self._end_of(self.cursor)
        while first and self._rows[first - 1].target is None and end - first < height:
            first -= 1
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif end > top + height:
            self.scroll_to(y=end - height, animate=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; styles are read once for all of them."""
        base = self.rich_style
        self._styles = {
            name: base + self.get_component_rich_style(f"rows--{name}", partial=True)
            for name in STYLES
        }
        self._styles["base"] = base
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        place = int(self.scroll_offset.y) + y
        width = self.size.width
        base = self._styles["base"]
        if place >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[place]
        chosen = row.target is not None and row.target == self.cursor
        plain = base + _CURSOR

        def style(name: str) -> Style:
            if not chosen:
                return self._styles[name]
            return plain + _HIT if name == "hit" else plain

        right = f" {row.right} " if row.right else ""
        left = Strip([Segment(text, style(name)) for text, name in row.parts])
        left = left.adjust_cell_length(max(0, width - len(right)), style("base"))
        strip = Strip([*left, Segment(right, style("muted"))])
        return strip.adjust_cell_length(width, style("base"))
