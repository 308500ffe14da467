"""Appositions: a name where it stands in, what the words around it tell of its bearer out.

Titles, roles, age and gender; later descriptions ("the deputy minister") lead back by them.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.genders import (
    FEMALE_NOUNS,
    GENDER_OF_PRONOUN,
    MALE_NOUNS,
    Gender,
    gender_of_name,
)
from reader.analysis.quotations.lexicon.name_words import ORG_WORDS
from reader.analysis.quotations.lexicon.nations import PEOPLES
from reader.analysis.quotations.lexicon.places import SETTLEMENTS
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, TITLED, TITLES
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import is_verb_form, word_set
from reader.analysis.quotations.naming.deeds import role_by_deed
from reader.analysis.quotations.naming.descriptions import ONE_PERSON, add_role, describe
from reader.analysis.quotations.naming.names import Name, is_role
from reader.analysis.quotations.naming.parties import Party
from reader.analysis.quotations.naming.pleas import learn_plea
from reader.analysis.quotations.naming.seats import seat_behind

_APPOSITION = 16

_REFLEXIVE: dict[str, Gender] = {"himself": "m", "herself": "f"}
_TELLING = frozenset({"said", "says", "told", "tells", "added", "adds"})

_SEEN = frozenset({"obtained", "seen", "reviewed", "leaked", "viewed"})
_MEDIA = word_set(
    "daily newspaper paper weekly magazine tabloid broadcaster channel website outlet"
)
_OWNERS = frozenset({"his", "her", "their"})
_FIRMS = word_set("operator carrier supplier developer lender insurer manufacturer producer giant")
_THINGS = word_set(
    "album follow-up film movie novel book memoir series sequel song single show play musical "
    "opera ship boat ferry trawler yacht vessel podcast app game dog cat horse"
)
_OTHERS = FEMALE_NOUNS | MALE_NOUNS
"""People whom a pronoun behind them may mean instead."""
_BODIES = ORG_WORDS - ROLES


def learn(items: Sequence[Item], name: Name, party: Party) -> None:
    """Roles, age and gender from what stands around a mention."""
    roles = set(name.titles)
    at = name.start - 1
    while at >= 0 and at > name.start - 6 and items[at].tag in {"WORD", "NAME"}:
        if at == name.start - 1 and not is_role(items, at) and items[at].low not in TITLES:
            break
        roles.add(items[at].low)
        at -= 1
    roles |= role_by_deed(items, name) | seat_behind(items, name.end)
    if roles & TITLED:
        if at >= 0 and items[at].low in _OWNERS:
            roles.add("his")
        add_role(party, frozenset(roles))
    _learn_nation(items, name, party)
    _learn_medium(items, name, party)
    _learn_before(items, name, party)
    _learn_after(items, name, party)
    _learn_pronoun(items, name, party)
    learn_plea(items, name, party)


def _learn_nation(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "Brazil's Thaís Figueiredo", "Wales captain Ifan Rees": later "the Brazilian"."""
    if party.organisation:
        return
    for title in name.titles:
        if title in PEOPLES:
            party.peoples |= PEOPLES[title]
    for at in range(name.start - 1, max(-1, name.start - 5), -1):
        if items[at].tag not in {"NAME", "WORD"}:
            return
        party.peoples |= PEOPLES.get(items[at].low.removesuffix("'s"), frozenset())


def _learn_medium(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "obtained by Tempo Utara": a paper whose name no list has."""
    at = name.start - 1
    if at >= 0 and items[at].low in _MEDIA and not name.of_person:
        party.person, party.organisation = False, True
        add_role(party, frozenset({items[at].low}))  # "the Kuwaiti daily al-Qabas"
    if at > 0 and items[at].low in {"by", "to"} and items[at - 1].low in _SEEN and not party.person:
        add_role(party, frozenset({"newspaper", "paper", "magazine", "daily", "outlet"}))


def _learn_before(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "The minister, John Smith," and "his wife, Jane,": the role before the comma."""
    comma = name.start - 1
    while comma > name.start - 4 and items[comma].tag == "WORD" and is_role(items, comma):
        comma -= 1  # "Alder's manager, postman Tom Pell,"
    if comma < 1 or items[comma].low != "," or items[comma - 1].low in _BODIES:
        return
    words: set[str] = set()
    for at in range(comma - 1, max(-1, comma - 9), -1):
        item = items[at]
        if item.tag == "DET" and at > 1 and items[at - 1].low in {"of", "for", "at"}:
            continue  # "the secretary of the union, Mick Shaw,"
        if item.tag == "DET" or item.low.endswith(("'s", "s'")):
            if at > 1 and items[at - 1].low in {"is", "was"}:
                words |= _subject_words(items, at - 2)
            if not words & ROLES:
                words = _words_before_relative(items, at)
            if words & ROLES:
                owned = {"his"} if item.low in _OWNERS else set[str]()
                add_role(party, frozenset(words | owned))
            return
        if item.tag not in {"WORD", "NAME", "PREP", "NUM"} or item.low in _TELLING:
            return
        if item.tag == "NAME" and is_role(items, at - 1):
            return  # "After their son Joshua came in 1979, Ann Roe"
        words.add(item.low)


def _words_before_relative(items: Sequence[Item], last: int) -> set[str]:
    """ "The engineer who led the inspection, Ann Roe,": what stands before the clause."""
    who = next((at for at in range(last, max(0, last - 9), -1) if items[at].low == "who"), 0)
    words: set[str] = set()
    for at in range(who - 1, max(-1, who - 5), -1):
        if items[at].tag == "DET":
            return words
        if items[at].tag not in {"WORD", "NAME"}:
            break
        words.add(items[at].low)
    return set()


def _subject_words(items: Sequence[Item], last: int) -> set[str]:
    """ "The conductor is a refugee, Nour Haddad": what the subject of such a sentence is called."""
    words: set[str] = set()
    for at in range(last, max(-1, last - 4), -1):
        if items[at].tag == "DET":
            return words
        if items[at].tag != "WORD":
            break
        words.add(items[at].low)
    return set()


def _learn_after(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "John Smith, 43, a lawyer for …," and "John Smith, who is a lawyer"."""
    at = name.end
    copula = False
    if at >= len(items) or (not party.person and _is_fronted(items, name.start)):
        return
    if items[at].low == "(":
        aged = at + 2 < len(items) and items[at + 1].tag == "NUM" and items[at + 2].low == ")"
        if aged and items[at + 1].low.isdigit() and not party.organisation:
            party.age = party.age or items[at + 1].low  # "Ann Roe (47), of Naas"
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
    described = items[at].tag == "DET" or items[at].low.endswith(("'s", "s'"))
    located = name.start > 0 and items[name.start - 1].tag == "PREP" and not name.of_person
    if not described and located:
        return  # "in Fargo, N.D. Forty people reported"
    if not described and items[at].low.endswith("ing") and is_verb_form(items[at].low):
        return  # "The Post, quoting an engineer, said"
    words: set[str] = set()
    head: set[str] = set()
    noun = ""
    for here, item in enumerate(items[at : at + _APPOSITION], start=at):
        verb = VERBS.get(item.low)
        acts = described and verb is not None and verb.form == "s" and not verb.noun_too
        told = verb is not None and verb.form == "past" and not copula
        follows = items[min(here + 1, len(items) - 1)].tag
        acts = acts or (described and told and here > at + 1 and follows == "THAT")
        if (acts or item.low in _TELLING) and items[min(here + 1, len(items) - 1)].tag != "TO":
            return  # "…, the officials said."
        if item.tag not in {"DET", "WORD", "NAME", "PREP", "NUM", "CONJ", "POSS"}:
            if described and not copula and item.tag in {"AUX", "PRON"}:
                return  # "seen by Reuters, the ministry had …" describes nobody
            break
        words.add(item.low.removesuffix("'s"))
        if item.tag == "PREP" and not head:
            head = set(words)
        noun = noun if head else item.low
    head = head or words
    alone = len(name.words) == 1 and gender_of_name(name.words[0]) is None
    if described and noun in _FIRMS and alone:
        party.person, party.organisation = False, True
    if described and (noun in _THINGS or head & _THINGS) and not name.of_person:
        party.person, party.organisation = False, True
        return  # "Cicada Hymnal, the follow-up to her debut"
    if described and noun in SETTLEMENTS and items[name.start - 1].tag == "PREP":
        # "In Umm al-Sidr, a village of 900 people"
        party.person, party.organisation = False, True
        return
    if head & TITLED or (described and len(words) > 1):
        add_role(party, frozenset(words), head)
        if head & ROLES and not head & ORG_NOUNS and not party.organisation:
            party.person = True


def learn_description(phrase: Sequence[Item], party: Party) -> None:
    """Remember what the text calls a person: "his manager, Ann Roe"."""
    head, words = describe(phrase)
    if head in ONE_PERSON and head not in ORG_NOUNS:
        party.person, party.organisation = True, False
        add_role(party, words | {head}, {head})


def _is_fronted(items: Sequence[Item], start: int) -> bool:
    """ "In Seoul, the opposition said": a comma behind the place opens no apposition."""
    if start == 0 or items[start - 1].tag != "PREP":
        return False
    return start == 1 or items[start - 2].tag in {"PUNCT", "QUOTE", "CONJ"}


def _learn_pronoun(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "Geertje van der Schoot said she would", "Ann Roe, who runs it with her brother"."""
    at = name.end
    if at + 1 >= len(items) or party.gender is not None or party.organisation:
        return
    if name.start > 0 and items[name.start - 1].low in _OTHERS:
        return  # "His mother Sandra said he was lucky"
    if name.start == 1 and items[0].tag == "SUB":
        reach = enumerate(items[at : at + _APPOSITION], at)
        comma = next((i for i, item in reach if item.low == ","), None)
        if comma is not None and comma + 1 < len(items):  # "When Ann Roe was six, her mother"
            party.likely = party.likely or GENDER_OF_PRONOUN.get(items[comma + 1].low)
    told = None
    owner = _owner(items, name.start)
    if owner is not None and party.likely is None:
        party.likely = "m" if owner == "f" else "f"  # "Her producer, Roe, wanted it. She told"
    at += int(items[at].low == "," and owner is not None and items[at + 1].low in VERBS)
    if at + 1 < len(items) and items[at].low in VERBS:
        at += 1 + int(items[at + 1].tag in {"THAT", "TIME"})
        told = GENDER_OF_PRONOUN.get(items[at].low) if at < len(items) else None
    elif at == name.end and items[at].low == "," and items[at + 1].low in {"who", "whose"}:
        for item in items[at + 2 : at + _APPOSITION]:
            told = told or GENDER_OF_PRONOUN.get(item.low)
            if told or item.tag in {"NAME", "PUNCT", "QUOTE"} or item.low in _OTHERS:
                break
    for item in items[name.end : name.end + _APPOSITION]:
        if item.tag in {"NAME", "QUOTE"} or item.low in _OTHERS:
            break
        told = told or _REFLEXIVE.get(item.low)
    if told is not None:
        party.gender, party.told = told, True


def _owner(items: Sequence[Item], start: int) -> Gender | None:
    """Whose relation a name in apposition is: "f" for "her producer, | Ann Roe"."""
    if start < 3 or items[start - 1].low != ",":
        return None
    for at in range(start - 2, max(-1, start - 6), -1):
        if items[at].low in {"his", "her"}:
            return GENDER_OF_PRONOUN.get(items[at].low)
        if items[at].tag != "WORD":
            return None
    return None
