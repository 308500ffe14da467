"""Addressees: what stands between a verb of speech and its content, and where that ends.

In: the items of a unit and the first item behind the verb; out: the item behind an addressee
("told | reporters in Berlin | that") or a prepositional phrase ("said | on Monday | that").
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import names_end
from reader.analysis.quotations.lexicon.roles import ROLES, is_plural
from reader.analysis.quotations.lexicon.words import OBJECT_PRONOUNS, SUBJECT_PRONOUNS, is_finite


def is_infinitive(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether "to" or "not to" stands here."""
    if at < high and items[at].tag == "NEG":
        at += 1
    return at < high and items[at].tag == "TO"


def over_phrase(items: Sequence[Item], at: int, high: int) -> int:
    """The item behind a prepositional phrase: "in an interview", "on Monday", "to reporters"."""
    at += 1
    seen_noun = False
    while at < high:
        item = items[at]
        if item.tag in {"WORD", "NUM", "POSS"}:
            if seen_noun and item.tag == "NUM":
                at += 1
                continue
            seen_noun = True
        elif item.tag == "NAME":
            described = is_finite(items[at - 1].low) and items[at - 2].tag == "DET"
            noun = items[at - 1].tag == "WORD" and not described  # "a translated Telegram post"
            if seen_noun and noun and not _is_compound(items, at, high):
                return at
        elif item.tag == "TIME":
            seen_noun = True
        elif item.tag == "DET":
            if seen_noun or items[at - 1].tag == "NAME":
                return at
        elif item.low == "-" and items[at - 1].end != item.start:
            return at  # a dash
        elif item.low in {"'s", "&", "-", "'"} or (item.low == "and" and not seen_noun):
            pass
        elif item.low in OBJECT_PRONOUNS and item.tag == "PRON" and not seen_noun:
            return at + 1
        else:
            return at
        at += 1
    return at


def _is_compound(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a name behind a noun belongs to it ("on social media site Twitter")."""
    while at + 1 < high and items[at + 1].tag == "NAME":
        at += 1
    following = items[at + 1] if at + 1 < high else None
    return (
        following is None
        or following.low in {".", ",", ":"}
        or following.tag
        in {
            "QUOTE",
            "THAT",
            "PREP",
            "TIME",
        }
    )


def _is_addressed(items: Sequence[Item], at: int, named: int, high: int) -> bool:
    """Whether the name behind nouns is still the addressee, not the subject of what is said."""
    several = is_plural(items[named - 1].low)  # "told reporters Ann Roe's plan was"
    if all(item.low in ROLES for item in items[at:named]) and not several:
        return True
    end = names_end(items, named, high)
    return end < high and (items[end].tag == "THAT" or items[end].low in {",", ":"})


def place_end(items: Sequence[Item], comma: int, high: int) -> int | None:
    """The "that" behind "in Salem, New Hampshire, on Monday", or None."""
    for at in range(comma + 1, min(comma + 8, high)):
        if items[at].tag == "THAT":
            return at if at > comma + 1 else None
        if items[at].tag not in {"NAME", "TIME"} and items[at].low not in {",", "on", "last"}:
            return None
    return None


def _behind_who(items: Sequence[Item], who: int, high: int) -> int:
    """ "Told teachers who filled the hall | that": what follows the clause, or the pronoun."""
    for at in range(who + 2, min(high, who + 10)):
        if items[at].tag == "THAT":
            return at
        if items[at].tag not in {"WORD", "DET", "NAME", "PREP", "ADV", "TIME"}:
            return who
    return who


def over_addressee(items: Sequence[Item], at: int, high: int, *, infinitive: bool) -> int | None:
    """The item behind an addressee ("told | reporters in Berlin | that"), or None."""
    item = items[at]
    if item.low in OBJECT_PRONOUNS:
        owned = at + 1 < high and items[at + 1].tag in {"WORD", "NUM"}
        behind = names_end(items, at + 1, high)
        owned = owned or (behind > at + 1 and behind < high and items[behind].tag == "THAT")
        if item.low == "her" and owned:
            return over_addressee(items, at + 1, high, infinitive=infinitive)
        return at + 1
    if item.tag in {"SUB", "REL", "TO", "AUX"}:
        return None
    if item.tag == "PRON" and item.low in SUBJECT_PRONOUNS:
        return None
    named = at
    while named + 1 < high and items[named].tag == "WORD" and named < at + 4:
        named += 1
    if named > at and items[named].tag == "NAME" and _is_addressed(items, at, named, high):
        at = named  # "told host Ann Roe", "told state broadcaster Nova that"
        item = items[at]
    while at + 1 < high and item.tag == "NAME" and items[at + 1].tag == "NAME":
        at += 1
        item = items[at]
    for ahead in range(at, min(high, at + 16)):
        tag, low = items[ahead].tag, items[ahead].low
        if ahead > at and low == "," and (behind := place_end(items, ahead, high)) is not None:
            return behind
        if ahead > at and (tag in {"THAT", "QUOTE"} or low in {":", ","} or tag == "PRON"):
            return ahead
        if ahead > at and infinitive and is_infinitive(items, ahead, high):
            return ahead
        if ahead > at and tag in {"SUB", "REL"}:
            return _behind_who(items, ahead, high) if low == "who" else ahead
        counted = tag == "NUM" and items[ahead - 1].low in ROLES  # "told police four men"
        determined = tag == "DET" and items[ahead - 1].tag in {"NAME", "WORD", "TIME"}
        if ahead > at and (determined or counted):
            return ahead
        if ahead > at and tag == "NAME" and items[ahead - 1].tag in {"WORD", "TIME"}:
            end = names_end(items, ahead, high)  # "told the Belgrade daily Blic that"
            return end if end < high and items[end].tag in {"THAT", "SUB"} else ahead
        if ahead > at and tag == "PREP":
            demanded = next(
                (
                    to
                    for to in range(ahead, min(high, ahead + 8))
                    if is_infinitive(items, to, high)
                    or items[to].tag in {"PUNCT", "QUOTE", "THAT", "AUX"}
                ),
                high,
            )
            return demanded if infinitive and is_infinitive(items, demanded, high) else ahead
    return high
