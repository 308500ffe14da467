"""Motions: where keys take the selection, over any text."""

from collections.abc import Callable

import pytest
from hard_texts import LINES, PROSE
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model import Span
from reader.tui.text.layout import Layout
from reader.tui.text.motions import Motions

TEXT = "One. Two.\n\nThree. Four. Five.\n\nSix."


def moves(text: str) -> Motions:
    return Motions(Layout(text, 30))


def all_sentences(motions: Motions) -> list[Span]:
    """Every sentence, gone through with `j`."""
    found = [motions.first()]
    while (following := motions.next_sentence(found[-1])) != found[-1]:
        found.append(following)
    return found


@given(PROSE | LINES)
@example("")
def test_there_and_back_again(text: str) -> None:
    motions = moves(text)
    sentences = all_sentences(motions)
    assert sentences == sorted(sentences)
    assert sentences[-1] == motions.last()
    here = sentences[-1]
    for expected in reversed(sentences[:-1]):
        here = motions.previous_sentence(here)
        assert here == expected
    assert motions.previous_sentence(here) == here


@given(PROSE | LINES)
def test_the_sentences_hold_everything_but_blanks(text: str) -> None:
    sentences = all_sentences(moves(text))
    covered = {offset for span in sentences for offset in range(*span)}
    assert not "".join(c for i, c in enumerate(text) if i not in covered).strip()


@given(PROSE)
def test_extending_and_shrinking_undo_each_other(text: str) -> None:
    motions = moves(text)
    for sentence in all_sentences(motions):
        longer = motions.extend(sentence)
        if longer != sentence:
            assert longer.contains(sentence)
            assert motions.shrink(longer) == sentence
        assert motions.shrink(sentence) == sentence


@given(PROSE)
def test_paragraphs_there_and_back_again(text: str) -> None:
    motions = moves(text)
    here, met = motions.first(), [motions.first()]
    while (following := motions.next_paragraph(here)) != here:
        here = following
        met.append(here)
        if len(met) > len(text) + 1:
            raise AssertionError("no end")
    beginnings = met if motions.sentence_at(met[-1].start).start == met[-1].start else met[:-1]
    for expected in reversed(beginnings[:-1]):
        here = motions.previous_paragraph(here)
        assert here == expected


MOTIONS = (
    "next_sentence", "previous_sentence", "extend", "shrink", "next_paragraph",
    "previous_paragraph",
)  # fmt: skip


@given(st.data(), PROSE | LINES)
@pytest.mark.parametrize("name", MOTIONS)
def test_never_outside_of_the_text(name: str, data: st.DataObject, text: str) -> None:
    motions = moves(text)
    place = st.integers(0, len(text))
    selection = Span(*sorted((data.draw(place), data.draw(place))))
    motion: Callable[[Span], Span] = getattr(motions, name)
    moved = motion(selection)
    assert 0 <= moved.start <= moved.end <= len(text)
    number, count = motions.paragraph_number(moved.start)
    assert 1 <= number <= count


def go(motions: Motions, selection: str, *names: str) -> str:
    text = TEXT
    span = Span(text.index(selection), text.index(selection) + len(selection))
    for name in names:
        span = getattr(motions, name)(span)
    return span.of(text)


@pytest.mark.parametrize(
    ("selection", "names", "there"),
    [
        ("One.", ["next_sentence"], "Two."),
        ("Two.", ["next_sentence"], "Three."),
        ("Six.", ["next_sentence"], "Six."),
        ("Three.", ["previous_sentence"], "Two."),
        ("One.", ["previous_sentence"], "One."),
        ("ree", ["previous_sentence"], "Three."),
        ("ree", ["next_sentence"], "Four."),
        ("Three.", ["extend"], "Three. Four."),
        ("Three.", ["extend", "next_sentence"], "Five."),
        ("Three.", ["extend", "previous_sentence"], "Two."),
        ("ree", ["extend"], "Three."),
        ("Two.", ["extend"], "Two.\n\nThree."),
        ("Three.", ["extend", "extend", "shrink"], "Three. Four."),
        ("Two.", ["next_paragraph"], "Three."),
        ("Four.", ["previous_paragraph"], "Three."),
        ("Three.", ["previous_paragraph"], "One."),
        ("Six.", ["next_paragraph"], "Six."),
    ],
)
def test_where_keys_go(selection: str, names: list[str], there: str) -> None:
    assert go(moves(TEXT), selection, *names) == there


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
@pytest.mark.parametrize("name", MOTIONS)
def test_a_text_without_sentences_is_survived(name: str, text: str) -> None:
    motions = moves(text)
    moved = getattr(motions, name)(motions.first())
    assert 0 <= moved.start <= moved.end <= len(text)
    assert motions.paragraph_number(0)[0] == 1
