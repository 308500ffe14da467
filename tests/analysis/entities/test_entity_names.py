"""Names within an article: one thing, one label, one canonical name."""

from reader.analysis.entities import find_entities
from reader.analysis.sentences import split_sentences


def names(text: str, label: str) -> list[tuple[str, str | None]]:
    """Words and canonical name of each entity of a label."""
    return [
        (entity.span.of(text), entity.name)
        for entity in find_entities(text, split_sentences(text))
        if entity.label == label
    ]


def test_a_surname_stands_for_the_person_who_was_named_in_full() -> None:
    text = "Police spoke to Margaret Oduya. Mrs Oduya said she was at home. Oduya has left town."
    assert names(text, "PERSON") == [
        ("Margaret Oduya", "Margaret Oduya"),
        ("Oduya", "Margaret Oduya"),
        ("Oduya", "Margaret Oduya"),
    ]


def test_a_title_is_no_part_of_a_name() -> None:
    text = "President Joseph Banda met Prof. Lydia Phiri on Monday."
    assert names(text, "PERSON") == [
        ("Joseph Banda", "Joseph Banda"),
        ("Lydia Phiri", "Lydia Phiri"),
    ]


def test_an_acronym_stands_for_the_name_that_it_abbreviates() -> None:
    text = "The National Water Commission (NWC) closed the dam. The NWC gave no reason."
    assert [name for _, name in names(text, "ORG")] == ["National Water Commission"] * 3


def test_a_country_has_one_name() -> None:
    text = "Troops of the United States left. The U.S. and Britain agreed, and the UK waited."
    assert [name for _, name in names(text, "GPE")] == [
        "United States",
        "United States",
        "United Kingdom",
        "United Kingdom",
    ]


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert names("Uganda's army entered Kenya’s waters.", "GPE") == [
        ("Uganda", "Uganda"),
        ("Kenya", "Kenya"),
    ]


def test_two_people_with_one_surname_are_told_apart_by_who_was_named_last() -> None:
    text = (
        "Daniel Mensah spoke first in Accra. Mensah was calm. "
        "Then Esther Mensah spoke in Accra. Mensah was angry."
    )
    assert [name for _, name in names(text, "PERSON")] == [
        "Daniel Mensah",
        "Daniel Mensah",
        "Esther Mensah",
        "Esther Mensah",
    ]
