"""Every state of the reading view at three widths, in three themes and without colour.

Kept as text that can be read and compared line by line: the characters once for each width, then
the styles of each theme, a letter a style.

    pytest -m long tests/tui/test_matrix.py --matrix-update

makes them anew; look at what changed before it is committed.
"""

import asyncio
import difflib
from collections.abc import Awaitable, Callable
from pathlib import Path
from string import ascii_letters

import orjson
import pytest
from desk import Desk
from textual.strip import Strip
from textual.widgets import Input, TextArea

from reader.library import Library
from reader.library.naming import Naming
from reader.model import Analysis, Span
from reader.settings import Settings
from reader.tui import analysing
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen

HERE = Path(__file__).parent
PICTURES = HERE / "matrix"
WIDTHS = {40: 16, 80: 24, 120: 32}
THEMES = ("reader-dark", "reader-light", "reader-ansi", "NO_COLOR")
SAMPLE = "danube"

Steps = Callable[[Desk], Awaitable[None]]


async def reading(desk: Desk) -> None:
    """As it opens."""


async def selection(desk: Desk) -> None:
    await desk.press("j", "j", "J")


async def marked(desk: Desk) -> None:
    await desk.press("}", "}")


async def fine(desk: Desk) -> None:
    await desk.press("j", "v", ",")


async def labels(desk: Desk) -> None:
    await desk.press("f")


async def hits(desk: Desk) -> None:
    await desk.press("/")
    await desk.write("river")
    await desk.press("enter")


async def people_panel(desk: Desk) -> None:
    await desk.press("p")


async def names_panel(desk: Desk) -> None:
    await desk.press("p", "p", "tab")


async def annotations_panel(desk: Desk) -> None:
    await desk.press("p", "p", "p")


async def outline_panel(desk: Desk) -> None:
    await desk.press("p", "p", "p", "p")


async def pending(desk: Desk) -> None:
    """Nothing is known yet of who says what; reading and marking go on."""
    await desk.press("j", "p")


async def tiny(desk: Desk) -> None:
    await desk.pilot.resize_terminal(20, 10)
    await desk.until(lambda: desk.view.page.width <= 20)


async def tag_picker(desk: Desk) -> None:
    await desk.press("t")


async def note(desk: Desk) -> None:
    await desk.press("j", "enter")
    await desk.write("check the minutes")


async def correction(desk: Desk) -> None:
    await desk.press("e", "c")


async def layers_off(desk: Desk) -> None:
    await desk.press("L", "q", "L", "e", "L", "a")


async def problem(desk: Desk) -> None:
    desk.reading.tell("disk full: not saved; free some space and press u", problem=True)


STATES = (
    reading, selection, marked, fine, labels, hits, people_panel, names_panel, annotations_panel,
    outline_panel, pending, tiny, tag_picker, note, correction, layers_off, problem,
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one sample article, passages marked, two of them overlapping."""
    from reader import resources

    folder = tmp_path_factory.mktemp("matrix") / "library"
    with Library.open(folder, author="ada") as library:
        path = next(p for p in resources.folder("sample_articles").iterdir() if SAMPLE in p.name)
        article = library.add(path)
        text = article.text

        def span(words: str) -> Span:
            return Span(text.index(words), text.index(words) + len(words))

        first = text.index("\n\n") + 2
        library.annotate(article.id, span(text[first : first + 60]), tags=["claim"])
        library.annotate(article.id, span(text[first + 20 : first + 140]), tags=["evidence"])
        library.annotate(article.id, span(text[first + 30 : first + 90]), note="same as in March")
        library.close(fold=True)
    return folder


async def shown(
    sample: Path, state: Steps, width: int, theme: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    """The characters and the styles of a state."""
    frozen = orjson.loads((HERE / "frozen_analysis.json").read_bytes())

    async def analysed(text: str, naming: Naming) -> Analysis:
        if state is pending:
            await asyncio.Event().wait()
        return Analysis.from_json(frozen)

    monkeypatch.setattr(analysing, "analysed", analysed)
    if theme == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    library = Library.open(sample, author="ada")
    monkeypatch.setattr(library, "set_position", lambda *_, **__: None)
    library.analyses.findings.stored = lambda _: None  # type: ignore[method-assign]
    library.analyses.findings.store = lambda *_: None  # type: ignore[method-assign]
    listed = library.articles()[0]
    opened = (library.article(listed.id), listed)
    name = "reader-dark" if theme == "NO_COLOR" else theme
    app = ReaderApp(library, Settings(theme=name), opened=opened)
    async with app.run_test(size=(width, WIDTHS[width])) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: isinstance(app.screen, ReadingScreen))
        await desk.until(lambda: state is pending or desk.reading.is_analysed)
        desk.reading._hush()
        await state(desk)
        for box in app.screen.query(Input):
            box.cursor_blink = False
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.pause(0.05)
        strips = desk.strips()
    await asyncio.to_thread(app.writer.close)
    library.close()
    return "\n".join(strip.text.rstrip() for strip in strips), styles_of(strips)


def styles_of(strips: list[Strip]) -> str:
    """Each cell's style as a letter, and what the letters mean."""
    names: dict[str, str] = {}
    rows: list[str] = []
    for strip in strips:
        row = ""
        for segment in strip:
            style = str(segment.style or "")
            letter = names.setdefault(style, ascii_letters[len(names) % len(ascii_letters)])
            row += f"{letter}{segment.cell_length} "
        rows.append(row.rstrip())
    meaning = [f"{letter} = {style}" for style, letter in names.items()]
    return "\n".join([*meaning, "", *rows])


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_state(
    sample: Path,
    state: Steps,
    width: int,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    parts: list[str] = []
    words = ""
    for theme in THEMES:
        with monkeypatch.context() as patch:
            characters, styles = await shown(sample, state, width, theme, patch)
        if theme == "NO_COLOR":  # three bars and more are told apart by their glyph there
            characters, words = f"{characters}\n", characters
        else:
            assert not words or characters == words, f"other characters in {theme}"
            characters, words = "", characters
        parts.append(f"== {theme}\n{characters}{styles}")
    picture = "\n".join([words, *parts]) + "\n"
    place = PICTURES / f"{state.__name__}-{width}.txt"
    if request.config.getoption("--matrix-update"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(picture, encoding="utf-8")
    there = place.read_text(encoding="utf-8")
    difference = difflib.unified_diff(there.splitlines(), picture.splitlines(), lineterm="", n=1)
    assert there == picture, "\n".join(list(difference)[:60])


def test_no_layer_is_told_by_colour_alone(sample: Path) -> None:
    """Without colour the marks of a passage still differ: letters, bars, slant, underline."""
    picture = (PICTURES / "marked-80.txt").read_text(encoding="utf-8")
    plain = picture.partition("== NO_COLOR\n")[2]
    for attribute in ("italic", "underline", "bold", "reverse"):
        assert attribute in plain, attribute
    words = picture.partition("== ")[0]
    for mark in ("┃", "▌", "✎", "└ same as in March", "▪"):
        assert mark in words, mark
