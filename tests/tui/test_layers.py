"""Layers: the same answers as going through all marks, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.tui.text.layers import Layer, Mark

PLACES = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda p: (p[0], p[0] + p[1]))
MARKS = st.lists(PLACES, max_size=20).map(
    lambda places: [Mark(start, end, number) for number, (start, end) in enumerate(places)]
)
SPAN = PLACES.map(lambda place: Span(*place))


@pytest.fixture(autouse=True, scope="module", params=[4_000, 10])
def long(request: pytest.FixtureRequest) -> object:
    """Once with no mark that counts as long, once with some."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Layer, "LONG", request.param)
        yield


def place(mark: Mark[int]) -> tuple[int, int]:
    return mark.start, mark.end


@given(MARKS, SPAN)
def test_touching_finds_every_mark_that_shares_a_code_point(
    marks: list[Mark[int]], span: Span
) -> None:
    found = list(Layer(marks).touching(*span))
    assert sorted(found) == sorted(m for m in marks if span.overlaps(Span(m.start, m.end)))
    assert [place(m) for m in found] == sorted(map(place, found))


@given(MARKS, SPAN)
def test_next_is_the_first_that_begins_in_or_after_the_selection(
    marks: list[Mark[int]], span: Span
) -> None:
    found = Layer(marks).next_from(span)
    if tuple(span) in map(place, marks):
        after = [place(m) for m in marks if place(m) > span]
    else:
        after = [place(m) for m in marks if m.start >= span.start]
    assert (place(found) if found else None) == min(after, default=None)


@given(MARKS, SPAN)
def test_previous_is_the_last_before_the_selection(marks: list[Mark[int]], span: Span) -> None:
    found = Layer(marks).previous_from(span)
    before = [place(m) for m in marks if place(m) < span]
    assert (place(found) if found else None) == max(before, default=None)


@given(MARKS)
def test_going_on_meets_every_place_once_and_back_again(marks: list[Mark[int]]) -> None:
    layer = Layer(marks)
    there, here = [], Span(0, 0)
    while (mark := layer.next_from(here)) is not None:
        here = Span(mark.start, mark.end)
        there.append(here)
    assert there == sorted(set(map(place, marks)))
    back = [here] if there else []
    while (mark := layer.previous_from(here)) is not None:
        here = Span(mark.start, mark.end)
        back.append(here)
    assert back == there[::-1]


def test_an_empty_layer_has_nothing() -> None:
    layer = Layer[int]()
    assert len(layer) == 0
    assert list(layer.touching(0, 100)) == []
    assert layer.next_from(Span(0, 0)) is layer.previous_from(Span(5, 9)) is None
