"""Roles that what somebody does tells: a name where it stands in, the words for its bearer out.

"Passing sentence, Lord Dunmore said": the judge. "Opening the case, Ann Roe KC told the jury": the
prosecutor. "Defending, Tom Pell said": the defence barrister.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.naming.names import Name

_LONGEST = 16
"""Items from the head of the sentence to the name."""

_JUDGE = word_set("judge")
_PROSECUTOR = word_set("prosecutor barrister prosecution")
_DEFENDER = word_set("defence defense barrister")
_CONCILIATOR = word_set("barrister lawyer")
_DOING: dict[tuple[str, ...], frozenset[str]] = {
    ("sentencing",): _JUDGE,
    ("jailing",): _JUDGE,
    ("passing", "sentence"): _JUDGE,
    ("imposing",): _JUDGE,
    ("summing", "up"): _JUDGE,
    ("directing", "the", "jury"): _JUDGE,
    ("handing", "down"): _JUDGE,
    ("prosecuting",): _PROSECUTOR,
    ("opening", "the", "case"): _PROSECUTOR,
    ("opening", "the", "prosecution"): _PROSECUTOR,
    ("opening", "the", "trial"): _PROSECUTOR,
    ("outlining", "the", "case"): _PROSECUTOR,
    ("outlining", "the", "prosecution"): _PROSECUTOR,
    ("for", "the", "prosecution"): _PROSECUTOR,
    ("for", "the", "crown"): _PROSECUTOR,
    ("defending",): _DEFENDER,
    ("mitigating",): _DEFENDER,
    ("in", "mitigation"): _DEFENDER,
    ("for", "the", "defence"): _DEFENDER,
    ("for", "the", "defense"): _DEFENDER,
    ("for", "the", "family"): _CONCILIATOR,
}


def role_by_deed(items: Sequence[Item], name: Name) -> frozenset[str]:
    """The words for who does what stands before the name, or behind it between commas."""
    start = name.start
    if 0 < start <= _LONGEST and items[start - 1].low == ",":
        told = _role(items, 0)
        if told:
            return told
    at = name.end
    if at < len(items) and items[at].low == ",":
        at += 1
    return _role(items, at)


def _role(items: Sequence[Item], at: int) -> frozenset[str]:
    lows = tuple(item.low for item in items[at : at + 3])
    for length in range(1, len(lows) + 1):
        told = _DOING.get(lows[:length])
        if told:
            return told
    return frozenset()
