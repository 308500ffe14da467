"""Clauses: the items of a unit in, the subject of the clause that leads to one of them out.

For verbs that have no subject of their own; a dateline and fronted adverbials are stepped over.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.adverbials import acts_at, after_adverbial
from reader.analysis.quotations.grammar.datelines import dateline_end
from reader.analysis.quotations.grammar.items import Item, Unit
from reader.analysis.quotations.grammar.phrases import LONGEST
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.relatives import relative_subject
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.grammar.verbs_here import verb_at
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, is_plural
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    is_finite,
    word_set,
)

_WITHOUT_VERB = word_set("after before since as than")
_ANYONE = word_set("those people anyone everyone all many people men women others")
_APPROXIMATE = word_set("about around over some nearly almost roughly under")
_WHEN = _WITHOUT_VERB | {"when"}


def clause_subject(items: Sequence[Item], low: int, verb: int) -> Subject | None:
    """The subject of the clause that leads to item `verb`, for a verb that has none of its own."""
    low = max(low, dateline_end(items))
    for at in range(verb - 1, max(low, verb - 2 * LONGEST) - 1, -1):
        item = items[at]
        open_which = item.low == "which" and items[at - 1].low == "," and _is_open(items, at, verb)
        if open_which and items[at + 1].low not in {"the", "a"}:
            return relative_subject(items, at, low, False, False)
        described = (
            item.low == "who" and items[verb - 1].low == "and" and items[verb - 2].low == ","
        )
        if described and _is_apposed(items, at):
            continue  # "called Ann Roe, a chef who works in Leeds, and asked"
        if item.low == "who" and items[at - 1].low in _ANYONE and items[verb - 1].low == "but":
            continue  # "praised those who left but said"
        if item.low == "who" and _is_acting_behind(items, at, verb):
            continue  # "Ann Roe, a nurse who is 60, held up a sign and asked"
        if item.tag == "REL" and item.low == "who" and not _is_closed(items, at, verb):
            return relative_subject(items, at, low, False, False)
        follows = items[at + 1].tag if at + 1 < len(items) else ""
        if item.tag == "THAT" and follows == "WORD" and items[at - 1].low in VERBS:
            continue  # "echoed that promise on Monday, saying"
        acting = item.tag == "THAT" and at + 1 < verb and is_finite(items[at + 1].low)
        if acting and _is_left(items, at, verb):
            continue  # "At a rally that drew 900 people, he joked"
        if item.tag == "THAT" and items[at - 1].tag in {"PREP", "TO"}:
            continue  # "responded to that tweet by calling"
        if item.low in _WITHOUT_VERB and not _has_verb(items, at + 1, verb):
            continue  # "adopted after two weeks of talks, saying"
        joined = items[verb - 1].low == "," or items[verb - 1].tag == "CONJ"
        if item.tag == "THAT" and joined and _describes_noun(items, at, low):
            continue  # "supporters that level attacks, saying", "the idea that he left and said"
        if item.tag == "CONJ" and items[at - 1].low == "," and at + 1 < verb:
            found = clause_joined(items, at, verb)
            if found is not None:
                return found
        if (item.tag in {"SUB", "THAT"} or item.low == ";") and at > low:
            if item.low == ";" and is_finite(items[at + 1].low):
                continue  # "praised the mayor; hailed the plan; and declared"
            if item.tag == "SUB" and (_is_left(items, at, verb) or _is_infinitive(items, at)):
                continue
            found = _first_phrase(items, at + 1, verb)
            if found is not None and not _is_thing(items, found, low):
                return found
    return _first_phrase(items, after_adverbial(items, low, verb), verb)


def _is_apposed(items: Sequence[Item], who: int) -> bool:
    """Whether the noun before "who" stands in an apposition: "Ann Roe, a chef who"."""
    for back in range(who - 1, max(0, who - 8), -1):
        if items[back].low == ",":
            return back < who - 1 and items[back + 1].low in {"a", "an", "the"}
    return False


def _is_open(items: Sequence[Item], at: int, verb: int) -> bool:
    """ "His party, which tried to win by saying": a relative clause that no comma has closed."""
    return items[verb - 1].tag in {"PREP", "TO"} and all(item.low != "," for item in items[at:verb])


def clause_joined(items: Sequence[Item], conjunction: int, verb: int) -> Subject | None:
    """The subject of a clause that a comma and a conjunction join: ", and within weeks they had".

    None where no finite verb follows what could be a subject there.
    """
    found = _first_phrase(items, after_adverbial(items, conjunction + 1, verb), verb)
    acts = found is not None and found.end < verb and acts_at(items, found.end)
    return found if acts else None


def main_subject(items: Sequence[Item]) -> Subject | None:
    """The subject of a sentence, behind a dateline and fronted adverbials."""
    high, low = len(items), dateline_end(items)
    at = after_adverbial(items, low, high)
    found = _first_phrase(items, at, high)
    while found is not None and at > low and found.end + 1 < high:
        # "Speaking beside his host, Tom Pell, Ann Roe said": the last of them.
        if items[found.end].low != "," or items[found.end + 1].tag not in {"NAME", "PRON"}:
            break
        found = _first_phrase(items, found.end + 1, high)
    return found


def _has_verb(items: Sequence[Item], at: int, verb: int) -> bool:
    """Whether a clause rather than a noun phrase stands up to the next comma."""
    for position in range(at, verb):
        item = items[position]
        if item.low == ",":
            return False
        told = VERBS.get(item.low)
        speaks = told is not None and told.form in {"s", "past"}
        if item.tag in {"AUX", "NEG"} or (position > at and (speaks or is_finite(item.low))):
            return True
    return False


def _describes_noun(items: Sequence[Item], at: int, low: int) -> bool:
    before = items[at - 1]
    noun = before.low not in VERBS or items[at - 2].tag in {"PREP", "DET"}
    return at - 1 > low and before.tag == "WORD" and noun


def _is_closed(items: Sequence[Item], at: int, verb: int) -> bool:
    """ "Facing men who struggle, | Ann Roe spoke and": a main clause behind a relative one."""
    if not items[0].low.endswith("ing") and items[0].tag not in {"PREP", "SUB"}:
        return False
    return any(
        items[comma].low == "," and clause_joined(items, comma, verb) is not None
        for comma in range(at + 1, verb - 1)
    )


def _is_acting_behind(items: Sequence[Item], who: int, verb: int) -> bool:
    """Whether a comma closes a relative clause and the verb of the main clause follows it."""
    return items[verb - 1].tag == "CONJ" and any(
        items[at].low == "," and items[at + 1].tag == "WORD" and is_finite(items[at + 1].low)
        for at in range(who + 2, verb - 1)
    )


def _is_thing(items: Sequence[Item], subject: Subject, low: int) -> bool:
    """ "Ann Roe apologised for the songs after | they came out, saying": "they" are no speakers."""
    before = items[subject.start - 1]
    after = before.tag == "SUB" and before.low in _WHEN
    main = items[low]
    single = main.tag == "NAME" or main.low in {"he", "she"}
    return after and single and items[subject.start].low in {"they", "it"}


def _is_infinitive(items: Sequence[Item], at: int) -> bool:
    """ "Over how best to help": no clause follows, and no subject."""
    return any(item.tag == "TO" for item in items[at + 1 : at + 3])


def _is_left(items: Sequence[Item], at: int, verb: int) -> bool:
    """Whether a comma closes the subordinate clause and a main clause follows it."""
    return any(
        items[comma].low == "," and items[comma + 1].tag in {"PRON", "NAME", "DET"}
        for comma in range(at + 1, verb - 1)
    )


def _first_phrase(items: Sequence[Item], at: int, verb: int) -> Subject | None:
    while at < verb and (items[at].tag in {"CONJ", "ADV", "PUNCT"}):
        at += 1
    if at + 1 < verb and items[at].low in _APPROXIMATE and items[at + 1].tag == "NUM":
        at += 1
    if at >= verb or items[at].low.endswith("ing") or items[at].low == "there":
        return None
    if items[at].tag == "PRON":
        return Subject(at, at + 1, at, "before")
    end = phrase_after(items, at, verb)
    if end is None:
        return None
    for back in range(at + 1, end):
        held = back + 1 < len(items) and items[back + 1].low in ROLES  # "press secretary"
        short = items[back].low in {"cut", "put", "set"} and items[back].tag == "WORD"
        if short or _acts_now(items, back) or (verb_at(items, back) is not None and not held):
            end = back
            break
    return Subject(at, end, at, "before")


def _acts_now(items: Sequence[Item], at: int) -> bool:
    """ "The bus driver | stops": a present behind a role that is one person's."""
    low, before = items[at].low, items[at - 1].low
    noun = low in ROLES or low.removesuffix("s") in ORG_NOUNS or low in ORG_NOUNS
    role = before in ROLES and before not in ORG_NOUNS and not is_plural(before)
    return items[at].tag == "WORD" and is_plural(low) and role and not noun


def may_speak(unit: Unit, start: int, end: int) -> bool:
    """Whether a phrase names somebody or is "he", "she" or "they"."""
    items = unit.items[start:end]
    return any(item.tag == "NAME" for item in items) or items[0].low in {"he", "she", "they"}
