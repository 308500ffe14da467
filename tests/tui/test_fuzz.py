"""Random hands: keys, mouse and resizes over the samples; nothing breaks and nothing is lost.

The core suite presses 1,500 keys; `pytest -m long tests/tui/test_fuzz.py` 20,000. The seed is
in the name of the test: the same seed presses the same keys.
"""

import random
from pathlib import Path

import pytest
from desk import Desk, OpenDesk
from hard_texts import HOSTILE
from textual.events import (
    Key,
    MouseDown,
    MouseMove,
    MouseScrollDown,
    MouseScrollUp,
    MouseUp,
    Resize,
)
from textual.geometry import Size

from reader import resources
from reader.library import Library
from reader.model import Article
from reader.tui.screens.reading import ReadingScreen

HARD = Article(
    title="Hard",
    text="\n\n".join(
        (
            "東京ラーメン and 👩‍👩‍👧 went. 🇧🇷! नमस्ते दोस्त। a\u0300\u0323 \u0301 x",
            "مرحبا بالعالم. שלום עולם. Mixed مرحبا with Latin.",
            "x" * 3_000,
            "a\tb\tc\u200b\ufeff\u00ad.",
            *HOSTILE,
            "“He said she said,” said Ana. “No,” said Bo.",
        )
    ),
)
KEYS = (
    *"jjjjkkJK}{bGne\"'EvvhlwoO123459thxumyYfpLqeac<>[]+-?*sri;,",
    "space", "enter", "enter", "escape", "escape", "tab", "down", "up", "home", "end", "pagedown",
    "pageup", "ctrl+j", "ctrl+r", "slash", "left", "right", "backspace", "ctrl+p", "shift+down",
)  # fmt: skip
SIZES = [(80, 24), (120, 40), (40, 12), (20, 10), (100, 30)]


def key_event(name: str) -> Key:
    if name == "space":
        return Key("space", " ")
    if name == "slash":
        return Key("slash", "/")
    return Key(name, name if len(name) == 1 else None)


def act(desk: Desk, pick: random.Random) -> None:
    """One key, or now and then the mouse or the window."""
    app, width, height = desk.app, desk.app.size.width, desk.app.size.height
    kind = pick.random()
    driver = app._driver
    assert driver is not None
    if kind < 0.93:
        driver.send_message(key_event(pick.choice(KEYS)))
    elif kind < 0.985:
        x, y = pick.randrange(width), pick.randrange(height)
        for event in pick.choice([
            (MouseDown, MouseUp), (MouseDown, MouseMove, MouseUp), (MouseScrollDown,),
            (MouseScrollUp,), (MouseMove,),
        ]):  # fmt: skip
            x, y = (pick.randrange(width), pick.randrange(height)) if event is MouseMove else (x, y)
            driver.send_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))
    else:
        size = Size(*pick.choice(SIZES))
        driver.send_message(Resize(size, size))


def check(desk: Desk) -> None:
    """The cursor is in the text, and what the library counts is there."""
    for screen in desk.app.screen_stack:
        if isinstance(screen, ReadingScreen) and screen.is_mounted and screen.view.is_laid_out:
            selection, length = screen.view.selection, len(screen.article.text)
            assert 0 <= selection.start <= selection.end <= length
            assert screen.view._scroll_row <= max(0, screen.view.virtual_size.height)
    library = desk.library
    for listed in library.articles():
        stored = library.marking.of_article(listed.id)
        assert len(stored) == listed.annotations
        text = library.article(listed.id).text
        for annotation in stored:
            if annotation.span is not None:
                assert annotation.span.of(text) == annotation.exact


async def press_at_random(open_desk: OpenDesk, library: Library, seed: int, keys: int) -> None:
    pick = random.Random(seed)
    for path in sorted(resources.folder("sample_articles").iterdir()):
        library.add(path)
    async with open_desk(library, HARD) as desk:
        for number in range(keys):
            act(desk, pick)
            if number % 10 == 0:
                await desk.pilot.pause()
            if number % 100 == 0:
                if len(desk.app.screen_stack) < 3 and pick.random() < 0.8:
                    desk.app.screen.post_message(key_event("enter"))
                await desk.app.writer.do(lambda: None)
                await desk.pilot.pause()
                check(desk)
            assert desk.app._exception is None
        await desk.app.writer.do(lambda: None)
        await desk.pilot.pause()
        check(desk)
    kept = {a.id: a for a in library.annotations()}  # keys that still waited are done now
    with Library.open(library.folder) as again:
        assert {a.id: a for a in again.annotations()} == kept
        assert not again.problems()


@pytest.fixture
def stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program does not leave, opens no browser and reads no files, whatever is pressed."""
    from reader.tui.app import ReaderApp
    from reader.tui.screens.library import LibraryScreen

    async def nothing(self: object) -> None:
        pass

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ReaderApp, "action_quit", nothing)
    monkeypatch.setattr(ReaderApp, "open_url", lambda *_, **__: None)
    monkeypatch.setattr(ReaderApp, "copy", lambda *_: None)
    monkeypatch.setattr(LibraryScreen, "action_import", lambda _: None)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_500_random_keys(
    open_desk: OpenDesk, library: Library, stay: None, seed: int
) -> None:
    await press_at_random(open_desk, library, seed, 500)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20))
async def test_20_000_random_keys(
    open_desk: OpenDesk, library: Library, stay: None, seed: int
) -> None:
    await press_at_random(open_desk, library, seed, 2_000)
