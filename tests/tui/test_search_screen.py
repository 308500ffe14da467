"""Search, people and what they said: found as one types, opened at the place."""

import asyncio
from pathlib import Path

import pytest
from desk import Desk, OpenDesk
from textual import events

from reader.library import Library
from reader.model import Article, Span
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.people import PeopleScreen, QuotationsScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.row_list import RowList


@pytest.fixture
def shelf(library: Library, harbour: Article, market: Article) -> Library:
    library.add(harbour)
    stored = library.add(market)
    library.annotate(stored.id, Span(11, 16), note="Which square was it?")
    library.analyses.complete()
    return library


async def search(desk: Desk, words: str) -> None:
    await desk.do("S", then=lambda: isinstance(desk.app.screen, SearchScreen))
    await desk.write(words)


async def test_what_is_typed_is_found_and_opened_with_the_hit_selected(
    open_desk: OpenDesk, shelf: Library
) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await search(desk, "eels")
        await desk.see("1 article", "Four Dates for One Market", "who sells eels")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ReadingScreen), "opening")
        await desk.until(lambda: desk.view.is_laid_out and desk.selected == "eels")
        await desk.do("q", then=lambda: isinstance(desk.app.screen, SearchScreen))
        await desk.see("who sells eels")
        await desk.do("escape", then=lambda: isinstance(desk.app.screen, LibraryScreen))


async def test_hits_stand_out_without_colour_under_the_cursor_and_beside_it(
    open_desk: OpenDesk, shelf: Library
) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await search(desk, "fishermen")
        await desk.see("2 articles")
        lit = [
            segment
            for strip in desk.strips()
            for segment in strip
            if segment.text == "fishermen" and segment.style and segment.style.underline
        ]
        assert len(lit) == 2
        assert all(segment.style.bold for segment in lit)
        assert [bool(segment.style.reverse) for segment in lit] == [True, False]


async def test_the_keys_move_over_passages_from_the_line_and_in_the_list(
    open_desk: OpenDesk, shelf: Library
) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await search(desk, "square")
        await desk.see("note: Which square was it?")
        rows = desk.app.screen.query_one(RowList)
        assert rows.cursor == 0
        await desk.press("down")
        assert rows.cursor == 1
        await desk.press("tab", "k")
        assert rows.cursor == 0
        await desk.press("G", "k", "j", "j", "g", "g", "space", "b", "G")
        assert rows.cursor == 1
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ReadingScreen), "opening")
        await desk.until(lambda: desk.view.is_laid_out and desk.view.selection == Span(11, 16))


async def test_what_is_no_query_and_what_is_nowhere_are_told(
    open_desk: OpenDesk, shelf: Library
) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await search(desk, "zeppelin")
        await desk.see("nothing found")
        await desk.write(" is:red")
        await desk.see("one of unread")
        await desk.press(*["backspace"] * 30)
        await desk.see("type words to find them")


async def test_the_filter_is_taken_along_and_a_click_opens(
    open_desk: OpenDesk, shelf: Library
) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await desk.press("/")
        await desk.write("market")
        await desk.press("tab")
        await desk.do("ctrl+f", then=lambda: isinstance(desk.app.screen, SearchScreen))
        await desk.see("/ market", "The market moved")
        rows = desk.app.screen.query_one(RowList)
        await desk.pilot.click(rows, offset=(8, 1))
        await desk.until(lambda: isinstance(desk.app.screen, ReadingScreen), "opening")


async def test_people_what_they_said_and_the_way_there(open_desk: OpenDesk, shelf: Library) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await desk.do("P", then=lambda: isinstance(desk.app.screen, PeopleScreen))
        await desk.see("Anna Horváthová", "Samuel Okoro", "people")
        await desk.write("horvath")
        await desk.until(lambda: "Okoro" not in desk.screen)
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, QuotationsScreen), "quotations")
        await desk.see("Harbour to Open in Spring", '┃ "It is a good harbour,"', "said · 1 article")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ReadingScreen), "opening")
        await desk.until(lambda: desk.view.is_laid_out and "It is a good" in desk.selected)
        for screen in (QuotationsScreen, PeopleScreen, LibraryScreen):
            await desk.do("escape", then=lambda screen=screen: isinstance(desk.app.screen, screen))


async def test_person_filters_the_list(open_desk: OpenDesk, shelf: Library) -> None:
    async with open_desk(shelf) as desk:
        await desk.press("/")
        await desk.write("person:horvath")
        await desk.until(lambda: desk.titles == ["Harbour to Open in Spring, Mayor Says"])


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (30, 10)])
async def test_a_small_screen_is_survived(
    open_desk: OpenDesk, shelf: Library, size: tuple[int, int]
) -> None:
    async with open_desk(shelf, size=size) as desk:
        await search(desk, "fishermen")
        await desk.pilot.pause(0.3)
        await desk.press("down", "escape", "P")
        await desk.pilot.pause(0.3)
        await desk.pilot.resize_terminal(80, 24)
        await desk.see("Anna Horváthová")


async def test_hostile_words_are_shown_as_they_are(open_desk: OpenDesk, library: Library) -> None:
    bad = Article(title="[red]\x1b[31mTitle", text="The [b]needle\x1b[2J\u202e is here. " * 5)
    async with open_desk(library, bad, size=(100, 30)) as desk:
        library.analyses.complete()
        await search(desk, "needle")
        await desk.see("[red]␛[31mTitle", "[b]needle␛[2J")


async def test_a_pasted_question_is_looked_up(open_desk: OpenDesk, shelf: Library) -> None:
    async with open_desk(shelf, size=(100, 30)) as desk:
        await desk.do("S", then=lambda: isinstance(desk.app.screen, SearchScreen))
        desk.app.post_message(events.Paste("eels"))
        await desk.see("who sells")


# -- in the background -----------------------------------------------------------------------------


async def test_the_library_is_indexed_and_analysed_beside_the_reading(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article
) -> None:
    async with open_desk(library, harbour, size=(100, 30)) as desk:
        background = desk.app.background
        await background.look()
        assert background._process is not None
        assert [p.name for p in library.analyses.index.people("anna")] == ["Anna Horváthová"]
        first = background._process
        stored = library.articles()[0]
        library.annotate(stored.id, Span(0, 11), note="lamplighter")
        await background.look()
        assert background._process is first  # so little is done without a process
        await search(desk, "lamplighter")
        await desk.see("note: lamplighter")
        library.add(market)
        await background.look()
        assert background._process is not first  # a new text is analysed in one
        assert library.analyses.index.people("okoro")


async def test_the_process_has_the_same_library_and_settings(
    open_desk: OpenDesk, library: Library, tmp_path: Path
) -> None:
    async with open_desk(library) as desk:
        desk.app.config = tmp_path / "mine.toml"
        command = desk.app.background.command
        assert command[command.index("--library") + 1] == str(library.folder)
        assert command[command.index("--config") + 1] == str(tmp_path / "mine.toml")
        assert command[-3:] == ("analyze", "--all", "--jsonl")


async def test_how_far_it_is_is_told_and_leaving_stops_it(
    open_desk: OpenDesk, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.text.pace.SURE_FROM", 0.0)
    for number in range(120):
        library.add(Article(title=f"Ferry {number}", text=f"Boat {number} is late. " * 900))
    async with open_desk(library, size=(100, 30)) as desk:
        look = asyncio.ensure_future(desk.app.background.look())
        await desk.see("analysing", "% · ", " left")
        await desk.press("S")
        await desk.until(lambda: isinstance(desk.app.screen, SearchScreen), "the search")
        await desk.see("analysing")
        desk.app.background.stop()
        await look
        assert desk.app.background._process.returncode is not None
        assert desk.app.background.words == ""
