"""Spans, selectors, and text that is made harmless to print."""

import subprocess
import sys
import unicodedata
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Span, selector
from reader.model.annotation import CONTEXT
from reader.model.visible import one_line, visible

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 12)).map(lambda s: Span(s[0], s[0] + s[1]))


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert visible("\x1b[31mred\x07") == "␛[31mred␇"
    assert visible("safe \u202eexe.txt") == "safe �exe.txt"
    assert visible("\x9b2J \x7f") == "�2J ␡"


def test_a_lone_surrogate_can_be_printed() -> None:
    assert visible("a\ud800b").encode() == "a�b".encode()


@given(st.text())
def test_visible_text_has_no_control_characters_and_the_same_length(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n" for c in shown)
    assert visible(shown) == shown


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert "\t" not in one_line(text)


@given(SPANS, SPANS)
def test_spans_overlap_and_contain_as_their_code_points_do(one: Span, other: Span) -> None:
    mine, theirs = set(range(*one)), set(range(*other))
    assert one.overlaps(other) == bool(mine & theirs)
    assert one.contains(other) == (theirs <= mine)
    assert one.length == len(mine)


@given(st.text(min_size=1, max_size=120), st.data())
def test_a_selector_holds_the_words_and_what_stands_around_them(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = selector(text, Span(start, end))
    assert found["exact"] == text[start:end]
    assert found["prefix"] + found["exact"] + found["suffix"] in text
    assert len(found["prefix"]) == min(CONTEXT, start)
    assert len(found["suffix"]) == min(CONTEXT, len(text) - end)


def test_offsets_count_code_points_not_bytes_or_utf_16_units() -> None:
    assert selector("Emoji 😀 and ümläut", Span(12, 18))["exact"] == "ümläut"


def test_words_are_counted_between_white_space() -> None:
    assert Article(title="t", text="One  two\n\nthree\tfour.").words == 4


def test_an_article_cannot_be_changed_by_those_who_read_it() -> None:
    article = Article(title="t", text="words")
    with pytest.raises(FrozenInstanceError):
        article.text = "other"  # type: ignore[misc]


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    code = (
        "import sys, reader.model, reader.model.visible\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}"
        " - set(sys.stdlib_module_names)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert loaded == ["__main__", "reader"]
