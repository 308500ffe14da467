"""Who is who: the units of a text in, people and organisations with all that names them out.

Each full name becomes a `Party`; shorter names, acronyms and the roles in titles and appositions
lead back to it. Built in one pass before quotations are resolved.
"""

from collections.abc import Collection, Sequence

from reader.analysis.quotations.grammar.datelines import dateline_end
from reader.analysis.quotations.grammar.headings import is_title_case
from reader.analysis.quotations.grammar.items import Item, Unit, words_between
from reader.analysis.quotations.lexicon.genders import (
    is_given_name,
)
from reader.analysis.quotations.lexicon.name_words import KEPT_TITLES, WEAK_TITLES
from reader.analysis.quotations.lexicon.places import SETTLEMENTS
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.marking.stretch import Stretch
from reader.analysis.quotations.naming.apposition import add_role, learn
from reader.analysis.quotations.naming.bearers import bearer, gender_in, gender_of_titles
from reader.analysis.quotations.naming.names import (
    Name,
    find_names,
    name_in_title,
    office_surnames,
)
from reader.analysis.quotations.naming.pairs import share_surnames
from reader.analysis.quotations.naming.parties import Mention, Parties, is_within
from reader.analysis.quotations.naming.run_titles import FULL_NAME
from reader.analysis.quotations.steps import Steps
from reader.model import Entity

_COUNTIES = frozenset({"co", "county"})
_OPENING = "\"'“”‘’«»([@"
_ENDS = ",;:!?"
_FIRST_PERSON = frozenset({"I", "I'", "I’", "I,"})
_LONGEST_PARTICLE = 5
"""Code points: "van", "della"."""

_SHORTEST_ACRONYM = 3
_LOCATIVE = frozenset({"in", "near", "outside"})
_LABELS_OF_THINGS = word_set("ORG GPE LOC FAC NORP EVENT PRODUCT WORK_OF_ART LAW")


def find_parties(
    text: str, units: Sequence[Unit], stretches: Sequence[Stretch], steps: Steps
) -> Parties:
    """Every party of the text, with the roles and genders that the text tells.

    Names within marks introduce nobody, but they complete a surname used outside.
    """
    common = _common_words(units)
    inside = set(_names_inside(units))
    found: list[tuple[int, Unit, Name]] = []
    for number, unit in enumerate(units):
        steps.add(len(unit.items))
        for name in find_names(text, unit.items, common):
            found.append((number, unit, name))
            if len(name.words) > 1:
                inside.update(word.lower() for word in name.words)
    titles = {number for number, unit in enumerate(units) if is_title_case(unit)}
    surnames = office_surnames(row[2] for row in found)
    if surnames:
        steps.add(sum(len(unit.items) for unit in units))
        found = [
            (number, unit, name)
            for number, unit in enumerate(units)
            for name in find_names(text, unit.items, common, surnames)
        ]
    found = share_surnames([row for row in found if not _is_doubtful(row[1].items, row[2], inside)])
    found = [
        (number, unit, name_in_title(name) if number in titles else name)
        for number, unit, name in found
    ]
    parties = Parties()
    for number, unit, name in sorted(found, key=lambda row: row[0] in titles):
        cut = number in titles and not is_given_name(name.words[0])
        if name.of_organisation or (len(name.words) >= 2 and not cut):
            _introduce(text, unit.items, name, parties)
    _complete(text, [row[2] for row in found], stretches, parties, steps)
    _name_acronyms([row[2] for row in found], parties)
    for number, unit, name in found:
        party = parties.named(name.words, gender_of_titles(name), name.titles)
        if party is None and number in titles and len(name.words) > 1:
            continue  # "Olsen Backs": a piece of a headline
        party = party or parties.add(bearer(name))
        party.mentions += 1
        if name.end <= dateline_end(unit.items):
            party.organisation = party.organisation or not party.person
        else:
            learn(unit.items, name, party)
            before = unit.items[name.start - 1].low if name.start > 0 else ""
            formed = name.of_person or name.of_organisation
            located = before in _LOCATIVE or _is_settlement(unit.items, name)
            party.place = party.place or (located and not formed) or _is_county(name)
        parties.mentions.append(Mention(unit.items[name.start].start, number, party, name))
    _learn_inside(text, stretches, parties, steps)
    return parties


def _is_settlement(items: Sequence[Item], name: Name) -> bool:
    """ "The city of Lodz"."""
    of = name.start > 1 and items[name.start - 1].low == "of"
    return of and items[name.start - 2].low in SETTLEMENTS


def _is_county(name: Name) -> bool:
    """ "Co Tipperary"."""
    return len(name.words) == FULL_NAME and name.words[0].lower().rstrip(".") in _COUNTIES


def _learn_inside(text: str, stretches: Sequence[Stretch], parties: Parties, steps: Steps) -> None:
    """Titles that only a quotation gives to somebody known: “Mayor Olsen is late”."""
    for stretch in stretches:
        steps.add(1)
        if not _may_name(stretch.inner.of(text)):
            continue
        items = tuple(words_between(text, *stretch.inner))
        steps.add(len(items))
        for name in find_names(text, items, ()):
            party = parties.named(name.words) if name.titles else None
            if party is not None and party.person:
                add_role(party, frozenset(name.titles))


def _may_name(words: str) -> bool:
    """Whether two capitalised words stand side by side, or with a particle between them."""
    before = False
    for word in words.split():
        first = word.lstrip(_OPENING)[:1]
        if first.isupper() and word[:2] not in _FIRST_PERSON:
            if before:
                return True
            before = word[-1] not in _ENDS
        elif len(word) > _LONGEST_PARTICLE:
            before = False
    return False


def _common_words(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(
        item.low for unit in units for item in unit.items if item.tag in {"WORD", "ADV", "TIME"}
    )


def _name_acronyms(found: Sequence[Name], parties: Parties) -> None:
    """Let "UCEA" lead to the Universities and Colleges Employers' Association."""
    short = {name.words[0] for name in found if len(name.words) == 1 and name.words[0].isupper()}
    short = {word for word in short if len(word) >= _SHORTEST_ACRONYM}
    for party in parties.parties if short else ():
        capitals = "".join(word[0] for word in party.words if word[0].isupper())
        if not party.person and capitals in short:
            parties.by_name.setdefault(capitals.lower(), party)


def _complete(
    text: str,
    found: Sequence[Name],
    stretches: Sequence[Stretch],
    parties: Parties,
    steps: Steps,
) -> None:
    """Full names that only a quotation gives, for surnames that stand outside."""
    lacking = {name.words[0].lower() for name in found if len(name.words) == 1}
    lacking = {word for word in lacking if word not in parties.by_word}
    if not lacking:
        return
    titled = {name.words[0].lower() for name in found if len(name.words) == 1 and name.titles}
    for stretch in stretches:
        steps.add(1)
        if not _may_name(stretch.inner.of(text)):
            continue
        items = tuple(words_between(text, *stretch.inner))
        steps.add(len(items))
        for name in find_names(text, items, ()):
            if (
                len(name.words) >= 2
                and not name.of_organisation
                and (name.of_person or name.words[-1].lower() in titled)
                and (name.words[-1].lower() in lacking)
            ):
                _introduce(text, items, name, parties)


def _names_inside(units: Sequence[Unit]) -> frozenset[str]:
    """Capitalised words that stand elsewhere than at the head of a sentence."""
    return frozenset(
        item.low.removesuffix("'s")
        for unit in units
        for item in unit.items[1:]
        if item.tag == "NAME"
    )


def _is_doubtful(items: Sequence[Item], name: Name, inside: Collection[str]) -> bool:
    """Whether a single word is capitalised only because it opens a sentence: "Somehow"."""
    if items[0].tag == "NAME" and all(word.isupper() for word in name.words):
        label = next((item.low for item in items[1:4] if item.tag == "PUNCT"), "")
        if label == ":" and name.end <= 3:
            return True  # "READ MORE:"
    if name.start == 0 and name.words[0] in {"Q.", "A."}:
        return True  # the label of an interview
    opens = all(item.tag in {"PUNCT", "NUM", "TIME"} for item in items[: name.start])
    after_mark = name.start > 0 and items[name.start - 1].low in {":", ".", "!", "?", "•"}
    if len(name.words) > 1 or not (opens or after_mark) or name.titles or name.possessive:
        return False
    low = items[name.start].low
    if low.startswith("@"):
        return False
    return low not in inside and not is_given_name(low) and not _is_presented(items, name.end)


def _is_presented(items: Sequence[Item], end: int) -> bool:
    """Whether an apposition follows a lone capitalised word: "Wiryanto, a coffee grower, said"."""
    if end + 1 >= len(items) or items[end].low != ",":
        return False
    if not (items[end + 1].low in {"a", "an", "who"} or items[end + 1].tag == "NUM"):
        return False
    closing = (at for at in range(end + 2, min(end + 14, len(items) - 1)) if items[at].low == ",")
    at = next(closing, None)
    return at is not None and items[at + 1].low in VERBS


def _introduce(text: str, items: Sequence[Item], name: Name, parties: Parties) -> None:
    low = name.text.lower().replace("’", "'")
    known = parties.by_name.get(low)
    if known is None:
        wanted = [word.lower().replace("’", "'") for word in name.words]
        for party in parties.by_word.get(wanted[-1], ()):
            full = [word.lower() for word in party.words]
            if not party.organisation and is_within(wanted, full):
                known = party
                parties.by_name[low] = party
                break
        if known is None and wanted[0] in KEPT_TITLES:
            known = parties.named(name.words[1:])
        if known is None and wanted[0] in WEAK_TITLES and len(wanted) == FULL_NAME:
            general = parties.named(name.words[1:])  # "General Musharraf"
            if general is not None and general.person:
                known = parties.by_name[low] = general
    if known is None:
        known = parties.add(bearer(name))
    elif name.of_person:
        known.person = True
    if known.gender is None:
        known.gender = gender_in(name)
    acronym = _acronym(text, items, name)
    if acronym:
        parties.by_name.setdefault(acronym, known)


def _acronym(text: str, items: Sequence[Item], name: Name) -> str:
    """ "Assembly of First Nations (AFN)": the letters in brackets behind a name."""
    at = name.end
    if at + 2 < len(items) and items[at].low == "(" and items[at + 2].low == ")":
        word = text[items[at + 1].start : items[at + 1].end]
        if word.isupper() and 2 <= len(word) <= 8:
            return word.lower()
    return ""


def learn_from_entities(
    text: str, entities: Sequence[Entity], parties: Parties, steps: Steps
) -> None:
    """Take over what entity labels say of parties that nothing else told."""
    for entity in entities:
        steps.add()
        party = parties.by_name.get(entity.span.of(text).lower().replace("’", "'"))
        if party is None:
            continue
        if entity.label == "PERSON":
            party.person = not party.organisation
        elif entity.label in _LABELS_OF_THINGS and not party.person:
            party.organisation = True
