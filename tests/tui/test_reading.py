"""Reading: what keys do to the selection, the marks and the library, and what is on the screen."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from desk import Desk, OpenDesk
from hard_texts import HOSTILE

from reader.library import Library
from reader.model import Article, QueryError, Span, Structure
from reader.storage.files import Files
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.prompt import Prompt
from reader.tui.screens.tag_picker import TagPicker

FIRST = "The harbour of Lesná will stay shut until spring, the mayor said on Friday."
SECOND = '"It is a good harbour," said Anna Horváthová.'
LAST = "Nobody believes the fifth one."


@asynccontextmanager
async def reading(
    open_desk: OpenDesk, library: Library, article: Article, **options: Any
) -> AsyncIterator[Desk]:
    analysed = options.pop("analysed", False)
    async with open_desk(library, article, **options) as desk:
        await desk.open(analysed=analysed)
        yield desk


async def test_the_page_tells_title_byline_date_and_place(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        assert desk.selected == FIRST
        await desk.see(
            "Harbour to Open in Spring",
            "Petra Vlk · Coast Post · 2017-03-03",
            "▫ Workers in the harbour of Lesná",
            "Write to petra@coastpost.example",
            "1/3 ¶",
        )


async def test_moving_and_selecting(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        for keys, there in (
            ("j", SECOND),
            ("k", FIRST),
            ("J", f"{FIRST}\n\n{SECOND}"),
            ("K", FIRST),
            ("}", SECOND),
            ("{", FIRST),
            ("G", LAST),
            ("gg", FIRST),
            ("gzj", SECOND),
        ):
            await desk.press(*keys)
            assert desk.selected == there, keys


async def test_quotations_and_names_are_selections(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour, size=(110, 30), analysed=True) as desk:
        await desk.press("j", '"')
        assert "good harbour" in desk.selected
        await desk.see("Anna Horváthová · ")
        await desk.press("g", "g", "e")
        first = desk.selected
        await desk.press("e", "E")
        assert desk.selected == first


async def test_a_digit_tags_and_takes_off_again(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("j", "1", then=lambda: desk.tagged == {SECOND: ("claim",)})
        await desk.see("tagged #claim · saved · u undoes")
        assert any(row.lstrip().startswith("c▌") for row in desk.rows(desk.view))
        await desk.do("3", then=lambda: desk.tagged == {SECOND: ("claim", "context")})
        await desk.do("1", then=lambda: desk.tagged == {SECOND: ("context",)})
        await desk.do("3", then=lambda: not desk.tagged)
        await desk.press("9")
        await desk.see("no tag has the key 9 · t picks one")


async def test_a_note_is_written_kept_as_a_draft_and_saved(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.press("j", "enter")
        await desk.see("note on “", "⏎ save")
        await desk.write("ask [b]her[/]")
        await desk.press("ctrl+j")
        await desk.write("twice")
        await desk.do("escape", then=lambda: not isinstance(desk.app.screen, NoteScreen))
        assert not desk.annotations
        await desk.see("the draft is kept")
        await desk.press("enter")
        await desk.do("enter", then=lambda: desk.notes == ["ask [b]her[/]\ntwice"])
        await desk.see("└ ask [b]her[/]", "✎")
        await desk.press("enter")
        desk.app.screen.query_one("#note-text").text = ""
        await desk.do("enter", then=lambda: not desk.annotations)


async def test_delete_undo_redo(open_desk: OpenDesk, library: Library, harbour: Article) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("1", then=lambda: desk.tagged)
        await desk.do("x", then=lambda: not desk.tagged)
        await desk.see("annotation deleted")
        await desk.press("x")
        await desk.see("no annotation here")
        await desk.do("u", then=lambda: desk.tagged == {FIRST: ("claim",)})
        await desk.do("u", then=lambda: not desk.tagged)
        await desk.do("ctrl+r", then=lambda: desk.tagged)
        await desk.see("redone")
        await desk.do("u", then=lambda: not desk.tagged)
        await desk.press("u")
        await desk.see("nothing to undo")


async def test_undo_survives_leaving_the_article(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("1", then=lambda: desk.tagged)
        await desk.do("q", then=lambda: isinstance(desk.app.screen, LibraryScreen))
        await desk.see("#claim")
        await desk.open()
        await desk.do("u", then=lambda: not desk.tagged)


async def test_going_from_annotation_to_annotation(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("1", "G", "2", then=lambda: len(desk.tagged) == 2)
        await desk.press("[")
        assert desk.selected == FIRST
        await desk.press("[")
        await desk.see("no annotation before this")
        await desk.press("]")
        assert desk.selected == LAST
        await desk.see("#evidence")


async def test_find_and_go_from_hit_to_hit(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.press("/")
        await desk.write("harbour")
        await desk.do("enter", then=lambda: desk.selected == "harbour")
        await desk.see("2 hits")
        first = desk.view.selection
        await desk.press("n")
        assert desk.selected == "harbour" and desk.view.selection > first
        await desk.press("n")
        await desk.see("no hit after this")
        await desk.press("N")
        assert desk.view.selection == first
        await desk.do("1", then=lambda: desk.tagged == {"harbour": ("claim",)})
        await desk.press("/")
        await desk.write("[nothing]")
        await desk.press("enter")
        await desk.see("“[nothing]” is not in this text")


async def test_the_tag_picker_finds_and_creates(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.press("t")
        await desk.see("#claim", "#follow-up")
        await desk.write("evi")
        await desk.see("create #evi")
        await desk.do("enter", then=lambda: desk.tagged == {FIRST: ("evidence",)})
        await desk.press("t")
        await desk.write("source/東京")
        await desk.see("create #source/東京")
        await desk.do("enter", then=lambda: desk.tagged == {FIRST: ("evidence", "source/東京")})
        await desk.do("t", then=lambda: isinstance(desk.app.screen, TagPicker))
        first = next(row for row in desk.rows() if "#source/東京" in row)
        assert desk.rows().index(first) < next(
            number for number, row in enumerate(desk.rows()) if "#claim" in row
        )
        await desk.do("escape", then=lambda: not isinstance(desk.app.screen, TagPicker))
        await desk.do("j", "h", then=lambda: desk.tagged.get(SECOND) == ("source/東京",))


async def test_highlighting_before_any_tag_was_used(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("h", then=lambda: desk.tagged == {FIRST: ()})
        await desk.see("highlighted · saved")


async def test_the_panel_has_pages_and_leads_to_places(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour, size=(120, 30), analysed=True) as desk:
        width = desk.view.size.width
        await desk.press("p")
        await desk.see("People", "Anna Horváthová")
        assert desk.view.size.width < width
        await desk.press("tab")
        await desk.do("enter", then=lambda: "Horváthová" in desk.selected)
        assert desk.reading.panel.has_focus
        await desk.press("tab", "1", "p")
        await desk.see("Dates and times")
        await desk.press("p")
        await desk.see("Annotations", "#claim")
        await desk.press("p")
        await desk.see("no headings in this article")
        await desk.press("p")
        assert not desk.reading.panel.display
        await desk.press("p", "q")
        assert not desk.reading.panel.display


async def test_on_a_narrow_screen_the_panel_covers_the_text(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour, size=(60, 20), analysed=True) as desk:
        await desk.press("p")
        await desk.see("Anna Horváthová")
        assert not desk.view.display
        await desk.do("enter", then=lambda: desk.view.display)
        await desk.until(lambda: "Horváthová" in desk.selected)


async def test_layers_can_be_hidden(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour, analysed=True) as desk:
        await desk.do("1", then=lambda: desk.tagged)
        await desk.see("c▌", "┃")
        await desk.press("L", "q")
        assert "┃" not in desk.screen
        await desk.press("L", "a")
        assert "c▌" not in desk.screen
        await desk.press("L", "e")
        underlined = [
            segment.text
            for strip in desk.strips()
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert not underlined
        await desk.press("L", "q", "L", "a")
        await desk.see("c▌", "┃")


async def test_reading_goes_on_where_it_stopped(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.press("j", "j", "j")
        selected = desk.selected
        await desk.do("q", then=lambda: isinstance(desk.app.screen, LibraryScreen))
        await desk.open()
        assert desk.selected == selected
        await desk.press("j")
        selected = desk.selected
        await desk.press("ctrl+q")
    assert library.articles()[0].position == harbour.text.index(selected)
    assert library.articles()[0].status == "reading"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_digits_are_always_on_the_screen(
    open_desk: OpenDesk, library: Library, harbour: Article, size: tuple[int, int]
) -> None:
    async with reading(open_desk, library, harbour, size=size) as desk:

        def digits() -> bool:
            return "1 claim" in desk.rows()[-1] and "2 evidence" in desk.rows()[-1]

        assert digits()
        for key in ("j", "1", "p", "p", "q", "enter"):
            await desk.press(key)
            await desk.pilot.pause(0.05)
            assert digits(), key


async def test_made_tiny_and_big_again(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour, analysed=True) as desk:
        await desk.press("G", "1")
        before = desk.selected
        for width, height in ((20, 10), (1, 1), (3, 200), (80, 24)):
            await desk.pilot.resize_terminal(width, height)
            await desk.press("p", "j", "p", "k", "p", "p", "p")
            assert desk.view.size.width <= max(1, width)
        await desk.until(lambda: "1 claim" in desk.rows()[-1])
        await desk.press("G")
        assert desk.selected == before
        assert LAST[:10] in desk.screen


async def test_the_column_is_made_wider_and_narrower(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour, size=(120, 30)) as desk:
        await desk.press("+")
        await desk.see("column of 70 characters")
        await desk.press("-", "-")
        await desk.see("column of 62 characters")
        assert max(len(row.strip()) for row in desk.rows(desk.view)) <= 62 + 5


@pytest.mark.parametrize("text", ["Word", "", "\n\n", "   ", "東", "\u0301"])
async def test_an_article_of_next_to_nothing(
    open_desk: OpenDesk, library: Library, text: str
) -> None:
    async with reading(open_desk, library, Article(title="T", text=text), analysed=True) as desk:
        for key in ("j", "k", "J", "K", "}", "{", "G", "space", "b", '"', "e", "]", "p", "q", "x"):
            await desk.press(key)
        await desk.press("1")
        if desk.view.selection.length:
            await desk.until(lambda: desk.tagged == {text: ("claim",)})
        else:
            await desk.pilot.pause(0.1)
            assert not desk.annotations


# -- hostile text ----------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", HOSTILE)
async def test_hostile_text_is_shown_and_does_nothing(
    open_desk: OpenDesk, library: Library, bad: str
) -> None:
    text = f"The {bad} first. The second {bad}."
    article = Article(
        title=f"T {bad} itle",
        byline=f"By {bad}",
        publisher=f"P {bad}",
        captions=(f"C {bad}",),
        contact=f"W {bad}",
        url=f"https://x.example/{bad}",
        published="2017-03-03",
        text=text,
        structure=(Structure(0, 3, "link", value=bad),),
    )
    async with open_desk(library, article, size=(100, 40)) as desk:
        harmless(desk)
        await desk.open(analysed=True)
        harmless(desk)
        await desk.do("1", then=lambda: desk.tagged)
        library.marking.set_note(library.article(desk.reading.article.id), Span(0, 5), f"n {bad}")
        with suppress(QueryError):  # not every one of them can be the name of a tag
            library.annotate(desk.reading.article.id, Span(0, 5), tags=[bad])
        desk.reading.library_changed()
        for keys in ("p", "p", "p", "p", "p", "t", "escape", "enter", "escape"):
            await desk.press(keys)
            harmless(desk)
        for words in (bad, f"not {bad}"):
            await desk.do("/", then=lambda: isinstance(desk.app.screen, Prompt))
            desk.app.screen.query_one("#prompt-input").value = words
            await desk.press("enter")
            harmless(desk)
        await desk.do("q", then=lambda: isinstance(desk.app.screen, LibraryScreen))
        harmless(desk)


def harmless(desk: Desk) -> None:
    """Nothing that a terminal obeys is on the screen, and no markup has become a style."""
    for strip in desk.strips():
        assert strip.cell_length == desk.app.size.width
        for text, style, control in strip:
            assert not control
            assert not set(text) & set("\x1b\x07\x9b\u202e\u2066\n\r\t\x00"), repr(text)
            assert style is None or style.link is None
            assert style is None or style.bgcolor is None or style.bgcolor.name != "red"


# -- other people and full disks -------------------------------------------------------------------


async def test_what_somebody_else_marks_appears(
    open_desk: OpenDesk, library: Library, harbour: Article, second_library: Library
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        second_library.refresh()
        second_library.annotate(
            desk.reading.article.id, Span(0, len(FIRST)), tags=["rumour"], note="says bob"
        )
        await desk.see("└ says bob", "r▌")


async def test_a_save_that_fails_is_told_and_pretends_nothing(
    open_desk: OpenDesk, library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Files, descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with reading(open_desk, library, harbour) as desk:
        await desk.do("1", then=lambda: desk.tagged)
        with monkeypatch.context() as patch:
            patch.setattr(Files, "sync_data", full)
            await desk.press("j", "1")
            await desk.see("No space left on device")
            assert "· saved" not in desk.screen
            assert desk.tagged == {FIRST: ("claim",)}
            await desk.press("enter")
            await desk.write("x")
            await desk.press("enter")
            await desk.see("No space left on device")
            assert not desk.notes
            assert "✎" not in desk.screen
        await desk.do("2", then=lambda: desk.tagged.get(SECOND) == ("evidence",))
        await desk.see("tagged #evidence · saved")
    with Library.open(library.folder) as again:
        assert {a.exact: a.tags for a in again.annotations()} == {
            FIRST: ("claim",),
            SECOND: ("evidence",),
        }


# -- how much is drawn -----------------------------------------------------------------------------


@pytest.fixture
def long_article() -> Article:
    sentences = [f"This is sentence number {n}, and it goes on for a while." for n in range(800)]
    paragraphs = [" ".join(sentences[n : n + 4]) for n in range(0, len(sentences), 4)]
    return Article(title="Long", text="\n\n".join(paragraphs))


def rows_of(desk: Desk, span: Span) -> int:
    layout = desk.view.page
    return layout.row_at(span.end - 1) - layout.row_at(span.start) + 1


async def test_opening_paints_only_what_is_seen(
    open_desk: OpenDesk, library: Library, long_article: Article
) -> None:
    async with reading(open_desk, library, long_article) as desk:
        assert desk.view.page.height > 800
        assert desk.view.rows_painted <= 2 * desk.view.size.height


async def test_moving_draws_the_rows_it_leaves_and_the_rows_it_enters(
    open_desk: OpenDesk, library: Library, long_article: Article
) -> None:
    async with reading(open_desk, library, long_article, analysed=True) as desk:
        await desk.pilot.pause(0.1)
        for key in ("j", "j", "k", "}", "{", "J", "K"):
            before, scrolled = desk.view.selection, desk.view.scroll_offset.y
            drawn, painted = desk.view.rows_drawn, desk.view.rows_painted
            await desk.press(key)
            await desk.pilot.pause()
            after = desk.view.selection
            assert after != before
            assert desk.view.scroll_offset.y == scrolled
            assert desk.view.rows_drawn - drawn <= rows_of(desk, before) + rows_of(desk, after)
            assert desk.view.rows_painted == painted
