"""The sequence model: sentences in, mentions of names out.

In: the tokens of each sentence. Out: `Mention`s, runs of tokens with one of the four coarse labels
PER, ORG, LOC and MISC and the model's confidence. The model (`data/model.crf`, CRFsuite) is opened
at first use, and python-crfsuite is not imported before.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.entities.features import Describer
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.tokens import Token

if TYPE_CHECKING:
    import pycrfsuite

LONGEST = 150
"""Tokens that are labelled at a time; a longer sentence is cut."""


class Mention(NamedTuple):
    """The tokens `[first, last)` of sentence number `sentence` are a name.

    `label` is PER, ORG, LOC or MISC; `confidence` 0 to 1, the least certain token's.
    """

    sentence: int
    first: int
    last: int
    label: str
    confidence: float = 1.0


def recognise(sentences: Sequence[Sequence[Token]]) -> Iterator[Mention]:
    """The names in each sentence, in the order of the text."""
    tagger = _tagger()
    describer = _describer()
    for number, sentence in enumerate(sentences):
        for start in range(0, len(sentence), LONGEST):
            piece = sentence[start : start + LONGEST]
            tags = tagger.tag(describer.features(piece))
            for first, last, label in spans(tags):
                sure = min(tagger.marginal(tags[at], at) for at in range(first, last))
                yield Mention(number, start + first, start + last, label, sure)


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
def _tagger() -> "pycrfsuite.Tagger":
    """The model that ships, opened once."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_packed())
    return tagger


@cache
def _packed() -> bytes:
    """The bytes of the model; kept, because CRFsuite reads them where they lie."""
    return resources.files(__package__).joinpath("data/model.crf").read_bytes()
