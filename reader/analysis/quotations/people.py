"""Who is who: the units of a text in, people and organisations with all that names them out.

Each full name becomes a `Party`; shorter names, acronyms and the roles in titles and appositions
lead back to it. Built in one pass before quotations are resolved.
"""

from collections.abc import Collection, Sequence

from reader.analysis.quotations.clauses import dateline_end
from reader.analysis.quotations.genders import (
    FEMALE_NOUNS,
    MALE_NOUNS,
    Gender,
    gender_of_name,
    gender_of_title,
    is_given_name,
)
from reader.analysis.quotations.items import Item, Unit, words_between
from reader.analysis.quotations.marks import Stretch
from reader.analysis.quotations.name_words import KEPT_TITLES
from reader.analysis.quotations.names import Name, find_names
from reader.analysis.quotations.parties import Mention, Parties, Party, is_within
from reader.analysis.quotations.steps import Steps
from reader.analysis.quotations.words import ORG_NOUNS, PARTICLES, PLACES, ROLES, TITLES, word_set
from reader.model import Entity

_APPOSITION = 16
_DESCRIBING = ROLES | TITLES


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
    found = [row for row in found if not _is_doubtful(row[1].items, row[2], inside)]
    parties = Parties()
    for _, unit, name in found:
        if len(name.words) >= 2 or name.of_organisation:
            _introduce(text, unit.items, name, parties)
    _complete(text, [row[2] for row in found], stretches, parties, steps)
    for number, unit, name in found:
        party = parties.named(name.words, _gender_of_titles(name))
        if party is None:
            party = parties.add(_party(name))
        party.mentions += 1
        if name.end <= dateline_end(unit.items):
            party.organisation = party.organisation or not party.person
        else:
            _learn(unit.items, name, party)
        parties.mentions.append(Mention(unit.items[name.start].start, number, party, name))
    return parties


def _common_words(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(
        item.low for unit in units for item in unit.items if item.tag in {"WORD", "ADV", "TIME"}
    )


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
    for stretch in stretches:
        items = tuple(words_between(text, *stretch.inner))
        steps.add(len(items))
        for name in find_names(text, items, ()):
            if (
                len(name.words) >= 2
                and not name.of_organisation
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
    if len(name.words) > 1 or name.start > 0 or name.titles or name.possessive:
        return False
    low = items[name.start].low
    return low not in inside and not is_given_name(low)


def _party(name: Name) -> Party:
    person = name.of_person or (len(name.words) == 1 and bool(name.titles))
    place = name.words[-1].lower() in PLACES and not name.of_person
    return Party(name.text, name.words, person, name.of_organisation or place, _gender(name))


def _gender_of_titles(name: Name) -> Gender | None:
    told = (gender_of_title(title) for title in reversed(name.titles))
    return next((gender for gender in told if gender is not None), None)


def _gender(name: Name) -> Gender | None:
    told = _gender_of_titles(name)
    if told is not None:
        return told
    given = [word for word in name.words if not (len(word) <= 2 and word.endswith("."))]
    if not given or name.of_organisation:
        return None
    gender = gender_of_name(given[0])
    if gender is None and len(given) == 2 and len(given[0]) <= 4:
        gender = gender_of_name(given[1])  # family name first, as in Chinese and Korean news
    if gender is None and len(given) > 2 and given[1].lower() not in PARTICLES:
        gender = gender_of_name(given[1])
    return gender if len(given) > 1 else None


def _introduce(text: str, items: Sequence[Item], name: Name, parties: Parties) -> None:
    low = name.text.lower().replace("’", "'")
    known = parties.by_name.get(low)
    if known is None:
        wanted = [word.lower().replace("’", "'") for word in name.words]
        for party in parties.by_word.get(wanted[-1], [])[:12]:
            full = [word.lower() for word in party.words]
            if party.person and is_within(wanted, full):
                known = party
                parties.by_name[low] = party
                break
        if known is None and wanted[0] in KEPT_TITLES:
            known = parties.named(name.words[1:])
    if known is None:
        known = parties.add(_party(name))
    elif name.of_person:
        known.person = True
    if known.gender is None:
        known.gender = _gender(name)
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


def _learn(items: Sequence[Item], name: Name, party: Party) -> None:
    """Roles, age and gender from what stands around a mention."""
    roles = set(name.titles)
    at = name.start - 1
    while at >= 0 and at > name.start - 6 and items[at].tag in {"WORD", "NAME"}:
        if at == name.start - 1 and items[at].low not in ROLES and items[at].low not in TITLES:
            break
        roles.add(items[at].low)
        at -= 1
    if roles & _DESCRIBING:
        _add_role(party, frozenset(roles))
    _learn_before(items, name, party)
    _learn_after(items, name, party)


def _learn_before(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "The minister, John Smith," and "his wife, Jane,": the role before the comma."""
    comma = name.start - 1
    if comma < 1 or items[comma].low != ",":
        return
    words: set[str] = set()
    for at in range(comma - 1, max(-1, comma - 9), -1):
        item = items[at]
        if item.tag == "DET" or item.low.endswith(("'s", "s'")):
            if words & ROLES:
                _add_role(party, frozenset(words))
            return
        if item.tag not in {"WORD", "NAME", "PREP", "NUM"}:
            return
        words.add(item.low)


def _learn_after(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "John Smith, 43, a lawyer for …," and "John Smith, who is a lawyer"."""
    at = name.end
    copula = False
    if at >= len(items):
        return
    if items[at].low == "(":
        at = next((i + 1 for i in range(at, min(at + 8, len(items))) if items[i].low == ")"), at)
    if at < len(items) and items[at].low in {",", "(", "—", "–"}:
        at += 1
        if at < len(items) and items[at].tag == "NUM" and items[at].low.isdigit():
            party.age = party.age or items[at].low
            at += 2
        at += int(at + 1 < len(items) and items[at].low in {"who", "now", "then", "himself"})
        if at < len(items) and items[at].tag == "AUX":
            at += 1
    elif at < len(items) and items[at].low in {"is", "was", "became"}:
        copula = True
        at += 1
    else:
        return
    if at >= len(items) or items[at].tag not in {"DET", "WORD", "NAME"}:
        return
    described = items[at].tag == "DET"
    words: set[str] = set()
    head: set[str] = set()
    for item in items[at : at + _APPOSITION]:
        if item.tag not in {"DET", "WORD", "NAME", "PREP", "NUM", "CONJ", "POSS"}:
            if described and not copula and item.tag in {"AUX", "PRON"}:
                return  # "seen by Reuters, the ministry had …" describes nobody
            break
        words.add(item.low.removesuffix("'s"))
        if item.tag == "PREP" and not head:
            head = set(words)
    head = head or words
    if head & _DESCRIBING or (described and len(words) > 1):
        _add_role(party, frozenset(words), head)
        if head & ROLES and not head & ORG_NOUNS and not party.organisation:
            party.person = True


def _add_role(party: Party, words: frozenset[str], head: set[str] | None = None) -> None:
    """Remember a description; `head` holds its words before the first preposition."""
    if len(party.roles) < 8 and words not in party.roles:
        party.roles.append(words)
    if party.gender is None:
        told = words if head is None else head
        if told & FEMALE_NOUNS and not told & MALE_NOUNS:
            party.gender = "f"
        elif told & MALE_NOUNS and not told & FEMALE_NOUNS:
            party.gender = "m"


_LABELS_OF_THINGS = word_set("ORG GPE LOC FAC NORP EVENT PRODUCT WORK_OF_ART LAW")


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
