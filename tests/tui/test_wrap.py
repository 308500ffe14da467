"""Wrapping: rows cover a line once, and none is wider than the column."""

from itertools import pairwise

import pytest
import regex
from hard_texts import LINE, WIDTH
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.text.cells import clusters, drawn, place_tabs
from reader.tui.text.wrap import wrap, wrap_any, wrap_plain

PLAIN = st.lists(st.sampled_from(["word", "a", " ", "  ", "-", "x" * 30])).map("".join)
NARROW = st.lists(st.sampled_from(["word", "e\u0301a", "שלום", " ", "  ", "\x1b[1m"])).map("".join)


def rows_of(line: str, width: int) -> list[str]:
    return [line[a:b] for a, b in pairwise([*wrap(line, width), len(line)])]


def cells(row: str) -> int:
    return sum(cluster.width for cluster, _ in place_tabs(clusters(row), row))


@given(LINE, WIDTH)
@example("", 10)
@example("   ", 1)
@example("\t\t\tx", 3)
def test_rows_cover_every_code_point_once(line: str, width: int) -> None:
    starts = wrap(line, width)
    assert starts[0] == 0
    assert all(a < b for a, b in pairwise(starts))
    assert starts[-1] < max(1, len(line))
    assert "".join(rows_of(line, width)) == line


@given(LINE, WIDTH)
def test_no_row_is_wider_than_the_column(line: str, width: int) -> None:
    for row in rows_of(line, width):
        drawn = row.rstrip(" \t")
        assert cells(drawn) <= width or len(list(clusters(drawn))) == 1


@given(LINE, WIDTH)
def test_no_row_begins_inside_a_cluster(line: str, width: int) -> None:
    begins = {match.start() for match in regex.finditer(r"\X", line)}
    assert set(wrap(line, width)) <= begins | {0}


@given(NARROW, WIDTH)
def test_no_row_is_shorter_than_it_must_be(line: str, width: int) -> None:
    """Where a row ends with a blank, the next word did not fit any more."""
    for row, following in pairwise(rows_of(line, width)):
        word = following.split(" ")[0]
        assert row[-1:] != " " or cells(row + word) > width


@given(PLAIN, WIDTH)
def test_the_two_ways_agree_where_both_can_be_used(line: str, width: int) -> None:
    assert wrap_plain(line, width) == wrap_any(line, width)


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one  two ", 3, ["one  ", "two "]),
        ("one two three", 3, ["one ", "two ", "thr", "ee"]),
        ("aaaaaaa", 3, ["aaa", "aaa", "a"]),
        ("東京ラーメン", 4, ["東京", "ラー", "メン"]),
        ("東京、大阪", 4, ["東", "京、", "大阪"]),
        ("nǐ 👩‍👩‍👧👩‍👩‍👧", 4, ["nǐ ", "👩‍👩‍👧👩‍👩‍👧"]),
        ("🇧🇷🇯🇵", 2, ["🇧🇷", "🇯🇵"]),
        ("🇧🇷", 1, ["🇧🇷"]),
        ("a\tb", 4, ["a\t", "b"]),
    ],
)
def test_rows_as_a_person_would_set_them(line: str, width: int, rows: list[str]) -> None:
    assert rows_of(line, width) == rows


@given(LINE)
def test_what_is_drawn_is_as_wide_as_it_is_said_to_be(line: str) -> None:
    for cluster in clusters(line):
        shown = line[cluster.start : cluster.end]
        assert shown == "\t" or cluster.width == cell_len(drawn(shown))
