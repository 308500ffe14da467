"""Numbers with their nouns."""

import pytest

from reader.model.counted import counted


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 articles"), (1, "1 article"), (1204, "1,204 articles")]
)
def test_a_noun_is_plural_unless_there_is_one(number: int, shown: str) -> None:
    assert counted(number, "article") == shown


def test_a_noun_with_a_plural_of_its_own() -> None:
    assert counted(1, "person", "people") == "1 person"
    assert counted(3, "person", "people") == "3 people"
