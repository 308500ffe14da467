"""Colours on the screens: whatever is written can be read, in every theme, everywhere."""

from collections.abc import AsyncIterator, Iterator

import pytest
from desk import WITH_COLORS, Desk, OpenDesk
from rich.color import Color as RichColor
from rich.color import ColorType
from textual.color import Color

from reader.library import Library
from reader.library.codebook import COLORS as TAG_NAMES
from reader.model import Article, Span
from reader.settings import Settings
from reader.tui.contrast import ENOUGH, HIGH, contrast
from reader.tui.screens.reading import ReadingScreen
from reader.tui.themes import BUILT_IN, built_in

LEAST = {name: HIGH if "contrast" in name else ENOUGH for name in WITH_COLORS}
NEIGHBOURS = ("reader-light", "reader-ansi")
"""The themes in which every place is looked at; the other ones give the same names to colours."""
BRIGHT = {7, 9, 10, 11, 13, 14}
"""The numbers of the terminal's bright colours, and of its white."""


def pairs_of(desk: Desk) -> Iterator[tuple[str, RichColor, RichColor]]:
    """Every stretch of letters on the screen, with its colour and the one behind it."""
    for strip in desk.strips():
        for text, style, _ in strip:
            if not any(letter.isalnum() for letter in text):
                continue
            assert not style.dim, f"{text} in {desk.screen}"
            color, behind = style.color, style.bgcolor
            assert color is not None, f"{text} in {desk.screen}"
            assert behind is not None, f"{text} in {desk.screen}"
            yield (text, behind, color) if style.reverse else (text, color, behind)


def hard_to_read(desk: Desk, least: float) -> list[tuple[str, ...]]:
    found = []
    for text, color, behind in pairs_of(desk):
        ratio = contrast(Color.from_rich_color(color), Color.from_rich_color(behind))
        if ratio < least:
            found.append((text, f"{ratio:.2f}"))
    return found


def not_the_terminals(desk: Desk) -> list[tuple[str, ...]]:
    """Text that is neither the terminal's own on its own, nor black with a bright colour."""
    found = []
    for text, color, behind in pairs_of(desk):
        own = color.type is behind.type is ColorType.DEFAULT
        marked = color.name == "#000000" and behind.number in BRIGHT
        selected = behind.name == "#000000" and color.number in BRIGHT
        if not (own or marked or selected):
            found.append((text, color.name, behind.name))
    return found


def is_shown(desk: Desk, theme: str) -> bool:
    """Whether the screen is in the colours of the theme."""
    page = Color.parse(built_in(theme).background).rich_color.name
    return page in desk.colors


async def walk(desk: Desk) -> AsyncIterator[str]:
    """Lead the desk through what it can show, and say where it is."""
    await desk.see("2 articles")
    yield "the library"
    await desk.press("s")
    await desk.see("sorted by")
    desk.shelf.tell("that went wrong", problem=True)
    await desk.see("that went wrong")
    yield "a problem"
    await desk.press("/")
    await desk.see("words, tag:")
    yield "a filter without words"
    await desk.write("harb")
    await desk.until(lambda: len(desk.titles) == 1)
    yield "a filter"
    await desk.press("escape", "a")
    await desk.see("13 annotations")
    await desk.press("space", "T")
    await desk.see("1 marked", "by tag", "ada, ")
    yield "the annotations"
    await desk.press("escape", "escape", "?")
    await desk.see("next article")
    yield "the keys"
    await desk.do("escape", then=lambda: desk.app.screen is desk.app.screen_stack[1])
    await desk.press("ctrl+p")
    await desk.see("type to find a command", "next article")
    yield "the palette"
    await desk.press("escape")
    await desk.until(lambda: desk.app.screen is desk.app.screen_stack[1])
    desk.library.analyses.complete()
    await desk.press("S")
    await desk.write("fishermen")
    await desk.until(lambda: "1 article" in desk.rows()[0] or "2 articles" in desk.rows()[0])
    yield "a search"
    await desk.press("escape", "P")
    await desk.see("People", "Anna Horváthová")
    yield "people"
    await desk.do("escape", then=lambda: desk.app.screen is desk.app.screen_stack[1])
    await desk.press("x")
    await desk.see("carries:", "proven:")
    yield "an export"
    await desk.do("escape", then=lambda: desk.app.screen is desk.app.screen_stack[1])
    desk.library.arranging.save_search("Long waits", "wait is:unread")
    await desk.press("F")
    await desk.see("Long waits")
    yield "saved searches"
    await desk.do("escape", then=lambda: desk.app.screen is desk.app.screen_stack[1])
    await desk.press("o", "*")
    await desk.see("●")
    yield "headings, marks and stars"
    await desk.press("*", "g", "g")
    await desk.open(analysed=True)
    await desk.press("j", "1", "2", "j", "h")
    await desk.until(lambda: len(desk.annotations) == len(TAG_NAMES) + 2)
    yield "reading"
    for page in ("people", "names", "annotations", "outline"):
        await desk.press("p")
        await desk.until(lambda page=page: desk.reading._page == page)
        await desk.press("tab")
        yield page
        await desk.press("tab")
    await desk.press("p")
    await desk.until(lambda: desk.reading._page is None)
    await desk.press("enter")
    await desk.see("save")
    await desk.write("who?")
    yield "a note"
    await desk.do("escape", then=lambda: isinstance(desk.app.screen, ReadingScreen))
    await desk.press("/")
    await desk.see("find")
    await desk.write("harbour")
    yield "find"
    await desk.do("enter", then=lambda: isinstance(desk.app.screen, ReadingScreen))
    desk.reading.tell("that went wrong", problem=True)
    await desk.see("that went wrong")
    yield "hits and a problem"


@pytest.fixture
def marked(library: Library, harbour: Article) -> Library:
    """A library in which the words of an article carry tags of every colour."""
    stored = library.add(harbour)
    start = 0
    for number, color in enumerate(TAG_NAMES):
        library.codebook.add(f"x{number}", color=color)
        end = stored.text.index(" ", start + 3)
        library.annotate(stored.id, Span(start, end), tags=[f"x{number}"], note="a note")
        start = end + 1
    return library


def hard_to_read_in(desk: Desk, theme: str) -> list[tuple[str, ...]]:
    if theme in WITH_COLORS:
        return hard_to_read(desk, LEAST[theme])
    return not_the_terminals(desk)


async def test_every_screen_can_be_read_in_every_theme(
    open_desk: OpenDesk, marked: Library, market: Article
) -> None:
    async with open_desk(marked, market, size=(110, 40)) as desk:
        async for place in walk(desk):
            for theme in BUILT_IN if place in ("the library", "reading") else NEIGHBOURS:
                desk.app.use_theme(theme)
                await desk.until(lambda theme=theme: is_shown(desk, theme))
                assert hard_to_read_in(desk, theme) == [], (place, theme)


@pytest.mark.parametrize("theme", BUILT_IN)
async def test_the_tag_picker_can_be_read(
    open_desk: OpenDesk, marked: Library, market: Article, theme: str
) -> None:
    async with open_desk(marked, market, settings=Settings(theme=theme)) as desk:
        await desk.open()
        await desk.press("t")
        await desk.see("#claim", "#x1")
        assert hard_to_read_in(desk, theme) == []


async def test_every_theme_is_in_the_palette(
    open_desk: OpenDesk, library: Library, market: Article
) -> None:
    async with open_desk(library, market) as desk:
        offered = {command.title for command in desk.app.commands_of(desk.app.screen)}
        assert {f"theme {name}" for name in BUILT_IN} <= offered
        assert "theme nord" not in offered


async def test_without_color_the_terminals_own_theme_has_none(
    open_desk: OpenDesk, marked: Library, market: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    settings = Settings(theme="reader-ansi")
    async with open_desk(marked, market, size=(110, 40), settings=settings) as desk:
        await desk.open(analysed=True)
        assert desk.colors == {"default"}
        passages = [
            text
            for strip in desk.strips()
            for text, style, _ in strip
            if style.bold and "harbour" in text
        ]
        assert passages, desk.screen
