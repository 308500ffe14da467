"""The seed article: seven paragraphs, one person speaking through an agency, by hand."""

from pathlib import Path

import pytest

ARTICLE = (
    Path(__file__).parents[4] / "shared/articles/russia-says-west-must-cooperate-2014-10-29.md"
)
GATILOV = "Gennady Gatilov"
RIA = "RIA Novosti"

# Kind, first and last words of each content span, quoted parts, cue, source, reporter.
GOLD = [
    ("indirect", [("the United States of", "Bashar Assad")], 0, "accused",
     "Russian Deputy Foreign Minister Gennady Gatilov", RIA),
    ("direct", [('"We are once again', 'regime illegitimate,"'),
                ('"Without this cooperation', 'Islamic State]."')], 2,
     "quoted Gatilov as saying", "Gatilov", RIA),
    ("mixed", [("Russia had warned", "overthrow Assad's regime.\"")], 1, "added", "Gatilov", None),
    ("mixed", [("the Syrian government", "ruled out")], 1, "said", "He", RIA),
    ("mixed", [("any intervention against", 'territorial integrity,"')], 1, "saying",
     "Gatilov", RIA),
    ("indirect", [("Moscow was committed", "stabilization")], 0, "reiterated",
     "The deputy foreign minister", None),
    ("indirect", [("Russia would continue", "in September")], 0, "said", "He", None),
    ("indirect", [("This exchange of", "its manifestations")], 0,
     "cited the deputy foreign minister as saying", "the deputy foreign minister", RIA),
]  # fmt: skip


@pytest.fixture(scope="module")
def body() -> str:
    if not ARTICLE.exists():
        pytest.skip(f"the seed article is not here: {ARTICLE}")
    page = ARTICLE.read_text(encoding="utf-8")
    start = page.index("Russian Deputy Foreign Minister Gennady Gatilov accused")
    return page[start : page.index("\n\nContact the author")].strip()


def test_every_quotation_of_the_seed_article_is_found_and_nothing_else(find, body):
    found = find(body)
    assert [quotation.kind for quotation in found] == [row[0] for row in GOLD]
    for quotation, (_, contents, quoted, cue, source, reporter) in zip(found, GOLD, strict=True):
        texts = [span.of(body) for span in quotation.content]
        assert len(texts) == len(contents)
        for text, (first, last) in zip(texts, contents, strict=True):
            assert text.startswith(first)
            assert text.endswith(last)
        assert len(quotation.quoted) == quoted
        assert quotation.cue is not None
        assert quotation.source is not None
        assert quotation.cue.of(body) == cue
        assert quotation.source.of(body) == source
        assert quotation.reporter == reporter


def test_one_person_speaks_in_the_seed_article(find, body):
    assert {quotation.speaker for quotation in find(body)} == {GATILOV}


def test_a_trailing_agency_does_not_take_the_quotation_from_he(find, body):
    claimed = next(q for q in find(body) if "chemical weapons" in q.content[0].of(body))
    assert claimed.source is not None
    assert claimed.source.of(body) == "He"
    assert claimed.speaker == GATILOV
    assert claimed.reporter == RIA
