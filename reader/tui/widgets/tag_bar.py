"""The tag bar: the tags with their digits, always on the screen while reading.

In: the codebook, and what there is to say. Out: two rows; `Pressed` when a tag was clicked.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from reader.model import Tag
from reader.tui.look import tag_mark
from reader.tui.text.cells import cut

NAMES_KEPT = 14
"""Cells of a tag's name on the bar."""


class TagBar(Widget):
    """A rule with the latest message, and below it the tags and what the selection is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tag-bar--rule"}

    class Pressed(Message):
        """A tag was clicked; `key` is its digit, "t" for the picker."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__(id="tag-bar")
        self._tags: Sequence[Tag] = ()
        self._message = ""
        self._selection = ""
        self._problem = False
        self._lit = ""
        self._places: list[tuple[int, int, str]] = []

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show the tags that have a digit."""
        self._tags = [tag for tag in tags if tag.key]
        self.refresh()

    def say(self, message: str, *, problem: bool = False, lit: str = "") -> None:
        """Show a message in the rule; `lit` is the digit that just acted."""
        self._show(message, problem, lit, self._selection)

    def describe(self, selection: str) -> None:
        """Say what the selection is, right of the tags."""
        self._show(self._message, self._problem, self._lit, selection)

    @property
    def has_problem(self) -> bool:
        """Whether the message is one that must not be overlooked."""
        return self._problem

    def _show(self, message: str, problem: bool, lit: str, selection: str) -> None:
        before = self._message, self._problem, self._lit, self._selection
        self._message, self._problem, self._lit, self._selection = message, problem, lit, selection
        if before != (message, problem, lit, selection):
            self.refresh()

    def render(self) -> Text:
        """The rule with the message, and the tags: they come first, and are never pushed out."""
        line = Text(no_wrap=True, end="")
        line.append_text(self._rule())
        line.append("\n")
        line.append_text(self._tag_row())
        return line

    def _rule(self) -> Text:
        width = self.size.width
        style = self.get_component_rich_style("tag-bar--rule", partial=True)
        if not self._message:
            return Text("─" * width, style, no_wrap=True)
        message = Text(f" {self._message} ", Style(bold=True, reverse=self._problem))
        message.truncate(width - 2, overflow="ellipsis")
        rule = Text(no_wrap=True)
        rule.append("─" * max(0, width - message.cell_len - 2), style)
        rule.append_text(message)
        rule.append("──", style)
        return rule

    def _tag_row(self) -> Text:
        room = self.size.width - 1
        line = Text(" ", no_wrap=True, end="")
        self._places = []
        for tag in self._tags:
            name = cut(tag.name, NAMES_KEPT)
            if line.cell_len + cell_len(name) + 4 > room:
                break
            start = line.cell_len
            ink = tag_mark(self, tag.color)
            line.append(tag.key, ink + Style(reverse=tag.key == self._lit))
            line.append(f" {name}", Style(bold=tag.key == self._lit))
            self._places.append((start, line.cell_len, tag.key))
            line.append("  ")
        if line.cell_len + 6 <= room:
            self._places.append((line.cell_len, line.cell_len + 6, "t"))
            line.append("t more")
        selection = Text(self._selection or "? keys")
        selection.truncate(max(0, room - line.cell_len - 2), overflow="ellipsis")
        if selection.cell_len > 4:
            line.append(" " * (room - line.cell_len - selection.cell_len))
            line.append_text(selection)
        return line

    def on_click(self, event: events.Click) -> None:
        """Press the tag under the pointer."""
        if event.y != 1:
            return
        for start, end, key in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(key))
