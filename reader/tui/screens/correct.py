"""Correcting: a short menu of what the analysis should have found.

In: the words, what was found there, the names known in the article. Out: a `Correction`, or None.
One key says what is right; `*` says whether it holds in the whole article.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Static

from reader.model import Correction
from reader.model.visible import one_line
from reader.tui.screens.dialog import Dialog
from reader.tui.screens.picker import SHOWN, Choice, Picker
from reader.tui.text.cells import cut

LABEL_KEYS = {
    "p": ("a person", "PERSON"),
    "o": ("an organisation", "ORG"),
    "g": ("a place", "GPE"),
    "f": ("a building or site", "FAC"),
    "r": ("a people, a party, a faith", "NORP"),
    "e": ("an event", "EVENT"),
    "w": ("a work: book, film, paper", "WORK_OF_ART"),
    "d": ("a product", "PRODUCT"),
}
NOT, NAME, SPEAKER, EVERYWHERE = "n", "s", "s", "*"
WORDS_CELLS = 36


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at the selection: the words, what the analysis took them for ("" for nothing),
    and the name it gave to it; `part`: words inside a quotation that may be a name."""

    words: str
    subject: str = ""
    what: str = ""
    name: str = ""
    part: str = ""


class CorrectScreen(Dialog[Correction | None]):
    """Asks what is right."""

    def __init__(self, found: Found, names: Sequence[str]) -> None:
        super().__init__()
        self._found = found
        self._names = names
        self._everywhere = found.subject != "quotation"

    def compose(self) -> ComposeResult:
        """A frame with the keys."""
        with Vertical(id="correct"):
            yield Static(self._text(), id="correct-text", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take what a key stands for."""
        event.stop()
        event.prevent_default()
        key = event.character or event.key
        blank = Correction(
            subject="quotation" if self._found.subject == "quotation" else "entity",
            former=self._found.name,
            everywhere=self._everywhere,
        )
        if event.key in ("escape", "q"):
            self.dismiss(None)
        elif key == EVERYWHERE:
            self._everywhere = not self._everywhere
            self.query_one("#correct-text", Static).update(self._text())
        elif key == NOT and self._found.subject:
            self.dismiss(replace(blank, rejected=True))
        elif key == NAME:
            self.app.push_screen(NamePicker(self._names), lambda name: self._named(blank, name))
        elif key in LABEL_KEYS and (self._found.subject != "quotation" or self._found.part):
            label = LABEL_KEYS[key][1]
            if self._found.subject == "quotation":
                self.dismiss(Correction(subject="entity", label=label, everywhere=True))
            else:
                self.dismiss(replace(blank, label=label))

    def _named(self, correction: Correction, name: str | None) -> None:
        if name is None:
            return
        if not self._found.subject:
            correction = replace(correction, subject="quotation", everywhere=False)
        self.dismiss(replace(correction, name=name))

    def _text(self) -> Text:
        found = self._found
        text = Text()
        text.append(f"“{cut(one_line(found.words), WORDS_CELLS)}”", "bold")
        text.append(f"  {found.what or 'nothing was found here'}\n\n")
        if found.subject == "quotation":
            _add(text, [(SPEAKER, "said by …"), (NOT, "not a quotation")])
            scope = f"in all that {one_line(found.name)} says" if found.name else "everywhere"
        else:
            name_rows = [(NOT, "not a name"), (NAME, "the same as …")]
            _add(text, name_rows if found.subject else [(SPEAKER, "a quotation, said by …")])
            scope = "everywhere in this article"
        if found.part:
            _add(text, [(EVERYWHERE, f"{'■' if self._everywhere else '□'} {scope}")])
            text.append(f"\n“{cut(one_line(found.part), WORDS_CELLS)}” is\n", "bold")
        if found.part or found.subject != "quotation":
            _add(text, [(key, about) for key, (about, _) in LABEL_KEYS.items()])
        if not found.part:
            text.append("\n")
            _add(text, [(EVERYWHERE, f"{'■' if self._everywhere else '□'} {scope}")])
        text.append("\nEsc leaves it as it is")
        return text


def _add(text: Text, rows: Sequence[tuple[str, str]]) -> None:
    for key, about in rows:
        text.append(f" {key}  ", "bold")
        text.append(f"{about}\n")


class NamePicker(Picker):
    """Picks a name that is known in the article, or writes another one."""

    title_text = "name"
    placeholder = "type to find or write a name"
    nothing = "write a name"

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = list(dict.fromkeys(names))

    def find(self, typed: str) -> Sequence[Choice]:
        """The names that fit, and what is typed where it is none of them."""
        wanted = " ".join(typed.split())
        found = self._names
        if wanted:
            matcher = Matcher(wanted)
            scored = [(matcher.match(name), name) for name in self._names]
            found = [name for score, name in sorted(scored, key=lambda s: -s[0]) if score > 0]
        choices = [Choice(name, one_line(name)) for name in found[:SHOWN]]
        if wanted and wanted not in self._names:
            choices.append(Choice(wanted, f"write “{one_line(wanted)}”"))
        return choices
