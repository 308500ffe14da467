"""How the text is set: even edges, divided words, rows between paragraphs."""

from itertools import pairwise

import pytest
from desk import OpenDesk
from hard_texts import LINES, WIDTH
from hypothesis import example, given

from reader.library import Library
from reader.model import Article, ReaderError
from reader.tui.text.cells import clusters
from reader.tui.text.hyphens import hyphens_of
from reader.tui.text.layout import Layout, Row, Setting
from reader.tui.text.wrap import wrap_hyphenated

PROSE = "The negotiators considered representatives of international organisations impractical."


def shown(layout: Layout) -> list[str]:
    """The rows as they are drawn: each cluster at its cell."""
    drawn: list[str] = []
    for number in range(layout.height):
        row = layout.row(number)
        line = ""
        for cluster, cell in layout.placed(row):
            line = line.ljust(cell) + layout.text[row.start + cluster.start]
        drawn.append(line.rstrip())
    return drawn


def every_three(word: str) -> list[int]:
    return list(range(3, len(word) - 2, 3))


def test_even_edges_fill_every_row_but_the_last() -> None:
    text = "It was the best of times and the worst, the age of wisdom and of some foolishness too."
    rows = shown(Layout(text, 31, setting=Setting(justify=True)))
    assert len(rows) == 3
    assert {len(row) for row in rows[:-1]} == {31}
    assert " ".join(" ".join(rows).split()) == text


def test_a_row_with_few_blanks_is_left_ragged() -> None:
    rows = shown(Layout("so many incomprehensibilities", 26, setting=Setting(justify=True)))
    assert rows[0] == "so many"


@given(LINES, WIDTH)
@example("a b c d e f", 4)
def test_even_edges_move_nothing_beyond_the_column_and_keep_the_order(
    text: str, width: int
) -> None:
    layout = Layout(text, width, setting=Setting(justify=True))
    for number in range(layout.height):
        row = layout.row(number)
        cells = [layout.cell_at(row, row.start + c.start) for c in clusters(part(layout, row))]
        assert cells == sorted(cells)
        for cell, cluster in zip(cells, clusters(part(layout, row)), strict=True):
            if cluster.width:
                assert layout.offset_at(row, cell) == row.start + cluster.start


def part(layout: Layout, row: Row) -> str:
    return layout.text[row.start : row.end]


def test_a_word_is_divided_where_it_fills_the_row_and_a_cell_is_left_for_the_hyphen() -> None:
    layout = Layout(PROSE, 20, setting=Setting(hyphens=every_three))
    rows = [layout.row(number) for number in range(layout.height)]
    divided = [row for row in rows if layout.is_divided(row)]
    assert divided
    for row in divided:
        assert row.end - row.start < 20
        assert part(layout, row)[-1].isalpha()
    assert "".join(part(layout, row) for row in rows) == PROSE


@given(LINES, WIDTH)
def test_divided_rows_cover_the_line_and_fit(text: str, width: int) -> None:
    line = text.replace("\n", " ")
    starts = [*wrap_hyphenated(line, width, every_three), len(line)]
    assert starts[0] == 0
    assert starts == sorted(starts)
    for start, end in pairwise(starts):
        assert len(line[start:end].rstrip()) <= width


def test_words_are_divided_by_the_rules_of_their_language() -> None:
    pytest.importorskip("pyphen")
    places = hyphens_of("en")
    assert places is not None
    assert "“representatives”"[: places("“representatives”")[0]] == "“rep"
    assert places("short") == ()
    assert hyphens_of("xx") is None


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyphen", None)
    with pytest.raises(ReaderError, match=r"reader-desk\[hyphenation\]"):
        hyphens_of("en")


@pytest.mark.parametrize("spacing", [0, 1, 2, 3])
def test_blank_rows_between_paragraphs(spacing: int) -> None:
    layout = Layout("one\n\ntwo\n\nthree", 20, setting=Setting(spacing=spacing))
    rows = shown(layout)
    assert [row for row in rows if row] == ["one", "two", "three"]
    assert len(rows) == 3 + 2 * spacing
    for word in ("one", "two", "three"):
        offset = layout.text.index(word)
        assert part(layout, layout.row(layout.row_at(offset))) == word


async def test_the_palette_reaches_what_has_no_key(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        before = desk.rows(desk.view)
        await desk.press("ctrl+p")
        await desk.pilot.pause()
        await desk.write("rows between")
        await desk.see("more rows between paragraphs")
        await desk.do("enter", then=lambda: desk.view.setting.spacing == 2)
        await desk.see("2 blank rows between paragraphs")
        assert desk.rows(desk.view) != before
