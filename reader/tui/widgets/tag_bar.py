"""The tag bar: the tags with their digits, always on the screen while reading.

In: the codebook, and what there is to say. Out: one row; `Pressed` when a tag was clicked.
"""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from reader.model import Tag
from reader.tui.themes import tag_color

NAMES_KEPT = 14
"""Cells of a tag's name on the bar."""


class TagBar(Widget):
    """Tags left, a message or what the selection is on the right."""

    class Pressed(Message):
        """A tag was clicked; `key` is its digit, "t" for the picker."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__(id="tag-bar")
        self._tags: Sequence[Tag] = ()
        self._message = ""
        self._problem = False
        self._lit = ""
        self._places: list[tuple[int, int, str]] = []

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show the tags that have a digit."""
        self._tags = [tag for tag in tags if tag.key]
        self.refresh()

    def say(self, message: str, *, problem: bool = False, lit: str = "") -> None:
        """Show a message on the right; `lit` is the digit that just acted."""
        self._message, self._problem, self._lit = message, problem, lit
        self.refresh()

    def render(self) -> Text:
        """The row at the present width: the message first, then as many tags as fit."""
        width = self.size.width
        style = Style(bold=True, reverse=self._problem)
        message = Text(self._message, style=style if self._problem else "")
        message.truncate(max(10, width - 12) if self._message else 0, overflow="ellipsis")
        room = width - message.cell_len - 2
        line = Text(" ", no_wrap=True, end="")
        self._places = []
        for tag in self._tags:
            name = tag.name if len(tag.name) <= NAMES_KEPT else f"{tag.name[: NAMES_KEPT - 1]}…"
            if line.cell_len + len(name) + 4 > room - 7:
                break
            start = line.cell_len
            ink = Style(color=tag_color(tag.color).rich_color, bold=True)
            line.append(tag.key, ink + Style(reverse=tag.key == self._lit))
            line.append(f" {name}", Style(bold=tag.key == self._lit))
            self._places.append((start, line.cell_len, tag.key))
            line.append("  ")
        if line.cell_len + 6 <= room:
            self._places.append((line.cell_len, line.cell_len + 6, "t"))
            line.append("t more")
        line.append(" " * max(1, width - 1 - line.cell_len - message.cell_len))
        line.append_text(message)
        return line

    def on_click(self, event: events.Click) -> None:
        """Press the tag under the pointer."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(key))
