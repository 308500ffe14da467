"""The keys, as they are now: the table of actions with a user's changes."""

import re

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.tui.actions import CONTEXTS
from reader.tui.key_names import shown
from reader.tui.keymap import Keymap
from reader.tui.screens.dialog import Dialog

COLUMN = 22
"""Cells of the keys."""
_DIGIT = re.compile(r"(?:.*-)?tag-([1-9])")


class HelpScreen(Dialog[None]):
    """Lists every action with its keys, the present screen's first."""

    def __init__(self, keymap: Keymap, context: str) -> None:
        super().__init__()
        self._keymap = keymap
        self._place = context

    def compose(self) -> ComposeResult:
        """The table, scrollable."""
        with VerticalScroll(id="help"):
            yield Static(self._table())

    def on_key(self, event: events.Key) -> None:
        """Leave; the arrows scroll."""
        if event.key in ("escape", "q", "question_mark", "enter"):
            event.stop()
            self.dismiss()
        elif event.character in ("j", "k"):
            by = 1 if event.character == "j" else -1
            self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def _table(self) -> Group:
        parts: list[RenderableType] = []
        for context in sorted(CONTEXTS, key=lambda name: name != self._place):
            parts.append(Text(CONTEXTS[context], "bold"))
            table = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
            table.add_column(min_width=COLUMN, no_wrap=True, style="bold")
            table.add_column()
            for action in self._keymap.of_context(context):
                digit = _DIGIT.fullmatch(action.id)
                if digit and digit[1] != "1":
                    continue  # nine rows that say the same
                keys = "  ".join(shown(key) for key in action.keys)
                said = action.text
                if digit:
                    keys, said = f"{keys} … 9", "the tag with that key, on or off"
                table.add_row(Text(keys), Text(said))
            parts += [table, ""]
        palette = self._keymap.key_of("palette")
        by_name = f"{palette} finds any command by name, also those without a key. "
        parts.append(
            Text(
                "The mouse works too: click a sentence, a tag, a person, an article.\n"
                f"{by_name if palette else ''}Esc closes this."
            )
        )
        return Group(*parts)
