"""Commas: whether what is said ends at one, for the reporting voice comes back behind it.

In: a reported clause and a comma in it; out: a verdict.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.comments import is_contrast, is_named_again
from reader.analysis.quotations.content.reported import Reported, is_infinitive_only
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import COUNTED, is_finite, word_set

_ASIDES = word_set("although though which")
_MODALS = word_set("would will could can may might should must")
_SPANS = word_set("day days week weeks month months year years hour hours minute minutes moments")
_COUNTING = COUNTED | {"just", "only", "a"}
_ASIDE = 24
"""Items: how long a relative clause between a person and what they are accused of may be."""

_BEARERS = {"NAME", "PRON", "DET"}
_LEFT_TAGS = {"PRON", "DET", "NAME", "WORD", "NUM", "QUOTE"}


def ends_at_comma(clause: Reported, at: int) -> bool:
    """Whether what is said ends at the comma at an item."""
    items, high, following = clause.items, clause.high, clause.items[at + 1]
    if following.low == "however" and at + 2 < high and items[at + 2].tag in _BEARERS:
        return True  # "said he was tired, however Ann Roe hit out"
    if _tells_when(clause, at) or _adds(clause, at):
        return True
    if following.tag == "REL" and _relative_closes(items, at, high):
        return False
    if following.low == "which" and not any(map(may_be_verb, items[clause.start : at])):
        return False  # "said reserves, which rose in May, and a surplus “will do”"
    if _is_aside(items, at, high) or _is_time_after(items, at + 1, high):
        return True
    return _comes_back(items, at + 1, high) or _leaves(clause, following)


def _tells_when(clause: Reported, at: int) -> bool:
    """Whether the comma closes "when I asked why it was", or opens when something was said."""
    items, following = clause.items, clause.items[at + 1]
    named = following.tag in {"PRON", "NAME"} and at + 2 < clause.high
    apposed = items[at + 2].low == "," if named else False
    if clause.when and named and (apposed or items[at + 2].low in VERBS):
        return True  # "when I asked why it was, he said"
    asked = [word.low for word in items[at + 1 : at + 3]]
    return asked in (["when", "asked"], ["when", "pressed"])


def _adds(clause: Reported, at: int) -> bool:
    """Whether the reporter says what came of it, or what it was, behind the comma."""
    items, high, following = clause.items, clause.high, clause.items[at + 1]
    behind = items[at + 2] if at + 2 < high else None
    if (clause.cites and following.low == "who") or (clause.noun and following.low == "which"):
        return True  # "cited a speech by Ann Roe, who suggested", "demanded a vote, which Ann Roe"
    if following.low in {"a", "an"} and is_named_again(items, at + 1, high):
        return True  # "said he would stay, an assurance that his wife has heard"
    if following.low == "setting" and behind is not None and behind.low == "up":
        return True  # "said it would hold no hearings, setting up a fight"
    if following.low == "sending" and {"shares", "stock"} & {i.low for i in items[at + 2 : at + 5]}:
        return True  # "said it would cut jobs, sending its shares down"
    if _leaves_modal(items, clause.start, at, high) or following.low == "something":
        return True
    acting = behind is not None and behind.tag in {"NAME", "DET", "PRON"}
    joined = following.low in {"but", "while"} and acting
    if joined and is_infinitive_only(items[clause.start : at]):
        return True  # "called on the board to act, but it waited"
    others = following.low == "as" and behind is not None and behind.tag == "AUX"
    return others or is_contrast(items, at + 1, high)  # "wants an inquiry, as have others"


def _is_aside(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether "although" or "which" opens an aside of the reporter behind a comma."""
    following = items[at + 1]
    if following.low not in _ASIDES:
        return False
    acting = at + 2 < high and items[at + 2].tag in {"PRON", "NAME", "DET"}
    marked = any(items[i].tag == "QUOTE" for i in range(at + 2, min(high, at + 6)))
    return not marked or (following.low == "which" and acting)  # ", which she called “a mess”"


def _leaves(clause: Reported, following: Item) -> bool:
    """Whether the sentence leaves the clause of the cue at the comma."""
    manner = clause.cue.subject.manner if clause.cue is not None else "relative"
    acts = following.tag == "AUX" and manner == "before"
    return clause.short and (following.tag in _LEFT_TAGS or acts or manner == "relative")


def _leaves_modal(items: Sequence[Item], start: int, comma: int, high: int) -> bool:
    """ "said she would leave in May, | and lowered its forecast": a past behind what is to come."""
    if comma + 3 >= high or items[comma + 1].low != "and":
        return False
    past = is_finite(items[comma + 2].low) and items[comma + 2].tag == "WORD"
    return past and any(item.low in _MODALS for item in items[start:comma])


def _comes_back(items: Sequence[Item], at: int, high: int) -> bool:
    """ ", but he left", ", compared with a third of men": the reporting voice behind a comma."""
    if at + 1 >= high:
        return False
    returns = items[at].low in {"and", "but"} and items[at + 1].low in {"he", "she", "they"}
    returns = returns and not any(item.tag == "QUOTE" for item in items[at:high])
    following = VERBS.get(items[at + 1].low)
    acts = is_finite(items[at + 1].low) or (following is not None and following.form == "s")
    returns = returns or (items[at].low == "then" and acts)
    return returns or (items[at].low == "compared" and items[at + 1].low in {"with", "to"})


def _relative_closes(items: Sequence[Item], comma: int, high: int) -> bool:
    """ "accused the board, which met on Monday, of lying": the words go on behind the clause."""
    for at in range(comma + 2, min(high - 1, comma + _ASIDE)):
        if items[at].low == ",":
            behind = at + 1 + int(items[at + 1].tag == "ADV" and at + 2 < high)
            behind += items[behind].low == "and" and items[behind + 1].tag in {"AUX", "NEG"}
            judged = items[behind].low in {"of", "for", "as"} or is_finite(items[behind].low)
            return judged or items[behind].tag in {"QUOTE", "AUX", "NEG"}
    return False


def _is_time_after(items: Sequence[Item], at: int, high: int) -> bool:
    """ "days after he warned", "three weeks before the vote": when it was said, not what."""
    if at < high and items[at].low in _COUNTING:
        at += 1
    spans = at + 1 < high and items[at].low in _SPANS
    return spans and items[at + 1].low in {"after", "before"}
