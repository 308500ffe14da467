"""The mouse: clicks, drags and the bar beside the text, exact on every kind of character."""

import pytest
from desk import Desk, OpenDesk
from textual.events import MouseMove

from reader.library import Library
from reader.model import Article, Span
from reader.tui.widgets.row_painter import GUTTER

TEXT = """\
Nobody in 東京 saw 👩‍👩‍👧 or 🇧🇷 there. It rained.

नमस्ते दोस्त, said Ana. She left.

مرحبا بالعالم. שלום."""


def article(text: str = TEXT) -> Article:
    return Article(title="Wide", text=text, language="xx")


def cell_of(desk: Desk, words: str, last: bool = False) -> tuple[int, int]:
    """The cell of the view where words begin, or where their last cluster does."""
    view = desk.view
    start = view.article.text.index(words)
    offset = view.page.cluster_at(start + len(words) - 1).start if last else start
    row = view.page.row(view.page.row_at(offset))
    x = view._left + GUTTER + view.page.cell_at(row, offset)
    return x, view.geometry.row_of(offset) - view._scroll_row


async def drag(desk: Desk, start: tuple[int, int], end: tuple[int, int]) -> None:
    await desk.pilot.mouse_down(desk.view, offset=start)
    await desk.pilot.mouse_up(desk.view, offset=end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("東", "京"), ("saw", "👩‍👩‍👧"), ("👩‍👩‍👧", "🇧🇷"), ("🇧🇷", "there"), ("नमस्ते", "दोस्त"),
        ("said", "Ana"), ("مرحبا", "بالعالم"), ("Nobody", "left"),
    ],
)  # fmt: skip
async def test_a_drag_selects_from_cluster_to_cluster(
    open_desk: OpenDesk, library: Library, start: str, end: str
) -> None:
    async with open_desk(library, article()) as desk:
        await desk.open()
        wanted = TEXT[TEXT.index(start) : TEXT.index(end) + len(end)]
        await drag(desk, cell_of(desk, start), cell_of(desk, end, last=True))
        assert desk.selected == wanted
        await drag(desk, cell_of(desk, end, last=True), cell_of(desk, start))
        assert desk.selected == wanted
        await desk.do("1", then=lambda: desk.tagged == {wanted: ("claim",)})


async def test_one_click_two_and_three(open_desk: OpenDesk, library: Library) -> None:
    async with open_desk(library, article()) as desk:
        await desk.open()
        place = cell_of(desk, "rained")
        await desk.pilot.click(desk.view, offset=place)
        assert desk.selected == "It rained."
        await desk.pilot.click(desk.view, offset=place, times=2)
        assert desk.selected == "rained"
        await desk.pilot.click(desk.view, offset=place, times=3)
        assert desk.selected == TEXT.split("\n")[0]
        # The second cell of a wide character is the character.
        x, y = cell_of(desk, "京")
        await desk.pilot.click(desk.view, offset=(x + 1, y), times=2)
        assert desk.selected == "京"


async def test_a_click_on_a_name_selects_the_name(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open(analysed=True)
        await desk.pilot.click(desk.view, offset=cell_of(desk, "Horváthová"))
        assert desk.selected == "Anna Horváthová"
        await desk.press("L", "e")
        await desk.pilot.click(desk.view, offset=cell_of(desk, "Horváthová"))
        assert "said Anna Horváthová" in desk.selected


async def test_a_click_on_a_note_selects_its_passage(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        await desk.press("j", "enter")
        await desk.write("why")
        await desk.do("enter", then=lambda: desk.notes)
        noted = desk.selected
        await desk.press("G")
        await desk.see("└ why")
        y = next(n for n, row in enumerate(desk.rows(desk.view)) if "└ why" in row)
        await desk.pilot.click(desk.view, offset=(20, y))
        assert desk.selected == noted


async def test_a_drag_beyond_the_edge_scrolls_on(open_desk: OpenDesk, library: Library) -> None:
    text = "\n\n".join(f"Sentence number {number} stands here." for number in range(60))
    async with open_desk(library, article(text)) as desk:
        await desk.open()
        await desk.pilot.mouse_down(desk.view, offset=cell_of(desk, "number 0"))
        view = desk.view
        below = (20, view.size.height - 1)
        await desk.pilot.hover(desk.view, offset=below)
        before = desk.view.selection
        # Beyond the widget: the bar below the text.
        bar = desk.reading.tag_bar
        await desk.pilot._post_mouse_events([MouseMove], bar, offset=(20, 1), button=1)
        await desk.until(lambda: desk.view.selection.end > before.end + 200, "scrolling on")
        await desk.pilot.mouse_up(bar, offset=(20, 1))
        settled = desk.view.selection
        assert settled.start == text.index("number 0")
        await desk.pilot.pause(0.2)
        assert desk.view.selection == settled


async def test_the_wheel_scrolls_and_the_next_key_goes_on_from_what_is_seen(
    open_desk: OpenDesk, library: Library
) -> None:
    text = "\n\n".join(f"Sentence number {number} stands here." for number in range(200))
    async with open_desk(library, article(text)) as desk:
        await desk.open()
        desk.view.scroll_to(y=120, animate=False)
        await desk.pilot.pause()
        assert desk.view.selection.start == 0
        await desk.press("j")
        seen = desk.view.visible_span()
        assert seen.contains(desk.view.selection)
        assert desk.view._scroll_row > 100


async def test_the_bar_shows_marks_and_leads_to_them(open_desk: OpenDesk, library: Library) -> None:
    text = "\n\n".join(f"Sentence number {number} stands here." for number in range(200))
    async with open_desk(library, article(text)) as desk:
        await desk.open()
        await desk.do("G", "1", then=lambda: desk.tagged)
        await desk.press("g", "g")
        bar = desk.reading.mark_bar
        await desk.until(lambda: "▪" in desk.rows(bar), "the mark")
        y = desk.rows(bar).index("▪")
        assert y > bar.size.height * 0.8
        await desk.pilot.mouse_down(bar, offset=(0, y))
        await desk.pilot.mouse_up(bar, offset=(0, y))
        assert desk.selected == "Sentence number 199 stands here."
        await desk.pilot.mouse_down(bar, offset=(0, bar.size.height // 2))
        await desk.pilot.mouse_up(bar, offset=(0, bar.size.height // 2))
        middle = desk.view.visible_span()
        assert 80 < int(text[middle.start :].split("number ", 1)[1].split()[0]) < 120


async def test_words_beyond_the_text_select_the_end_and_nothing_breaks(
    open_desk: OpenDesk, library: Library
) -> None:
    async with open_desk(library, article("One."), size=(80, 24)) as desk:
        await desk.open()
        for place in ((0, 0), (79, 0), (40, 15), (0, 20)):
            await desk.pilot.click(desk.view, offset=place)
            await drag(desk, place, (5, 5))
        assert Span(0, 4).contains(desk.view.selection)
