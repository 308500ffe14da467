"""According to: a cue with the source behind it and what came before in, the content out.

Item ranges are half-open.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.attribution import Attribution, Range
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.roles import ROLES
from reader.analysis.quotations.lexicon.words import is_finite, word_set

_JOINS = word_set("but and or because where while although though whereas since")
_CONTRASTS = word_set("while although though whereas")
_MOMENTS = word_set("after before when")
_SHORT = 4
"""Items: a name and its comma."""


def according_content(
    items: Sequence[Item],
    cue: Cue,
    before: Range | None,
    found: Sequence[Attribution],
    high: int,
) -> tuple[Range, ...]:
    """What a source behind "according to" says: what stands before it, behind it, or both.

    `before` is what a comma sets off before the cue; nothing is found where the range is empty.
    """
    end = cue.subject.end
    commas = [at for at in range(end, min(high, end + 24)) if items[at].low == ","]
    if len(commas) > 1 and items[commas[0] + 1].tag == "REL":
        commas.pop(0)  # "according to Petr Vlk, who spoke on Monday, the case is closed"
    elif len(commas) > 1 and _introduces(items, (commas[0] + 1, commas[1]), high):
        commas.pop(0)  # "according to the Shore, a charity made up of lifeguards, prizes were won"
    elif len(commas) > 1 and _describes(items, (commas[0] + 1, commas[1])):
        commas.pop(0)  # "according to Petr Vlk, another envoy, the case is closed"
    comma = commas[0] if commas else None
    if before is None and cue.verb > 0 and items[cue.verb - 1].tag != "CONJ":
        start = 0
        for earlier in found:
            if earlier.cue is not None and not earlier.content:
                start = max(start, earlier.cue[1])
        if cue.verb - start >= 3:
            before = (start, cue.verb)
    acts = comma is not None and comma + 1 < high and items[comma + 1].tag in {"AUX", "NEG"}
    if before is None and acts and 1 < cue.verb <= _SHORT and items[cue.verb - 1].low == ",":
        before = (0, cue.verb - 1)  # "Ann Roe, according to her neighbour, is at home"
    last = items[before[1] - 1] if before is not None else None
    if last is not None and (last.tag in {"THAT", "REL"} or last.low in _JOINS):
        before = None  # "The paper wrote that, according to the ministry, …"
    elif before is not None and _leads_moment(items, before):
        before = None
    if before is not None:
        colon = next((at for at in range(*before) if items[at].low == ":"), None)
        if colon is not None and before[1] - colon > 3 and items[colon + 1].tag != "QUOTE":
            before = (colon + 1, before[1])  # "The summary: the port is shut, according to"
    leads = comma is not None and comma + 1 < high and items[comma + 1].tag == "QUOTE"
    if leads and comma is not None and before is not None and items[before[1] - 1].tag != "QUOTE":
        return ((comma + 1, high),)  # "a book that, according to it, “…”"
    rest = (comma + 1, high) if comma is not None and comma + 3 < high else None
    fronted = before is not None and items[before[0]].low in _CONTRASTS
    fronted = fronted and before is not None and all(i.low != "," for i in items[slice(*before)])
    if fronted and rest is not None and _has_verb(items, rest):
        return (rest,)  # "While prices fall, according to Ode, rents rise"
    if before is not None and rest is not None and not _has_verb(items, before):
        return (rest,) if _leads_in(items, before) else (before, rest)
    if before is not None and (before[1] - before[0] >= 3 or items[before[1] - 1].tag == "QUOTE"):
        return (before,)
    if comma is not None and comma + 1 < high:
        return ((comma + 1, high),)
    return ()


def _leads_moment(items: Sequence[Item], before: Range) -> bool:
    """ "after, according to the ministry, …", not "saltier than before, according to"."""
    alone = before[1] - before[0] == 1 or items[before[1] - 2].low == ","
    return alone and items[before[1] - 1].low in _MOMENTS


def _introduces(items: Sequence[Item], part: Range, high: int) -> bool:
    """Whether "a charity made up of lifeguards" stands between commas and a clause behind them."""
    if items[part[0]].low not in {"a", "an"}:
        return False
    acts = any(item.tag in {"AUX", "NEG", "REL"} for item in items[slice(*part)])
    return not acts and _has_verb(items, (part[1] + 1, min(high, part[1] + 12)))


def _describes(items: Sequence[Item], part: Range) -> bool:
    """Whether what stands between commas can describe the name before."""
    opens = items[part[0]].tag == "DET" or items[part[0]].low in ROLES
    made = is_finite(items[part[0]].low) and items[part[0] + 1].tag == "PREP"  # "published in 2014"
    return (opens and not _has_verb(items, part)) or (
        made and not _has_verb(items, (part[0] + 1, part[1]))
    )


def _has_verb(items: Sequence[Item], part: Range) -> bool:
    return any(item.tag == "QUOTE" or may_be_verb(item) for item in items[slice(*part)])


def _leads_in(items: Sequence[Item], before: Range) -> bool:
    """ "In addition, according to the ministry, …": a link that is no part of what was said."""
    return before[1] - before[0] <= 3 and items[before[0]].tag in {"PREP", "ADV", "CONJ"}
