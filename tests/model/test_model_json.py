"""What goes into JSON comes out of it as it was."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Analysis,
    Annotation,
    Article,
    Entity,
    ListedArticle,
    Quotation,
    Span,
    Structure,
    Tag,
)
from reader.model.article import digest, structure_from_json, structure_to_json

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SPANS = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda s: Span(s[0], s[0] + s[1]))
STRUCTURE = st.builds(
    Structure,
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(["heading", "list_item", "link", "code"]),
    st.integers(0, 6),
    TEXT,
)
QUOTATIONS = st.builds(
    Quotation,
    kind=st.sampled_from(["direct", "mixed", "indirect"]),
    content=st.lists(SPANS, min_size=1, max_size=2).map(tuple),
    quoted=st.lists(SPANS, max_size=2).map(tuple),
    cue=st.none() | SPANS,
    source=st.none() | SPANS,
    speaker=st.none() | TEXT,
    reporter=st.none() | TEXT.filter(bool),
)


def through_json(value):
    return json.loads(json.dumps(value))


@given(
    st.builds(
        Annotation,
        id=TEXT,
        article=TEXT,
        start=st.none() | st.integers(0, 9),
        end=st.none() | st.integers(9, 99),
        exact=TEXT,
        prefix=TEXT,
        suffix=TEXT,
        tags=st.lists(TEXT).map(tuple),
        note=TEXT,
        author=TEXT,
        created=TEXT,
        updated=TEXT,
        state=st.sampled_from(["anchored", "moved", "orphaned"]),
        confidence=st.floats(0, 1),
    )
)
def test_an_annotation(annotation: Annotation) -> None:
    assert Annotation.from_json(through_json(annotation.to_json())) == annotation


@given(st.builds(Tag, name=TEXT, color=TEXT, key=TEXT, description=TEXT))
def test_a_tag(tag: Tag) -> None:
    assert Tag.from_json(through_json(tag.to_json())) == tag


@given(st.lists(STRUCTURE).map(tuple))
def test_structure(structure: tuple[Structure, ...]) -> None:
    assert structure_from_json(through_json(structure_to_json(structure))) == structure


@given(
    st.builds(
        Analysis,
        sentences=st.lists(SPANS).map(tuple),
        quotations=st.lists(QUOTATIONS, max_size=3).map(tuple),
        entities=st.lists(
            st.builds(Entity, st.integers(0, 9), st.integers(9, 99), TEXT, st.none() | TEXT)
        ).map(tuple),
        remark=TEXT,
    )
)
def test_an_analysis(analysis: Analysis) -> None:
    assert Analysis.from_json(through_json(analysis.to_json())) == analysis


def test_a_newer_annotation_with_more_keys_is_read() -> None:
    annotation = Annotation(id="1", article="a", start=1, end=2, exact="x")
    assert Annotation.from_json({**annotation.to_json(), "colour": "new"}) == annotation


def test_an_annotation_of_the_whole_article_has_no_span() -> None:
    assert Annotation(id="1", article="a").span is None
    assert Annotation(id="1", article="a", start=0, end=2).span == Span(0, 2)


@pytest.mark.parametrize("text", ["", "naïve 😀", "two\nlines"])
def test_the_digest_is_what_sha256sum_says_of_the_text(text: str) -> None:
    assert digest(text) == hashlib.sha256(text.encode()).hexdigest()
    assert Article(title="t", text=text).digest == digest(text)


def test_the_list_shows_the_keys_that_scripts_rely_on() -> None:
    listed = ListedArticle(id="i", title="t", digest="d", words=3, added="2020-01-01T00:00:00Z")
    assert " ".join(listed.to_json()) == (
        "id title byline published publisher url language words added status progress starred "
        "annotations tags collections"
    )
