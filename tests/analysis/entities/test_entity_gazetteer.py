"""The user's own gazetteer."""

import pytest

from reader.analysis.entities import Gazetteer, Listed, find_entities, read_gazetteer
from reader.model import FormatError, Span


def entities(text: str, gazetteer: Gazetteer | None = None) -> list[tuple[str, str, str | None]]:
    """Words, label and name of each entity of a text of one sentence."""
    found = find_entities(text, (Span(0, len(text)),), gazetteer)
    return [(entity.span.of(text), entity.label, entity.name) for entity in found]


def test_a_listed_name_is_found_under_its_label_and_its_aliases_under_its_name() -> None:
    gazetteer = read_gazetteer("name,label,aliases\nBlue Heron Trust,ORG,the Heron|BHT\n")
    assert entities("Then BHT paid the Heron.", gazetteer) == [
        ("BHT", "ORG", "Blue Heron Trust"),
        ("the Heron", "ORG", "Blue Heron Trust"),
    ]


def test_the_gazetteer_wins_over_the_model() -> None:
    text = "She flew from London to Paris."
    assert ("Paris", "GPE", "Paris") in entities(text)
    assert ("Paris", "PERSON", "Paris") in entities(text, read_gazetteer("Paris,PERSON"))


def test_a_name_without_a_label_is_no_entity() -> None:
    text = "She flew from London to Paris."
    gazetteer = read_gazetteer("# towns I do not want\nParis,O")
    assert [words for words, _, _ in entities(text, gazetteer)] == ["London"]


def test_the_longest_listed_name_is_taken() -> None:
    gazetteer = Gazetteer((Listed("Heron", "PERSON"), Listed("Heron Bay", "GPE")))
    assert entities("He saw Heron Bay.", gazetteer) == [("Heron Bay", "GPE", "Heron Bay")]


def test_a_label_that_does_not_exist_is_told_with_its_line() -> None:
    with pytest.raises(FormatError, match="line 2: 'TOWN' is no label"):
        read_gazetteer("Paris,GPE\nLyon,TOWN")


def test_a_row_without_a_name_is_told_with_its_line() -> None:
    with pytest.raises(FormatError, match="line 1: there is no name"):
        read_gazetteer(",GPE")
