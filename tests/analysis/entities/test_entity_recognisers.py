"""Other recognisers, brought by other packages."""

from collections.abc import Sequence
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from reader.analysis.entities import find_entities, load_recogniser, recogniser_names, recognisers
from reader.model import Entity, NotFoundError, Span


def only_dogs(text: str, sentences: Sequence[Span]) -> list[Entity]:
    """Finds the dog."""
    at = text.index("Rex")
    return [Entity(at, at + 3, "PERSON")]


@pytest.fixture
def dogs_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that offers `only_dogs` is installed."""
    point = EntryPoint("dogs", f"{Path(__file__).stem}:only_dogs", recognisers.GROUP)
    monkeypatch.setattr(recognisers, "_installed", lambda: (point,))


@pytest.mark.usefixtures("dogs_installed")
def test_an_installed_recogniser_finds_the_names_in_place_of_the_model() -> None:
    text = "In Paris, Rex ate 12 bones."
    found = find_entities(text, (Span(0, len(text)),), recogniser=load_recogniser("dogs"))
    assert [(entity.span.of(text), entity.label) for entity in found] == [
        ("Rex", "PERSON"),
        ("12", "CARDINAL"),
    ]


@pytest.mark.usefixtures("dogs_installed")
def test_installed_recognisers_are_listed() -> None:
    assert recogniser_names() == ("dogs",)


@pytest.mark.usefixtures("dogs_installed")
def test_a_recogniser_that_is_not_installed_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFoundError, match="no recogniser 'cats'; known: dogs"):
        load_recogniser("cats")


def test_spans_outside_the_text_or_over_each_other_are_left_out() -> None:
    text = "In Paris, Rex slept."

    def careless(text: str, sentences: Sequence[Span]) -> list[Entity]:
        return [
            Entity(3, 8, "GPE"),
            Entity(5, 13, "ORG"),
            Entity(10, 99, "PERSON"),
            Entity(4, 4, "ORG"),
        ]

    found = find_entities(text, (Span(0, len(text)),), recogniser=careless)
    assert found == (Entity(3, 8, "GPE", "Paris"),)
