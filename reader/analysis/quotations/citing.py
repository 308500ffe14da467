"""Citing: "The daily Ufuk, quoting an engineer, said", "reported, citing officials, that".

In: the items of a unit and a cue whose subject is a medium; out: whom it passes on, as a half-open
range of items.
"""

from collections.abc import Sequence

from reader.analysis.quotations.cue import Cue
from reader.analysis.quotations.items import Item
from reader.analysis.quotations.phrases_after import phrase_after
from reader.analysis.quotations.words import word_set

_CITING = word_set("citing quoting")
_REACH = 10


def cited(items: Sequence[Item], cue: Cue) -> tuple[int, int] | None:
    """Whom the subject of a cue cites in a parenthesis before the verb or right behind it."""
    first = cue.subject.end if cue.subject.end <= cue.verb else cue.end
    last = min(len(items) - 2, cue.end + _REACH)
    for at in range(first, last):
        if items[at].tag in {"QUOTE", "THAT"}:
            return None
        if items[at].low == "," and items[at + 1].low in _CITING:
            end = phrase_after(items, at + 2, len(items))
            closed = end is not None and (end == len(items) or items[end].low in {",", "."})
            return (at + 2, end) if closed and end is not None else None
    return None
