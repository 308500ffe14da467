"""Tables: what a column of names is, all its lines say together."""

from test_entity_bounds import marked, shown

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.tables import aligned


def after_tables(*lines: str) -> list[tuple[str, str]]:
    """What `aligned` makes of the marked lines."""
    sentences, mentions = marked(*lines)
    return shown(sentences, aligned(sentences, mentions, lexicon()))


def test_a_column_has_the_label_that_most_of_its_names_have() -> None:
    found = after_tables(
        "{ORG Sassuolo} 24 18 4 2 58", "{LOC Pisa} 24 16 4 4 52", "{ORG Spezia} 24 13 10 1 49"
    )
    assert found == [("ORG", "Sassuolo"), ("ORG", "Pisa"), ("ORG", "Spezia")]


def test_a_name_that_was_passed_over_in_a_table_is_found() -> None:
    found = after_tables(
        "{ORG Bari} 1 {ORG Cesena} 1", "{ORG Lecce} 0 {ORG Como} 2", "Pisa 1 Lodi 0"
    )
    assert found[4:] == [("ORG", "Pisa"), ("ORG", "Lodi")]


def test_towns_in_a_standing_with_a_team_are_teams() -> None:
    found = after_tables(
        "{LOC HARTFORD} 8 3 4 20", "{LOC OTTAWA} 4 6 5 13", "{ORG NY RANGERS} 7 9 4 18"
    )
    assert {label for label, _ in found} == {"ORG"}


def test_countries_in_a_table_of_medals_stay_places() -> None:
    found = after_tables("1. {LOC Kenya} 4 3 1", "2. {LOC Cuba} 2 2 5", "3. {ORG Norway} 1 0 0")
    assert {label for label, _ in found} == {"LOC"}


def test_sentences_and_datelines_are_no_tables() -> None:
    lines = (
        "He paid 3 pounds in {LOC Pisa} and left for home",
        "She paid 5 pounds in {ORG Bari} and left for home",
        "They paid 7 pounds in {ORG Como} and left for home",
        "{LOC Lecce} 1996-11-03",
        "{ORG Como} 2 8",
        "{ORG Bari} 1 9",
    )
    assert ("LOC", "Pisa") in after_tables(*lines)
    assert ("LOC", "Lecce") in after_tables(*lines)
