"""The list of annotations: two rows each, under the headings of their groups.

In: collected annotations, groups of places in them, which are marked. Out: rows on the screen;
`Highlighted` when the cursor moved, `Chosen` when a place is to be opened, `Marked` when a row is
to be marked. Only the rows on the screen are made.
"""

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.library.collecting import By, Collected, Group
from reader.model import Tag
from reader.tui.look import make_look
from reader.tui.text.annotation_rows import Piece, details_row, heading, passage_row
from reader.tui.text.cells import cut
from reader.tui.widgets.row_painter import Look, TagLook

ROWS = 2
GUTTER = 4
"""Cells left of the passage: whether it is marked, the tag's letter, its bar, a blank."""
MARGIN = 1
_MARKED = "✓"
_CURSOR = Style(reverse=True)
_STYLES = ("title", "muted", "tag", "note", "state", "mark")


class AnnotationList(ScrollView, can_focus=True, inherit_bindings=False):
    """Annotations in groups, one under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list--{name}" for name in _STYLES}

    class Highlighted(Message):
        """The cursor is on another annotation, or on none."""

    class Chosen(Message):
        """The place of the annotation under the cursor is to be opened."""

    class Marked(Message):
        """The annotation under the cursor is to be marked, or no longer."""

    def __init__(self) -> None:
        super().__init__(id="annotations")
        self._rows: Sequence[Collected] = ()
        self._groups: Sequence[Group] = ()
        self._by: By = "article"
        self._marked: Container[str] = ()
        self._tags: Sequence[Tag] = ()
        self._about: Mapping[str, str] = {}
        self._items: list[tuple[int, int]] = []
        """Group and place of each annotation that is shown, in order."""
        self._firsts: list[int] = []
        """The number in `_items` of the first annotation of each group."""
        self._tops: list[int] = []
        """The row of each group's heading."""
        self._look: Look | None = None
        self._styles: dict[str, Style] = {}
        self.cursor = 0
        """The number of the annotation under the cursor."""
        self.rows_drawn = 0
        """How many rows were asked for by the screen; for tests and benchmarks."""

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    # -- what it shows -------------------------------------------------------------------------

    @property
    def current(self) -> Collected | None:
        """The annotation under the cursor."""
        return self._rows[self._items[self.cursor][1]] if self._items else None

    def show(
        self, rows: Sequence[Collected], groups: Sequence[Group], by: By, tags: Sequence[Tag]
    ) -> None:
        """Show these; the cursor stays on its annotation where it is there, in its group."""
        kept = self._kept()
        self._rows, self._groups, self._by = rows, groups, by
        if tags != self._tags:
            self._tags, self._look = tags, None
            self._about = {tag.name: tag.description for tag in tags}
        self._items, self._firsts, self._tops = [], [], []
        top = 0
        for number, group in enumerate(groups):
            self._firsts.append(len(self._items))
            self._tops.append(top)
            self._items += [(number, place) for place in group.places]
            top += _heading_rows(number) + ROWS * len(group.places)
        self.virtual_size = Size(self.size.width, top)
        self.cursor = self._find(kept)
        self._follow()
        self.refresh()
        self.post_message(self.Highlighted())

    def show_marked(self, marked: Container[str]) -> None:
        """Show which annotations are marked, by their ids."""
        self._marked = marked
        self.refresh()

    def color_of(self, tag: str) -> str:
        """The name of a tag's colour, that of none for what is no tag."""
        return next((each.color for each in self._tags if each.name == tag), "gray")

    def _kept(self) -> tuple[str, str]:
        """The id of the annotation under the cursor, and the name of its group."""
        row = self.current
        if row is None:
            return "", ""
        return row.annotation.id, self._groups[self._items[self.cursor][0]].name

    def _find(self, kept: tuple[str, str]) -> int:
        found = None
        for number, (group, place) in enumerate(self._items):
            if self._rows[place].annotation.id == kept[0]:
                if self._groups[group].name == kept[1]:
                    return number
                found = number if found is None else found
        return found if found is not None else max(0, min(self.cursor, len(self._items) - 1))

    # -- moving --------------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """Move the cursor by so many annotations."""
        self.move_to(self.cursor + by)

    def move_to(self, number: int) -> None:
        """Move the cursor to an annotation; beyond the ends, to the end."""
        number = max(0, min(number, len(self._items) - 1))
        if number == self.cursor:
            return
        before, self.cursor = self.cursor, number
        for each in (before, number):
            self.refresh_lines(self._row_of(each), ROWS)
        self._follow()
        self.post_message(self.Highlighted())

    def move_group(self, by: int) -> None:
        """Move the cursor to the first annotation of the group before or after."""
        if self._items:
            group = self._items[self.cursor][0]
            if by < 0 and self.cursor > self._firsts[group]:
                by += 1
            group = max(0, min(group + by, len(self._firsts) - 1))
            self.move_to(self._firsts[group])

    @property
    def page(self) -> int:
        """How many annotations fit on the screen."""
        return max(1, self.size.height // ROWS - 1)

    def _row_of(self, number: int) -> int:
        """The first row of an annotation."""
        group = self._items[number][0]
        return self._tops[group] + _heading_rows(group) + ROWS * (number - self._firsts[group])

    def _follow(self) -> None:
        """Keep the cursor in sight, with its heading where that stands right above."""
        if not self._items:
            return
        top, height = int(self.scroll_offset.y), max(ROWS, self.size.height)
        row = self._row_of(self.cursor)
        group = self._items[self.cursor][0]
        head = self._tops[group] if self.cursor == self._firsts[group] else row
        if head < top:
            self.scroll_to(y=head, animate=False)
        elif row + ROWS > top + height:
            self.scroll_to(y=row + ROWS - height, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, self.virtual_size.height)
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """One click moves the cursor, another on the same annotation opens it; in the margin a
        click marks."""
        number = self._number_at(int(self.scroll_offset.y) + event.y)
        if number is None:
            return
        was_there = number == self.cursor
        self.move_to(number)
        if event.x < GUTTER - 1:
            self.post_message(self.Marked())
        elif was_there:
            self.post_message(self.Chosen())

    def _number_at(self, row: int) -> int | None:
        """The annotation at a row, None on a heading and below the last."""
        group = bisect_right(self._tops, row) - 1
        below = row - self._tops[group] - _heading_rows(group) if group >= 0 else -1
        if below < 0 or below // ROWS >= len(self._groups[group].places):
            return None
        return self._firsts[group] + below // ROWS

    # -- drawing -------------------------------------------------------------------------------

    def _restyle(self) -> None:
        self._look = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; styles are read once for all of them."""
        base = self.rich_style
        self._styles = {
            name: base + self.get_component_rich_style(f"list--{name}", partial=True)
            for name in _STYLES
        }
        self._styles["base"] = base
        if self._look is None:
            self._look = make_look(self, self._tags)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self.rows_drawn += 1
        row, width = int(self.scroll_offset.y) + y, self.scrollable_content_region.width
        number = self._number_at(row)
        if number is not None:
            return self._annotation_row(number, row - self._row_of(number), width)
        group = bisect_right(self._tops, row) - 1
        is_heading = group >= 0 and row == self._tops[group] + _heading_rows(group) - 1
        if not is_heading:
            return Strip.blank(width, self._styles["base"])
        return self._heading_row(self._groups[group], width)

    def _annotation_row(self, number: int, second: int, width: int) -> Strip:
        row = self._rows[self._items[number][1]]
        room = max(1, width - GUTTER - MARGIN)
        assert self._look is not None
        look = self._look.of(row.annotation)
        segments = self._gutter(row, look, second)
        if second:
            left, right = details_row(row, self._by, room)
            used = sum(piece.width for piece in (*left, *right))
            middle = Piece(" " * max(0, room - used))
            pieces = [*left, middle, *right]
        else:
            pieces = passage_row(row.annotation, room)
        segments += [Segment(piece.text, self._style(piece.style, look)) for piece in pieces]
        if number == self.cursor:
            # One inverted bar: the colours of the parts would turn into a patchwork.
            chosen = self._styles["base"] + _CURSOR
            segments = [Segment(segment.text, chosen) for segment in segments]
            return Strip(segments).adjust_cell_length(width, chosen)
        return Strip(segments).adjust_cell_length(width, self._styles["base"])

    def _gutter(self, row: Collected, look: TagLook, second: int) -> list[Segment]:
        marked = row.annotation.id in self._marked and not second
        mark = Segment(_MARKED if marked else " ", self._styles["mark"])
        base = self._styles["base"]
        letter = Segment(" ", base) if second else Segment(look.letter, base + look.mark)
        return [mark, letter, Segment("▌", base + look.bar), Segment(" ", base)]

    def _heading_row(self, group: Group, width: int) -> Strip:
        count = len(group.places)
        first = self._rows[group.places[0]]
        title = heading(self._by, group.name, first, count, self._about.get(group.name, ""))
        right = cut(title.right, max(0, width // 2))
        room = max(0, width - 2 - Piece(right).width - MARGIN - 1)
        left = cut(title.left, room)
        about = cut(f"  {title.about}" if title.about else "", room - Piece(left).width)
        gap = max(1, width - 1 - Piece(left + about + right).width - MARGIN)
        pieces = [
            Piece(" "), Piece(left, "title"), Piece(about, "muted"), Piece(" " * gap),
            Piece(right, "muted"),
        ]  # fmt: skip
        strip = Strip([Segment(piece.text, self._styles[piece.style]) for piece in pieces])
        return strip.adjust_cell_length(width, self._styles["base"])

    def _style(self, name: str, look: TagLook) -> Style:
        return self._styles["base"] + look.passage if name == "passage" else self._styles[name]


def _heading_rows(group: int) -> int:
    """Rows of a heading; those after the first have a blank one before them."""
    return 2 if group else 1
