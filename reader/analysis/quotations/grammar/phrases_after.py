"""Noun phrases rightwards: items and the first item of a noun phrase in, where it ends out.

For a subject behind its verb, an agent behind "by", a source behind "according to".
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import (
    HEADS_WITH_LINKS,
    LONGEST,
    NOMINAL,
    QUANTIFIERS,
)
from reader.analysis.quotations.lexicon.roles import DOERS, ORG_NOUNS, ROLES
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    CALENDAR,
    PARTICLES,
    POSSESSIVES,
    TIMES,
    is_finite,
    is_verb_form,
    word_set,
)

_PLAIN_PASTS = word_set("met saw told gave made took won wrote sent brought went came said")
"""Pasts that describe no name behind them: "A delegation | met Commissioner Ann Roe"."""

_DESCRIBING = word_set(
    "called named dubbed nicknamed known retired disgraced ousted embattled acclaimed beloved "
    "renowned celebrated convicted jailed alleged suspected united allied married combined"
)
"""Participles that may stand between a noun and a name: "a firm called Ode"."""

_BODIES = word_set("council police government university hospital ministry court club")
"""What a name alone may stand before: "Leeds council denies it"."""


def phrase_after(items: Sequence[Item], first: int, high: int) -> int | None:
    """One past the last item of the noun phrase that starts with item `first`, or None."""
    high = min(high, first + LONGEST, len(items))
    if first >= high:
        return None
    at = first
    item = items[at]
    following = items[at + 1] if at + 1 < high else None
    if item.low == "another" and following is not None and is_finite(following.low):
        return at + 1
    goes_on = following is not None and (following.low == "of" or following.tag in NOMINAL)
    counts = item.low in QUANTIFIERS or item.low == "another"
    if item.tag == "PRON" or (counts and not goes_on):
        return at + 1
    seen_name = False
    seen_noun = item.low in QUANTIFIERS and item.tag != "DET"
    while at < high:
        item = items[at]
        if item.tag == "NAME":
            seen_name = True
        elif item.tag == "TIME":
            dated = items[at - 1].tag == "DET" and at > first and at + 1 < high
            dated = dated and items[at + 1].tag == "WORD"  # "a Wednesday editorial"
            if seen_name or seen_noun or (item.low in CALENDAR and not dated):
                break
        elif item.tag == "DET":
            titled = items[at - 1].tag == "NAME" and items[at - 1].low.endswith("ing")
            if titled and item.low == "the" and at + 1 < high and items[at + 1].tag == "NAME":
                pass  # "Keeping the Shore"
            elif (seen_name or seen_noun) and items[at - 1].tag not in {"PREP", "CONJ"}:
                break
        elif item.tag in {"WORD", "NUM"}:
            noun = item.low.endswith((*DOERS, "s'")) or item.low in ORG_NOUNS
            counted = items[first].low in {"one", "another"}
            doer = items[first].tag == "DET" or counted or item.low in _BODIES
            doer = doer and noun  # "a Leeds jailer", "the Obama campaign"
            owned = items[at - 1].tag == "WORD" and _is_owned(items, first, at)
            owned = owned or items[at - 1].low in POSSESSIVES  # "Ann Roe and her colleagues"
            if seen_name and not (doer or owned) and not _leads_to_name(items, at, high):
                break
            acts = is_verb_form(item.low) and not _leads_to_name(items, at, high)
            if (seen_noun or seen_name) and _acts_on(items, at, high):
                break  # "Ann Roe introduced Tom Pell", "The boss mimicked Tom Pell's habit"
            if seen_noun and (acts or item.low in _PLAIN_PASTS):
                break
            seen_noun = seen_noun or item.tag == "WORD"
        elif item.tag == "ADV":
            if seen_name or seen_noun or at == first:
                break
        elif item.low in PARTICLES or item.low == "&":
            if not (
                at + 1 < high and (items[at + 1].tag == "NAME" or items[at + 1].low in PARTICLES)
            ):
                break
        elif not _continues(items, at, high, seen_name=seen_name, seen_noun=seen_noun):
            break
        at += 1
    while at > first and items[at - 1].tag in {"PREP", "CONJ", "ADV", "TO"}:
        at -= 1
    if not (seen_name or seen_noun):
        return None
    return _with_name(items, first, at, high)


def _acts_on(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a past that describes no noun stands right before a name."""
    low = items[at].low
    if at + 1 >= high or items[at + 1].tag != "NAME" or not low.endswith("ed") or "-" in low:
        return False
    return low not in _DESCRIBING and not low.startswith("un") and is_finite(low)


def _is_owned(items: Sequence[Item], first: int, at: int) -> bool:
    """ "North Korea's official | newspaper": a noun behind an adjective and an owner."""
    if is_verb_form(items[at].low) or items[at].low in VERBS:
        return False
    return any(item.low.endswith("'s") for item in items[max(first, at - 3) : at - 1])


def _leads_to_name(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a noun behind a name is a role with its own name: "Leeds baker Ann Roe"."""
    if items[at - 1].low.endswith(("'s", "s'")) or items[at - 1].low == "of":
        return True
    for ahead in range(at, min(at + 4, high)):
        item = items[ahead]
        if item.tag == "NAME":
            return True
        if item.low in ROLES:
            return True
        named = ahead + 1 < high and items[ahead + 1].low in ROLES  # "press secretary Ann Roe"
        if item.tag != "WORD" or (item.low in VERBS and not named):
            return False
    return False


def _with_name(items: Sequence[Item], first: int, end: int, high: int) -> int:
    """Take in the name behind a role and a comma: "Campbell's partner | , Jason Louth"."""
    if end + 1 >= high or items[end].low != "," or items[end + 1].tag != "NAME":
        return end
    if items[end - 1].tag != "WORD" or items[end - 1].low not in HEADS_WITH_LINKS:
        return end
    if not (items[first].tag == "DET" or any(i.low.endswith("'s") for i in items[first:end])):
        return end
    return names_end(items, end + 1, high)


def names_end(items: Sequence[Item], at: int, high: int) -> int:
    """One past the last of the capitalised words that stand at item `at`; `at` where none does."""
    while at < high and items[at].tag == "NAME":
        at += 1
    return at


def _continues(
    items: Sequence[Item], at: int, high: int, *, seen_name: bool, seen_noun: bool
) -> bool:
    """Whether a link or a conjunction at `at` goes on with the phrase."""
    if at + 1 >= high:
        return False
    item, following = items[at], items[at + 1]
    before = items[at - 1]
    if item.low == "and":
        if seen_name:
            others = following.low in POSSESSIVES and at + 2 < high
            offices = before.low in ROLES and _leads_to_name(items, at + 1, high)
            whole = others and items[at + 2].low.endswith("s")
            return following.tag == "NAME" or whole or offices
        role = following.tag == "WORD" or (following.tag == "NAME" and before.low in ROLES)
        return seen_noun and role and _leads_to_name(items, at + 1, high)
    if item.low in {"of", "for"}:
        return (seen_noun or seen_name) and following.tag in {"NAME", "DET", "WORD", "NUM"}
    if item.low in {"at", "in", "from", "with"}:
        return (
            seen_noun and before.low in HEADS_WITH_LINKS and following.tag in {"NAME", "DET"}
        ) and not _is_time(items, at + 1)
    if item.low == "-" or item.low == "’" or item.low == "'":
        return following.tag in NOMINAL
    return False


def _is_time(items: Sequence[Item], at: int) -> bool:
    return items[at].low in TIMES or (at + 1 < len(items) and items[at + 1].low in TIMES)
