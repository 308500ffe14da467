"""The scores that the model card states for the gold sets of our own."""

import pytest
from gold_entities import AMOUNTS, gold_articles, score

COARSE = {"GPE": "LOC", "FAC": "LOC"}


def test_people_organisations_and_places_are_found_as_the_card_says() -> None:
    assert score(gold_articles(), {"PERSON", "ORG", "LOC"}, COARSE) >= 90


def test_fine_labels_are_told_apart_as_the_card_says() -> None:
    labels = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART"}
    assert score(gold_articles(), labels, {}) >= 88


def test_times_and_amounts_are_found_as_the_card_says() -> None:
    assert score(gold_articles()[:1], AMOUNTS, {}) >= 90


@pytest.mark.parametrize(
    ("file", "least"), [("wire.txt", 88), ("sports.txt", 88), ("styles.txt", 83)]
)
def test_wire_sports_and_articles_in_every_style_are_read_as_the_card_says(
    file: str, least: float
) -> None:
    assert score(gold_articles(file), {"PERSON", "ORG", "LOC"}, COARSE) >= least
