"""The layout: text to rows and cells, and back."""

from pathlib import Path

import pytest
from hard_texts import LINES, WIDTH
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model import Span
from reader.tui.text import layout as layouts
from reader.tui.text.cells import clusters
from reader.tui.text.layout import Layout, LineStyle, Row

HARD = (
    "plain words in a row of words",
    "東京ラーメン and 佐藤 花子 \u3000 。",
    "e\u0301a\u0300\u0323 \u0301 combining",
    "👩‍👩‍👧 👍🏽❤️ 🎉",
    "🇧🇷🇯🇵 🇧",
    "नमस्ते, क्षत्रिय ज़िंदगी।",
    "a\ttab\t\tand 東\tmore",
    "Zero\u200bwidth \ufeff soft\u00adhyphen \u202eoverride \x1b[31m red",
)
STYLES = st.dictionaries(
    st.integers(0, 5), st.builds(LineStyle, st.integers(0, 6), st.just("•"), st.just("▏"))
)


def all_rows(layout: Layout) -> list[Row]:
    return [layout.row(number) for number in range(layout.height)]


@given(LINES, WIDTH, STYLES)
@example("", 10, {})
@example("\n\n", 1, {})
def test_rows_cover_the_text(text: str, width: int, styles: dict[int, LineStyle]) -> None:
    layout = Layout(text, width, styles)
    rows = all_rows(layout)
    by_line: dict[int, str] = {}
    for row in rows:
        assert row.first == (row.line not in by_line)
        by_line[row.line] = by_line.get(row.line, "") + text[row.start : row.end]
    assert "\n".join(by_line.values()) == text
    assert [row.start for row in rows] == sorted(row.start for row in rows)


@given(LINES, WIDTH)
def test_every_code_point_is_in_its_row(text: str, width: int) -> None:
    layout = Layout(text, width)
    for offset in range(len(text) + 1):
        row = layout.row(layout.row_at(offset))
        assert row.start <= offset <= row.end
        assert offset < row.end or offset == len(text) or text[offset] == "\n"


@given(LINES | st.sampled_from(HARD), WIDTH, STYLES)
def test_text_to_cell_to_text(text: str, width: int, styles: dict[int, LineStyle]) -> None:
    layout = Layout(text, width, styles)
    for row in all_rows(layout):
        part = text[row.start : row.end]
        cells: list[int] = []
        for cluster in clusters(part):
            start = row.start + cluster.start
            cell = layout.cell_at(row, start)
            cells.append(cell)
            inside = {layout.cell_at(row, row.start + o) for o in range(cluster.start, cluster.end)}
            assert inside == {cell}
            if layout.cell_at(row, row.start + cluster.end) > cell:
                assert layout.offset_at(row, cell) == start
        assert cells == sorted(cells)
        assert layout.offset_at(row, layout.cell_at(row, row.end)) == row.end
        assert layout.offset_at(row, 10_000) == row.end


@given(LINES | st.sampled_from(HARD), WIDTH)
def test_cell_to_text_is_a_cluster_drawn_there(text: str, width: int) -> None:
    layout = Layout(text, width)
    for row in all_rows(layout):
        for cell in range(layout.cell_at(row, row.end)):
            offset = layout.offset_at(row, cell)
            cluster = layout.cluster_at(offset)
            assert cluster.start == offset
            assert layout.cell_at(row, offset) <= cell < layout.cell_at(row, cluster.end)


@pytest.mark.parametrize("width", [5, 12, 40])
@pytest.mark.parametrize("name", ["wide.txt", "rtl.txt", "two_speakers.md"])
def test_the_article_files_go_round(articles_folder: Path, name: str, width: int) -> None:
    text = (articles_folder / name).read_text(encoding="utf-8")
    test_text_to_cell_to_text.hypothesis.inner_test(text, width, {})
    test_cell_to_text_is_a_cluster_drawn_there.hypothesis.inner_test(text, width)


def test_clusters_are_whole_wherever_one_asks() -> None:
    text = "a👩‍👩‍👧b\n🇧🇷\n"
    layout = Layout(text, 10)
    assert {layout.cluster_at(offset) for offset in range(1, 6)} == {Span(1, 6)}
    assert layout.cluster_at(9) == Span(8, 10)
    assert layout.cluster_at(10) == Span(10, 11)
    assert layout.cluster_at(len(text)) == Span(len(text), len(text))


# -- heights that are estimated at first -----------------------------------------------------------


@pytest.fixture
def estimating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "WRAPPED_AT_ONCE", 10)


def pair(text: str, width: int, styles: dict[int, LineStyle]) -> tuple[Layout, Layout]:
    """The layout that estimates and the exact one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layouts, "WRAPPED_AT_ONCE", 10)
        estimated = Layout(text, width, styles)
    return estimated, Layout(text, width, styles)


@given(LINES, WIDTH, STYLES)
def test_refining_ends_at_the_exact_layout(
    text: str, width: int, styles: dict[int, LineStyle]
) -> None:
    estimated, exact = pair(text, width, styles)
    while estimated.estimated:
        estimated.refine(1.0)
    assert all_rows(estimated) == all_rows(exact)
    assert not estimated.refine(1.0)


@given(LINES, WIDTH, st.integers(0, 40), st.integers(1, 30))
def test_settled_rows_are_exact(text: str, width: int, first: int, count: int) -> None:
    estimated, exact = pair(text, width, {})
    first = min(first, estimated.height - 1)
    estimated.settle(first, count)
    rows = [estimated.row(n) for n in range(first, min(first + count, estimated.height))]
    known = set(all_rows(exact))
    assert set(rows) <= known
    assert not estimated.settle(first, count)


@given(LINES, WIDTH, st.lists(st.integers(0, 40), max_size=6))
def test_rows_looked_at_between_refining_are_exact(
    text: str, width: int, places: list[int]
) -> None:
    estimated, exact = pair(text, width, {})
    known = set(all_rows(exact))
    for place in places:
        estimated.refine(1e-5)
        first = min(place, estimated.height - 1)
        estimated.settle(first, 5)
        seen = range(first, min(first + 5, estimated.height))
        assert {estimated.row(number) for number in seen} <= known
        assert len({estimated.row(number) for number in seen}) == len(seen)


@given(LINES, WIDTH)
def test_settling_all_is_the_exact_layout(text: str, width: int) -> None:
    estimated, exact = pair(text, width, {})
    while estimated.estimated:
        estimated.settle(0, 10_000)
    assert all_rows(estimated) == all_rows(exact)
    assert estimated.height == exact.height


def test_ten_times_as_much_is_wrapped_at_once_where_all_is_one_cell_wide(
    estimating: None,
) -> None:
    assert not Layout("plain words, many of them\n" * 3, 10).estimated
    assert Layout("wide 東京 words, many of them\n" * 3, 10).estimated
    assert Layout("plain words, many of them\n" * 50, 10).estimated
