"""Seats: the items behind a name in, the words for an elected member and their state out.

"Ann Roe (R-Tenn.)": whom "the Tennessee senator" means later.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.states import STATES
from reader.analysis.quotations.lexicon.words import word_set

_PARTIES = ("r", "d", "i")
_MEMBER = word_set("senator representative")


def seat_behind(items: Sequence[Item], end: int) -> frozenset[str]:
    """What "(R-Tenn.)" behind a name tells, or nothing."""
    if end + 1 >= len(items) or items[end].low != "(":
        return frozenset()
    party, dash, place = items[end + 1].low.partition("-")
    state = STATES.get(place) if dash and party in _PARTIES else None
    return _MEMBER | state if state is not None else frozenset()
