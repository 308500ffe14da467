"""Articles as people read them, in many styles: every quotation with its speaker, nothing else."""

import pytest

from reader.analysis import analyze
from tests.analysis.quotations.passages import (
    Passage,
    Row,
    agreement,
    differences,
    read_passages,
)

PASSAGES = list(read_passages())
MISSED = {
    "Startup": "an attribution that cuts a clause in two behind a semicolon",
    "Tech": "a pronoun for an unnamed scientist whose name comes later",
    "Obituary": "he, of whom the whole article tells, behind a man who wrote of him",
    "Accra": "a political body that a common noun names",
    "Mexico City": "a long subject whose borough is lost behind its name",
    "Glassblower": "an inverted clause around its attribution",
    "Court of Session": "an age that the text gives to nobody by name",
}


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(
            passage,
            id=f"{passage.style}: {passage.title}",
            marks=[pytest.mark.xfail(reason=MISSED[passage.title], strict=True)]
            if passage.title in MISSED
            else [],
        )
        for passage in PASSAGES
    ],
)
def test_every_quotation_of_a_passage_has_its_speaker(passage: Passage):
    found = analyze(passage.text).quotations
    assert differences(passage, found) == []


def test_a_missing_a_wrong_and_a_needless_quotation_are_told():
    passage = PASSAGES[0]
    found = analyze(passage.text).quotations
    rows = (
        passage.rows[0],
        Row("direct", "Nobody", None, passage.rows[1].content),
        Row("direct", None, None, ("never said",)),
        *passage.rows[2:-1],
    )
    told = differences(Passage("", "", passage.text, rows), found)
    assert [line.split(":")[0] for line in told] == ["wanted", "missing", "too much"]


def test_agreement_counts_right_contents_and_right_names():
    passage = PASSAGES[0]
    found = analyze(passage.text).quotations
    wanted = len(passage.rows)
    assert agreement(passage, found) == (wanted, wanted, wanted, wanted)
    nobody = tuple(Row(row.kind, "Nobody", None, row.content) for row in passage.rows)
    other = Passage("", "", passage.text, nobody)
    assert agreement(other, found[1:]) == (wanted - 1, wanted, wanted - 1, 0)
