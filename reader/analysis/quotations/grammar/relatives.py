"""Relative clauses: the noun phrase that "who", "which" or "that" belongs to.

In: the items of a unit and the pronoun or the verb behind its clause; out: the source as item
bounds.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import phrase_before
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.roles import (
    ROLES,
    SPEAKING,
    is_plural,
)
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    DASHES,
    is_verb_form,
)


def relative_subject(
    items: Sequence[Item], at: int, low: int, passive: bool, negated: bool
) -> Subject | None:
    """ "Smith, who said …": the noun phrase before the pronoun."""
    if at - 1 >= low and items[at - 1].low in {"someone", "somebody", "anyone", "everyone"}:
        return Subject(at - 1, at + 1, at, "relative", passive, negated)
    end = at
    while end - 1 >= low and (
        items[end - 1].low == "," or items[end - 1].low in DASHES or items[end - 1].tag == "PREP"
    ):
        end -= 1
    if end - 1 < low:
        return None
    end = _before_age(items, end, low)
    start = phrase_before(items, end - 1, low)
    if start is None:
        return None
    officer = _office_of(items, start, low) if items[at].low == "who" else None
    if officer is not None and items[end - 1].tag == "NAME":
        return Subject(officer[0], officer[1], at, "relative", passive, negated)
    start = _people_in(items, start, end)
    described = items[start].low in {"a", "an", "the"} or _is_of_person(items, start, end)
    if start - 2 >= low and items[start - 1].low == "," and described:
        # "her grandfather, Eusebi, a smuggler who liked to say": the name, not what he was.
        comma = start - 1
        if items[comma - 1].tag == "NUM" and comma - 3 >= low and items[comma - 2].low == ",":
            comma -= 2  # "Ann Roe, 58, a nurse who said"
        name = phrase_before(items, comma - 1, low)
        if name is not None and items[comma - 1].tag == "NAME" and _is_of_person(items, start, end):
            return Subject(name, comma, at, "relative", passive, negated)
    return Subject(start, at + 1, at, "relative", passive, negated)


def _is_of_person(items: Sequence[Item], start: int, end: int) -> bool:
    """ "a smuggler", "a former major-general"."""
    return any(
        part in ROLES for item in items[start:end] for part in (item.low, item.low.split("-")[-1])
    )


def _before_age(items: Sequence[Item], end: int, low: int) -> int:
    """ "Ann Roe, 71, who": the end of the name."""
    aged = end - 3 >= low and items[end - 1].tag == "NUM" and items[end - 2].low == ","
    return end - 2 if aged and items[end - 3].tag == "NAME" else end


def _office_of(items: Sequence[Item], start: int, low: int) -> tuple[int, int] | None:
    """ "Ri Chol-song, deputy director of the | Central Committee, who": the name of the officer."""
    if start - 2 < low or items[start - 1].low not in {"of", "for", "at", "with"}:
        return None
    at = start - 2
    while at > low and items[at].tag in {"WORD", "NAME", "PREP", "DET", "ADV", "NUM"}:
        at -= 1
    if items[at].low != "," or at - 1 < low or items[at - 1].tag != "NAME":
        return None
    name = phrase_before(items, at - 1, low)
    return (name, at) if name is not None and _is_of_person(items, at, start) else None


def _people_in(items: Sequence[Item], start: int, end: int) -> int:
    """ "the objections of | landscapers who said": people speak, not what they are of."""
    link = next((at for at in range(start + 1, end - 1) if items[at].low in {"of", "from"}), None)
    if link is None or items[link - 1].low in SPEAKING:
        return start
    plural = is_plural(items[end - 1].low) and items[end - 1].tag == "WORD"
    return link + 1 if plural and items[link - 1].tag == "WORD" else start


def behind_relative(items: Sequence[Item], start: int, low: int) -> tuple[int, int] | None:
    """ "Groups that have endorsed him say": the noun phrase that the relative clause belongs to."""
    for at in range(start - 1, max(low, start - 16), -1):
        item = items[at]
        if item.low in {",", ";", ":"} or item.tag == "QUOTE":
            return None
        if item.low == "whose" and at - 1 >= low and items[at - 1].tag in {"WORD", "NAME"}:
            first = phrase_before(items, at - 1, low)
            return None if first is None else (first, at)
        if item.low in {"who", "that"} and at - 1 >= low and at + 1 < len(items):
            before = items[at - 1]
            verb = items[at + 1]
            if item.low == "who" and verb.tag in {"NAME", "PRON", "DET"}:
                return None  # "Ann Roe, who Tom Pell called": the pronoun is no subject
            if item.low == "who" and before.low == "," and items[at - 2].tag == "NAME":
                first = phrase_before(items, at - 2, low)  # "Ann Roe, who is in the squad says"
                return None if first is None else (first, at - 1)
            if item.low == "who" and before.low == "those" and at > 2 and items[at - 2].low == "of":
                return at - 3, at  # "One of those who stayed"
            if before.tag not in {"WORD", "NAME"} or before.low in VERBS:
                return None
            acts = verb.tag == "AUX" or is_verb_form(verb.low)
            present = verb.tag == "WORD" and verb.low.endswith("s")
            acts = acts or (present and items[at - 2].tag == "DET")
            if not acts and not (item.low == "who" and verb.tag == "WORD"):
                return None
            first = phrase_before(items, at - 1, low)
            return None if first is None else (first, at)
    return None
