"""The tag picker: type to find a tag, recently used first; Enter also creates what is not there.

In: the codebook, uses, recent names. Out: the name of a tag, or None.
"""

from collections.abc import Mapping, Sequence

from rich.cells import set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.library.codebook import tag_name
from reader.model import QueryError, Tag
from reader.tui.screens.prompt import early_key
from reader.tui.text.cells import cut
from reader.tui.themes import tag_color

SHOWN = 8


class TagPicker(ModalScreen[str | None]):
    """Picks one tag by typing."""

    def __init__(self, tags: Sequence[Tag], uses: Mapping[str, int], recent: Sequence[str]) -> None:
        super().__init__()
        order = {name: place for place, name in enumerate(recent)}
        self._tags = sorted(tags, key=lambda tag: (order.get(tag.name, len(order)), tag.name))
        self._uses = uses
        self._choices: list[Tag | str] = []
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """A frame with what is typed and what fits."""
        with Vertical(id="picker"):
            yield Input(placeholder="tag", id="picker-input", compact=True)
            yield Static(id="picker-list", markup=False)

    def on_mount(self) -> None:
        """Start with all tags."""
        self._find("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again with every letter."""
        self._find(event.value)

    def on_input_submitted(self) -> None:
        """Take the tag under the cursor."""
        if self._choices:
            choice = self._choices[self._cursor]
            self.dismiss(choice.name if isinstance(choice, Tag) else choice)

    def on_key(self, event: events.Key) -> None:
        """Move, or leave."""
        moves = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1}
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in moves:
            last = max(0, len(self._choices) - 1)
            self._cursor = max(0, min(last, self._cursor + moves[event.key]))
            self._draw()
        else:
            early_key(self.query_one(Input), event)
            return
        event.stop()
        event.prevent_default()

    def _find(self, typed: str) -> None:
        wanted = typed.strip().lstrip("#")
        found = list(self._tags)
        if wanted:
            matcher = Matcher(wanted)
            scored = [(matcher.match(tag.name), tag) for tag in self._tags]
            found = [tag for score, tag in sorted(scored, key=lambda s: -s[0]) if score > 0]
        self._choices = [*found[:SHOWN]]
        self._cursor = 0
        try:
            name = tag_name(wanted) if wanted else ""
        except QueryError:
            name = ""
        if name and all(tag.name != name for tag in self._tags):
            self._choices.append(name)
        self._draw()

    def _draw(self) -> None:
        width = max(20, self.query_one("#picker-list").size.width or 44)
        lines = Text(no_wrap=True)
        for place, choice in enumerate(self._choices):
            style = Style(reverse=place == self._cursor)
            if isinstance(choice, Tag):
                uses = str(self._uses.get(choice.name, 0) or "")
                about = f"  {choice.description}" if choice.description else ""
                room = width - len(uses) - 3
                left = set_cell_size(cut(f" #{choice.name}{about}", room - 2), room)
                mark = Style(color=tag_color(choice.color).rich_color)
                lines.append(f"{choice.key or ' '}", mark + style)
                lines.append("▌", mark + style)
                lines.append(f"{left}{uses}\n", style)
            else:
                left = set_cell_size(cut(f"  create #{choice}", width - 1), width - 1)
                lines.append(f"{left}\n", style)
        if not self._choices:
            lines.append(" that is no name for a tag")
        self.query_one("#picker-list", Static).update(lines)
