"""The sequence model: sentences in, mentions of names out.

In: the tokens of each sentence. Out: `Mention`s, runs of tokens with one of the four coarse labels
PER, ORG, LOC and MISC and the model's confidence. The model (`data/model.bin`, CRFsuite) is opened
at first use, and python-crfsuite is not imported before.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any, NamedTuple, Protocol

from reader.analysis.entities.features import Describer
from reader.analysis.entities.lexicon import DATA, lexicon
from reader.analysis.entities.packing import unpack
from reader.analysis.entities.tokens import Token

LONGEST = 150
"""Tokens that are labelled at a time; a longer sentence is cut."""

_TAGGING = Lock()
"""CRFsuite's tagger remembers the sentence it tagged last: two threads at once crash it."""


class Mention(NamedTuple):
    """The tokens `[first, last)` of sentence number `sentence` are a name.

    `label` is PER, ORG, LOC or MISC; `confidence` 0 to 1, the least certain token's.
    """

    sentence: int
    first: int
    last: int
    label: str
    confidence: float = 1.0


class Tagger(Protocol):
    """What is used of CRFsuite's tagger."""

    def tag(self, xseq: list[list[str]]) -> list[str]:
        """The tags of a sentence whose tokens have these features."""
        ...

    def marginal(self, y: str, pos: int) -> float:
        """The probability of a tag at a token of the sentence last tagged."""
        ...


def recognise(sentences: Sequence[Sequence[Token]]) -> Iterator[Mention]:
    """The names in each sentence, in the order of the text."""
    with _TAGGING:  # two threads that open the model at once would each free the other's bytes
        tagger, describer = _tagger(), _describer()
    for number, sentence in enumerate(sentences):
        for start in range(0, len(sentence), LONGEST):
            piece = sentence[start : start + LONGEST]
            if not _may_name(piece):
                continue
            features = describer.features(piece)
            with _TAGGING:
                tags = tagger.tag(features)
                found = [
                    (
                        first,
                        last,
                        label,
                        min(tagger.marginal(tags[at], at) for at in range(first, last)),
                    )
                    for first, last, label in spans(tags)
                ]
            for first, last, label, sure in found:
                yield Mention(number, start + first, start + last, label, sure)


def _may_name(piece: Sequence[Token]) -> bool:
    """Whether any word but the first has a capital, or the first is mostly written with one."""
    if any(token.word.lower() != token.word for token in piece[1:]):
        return True
    word, book = piece[0].word, lexicon()
    return word.lower() != word and book.entry(word).band <= book.entry(word.lower()).band


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The half-open runs of IOB2 tags and their labels."""
    first = 0
    label = ""
    for at, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            yield first, at, label
            label = ""
        if not label and tag != "O":
            first, label = at, tag[2:]


@cache
def _describer() -> Describer:
    """The describer, with its memory of words, for all articles."""
    return Describer(lexicon())


@cache
def _tagger() -> Tagger:
    """The model that ships, opened once."""
    crfsuite: Any = import_module("pycrfsuite")
    tagger: Any = crfsuite.Tagger()
    tagger.open_inmemory(_packed())
    return tagger


@cache
def _packed() -> bytes:
    """The bytes of the model; kept, because CRFsuite reads them where they lie."""
    return unpack((DATA / "model.bin").read_bytes())
