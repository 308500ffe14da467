"""What the reading view does when the world around it changes."""

import asyncio
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest
from desk import Desk, OpenDesk
from textual import events
from textual.containers import Horizontal

from reader.library import Library
from reader.library.naming import Naming
from reader.model import Analysis, Article
from reader.tui import analysing
from reader.tui.screens.reading import ReadingScreen
from reader.tui.text.motions import Motions
from reader.tui.widgets.paged import Paged

LONG = "\n\n".join(
    f"Paragraph {number} begins here and goes on for a while. It has a second sentence, too, which "
    f"says that number {number} is not the last one."
    for number in range(80)
)


async def test_small_and_large_again_the_same_words_stand_at_the_top(
    open_desk: OpenDesk, library: Library
) -> None:
    async with open_desk(library, Article(title="Long", text=LONG), size=(100, 30)) as desk:
        await desk.open()
        for _ in range(40):
            await desk.press("j")
        selected, top = desk.selected, desk.view.top_offset()
        await desk.pilot.resize_terminal(20, 10)
        await desk.until(lambda: all(len(row) == 20 for row in desk.rows(desk.app.screen)))
        await desk.until(lambda: desk.view.page.width <= 20, "the narrow page")
        assert desk.selected == selected
        line = desk.view.page.line_at(top)
        assert desk.view.page.line_at(desk.view.top_offset()) == line
        assert all(len(row) == 20 for row in desk.rows())
        await desk.press("j")
        await desk.pilot.resize_terminal(100, 30)
        await desk.until(lambda: desk.view.page.width > 20, "the wide page")
        assert desk.view.page.line_at(desk.view.top_offset()) >= line - 2
        assert desk.view.visible_span().overlaps(desk.view.selection)


async def test_keys_typed_before_the_text_is_laid_out_are_not_lost(
    open_desk: OpenDesk, library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk(library, harbour) as desk:
        with monkeypatch.context() as slow:
            slow.setattr(Paged, "_on_resize", lambda *_: None)
            await desk.press("enter")
            await desk.until(lambda: isinstance(desk.app.screen, ReadingScreen))
            await desk.press("j", "K", "1")
        assert not desk.view.is_laid_out
        desk.view._lay_out()
        await desk.until(lambda: desk.annotations, "a tag")
        assert desk.tagged == {'"It is a good harbour," said Anna Horváthová.': ("claim",)}


async def test_a_panel_over_the_whole_text_does_not_read_it_to_the_end(
    open_desk: OpenDesk, library: Library
) -> None:
    async with open_desk(library, Article(title="Long", text=LONG)) as desk:
        await desk.open()
        await desk.press("j")
        before = desk.rows()[0]
        assert "end" not in before
        await desk.press("p")
        await desk.until(lambda: not desk.view.size and not desk.reading.mark_bar.size, "the panel")
        assert desk.rows()[0] == before
        await desk.press("p", "p", "p", "p", "q")
        await desk.until(lambda: 0 < library.articles()[0].progress < 0.2, "the place")


async def test_forty_columns_still_read(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour, size=(40, 16)) as desk:
        await desk.open()
        await desk.see("Harbour to Open in Spring", "1 claim")
        await desk.do("j", "1", then=lambda: desk.tagged)
        await desk.see("saved")
        await desk.press("p")
        await desk.see("People")
        await desk.press("q")
        await desk.see("The harbour of")


async def test_reading_goes_on_where_it_stopped_to_the_row(
    open_desk: OpenDesk, library: Library
) -> None:
    async with open_desk(library, Article(title="Long", text=LONG), size=(90, 25)) as desk:
        await desk.open()
        for _ in range(30):
            await desk.press("j")
        desk.view.scroll_to(y=desk.view._scroll_row + 3, animate=False)
        await desk.pilot.pause()
        rows, selected = desk.rows(desk.view), desk.selected
        await desk.press("q")
        await desk.until(lambda: not isinstance(desk.app.screen, ReadingScreen))
    with Library.open(library.folder) as again:
        async with open_desk(again, size=(90, 25)) as desk:
            await desk.open()
            assert desk.selected == selected
            assert desk.rows(desk.view) == rows


async def test_an_annotation_by_somebody_else_shows_while_reading(
    open_desk: OpenDesk, library: Library, harbour: Article, second_library: Library
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        article = desk.reading.article
        sentence = desk.view.selection
        second_library.refresh()
        second_library.annotate(article.id, sentence, tags=["question"], note="who says so?")
        await desk.see("└ who says so?")
        assert any("q▌" in row for row in desk.rows(desk.view))
        assert desk.view.selection == sentence


async def test_the_text_can_be_read_and_marked_while_the_analysis_is_pending(
    open_desk: OpenDesk,
    library: Library,
    harbour: Article,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def never(text: str, naming: Naming) -> Analysis:
        return await asyncio.Future()

    monkeypatch.setattr(analysing, "analysed", never)
    async with open_desk(library, harbour, size=(110, 30)) as desk:
        await desk.open()
        await desk.press("p")
        await desk.see("reading the text …")
        await desk.press("e")
        await desk.see("the text is still being read")
        await desk.do("1", then=lambda: desk.tagged)


async def test_what_was_asked_for_is_done_though_the_next_key_leaves(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        desk.send("j", "1", "ctrl+q")
        await desk.until(lambda: not desk.app.is_running)
    assert [annotation.tags for annotation in library.annotations()] == [("claim",)]


async def test_what_is_typed_at_once_goes_where_it_is_meant(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    note = "who had told dad?"
    async with open_desk(library, harbour) as desk:
        letters = [{" ": "space", "?": "?"}.get(letter, letter) for letter in note]
        desk.send("enter", "j", "1", "enter", *letters, "enter", "j", "2")
        await desk.until(lambda: len(desk.annotations) == 2, "two annotations")
        assert desk.notes == [note]
        assert sorted(desk.tagged.values()) == [("claim",), ("evidence",)]


async def test_a_letter_waits_for_a_key_that_is_slow_on_its_way(
    open_desk: OpenDesk, library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Horizontal.on_event

    async def slowly(self: Horizontal, event: events.Event) -> None:
        """As on a busy machine: what stands between the text and its screen takes its time."""
        if isinstance(event, events.Key):
            await asyncio.sleep(0.1)
        await given(self, event)

    async with open_desk(library, harbour) as desk:
        await desk.open()
        await desk.press("j", "1")
        monkeypatch.setattr(Horizontal, "on_event", slowly)
        desk.send("enter", *"who", "enter")
        await desk.until(lambda: desk.notes, "a note")
        assert desk.notes == ["who"]


async def test_leaving_the_window_keeps_the_selection_and_the_place(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        await desk.press("j")
        selected = desk.selected
        desk.app.app_focus = False
        await desk.pilot.pause()
        desk.app.app_focus = True
        await desk.pilot.pause()
        await desk.press("j")
        assert desk.selected != selected
        assert isinstance(desk.reading.view.motions, Motions)


async def test_what_was_asked_for_when_the_program_was_left_still_knows_it(
    library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.settings import Settings
    from reader.tui.app import ReaderApp
    from reader.tui.writer import Writer

    begin, asked = Writer.begin, list[Future[object]]()
    monkeypatch.setattr(
        Writer, "begin", lambda self, command: asked.append(begin(self, command)) or asked[-1]
    )
    library.add(harbour)
    library.is_new = False
    app, busy = ReaderApp(library, Settings()), Event()
    try:
        app.writer.begin(busy.wait)
        async with app.run_test(size=(80, 24)) as pilot:
            desk = Desk(app, pilot)
            await desk.until(lambda: len(asked) > 1, "the preview, asked for")
    finally:
        busy.set()
        await asyncio.to_thread(app.writer.close)
    assert [future.exception() for future in asked if not future.cancelled()] == [None] * len(asked)


async def test_an_article_named_on_the_command_line_comes_first(
    library: Library, harbour: Article, tmp_path: Path
) -> None:
    from reader.settings import Settings
    from reader.tui.app import ReaderApp

    stored = library.add(harbour)
    library.is_new = False
    app = ReaderApp(library, Settings(), opened=(stored, library.listed(stored.id)))
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(app, pilot)
        await desk.see("Harbour to Open in Spring, Mayor Says", "1 claim")
        await desk.do("1", then=lambda: desk.tagged)
        await desk.press("q")
        await desk.see("1 article · 1 annotation")
    app.writer.close()


async def test_the_panel_comes_beside_a_text_that_was_just_scrolled(
    open_desk: OpenDesk, library: Library
) -> None:
    """The picture of the scrolled text may be drawn when the panel is asked for and its layout is
    not there yet; it must not pass for that layout."""
    async with open_desk(library, Article(title="Long", text=LONG), size=(100, 30)) as desk:
        await desk.open()
        reading, wide = desk.reading, desk.view.page.width
        with desk.app.batch_update():  # no picture is drawn
            await reading.run_action("last")
            for _ in range(20):
                await asyncio.sleep(0)
            assert desk.view in reading._dirty_widgets
        await reading.run_action("panel")
        reading.panel._check_refresh()  # it asks for a layout, behind what is in the queue
        reading._on_timer_update()
        await desk.pilot.pause()
        assert desk.view.size.width == 61
        assert desk.view.page.width < wide
