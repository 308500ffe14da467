"""Not names: a run of capitalised words in, whether it names nobody out.

Peoples ("a North American"), holidays ("at Christmas"), months and states behind a comma.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.name_words import DEMONYMS
from reader.analysis.quotations.lexicon.states import STATE_ABBREVIATIONS
from reader.analysis.quotations.lexicon.words import word_set

_BEFORE_PEOPLES = word_set(
    "north south east west central latin northern southern eastern western new sri costa puerto"
)
"""Words before a demonym: "a North American", "the New Zealander"."""

_HOLIDAYS = word_set(
    "christmas easter thanksgiving ramadan diwali hanukkah passover halloween hallowe'en eid "
    "yule hogmanay pentecost epiphany nowruz songkran tet chuseok purim juneteenth"
)
_THINGS = word_set(
    "id tv dna pin cctv gps dvd atm suv mri cpr ppe hiv aids gpa gdp pdf faq wifi wi-fi ufo led "
    "phd iq vat gcse a-level"
)
"""Capitals that name a thing."""

_BEFORE_MONTH = word_set("in of since until by late early last next this mid from")
_STORMS = word_set("storm hurricane typhoon cyclone")
_NAMED_STORM = 2
"""Words of "Storm Odile", who is no Odile."""

_CALLING = word_set("call calls called nicknamed dubbed christened")
_CALLED_ONE = word_set("her him them herself himself me us")
_WITH_HOLIDAYS = word_set("day eve sunday monday friday al-fitr al-adha boxing")
_FESTIVE = _HOLIDAYS | _WITH_HOLIDAYS


def _is_nickname(items: Sequence[Item], start: int, end: int) -> bool:
    """ "Her friends call her Abuela": what somebody is called, and no other person."""
    named = start > 1 and items[start - 1].low in _CALLED_ONE and items[start - 2].low in _CALLING
    return named and (end >= len(items) or items[end].tag == "PUNCT")


def is_no_name(items: Sequence[Item], start: int, end: int) -> bool:
    """Capitals that name nobody: "a North American", "at Christmas", "Palo Alto, Calif."."""
    if _is_nickname(items, start, end):
        return True
    lows = [item.low for item in items[start:end]]
    if len(lows) == 1 and lows[0] in _THINGS:
        return True
    before = items[start - 1].low if start > 0 else ""
    if all(low in DEMONYMS or low in _BEFORE_PEOPLES for low in lows):
        return (len(lows) > 1 and lows[-1] in DEMONYMS) or before in {"a", "an"}
    if any(low in _HOLIDAYS for low in lows) and lows[0] in _FESTIVE:
        return all(low in _FESTIVE for low in lows)
    if lows[0] in _STORMS and len(lows) == _NAMED_STORM and start > 0:
        return True
    if lows == ["may"]:
        number = end < len(items) and items[end].tag == "NUM"
        return number or before in _BEFORE_MONTH  # "in May"
    return len(lows) == 1 and before == "," and lows[0] in STATE_ABBREVIATIONS
