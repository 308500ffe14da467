"""What an annotation was before: each version with its author and time, the latest first."""

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.model import Annotation
from reader.model.visible import one_line, visible
from reader.tui.screens.dialog import Dialog


class VersionsScreen(Dialog[None]):
    """Lists the versions of one annotation."""

    def __init__(self, annotation: Annotation, versions: Sequence[Annotation]) -> None:
        super().__init__()
        self._versions = [annotation, *versions]

    def compose(self) -> ComposeResult:
        """The list, scrollable."""
        with VerticalScroll(id="help"):
            yield Static(self._text(), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any key that does not scroll closes it."""
        if event.key not in ("up", "down", "pageup", "pagedown"):
            event.stop()
            self.dismiss()

    def _text(self) -> Text:
        text = Text(f"“{one_line(self._versions[0].exact) or 'the whole article'}”\n\n", "italic")
        for number, version in enumerate(self._versions):
            when = version.updated[:16].replace("T", " ")
            state = "now" if number == 0 else "before"
            text.append(f"{state}  {when} UTC  {one_line(version.author)}\n", "bold")
            text.append(f"  {' '.join(f'#{one_line(tag)}' for tag in version.tags) or 'no tag'}\n")
            if version.note:
                text.append(f"  {visible(version.note)}\n")
            text.append("\n")
        if len(self._versions) == 1:
            text.append("it was never changed\n\n")
        text.append("Esc closes this.")
        return text
