"""What counts as one token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities.tokens import tokens
from reader.model import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's minister", ["Kenya", "'s", "minister"]),
        ("They didn’t and can't", ["They", "did", "n’t", "and", "ca", "n't"]),
        ("EU-funded", ["EU", "-", "funded"]),
        ("J. K. Okoro of the U.S.", ["J.", "K.", "Okoro", "of", "the", "U.S."]),
        ("Mr. O'Brien, Jr.", ["Mr.", "O'Brien", ",", "Jr."]),
        ("Côte d'Ivoire", ["Côte", "d'Ivoire"]),
        ("US$1,200.50", ["US", "$", "1,200.50"]),
        ("At https://a.example/b?c=d, please", ["At", "https://a.example/b?c=d", ",", "please"]),
        ("AT&T and Halden.com", ["AT&T", "and", "Halden.com"]),
        ("", []),
        (" \n\t", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_a_reader_would_cut_it(text: str, expected: list[str]) -> None:
    assert [token.word for token in tokens(text)] == expected


@given(st.text())
def test_tokens_lie_where_they_say_and_leave_out_white_space_only(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.word
        assert token.start >= end
        assert not text[end : token.start].strip()
        end = token.end
    assert not text[end:].strip()


def test_a_part_of_a_text_keeps_the_places_of_the_whole() -> None:
    assert tokens("Ask Ama now", Span(4, 7)) == (("Ama", 4, 7),)
