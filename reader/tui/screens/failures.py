"""What could not be added, and why: a line for each."""

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.tui.screens.dialog import Dialog

SHOWN = 1_000


class FailuresScreen(Dialog[None]):
    """Lists what an import had to leave out."""

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__()
        self._failures = failures

    def compose(self) -> ComposeResult:
        """The list, scrollable."""
        with VerticalScroll(id="help"):
            yield Static(self._text(), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any key that does not scroll closes it."""
        if event.key not in ("up", "down", "pageup", "pagedown", "home", "end"):
            event.stop()
            self.dismiss()

    def _text(self) -> Text:
        count = len(self._failures)
        if not count:
            return Text("Nothing failed when something was last added.\n\nEsc closes this.")
        text = Text(f"{count:,} could not be added\n\n", "bold")
        for failure in self._failures[:SHOWN]:
            text.append(f"{failure}\n\n", "")
        if count > SHOWN:
            text.append(f"and {count - SHOWN:,} more; 'reader add' lists them all\n\n")
        text.append("Esc closes this.")
        return text
