"""Agreement: whether a verb without an ending fits its subject: "officials say", "they may say".

In: the items of a unit, a verb and its subject; out: whether they agree.
"""

from collections.abc import Sequence
from itertools import pairwise

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.roles import COLLECTIVES, is_plural
from reader.analysis.quotations.lexicon.words import word_set

_PLURALS = COLLECTIVES | word_set(
    "family council club union party committee board firm trust charity squad government cabinet "
    "band jury public media press panel community one half people police men women many five six "
    "seven eight nine ten dozen quarter both others those"
)
_COUNTED = word_set("half-dozen dozen few hundred thousand million score")
_SURVEYED = word_set("surveyed polled questioned interviewed")


def may_be_base(items: Sequence[Item], at: int, subject: Subject) -> bool:
    """Whether an uninflected verb agrees: "they say", "officials say", "will say"."""
    before = items[at - 1]
    if before.tag in {"PRON", "AUX", "NEG", "TO", "REL"}:
        return True
    if subject.manner == "shared" or subject.end <= subject.start:
        return False
    phrase = items[subject.start : subject.end]
    head = next((a for a, b in pairwise(phrase) if b.tag in {"PREP", "TO"}), phrase[-1])
    if head.low == "close" and len(phrase) > 1:
        head = phrase[phrase.index(head) - 1]  # "sources close to the club"
    counted = len(phrase) > 2 and phrase[1].low in _COUNTED
    if phrase[0].low in {"a", "an"} and head.low not in COLLECTIVES and not counted:
        return False  # "a police | report"
    plural = is_plural(head.low) or head.low in _PLURALS or head.tag == "NUM"
    plural = plural or head.low == "%"
    plural = plural or phrase[-1].low in _SURVEYED
    return plural or any(item.low == "and" for item in items[subject.start : subject.end])
