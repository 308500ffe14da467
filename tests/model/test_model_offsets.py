"""Offsets in the units of others: there and back, in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.offsets import BLOCK, Offsets

TEXTS = st.text(
    st.one_of(st.sampled_from("aé中😀\n"), st.characters(exclude_categories=["Cs"])), max_size=60
)
CODECS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}


@pytest.mark.parametrize(("unit", "place"), [("code points", 12), ("utf-16", 13), ("utf-8", 15)])
def test_each_unit_counts_an_emoji_its_own_way(unit: str, place: int) -> None:
    offsets = Offsets("Emoji 😀 and ümläut…", unit)
    assert offsets.foreign(12) == place
    assert offsets.points(place) == 12


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["utf-16", "utf-8"]), st.booleans())
def test_every_place_goes_there_and_back(text: str, unit: str, long: bool) -> None:
    text = text * (BLOCK // 20) if long else text
    codec, width = CODECS[unit]
    offsets = Offsets(text, unit)
    step = max(1, len(text) // 50)
    for place in (*range(0, len(text), step), len(text)):
        foreign = offsets.foreign(place)
        assert foreign == len(text[:place].encode(codec)) // width
        assert offsets.points(foreign) == place


@given(TEXTS, st.sampled_from(["utf-16", "utf-8"]), st.integers(-5, 300))
def test_a_place_inside_a_code_point_is_that_code_point(text: str, unit: str, place: int) -> None:
    offsets = Offsets(text, unit)
    point = offsets.points(place)
    assert 0 <= point <= len(text)
    assert offsets.foreign(point) <= max(place, 0)
    if point < len(text):
        assert offsets.foreign(point + 1) > place


def test_places_outside_the_text_are_moved_inside() -> None:
    for unit in ("code points", "utf-16", "utf-8"):
        offsets = Offsets("a😀", unit)
        assert offsets.foreign(99) == offsets.foreign(2)
        assert offsets.points(99) == 2
        assert offsets.points(-1) == offsets.foreign(-1) == 0
