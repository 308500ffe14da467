"""Whole articles of many styles: most of their quotations are found and given to whoever speaks."""

import pytest

from tests.analysis.quotations.articles import FOLDER, Agreement, is_same, measure
from tests.analysis.quotations.passages import read_passages

LOWEST_CONTENT = 93
LOWEST_NAME = 86
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
