"""Fixtures of the tests of the screens."""

import asyncio
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import asynccontextmanager

import pytest
from desk import Desk, OpenDesk
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from reader.library import Library
from reader.model import Article
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.keymap import Keymap
from reader.tui.theme_files import OwnTheme

# How long an example takes says nothing on a machine that does other things too.
hypothesis_settings.register_profile(
    "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    """An option for pictures that are kept as text."""
    parser.addoption("--matrix-update", action="store_true", help="write the pictures anew")


@pytest.fixture(autouse=True)
def nothing_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started beside a test, but where it is about that."""
    monkeypatch.setattr("reader.tui.background.START_SECONDS", 1e6)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot waits twice for each key until nothing works any more; it looks four times as
    often as it would, which halves the time of these tests."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 4000)


@pytest.fixture
def open_desk() -> OpenDesk:
    """`async with open_desk(library, article…, size=(80, 24)) as desk:`; opens what there is."""

    @asynccontextmanager
    async def open_it(
        library: Library,
        *articles: Article,
        size: tuple[int, int] = (80, 24),
        keymap: Keymap | None = None,
        settings: Settings | None = None,
        own_themes: Mapping[str, OwnTheme] | None = None,
    ) -> AsyncIterator[Desk]:
        library.is_new = False
        for article in articles:
            library.add(article)
        app = ReaderApp(library, settings or Settings(), keymap, own_themes)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Desk(app, pilot)
        await asyncio.to_thread(app.writer.close)

    return open_it


@pytest.fixture
def second_library(library: Library) -> Generator[Library]:
    """The same library, opened by somebody else."""
    with Library.open(library.folder, author="bob") as other:
        yield other
