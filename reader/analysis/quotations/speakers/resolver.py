"""Speakers: source mentions in, full names out.

Walks a text once, unit by unit, and keeps how present each party is in the reader's mind (after
Lappin and Leass 1994: recency, subjecthood, having spoken). Pronouns take the most present party
that fits; definite descriptions the one whose titles and appositions they repeat; shorter names
the full one.
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.hearings import leaves_open
from reader.analysis.quotations.grammar.clauses import main_subject
from reader.analysis.quotations.grammar.datelines import dateline_end
from reader.analysis.quotations.grammar.items import Bounds, Item, Unit
from reader.analysis.quotations.lexicon.genders import GENDER_OF_PRONOUN
from reader.analysis.quotations.lexicon.roles import DOCUMENTS, ROLES, is_plural
from reader.analysis.quotations.naming.apposed import (
    apposed_name,
    described_name,
    known_as,
    named_as,
)
from reader.analysis.quotations.naming.apposition import learn_description
from reader.analysis.quotations.naming.descriptions import describe, plain_words
from reader.analysis.quotations.naming.parties import Mention, Parties, Party
from reader.analysis.quotations.speakers.antecedents import (
    Antecedents,
    head_mention,
    is_lone_name,
    is_related,
)
from reader.analysis.quotations.speakers.definite import Descriptions
from reader.analysis.quotations.speakers.documents import WORKS, Documents, owner_of, sent_by
from reader.analysis.quotations.speakers.ledes import named_later
from reader.analysis.quotations.speakers.presence import Presence
from reader.analysis.quotations.speakers.salience import (
    AS_SUBJECT,
    ELSEWHERE,
    HEARD,
    POSSESSIVE,
    is_apart,
    may_be_person,
    weight_of,
    weight_of_speaking,
)
from reader.analysis.quotations.speakers.spoken_of import (
    is_anonymous,
    learn_from_addressee,
    names_used,
    titled_before,
)
from reader.analysis.quotations.speakers.told import Told
from reader.analysis.quotations.steps import Steps

_FADE = 0.6
_FADE_BY_PARAGRAPH = 0.5
_BY_PRONOUN = 0.8
_LEDE = 20
"""Sentences in which an unnamed speaker may be one whose name is held back."""

_THERE = frozenset({"in", "from"})
_UNRESOLVED = frozenset({"i", "we", "you"})


class Resolver:
    """Resolves the sources of one text; `names` maps each source's bounds to its speaker."""

    def __init__(self, text: str, units: Sequence[Unit], parties: Parties, steps: Steps) -> None:
        self._text = text
        self._units = units
        self._parties = parties
        self._steps = steps
        self._presence = Presence(steps)
        self._descriptions = Descriptions(parties, self._presence, steps)
        self._mentions: dict[int, list[Mention]] = {}

        self._antecedents = Antecedents(text, units, self._mentions, self._descriptions)
        self._documents = Documents()
        self._number = 0
        self._topic = parties.topic()
        self._withheld: dict[str, str] = {}
        self._told = Told()
        self._last_group = ""
        self._last_thing = ""
        self.names: dict[Bounds, str | None] = {}

    def resolve(self, sources: Sequence[Bounds]) -> dict[Bounds, str | None]:
        """The speaker of every source, in one pass over the text."""
        by_unit: dict[int, dict[int, Bounds]] = {}
        for bounds in sources:
            by_unit.setdefault(bounds[0], {})[bounds[1]] = bounds
        for mention in self._parties.mentions:
            self._mentions.setdefault(mention.unit, []).append(mention)
        paragraph = -1
        for number, unit in enumerate(self._units):
            if unit.paragraph == paragraph:
                self._presence.fade(_FADE)
            else:
                self._presence.fade(_FADE_BY_PARAGRAPH)
                self._presence.new_paragraph()
            paragraph = unit.paragraph
            self._number = number
            self._read(unit, self._mentions.get(number, []), by_unit.get(number, {}))
        if self._withheld:
            self.names = {
                bounds: self._withheld.get(name or "", name) for bounds, name in self.names.items()
            }
        return self.names

    def _read(self, unit: Unit, mentions: Sequence[Mention], sources: dict[int, Bounds]) -> None:
        starting = {mention.name.start: mention for mention in mentions}
        subject_open = True
        dateline = dateline_end(unit.items)
        subject = main_subject(unit.items)
        first = subject.start if subject is not None else 0
        if subject is not None and first not in sources:
            self._read_subject(unit.items[first : subject.end], first, subject.end, mentions)
        self._steps.add(len(unit.items))
        for at, item in enumerate(unit.items):
            bounds = sources.get(at)
            if bounds is not None:
                self._resolve_source(unit, bounds, mentions)
            if item.low.endswith("-year-old") and at > 0 and unit.items[at - 1].low == "the":
                aged = self._parties.aged(item.low.partition("-")[0])
                if aged is not None and bounds is None:
                    self._presence.touch(aged, AS_SUBJECT)
            if item.low in {"a", "an"} and bounds is None:
                self._descriptions.introduce_behind(self._text, unit.items, at)
            mention = starting.get(at)
            if mention is not None and at >= dateline:
                weight, as_subject = weight_of(
                    unit.items, mention, first, subject_open=subject_open
                )
                subject_open = subject_open and not as_subject
                last = max(sources, default=-1)
                spoken_of = at < last and is_apart(unit.items, last)
                spoken_of = spoken_of and may_be_person(unit.items, sources[last])
                if as_subject and first not in sources and spoken_of:
                    weight, as_subject = ELSEWHERE, False  # "Ann Roe won, said her coach"
                self._presence.touch(
                    mention.party, weight, as_subject=as_subject, named=weight > HEARD
                )
            elif item.low in GENDER_OF_PRONOUN and bounds is None and item.tag != "QUOTE":
                leads = subject_open and item.low in {"he", "she"}
                topic = self._topic if leads else None
                party = self._presence.most_present(GENDER_OF_PRONOUN[item.low], topic=topic)
                if party is not None:
                    weight = _BY_PRONOUN if leads else POSSESSIVE
                    self._presence.touch(party, weight, named=leads)
                    subject_open = subject_open and not leads

    def _read_subject(
        self, items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
    ) -> None:
        """A description as the subject makes whom it means present: "A nurse wept"."""
        if not items or not (items[0].tag in {"DET", "NUM"} or is_related(items)):
            return
        if head_mention(items, start, end, mentions) is not None:
            return
        whole = self._units[self._number].items
        apposed = apposed_name(whole, start, end, mentions)
        party = apposed.party if apposed is not None else None
        party = party or known_as(self._text, whole, (start, end), mentions, self._parties)
        party = party or named_as(whole, end, mentions)
        if party is not None:
            learn_description(items, party)
        elif described := described_name(whole, start, mentions):
            party = described
        elif items[0].low in {"a", "an", "one", "another"} or is_related(items):
            party = self._descriptions.party(items) if is_related(items) else None
            words = self._text[items[0].start : items[-1].end]
            party = party or self._antecedents.unnamed_person(items, plain_words(words))
        elif items[0].low == "the":
            party = self._descriptions.party(items)
            if party is None:
                words = self._text[items[0].start : items[-1].end]
                party = self._antecedents.unnamed_person(items, plain_words(words))
        if party is not None:
            self._presence.touch(party, AS_SUBJECT, as_subject=True)

    def _resolve_source(self, unit: Unit, bounds: Bounds, mentions: Sequence[Mention]) -> None:
        _, start, end = bounds
        items = unit.items[start:end]
        while len(items) > 1 and (items[-1].tag == "REL" or items[-1].low == ","):
            items = items[:-1]  # "Smith, who" is Smith
        if leaves_open(items, unit.items, start + len(items)):
            self.names[bounds] = None
            return
        party, name = self._speaker(unit, items, start, end, mentions)
        if party is not None:
            learn_from_addressee(party, unit.items, end)
            weight, as_subject = weight_of_speaking(unit.items, start)
            self._presence.touch(party, weight, as_subject=as_subject, named=as_subject)
            party.mentions += party.unnamed
            name = party.name
        if name and unit.items[start].low not in _UNRESOLVED:
            self._documents.note(unit.items, party, name)
            self._told.note(self._number, unit.items, end, party, name)
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
        if items[-1].low.endswith(("'s", "s'")):
            owner = next((m for m in mentions if m.name.end == end and m.name.possessive), None)
            if owner is not None:
                return owner.party, None  # "Trump's claim"
            words = words[:-2] if words[-1] in "sS" else words[:-1]
        if len(items) == 1 and low in GENDER_OF_PRONOUN:
            spoken_of = names_used(self._text, unit.items, start, mentions)
            titled = titled_before(unit.items, start)
            other = self._descriptions.party(titled) if titled else None
            spoken_of |= {other.surname} if other is not None else frozenset[str]()
            party = None
            if is_anonymous(unit.items, end):
                party = self._presence.unnamed(GENDER_OF_PRONOUN[low])
            party = party or self._presence.most_present(GENDER_OF_PRONOUN[low], spoken_of)
            if party is not None and party.gender is None and party.person:
                party.gender = GENDER_OF_PRONOUN[low]
            gender = GENDER_OF_PRONOUN[low]
            party = party or self._antecedents.person_before(self._number, start, gender)
            if party is None or party.place:
                party = self._presence.misjudged(GENDER_OF_PRONOUN[low]) or party
            return party, None if party else words
        if len(items) == 1 and low == "they":
            group = self._antecedents.group_before(self._number, start)
            return None, group or self._last_group or words
        if len(items) == 1 and low == "it":
            thing = self._told.meant(self._number, unit.items, start)
            thing = thing or self._antecedents.thing_before(self._number, start)
            return None, thing or self._last_thing or words
        if len(items) == 1 and low in _UNRESOLVED:
            return None, words
        head = apposed_name(unit.items, start, start + len(items), mentions)
        if head is not None:
            comma = next((at for at, item in enumerate(items) if item.low in {",", "—", "–"}), None)
            learn_description(items[:comma], head.party)
        head = head or head_mention(items, start, end, mentions)
        if head is not None:
            self._note(items, head.party.name, head.party)
            told = head.name.of_organisation or head.party.organisation
            if not told and len(head.name.words) >= 2:
                before = unit.items[head.name.start - 1] if head.name.start > 0 else None
                if before is None or before.low != "the":
                    head.party.person = True
            return head.party, None
        if low == "their" and items[-1].low in DOCUMENTS and self._last_group:
            return None, self._last_group
        party = known_as(
            self._text, unit.items, (start, start + len(items)), mentions, self._parties
        )
        if party is None and items[-1].low in DOCUMENTS:
            party, name = self._documents.writer(items)
            if party is not None or name is not None:
                return party, name
        work = len(items) == 2 and low in GENDER_OF_PRONOUN and items[1].low in WORKS
        if party is None and (work or any(item.low in DOCUMENTS for item in items)):
            gender = GENDER_OF_PRONOUN.get(low)
            party = owner_of(items, start, end, mentions) or sent_by(
                unit.items, start, end, mentions
            )
            party = party or (self._presence.most_present(gender) if gender else None)
        party = party or self._descriptions.party(items)
        if party is not None:
            return party, None
        if len(items) == 1 and is_lone_name(items[0]):
            return self._parties.add(Party(words, (words,), person=False)), None
        abroad = start > 1 and unit.items[0].low in _THERE and unit.items[1].tag == "NAME"
        name = self._descriptions.first_words(items, words, abroad=abroad)
        if self._number <= _LEDE and name not in self._withheld:
            self._steps.add(len(self._parties.mentions))
            named = named_later(self._units, self._number, items, self._parties)
            if named is not None:
                self._withheld[name] = named.name
        self._note(items, name, None)
        return self._antecedents.unnamed_person(items, name), name

    def _note(self, items: Sequence[Item], name: str, party: Party | None) -> None:
        head, _ = describe(items)
        named = party is not None and items[-1].tag == "NAME"
        plural = any(item.low == "and" for item in items) or (
            is_plural(head) and not named and (head in ROLES or party is None)
        )
        if plural or head in {"police", "people"}:
            self._last_group = name
        elif head not in ROLES and (party is None or not party.person):
            self._last_thing = name
            self._last_group = self._last_group or name
