"""The annotations of an article that were moved, or lost their place when its text changed.

In: the annotations, and the passage selected in the text. Out: what a person decided about one of
them: it stands right, it belongs to the suggested place, or to the selected passage.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.model import Annotation, Span
from reader.model.visible import one_line
from reader.tui.screens.dialog import Dialog

SHOWN = 90
"""Code points of a passage that are shown."""


class Decision(NamedTuple):
    """Where an annotation belongs; None for where it is."""

    annotation: Annotation
    span: Span | None


class OrphansScreen(Dialog[Decision | None]):
    """Lists moved and orphaned annotations; asks where they belong."""

    def __init__(
        self,
        annotations: Sequence[Annotation],
        text: str,
        selection: Span,
        suggest: Callable[[Annotation], Span | None],
    ) -> None:
        super().__init__()
        self._annotations = annotations
        self._text = text
        self._selection = selection
        self._suggest = suggest
        self._suggested: dict[str, Span | None] = {}
        self._place = 0

    def compose(self) -> ComposeResult:
        """The list, scrollable."""
        with VerticalScroll(id="help"):
            yield Static(markup=False)

    def on_mount(self) -> None:
        """Show the list."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Up, down, Enter for what is suggested, s for the selection; any other key closes it."""
        if event.key in ("pageup", "pagedown"):
            return
        event.stop()
        if event.key in ("down", "up") or event.character in ("j", "k"):
            step = 1 if event.key == "down" or event.character == "j" else -1
            self._place = min(max(0, self._place + step), len(self._annotations) - 1)
            self._show()
        elif event.key == "enter":
            self._accept()
        elif event.character == "s":
            self.dismiss(Decision(self._annotations[self._place], self._selection))
        else:
            self.dismiss(None)

    def _accept(self) -> None:
        annotation = self._annotations[self._place]
        if annotation.state == "moved":
            self.dismiss(Decision(annotation, None))
        elif (suggested := self._suggestion(annotation)) is not None:
            self.dismiss(Decision(annotation, suggested))

    def _suggestion(self, annotation: Annotation) -> Span | None:
        if annotation.id not in self._suggested:
            self._suggested[annotation.id] = self._suggest(annotation)
        return self._suggested[annotation.id]

    def _show(self) -> None:
        text = Text("moved and orphaned annotations\n\n", "bold")
        for number, annotation in enumerate(self._annotations):
            is_here = number == self._place
            pointer = "▸ " if is_here else "  "
            style = "reverse" if is_here else ""
            text.append(
                f"{pointer}{annotation.state} {annotation.confidence:.0%}  "
                f"“{_short(annotation.exact)}”\n",
                style,
            )
            about = " ".join(f"#{one_line(tag)}" for tag in annotation.tags)
            about = f"{about} {one_line(annotation.note)}".strip()
            if about:
                text.append(f"    {about[:SHOWN]}\n", "italic")
            if is_here:
                text.append(f"    {self._offer(annotation)}\n")
        text.append(f"\ns attaches it to the selection: “{_short(self._selected)}”\n")
        text.append("j k choose · Esc closes this")
        self.query_one(Static).update(text)

    def _offer(self, annotation: Annotation) -> str:
        if annotation.state == "moved":
            return "⏎ it stands right"
        suggested = self._suggestion(annotation)
        if suggested is None:
            return "nothing in the text is like it"
        return f"⏎ attaches it to “{_short(suggested.of(self._text))}”"

    @property
    def _selected(self) -> str:
        return self._selection.of(self._text)


def _short(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
