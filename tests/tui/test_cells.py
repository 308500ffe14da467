"""Cells: which text is plain, where clusters begin, how wide they are."""

import regex
from hard_texts import LINE
from hypothesis import given
from rich.cells import cell_len

from reader.tui.text.cells import TAB, clusters, drawn, is_plain, place_tabs

EVERY = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]


def test_a_plain_character_is_one_cell_over_all_of_unicode() -> None:
    wrong = [c for c in EVERY if is_plain(c) and (cell_len(c), cell_len(f"a{c}a")) != (1, 3)]
    assert not wrong


def test_a_plain_character_is_a_cluster_of_its_own_over_all_of_unicode() -> None:
    plain = [c for c in EVERY if is_plain(c)]
    pairs = "".join(f"{c}a{c}" for c in plain)
    assert all(end - start == 1 for start, end in (m.span() for m in regex.finditer(r"\X", pairs)))
    assert cell_len(pairs) == len(pairs)


def test_text_in_latin_letters_with_typographic_marks_is_plain() -> None:
    assert is_plain("“Nguyễn said – in Łódź, Ísafjörður and Приморск – ‘no’…”")
    assert is_plain("")


@given(LINE)
def test_plain_text_is_as_many_cells_as_code_points(line: str) -> None:
    if is_plain(line):
        assert [tuple(c) for c in clusters(line)] == [(i, i + 1, 1) for i in range(len(line))]


@given(LINE)
def test_clusters_cover_the_line(line: str) -> None:
    found = list(clusters(line))
    assert "".join(line[c.start : c.end] for c in found) == line


def test_clusters_are_what_a_person_takes_for_one_character() -> None:
    text = "e\u0301👩‍👩‍👧🇧🇷क्ष한東"
    parts = [(text[c.start : c.end], c.width) for c in clusters(text)]
    assert [part for part, _ in parts] == ["e\u0301", "👩‍👩‍👧", "🇧🇷", "क्ष", "한", "東"]
    assert [width for part, width in parts if part != "क्ष"] == [1, 2, 2, 2, 2]


def test_tabs_reach_to_the_next_stop() -> None:
    text = "a\t東\t\tb"
    placed = [(text[c.start], cell, c.width) for c, cell in place_tabs(clusters(text), text)]
    assert placed == [
        ("a", 0, 1), ("\t", 1, TAB - 1), ("東", 4, 2), ("\t", 6, 2), ("\t", 8, TAB), ("b", 12, 1),
    ]  # fmt: skip


def test_a_joiner_that_joins_nothing_is_shown() -> None:
    assert drawn("\u200dab\t\u200d") == "¦ab\t¦"
    assert drawn("👩\u200d👧") == "👩\u200d👧"


def test_a_joiner_at_the_end_of_a_letter_takes_no_cell_from_what_follows() -> None:
    assert cell_len(drawn("ه\u200d") + " ab") == 4
    assert cell_len(drawn("word\u200d") + "  ") == 6
