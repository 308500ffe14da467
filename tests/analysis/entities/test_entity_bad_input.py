"""Texts that no recogniser likes."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import entities as room
from reader.analysis.entities import find_entities, numbers, times
from reader.analysis.entities.consistency import consistent
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.tokens import tokens
from reader.analysis.sentences import split_sentences
from reader.model import Entity, Span

LABELS = {
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "CARDINAL",
}  # fmt: skip

PIECES = st.sampled_from(
    ["Ama Boateng", " ", "\n", "the ", "Mr. ", "U.S.", "'s", "’", "-", "$5", "12%", "May 5",
     "(UN)", "said", ".", ",", "NAIROBI", "naïve", "e\u0301", "東京", "😀", "\u200b", "1990s",
     "Lake ", "\x00"]
)  # fmt: skip


def entities(text: str) -> tuple[Entity, ...]:
    """The entities of a text."""
    return find_entities(text, split_sentences(text))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_entities_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for entity in entities(text):
        assert end <= entity.start < entity.end <= len(text)
        assert entity.label in LABELS
        assert entity.name
        assert text[entity.start : entity.end].strip() == text[entity.start : entity.end]
        end = entity.end


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES).map("".join))
def test_the_same_text_gives_the_same_entities(text: str) -> None:
    assert entities(text) == entities(text)


def test_a_text_in_capitals_still_has_its_names() -> None:
    text = "PRESIDENT JOSEPH BANDA ARRIVED IN LONDON ON MONDAY FOR TALKS WITH THE UNITED NATIONS."
    found = {entity.span.of(text): entity.label for entity in entities(text)}
    assert found["JOSEPH BANDA"] == "PERSON"
    assert found["LONDON"] == "GPE"


def test_a_text_without_capitals_gives_no_nonsense() -> None:
    text = "the minister said that the bridge was closed and that nobody would be paid."
    assert entities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Президент Украины приехал в Киев.",
        "東京都知事は昨日、記者会見を開いた。",
        "قال الرئيس إن الحكومة ستستقيل.",
        "प्रधानमंत्री ने दिल्ली में कहा।",
    ],
)
def test_another_script_has_no_entities_rather_than_wrong_ones(text: str) -> None:
    assert [entity for entity in entities(text) if not entity.span.of(text).isdigit()] == []


@pytest.mark.parametrize(
    "piece",
    ["a", "A", "A ", "1", "1,", "A.", "'", "n't", "twenty ", "May ", "x@", "(", "$", "Ama-",
     "e\u0301", "www.", "Ama Boateng ", "Ama. ", "Ama (UN) "],
)  # fmt: skip
def test_the_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    steps_of(piece * 100)
    once, fourfold = (steps_of(piece * (size // len(piece))) for size in (3_000, 12_000))
    assert fourfold <= 5 * max(once, 100)


def test_counted_work_shows_what_grows_faster() -> None:
    def pairs(count: int) -> int:
        return counted(lambda: [None for _ in range(count) for _ in range(count)], __file__)

    assert pairs(400) > 5 * pairs(100)


@pytest.mark.parametrize("module", [numbers, times])
def test_the_patterns_of_amounts_and_times_repeat_a_bounded_number_of_times(
    module: ModuleType,
) -> None:
    patterns = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert len(patterns) >= 2
    for pattern in patterns:
        assert list(endless(parser.parse(pattern.pattern, pattern.flags))) == []


def test_an_endless_repetition_would_be_seen() -> None:
    assert list(endless(parser.parse("(?:a|b(?:c+)?)x", 0)))
    assert not list(endless(parser.parse("(?:a|b(?:c{1,9})?)x", 0)))


def test_one_token_of_a_million_letters_is_no_name() -> None:
    assert entities("x" * 1_000_000) == ()
    assert entities("X" * 1_000_000) == ()


def test_text_without_spaces_has_no_nonsense_and_no_crash() -> None:
    text = "thepresidentofghanasaidthattheroadwasclosed" * 1000
    assert entities(text) == ()


def steps_of(text: str) -> int:
    """How many lines of the recogniser's code are run, each time they are."""
    spans = (Span(0, len(text)),)
    return counted(lambda: find_entities(text, spans), str(Path(str(room.__file__)).parent))


def counted(work: Callable[[], object], folder: str) -> int:
    """How often a line of code in `folder` is run while `work` is done."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(folder):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def endless(pattern: Iterable[Any]) -> Iterator[str]:
    """The repetitions without an upper bound in a parsed pattern."""
    for operation, argument in pattern:
        if str(operation) in ("MAX_REPEAT", "MIN_REPEAT") and argument[1] == parser.MAXREPEAT:
            yield str(argument)
        parts = argument if isinstance(argument, list | tuple) else [argument]
        for part in parts:
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, parser.SubPattern):
                    yield from endless(inner)


def test_the_package_is_imported_without_the_model() -> None:
    code = (
        "import sys; import reader.analysis.entities; "
        "print([m for m in ('pycrfsuite', 'spacy', 'numpy') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_a_long_name_is_not_read_beyond_the_end_of_a_sentence_that_has_a_shorter_one() -> None:
    text = "Black Girls Rock! Gala\nBlack Girls Rock!\nShe saw Black Girls Rock!"
    lines = [tokens(text, Span(*match.span())) for match in re.finditer(".+", text)]
    found = consistent(
        lines, [Mention(0, 0, 5, "MISC", 0.9), Mention(1, 0, 4, "MISC", 0.9)], lexicon()
    )
    assert [(m.sentence, m.first, m.last) for m in found] == [(0, 0, 5), (1, 0, 4), (2, 2, 6)]
