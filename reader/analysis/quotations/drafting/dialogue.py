"""Dialogue: the drafts before a line without attribution in, whose turn it is out."""

from collections.abc import Sequence

from reader.analysis.quotations.content.draft import Draft, bounds_span
from reader.analysis.quotations.grammar.items import Bounds, Unit
from reader.model import Span

_LINE_OF_DIALOGUE = 15
_FEWEST_TURNS = 3
_LONGEST_RUN = 8
_SHORTEST = 5
"""Words of a line that nobody would write down but for what comes before it."""
_NEAR = 3
"""Paragraphs from a dialogue back to whoever spoke before it."""
_REPLY = 3
"""Words. A line this short answers the one before, and is answered."""


def turn_before(drafts: Sequence[Draft], number: int) -> Bounds | None:
    """Whose turn it is among lines that dashes open: whoever spoke before the last."""
    if len(drafts) < 2 or drafts[-1].last_unit != number - 1:
        return None
    return drafts[-2].source


def other_speaker(
    text: str, units: Sequence[Unit], drafts: Sequence[Draft], number: int, quoted: Sequence[Span]
) -> Bounds | None:
    """In a dialogue, line by line, of questions or short replies: whoever spoke before the last."""
    if len(drafts) < 2:
        return None
    first, second = drafts[-2:]
    lines = [units[i].paragraph for i in (first.unit, second.unit, number)]
    if second.last_unit != number - 1 or lines[2] - lines[1] != 1:
        return None
    turns = _turns(text, units, second, number)
    if turns is not None and _is_dialogue(turns):
        return _before(text, units, drafts)
    if lines[1] - lines[0] != 1:
        return None
    if first.source is None or second.source is None or not (first.quoted and second.quoted):
        return None
    if _name(text, units, first) == _name(text, units, second):
        return None
    lines_said = (first.quoted[-1], second.quoted[-1], quoted[-1])
    asks = [text[span.end - 1 : span.end] == "?" for span in lines_said]
    replies = [len(span.of(text).split()) <= _REPLY for span in lines_said]
    if (asks[1] and replies[2] and replies[0]) or (asks[0] and replies[1] and asks[2]):
        return first.source  # a hall that answers: “Will we go, after all that?” “Nooo!”
    short = all(
        len(span.of(text).split()) <= _LINE_OF_DIALOGUE
        for span in (*first.quoted, *second.quoted, *quoted)
    )
    return first.source if (asks[0] or asks[1] or replies[1]) and short else None


def _name(text: str, units: Sequence[Unit], draft: Draft) -> str | None:
    source = bounds_span(units, draft.source)
    return None if source is None else source.of(text).lower()


def _turns(text: str, units: Sequence[Unit], last: Draft, number: int) -> list[str] | None:
    """The words of the line before and of the lines of nothing but marks from `number` on, a
    paragraph each; None where it is fewer than two, or two in one paragraph."""
    turns = [text[last.content[-1].start : last.content[-1].end]]
    at = number
    while at < len(units) and units[at].lone_stretch and at - number < _LONGEST_RUN:
        if units[at].paragraph - units[at - 1].paragraph != 1:
            return None
        turns.append(units[at].span.of(text))
        at += 1
    if at < len(units) and units[at].paragraph == units[at - 1].paragraph:
        turns.pop()  # what is told behind the last of them
    return None if len(turns) < _FEWEST_TURNS - last.is_turn else turns


def _is_dialogue(turns: Sequence[str]) -> bool:
    """Whether all are short, and one is a question or very short."""
    words = [len(turn.split()) for turn in turns]
    asks = any(turn.strip("\"'“”‘’„«» ").endswith("?") for turn in turns)
    return max(words) <= _LINE_OF_DIALOGUE and (asks or min(words) <= _SHORTEST)


def _before(text: str, units: Sequence[Unit], drafts: Sequence[Draft]) -> Bounds | None:
    """Whoever else spoke last, shortly before the last draft."""
    last = drafts[-1]
    name = _name(text, units, last)
    for draft in reversed(drafts[:-1]):
        if units[last.unit].paragraph - units[draft.last_unit].paragraph > _NEAR:
            return None
        if name is not None and draft.source is not None and _name(text, units, draft) != name:
            return draft.source
    return None
