"""Before verbs: adverbials that stand between a subject and its verb.

"Ann Roe | at first | claimed", "in 2017", "less than two weeks ago". In: the items of a unit and
the last of what may be one; out: where it begins, or whether it is one.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.words import (
    COUNTED,
    POSSESSIVES,
    TIMES,
    word_set,
)

_ASIDES = word_set("in on at during after through via since before throughout")
_SET_PHRASES = {
    ("at", "first"), ("at", "last"), ("at", "once"), ("at", "times"), ("in", "turn"),
    ("in", "fact"), ("in", "response"), ("in", "reply"), ("in", "return"), ("in", "private"),
    ("in", "public"), ("of", "course"), ("by", "contrast"), ("by", "comparison"),
    ("for", "example"), ("for", "instance"), ("on", "air"), ("on", "occasion"),
}  # fmt: skip


_YEAR = 4
"""Digits."""
_CENTURIES = frozenset({"17", "18", "19", "20"})
"""How the years begin that the news tells of."""


def set_phrase_start(items: Sequence[Item], last: int, low: int) -> int | None:
    """ "Ann Roe | at first | claimed", "in 2017", "for his part": where such a phrase begins."""
    if last - 2 < low:
        return None
    word, link = items[last], items[last - 1].low
    year = _is_year(word) and link in {"in", "since"}
    if year or (link, word.low) in _SET_PHRASES:
        return last - 1
    own = word.low == "part" and link in POSSESSIVES and items[last - 2].low == "for"
    return last - 2 if own and last - 3 >= low else None


def _is_year(item: Item) -> bool:
    return item.tag == "NUM" and len(item.low) == _YEAR and item.low[:2] in _CENTURIES


def is_span(items: Sequence[Item], at: int) -> bool:
    """ "Less than two weeks ago", "this past week": words that count a time behind the subject."""
    low, following = items[at].low, items[at + 1]
    if _is_year(items[at]):
        return at > 0 and items[at - 1].tag == "TIME"  # "in March 2017"
    counts = following.tag == "TIME" or following.low in COUNTED
    if low in {"this", "past"}:
        return following.tag == "TIME" or following.low == "past"
    if low in {"less", "more"}:
        return following.low == "than"
    if low == "than":
        return counts and items[at - 1].low in {"less", "more"}
    return counts and low in COUNTED


def is_time(item: Item) -> bool:
    return item.tag == "TIME" or item.low in TIMES


def before_when(items: Sequence[Item], last: int, low: int) -> int:
    """ "A text | 11 days earlier | that read": the end of what stands before such a time."""
    if items[last].low not in {"earlier", "later", "ago"}:
        return last
    at = last - 1
    while at > low and items[at].tag in {"TIME", "NUM"}:
        at -= 1
    return at


def is_place_then(items: Sequence[Item], at: int) -> bool:
    """Whether a name is only where something was said: behind "in" and a day."""
    return items[at - 1].low in {"in", "at"} and items[at - 2].tag == "TIME"


def is_aside(items: Sequence[Item], start: int, low: int) -> bool:
    """ "Ann Roe in her first speech called", "has in the past described": an adverbial between."""
    if start - 2 < low or items[start - 1].low not in _ASIDES or items[start].tag != "DET":
        return False
    return items[start - 2].tag in {"AUX", "NAME", "PRON", "REL", "CONJ"}
