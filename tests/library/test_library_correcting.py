"""Corrections of the analysis: stored, undone, kept apart from a reader's marks."""

import pytest

from reader.library import Library
from reader.model import Analysis, Article, Correction, Entity, Span
from reader.model.annotation import Annotation

PLACE = Correction(subject="entity", label="GPE", everywhere=True)


@pytest.fixture
def stored(library: Library, harbour: Article) -> Article:
    return library.add(harbour)


def test_a_correction_overrides_the_analysis_and_is_undone(
    library: Library, stored: Article
) -> None:
    span = Span(15, 20)
    found = Analysis(entities=(Entity(*span, "PERSON", "Lesná"),))
    library.correcting.correct(stored, span, PLACE)
    assert library.correcting.apply(stored, found).entities[0].label == "GPE"
    assert library.undo() == "“Lesná” is of kind GPE"
    assert library.correcting.apply(stored, found) is found
    assert library.redo()
    assert library.correcting.apply(stored, found).entities[0].label == "GPE"


def test_it_is_no_mark_of_the_reader(library: Library, stored: Article) -> None:
    library.correcting.correct(stored, Span(15, 20), PLACE)
    assert not list(library.annotations())
    assert library.listed(stored.id).annotations == 0
    library.marking.toggle_tag(stored, Span(15, 20), "claim")
    assert library.listed(stored.id).annotations == 1
    assert len(library.correcting.of_article(stored.id)) == 1
    assert not library.problems()


def test_the_second_word_about_the_same_thing_takes_the_place_of_the_first(
    library: Library, stored: Article
) -> None:
    first = library.correcting.correct(stored, Span(15, 20), PLACE)
    rejected = Correction(subject="entity", rejected=True)
    second = library.correcting.correct(stored, Span(15, 20), rejected)
    assert (second.id, second.created) == (first.id, first.created)
    assert library.correcting.of_article(stored.id) == (second,)


def test_it_survives_closing_and_reads_back_as_it_was(library: Library, stored: Article) -> None:
    made = library.correcting.correct(stored, Span(15, 20), PLACE)
    with Library.open(library.folder) as again:
        assert again.correcting.of_article(stored.id) == (made,)
    assert Annotation.from_json(made.to_json()) == made
