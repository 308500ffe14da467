"""Tables: lines that are made alike have names of the same kind in the same places.

In: the tokens of an article's lines and the mentions that the model found. Out: mentions again. A
standing is too short a line to tell a team from its town ("Hartford 8 3 4 45 40 20"), and so are
results and score sheets; what the model makes of all their lines together is surer than what it
makes of one.

Lines are alike that are the same once each name is one sign and all numbers in a row are another.
In every place of them the label with most confidence over all lines wins, and words with a capital
that the model passed over in that place are names too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.analysis.entities.lexicon import Lexicon
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.tokens import Token

FEWEST = 3
"""Lines of one kind that make a table."""

LONGEST = 40
"""Tokens of a line that may stand in a table."""

WORDS = 3
"""Words without a capital in such a line; more make it a sentence."""

LISTED = 0.3
"""Confidence in a mention that only its place in a table tells."""

COUNTRIES = frozenset("CR")
"""Classes of countries and provinces, which are places in tables too."""

_FIGURE = re.compile(r"[\d(),;:.%+*=/’'-]*\d[\d(),;:.%+*=/’'-]*|[(),;:.%+*=/-]+")


class Slot(NamedTuple):
    """A name in a line: tokens `[first, last)`, and the mention that covers them, if one does."""

    first: int
    last: int
    mention: Mention | None


def aligned(
    sentences: Sequence[Sequence[Token]], mentions: Iterable[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions, those in tables labelled alike and completed, in the order of the text."""
    by_line: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.sentence].append(mention)
    tables: defaultdict[tuple[str, ...], list[tuple[int, list[Slot]]]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if 1 < len(sentence) <= LONGEST:
            kind, slots = _outline(sentence, by_line[number])
            if "0" in kind and slots and len(kind) - len(slots) - kind.count("0") <= WORDS:
                tables[kind].append((number, slots))
    for lines in tables.values():
        if len(lines) >= FEWEST:
            _align(sentences, lines, by_line, lexicon)
    return sorted(mention for found in by_line.values() for mention in found)


def _outline(
    sentence: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[tuple[str, ...], list[Slot]]:
    """What a line is made of, "N" for a name and "0" for figures and marks, and its names."""
    covering = {at: mention for mention in mentions for at in range(mention.first, mention.last)}
    kind: list[str] = []
    slots: list[Slot] = []
    at = 0
    while at < len(sentence):
        word = sentence[at].word
        mention = covering.get(at)
        if mention:
            slots.append(Slot(at, mention.last, mention))
            kind.append("N")
            at = mention.last
        elif word[0].isupper() and len(word) > 1:
            first = at
            while at < len(sentence) and at not in covering and sentence[at].word[0].isupper():
                at += 1
            slots.append(Slot(first, at, None))
            kind.append("N")
        else:
            sign = _sign(word)
            if sign != "0" or kind[-1:] != ["0"]:
                kind.append(sign)
            at += 1
    return tuple(kind), slots


def _sign(word: str) -> str:
    """What stands for a word that is no name; a year is no figure, for it makes a dateline."""
    if _FIGURE.fullmatch(word):
        return "year" if len(word) == 4 and word[:2] in ("19", "20") else "0"
    return word.lower()


def _align(
    sentences: Sequence[Sequence[Token]],
    lines: Sequence[tuple[int, list[Slot]]],
    by_line: dict[int, list[Mention]],
    lexicon: Lexicon,
) -> None:
    """Labels the names in each place of the lines alike, in `by_line`."""
    for place in range(len(lines[0][1])):
        votes: defaultdict[str, float] = defaultdict(float)
        column = [(number, slots[place]) for number, slots in lines]
        for _, slot in column:
            if slot.mention:
                votes[slot.mention.label] += slot.mention.confidence
        found = sum(slot.mention is not None for _, slot in column)
        if 3 * found < len(column):
            continue
        listed = [_classes(sentences[number], slot, lexicon) for number, slot in column]
        countries = sum(bool(COUNTRIES & classes) for classes in listed)
        best = max(votes, key=votes.__getitem__)
        if best == "LOC" and votes["ORG"] and 2 * countries < len(column):
            best = "ORG"  # towns among which one is a team's name are teams
        for number, slot in column:
            if slot.mention is None:
                by_line[number].append(Mention(number, slot.first, slot.last, best, LISTED))
            elif slot.mention.label != best:
                by_line[number].remove(slot.mention)
                by_line[number].append(slot.mention._replace(label=best))


def _classes(sentence: Sequence[Token], slot: Slot, lexicon: Lexicon) -> set[str]:
    """The gazetteers that list a name."""
    name = " ".join(token.word for token in sentence[slot.first : slot.last])
    return set(lexicon.entry(name.title() if name.isupper() else name).classes)
