"""Definite descriptions: "the deputy foreign minister", "the 34-year-old" in, the party meant out.

The party is the one whose titles and appositions the description repeats, or the one that is
present and can be called so. A speaker without a name keeps the words that introduced it.
"""

from collections.abc import Sequence
from itertools import pairwise

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.lexicon.genders import (
    FEMALE_NOUNS,
    MALE_NOUNS,
    Gender,
    gender_of_title,
)
from reader.analysis.quotations.lexicon.name_words import DEMONYMS
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, is_plural
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.naming.descriptions import (
    EPITHETS,
    KINDS_OF_ORGANISATIONS,
    LINKS,
    UNIQUE_OFFICES,
    describe,
    is_generic,
    is_parent,
    plain_words,
    role_overlap,
)
from reader.analysis.quotations.naming.parties import Parties, Party
from reader.analysis.quotations.speakers.organisations import NATIONS, described_organisation
from reader.analysis.quotations.speakers.presence import Presence
from reader.analysis.quotations.steps import Steps

_REMEMBERED = 30
"""Descriptions that a later one is compared with."""

_PARENTS = word_set("mother father mum mom dad grandmother grandfather")
_RELATIVES = word_set("wife husband sister brother son daughter")
_NUMBERS = word_set("one two three four five six seven eight nine ten 2 3 4 5 6 7 8 9")
_ANYBODY = word_set("man woman source person boy girl individual lady gentleman caller")
_YOUNG = 35
_PARTISANS = word_set("republican democrat conservative liberal socialist tory")
_ELECTED = (
    "rep", "sen", "gov", "representative", "senator", "governor", "congressman", "congresswoman",
    "mp", "president", "mayor", "speaker", "lawmaker",
)  # fmt: skip
"""Titles of those whom "the California Republican" can mean."""

_HEADS = ("president", "king", "queen", "emperor", "emir", "sultan")
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_HELD = word_set("minister secretary commissioner governor mayor president chancellor ambassador")
"""Offices that somebody named right before may hold without the text having said so."""

_SIDES = word_set("defense defence prosecution opposition")
"""Sides of a trial or a house: no name of those who belong to them."""

_LEARNING = word_set("student pupil undergraduate graduate trainee apprentice schoolboy schoolgirl")
_LEADERS = word_set(
    "coach manager boss president minister secretary chairman chairwoman chair director judge "
    "governor mayor professor chief headteacher principal"
)


class Descriptions:
    """Resolves the descriptions of one text, in its order."""

    def __init__(self, parties: Parties, presence: Presence, steps: Steps) -> None:
        self._parties = parties
        self._presence = presence
        self._steps = steps
        self._described: list[tuple[str, frozenset[str], str]] = []

    def party(self, items: Sequence[Item]) -> Party | None:
        """The party whose titles or appositions a definite description repeats."""
        first = items[0].low
        if first in {"a", "an", "some", "many", "several", "another", "two", "three", "one"}:
            return None
        if items[0].tag != "DET" and not items[0].low.endswith("'s"):
            return None
        head, words = describe(items)
        if not head or head in _SIDES:
            return None
        if [item.low for item in items[-3:]] == ["head", "of", "state"]:
            return next((p for p in self._presence.in_order() if p.is_titled(_HEADS)), None)
        theirs = first in {"his", "her", "their"}
        several = head == "police" or (head in ROLES and is_plural(head))
        best: Party | None = None
        best_rank = (0.0, 0.0)
        for party in self._parties.parties[:400]:
            fit = role_overlap(party, head, words)
            related = self._presence.of(party) > 0 or any("his" in role for role in party.roles)
            if fit <= 0 or (theirs and not related) or _is_foreign(party, words):
                continue
            if several and party.person:
                continue  # "the police" are not their commissioner
            rank = (fit, self._presence.of(party))
            if rank > best_rank:
                best, best_rank = party, rank
        self._steps.add(min(len(self._parties.parties), 400))
        for party in self._presence.in_order():
            if (
                party.unnamed
                and party.mentions > 0
                and party.roles
                and words <= party.roles[0]
                and (frozenset({head}) in party.roles or _is_source(head, party))
            ):
                rank = (role_overlap(party, head, words), self._presence.of(party))
                if rank > best_rank:
                    best, best_rank = party, rank
        if best is not None:
            return best
        if head in _ANYBODY and not words:
            gender = gender_of_title(head)
            return self._somebody(gender) or self._by_one_name(gender)
        person = head in ROLES and head not in ORG_NOUNS
        if first == "the" and person and self._first_of(head, words) is not None:
            return None
        if theirs and head in _RELATIVES and len(items) == 2:
            return self._relative(head, "m" if first == "his" else "f")
        known = self._by_age_or_kind(head, items)
        if _is_of_somebody(items):
            return known
        owned = any(item.low.endswith(("'s", "s'")) for item in items[:-1])
        if known is None and not owned and first in {"the", "this", "that", "its"}:
            known = self._epithet(head, words, items)
        return known

    def _relative(self, head: str, of: Gender) -> Party | None:
        """ "His wife", behind Dale and Ann Roe: the one named so far who can be that."""
        person, gender = self._presence.most_present(of, named=True), gender_of_title(head)
        if person is None:
            return None
        family = [
            one
            for one in self._presence.introduced()
            if one is not person
            and one.person
            and one.gender == gender
            and len(one.words) > 1
            and one.surname == person.surname
        ]
        return family[0] if len(family) == 1 else None

    def _somebody(self, gender: Gender | None) -> Party | None:
        """ "The woman", "the source": who has been described but not named."""
        for party in self._presence.in_order():
            if party.unnamed and (gender is None or party.gender in {gender, None}):
                party.gender = party.gender or gender
                return party
        return None

    def _by_one_name(self, gender: Gender | None) -> Party | None:
        """ "The woman", behind somebody who is called by a first name only."""
        party = self._presence.freshest(gender) if gender is not None else None
        if party is None or not party.person or party.roles:
            return None
        return party if len(party.words) == 1 else None

    def _epithet(self, head: str, words: frozenset[str], items: Sequence[Item]) -> Party | None:
        """The party that a name-like description must mean: "the company", "the striker"."""
        if is_generic(head) or head in ORG_NOUNS or head in KINDS_OF_ORGANISATIONS:
            return described_organisation(head, words, self._presence)
        if is_parent(head):
            return self._presence.freshest(gender_of_title(head.split("-")[0]))
        if head in _PARENTS and words and words <= _NUMBERS:
            return self._presence.freshest(gender_of_title(head))  # "the mother of four"
        if head in {"source", "person"} or (head in _ANYBODY and not words):
            return None
        office = head in UNIQUE_OFFICES and not words & {"retired", "former", "ex"}
        person = head in ROLES and not office and not is_plural(head)
        if head in _HELD and office and words:
            holder = self._presence.freshest(gender_of_title(head))
            if holder is None or holder.roles or len(holder.words) == 1:
                return None
            return holder
        if not (person or head in EPITHETS or head in DEMONYMS):
            return None
        if head in DEMONYMS:
            own = [one for one in self._presence.in_order() if head in one.peoples]
            if own:
                return own[0]
        if head in _PARTISANS:
            elected = [one for one in self._presence.in_order() if one.is_titled(_ELECTED)]
            if elected:
                return elected[0]
        if head in EPITHETS or head in DEMONYMS:
            return self._presence.freshest(gender_of_title(head))
        gender = gender_of_title(head)
        party = self._presence.only_one_lately() if words else None
        if party is None or party.roles or (gender is not None and party.is_of_other(gender)):
            party = self._presence.most_present(gender, named=True)
        formerly = len(items) > 1 and items[1].low in {"former", "ex"}
        linked = any(item.low in LINKS for item in items) and not formerly
        if party is None or linked:
            return None  # "the dean of one college" is described in full
        nations = words & NATIONS
        if nations and party.roles and not nations & party.peoples:
            return None
        # "The clerk" is no one whose role is known already; "the Labour leader" adds to it.
        return None if party.roles and not words else party

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
                return self._youngster(int(age) if age.isdecimal() else 0, gender)
        return None

    def _youngster(self, age: int, gender: Gender | None) -> Party | None:
        """Who of those named last can be that old: no coach or minister is 24."""
        found: list[Party] = []
        for party in reversed(self._presence.introduced()):
            led = age < _YOUNG and any(role & _LEADERS for role in party.roles)
            fits = gender is None or party.gender in {gender, None}
            present = self._presence.of(party) > 0
            if party.person and present and not (party.unnamed or party.age or led) and fits:
                found.append(party)
        learning = [one for one in found if any(role & _LEARNING for role in one.roles)]
        if learning and age < _YOUNG:
            return learning[0]
        return found[0] if found else self._presence.freshest(gender)

    def first_words(self, items: Sequence[Item], words: str, *, abroad: bool = False) -> str:
        """An unnamed speaker's first description: "a spokesman for the ministry".

        `abroad` where the sentence opens with a place of its own: "In Seoul, the ministry".
        """
        head, content = describe(items)
        name = plain_words(words)
        if items[0].low == "the" and head:
            first = self._first_of(head, content)
            owned = first is not None and any(mark in first for mark in ("'s ", "’s "))
            if first is not None and not (abroad and owned):
                return first
        if head:
            self._described.append((head, content, name))
        return name

    def _first_of(self, head: str, words: frozenset[str]) -> str | None:
        """The words that introduced whom a description repeats."""
        for known, others, first in reversed(self._described[-_REMEMBERED:]):
            alike = head == known or (head in {"two", "three"} and head in others)
            if alike and words <= others:
                return first
        return None

    def introduce(self, items: Sequence[Item], words: str) -> None:
        """Remember somebody whom the text mentions before "the nurse" speaks: "a nurse"."""
        head, content = describe(items)
        self._described.append((head, content, plain_words(words)))

    def introduce_behind(self, text: str, items: Sequence[Item], at: int) -> None:
        """ "quoting | an engineer at the dam": whom "the engineer" may mean later."""
        head = at + 1
        while head < len(items) and items[head].tag in {"WORD", "NAME"}:
            head += 1
        noun = items[head - 1].low
        if head > at + 1 and noun in ROLES and noun not in ORG_NOUNS and not is_plural(noun):
            end = phrase_after(items, at, len(items)) or head
            if not any(item.tag == "NAME" for item in items[head:end]):
                self.introduce(items[at:end], text[items[at].start : items[end - 1].end])


def _is_foreign(party: Party, words: frozenset[str]) -> bool:
    """Whether a description names a people that nothing tells of a party with roles."""
    nations = words & NATIONS
    known = party.peoples.union(*party.roles)
    return bool(nations) and bool(party.roles) and not nations & known


def _is_source(head: str, party: Party) -> bool:
    """ "A source said … the insider added"."""
    return head in {"insider", "source"} and frozenset({"source"}) in party.roles


def _is_of_somebody(items: Sequence[Item]) -> bool:
    """ "The head of one northern school", "the owner of a shop": nobody whom the text knows."""
    return any(
        item.low in LINKS and following.low in _INDEFINITE for item, following in pairwise(items)
    )
