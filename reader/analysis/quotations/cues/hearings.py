"""Hearings: courts and inquiries that are told things, so that nobody in particular speaks.

In: the items of a source and those behind it; out: whether "the jury heard" leaves open who spoke.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.words import BE_FORMS, word_set

_HEARINGS = word_set(
    "court jury inquest hearing tribunal inquiry committee panel jurors magistrates commission"
)
_NEWSROOMS = word_set(
    "bbc sport news sky itv cnn reuters guardian telegraph times mail mirror espn athletic "
    "independent"
)
_IN_NEWSROOMS = _NEWSROOMS | {"the"}


def is_hearing(phrase: Sequence[Item]) -> bool:
    """Whether a noun phrase is a court or the like: "the Royal Commission into the collapse"."""
    head = next((at for at, item in enumerate(phrase) if item.tag == "PREP"), len(phrase))
    return head > 0 and phrase[head - 1].low in _HEARINGS


def is_newsroom(phrase: Sequence[Item]) -> bool:
    """Whether a noun phrase is a medium that is told things: "BBC Sport has been told"."""
    return bool(phrase) and phrase[0].low in _IN_NEWSROOMS and phrase[-1].low in _NEWSROOMS


def leaves_open(phrase: Sequence[Item], items: Sequence[Item], end: int) -> bool:
    """Whether a source, which ends before item `end`, "was told" or is a court that "heard"."""
    passive = False
    while end < len(items) and items[end].tag in {"AUX", "ADV"}:
        passive = passive or items[end].low in BE_FORMS
        end += 1
    if end >= len(items):
        return False
    return (items[end].low == "told" and passive) or (
        items[end].low in {"heard", "hears"} and is_hearing(phrase)
    )


def is_told(items: Sequence[Item], subject: Subject, end: int) -> bool:
    """ "The jury was told that", "…, the Old Bailey was told.": where things are told."""
    phrase = items[subject.start : subject.end]
    if is_hearing(phrase) or is_newsroom(phrase):
        return True
    last = end >= len(items) or items[end].tag == "PUNCT"
    return last and subject.start > 1 and items[subject.start - 1].low == ","
