"""Parties: who can speak in a text, and how a shortened name leads to the full one.

`Parties` is filled while the names of a text are read, and asked when its sources are resolved.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.analysis.quotations.lexicon.genders import Gender, without_accents
from reader.analysis.quotations.lexicon.name_words import FAMILY_FIRST, KEPT_TITLES
from reader.analysis.quotations.lexicon.roles import TITLED, TITLES
from reader.analysis.quotations.lexicon.words import PARTICLES
from reader.analysis.quotations.naming.handles import is_handle_of
from reader.analysis.quotations.naming.names import Name
from reader.analysis.quotations.naming.run_titles import FULL_NAME

_PARTIES_WITH_HANDLES = 200
_OFTEN = 4
_CANDIDATES = 12
_PLAIN = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_FIRMS = frozenset({"inc", "ltd", "plc", "corp", "co", "llc", "group", "holdings", "gmbh"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(slots=True)
class Party:
    """A person or an organisation under its fullest name. Grows while a text is read.

    `told` is true where a title or a pronoun of the text gave the gender, not the name; `likely`
    is what the ending of an unlisted name makes likely. `place` where something happens in it;
    `number` counts in the order of introduction.
    """

    name: str
    words: tuple[str, ...]
    person: bool
    organisation: bool = False
    gender: Gender | None = None
    told: bool = False
    likely: Gender | None = None
    roles: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    peoples: frozenset[str] = frozenset()
    age: str = ""
    mentions: int = 0
    unnamed: bool = False
    place: bool = False
    number: int = 0

    @property
    def initials(self) -> str:
        """The first letters of a person's name."""
        return "".join(word[0] for word in self.words).upper() if len(self.words) > 1 else ""

    def is_titled(self, titles: Sequence[str]) -> bool:
        """Whether the text has given the party one of these titles."""
        return any(title in role for role in self.roles for title in titles)

    def is_of_other(self, gender: Gender) -> bool:
        """Whether the party is certainly of another gender: some names mislead."""
        other = self.gender is not None and self.gender != gender
        return other and (self.told or self.is_sure)

    @property
    def is_sure(self) -> bool:
        """Whether the name is of a form whose gender a list of given names tells."""
        foreign = len(self.words) > FULL_NAME or self.words[0].lower() in FAMILY_FIRST
        return not foreign or any(word.endswith(".") for word in self.words)

    def is_borne(self, surname: str) -> bool:
        """Whether this is the surname of what is, or may be, a person."""
        nameless = len(self.words) == FULL_NAME and not self.organisation and not self.place
        return self.surname == surname and (self.person or nameless)

    @property
    def surname(self) -> str:
        """The last word, suffixes left aside, in lower case."""
        words = [word.lower() for word in self.words if word.lower() not in _SUFFIXES]
        return words[-1] if words else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: code point, unit number, the party it names."""

    start: int
    unit: int
    party: Party
    name: Name


@dataclass(slots=True)
class Parties:
    """All parties of a text and the indexes that lead to them, built by `find_parties`."""

    parties: list[Party] = field(default_factory=list[Party])
    by_word: dict[str, list[Party]] = field(default_factory=dict[str, list[Party]])
    by_plain: dict[str, list[Party]] = field(default_factory=dict[str, list[Party]])
    by_name: dict[str, Party] = field(default_factory=dict[str, Party])
    mentions: list[Mention] = field(default_factory=list[Mention])

    def named(
        self, words: Sequence[str], gender: Gender | None = None, titles: Sequence[str] = ()
    ) -> Party | None:
        """The party that a name, full or shortened, leads to.

        `gender` is what a title tells: of a family, Mr Hallett is the man. Of several, the one
        who has been called by one of the `titles` before is meant.
        """
        if words[0].startswith("@"):
            people = (party for party in self.parties[:_PARTIES_WITH_HANDLES] if party.person)
            owner = next((one for one in people if is_handle_of(words[0], one.words)), None)
            if owner is not None:
                return owner
        low = " ".join(words).lower().replace("’", "'")
        exact = self.by_name.get(low)
        if exact is not None:
            return exact
        wanted = [word.lower().replace("’", "'") for word in words]
        if len(wanted) > 1 and wanted[0] in KEPT_TITLES:
            titled = self.named(words[1:])  # "Prince Faisal" may be Faisal bin Turki
            if titled is not None:
                return titled
        found = (
            self.by_word.get(wanted[-1])
            or self.by_plain.get(plain_letters(wanted[-1]), [])[:_CANDIDATES]
        )
        candidates = _in_turn(found, wanted[-1])
        wanted = [plain_letters(word) for word in wanted]
        if gender is not None and len(candidates) > 1:
            candidates = sorted(candidates, key=lambda one: one.gender not in {gender, None})
        telling = [title for title in titles if title not in _PLAIN]
        if len(candidates) > 1 and telling:
            candidates = sorted(candidates, key=lambda one: not one.is_titled(telling))
        for party in candidates:
            if gender is not None and party.is_of_other(gender):
                continue  # "Mr Hallett", where the text knows Jane Hallett only
            known = [plain_letters(word.lower()) for word in party.words]
            if len(wanted) == 1 or is_within(wanted, known):
                return party
        return None

    def labelled(self, label: str) -> str:
        """Whom the label of a turn names: by full name, without titles, or by initials."""
        words = label.split()
        while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
            words = words[1:]
        if words[-1].lower() in TITLED or (label.isupper() and words[0] == "THE"):
            return label.lower() if label.isupper() else label
        party = self.named(words)
        if party is None and len(words) == 1 and words[0].isupper() and len(words[0]) <= 3:
            party = next((one for one in self.parties if one.initials == words[0]), None)
        titled = len(words) < len(label.split())
        if party is not None and not (party.name.isupper() and (titled or len(party.name) > 4)):
            return party.name
        shouted = label.isupper() and (titled or max(map(len, words)) > 3)
        return " ".join(words).title() if shouted else " ".join(words)

    def aged(self, age: str) -> Party | None:
        """The person of this age, where the text gives it to one only."""
        found = [party for party in self.parties if party.age == age]
        return found[0] if len(found) == 1 else None

    def interviewed(self, start: int) -> Party | None:
        """Who answers in an interview that begins at a code point: the person named most often
        before it or else in all of the text, the first of several alike."""
        before = Counter(id(one.party) for one in self.mentions if one.start < start)
        people = [party for party in self.parties if party.person]
        introduced = [party for party in people if before[id(party)]]
        if introduced:
            return max(introduced, key=lambda party: before[id(party)])
        return max(people, key=lambda party: party.mentions, default=None)

    def topic(self) -> Party | None:
        """The person whom the text is about: named far more often than anybody else."""
        people = sorted(
            (party for party in self.parties if party.person), key=lambda one: -one.mentions
        )
        if not people or people[0].mentions < _OFTEN:
            return None
        second = people[1].mentions if len(people) > 1 else 0
        return people[0] if people[0].mentions >= 2 * second else None

    def add(self, party: Party) -> Party:
        """Take a party in under every word of its name."""
        party.number = len(self.parties)
        self.parties.append(party)
        self.by_name.setdefault(party.name.lower().replace("’", "'"), party)
        words = [word.lower().replace("’", "'") for word in party.words]
        if party.person:
            keys = {party.surname, words[0]}
            keys |= {word for word in words[1:-1] if len(word) > 2 and word not in PARTICLES}
        else:
            keys = {words[-1], words[0]} if len(words) <= 2 else {words[-1]}
            if words[-1].rstrip(".") in _FIRMS:
                keys.add(words[0])  # "Brightwell Foods Inc." is "Brightwell"
        for key in keys:
            self.by_plain.setdefault(plain_letters(key), []).append(party)
            self.by_word[key] = _in_turn([*self.by_word.get(key, ()), party], key)[:_CANDIDATES]
        return party


def plain_letters(word: str) -> str:
    """A word without accents, and its umlauts as English papers may write them: "muller"."""
    if not word.isascii():
        word = without_accents(word)
    return re.sub(r"(?<=[^aeiou])([aou])e(?=[^aeiou])", r"\1", word)


def _in_turn(parties: Iterable[Party], word: str) -> list[Party]:
    """Whom a lone word means first: a surname leads to its bearers, in the order in which they
    were introduced, before it is taken for a given name or an organisation."""
    return sorted(parties, key=lambda one: (not one.is_borne(word), one.number))


def is_within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of a short name stand in a full one in the same order."""
    at = 0
    for word in full:
        if at < len(short) and word == short[at]:
            at += 1
    return at == len(short)
