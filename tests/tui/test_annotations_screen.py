"""The annotations screen: the list, its groups, the filter, going there, changing many at once."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from desk import Desk, OpenDesk
from textual.app import App, ComposeResult

from reader.library import Library
from reader.library.collecting import Collected, Group
from reader.model import Annotation, Article, ListedArticle, Span
from reader.storage.files import Files
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.picker import Picker
from reader.tui.screens.reading import ReadingScreen
from reader.tui.themes import DEFAULT, built_in
from reader.tui.widgets.annotation_list import AnnotationList

GOOD = '"It is a good harbour," said Anna Horváthová.'


@pytest.fixture
def marked(library: Library, harbour: Article, market: Article) -> Library:
    """Two articles with passages that are tagged and noted."""
    one, two = library.add(harbour), library.add(market)
    library.annotate(one.id, Span(4, 11), tags=["claim"])
    good = one.text.index(GOOD)
    library.annotate(one.id, Span(good, good + len(GOOD)), tags=["evidence"], note="good for whom?")
    library.annotate(one.id, Span(15, 20), tags=["claim", "source/mayor"])
    library.annotate(two.id, Span(4, 10), note="which one?")
    return library


def screen(desk: Desk) -> AnnotationsScreen:
    found = desk.app.screen
    assert isinstance(found, AnnotationsScreen)
    return found


def rows(desk: Desk) -> list[str]:
    return [row.strip() for row in desk.rows(screen(desk).view) if row.strip()]


def under(desk: Desk) -> str:
    current = screen(desk).view.current
    return current.annotation.exact if current else ""


def is_listing(desk: Desk) -> bool:
    return isinstance(desk.app.screen, AnnotationsScreen) and not desk.app.screen._is_loading


@asynccontextmanager
async def listing(
    open_desk: OpenDesk, library: Library, *articles: Article, **options: Any
) -> AsyncIterator[Desk]:
    """The annotations of the library are on the screen."""
    async with open_desk(library, *articles, **options) as desk:
        await desk.do("a", then=lambda: is_listing(desk))
        yield desk


async def test_by_article_each_with_passage_tags_and_note(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with listing(open_desk, marked, size=(90, 26)) as desk:
        await desk.see("4 annotations", "by article")
        shown = rows(desk)
        assert "Harbour to Open in Spring" in shown[0]
        assert shown[0].endswith("Coast Post · 2017-03-03   3")
        assert shown[1] == "c▌ The harbour of Lesná will stay shut until…"
        assert shown[2] == "▌ #claim"
        assert shown[5] == f"e▌ {GOOD}"
        assert shown[6] == "▌ #evidence  ✎ good for whom?"
        assert shown[7].endswith("1991-05-02   1")
        assert shown[9] == "▌ ✎ which one?"


async def test_by_tag_and_by_person(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked, size=(100, 30)) as desk:
        await desk.press("T")
        await desk.see("by tag", "somebody states this as fact", "no tag")
        headings = [row.split("  ")[0] for row in rows(desk) if "▌" not in row]
        assert headings == ["#claim", "#evidence", "#source/mayor", "no tag"]
        await desk.press("P")
        await desk.see("by person", "Anna Horváthová")
        await desk.until(lambda: not screen(desk)._to_read)
        headings = [row.split("  ")[0] for row in rows(desk) if "▌" not in row]
        assert headings == ["the mayor", "Anna Horváthová", "nobody speaks or is named"]
        await desk.press("A")
        await desk.see("by article")


async def test_moving(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked) as desk:
        assert under(desk) == "harbour"
        for key, there in (
            ("j", "Lesná"), ("down", GOOD), ("j", "market"), ("j", "market"), ("k", GOOD),
            ("G", "market"), ("{", "harbour"), ("j", "Lesná"), ("{", "harbour"), ("}", "market"),
            ("g", "market"), ("g", "harbour"), ("pagedown", "market"), ("b", "harbour"),
        ):  # fmt: skip
            await desk.press(key)
            assert under(desk) == there, key


async def test_the_one_under_the_cursor_is_shown_in_full(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("j")
        await desk.see(
            "The harbour of Lesná will stay shut until spring, the mayor said on Friday."
        )
        await desk.see("ada, ")


async def test_an_empty_library_says_what_to_do(open_desk: OpenDesk, library: Library) -> None:
    async with listing(open_desk, library) as desk:
        await desk.see("0 annotations", "no annotations yet", "tag the selection")
        for key in ("j", "k", "G", "{", "}", "space", "M", "enter", "1", "d", "x", "T", "P", "a"):
            await desk.press(key)
        await desk.see("0 annotations")


async def test_filter_as_you_type(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("/")
        await desk.write("tag:claim")
        await desk.until(lambda: len(screen(desk)._shown) == 2)
        await desk.write(" lesna")
        await desk.until(lambda: len(screen(desk)._shown) == 1)
        assert under(desk) == "Lesná"
        await desk.press("tab")
        await desk.see("/ tag:claim lesna", "1 of 4 · by article")
        await desk.press("/")
        await desk.write(" nothing")
        await desk.see("nothing fits; Esc shows all")
        await desk.press("escape")
        await desk.until(lambda: len(screen(desk)._shown) == 4)
        await desk.press("/")
        await desk.write("before:2000")
        await desk.do("enter", then=lambda: isinstance(desk.app.screen, ReadingScreen))
        assert desk.reading.article.title == "Four Dates for One Market"


async def test_a_filter_that_makes_no_sense_is_told(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked, size=(110, 24)) as desk:
        await desk.press("/")
        await desk.write("is:green")
        await desk.press("tab")
        await desk.see("one of unread")
        assert len(screen(desk)._shown) == 4


# -- going there -----------------------------------------------------------------------------------


async def test_enter_opens_the_article_at_the_place(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("j", "j", "enter")
        await desk.until(
            lambda: isinstance(desk.app.screen, ReadingScreen) and desk.view.is_laid_out
        )
        assert desk.selected == GOOD
        await desk.do("q", then=lambda: is_listing(desk))
        assert under(desk) == GOOD
        await desk.do("q", then=lambda: isinstance(desk.app.screen, LibraryScreen))


async def test_from_reading_those_of_the_article_and_back_to_the_place(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with open_desk(marked) as desk:
        await desk.open()
        await desk.press("j")
        assert desk.selected == GOOD
        await desk.do("a", then=lambda: is_listing(desk))
        await desk.see("Annotations in “Harbour to Open", "3 annotations")
        assert under(desk) == GOOD
        await desk.press("k")
        below = desk.reading
        await desk.do("enter", then=lambda: desk.app.screen is below)
        assert desk.selected == "Lesná"


async def test_from_reading_those_of_the_library(open_desk: OpenDesk, marked: Library) -> None:
    async with open_desk(marked) as desk:
        await desk.open()
        below = desk.reading
        await desk.do("A", then=lambda: is_listing(desk))
        await desk.see("4 annotations")
        await desk.press("a")
        await desk.see("Annotations in “Harbour to Open", "3 annotations")
        await desk.press("a")
        await desk.see("4 annotations")
        await desk.do("G", "enter", then=lambda: isinstance(desk.app.screen, ReadingScreen))
        assert desk.reading is not below
        await desk.do("q", then=lambda: is_listing(desk))
        await desk.do("escape", then=lambda: desk.app.screen is below)


async def test_a_click_moves_another_opens_and_in_the_margin_it_marks(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with listing(open_desk, marked) as desk:
        view = screen(desk).view
        await desk.pilot.click(view, offset=(10, 5))
        await desk.until(lambda: under(desk) == GOOD)
        await desk.pilot.click(view, offset=(1, 1))
        await desk.see("1 marked")
        assert under(desk) == "harbour"
        await desk.pilot.click(view, offset=(10, 0))  # a heading
        await desk.pilot.click(view, offset=(10, 2))
        await desk.until(lambda: isinstance(desk.app.screen, ReadingScreen))


# -- many at once ----------------------------------------------------------------------------------


async def test_a_digit_tags_what_is_marked_and_one_undo_takes_it_back(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with listing(open_desk, marked) as desk:
        before = desk.annotations
        await desk.press("space", "j", "space")
        await desk.see("2 marked")
        await desk.press("4")
        await desk.see("2 tagged #question · saved · u undoes")
        assert [("question" in a.tags) for a in desk.annotations] == [True, False, True, False]
        await desk.see("2 marked")
        await desk.press("u")
        await desk.see("undone: 2 tagged #question")
        assert desk.annotations == before
        await desk.press("ctrl+r")
        await desk.see("redone: 2 tagged #question")


async def test_without_marks_it_is_about_the_one_under_the_cursor(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("j", "2")
        await desk.see("1 tagged #evidence")
        assert desk.tagged["Lesná"] == ("claim", "source/mayor", "evidence")
        assert under(desk) == "Lesná"
        await desk.press("7")
        await desk.see("no tag has the key 7")


async def test_a_picked_tag(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("M", "t")
        await desk.until(lambda: isinstance(desk.app.screen, Picker))
        await desk.write("fresh")
        await desk.see("create #fresh")
        await desk.press("enter")
        await desk.see("4 tagged #fresh")
        assert all("fresh" in tags for tags in desk.tagged.values())


async def test_delete_what_is_marked(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("/")
        await desk.write("tag:claim")
        await desk.press("tab", "M", "escape")
        await desk.see("2 marked", "4 annotations")
        await desk.press("d")
        await desk.see("2 annotations deleted", "2 annotations")
        assert "marked" not in desk.rows()[0]
        assert list(desk.tagged) == [GOOD, "market"]
        await desk.press("u")
        await desk.see("4 annotations", "undone: 2 annotations deleted")


async def test_marks_are_taken_away_before_the_screen_is_left(
    open_desk: OpenDesk, marked: Library
) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("M")
        await desk.see("4 marked")
        await desk.press("M")
        await desk.until(lambda: "marked" not in desk.rows()[0])
        await desk.press("m")
        await desk.see("1 marked")
        await desk.press("escape")
        await desk.until(lambda: "marked" not in desk.rows()[0])
        await desk.do("escape", then=lambda: isinstance(desk.app.screen, LibraryScreen))


async def test_export_what_is_marked(open_desk: OpenDesk, marked: Library, tmp_path: Any) -> None:
    target = tmp_path / "out.md"
    async with listing(open_desk, marked) as desk:
        await desk.press("space", "x")
        await desk.until(lambda: isinstance(desk.app.screen, ExportScreen))
        await desk.see("markdown", "to")
        await desk.press("enter")
        await desk.write(str(target))
        await desk.press("enter")
        await desk.until(target.exists)
        await desk.see("1 file written to")
    text = target.read_text()
    assert "> harbour" in text
    assert "good for whom?" not in text


async def test_a_disk_that_refuses_is_told_and_nothing_is_changed(
    open_desk: OpenDesk, marked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listing(open_desk, marked) as desk:
        before = desk.annotations

        def full(self: Files, descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(Files, "sync_data", full)
            await desk.press("M", "4")
            await desk.see("No space left on device")
        assert desk.annotations == before


# -- keeping up ------------------------------------------------------------------------------------


async def test_what_others_do_shows_and_the_cursor_stays(
    open_desk: OpenDesk, marked: Library, second_library: Library
) -> None:
    async with listing(open_desk, marked) as desk:
        await desk.press("j", "j")
        first = next(iter(second_library.articles()))
        second_library.annotate(first.id, Span(0, 3), tags=["context"])
        await desk.see("5 annotations", "#context")
        assert under(desk) == GOOD


async def test_on_a_tiny_screen_nothing_breaks(open_desk: OpenDesk, marked: Library) -> None:
    async with listing(open_desk, marked, size=(20, 8)) as desk:
        for key in ("j", "T", "G", "P", "space", "g", "g"):
            await desk.press(key)
        await desk.pilot.resize_terminal(100, 30)
        await desk.see("4 annotations")
        await desk.pilot.resize_terminal(3, 3)
        await desk.press("j", "k")


# -- a hundred thousand ----------------------------------------------------------------------------

MANY = 100_000


class Bare(App[None]):
    """The list and nothing else."""

    def compose(self) -> ComposeResult:
        self.register_theme(built_in(DEFAULT))
        self.theme = DEFAULT
        yield AnnotationList()


async def test_of_a_hundred_thousand_only_the_rows_on_the_screen_are_made() -> None:
    articles = [ListedArticle(f"a{n}", f"Number {n}", "", 1, "") for n in range(1000)]
    every = [
        Collected(
            Annotation(id=f"{n}", article=f"a{n // 100}", exact=f"passage {n}"), articles[n // 100]
        )
        for n in range(MANY)
    ]
    groups = [Group(f"a{n}", range(100 * n, 100 * n + 100)) for n in range(1000)]
    async with Bare().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(AnnotationList)
        view.show(every, groups, "article", ())
        await pilot.pause()
        assert view.virtual_size.height == 2 * MANY + 2 * 1000 - 1
        view.rows_drawn = 0
        view.move(1)
        await pilot.pause()
        assert view.rows_drawn <= 4
        view.rows_drawn = 0
        view.move_to(10**6)
        await pilot.pause()
        assert view.rows_drawn <= 2 * 24 + 4
        assert view.current == every[-1]
        view.rows_drawn = 0
        view.show(every, groups, "article", ())
        await pilot.pause()
        assert view.rows_drawn <= 2 * 24 + 4
        assert len(view.children) == 0
        assert view.current == every[-1]
