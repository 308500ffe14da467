"""A desk for tests: the program on a screen without a terminal."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.events import Key
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from reader.library import Library
from reader.model import Annotation
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.themes import BUILT_IN
from reader.tui.widgets.article_view import ArticleView

WITH_COLORS = [name for name in BUILT_IN if name != "reader-ansi"]
"""The themes whose colours are known."""
PATIENCE = 30.0
"""Seconds until something that should happen has not happened; machines are busy."""


class Desk:
    """Reader on a screen: keys go in, what is on the screen and in the library comes out."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.keys = 0
        """How many keys were pressed."""

    @property
    def library(self) -> Library:
        return self.app.library

    @property
    def shelf(self) -> LibraryScreen:
        screen = self.app.screen
        assert isinstance(screen, LibraryScreen)
        return screen

    @property
    def reading(self) -> ReadingScreen:
        screen = next(s for s in reversed(self.app.screen_stack) if isinstance(s, ReadingScreen))
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def view(self) -> ArticleView:
        return self.reading.view

    @property
    def selected(self) -> str:
        """The words of the selection."""
        return self.view.selection.of(self.view.article.text)

    @property
    def annotations(self) -> list[Annotation]:
        return list(self.library.annotations())

    @property
    def tagged(self) -> dict[str, tuple[str, ...]]:
        """The tags of each annotated passage."""
        return {annotation.exact: annotation.tags for annotation in self.annotations}

    @property
    def notes(self) -> list[str]:
        return [annotation.note for annotation in self.annotations if annotation.note]

    @property
    def titles(self) -> list[str]:
        """The titles in the list, in its order."""
        return [article.title for article in self.shelf.list._articles]

    def rows(self, widget: Widget | None = None) -> list[str]:
        """What is on the screen, or on a part of it, row by row."""
        strips = self.app.screen._compositor.render_strips(self.app.screen.size)
        rows = [strip.text for strip in strips]
        if widget is None:
            return rows
        place = widget.region
        cut = [strip.crop(place.x, place.right) for strip in strips[place.y : place.bottom]]
        return [strip.text for strip in cut]

    def strips(self) -> list[Strip]:
        return self.app.screen._compositor.render_strips(self.app.screen.size)

    @property
    def colors(self) -> set[str]:
        """The colours of letters and of what is behind them."""
        return {
            color.name
            for strip in self.strips()
            for _, style, _ in strip
            for color in (style.color, style.bgcolor)
            if color is not None
        }

    @property
    def screen(self) -> str:
        return "\n".join(self.rows())

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.pilot.press(*keys)

    def send(self, *keys: str) -> None:
        """Press keys and go on before anything comes of them."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            driver.send_message(Key(key, character))

    async def write(self, words: str) -> None:
        """Type words, fast; their letters are not counted as keys."""
        self.send(*("space" if letter == " " else letter for letter in words))
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait for something to become true."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"{what or 'it'} never came to be:\n{self.screen}")
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def see(self, *words: str) -> None:
        """Wait until all this stands on the screen."""
        await self.until(lambda: all(word in self.screen for word in words), repr(words))

    async def open(self, *, analysed: bool = False) -> None:
        """Open the article under the cursor."""
        await self.press("enter")
        await self.until(
            lambda: isinstance(self.app.screen, ReadingScreen) and self.view.is_laid_out, "opening"
        )
        if analysed:
            await self.until(lambda: self.reading.is_analysed, "the analysis")

    async def do(self, *keys: str, then: Callable[[], object]) -> None:
        """Press keys and wait for what they do."""
        await self.press(*keys)
        await self.until(then, f"what {' '.join(keys)} does")


OpenDesk = Callable[..., AbstractAsyncContextManager[Desk]]
