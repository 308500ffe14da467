"""The library screen: the list, the filter, the changes, what is said where there is nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from desk import Desk, OpenDesk
from textual import events

from reader import resources
from reader.library import Library
from reader.model import Article, Span
from reader.tui.screens.prompt import Prompt
from reader.tui.screens.reading import ReadingScreen

HARBOUR = "Harbour to Open in Spring, Mayor Says"
MARKET = "Four Dates for One Market"


def row_of(desk: Desk, word: str) -> str:
    return next(row for row in desk.rows(desk.shelf.list) if word in row)


def under_the_cursor(desk: Desk) -> str:
    article = desk.shelf.list.current
    return article.title if article else ""


async def test_the_list_shows_what_is_known(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article
) -> None:
    stored = library.add(harbour)
    library.annotate(stored.id, Span(0, 11), tags=["claim", "source/mayor"])
    async with open_desk(library, market, size=(100, 24)) as desk:
        await desk.see("2 articles · 1 annotation · 2 tags", "by date")
        row = row_of(desk, "Harbour")
        assert all(part in row for part in ("●", "Coast Post", "2017-03-03", "1 min", "   1 "))
        assert "#claim  #source/mayor" in row_of(desk, "Petra Vlk")
        await desk.see("The harbour of Lesná will stay shut", "quotation")


async def test_an_empty_library_says_what_to_do(open_desk: OpenDesk, library: Library) -> None:
    async with open_desk(library) as desk:
        await desk.see("0 articles", "i adds")
        for key in ("j", "k", "G", "enter", "s", "r", "*", "d", "space", "g", "g", "tab"):
            await desk.press(key)
        await desk.press("u")
        await desk.see("nothing to undo")


async def test_moving(open_desk: OpenDesk, library: Library) -> None:
    articles = [
        Article(title=f"Number {n:02}", text=f"Text {n}.", published=f"2020-01-{n + 1:02}")
        for n in range(30)
    ]
    async with open_desk(library, *articles) as desk:
        for key, there in (("j", 28), ("G", 0), ("k", 1), ("g", 1), ("g", 29), ("down", 28)):
            await desk.press(key)
            assert under_the_cursor(desk) == f"Number {there:02}"
            assert f"Number {there:02}" in desk.screen
        page = desk.shelf.list.page
        await desk.press("space")
        assert under_the_cursor(desk) == f"Number {28 - page:02}"
        await desk.press("b")
        assert under_the_cursor(desk) == "Number 28"


async def test_filter_as_you_type(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article
) -> None:
    library.annotate(library.add(harbour).id, Span(0, 11), tags=["claim"])
    async with open_desk(library, market) as desk:
        assert desk.titles == [HARBOUR, MARKET]
        await desk.press("/")
        await desk.write("mark")
        await desk.until(lambda: desk.titles == [MARKET])
        await desk.press(*["backspace"] * 4)
        await desk.until(lambda: desk.titles == [HARBOUR, MARKET])
        await desk.write("tag:claim")
        await desk.until(lambda: desk.titles == [HARBOUR])
        await desk.press("tab")
        await desk.see("/ tag:claim", "1 of 2")
        await desk.press("/")
        await desk.write(" nothing")
        await desk.until(lambda: desk.titles == [])
        await desk.see("nothing fits")
        await desk.press("escape")
        await desk.until(lambda: desk.titles == [HARBOUR, MARKET])
        await desk.press("/")
        await desk.write("before:2000")
        await desk.until(lambda: desk.titles == [MARKET])
        await desk.do("enter", then=lambda: isinstance(desk.app.screen, ReadingScreen))
        assert desk.reading.article.title == MARKET
        await desk.do("q", then=lambda: not isinstance(desk.app.screen, ReadingScreen))
        await desk.see("/ before:2000")


@pytest.mark.parametrize(
    ("typed", "told"),
    [("after:yesterday", "a date is written 2014"), ("is:green", "one of unread")],
)
async def test_a_filter_that_makes_no_sense_is_told(
    open_desk: OpenDesk, library: Library, market: Article, typed: str, told: str
) -> None:
    async with open_desk(library, market, size=(110, 24)) as desk:
        await desk.press("/")
        await desk.write(typed)
        await desk.press("tab")
        await desk.see(told)
        assert desk.titles == [MARKET]


async def test_sort(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article
) -> None:
    async with open_desk(library, harbour, market) as desk:
        orders = {}
        for order in ("added", "title", "source", "length", "progress", "annotations", "date"):
            await desk.press("s")
            await desk.see(f"sorted by {order}")
            orders[order] = desk.titles
        assert orders["date"] == [HARBOUR, MARKET]
        assert orders["added"] == orders["title"] == orders["length"] == [MARKET, HARBOUR]
        assert orders["source"] == [HARBOUR, MARKET]


async def test_star_read_delete_and_undo(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article
) -> None:
    async with open_desk(library, harbour, market) as desk:
        await desk.do("*", then=lambda: "★" in row_of(desk, "Harbour"))
        await desk.see("starred · u undoes")
        await desk.do("r", then=lambda: "○" in row_of(desk, "Harbour"))
        await desk.do("u", then=lambda: "●" in row_of(desk, "Harbour"))
        await desk.do("*", then=lambda: "★" not in row_of(desk, "Harbour"))
        await desk.do("d", then=lambda: desk.titles == [MARKET])
        await desk.see("deleted · u undoes", "1 article ")
        await desk.do("u", then=lambda: desk.titles == [HARBOUR, MARKET])
        await desk.do("ctrl+r", then=lambda: desk.titles == [MARKET])
        assert [article.title for article in library.articles()] == [MARKET]


async def import_path(desk: Desk, path: Path | str) -> None:
    await desk.do("i", then=lambda: isinstance(desk.app.screen, Prompt))
    desk.app.screen.query_one("#prompt-input").value = str(path)
    await desk.press("enter")


async def test_import_a_file_a_folder_and_nothing(
    open_desk: OpenDesk, library: Library, articles_folder: Path
) -> None:
    async with open_desk(library, size=(160, 24)) as desk:
        await import_path(desk, articles_folder / "two_speakers.md")
        await desk.see("1 added")
        assert desk.titles == ["Bridge to Open in Spring, Mayor Says"]
        await import_path(desk, articles_folder)
        await desk.see("1 here already")
        assert len(desk.titles) == len(list(articles_folder.iterdir()))
        await import_path(desk, "/no/such/[file]")
        await desk.see("/no/such/[file]")
        assert desk.shelf.query_one("#library-footer").has_class("problem")
        before = len(desk.titles)
        await desk.do("i", then=lambda: isinstance(desk.app.screen, Prompt))
        await desk.do("escape", then=lambda: not isinstance(desk.app.screen, Prompt))
        assert len(desk.titles) == before


async def test_files_dragged_onto_the_terminal_are_added(
    open_desk: OpenDesk, library: Library, tmp_path: Path
) -> None:
    for name in ("the pier.txt", "rain.txt"):
        (tmp_path / name).write_text(f"{name.removesuffix('.txt').title()}\n\nIt is about {name}.")
    async with open_desk(library) as desk:
        pasted = f"'{tmp_path}/the pier.txt' {tmp_path}/rain.txt "
        desk.app.post_message(events.Paste(pasted))
        await desk.see("2 added")
        assert sorted(desk.titles) == ["Rain", "The Pier"]
        desk.app.post_message(events.Paste("no path at all"))
        await desk.pilot.pause()
        assert len(desk.titles) == 2


async def test_a_new_library_is_given_the_samples_and_they_can_be_cleared(
    open_desk: OpenDesk, library: Library, market: Article
) -> None:
    async with open_desk(library, size=(100, 40)) as desk:
        desk.app.run_worker(desk.app._add_samples())
        await desk.see("sample articles to try things on · C clears them")
        count = len(list(resources.folder("sample_articles").iterdir()))
        assert len(desk.titles) == count >= 8
        library.add(market)
        await desk.do("C", then=lambda: desk.titles == [MARKET])
        await desk.see(f"{count} sample articles taken out")


async def test_a_library_that_was_there_is_not_given_samples(
    open_desk: OpenDesk, library: Library
) -> None:
    async with open_desk(library) as desk:
        await desk.pilot.pause(0.3)
        assert desk.titles == []


async def test_what_somebody_else_adds_appears(
    open_desk: OpenDesk, library: Library, market: Article, second_library: Library
) -> None:
    async with open_desk(library) as desk:
        second_library.add(market)
        await desk.until(lambda: desk.titles == [MARKET])


async def test_the_keys_are_listed(open_desk: OpenDesk, library: Library) -> None:
    async with open_desk(library, size=(100, 60)) as desk:
        await desk.press("?")
        await desk.see("Library", "filter as you type", "⏎")
        assert desk.screen.index("open the article") < desk.screen.index("next sentence")
        await desk.press("escape", "j")
        await desk.until(lambda: "filter as you type" not in desk.screen)


@pytest.mark.parametrize("size", [(1, 1), (10, 5), (20, 10), (40, 12)])
async def test_a_small_screen_is_survived(
    open_desk: OpenDesk, library: Library, harbour: Article, size: tuple[int, int]
) -> None:
    async with open_desk(library, harbour, size=size) as desk:
        await desk.press("j", "s", "/", "h", "escape")
        await desk.pilot.resize_terminal(80, 24)
        await desk.see(HARBOUR)


# -- what is imported to show it -------------------------------------------------------------------

FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from reader.library import Library
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens import library_base as screen

screen.PREVIEW_DELAY = 1000

async def paint():
    with Library.open(Path(sys.argv[1])) as library:
        app = ReaderApp(library, Settings())
        async with app.run_test() as pilot:
            while not app.screen.list.size.height:
                await pilot.pause(0.01)
            await pilot.pause()
            strips = app.screen._compositor.render_strips(app.screen.size)
            assert any("Harbour" in strip.text for strip in strips)
            print("\\n".join(sorted(sys.modules)))

asyncio.run(paint())
"""

HEAVY = (
    "trafilatura", "lxml", "markdown_it", "mdit_py_plugins", "charset_normalizer", "sqlite3",
    "pycrfsuite", "textual.widgets._text_area", "textual.widgets._markdown", "http.client",
    "reader.exchange", "reader.ingest.html", "reader.ingest.markdown", "reader.ingest.text",
    "reader.analysis.quotations", "reader.analysis.entities", "reader.tui.screens.reading",
    "reader.tui.screens.note", "reader.tui.screens.tag_picker", "reader.tui.screens.help",
)  # fmt: skip


def test_the_first_screen_imports_nothing_it_does_not_show(
    library: Library, harbour: Article
) -> None:
    """`ssl` is left out: `asyncio` imports it itself."""
    library.add(harbour)
    result = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, library.folder],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    imported = set(result.stdout.split())
    assert "reader.tui.screens.library" in imported
    heavy = [name for name in HEAVY if name in imported]
    assert not heavy
