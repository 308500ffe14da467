"""The entities of stored articles, as a person corrected them, go out to train recognisers with."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Correction, Span

TEXT = "Paul Mensah flew from Ghana to London; the warden waited."


def corrected(library: Library) -> None:
    """An article of which a person relabelled, rejected and added a name; the library is closed."""
    article = library.add(Article(title="T", text=TEXT))
    for words, correction in (
        ("Ghana", Correction(subject="entity", label="ORG")),
        ("London", Correction(subject="entity", rejected=True)),
        ("warden", Correction(subject="entity", label="PERSON", name="Paul Mensah")),
    ):
        start = TEXT.index(words)
        library.correcting.correct(article, Span(start, start + len(words)), correction)
    library.close()


def test_corrected_entities_are_written_as_iob2(reader, library: Library) -> None:
    corrected(library)
    rows = reader("export", "iob2", "--entities").out.splitlines()
    assert [row for row in rows if row and not row.endswith("O")] == [
        "Paul B-PERSON",
        "Mensah I-PERSON",
        "Ghana B-ORG",
        "warden B-PERSON",
    ]


def test_spacy_reads_the_corrected_entities_of_a_docbin(
    reader, library: Library, tmp_path: Path
) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: nothing reads a DocBin")
    from spacy.tokens import DocBin

    corrected(library)
    file = tmp_path / "reader.spacy"
    assert reader("export", "docbin", "--entities", "-o", str(file)).status == 0
    (document,) = DocBin().from_disk(file).get_docs(spacy.blank("xx").vocab)
    assert document.text == TEXT
    found = [(TEXT[e.start_char : e.end_char], e.label_) for e in document.ents]
    assert found == [("Paul Mensah", "PERSON"), ("Ghana", "ORG"), ("warden", "PERSON")]


def test_entities_have_no_tags_to_choose_by(reader, library: Library) -> None:
    library.close()
    assert reader("export", "iob2", "--entities", "--tag", "x").status == 2
