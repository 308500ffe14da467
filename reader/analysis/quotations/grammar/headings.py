"""Headings: a line or a unit in, whether it stands over an article or a part of it out."""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Unit

_LONGEST = 8
"""Words."""

_LONG_WORD = 4
"""Code points from which every word of a title has a capital."""

_FEWEST_CAPITALS = 4
_FEWEST_PARAGRAPHS = 4
_FEWEST = 3
_LONGEST_HEADLINE = 20
"""Items."""

_LONGEST_LINE = 120
"""Code points."""

_TOLD = frozenset({
    "said", "told", "added", "asked", "wrote", "replied", "continued", "explained", "recalled",
    "insisted", "noted", "—", "―", "–", "--",
})  # fmt: skip
"""What no headline has: who said so in the past, or a signature."""

_CLOSING = "\"'“”‘’»«)] "


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


class Headlines:
    """Tells lines that stand over an article or a part of it from its paragraphs.

    A headline is a short line that ends without a full stop, in a text whose paragraphs do not:
    "Minister ‘lied’ to MPs, says watchdog".
    """

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._text = text
        self._units = units
        ends = [
            number
            for number, unit in enumerate(units)
            if number + 1 == len(units) or units[number + 1].paragraph != unit.paragraph
        ]
        stopped = sum(self._is_stopped(number) for number in ends)
        self._tells = stopped >= _FEWEST_PARAGRAPHS and 3 * stopped >= 2 * len(ends)

    def holds(self, number: int) -> bool:
        """Whether a unit is a headline."""
        unit = self._units[number]
        if not self._tells or number + 1 == len(self._units) or self._is_stopped(number):
            return False
        if unit.span.end - unit.span.start > _LONGEST_LINE:
            return False
        if not _FEWEST <= len(unit.items) <= _LONGEST_HEADLINE or not fills_line(
            self._units, number
        ):
            return False
        return not any(item.low in _TOLD or item.low.startswith("@") for item in unit.items)

    def _is_stopped(self, number: int) -> bool:
        """Whether a unit ends as a sentence does, inside or outside marks."""
        words = self._units[number].span.of(self._text).rstrip().rstrip(_CLOSING)
        return not words[-1:].isalnum()
