"""The note editor: a few lines under the passage.

In: the passage and the note as it is, or a draft. Out: the note when it was saved, or the draft
when it was left. Enter saves, Ctrl+J is a new line, Esc keeps the draft.
"""

from collections.abc import Callable
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static, TextArea

from reader.model.visible import one_line
from reader.tui.screens.dialog import Dialog
from reader.tui.text.cells import cut

PASSAGE_CELLS = 58
"""Cells of the passage in the frame's first row."""
KEEP_SECONDS = 0.4
"""Seconds of rest after which what is written is kept as a draft."""
NOTE_ROWS = 7
"""Rows of the screen that a short note wants."""


class Written(NamedTuple):
    """What was written, and whether it is to be saved."""

    text: str
    save: bool


class NoteArea(TextArea):
    """A text area in which Enter does not write a line break."""

    async def take(self, event: events.Key) -> None:
        """Write a key that came before the area had the focus."""
        await self._on_key(event)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.dismiss(Written(self.text, save=True))
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.screen.dismiss(Written(self.text, save=False))
            return
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
            return
        await super()._on_key(event)


class NoteScreen(Dialog[Written]):
    """Writes one note, under its passage."""

    def __init__(self, passage: str, note: str, top: int, keep: Callable[[str], object]) -> None:
        """`top` is the row of the screen to stand in; `keep` gets what was written, now and then,
        so that it outlives a crash."""
        super().__init__()
        self._passage = passage
        self._note = note
        self._top = top
        self._keep = keep
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """A frame with the beginning of the passage, the text, the keys."""
        with Vertical(id="note"):
            passage = cut(one_line(self._passage), PASSAGE_CELLS)
            yield Static(f"note on “{passage}”", id="note-passage", markup=False)
            yield NoteArea(self._note, id="note-text", soft_wrap=True, compact=True)
            yield Static("⏎ save   ^J new line   Esc keep draft", id="note-keys", markup=False)

    async def on_key(self, event: events.Key) -> None:
        """Write what is typed before the text area has the focus."""
        await self.query_one(NoteArea).take(event)

    def on_mount(self) -> None:
        """Write on at the end."""
        if not self.query(NoteArea):
            return  # taken away before it was put together
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        area.focus()
        self.query_one("#note").styles.margin = (self._top, 0, 0, 0)

    def on_text_area_changed(self) -> None:
        """Keep what is written, once there is a pause."""
        if self._waiting is not None:
            self._waiting.stop()
        text = self.query_one(NoteArea).text
        if text != self._note:
            self._waiting = self.set_timer(KEEP_SECONDS, lambda: self._keep(text))

    def on_unmount(self) -> None:
        """What is waiting to be kept is left to who opened this."""
        if self._waiting is not None:
            self._waiting.stop()
