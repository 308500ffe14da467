"""Names before a colon that introduces marks: “Jana Novak, 34, a nurse: “We walked.””

In: the items of a unit and the quotation behind the colon; out: whom the words are given to.
"""

from collections.abc import Sequence

from reader.analysis.quotations.genders import gender_of_name
from reader.analysis.quotations.items import Item
from reader.analysis.quotations.phrases import phrase_before
from reader.analysis.quotations.subject import Subject
from reader.analysis.quotations.words import word_set

_PLACING = word_set("in of at near from outside for on")
_SENDERS = word_set("from by")
_FARTHEST = 12
"""Items that describe a name, between it and the colon."""


def labelled(items: Sequence[Item], at: int) -> Subject | None:
    """Whose name the colon before item `at` follows, past a place or what describes them.

    "Polls agree - Ann Roe: “…”", "an email from a reader, Ann Roe in Cork: “…”".
    """
    if at < 2 or items[at - 1].low != ":":
        return None
    described = _described(items, at - 1)
    if described is not None:
        return described
    if items[at - 2].tag != "NAME":
        return None
    start, end = phrase_before(items, at - 2, 0), at - 1
    if start is not None and start > 1 and items[start - 1].low in _PLACING:
        placed = start - 2
        sent = items[start].tag != "NAME" or gender_of_name(items[start].low) is not None
        if items[placed].tag == "NAME" and not (sent and items[start - 1].low in _SENDERS):
            start, end = phrase_before(items, placed, 0), placed + 1
    if start is None:
        return None
    if start > 0 and items[start - 1].low not in _SENDERS and items[start - 1].tag != "PUNCT":
        return None
    return Subject(start, end, start, "before")


def opens_with_label(items: Sequence[Item]) -> bool:
    """ "• Ann Roe: “…”": whether a name and a colon lead to the first quotation of the unit."""
    quote = next((at for at, item in enumerate(items) if item.tag == "QUOTE"), 0)
    return labelled(items, quote) is not None


def _described(items: Sequence[Item], colon: int) -> Subject | None:
    """ "Jana Novak, 34, a nurse from Brno: “…”": a name at the head, then an apposition."""
    comma = next((at for at in range(colon) if items[at].low == ","), colon)
    if comma == colon or colon - comma > _FARTHEST or items[comma - 1].tag != "NAME":
        return None
    start = phrase_before(items, comma - 1, 0)
    if start is None or any(item.tag not in {"NUM", "TIME", "PUNCT"} for item in items[:start]):
        return None
    behind = items[comma + 1]
    if behind.tag not in {"DET", "NUM", "WORD"} or any(
        item.tag in {"AUX", "PRON", "QUOTE"} for item in items[comma:colon]
    ):
        return None
    return Subject(start, comma, start, "before")
