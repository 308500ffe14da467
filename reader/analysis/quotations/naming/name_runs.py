"""Name runs: where a run of capitalised words, with what links them, ends.

"Organization for Economic Co-operation and Development", "Liam “The Hammer” Boyle", "Keeping the
Shore". In: the items of a unit and the first of the run; out: one past its last.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.name_words import (
    BODIES_FOR,
    OFFICES,
    ORG_HEADS,
    ORG_WORDS,
    PARTNERS,
    PORTFOLIOS,
)
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS
from reader.analysis.quotations.lexicon.words import PARTICLES
from reader.analysis.quotations.naming.run_titles import OF_OFFICE, OF_PLACES

_LONGEST_NICKNAME = 24
"""Code points, marks included."""


_LONGEST_LIST = 8
"""Items behind a comma to the "and" of a list of portfolios."""

_SHORTEST_ING = 5
"""Code points."""


_BODIES_TO = frozenset({"committee", "campaign", "coalition", "alliance", "movement"})
"""What may have "to" in its name: the Committee to Protect Journalists."""

_BODIES = ORG_HEADS | ORG_WORDS | {"chiefs"}
_DEPARTMENTS = _BODIES | PORTFOLIOS


def run_end(items: Sequence[Item], at: int) -> int:
    end = at + 1
    while end < len(items):
        previous, item = items[end - 1], items[end]
        if previous.low.endswith(("'s", "s'")) and previous.tag == "NAME":
            break
        if item.tag == "NAME":
            end += 1
            continue
        behind = _behind_nickname(items, end)
        if behind is not None:
            end = behind + 1
            continue
        if item.low in PARTICLES:
            behind = end + 1
            while behind < len(items) and behind < end + 3 and items[behind].low in PARTICLES:
                behind += 1
            if behind < len(items) and items[behind].tag == "NAME":
                end = behind + 1
                continue
        following = items[end + 1] if end + 1 < len(items) else None
        joined = following is not None and following.tag == "NAME"
        of_body = item.low == "of" and (
            previous.low in _BODIES
            or (
                previous.low in OF_PLACES
                and len(items) > end + 3
                and all(items[i].tag == "NAME" for i in range(end + 1, end + 4))
            )
        )
        if (
            item.low == "the"
            and joined
            and previous.low.endswith("ing")
            and len(previous.low) > _SHORTEST_ING
        ):
            end += 2  # "Keeping the Shore"
            continue
        for_body = item.low == "for" and previous.low in BODIES_FOR
        portfolio = following is not None and following.low in PORTFOLIOS
        body = any(items[i].low in BODIES_FOR for i in range(at, end))
        if item.low == "and" and portfolio and (body or _leads_to_office(items, at, end + 1)):
            end += 2  # "Trade | and Industry Minister", "Organization for Economic | and Social …"
            continue
        partners = following is not None and (previous.low, following.low) in PARTNERS
        if item.low == "and" and joined and (partners or _is_one_body(items, at, end)):
            end += 2  # "the Securities | and Exchange Commission"
            continue
        of_office = portfolio and (
            (item.low == "for" and previous.low in OFFICES)
            or (item.low == "and" and previous.low in PORTFOLIOS and _is_linked(items, at, end))
        )
        if item.low == "," and portfolio and _is_linked(items, at, end):
            rest = (i.low for i in items[end + 2 : end + _LONGEST_LIST])
            if next((low for low in rest if low not in PORTFOLIOS and low != ","), "") == "and":
                end += 2  # "Minister for Enterprise | , Trade and Employment"
                continue
        to_body = item.low == "to" and previous.low in _BODIES_TO
        if joined and (item.low == "&" or of_body or to_body or for_body or of_office):
            end += 2
        elif (
            item.low == "of"
            and previous.low in ORG_HEADS
            and end + 2 < len(items)
            and items[end + 1].low == "the"
            and items[end + 2].tag == "NAME"
        ):
            end += 3
        elif item.tag == "NUM" and previous.low in {"channel", "radio", "bbc", "fox"}:
            end += 1
        else:
            break
    return end


def _leads_to_office(items: Sequence[Item], at: int, portfolio: int) -> bool:
    """Whether portfolios stand from `at` on, and an office behind the last: "Trade … Minister"."""
    if not all(items[i].low in PORTFOLIOS for i in range(at, portfolio - 1)):
        return False
    office = portfolio + 1
    while office < len(items) and items[office].low in PORTFOLIOS:
        office += 1  # "Law and Home Affairs Minister"
    return office < len(items) and items[office].low in {"minister", "secretary"}


def _is_one_body(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether one word behind "the", "and" and what follows are the name of a body."""
    if end - at != 1 or at == 0 or items[at - 1].low != "the" or is_given_name(items[at].low):
        return False
    last = end + 1
    while last + 1 < len(items) and items[last + 1].tag == "NAME":
        last += 1
    if last == end + 1:
        return False
    kind = last + 1 < len(items) and items[last + 1].low in ORG_NOUNS  # "… Services union"
    return items[last].low in ORG_WORDS or kind


def _is_linked(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a run that opens with an office has its "of" or "for" already."""
    return any(
        items[i].low in OF_OFFICE and items[i - 1].low in OFFICES for i in range(at + 1, end)
    )


def _behind_nickname(items: Sequence[Item], at: int) -> int | None:
    """Liam “The Hammer” Boyle, Margaret (Peg) Dunmore: the name that goes on behind it."""
    closing = at
    if items[at].low == "(":
        if at + 2 >= len(items) or items[at + 1].tag != "NAME" or items[at + 2].low != ")":
            return None
        if items[at - 1].low in _DEPARTMENTS:
            return None  # "the Ministry of Trade (MOT) Director Ann Roe"
        closing = at + 2
    elif items[at].tag != "QUOTE" or items[at].end - items[at].start > _LONGEST_NICKNAME:
        return None
    behind = closing + 1
    is_name = behind < len(items) and items[behind].tag == "NAME"
    return behind if is_name else None
