"""The entities of stored articles, as a person corrected them, go out to train recognisers with."""

from reader.library import Library
from reader.model import Article, Correction

TEXT = "Paul Mensah flew from Ghana to London."


def test_corrected_entities_are_written_as_iob2(reader, library: Library) -> None:
    article = library.add(Article(title="T", text=TEXT))
    found = {e.span.of(TEXT): e.span for e in library.analyses.of(article).entities}
    relabelled = Correction(subject="entity", label="ORG")
    library.correcting.correct(article, found["Ghana"], relabelled)
    rejected = Correction(subject="entity", rejected=True)
    library.correcting.correct(article, found["London"], rejected)
    library.close()
    rows = reader("export", "iob2", "--entities").out.splitlines()
    assert [row for row in rows if row and not row.endswith("O")] == [
        "Paul B-PERSON",
        "Mensah I-PERSON",
        "Ghana B-ORG",
    ]


def test_entities_have_no_tags_to_choose_by(reader, library: Library) -> None:
    library.close()
    assert reader("export", "iob2", "--entities", "--tag", "x").status == 2
