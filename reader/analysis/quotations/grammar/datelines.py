"""Datelines: the items of a sentence in, the first one behind "KYIV, Ukraine (Reuters) -" out.

The time that heads an entry of a live blog is one, too.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.words import DASHES


def dateline_end(items: Sequence[Item]) -> int:
    """The first item behind a dateline ("KYIV, Ukraine (Reuters) -"), or 0."""
    clock = _clock_end(items)
    if clock:
        return clock
    articled = len(items) > 1 and items[0].low == "the" and items[1].tag == "NAME"
    if not items or (items[0].tag != "NAME" and not articled):
        return 0
    for at in range(1, min(12, len(items) - 1)):
        item = items[at]
        if item.low == ":" and items[at - 1].low in PLACES:
            return at + 1
        if item.low in DASHES:
            agency = not articled or items[at - 1].low == ")"  # "THE HAGUE (Reuters) -"
            led = agency and items[at + 1].tag != "REL" and items[at - 1].low != ","
            return at + 1 if led else 0
        if items[at - 1].low == "(" and at + 1 < len(items) and items[at + 1].low == ")":
            continue
        if item.low == ")" and items[1].low == "," and items[at + 1].tag in {"DET", "NAME"}:
            dated = any(part.tag == "TIME" for part in items[2:at])
            return at + 1 if dated else 0  # "MUMBAI, Jul 4 (PTI) The court"
        linked = item.low == "of" and at == 1 and items[at + 1].tag == "NAME"  # PORT OF SPAIN
        if linked or item.tag in {"NAME", "TIME", "NUM"} or item.low in {",", "(", ")", ".", "/"}:
            continue
        return 0
    return 0


def _clock_end(items: Sequence[Item]) -> int:
    """The first item behind the time that heads an entry of a live blog ("14:32", "9.05am GMT")."""
    if len(items) < 3:
        return 0
    first = items[0].low
    if not (first[:1].isdigit() and (":" in first or first.endswith(("am", "pm")))):
        return 0
    at = 1
    while at < len(items) - 1 and (
        items[at].low in {"a.m", "p.m", "am", "pm", "gmt", "bst", "et", "cet", "est", "pt", "h"}
        or items[at].low in {".", "|", *DASHES}
        or (items[at].low == ":" and at <= 2)
    ):
        at += 1
    return at if items[at].tag not in {"AUX", "PREP", "PUNCT"} else 0
