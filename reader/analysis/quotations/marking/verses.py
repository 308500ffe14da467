"""Verse in marks: the lines of a text in, those that one pair of marks holds together joined out.

A mark opens the first line, another closes the last, and none stands in between; there is no empty
line among them. Prose reopens its marks with every paragraph, so that it is never joined.
"""

from collections.abc import Iterator, Sequence

from reader.model import Span

_LONGEST = 14
"""Lines."""
_WIDEST = 80
"""Code points of a line of verse."""
_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“"}
_MARKS = frozenset('"“”„«»')


def join_verses(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The lines in their order, a verse in marks as one span from its first line to its last."""
    at = 0
    while at < len(lines):
        last = _last_line(text, lines, at)
        yield Span(lines[at].start, lines[last].end)
        at = last + 1


def _last_line(text: str, lines: Sequence[Span], first: int) -> int:
    """The line that closes the verse which line `first` opens; `first` where it opens none."""
    closing = _CLOSING.get(text[lines[first].start])
    if closing is None or not _may_be_verse(text, lines[first], 1):
        return first
    for at in range(first + 1, min(first + _LONGEST, len(lines))):
        line = lines[at]
        if text.count("\n", lines[at - 1].end, line.start) != 1:
            return first
        if _may_be_verse(text, line, 0):
            continue
        closes = line.of(text).rstrip(".,;!?").endswith(closing) and _may_be_verse(text, line, 1)
        return at if closes and line.length > 1 else first
    return first


def _may_be_verse(text: str, line: Span, marks: int) -> bool:
    words = line.of(text)
    return line.length <= _WIDEST and sum(character in _MARKS for character in words) == marks
