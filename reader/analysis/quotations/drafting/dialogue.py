"""Dialogue: the drafts before a line without attribution in, whose turn it is out."""

from collections.abc import Sequence

from reader.analysis.quotations.content.draft import Draft, bounds_span
from reader.analysis.quotations.grammar.items import Bounds, Unit
from reader.model import Span

_LINE_OF_DIALOGUE = 15
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
    if second.last_unit != number - 1 or lines[1] - lines[0] != 1 or lines[2] - lines[1] != 1:
        return None
    if first.source is None or second.source is None or not (first.quoted and second.quoted):
        return None
    names = [bounds_span(units, bounds) for bounds in (first.source, second.source)]
    if (
        names[0] is None
        or names[1] is None
        or (names[0].of(text).lower() == names[1].of(text).lower())
    ):
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
