"""Cutting: what earlier cues of a sentence attribute ends where the clause of a later one begins.

In: the items of a unit, the attributions found, a cue and what it attributes; out: the same with
their content cut, and who only passes on what somebody else said.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.content.attribution import (
    COORDINATORS,
    Attribution,
    Range,
    behind_semicolon,
    clause_opening,
    embraces,
)
from reader.analysis.quotations.content.citing import only_reports, told_before
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.roles import SPEAKERS
from reader.analysis.quotations.lexicon.verbs import VERBS


def cut_earlier(
    text: str, items: Sequence[Item], found: list[Attribution], cue: Cue, made: Attribution
) -> Attribution:
    """End the content of earlier cues where the clause of this one begins, if it is no part."""
    if made.nested:
        return made
    told = told_before(items, found, made.content) if cue.is_according else None
    if told is not None:
        found[told] = replace(found[told], reporter=found[told].reporter or made.source)
        return replace(made, content=())
    clause = min(cue.subject.clause, cue.verb)
    trailing = bool(made.content) and made.content[0][0] < cue.verb
    cut = clause
    if trailing and made.content[0][0] > 0 and items[made.content[0][0] - 1].low == ":":
        cut, trailing = made.content[0][0] - 1, False
    cut = behind_semicolon(items, clause_opening(items, cut)) - 2 * is_answered(items, cut)
    while cut > 0 and (
        items[cut - 1].low in COORDINATORS
        or items[cut - 1].low == ","
        or (items[cut - 1].low == "with" and items[cut - 2].low == ",")
        or items[cut - 1].low in {"as", ";"}
    ):
        cut -= 1
    outer = trailing and not cue.is_according and made.source is not None
    outer = outer and made.source is not None and not only_reports(text, items, cue, made.source)
    for number, earlier in enumerate(found):
        if not trailing and (embraces(cue, earlier) or _holds(cue, earlier)):
            cut = cue.verb - int(items[cue.verb - 1].low == ",")
        inside = (
            earlier.cue is not None and bool(made.content) and made.content[0][0] < earlier.cue[0]
        )
        attitude = earlier.cue is not None and _is_attitude(items[earlier.cue[0]].low)
        if outer and inside and (attitude or not _is_somebody(items, earlier.source)):
            found[number] = replace(earlier, nested=True)  # "it signals “the end”, said Ann Roe"
            continue
        content = tuple(
            (start, min(end, cut)) for start, end in earlier.content if start < min(end, cut)
        )
        reporter = earlier.reporter
        if trailing and reporter is None and made.source is not None:
            reporter = made.source
        found[number] = replace(earlier, content=content, reporter=reporter)
    if trailing and made.source and found and only_reports(text, items, cue, made.source):
        # Somebody spoke already in this sentence; the medium only passes it on.
        return replace(made, content=())
    return made


def _is_attitude(low: str) -> bool:
    verb = VERBS.get(low)
    return verb is not None and verb.allows("k")  # "The firm expects it to be “up,” Ann Roe said"


def _is_somebody(items: Sequence[Item], source: Range | None) -> bool:
    """Whether a source is a name, a pronoun or people, and no thing that "signals" or "shows"."""
    words = items[source[0] : source[1]] if source is not None else ()
    return any(item.tag in {"NAME", "PRON"} or item.low in SPEAKERS for item in words)


def _holds(cue: Cue, earlier: Attribution) -> bool:
    """ "Ann Roe, who bet on what he calls a “gift”, said": a cue between subject and verb."""
    inner = earlier.cue
    held = inner is not None and cue.subject.end <= inner[0] < cue.verb
    return held and cue.subject.manner == "before"


def is_answered(items: Sequence[Item], clause: int) -> bool:
    """ "Ann Roe said it was fair, to which | Tom Pell replied": a reply to what is said."""
    return clause > 1 and [i.low for i in items[clause - 2 : clause]] == ["to", "which"]
