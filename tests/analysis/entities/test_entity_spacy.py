"""An installed spaCy pipeline in place of the model that ships."""

import pytest

from reader.analysis.entities import find_entities, with_spacy
from reader.analysis.sentences import split_sentences
from reader.model import NotFoundError

PIPELINES = with_spacy.installed_pipelines()
installed = pytest.mark.skipif(not PIPELINES, reason="no spaCy pipeline is installed")


@installed
def test_a_pipeline_finds_the_names_and_reader_names_them() -> None:
    text = "Paul Mensah flew from Ghana to London. Mensah paid $20."
    recognise = with_spacy.pipeline_recogniser(PIPELINES[0])
    found = find_entities(text, split_sentences(text), recogniser=recognise)
    assert ("Paul Mensah", "PERSON") in {(e.span.of(text), e.label) for e in found}
    assert ("London", "GPE") in {(e.span.of(text), e.label) for e in found}
    assert ("$20", "MONEY") in {(e.span.of(text), e.label) for e in found}


@installed
def test_the_first_pipeline_is_taken_where_none_is_chosen() -> None:
    text = "She lives in London."
    found = list(with_spacy.recognise(text, split_sentences(text)))
    assert [entity.span.of(text) for entity in found] == ["London"]


def test_a_pipeline_that_is_not_installed_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFoundError, match="no spaCy pipeline 'no_such_pipeline'"):
        with_spacy.pipeline_recogniser("no_such_pipeline")


def test_without_a_pipeline_the_user_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(with_spacy, "installed_pipelines", lambda: ())
    with pytest.raises(NotFoundError, match="install one"):
        list(with_spacy.recognise("She lives in London.", ()))
