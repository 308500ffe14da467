"""An installed spaCy pipeline in place of the model that ships, told where it is missing."""

from importlib.metadata import EntryPoint

import pytest

from reader.analysis.entities import (
    find_entities,
    load_recogniser,
    recogniser_version,
    recognisers,
    with_spacy,
)
from reader.analysis.sentences import split_sentences
from reader.model import NotFoundError


def test_a_pipeline_that_is_not_installed_is_told() -> None:
    with pytest.raises(NotFoundError, match="no spaCy pipeline 'no_such_pipeline'"):
        with_spacy.recognise.named("no_such_pipeline")


def test_without_a_pipeline_the_user_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(with_spacy, "installed_pipelines", dict)
    with pytest.raises(NotFoundError, match="install one"):
        list(with_spacy.recognise("She lives in London.", ()))


def test_a_pipeline_is_chosen_by_its_name_behind_a_colon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(with_spacy, "_pipeline", Pipeline)
    point = EntryPoint("spacy", "reader.analysis.entities.with_spacy:recognise", "")
    monkeypatch.setattr(recognisers, "_installed", lambda: (point,))
    text = "Here it comes. A name, xx_small, and 12 dogs."
    found = find_entities(text, split_sentences(text), recogniser=load_recogniser("spacy:xx_small"))
    assert {(e.span.of(text), e.label) for e in found} == {("xx_small", "ORG"), ("12", "CARDINAL")}


def test_the_version_tells_which_pipeline_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = {"en_core_web_md": "3.8.0", "en_core_web_sm": "3.7.1"}
    monkeypatch.setattr(with_spacy, "installed_pipelines", lambda: installed)
    assert recogniser_version("spacy") == "en_core_web_md 3.8.0"
    assert recogniser_version("spacy:en_core_web_sm") == "en_core_web_sm 3.7.1"
    assert recogniser_version("spacy:gone") == ""


class Pipeline:
    """Stands for a pipeline of spaCy that finds its own name."""

    label_ = "ORG"

    def __init__(self, name: str) -> None:
        self.text = name
        self.start_char = 0

    def __call__(self, text: str) -> "Pipeline":
        self.start_char = text.find(self.text)
        return self

    @property
    def ents(self) -> "list[Pipeline]":
        """The name, if it stands in the text."""
        return [self] if self.start_char >= 0 else []
