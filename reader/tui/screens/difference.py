"""What changed between two texts of an article: gone and new words in their place.

Told apart without colour: what is gone is struck through between `[-` and `-]`, what is new bold
and underlined between `{+` and `+}`; a paragraph that only moved says so.
"""

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.analysis.comparison import Folded, Line, counts, folded, merged
from reader.library import Library
from reader.library.renewing import TextVersion
from reader.model import ReaderError
from reader.model.counted import counted
from reader.model.visible import one_line, visible
from reader.tui.screens.dialog import Dialog

MOST_LINES = 400
"""Lines that are shown; what follows is counted."""
SCROLLING = ("up", "down", "pageup", "pagedown", "home", "end")
_MARKS = {
    "same": ("", "", ""),
    "gone": ("[-", "-]", "strike"),
    "new": ("{+", "+}", "bold underline"),
    "left": ("[moved-", "-]", "italic strike"),
    "came": ("{moved+", "+}", "italic underline"),
}


class DifferenceScreen(Dialog[None]):
    """Shows what changed from one text of an article to the next."""

    def __init__(self, library: Library, article_id: str, versions: Sequence[TextVersion]) -> None:
        super().__init__()
        self._library = library
        self._article_id = article_id
        self._versions = versions
        present = next((n for n, v in enumerate(versions) if v.is_current), len(versions) - 1)
        self._place = max(1, present)

    def compose(self) -> ComposeResult:
        """The text of both, scrollable."""
        with VerticalScroll(id="help"):
            yield Static("comparing…", markup=False)

    def on_mount(self) -> None:
        """Compare."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Brackets go from version to version; any other key that does not scroll closes it."""
        scroll = self.query_one(VerticalScroll)
        if event.key in SCROLLING:
            return
        event.stop()
        if event.character in ("j", " "):
            scroll.scroll_page_down(animate=False)
        elif event.character in ("k", "b"):
            scroll.scroll_page_up(animate=False)
        elif event.character in ("[", "]"):
            step = 1 if event.character == "]" else -1
            self._place = min(max(1, self._place + step), len(self._versions) - 1)
            self._show()
        else:
            self.dismiss()

    def _show(self) -> None:
        self.run_worker(self._compare, thread=True, exclusive=True)

    def _compare(self) -> None:
        old, new = self._versions[self._place - 1], self._versions[self._place]
        try:
            compared = self._library.renewing.compare(self._article_id, old.digest, new.digest)
        except ReaderError as error:
            text = Text(one_line(str(error)))
        else:
            gone, came = counts(compared)
            text = self._heading(old, new, gone, came)
            _write(text, list(folded(merged(compared))))
        self.app.call_from_thread(self.query_one(Static).update, text)

    def _heading(self, old: TextVersion, new: TextVersion, gone: int, came: int) -> Text:
        text = Text(f"{one_line(new.title)}\n", "bold")
        for version in (old, new):
            when = version.stored[:16].replace("T", " ")
            state = " · the present text" if version.is_current else ""
            text.append(f"version {version.number}  {when} UTC{state}\n")
        text.append(f"{gone} words gone, {came} new")
        text.append(" · [ ] other versions · Esc closes this\n" if len(self._versions) > 2 else
                    " · Esc closes this\n")  # fmt: skip
        return text


def _write(text: Text, lines: Sequence[Line | Folded]) -> None:
    for line in lines[:MOST_LINES]:
        text.append("\n")
        if isinstance(line, Folded):
            text.append(f"… {counted(line.lines, 'paragraph')} the same\n", "dim italic")
            continue
        for piece in line:
            before, after, style = _MARKS[piece.kind]
            text.append(f"{before}{visible(piece.text)}{after}", style)
        text.append("\n")
    if len(lines) > MOST_LINES:
        text.append(f"\n… and {len(lines) - MOST_LINES} more; 'reader versions --diff' shows all\n")
