"""Exporting from the library: a format is picked, a place is asked for, the file is written.

In: the ids of articles. Out: files, and a line about what was written or left out. What stands at
the place already is never replaced.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.fuzzy import Matcher

from reader.exchange import Format, Report, formats
from reader.exchange import export as export_to
from reader.exchange.output import save
from reader.model import FormatError
from reader.tui.screens.picker import Choice, Picker
from reader.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from reader.tui.screens.library_changing import Changing


class FormatPicker(Picker):
    """Picks the name of a format that can be written."""

    title_text = "export as"
    placeholder = "type to find a format"
    nothing = "no such format"

    def __init__(self, written: Sequence[Format]) -> None:
        super().__init__()
        self._formats = written

    def find(self, typed: str) -> Sequence[Choice]:
        """The formats that fit."""
        matcher = Matcher(typed.strip())
        words = [(each, f"{each.name}  {each.title}") for each in self._formats]
        if typed.strip():
            words = [(each, text) for each, text in words if matcher.match(text) > 0]
        return [Choice(each.name, text) for each, text in words]


def export(screen: "Changing", article_ids: tuple[str, ...]) -> None:
    """Ask for a format and a place, and write these articles with their annotations."""
    library = screen.reader.library
    written = [each for each in formats() if each.write is not None]

    def picked(name: str | None) -> None:
        if name is not None:
            chosen = next(each for each in written if each.name == name)
            place = f"~/reader-export{chosen.suffix}"
            screen.app.push_screen(
                Prompt(f"export as {name} to ", place), lambda path: asked(chosen, path)
            )

    def asked(chosen: Format, path: str | None) -> None:
        if not path or not path.strip():
            return
        place = Path(path.strip()).expanduser()

        def write() -> tuple[int, list[str]]:
            report = Report()
            bundle = library.select(articles=article_ids)
            files = export_to(chosen.name, bundle, report)
            paths = save(files, place, replace=_refuse, merge=chosen.merge)
            return len(paths), list(report.lines())

        def told(result: tuple[int, list[str]]) -> None:
            count, remarks = result
            about = "nothing to export" if not count else f"{_articles(article_ids)} in {place}"
            screen.tell(" · ".join([about, *remarks[:1]]))

        screen.tell("exporting …")
        screen.command(write, told)

    screen.app.push_screen(FormatPicker(written), picked)


def _refuse(taken: Path) -> bool:
    raise FormatError(f"{taken}: is there already; choose another name")


def _articles(ids: Sequence[str]) -> str:
    return "1 article" if len(ids) == 1 else f"{len(ids):,} articles"
