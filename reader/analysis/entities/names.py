"""Canonical names: all mentions of one thing in an article under one name.

In: the words and labels of an article's mentions, in the order of the text. Out: a name for each.
A surname or given name alone stands for the person whose full name was last read before it, or
else comes first after it; an acronym for the name that it abbreviates; a short form of an
organisation for the long one; a country's other names for the one in the gazetteer.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

SUFFIXES = frozenset(
    "Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited Plc plc PLC LLC Group Holdings "
    "AG SA S.A. NV N.V. GmbH SE SpA Pty Bhd".split()
)
LITTLE = frozenset("of the and for in on de la le du des & - , al el bin ibn van von".split())


class Named(NamedTuple):
    """A mention: its words, without articles and titles, and its OntoNotes label."""

    words: tuple[str, ...]
    label: str
    surface: str


def canonical_names(mentions: Sequence[Named]) -> list[str]:
    """The canonical name of each mention."""
    people = _people(mentions)
    others = _others(mentions)
    return [
        people[at] if mention.label == "PERSON" else others[mention.label, mention.surface]
        for at, mention in enumerate(mentions)
    ]


def initials(words: Sequence[str]) -> str:
    """The capitals that an acronym of these words would have."""
    return "".join(word[0] for word in words if word[:1].isupper() and word.lower() not in LITTLE)


def _people(mentions: Sequence[Named]) -> list[str]:
    """The full name for each mention of a person, "" for the others."""
    full = {m.words: m.surface for m in reversed(mentions) if _is_full(m)}
    by_part: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        if _is_full(mention):
            name = _longest(mention.words, full)
            for part in (mention.words[-1], mention.words[0]):
                by_part[part].append((at, name))
            for part in mention.words[1:-1]:
                if part not in LITTLE and len(part) > 2:
                    by_part[part].append((at, name))
    names: list[str] = []
    for at, mention in enumerate(mentions):
        if mention.label != "PERSON":
            names.append("")
        elif _is_full(mention):
            names.append(_longest(mention.words, full))
        else:
            names.append(_nearest(at, by_part.get(mention.words[-1], []), mention.surface))
    return names


def _is_full(mention: Named) -> bool:
    return mention.label == "PERSON" and len(mention.words) > 1


def _longest(words: tuple[str, ...], full: dict[tuple[str, ...], str]) -> str:
    """The longest full name with the same first and last word that has all of these words."""
    fitting = [
        name
        for name in full
        if name[-1] == words[-1] and name[0] == words[0] and set(words) <= set(name)
    ]
    return full[max(fitting, key=len)] if fitting else " ".join(words)


def _nearest(at: int, candidates: list[tuple[int, str]], surface: str) -> str:
    """The candidate last read before `at`, else the first after it, else the mention itself."""
    before = [name for place, name in candidates if place < at]
    if before:
        return before[-1]
    return candidates[0][1] if candidates else surface


def _others(mentions: Sequence[Named]) -> dict[tuple[str, str], str]:
    """The canonical name of each label and surface that is no person's."""
    surfaces: dict[tuple[str, str], tuple[str, ...]] = {}
    for mention in mentions:
        if mention.label != "PERSON":
            surfaces.setdefault((mention.label, mention.surface), mention.words)
    organisations = [words for (label, _), words in surfaces.items() if label == "ORG"]
    return {
        (label, surface): _other(label, surface, words, organisations)
        for (label, surface), words in surfaces.items()
    }


def _other(
    label: str, surface: str, words: tuple[str, ...], organisations: list[tuple[str, ...]]
) -> str:
    if label == "GPE":
        return _countries().get(surface, surface)
    if label != "ORG":
        return surface
    plain = surface.replace(".", "")
    if len(words) == 1 and plain.isupper() and len(plain) > 1:
        for other in organisations:
            if len(other) > 1 and initials(other) == plain:
                return " ".join(other)
    stem = _without_suffix(words)
    for other in organisations:
        if len(other) > len(words) and _without_suffix(other) == stem:
            return " ".join(other)
    return surface


def _without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return words


@cache
def _countries() -> dict[str, str]:
    """Every name of a country and the one it goes by."""
    text = resources.files(__package__).joinpath("data/countries.tsv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            country, others, _ = line.split("\t")
            for name in filter(None, [country, *others.split("|")]):
                names.setdefault(name, country)
    return names
