"""Signatures: who signs a quotation behind a dash: “We won.” — Ann Roe.

In: the items of a unit; out: the item ranges of quotation and name, or the name alone where it
stands in a line of its own under the quotation. Ranges are half-open.
"""

from collections.abc import Iterator, Sequence

from reader.analysis.quotations.items import Item
from reader.analysis.quotations.phrases_after import phrase_after

_DASHES = frozenset("—–-―")
_LONGEST_LINE = 16


def signed(items: Sequence[Item]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each quotation that a dash and a name sign within a unit, with the items of the name."""
    for at in range(1, len(items) - 1):
        if items[at].low not in _DASHES or items[at + 1].tag != "NAME":
            continue
        quote = at - 1 if items[at - 1].tag == "QUOTE" else at - 2
        if quote < 0 or items[quote].tag != "QUOTE":
            continue
        end = phrase_after(items, at + 1, len(items))
        if end is not None and (end == len(items) or items[end].tag == "PUNCT"):
            yield quote, (at + 1, end)


def signature(items: Sequence[Item]) -> tuple[int, int] | None:
    """The items of the name in a line that is a dash, a name and at most what describes it."""
    if not 2 <= len(items) <= _LONGEST_LINE or items[0].low not in _DASHES:
        return None
    if items[1].tag not in {"NAME", "DET"}:
        return None
    end = phrase_after(items, 1, len(items))
    if end is None or not any(item.tag == "NAME" for item in items[1:end]):
        return None
    if end < len(items) and items[end].tag not in {"PUNCT", "PREP", "TIME"}:
        return None
    return 1, end
