"""Portfolios: names of ministries and the like that list what they are for.

In: the tokens of an article's sentences and its mentions. Out: the mentions, those of organisations
that were cut at a comma of their list whole: "Department of Agriculture, Food and the Marine".
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.tokens import Token, word_set

HEADS = word_set(
    "Department Ministry Directorate Committee Secretariat Office Bureau Institute Faculty School "
    "Agency Council Commission Division"
)
"""What such a name starts with, before "of", "for" or "on"."""

OTHERS = frozenset("CNOTmK")
"""Classes of words that are names of their own and no portfolio."""

LONGEST = 4
"""Words of one portfolio."""


def whole(
    sentences: Sequence[Sequence[Token]], mentions: Iterable[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions with lists of portfolios taken in, in the order of the text."""
    found = sorted(mentions)
    full_names = [m for m in found if m.label == "PER" and m.last - m.first > 1]
    people = {(m.sentence, at) for m in full_names for at in range(m.first, m.last)}
    kept: list[Mention] = []
    for mention in found:
        if kept and kept[-1].sentence == mention.sentence and mention.first < kept[-1].last:
            continue
        sentence = sentences[mention.sentence]
        if mention.label == "ORG" and _has_head(sentence, mention):
            last = _end(sentence, mention.last, lexicon)
            if not any((mention.sentence, at) in people for at in range(mention.last, last)):
                kept.append(mention._replace(last=last))
                continue
        kept.append(mention)
    return kept


def _has_head(sentence: Sequence[Token], mention: Mention) -> bool:
    inside = [token.word for token in sentence[mention.first : mention.last]]
    return any(word in HEADS and then in ("of", "for", "on") for word, then in pairwise(inside))


def _end(sentence: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """Where a list that goes on at token `last` with a comma ends behind "and"; else `last`."""
    at = last
    commas = 0
    while at < len(sentence) and sentence[at].word == ",":
        end = _portfolio(sentence, at + 1, lexicon)
        if end == at + 1:
            break
        at = end
        commas += 1
    at += at < len(sentence) and sentence[at].word == ","
    if not commas or at >= len(sentence) or sentence[at].word not in ("and", "&"):
        return last
    start = at + 1 + (at + 1 < len(sentence) and sentence[at + 1].word == "the")
    end = _portfolio(sentence, start, lexicon)
    return end if end > start else last


def _portfolio(sentence: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """The end of the words with a capital that start at `first`; `first` where they are a name."""
    last = first
    while last < len(sentence) and last - first < LONGEST and sentence[last].word[0].isupper():
        if OTHERS & set(lexicon.entry(sentence[last].word).classes):
            return first
        last += 1
    return last
