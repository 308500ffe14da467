"""Whoever speaks and whoever is named is one person under one name."""

import pytest

from reader.analysis import analyze
from reader.analysis.joined import join
from reader.analysis.people import people
from reader.model import Entity, Quotation, Span
from tests.analysis.quotations.passages import Passage, read_passages


def names(speakers: list[str], entities: list[str], label: str = "PERSON"):
    """The names of speakers and entities after joining."""
    found = [Entity(10 * n, 10 * n + 5, label, name) for n, name in enumerate(entities)]
    said = [Quotation("indirect", (Span(0, 5),), speaker=name) for name in speakers]
    joined, quotations = join(found, said)
    return [q.speaker for q in quotations], [e.name for e in joined]


@pytest.mark.parametrize(
    ("speaker", "entity", "name"),
    [
        ("Ann Roe", "Ann Roe", "Ann Roe"),
        ("Ann Roe", "Coroner Ann Roe", "Ann Roe"),
        ("Ann Roe", "Ann Roe KC", "Ann Roe"),
        ("St. Hugh County Prosecuting Attorney Ann Roe", "Ann Roe", "Ann Roe"),
        ("oil and gas worker Ann Roe", "Ann Roe", "Ann Roe"),
        ("Ann Roe", 'Ann "Nan" Roe', "Ann Roe"),
        ("Ana María de la Serna", "Ana María", "Ana María de la Serna"),
        ("Ana María de la Serna", "Serna", "Ana María de la Serna"),
        ("Roe", "Ann Roe", "Ann Roe"),
    ],
)
def test_two_names_of_one_person_become_one(speaker, entity, name):
    assert names([speaker], [entity]) == ([name], [name])


def test_a_surname_that_two_speakers_share_stays_as_it_is():
    assert names(["Ann Roe", "Tom Roe"], ["Roe"])[1] == ["Roe"]


def test_a_surname_alone_that_two_people_share_stays_as_it_is():
    assert names(["Roe"], ["Ann Roe", "Tom Roe"])[0] == ["Roe"]


def test_a_description_of_somebody_is_not_that_person():
    assert names(["a spokesman for Roe"], ["Ann Roe"]) == (["a spokesman for Roe"], ["Ann Roe"])


def test_an_organisation_speaks_under_the_name_that_its_mentions_have():
    assert names(["the harbour board"], ["Harbour Board"], "ORG") == (
        ["the harbour board"],
        ["Harbour Board"],
    )
    assert names(["the Harbour Board"], ["Harbour Board"], "ORG")[0] == ["Harbour Board"]


def test_spans_labels_and_order_stay():
    found = (Entity(0, 5, "PERSON", "Coroner Ann Roe"), Entity(9, 12, "GPE", "Oslo"))
    said = (Quotation("direct", (Span(20, 30),), (Span(21, 29),), Span(31, 35), speaker="Ann Roe"),)
    joined, quotations = join(found, said)
    assert [(e.start, e.end, e.label) for e in joined] == [(0, 5, "PERSON"), (9, 12, "GPE")]
    assert quotations == said


@pytest.mark.parametrize("passage", list(read_passages()), ids=lambda p: f"{p.style}: {p.title}")
def test_no_speaker_of_an_article_stands_beside_a_longer_or_shorter_self(passage: Passage):
    """No two people of the panel of whom one's name ends with the other's full name."""
    found = [person.name for person in people(analyze(passage.text))]
    full = [name for name in found if len(name.split()) > 1 and name[:1].isupper()]
    doubles = [(a, b) for a in full for b in full if a != b and a.endswith(f" {b}")]
    assert doubles == []
