"""Annotations go along when their text is revised; what is not sure is never claimed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.judging import CLAIMED, Selector
from reader.analysis.reanchoring import reanchor
from reader.model import Span, selector
from tests.revisions import BOILERPLATE, marked_passages, revised

texts = st.text("abcd \n.", min_size=1, max_size=120)


def selector_of(text: str, span: Span) -> Selector:
    kept = selector(text, span)
    return Selector(kept["exact"], kept["prefix"], kept["suffix"], span.start)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("knows_the_old_text", [True, False], ids=["old text", "selectors only"])
def test_of_a_thousand_annotations_none_is_claimed_where_it_is_not(
    seed: int, knows_the_old_text: bool
) -> None:
    revision = revised(seed, 60)
    passages = marked_passages(seed, revision.old, 250)
    old = revision.old if knows_the_old_text else None
    found = reanchor(old, revision.new, [selector_of(revision.old, span) for span in passages])
    count = Counter[str]()
    for span, anchored in zip(passages, found, strict=True):
        if anchored.span is None:
            count["orphaned"] += 1
        else:
            count["right" if revision.is_right(span, anchored.span) else "wrong"] += 1
            assert anchored.confidence >= CLAIMED
    assert count["wrong"] == 0
    assert count["right"] > 160, count


@given(texts, st.data())
def test_in_the_same_text_all_stay_where_they_were(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    (found,) = reanchor(text, text, [selector_of(text, span)])
    assert (found.span, found.state) == (span, "anchored")


@given(texts, texts, st.data())
def test_whatever_becomes_of_a_text_what_is_claimed_is_a_span_of_it(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(-3, len(old) + 3))
    kept = Selector(old[max(0, start) : start + 9] or "a", "b", "c", start)
    (found,) = reanchor(old, new, [kept])
    assert (found.span is None) == (found.state == "orphaned")
    if found.span is not None:
        assert 0 <= found.span.start < found.span.end <= len(new)


def test_lines_that_stand_on_a_page_many_times_are_not_mistaken_for_each_other() -> None:
    line = BOILERPLATE[2]
    old = f"One thing happened.\n\n{line}\n\nAnother thing happened.\n\n{line}\n\nA third."
    new = f"Something else.\n\nAnother matter.\n\n{line}\n\nA third."
    first, second = old.index(line), old.rindex(line)
    gone, kept = reanchor(
        old, new, [selector_of(old, Span(n, n + len(line))) for n in (first, second)]
    )
    assert gone.state == "orphaned"
    assert kept.span in (None, Span(new.index(line), new.index(line) + len(line)))


def test_a_moved_paragraph_takes_its_annotations_along() -> None:
    paragraphs = revised(1, 12).old.split("\n\n")
    old = "\n\n".join(paragraphs)
    new = "\n\n".join([*paragraphs[1:6], *paragraphs[7:], paragraphs[6], paragraphs[0]])
    start = old.index(paragraphs[6])
    passages = [Span(start, start + 5), Span(start, start + len(paragraphs[6]))]
    for span, found in zip(
        passages, reanchor(old, new, [selector_of(old, s) for s in passages]), strict=True
    ):
        assert found.span == Span(new.index(paragraphs[6]), new.index(paragraphs[6]) + span.length)


def test_an_annotation_that_did_not_stand_where_it_says_is_looked_for_by_its_words() -> None:
    text = revised(2, 10).old
    span = marked_passages(2, text, 40)[-1]
    kept = selector_of(text, span)._replace(start=span.start + 7)
    (found,) = reanchor(text, f"A new beginning.\n\n{text}", [kept])
    assert found.span in (None, Span(span.start + 18, span.end + 18))
