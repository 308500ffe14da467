"""Noun phrases leftwards: items and the last item of a noun phrase in, its first item out.

For a subject before its verb; `phrases_after` reads rightwards. Bounds are item indices. No phrase
is longer than `LONGEST` items, so that work stays linear.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.name_words import BODIES_FOR
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, TITLES
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    OBJECT_PRONOUNS,
    OWNERS,
    PARTICLES,
    is_finite,
    is_verb_form,
    word_set,
)

LONGEST = 24

NOMINAL = {"NAME", "WORD", "NUM", "POSS"}
_WRITTEN = word_set(
    "note notice sign banner placard poster plaque message inscription letter graffiti caption "
    "label sticker card billboard"
)
_LINKS = {
    "over",
    "above",
    "outside",
    "like",
    "of",
    "for",
    "at",
    "from",
    "in",
    "with",
    "on",
    "near",
    "to",
    "by",
    "against",
}
HEADS_WITH_LINKS = ROLES | ORG_NOUNS | TITLES
_SURVEYED = {"surveyed", "polled", "questioned", "interviewed"}
_CLOSE_TO = {"close", "familiar", "linked", "loyal", "opposed", "related", "sympathetic"}
_COUNTS = word_set("one two three four five six seven eight nine 1 2 3 4 5 6 7 8 9")
QUANTIFIERS = {"some", "many", "others", "several", "most", "both", "one", "those", "few", "none"}


def phrase_before(items: Sequence[Item], last: int, low: int) -> int | None:
    """First item of the noun phrase that ends with item `last`; None where there is none.

    `low` is the leftmost item it may take.
    """
    low = max(low, last - LONGEST)
    item = items[last]
    if item.low in QUANTIFIERS or item.low == "another":
        return last
    owner = last > low and item.low in OWNERS and items[last - 1].low == "of"
    close = last - 1 > low and item.low in OBJECT_PRONOUNS | {"her"} and items[last - 1].low == "to"
    if owner or (close and items[last - 2].low in _CLOSE_TO):
        return _widen(items, last, low)  # "friends of his", "a source close to her"
    if item.low == ")" or item.low == "]":
        opening = _opening_bracket(items, last, low)
        if opening is None or opening - 1 < low:
            return None
        return phrase_before(items, opening - 1, low)
    if item.low == "%" and last - 1 >= low:
        return _widen(items, last - 1, low)
    if item.low in _SURVEYED and last - 1 >= low and items[last - 1].low in {"those", "people"}:
        return _widen(items, last - 1, low)
    numbered = item.tag == "NUM" and last > low and items[last - 1].tag == "NAME"
    counted = item.tag in {"NUM", "TIME"} and item.end - item.start > 1
    if item.tag == "NAME" or counted or numbered:
        start = _names_before(items, last, low)
    elif item.tag == "WORD":
        start = _nouns_before(items, last, low)
    elif item.tag == "ADV" and last > low and items[last - 1].tag == "DET":
        start = last - 1  # "a man in the back"
    else:
        return None
    return _widen(items, start, low)


def _opening_bracket(items: Sequence[Item], last: int, low: int) -> int | None:
    for at in range(last - 1, low - 1, -1):
        if items[at].low in "([":
            return at
    return None


def _names_before(items: Sequence[Item], last: int, low: int) -> int:
    """Names leftwards, then the titles and role nouns before them, then a determiner."""
    at = last
    while at - 1 >= low:
        if at - 4 >= low and items[at - 1].low == ")" and items[at - 3].low == "(":
            if items[at - 2].tag != "NAME" or items[at - 4].tag != "NAME":
                break
            at -= 3  # "Ministry of Trade (MOT) | Director Ann Roe"
        elif _joins_name(items, at - 1, low):
            at -= 1
        else:
            break
    if at - 1 >= low and items[at - 1].tag == "WORD" and items[at - 1].low in HEADS_WITH_LINKS:
        at = _nouns_before(items, at - 1, low)
    elif at - 1 >= low and items[at - 1].tag == "DET":
        at -= 1
    elif (
        at - 2 >= low
        and items[at - 1].tag == "WORD"
        and (items[at - 2].tag == "DET" or items[at - 2].low in {"the", "a"})
    ):
        at -= 2
    elif at - 3 >= low and [item.tag for item in items[at - 3 : at]] == ["DET", "ADV", "WORD"]:
        at -= 3  # "a visibly angry | Ann Roe"
    return _whole_clause_head(items, at, low)


def _whole_clause_head(items: Sequence[Item], at: int, low: int) -> int:
    """Right behind marks everything up to the name describes it: "former mill owner Ann Roe"."""
    first = at
    while first - 1 >= low and (items[first - 1].tag in NOMINAL or items[first - 1].low == "of"):
        verb = VERBS.get(items[first - 1].low)
        if (verb is not None and verb.form != "base") or is_finite(items[first - 1].low):
            return at
        first -= 1
    boundary = first - 1
    if boundary >= 0 and items[boundary].low == ",":
        boundary -= 1
    return first if boundary >= 0 and items[boundary].tag == "QUOTE" else at


def _joins_name(items: Sequence[Item], at: int, low: int) -> bool:
    item = items[at]
    if item.tag == "NAME":
        return not item.low.endswith(",")  # "the “Great Freeze,” | Ann Roe said"
    if item.low in PARTICLES or item.low == "&":
        before = items[at - 1] if at - 1 >= low else None
        return before is not None and (
            before.tag in {"NAME", "PUNCT", "DET"} or before.low in PARTICLES
        )
    if item.tag == "NUM":
        return at - 1 >= low and items[at - 1].tag == "NAME"
    if item.low in {"of", "and"} and at - 1 >= low:
        # "University of Texas", "Johnson and Johnson"; not "after talks in the House of Lords".
        return items[at - 1].tag == "NAME" and items[at + 1].tag == "NAME"
    if item.low == "the" and at - 2 >= low:
        return items[at - 1].low == "of" and items[at - 2].tag == "NAME"
    return False


def _nouns_before(items: Sequence[Item], last: int, low: int) -> int:
    """Nouns, adjectives and names leftwards up to and with a determiner."""
    at = last
    while at - 1 >= low:
        item = items[at - 1]
        if item.tag == "WORD" and is_verb_form(item.low):
            before = items[at - 2] if at - 2 >= low else None
            if before is None or (before.tag != "DET" and before.low != "chief"):
                break  # but "chief operating officer"
            at -= 1
        elif item.tag in NOMINAL or item.tag == "TIME":
            at -= 1
        elif item.tag == "DET":
            return at - 1
        elif item.low == "then" and at - 2 >= low and items[at - 2].low.endswith("'s"):
            at -= 1  # "the station's then | head stockman"
        elif (item.tag == "ADV" and at - 2 >= low and items[at - 2].tag == "DET") or (
            item.low in {"and", "but", ","} and at - 2 >= low and _is_listed(items, at)
        ):
            at -= 1
        else:
            break
    return at


def _is_listed(items: Sequence[Item], at: int) -> bool:
    """Whether the item before `at` joins two nouns of one phrase ("police and fire officials")."""
    left, right = items[at - 2], items[at]
    if items[at - 1].low == "," or is_finite(left.low):
        return False  # "was heckled and | unhappy protesters"
    return left.tag == "WORD" and right.tag == "WORD"


def _widen(items: Sequence[Item], start: int, low: int) -> int:
    """Take in the head before a link: "a spokesman for | the party"."""
    for _ in range(3):
        link = start - 1
        if link - 1 < low or items[link].low not in _LINKS:
            return start
        head = items[link - 1]
        bracket = _opening_bracket(items, link - 1, low) if head.low == ")" else None
        if bracket is not None and bracket > low and items[bracket - 1].tag == "NAME":
            start = _names_before(items, bracket - 1, low)  # "the Navy (USN) in | Seoul"
            continue
        written = head.low in _WRITTEN
        written |= items[link].low in {"for", "in", "from"} and head.low.removesuffix("s") in ROLES
        if head.tag == "WORD" and (
            written or head.low in HEADS_WITH_LINKS or items[link].low == "of"
        ):
            start = _nouns_before(items, link - 1, low)
        elif head.tag == "WORD" and (outer := _outer_head(items, link, low)) is not None:
            start = _nouns_before(items, outer, low)
        elif head.tag == "NAME" and (chain := _chain_start(items, link, low)) is not None:
            start = chain
        elif head.tag == "NAME" and _is_whole_name(items, link, low):
            start = _names_before(items, link - 1, low)
        elif head.tag == "WORD" and (whole := _whole_clause(items, link, low)) is not None:
            start = whole
        elif (
            (head.low in _CLOSE_TO or is_finite(head.low))
            and link - 2 >= low
            and items[link - 2].tag in NOMINAL
        ):
            start = _nouns_before(items, link - 2, low)
        elif head.low in QUANTIFIERS or (head.low in _COUNTS and items[link].low == "in"):
            return link - 1
        else:
            return start
    return start


def _whole_clause(items: Sequence[Item], link: int, low: int) -> int | None:
    """ "…, her practice in Oswestry says": a determined noun that heads its clause."""
    start = _nouns_before(items, link - 1, low)
    heads = start > low and items[start - 1].low == ","
    return start if heads and items[start].tag == "DET" and link - start <= 3 else None


def _outer_head(items: Sequence[Item], link: int, low: int) -> int | None:
    """The role at the head of a chain: "director of operations for | the trust"."""
    start = _nouns_before(items, link - 1, low)
    head = start - 2
    if head < low or items[start - 1].low not in _LINKS:
        return None
    return head if items[head].low in HEADS_WITH_LINKS else None


def _chain_start(items: Sequence[Item], link: int, low: int) -> int | None:
    """ "Ann Roe of the Centre for Food in | Geneva": names and links that open the clause."""
    if items[link].low != "in":
        return None
    first = link - 1
    while first - 1 >= low and (items[first - 1].tag in {"NAME", "DET"} or (
        items[first - 1].low in {"of", "for", "at", "and"}
    )):  # fmt: skip
        first -= 1
    opens = first == 0 or items[first - 1].tag in {"PUNCT", "QUOTE"}
    linked = any(item.low == "of" for item in items[first:link])
    return first if opens and linked and items[first].tag == "NAME" else None


def _is_whole_name(items: Sequence[Item], link: int, low: int) -> bool:
    """Whether the name before a link is the head: "Tim Guest with the authority"."""
    if items[link].low == "of" or items[link - 1].low in HEADS_WITH_LINKS:
        return True
    if items[link].low == "for" and items[link - 1].low in BODIES_FOR:
        return True  # "Transport for London"
    if items[link].low not in {"with", "from", "at", "for"}:
        return False
    first = link - 1
    while first - 1 >= low and items[first - 1].tag == "NAME":
        first -= 1
    return link - first >= 2 and (first == low or items[first - 1].tag != "PREP")
