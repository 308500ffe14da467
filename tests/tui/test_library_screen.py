"""The library screen: the list, the filter, the changes, what is said where there is nothing."""

import json
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
        assert desk.shelf.foot.has_class("problem")
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
    "reader.library.search", "reader.library.search_index", "reader.library.indexing",
    "reader.tui.screens.search", "reader.tui.text.preview",
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


# -- many at once ----------------------------------------------------------------------------------


def numbered(library: Library, count: int = 4) -> None:
    for number in range(count):
        library.add(
            Article(
                title=f"Number {number}",
                text=f"Text {number}.",
                published=f"20{number + 10}-01-01",
                publisher="Odd Paper" if number % 2 else "Even Paper",
            )
        )


async def test_marked_articles_are_changed_together_and_one_undo_takes_it_back(
    open_desk: OpenDesk, library: Library
) -> None:
    numbered(library)
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.press("m", "m")
        await desk.see("2 marked")
        assert row_of(desk, "Number 3").startswith("✓")
        await desk.do("*", then=lambda: desk.screen.count("★") == 2)
        await desk.see("2 articles starred · u undoes")
        await desk.do("u", then=lambda: "★" not in desk.screen)
        await desk.do("e", then=lambda: desk.screen.count("▪") == 2)
        await desk.do("e", then=lambda: desk.screen.count("○") == 2)
        await desk.do("d", then=lambda: desk.titles == ["Number 1", "Number 0"])
        assert "marked" not in desk.rows()[0]
        await desk.do("u", then=lambda: len(desk.titles) == 4)
        await desk.press("M")
        await desk.see("4 marked")
        await desk.press("escape")
        await desk.until(lambda: "marked" not in desk.rows()[0])


async def test_a_tag_and_a_collection_for_all_that_are_marked(
    open_desk: OpenDesk, library: Library
) -> None:
    numbered(library)
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.press("m", "m", "t")
        await desk.until(lambda: desk.app.screen.query("#picker-input"))
        await desk.write("dull")
        await desk.press("enter")
        await desk.until(lambda: len(list(library.annotations(tag="dull"))) == 2)
        await desk.press("c")
        await desk.until(lambda: desk.app.screen.query("#picker-input"))
        await desk.write("Pile")
        await desk.see("begin “Pile”")
        await desk.press("enter")
        await desk.see("2 articles put into “Pile”")
        assert library.arranging.collections() == {"Pile": 2}
        await desk.press("escape", "/")
        await desk.write("in:pile")
        await desk.until(lambda: len(desk.titles) == 2)
        await desk.see("2 of 4")


async def test_headings_stand_over_their_articles_and_the_cursor_steps_over_them(
    open_desk: OpenDesk, library: Library
) -> None:
    numbered(library, 12)
    async with open_desk(library, size=(80, 20)) as desk:
        await desk.press("o")
        await desk.see("Odd Paper  6", "under each source")
        assert under_the_cursor(desk) == "Number 11"
        await desk.press("g", "g")
        for number in (10, 8, 6, 4, 2, 0, 11, 9):
            assert under_the_cursor(desk) == f"Number {number}"
            await desk.press("j")
        await desk.press("G")
        assert under_the_cursor(desk) == "Number 1"
        assert "Number 1" in desk.screen
        await desk.press("g", "g")
        assert desk.rows(desk.shelf.list)[0].startswith(" Even Paper")
        rows = desk.rows(desk.shelf.list)
        third = next(y for y, row in enumerate(rows) if "Number 8" in row)
        await desk.pilot.click(desk.shelf.list, offset=(10, third))
        assert under_the_cursor(desk) == "Number 8"
        for _ in range(4):
            await desk.press("o")
        await desk.until(lambda: not desk.shelf.list._groups)


async def test_while_typing_the_slash_and_the_count_stay_in_sight(
    open_desk: OpenDesk, library: Library
) -> None:
    numbered(library)
    async with open_desk(library) as desk:
        await desk.press("/")
        await desk.write("odd")
        await desk.until(lambda: "2 of 4" in desk.rows()[2])
        assert desk.rows()[2].startswith(" / odd")
        await desk.write(" is:unr")
        await desk.until(lambda: "one of unread" in desk.rows()[2])
        assert len(desk.titles) == 2  # what is not a query yet changes nothing
        await desk.write("ead")
        await desk.until(lambda: "2 of 4" in desk.rows()[2])


async def test_a_search_is_saved_shown_and_dropped(open_desk: OpenDesk, library: Library) -> None:
    numbered(library)
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.press("F")
        await desk.see("none saved yet")
        await desk.press("escape", "/")
        await desk.write("source:odd")
        await desk.press("tab", "F")
        await desk.until(lambda: desk.app.screen.query("#picker-input"))
        await desk.write("Odd ones")
        await desk.see("save the filter as “Odd ones”")
        await desk.press("enter")
        await desk.see("“Odd ones” saved")
        await desk.do("escape", then=lambda: len(desk.titles) == 4)
        await desk.press("F")
        await desk.see("Odd ones")
        await desk.press("enter")
        await desk.until(lambda: len(desk.titles) == 2)
        await desk.see("/ source:odd")
        await desk.press("F")
        await desk.see("saved searches")
        await desk.press("delete")
        await desk.see("“Odd ones” dropped")
        assert library.arranging.searches() == {}


async def test_marked_articles_are_exported(
    open_desk: OpenDesk, library: Library, tmp_path: Path
) -> None:
    numbered(library)
    path = tmp_path / "out.json"
    library.remember("export", {"format": "json", "path": str(path)})
    async with open_desk(library, size=(120, 30)) as desk:
        desk.shelf.list.mark({a.id for a in library.articles()[:2]})
        await desk.press("x")
        await desk.see("reader.json")
        await desk.press("enter")
        await desk.until(path.exists)
        assert len(json.loads(path.read_bytes())["articles"]) == 2


async def test_a_key_draws_only_the_rows_it_changes(open_desk: OpenDesk, library: Library) -> None:
    numbered(library, 30)
    async with open_desk(library, size=(80, 40)) as desk:
        before = desk.shelf.list.rows_drawn
        await desk.press("j")
        await desk.pilot.pause()
        assert desk.shelf.list.rows_drawn - before <= 4
        before = desk.shelf.list.rows_drawn
        desk.shelf.listing.filter("number")
        desk.shelf.show_list(keep=False)
        await desk.pilot.pause()
        assert desk.shelf.list.rows_drawn - before <= desk.shelf.list.size.height
