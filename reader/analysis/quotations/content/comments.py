"""Comments: what a reporter adds to what somebody said: ", a phrase that", ",” contradicting her".

In: the items of a unit and where the comment would begin; out: whether it is one.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import DASHES, word_set

_SAYINGS = word_set(
    "assurance claim charge promise statement suggestion remark allegation accusation sentiment "
    "phrase description reference figure line assertion comment deficit argument message rebuke "
    "departure reversal admission concession acknowledgment acknowledgement swipe jab dig rejoinder"
)
"""What calls the words before it by a noun: ", a claim that"."""

_COMMENTING = word_set(
    "contradicting citing echoing quoting alluding describing prompting drawing setting joining"
)
_TERMING = word_set("called calls described describes dubbed dubs termed said says")
_LATER = word_set("later afterwards earlier before")
_REACH = 9
MEANWHILE = word_set("during amid following")
"""What leads behind marks to when it was said."""


def is_named_again(items: Sequence[Item], article: int, high: int) -> bool:
    """ "an assurance that his wife has heard", "a timetable Ann Roe called": from an article."""
    noun = article + 1
    if noun >= high:
        return False
    if any(item.low in _SAYINGS for item in items[noun : min(high, noun + 2)]):
        return True
    at = noun + 1
    if at < high and items[at].low in {"that", "which"}:
        at += 1
    first = at
    while at < min(high, first + _REACH) and items[at].tag in {"NAME", "PRON"}:
        at += 1
    return first < at < high and items[at].low in _TERMING


def is_contrast(items: Sequence[Item], at: int, high: int) -> bool:
    """ "Asked what they had to lose, | even as he paints a grim picture": a clause of its own."""
    if at + 2 >= high or items[at].low != "even" or items[at + 1].low not in {"as", "though"}:
        return False
    clause = items[at + 2 : min(high, at + 9)]
    end = next((i for i, item in enumerate(clause) if item.low == ","), len(clause))
    return any(map(may_be_verb, clause[:end]))


def returns_behind_marks(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether the reporting voice comes back behind a quotation that ends in a comma."""
    if at + 2 >= high:
        return False
    first, second = items[at], items[at + 1]
    if first.low in {"a", "an"}:
        return is_named_again(items, at, high)
    if first.low in _COMMENTING:
        return True
    if first.low in {"and", "but"} and second.low in {"a", "an", "the"}:
        # ",” but a day later he issued a statement"
        later = next((i for i in range(at + 2, min(high, at + 5)) if items[i].low in _LATER), high)
        return later + 1 < high and items[later + 1].tag in {"PRON", "NAME"}
    if first.low in {"and", "but"} and second.low in {"when", "after", "before"}:
        return items[at + 2].tag in {"PRON", "NAME"}
    return first.low == "while" and second.low in VERBS and VERBS[second.low].form == "ing"


def is_comment(items: Sequence[Item], at: int, high: int) -> bool:
    """ "it was the “dark side” | - an apparent reference to spies": what the reporter adds."""
    if any(item.tag == "QUOTE" for item in items[at + 1 : high]):
        return False
    if items[at].low == "which":
        return True  # "called it a “breach,” | which the law forbids"
    article = items[at + 1].low in {"a", "an"}
    if items[at].low in DASHES:
        return article or items[at + 1].low.endswith("ing")
    return items[at].low == "," and article


def is_occasion(items: Sequence[Item], at: int) -> bool:
    """ "shouted “Shame!” | as the minister rose": when it was said, in a clause of its own."""
    if items[at].low not in {"as", "after", "when", "while", "before"} or at + 2 >= len(items):
        return False
    if any(item.tag == "QUOTE" for item in items[at + 1 : at + 14]):
        return False
    acts = any(map(may_be_verb, items[at + 2 : at + 8]))
    plural = items[at + 1].tag == "WORD" and items[at + 1].low.endswith("s")
    return (plural or items[at + 1].tag in {"PRON", "NAME", "DET"}) and acts
