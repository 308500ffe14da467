"""Offices: what stands before a name in apposition and says which office its bearer has.

In: the items of a unit and where the phrase begins; out: where the whole of it does.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import phrase_before
from reader.analysis.quotations.lexicon.name_words import (
    ORG_WORDS,
    PORTFOLIOS,
)
from reader.analysis.quotations.lexicon.roles import ROLES, TITLES


def with_portfolios(items: Sequence[Item], start: int | None, low: int) -> int | None:
    """ "The Minister for Enterprise, | Trade and Employment, Ann Roe, said": the whole office."""
    if start is None or items[start].low not in PORTFOLIOS:
        return start
    while start - 2 > low and items[start - 1].low == "," and items[start - 2].low in PORTFOLIOS:
        before = phrase_before(items, start - 2, low)
        if before is None:
            return start
        start = before
    return start


def office_chain(items: Sequence[Item], comma: int, low: int) -> tuple[int, int] | None:
    """ "| The Director of Works, Federal Ministry of Trade, Alhaji Sani Gumel, told": where office,
    body and person stand in a row, the first of the office and of the person."""
    person = next((at + 1 for at in range(comma - 1, low, -1) if items[at].low == ","), None)
    if person is None or comma - person < 2 or items[person].low not in TITLES:
        return None
    if any(item.tag != "NAME" for item in items[person:comma]):
        return None
    body = next((at + 1 for at in range(person - 2, low, -1) if items[at].low == ","), None)
    if body is None or not ORG_WORDS & {item.low for item in items[body : person - 1]}:
        return None
    start = phrase_before(items, body - 2, low)
    opens = start is not None and items[start].tag == "DET"
    if start is None or not opens or not any(i.low in ROLES for i in items[start : body - 1]):
        return None
    return start, person


def described_from(items: Sequence[Item], start: int, low: int) -> int:
    """ "But | another member, retired machinist Ann Roe, said": where the clause begins."""
    if start - 3 < low or items[start - 1].low != "," or items[start - 2].tag != "WORD":
        return start
    first = phrase_before(items, start - 2, low)
    if first is None or items[first].low not in {"another", "one", "the", "a", "an"}:
        return start
    return first if first == 0 or items[first - 1].tag in {"CONJ", "PUNCT"} else start
