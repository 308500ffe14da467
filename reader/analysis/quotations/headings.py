"""Headings in marks: a line in, whether it stands over a part of the article out."""

from collections.abc import Sequence

from reader.analysis.quotations.items import Unit

_LONGEST = 8
"""Words."""


def is_heading(words: str) -> bool:
    """Whether words in marks are few and without a full stop."""
    return len(words.split()) <= _LONGEST and words.rstrip()[-1:] not in ".!?…,"


def fills_line(units: Sequence[Unit], number: int) -> bool:
    """Whether the unit has its paragraph for itself."""
    near = units[max(0, number - 1) : number + 2]
    return sum(unit.paragraph == units[number].paragraph for unit in near) == 1
