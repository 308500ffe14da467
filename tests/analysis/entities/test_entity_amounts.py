"""Times and amounts that a reader looks for in an article."""

import pytest

from reader.analysis.entities import find_entities
from reader.model import Span


def found(text: str, label: str) -> list[str]:
    """The words that `text` has under `label`."""
    entities = find_entities(text, (Span(0, len(text)),))
    return [entity.span.of(text) for entity in entities if entity.label == label]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They met on Monday, Oct. 29, 2014, in secret.", "Monday, Oct. 29, 2014"),
        ("The letter is dated 26 June 1998.", "26 June 1998"),
        ("It happened two years ago.", "two years ago"),
        ("Prices doubled in the 1990s.", "the 1990s"),
        ("He resigned last week.", "last week"),
        ("The file says 2021-03-04.", "2021-03-04"),
        ("She was a 25-year-old nurse.", "25-year-old"),
        ("Output fell in the third quarter of 2013.", "the third quarter of 2013"),
        ("It opened in May last year.", "May last year"),
    ],
)
def test_a_date_is_found_whole(text: str, date: str) -> None:
    assert found(text, "DATE") == [date]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("We left at 5 p.m. GMT sharp.", "TIME", ["5 p.m. GMT"]),
        ("The power failed on Friday night.", "TIME", ["Friday night"]),
        ("He waited five minutes.", "TIME", ["five minutes"]),
        ("It cost $1.2 billion.", "MONEY", ["$1.2 billion"]),
        ("They paid KSh3 million and 500 naira.", "MONEY", ["KSh3 million", "500 naira"]),
        ("A bill of five million dollars.", "MONEY", ["five million dollars"]),
        ("Support fell by 12.5% or 5-7 percent.", "PERCENT", ["12.5%", "5-7 percent"]),
        ("The 21st bridge was the first to fall.", "ORDINAL", ["21st", "first"]),
        ("Some twenty-three people and 1,200 goats.", "CARDINAL", ["twenty-three", "1,200"]),
    ],
)
def test_an_amount_is_found_with_its_unit(text: str, label: str, expected: list[str]) -> None:
    assert found(text, label) == expected


def test_words_that_only_look_like_dates_are_left_alone() -> None:
    assert found("They may march and sat in the sun.", "DATE") == []


def test_a_date_keeps_a_month_that_could_be_a_name() -> None:
    assert found("Theresa spoke on May 5 in the hall.", "DATE") == ["May 5"]
