"""What kind of place or thing a name is, told from its words and what stands beside it."""

import pytest

from reader.analysis.entities.fine import fine_label
from reader.analysis.entities.lexicon import lexicon


def label(coarse: str, name: str, after: str = "") -> str:
    """The fine label of a name before the word `after`."""
    return fine_label(coarse, tuple(name.split()), "the", after, lexicon())


@pytest.mark.parametrize("name", ["M65", "Calle de Lesná", "Varga Bazaar", "Lesná Flyover"])
def test_roads_and_buildings_are_facilities(name: str) -> None:
    assert label("LOC", name) == "FAC"


def test_a_town_with_a_short_name_is_no_road() -> None:
    assert label("LOC", "Ayr") == "GPE"


def test_what_is_called_a_satellite_or_a_boat_is_a_product() -> None:
    assert label("MISC", "Lesná Dawn", "satellite") == "PRODUCT"
    assert label("MISC", "Lesná Dawn", "in") == "WORK_OF_ART"


def test_competitions_are_events_whether_listed_or_not() -> None:
    assert label("MISC", "Duleep Trophy") == label("MISC", "Lesná Regatta") == "EVENT"
