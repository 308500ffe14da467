"""A picker: type to find one of many, arrows to move, Enter to take it.

In: what fits what is typed, from the subclass. Out: the value that was taken, or None.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.tui.screens.dialog import Dialog
from reader.tui.screens.prompt import early_key
from reader.tui.text.cells import cut

SHOWN = 8
MARK = 2
"""Cells of the mark and the bar before a choice."""
MOVES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1}


class Choice(NamedTuple):
    """One row: what is taken, what stands there, what stands at the right; before it a mark and,
    where it has a colour, a bar."""

    value: str
    words: str
    right: str = ""
    mark: str = ""
    mark_style: Style = Style()
    bar: Style | None = None


class Picker(Dialog[str | None]):
    """Picks one of the choices that `find` gives."""

    title_text = ""
    placeholder = ""
    nothing = ""
    """Said where nothing can be taken."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()
        self._cursor = 0

    def find(self, typed: str) -> Sequence[Choice]:
        """The choices for what is typed, the best first."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A frame with what is typed and what fits."""
        with Vertical(id="picker") as frame:
            frame.border_title = Text(self.title_text)  # pyright: ignore[reportAttributeAccessIssue]
            yield Input(placeholder=self.placeholder, id="picker-input", compact=True)
            yield Static(id="picker-list", markup=False)

    def on_mount(self) -> None:
        """Start with all there is."""
        self._find("")
        for box in self.query(Input):  # none, where the program ends at this moment
            box.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again with every letter."""
        self._find(event.value)

    def on_input_submitted(self) -> None:
        """Take what is under the cursor."""
        if self._choices:
            self.dismiss(self._choices[self._cursor].value)

    def on_key(self, event: events.Key) -> None:
        """Move, or leave."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in MOVES:
            last = max(0, len(self._choices) - 1)
            self._cursor = max(0, min(last, self._cursor + MOVES[event.key]))
            self._draw()
        else:
            early_key(self.query_one(Input), event)
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Take the row under the pointer; a click outside leaves."""
        widget, _ = self.get_widget_at(event.screen_x, event.screen_y)
        if widget.id == "picker-list":
            row = event.screen_y - widget.region.y
            if row < len(self._choices):
                self.dismiss(self._choices[row].value)
        elif widget is self:
            self.dismiss(None)

    def _find(self, typed: str) -> None:
        self._choices = self.find(typed)
        self._cursor = 0
        self._draw()

    def _draw(self) -> None:
        if not self.query("#picker-list"):
            return  # closed before it was there
        width = max(20, self.query_one("#picker-list").size.width or 44)
        lines = Text(no_wrap=True)
        for place, choice in enumerate(self._choices):
            style = Style(reverse=place == self._cursor)
            room = width - MARK - len(choice.right) - 1
            left = set_cell_size(cut(f" {choice.words}", room - 2), room)
            shown = choice.mark_style if choice.mark else Style()
            lines.append(set_cell_size(choice.mark, 1), shown + style)
            lines.append(" " if choice.bar is None else "▌", (choice.bar or Style()) + style)
            lines.append(f"{left}{choice.right}\n", style)
        if not self._choices:
            lines.append(f" {self.nothing}")
        self.query_one("#picker-list", Static).update(lines)
