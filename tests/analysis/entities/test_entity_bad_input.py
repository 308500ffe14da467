"""Texts that no recogniser likes."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.entities import find_entities
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
    ["a", "A", "1", "1,", "A.", "'", "n't", "twenty ", "May ", "x@", "(", "$", "Ama-", "e\u0301",
     "www."],
)  # fmt: skip
def test_the_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_entities(text, (Span(0, len(text)),))
        return time.process_time() - start

    seconds(100)
    short, long = seconds(5_000), seconds(40_000)
    assert long < 40 * max(short, 0.005)


def test_one_token_of_a_million_letters_is_read_at_once() -> None:
    text = "x" * 1_000_000
    start = time.process_time()
    assert entities(text) == ()
    assert time.process_time() - start < 5


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
