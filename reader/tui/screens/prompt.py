"""A prompt: one line of text asked for at the lower edge of the screen."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from reader.tui.screens.dialog import Dialog


def early_key(box: Input, event: events.Key) -> None:
    """Give a box what was typed before it had the focus."""
    if box.has_focus:
        return
    if event.key == "enter":
        box.post_message(Input.Submitted(box, box.value))
    elif event.character is not None and event.is_printable:
        box.insert_text_at_cursor(event.character)


class Prompt(Dialog[str | None]):
    """Asks for a line; None when it was left with Esc."""

    def __init__(
        self,
        label: str,
        value: str = "",
        placeholder: str = "",
        typed: Callable[[str], object] | None = None,
    ) -> None:
        """`typed` is called with what stands there whenever it changed."""
        super().__init__()
        self._typed = typed
        self._label = label
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """The label and the line."""
        with Horizontal(id="prompt"):
            yield Label(self._label, id="prompt-label", markup=False)
            yield Input(self._value, placeholder=self._placeholder, id="prompt-input", compact=True)

    def on_mount(self) -> None:
        """Write at once."""
        for box in self.query(Input):  # none, where the program ends at this moment
            box.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        if self._typed is not None and self.is_current:
            self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Done."""
        self.dismiss(event.value)

    def on_key(self, event: events.Key) -> None:
        """Leave without an answer; keys that came too early are not lost."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
        else:
            early_key(self.query_one(Input), event)
