"""Headings: a line or a unit in, whether it stands over an article or a part of it out."""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Unit

_LONGEST = 8
"""Words."""

_LONG_WORD = 4
"""Code points from which every word of a title has a capital."""

_FEWEST_CAPITALS = 4


def is_heading(words: str) -> bool:
    """Whether words in marks are few and without a full stop."""
    return len(words.split()) <= _LONGEST and words.rstrip()[-1:] not in ".!?…,"


def fills_line(units: Sequence[Unit], number: int) -> bool:
    """Whether the unit has its paragraph for itself."""
    near = units[max(0, number - 1) : number + 2]
    return sum(unit.paragraph == units[number].paragraph for unit in near) == 1


def is_title_case(unit: Unit) -> bool:
    """Whether all words but the short ones have capitals: "Ann Roe Says Bridge Will Close"."""
    capitals = sum(item.tag == "NAME" for item in unit.items)
    small = any(
        item.tag in {"WORD", "AUX", "PRON"} and len(item.low) >= _LONG_WORD
        for item in unit.items[1:]
    )
    return capitals >= _FEWEST_CAPITALS and not small
