"""Canonical names: all mentions of one thing in an article under one name.

In: the words and labels of an article's mentions, in the order of the text. Out: a name for each.
A surname or given name alone stands for the person whose full name was last read before it, or
else comes first after it; an acronym for the name that it abbreviates; a short form of an
organisation for the long one; a country's other names for the one in the gazetteer.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.analysis.entities.lexicon import DATA
from reader.analysis.entities.tokens import word_set

SUFFIXES = word_set(
    "Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited Plc plc PLC LLC Group "
    "Holdings AG SA S.A. NV N.V. GmbH SE SpA Pty Bhd"
)
LITTLE = word_set("of the and for in on de la le du des & - , al el bin ibn van von")


Words = tuple[str, ...]

ALIKE = 20
"""Names with the same first and last word that are compared with each other."""


class Named(NamedTuple):
    """A mention: its tokens' words, its label of OntoNotes, and how it is written."""

    words: tuple[str, ...]
    label: str
    surface: str


def canonical_names(mentions: Sequence[Named]) -> list[str]:
    """The canonical name of each mention."""
    people = _people([mention for mention in mentions if mention.label == "PERSON"])
    organisations = _organisations({m for m in mentions if m.label == "ORG"})
    countries = _countries()
    return [
        next(people)
        if mention.label == "PERSON"
        else organisations[mention.surface]
        if mention.label == "ORG"
        else countries.get(mention.surface, mention.surface)
        for mention in mentions
    ]


def initials(words: Sequence[str]) -> str:
    """The capitals that an acronym of these words would have."""
    return "".join(word[0] for word in words if word[:1].isupper() and word.lower() not in LITTLE)


def _people(mentions: Sequence[Named]) -> Iterator[str]:
    """The full name for each mention of a person."""
    by_ends: defaultdict[tuple[str, str], dict[Words, str]] = defaultdict(dict)
    for mention in mentions:
        if len(mention.words) > 1:
            ends = mention.words[0], mention.words[-1]
            by_ends[ends].setdefault(mention.words, mention.surface)
    full: dict[Words, str] = {}
    for names in by_ends.values():
        few = sorted(names, key=len)[-ALIKE:]
        for words in names:
            wider = [words, *(other for other in few if set(words) < set(other))]
            full[words] = names[wider[-1]]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for part in _parts(mention.words):
            places[part].append(at)
    for at, mention in enumerate(mentions):
        named = places.get(mention.words[-1])
        if len(mention.words) > 1:
            yield full[mention.words]
        elif named:
            yield full[mentions[named[max(0, bisect_left(named, at) - 1)]].words]
        else:
            yield mention.surface


def _parts(words: Words) -> set[str]:
    """The words of a full name by which the person may be called; none of a single word."""
    if len(words) < 2:
        return set()
    middle = {word for word in words[1:-1] if word not in LITTLE and len(word) > 2}
    return {words[0], words[-1]} | middle


def _organisations(mentions: Iterable[Named]) -> dict[str, str]:
    """The canonical name of each way an organisation is written."""
    by_initials: dict[str, str] = {}
    by_stem: dict[Words, Named] = {}
    for mention in sorted(mentions, key=lambda named: (len(named.words), named.surface)):
        if len(mention.words) > 1:
            by_initials[initials(mention.words)] = mention.surface
        by_stem[_without_suffix(mention.words)] = mention
    names: dict[str, str] = {}
    for words, _, surface in mentions:
        plain = surface.replace(".", "")
        acronym = len(words) == 1 and plain.isupper() and len(plain) > 1
        longest = by_stem[_without_suffix(words)].surface
        names[surface] = by_initials.get(plain, longest) if acronym else longest
    return names


def _without_suffix(words: Words) -> Words:
    """The words of a name without what tells a company's legal form."""
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return words


@cache
def _countries() -> dict[str, str]:
    """Every name of a country and the one it goes by."""
    text = (DATA / "countries.tsv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            country, others, _ = line.split("\t")
            for name in filter(None, [country, *others.split("|")]):
                names.setdefault(name, country)
    return names
