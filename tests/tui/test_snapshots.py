"""Pictures of every screen, compared with those that somebody looked at and found right.

    pytest tests/tui/test_snapshots.py --snapshot-update

makes them anew. The analysis shown is a frozen one, so that a better one changes no picture.
"""

import shutil
from collections.abc import Awaitable, Callable, Generator
from pathlib import Path

import orjson
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reader import resources
from reader.library import Library, marking
from reader.model import Analysis, Span
from reader.settings import Settings
from reader.tui import analysing
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen

FROZEN = Path(__file__).parent / "frozen_analysis.json"
SIZES = [(80, 24), (120, 40)]
TREATY = "danube"

Steps = Callable[["Stage"], Awaitable[None]]


class Stage:
    """The app of a picture, led to the place that is taken."""

    def __init__(self, pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, ReaderApp)
        self.pilot, self.app = pilot, pilot.app

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.app.writer.do(lambda: None)
        await self.pilot.pause()

    async def write(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def until(self, condition: Callable[[], object]) -> None:
        for _ in range(3_000):
            if condition():
                break
            await self.pilot.pause(0.01)
        assert condition()
        await self.pilot.pause()

    async def read(self) -> None:
        """Open the article of the pictures, with a passage tagged and another one noted."""
        await self.press("/")
        await self.write(TREATY)
        await self.press("enter")
        await self.until(lambda: isinstance(self.app.screen, ReadingScreen))
        await self.until(lambda: self.app.screen.is_analysed)
        await self.press("j", "1", "2", "j")
        screen = self.app.screen
        screen.library_changed()
        screen.command(
            lambda: self.app.library.marking.set_note(
                screen.article, screen.view.selection, "same words as in March"
            ),
            lambda _: screen.library_changed(),
        )
        await self.until(lambda: len(screen._annotations) == 2)
        await self.press("j")
        screen._hush()

    async def still(self) -> None:
        """Stop what moves, and what is shown for a while only."""
        for box in self.app.screen.query(Input):
            box.cursor_blink = False
        for area in self.app.screen.query(TextArea):
            area.cursor_blink = False
        await self.pilot.pause()


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample articles."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    with Library.open(folder, author="ada") as library:
        for path in sorted(resources.folder("sample_articles").iterdir()):
            library.add(path)
    return folder


@pytest.fixture
def app(
    sample_library: Path, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Generator[ReaderApp]:
    frozen = orjson.loads(FROZEN.read_bytes())

    async def analysed(text: str) -> Analysis:
        return Analysis.from_json(frozen) if "Danube" in text else Analysis()

    monkeypatch.setattr(analysing, "analysed", analysed)
    monkeypatch.setattr(marking, "now", lambda: "2026-01-01T12:00:00.000000Z")
    shutil.copytree(sample_library, library_folder)
    with Library.open(library_folder, author="ada") as library:
        for article in library.articles():
            known = Analysis.from_json(frozen) if "danube" in article.id else Analysis()
            library.analyses.findings.store(article.digest, known)
        library.analyses.complete()
        app = ReaderApp(library, Settings())
        yield app
        app.writer.close()


async def the_library(stage: Stage) -> None:
    await stage.until(lambda: isinstance(stage.app.screen, LibraryScreen))
    await stage.press("G")
    await stage.until(lambda: stage.app.screen.list.current.digest in stage.app._analyses)
    await stage.pilot.pause(0.1)


async def a_filter(stage: Stage) -> None:
    await stage.press("/")
    await stage.write("after:2021 is:unread")
    await stage.pilot.pause(0.5)


async def headings_and_marks(stage: Stage) -> None:
    await stage.press("j", "*", "m", "m", "o", "g", "g")
    await stage.pilot.pause(0.5)
    stage.app.screen.foot.rest()


async def saved_searches(stage: Stage) -> None:
    arranging = stage.app.library.arranging
    arranging.save_search("Long waits", "wait is:unread")
    arranging.collect([a.id for a in stage.app.library.articles()[:3]], "For Sunday")
    await stage.press("/")
    await stage.write("after:2020")
    await stage.press("tab", "F")
    await stage.write("wa")


async def a_search(stage: Stage) -> None:
    await stage.press("S")
    await stage.write("treaty water")
    await stage.pilot.pause(0.5)  # longer than a search waits for the next letter
    await stage.app.workers.wait_for_complete()
    await stage.until(lambda: stage.app.screen._answer and stage.app.screen._answer.found)
    await stage.press("down")


async def people(stage: Stage) -> None:
    await stage.press("P")
    await stage.until(lambda: stage.app.screen._answer)


async def what_somebody_said(stage: Stage) -> None:
    await people(stage)
    await stage.press("enter")
    await stage.until(lambda: stage.app.screen.title_text != "People" and stage.app.screen._answer)
    await stage.press("down")


async def reading(stage: Stage) -> None:
    await stage.read()


async def reading_with_panel(stage: Stage) -> None:
    await stage.read()
    await stage.press("p")


async def annotations_in_the_panel(stage: Stage) -> None:
    await stage.read()
    await stage.press("p", "p", "p")


async def tag_picker(stage: Stage) -> None:
    await stage.read()
    await stage.press("t")
    await stage.write("co")


async def note(stage: Stage) -> None:
    await stage.read()
    await stage.press("enter")
    await stage.write("check the minutes")


async def annotations(stage: Stage) -> None:
    """The annotations of a library, one marked, its passage in full below."""
    await stage.read()
    library, listed = stage.app.library, stage.app.screen.listed
    article = library.article(listed.id)
    for words, tags, note in (
        ("a single toll along the lower river", ["context"], ""),
        ("2.5 metres deep for at least 343 days a year", ["claim", "evidence"], "check 1948"),
    ):
        start = article.text.index(words)
        library.annotate(article.id, Span(start, start + len(words)), tags=tags, note=note)
    other = next(a for a in library.articles() if "Ice" in a.title)
    library.annotate(other.id, Span(0, 60), tags=["question"], note="who says so?")
    await stage.press("A")
    await stage.until(lambda: len(stage.app.screen._rows) == 5)
    await stage.until(lambda: not stage.app.screen._is_loading)
    await stage.press("j", "space")
    await stage.pilot.pause(0.5)
    await stage.until(lambda: "ada, 2026-01-01" in str(stage.app.screen._preview_box.content))


async def keys(stage: Stage) -> None:
    await stage.read()
    await stage.press("?")


PICTURES = (
    the_library, a_filter, headings_and_marks, saved_searches,
    a_search, people, what_somebody_said,
    reading, reading_with_panel, annotations_in_the_panel, tag_picker, note,
    annotations, keys,
)  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("steps", PICTURES, ids=lambda steps: steps.__name__)
def test_picture(
    app: ReaderApp, snap_compare: Callable[..., bool], steps: Steps, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        stage = Stage(pilot)
        await steps(stage)
        await stage.still()

    assert snap_compare(app, terminal_size=size, run_before=before)
