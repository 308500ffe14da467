"""A quote is found again in a text that changed, or it is said that it was not."""

from unittest.mock import patch

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from reader.analysis import anchoring
from reader.analysis.alignment import nearest, whole_clusters
from reader.analysis.anchoring import anchor, candidates
from reader.analysis.judging import CLAIMED, Selector
from reader.model import Span, selector

ARTICLE = """The harbour stays shut, the mayor said on Tuesday.

Nobody in the town believes the fifth date that the ministry has named. "We have heard four of
them," said Jana Novák, who has run the fish market for twenty years.

The ministry replied that the sea wall had been measured again, and that the cracks were older
than the storm. It did not say who had measured it.

Two engineers who saw the report in March told a different story: the wall was sound until the
dredging began."""


def selector_of(text: str, span: Span) -> Selector:
    """The selector that an annotation of this span keeps."""
    kept = selector(text, span)
    return Selector(kept["exact"], kept["prefix"], kept["suffix"], span.start)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


words = st.text("abcde \n", min_size=1, max_size=400)


@st.composite
def marked(draw: st.DrawFn, texts: st.SearchStrategy[str] = words) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


anything = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)


@given(st.one_of(marked(), marked(anything)))
def test_in_the_same_text_a_quote_is_where_it_was_and_certain(case: tuple[str, Span]) -> None:
    text, span = case
    found = anchor(text, selector_of(text, span))
    assert found.span == span
    assert (found.state, found.confidence) == ("anchored", 1.0)


@given(st.integers(0, len(ARTICLE)), st.text(min_size=0, max_size=60), st.integers(0, 60))
def test_edits_away_from_a_quote_do_not_lose_it(place: int, added: str, removed: int) -> None:
    quote = span_of(ARTICLE, "the sea wall had been measured again")
    assume(place + removed < quote.start or place > quote.end)
    changed = ARTICLE[:place] + added + ARTICLE[place + removed :]
    found = anchor(changed, selector_of(ARTICLE, quote))
    assert found.span is not None
    assert found.span.of(changed) == quote.of(ARTICLE)


@given(marked(), words)
def test_every_candidate_is_a_span_of_the_text_and_the_best_comes_first(
    case: tuple[str, Span], other: str
) -> None:
    found = candidates(other, selector_of(*case))
    assert all(0 <= c.span.start < c.span.end <= len(other) for c in found)
    assert all(0 <= c.confidence <= 1 for c in found)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


@given(st.text("abc", min_size=1, max_size=12), st.text("abcd", min_size=1, max_size=24))
def test_the_nearest_part_has_the_fewest_edits_of_all_parts(pattern: str, window: str) -> None:
    span, edits = nearest(pattern, window)
    parts = (window[i:j] for i in range(len(window)) for j in range(i, len(window) + 1))
    assert edits == min(Levenshtein.distance(pattern, part) for part in parts)
    assert edits == Levenshtein.distance(pattern, span.of(window))


def test_words_that_were_corrected_are_found_and_said_to_have_moved() -> None:
    quote = span_of(
        ARTICLE, "Nobody in the town believes the fifth date that the ministry has named"
    )
    changed = ARTICLE.replace("Nobody in the town believes", "No one in town believed")
    found = anchor(changed, selector_of(ARTICLE, quote))
    assert found.state == "moved"
    assert found.span is not None
    assert found.span.of(changed) == (
        "No one in town believed the fifth date that the ministry has named"
    )
    assert CLAIMED <= found.confidence < 1


def test_a_word_corrected_in_unchanged_surroundings_is_found() -> None:
    quote = span_of(ARTICLE, "measured")
    changed = ARTICLE.replace("measured again", "meazured again")
    found = anchor(changed, selector_of(ARTICLE, quote))
    assert found.span is not None
    assert found.span.of(changed) == "meazured"


def test_a_passage_that_is_gone_is_not_claimed() -> None:
    quote = span_of(ARTICLE, '"We have heard four of\nthem," said Jana Novák')
    changed = ARTICLE.replace(quote.of(ARTICLE), "")
    found = anchor(changed, selector_of(ARTICLE, quote))
    assert (found.span, found.state) == (None, "orphaned")
    assert found.confidence < CLAIMED


def test_a_word_that_is_gone_is_not_taken_for_the_same_word_elsewhere() -> None:
    quote = span_of(ARTICLE, "ministry")
    changed = ARTICLE.replace("the ministry has named", "was announced")
    found = anchor(changed, selector_of(ARTICLE, quote))
    assert found.state == "orphaned"
    assert found.candidates[0].span == span_of(changed, "ministry"), "but it is suggested"


def test_two_places_that_fit_equally_well_are_both_shown_and_neither_is_claimed() -> None:
    text = f"{ARTICLE}\n\n{ARTICLE}"
    found = anchor(text, Selector("the cracks were older"))
    assert found.state == "orphaned"
    assert found.confidence <= 0.5
    assert len(found.candidates) == 2


def test_a_quote_without_surroundings_is_certain_where_it_stands_once() -> None:
    assert anchor(ARTICLE, Selector("Jana Novák")).confidence == 1.0


@pytest.mark.parametrize("start", [-(10**18), -1, 0, 10**6, 10**18])
def test_an_absurd_position_does_no_harm(start: int) -> None:
    words = "the wall was sound until"
    assert anchor(ARTICLE, Selector(words, start=start)).span == span_of(ARTICLE, words)


def test_no_words_or_no_text_find_nothing() -> None:
    assert anchor(ARTICLE, Selector("")).state == "orphaned"
    assert anchor("", Selector("wall")).state == "orphaned"


def test_a_bound_never_stands_inside_a_grapheme() -> None:
    family, flag = "👨‍👩‍👧", "🇨🇿"
    text = f"We met {family}{flag} in the café\u0301 by the old harbour wall on Sunday."
    for start in range(len(text)):
        span = whole_clusters(text, Span(start, start + 1))
        assert span.of(text).count("\u200d") in (0, 2)
        assert not span.of(text).startswith("\u0301")
    former = f"We met {family}{flag} in a cafe by the old harbor wall"
    quote = span_of(former, f"{family}{flag} in a cafe by the old")
    found = anchor(text, selector_of(former, quote))
    assert found.candidates[0].span.of(text) == f"{family}{flag} in the café\u0301 by the old"


def test_right_to_left_text_is_found_after_an_edit() -> None:
    text = (
        "قال رئيس البلدية يوم الثلاثاء إن الميناء سيبقى مغلقا حتى إشعار آخر. "
        "لا أحد يصدق الموعد الخامس."
    )
    quote = span_of(text, "إن الميناء سيبقى مغلقا حتى إشعار آخر")
    changed = text.replace("مغلقا", "مغلقًا").replace("قال رئيس", "أعلن رئيس")
    found = anchor(changed, selector_of(text, quote))
    assert found.state == "moved"
    assert found.span is not None
    assert found.span.of(changed) == "إن الميناء سيبقى مغلقًا حتى إشعار آخر"


def test_a_quote_as_long_as_a_book_is_found_with_an_edit_inside() -> None:
    book = "\n\n".join(f"{number}. {ARTICLE} {number * 7919}" for number in range(250))
    quote = Span(1000, 101_000)
    changed = book.replace("120. The harbour", "120. Their harbour, everybody knows,")
    found = anchor(changed, selector_of(book, quote))
    assert found.state == "moved"
    assert found.span == Span(1000, 101_000 + len(changed) - len(book))


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("a" * 200_000, "a"),
        ("a" * 200_000, "a" * 100_000),
        ("a" * 200_000, "a" * 99_999 + "b"),
        ("ab" * 100_000, "ba" * 90 + "c" * 20),
        ("a b " * 50_000, "a  b"),
    ],
    ids=["one letter", "half of it", "half of it and another", "out of step", "four letters"],
)
def test_monotonous_text_costs_a_bounded_number_of_looks(text: str, exact: str) -> None:
    with (
        patch.object(anchoring, "judged", wraps=anchoring.judged) as judged,
        patch.object(anchoring, "_locate", wraps=anchoring._locate) as located,
    ):
        found = anchor(text, Selector(exact, "z" * 32, "z" * 32, 77_000))
    assert judged.call_count <= 140
    assert located.call_count <= 12
    assert found.state == "orphaned"
