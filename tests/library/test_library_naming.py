"""Somebody chooses what finds the names in their articles."""

from pathlib import Path

import pytest

from reader.analysis.entities import recognisers, with_spacy
from reader.library import Library
from reader.library.naming import Naming
from reader.model import Article, FormatError, NotFoundError, SourceError

TEXT = "Lesná Trust paid the fishermen of Lesná."


@pytest.fixture
def listed(home: Path) -> Path:
    """A gazetteer of one name."""
    file = home / "names.csv"
    file.write_text("name,label,aliases\nLesná Trust,EVENT,the Trust\n", encoding="utf-8")
    return file


def labels(naming: Naming) -> dict[str, str]:
    """The label of each name that is found in the text."""
    return {e.span.of(TEXT): e.label for e in naming.analyze(TEXT).entities}


def test_the_gazetteer_wins_over_the_model(listed: Path) -> None:
    assert labels(Naming(gazetteer=str(listed)))["Lesná Trust"] == "EVENT"


def test_the_gazetteer_may_lie_in_the_home_folder(listed: Path) -> None:
    assert labels(Naming(gazetteer="~/names.csv"))["Lesná Trust"] == "EVENT"


def test_a_changed_gazetteer_is_another_choice(listed: Path) -> None:
    before = Naming(gazetteer=str(listed))
    assert labels(before)["Lesná Trust"] == "EVENT"
    listed.write_text("Lesná Trust,LAW\n", encoding="utf-8")
    after = Naming(gazetteer=str(listed))
    assert labels(after)["Lesná Trust"] == "LAW"
    assert after.key != before.key


def test_an_analysis_in_the_cache_is_not_taken_for_another_choices(
    library_folder: Path, listed: Path
) -> None:
    with Library.open(library_folder) as library:
        article = library.add(Article(title="T", text=TEXT))
        before = library.analyses.findings.of(article)
    with Library.open(library_folder, naming=Naming(gazetteer=str(listed))) as library:
        chosen = library.analyses.findings.of(article)
        assert library.analyses.findings.stored(article.digest) == chosen
    with Library.open(library_folder) as library:
        assert library.analyses.findings.stored(article.digest) == before
    assert "EVENT" in {e.label for e in chosen.entities} - {e.label for e in before.entities}


def test_nothing_chosen_has_no_key_and_two_choices_differ(listed: Path) -> None:
    keys = [Naming(name, file).key for name in ("", "spacy") for file in ("", str(listed))]
    assert keys[0] == ""
    assert len(set(keys)) == 4


@pytest.mark.parametrize(
    "then", [{"en_core_web_md": "3.8.0"}, {"en_a": "1.0", "en_core_web_md": "3.7.1"}, {}]
)
def test_another_pipeline_in_place_of_spacy_is_another_choice(
    then: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_spacy, "installed_pipelines", lambda: {"en_core_web_md": "3.7.1"})
    before = Naming("spacy").key
    assert Naming("spacy").key == before
    monkeypatch.setattr(with_spacy, "installed_pipelines", lambda: then)
    assert Naming("spacy").key != before


def test_a_gazetteer_that_is_not_there_is_told(home: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.csv: the gazetteer cannot be read"):
        Naming(gazetteer=str(home / "gone.csv")).check()


def test_a_row_that_makes_no_sense_is_told_with_its_file(listed: Path) -> None:
    listed.write_text("Lesná,TOWN\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"names\.csv: gazetteer, line 1: 'TOWN' is no label"):
        Naming(gazetteer=str(listed)).check()


def test_a_gazetteer_that_is_no_text_is_told(listed: Path) -> None:
    listed.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match=r"names\.csv: is not UTF-8 text"):
        Naming(gazetteer=str(listed)).check()


def test_a_recogniser_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognisers, "_installed", lambda: ())
    with pytest.raises(NotFoundError, match="no recogniser 'cats'"):
        Naming("cats").check()
