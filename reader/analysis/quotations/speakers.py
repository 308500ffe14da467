"""Speakers: source mentions in, full names out.

Walks a text once, unit by unit, and keeps how present each party is in the reader's mind (after
Lappin and Leass 1994: recency, subjecthood, having spoken). Pronouns take the most present party
that fits; definite descriptions the one whose titles and appositions they repeat; shorter names
the full one.
"""

from collections.abc import Sequence

from reader.analysis.quotations.descriptions import (
    EPITHETS,
    GENERIC_ORGANISATIONS,
    LINKS,
    UNIQUE_OFFICES,
    describe,
    low_words,
    plain_words,
    role_overlap,
)
from reader.analysis.quotations.genders import FEMALE_NOUNS, MALE_NOUNS, Gender, gender_of_title
from reader.analysis.quotations.items import Item, Unit
from reader.analysis.quotations.name_words import DEMONYMS
from reader.analysis.quotations.parties import Mention, Parties, Party
from reader.analysis.quotations.steps import Steps
from reader.analysis.quotations.words import ORG_NOUNS, PLACES, ROLES

Bounds = tuple[int, int, int]
"""Unit number and half-open item range of a source."""

_FADE = 0.8
_FADE_BY_PARAGRAPH = 0.5
_FORGOTTEN = 0.004
_AS_SUBJECT = 1.5
_ELSEWHERE = 0.45
_POSSESSIVE = 0.3
_OF_THIS_PARAGRAPH = 1.6
_HAS_SPOKEN = 1.0
_BY_PRONOUN = 0.8
_GENDERS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_HEADS = ROLES | ORG_NOUNS
_UNRESOLVED = frozenset({"i", "we", "you"})


class Resolver:
    """Resolves the sources of one text; `names` maps each source's bounds to its speaker."""

    def __init__(self, text: str, units: Sequence[Unit], parties: Parties, steps: Steps) -> None:
        self._text = text
        self._units = units
        self._parties = parties
        self._steps = steps
        self._present: dict[int, float] = {}
        self._subjects: set[int] = set()
        self._party_of = {id(party): party for party in parties.parties}
        self._described: list[tuple[frozenset[str], str]] = []
        self._last_group = ""
        self._last_thing = ""
        self.names: dict[Bounds, str | None] = {}

    def resolve(self, sources: Sequence[Bounds]) -> dict[Bounds, str | None]:
        """The speaker of every source, in one pass over the text."""
        by_unit: dict[int, dict[int, Bounds]] = {}
        for bounds in sources:
            by_unit.setdefault(bounds[0], {})[bounds[1]] = bounds
        mentions: dict[int, list[Mention]] = {}
        for mention in self._parties.mentions:
            mentions.setdefault(mention.unit, []).append(mention)
        paragraph = -1
        for number, unit in enumerate(self._units):
            if unit.paragraph == paragraph:
                self._fade(_FADE)
            else:
                self._fade(_FADE_BY_PARAGRAPH)
                self._subjects.clear()
            paragraph = unit.paragraph
            self._read(unit, mentions.get(number, []), by_unit.get(number, {}))
        return self.names

    def _fade(self, rate: float) -> None:
        self._steps.add(len(self._present))
        self._present = {
            key: value * rate for key, value in self._present.items() if value * rate > _FORGOTTEN
        }

    def _touch(self, party: Party, weight: float) -> None:
        key = id(party)
        self._party_of[key] = party
        self._present[key] = self._present.get(key, 0.0) + weight

    def _read(self, unit: Unit, mentions: Sequence[Mention], sources: dict[int, Bounds]) -> None:
        starting = {mention.name.start: mention for mention in mentions}
        subject_open = True
        self._steps.add(len(unit.items))
        for at, item in enumerate(unit.items):
            bounds = sources.get(at)
            if bounds is not None:
                self._resolve_source(unit, bounds, mentions)
            mention = starting.get(at)
            if mention is not None:
                if mention.name.possessive or _is_modifier(unit.items, mention):
                    weight = _POSSESSIVE
                elif subject_open and not self._is_object(unit.items, mention):
                    weight, subject_open = _AS_SUBJECT, False
                    self._subjects.add(id(mention.party))
                else:
                    weight = _ELSEWHERE
                self._touch(mention.party, weight)
            elif item.low in _GENDERS and bounds is None and item.tag != "QUOTE":
                party = self._most_present(_GENDERS[item.low])
                if party is not None:
                    first = subject_open and item.low in {"he", "she"}
                    self._touch(party, _BY_PRONOUN if first else _POSSESSIVE)
                    subject_open = subject_open and not first

    def _is_object(self, items: Sequence[Item], mention: Mention) -> bool:
        before = items[mention.name.start - 1] if mention.name.start > 0 else None
        return before is not None and (before.tag in {"PREP", "TO"})

    def _most_present(self, gender: Gender | None) -> Party | None:
        best, best_value = None, 0.0
        self._steps.add(len(self._present))
        for key, value in self._present.items():
            party = self._party_of[key]
            fit = _fit(party, gender) * (_OF_THIS_PARAGRAPH if key in self._subjects else 1.0)
            if value * fit > best_value:
                best, best_value = party, value * fit
        return best

    def _resolve_source(self, unit: Unit, bounds: Bounds, mentions: Sequence[Mention]) -> None:
        _, start, end = bounds
        items = unit.items[start:end]
        while len(items) > 1 and (items[-1].tag == "REL" or items[-1].low == ","):
            items = items[:-1]  # "Smith, who" is Smith
        party, name = self._speaker(unit, items, start, end, mentions)
        if party is not None:
            self._touch(party, _HAS_SPOKEN)
            name = party.name
        self.names[bounds] = name

    def _speaker(
        self,
        unit: Unit,
        items: Sequence[Item],
        start: int,
        end: int,
        mentions: Sequence[Mention],
    ) -> tuple[Party | None, str | None]:
        words = self._text[items[0].start : items[-1].end]
        low = items[0].low
        if len(items) == 1 and low in _GENDERS:
            party = self._most_present(_GENDERS[low])
            if party is not None and party.gender is None and party.person:
                party.gender = _GENDERS[low]
            return party, None if party else words
        if len(items) == 1 and low == "they":
            return None, self._last_group or words
        if len(items) == 1 and low == "it":
            return None, self._last_thing or words
        if len(items) == 1 and low in _UNRESOLVED:
            return None, words
        head = self._head_mention(items, start, end, mentions)
        if head is not None:
            self._note(items, head.party.name, head.party)
            if not head.name.of_organisation and len(head.name.words) >= 2:
                before = unit.items[head.name.start - 1] if head.name.start > 0 else None
                if before is None or before.low != "the":
                    head.party.person = True
            return head.party, None
        party = self._described_party(items)
        if party is not None:
            return party, None
        name = self._described_before(items, words)
        self._note(items, name, None)
        return None, name

    def _head_mention(
        self, items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
    ) -> Mention | None:
        """The name that a phrase is about: not the one behind "of" or "for", nor a possessor."""
        inside = [m for m in mentions if start <= m.name.start < end and not m.name.possessive]
        if not inside:
            return None
        for mention in inside:
            before = items[: mention.name.start - start]
            while any(item.low == "," for item in before):
                before = before[[item.low for item in before].index(",") + 1 :]
            if any(item.low in LINKS for item in before):
                continue
            behind = items[mention.name.end - start :]
            if behind and behind[0].tag in {"WORD", "NUM"}:
                continue  # "the Obama campaign": the name only describes the noun
            if any(item.low == "and" for item in items[: mention.name.start - start]):
                return None
            return mention
        return None

    def _described_party(self, items: Sequence[Item]) -> Party | None:
        """The party whose titles or appositions a definite description repeats."""
        first = items[0].low
        if first in {"a", "an", "some", "many", "several", "another", "two", "three", "one"}:
            return None
        if items[0].tag != "DET" and not items[0].low.endswith("'s"):
            return None
        head, words = describe(items)
        if not head:
            return None
        best: Party | None = None
        best_rank = (0.0, 0.0)
        for party in self._parties.parties[:400]:
            fit = role_overlap(party, head, words)
            if fit <= 0:
                continue
            rank = (fit, self._present.get(id(party), 0.0))
            if rank > best_rank:
                best, best_rank = party, rank
        self._steps.add(min(len(self._parties.parties), 400))
        if best is not None:
            return best
        known = self._by_age_or_kind(head, items)
        if known is None and first in {"the", "this", "that", "its"}:
            known = self._epithet(head, words)
        return known

    def _epithet(self, head: str, words: frozenset[str]) -> Party | None:
        """The party that a name-like description must mean: "the company", "the striker"."""
        if head in GENERIC_ORGANISATIONS or head in ORG_NOUNS:
            named = [party for party in self._present_parties() if head in low_words(party)]
            if named:
                return named[0]
            if head in GENERIC_ORGANISATIONS and len(words) <= 1:
                return self._most_present_organisation()
            return None
        person = head in ROLES and head not in UNIQUE_OFFICES and not head.endswith("s")
        if person or head in EPITHETS or head in DEMONYMS:
            return self._most_present(gender_of_title(head))
        return None

    def _most_present_organisation(self) -> Party | None:
        best, best_value = None, 0.0
        for party in self._present_parties():
            if party.person or party.gender is not None or party.words[-1].lower() in PLACES:
                continue
            likely = 1.0 if party.organisation else 0.8 if len(party.words) == 1 else 0.3
            value = likely * self._present[id(party)]
            if value > best_value:
                best, best_value = party, value
        return best

    def _present_parties(self) -> list[Party]:
        """Parties by how present they are, the most present first."""
        keys = sorted(self._present, key=lambda key: -self._present[key])
        self._steps.add(len(keys))
        return [self._party_of[key] for key in keys]

    def _by_age_or_kind(self, head: str, items: Sequence[Item]) -> Party | None:
        """ "the 34-year-old": a description that only a person already present can have."""
        for item in items:
            if item.low.endswith("-year-old"):
                age = item.low.split("-")[0]
                for party in self._parties.parties[:400]:
                    if party.age == age:
                        return party
                gender: Gender | None = None
                if head in FEMALE_NOUNS:
                    gender = "f"
                elif head in MALE_NOUNS:
                    gender = "m"
                return self._most_present(gender)
        return None

    def _described_before(self, items: Sequence[Item], words: str) -> str:
        """An unnamed speaker's first description: "a spokesman for the ministry"."""
        head, content = describe(items)
        name = plain_words(words)
        if items[0].low == "the" and head:
            for known, first in reversed(self._described[-12:]):
                if head in known and content <= known:
                    return first
        if head:
            self._described.append((content | {head}, name))
        return name

    def _note(self, items: Sequence[Item], name: str, party: Party | None) -> None:
        last = items[-1].low
        plural = any(item.low == "and" for item in items) or (
            last.endswith("s") and items[-1].tag == "WORD"
        )
        if plural or last in {"police", "people"}:
            self._last_group = name
        elif party is None or not party.person:
            self._last_thing = name
            self._last_group = self._last_group or name


def _is_modifier(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a name only describes the noun behind it: "City boss Mark Venables"."""
    end = mention.name.end
    return end < len(items) and items[end].low in _HEADS


def _fit(party: Party, gender: Gender | None) -> float:
    """How well a party answers to a pronoun: 0 not at all, 1 a person of that gender."""
    if party.organisation and not party.person:
        return 0.0
    if party.gender is not None and gender is not None and party.gender != gender:
        return 0.0
    if party.person:
        return 1.0 if party.gender is not None else 0.6
    return 0.3 if len(party.words) == 2 else 0.08
