"""Whole articles of many styles: most of their quotations are found and given to whoever speaks."""

import pytest

from tests.analysis.quotations.articles import FOLDER, Agreement, is_same, measure
from tests.analysis.quotations.passages import OPTIONAL, Passage, Row, read_passages

LOWEST_CONTENT = 94
LOWEST_NAME = 89
"""Percent, a point or two below what is reached: a change that loses more is seen."""


def test_most_quotations_of_whole_articles_are_found_and_named():
    total = sum((measure(passage) for passage in read_passages(FOLDER)), Agreement())
    assert total.content >= LOWEST_CONTENT
    assert total.name >= LOWEST_NAME


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("Jana Novak", "Novak", True),
        ("the harbour board", "The board", True),
        ("Jana Novak", "Jiri Pell", False),
        ("the mayor", "the pilot", False),
        (None, None, True),
        (None, "Jana Novak", False),
    ],
)
def test_names_that_share_a_word_are_the_same(wanted, given, same):
    assert is_same(wanted, given) is same


def test_what_is_doubtful_as_speech_counts_neither_for_nor_against():
    text = "Ann Roe said the pier was late. Tom Pell called it “a shame”."
    said = Row("indirect", "Ann Roe", None, ("the pier was late",))
    called = Row("mixed", "Tom Pell", None, ("it “a shame",))
    both = measure(Passage("", "", text, (said, called)))
    assert both == Agreement(wanted=2, given=2, found=2, named=2)
    doubtful = Row(OPTIONAL, called.speaker, None, called.content)
    assert measure(Passage("", "", text, (said, doubtful))) == Agreement(1, 1, 1, 1)
    unheard = Row(OPTIONAL, "Ann Roe", None, ("pier",))
    assert measure(Passage("", "", text, (unheard, said, called))) == both
