"""Offsets as others count them, and back: Unicode code points, UTF-16 code units, UTF-8 bytes.

In: a text and a place in it. Out: the same place in the other unit. A sorted array holds what every
`BLOCK`-th code point is in the other unit; the rest of the way is counted inside one block, so
making the array costs one pass over the text and a place costs the length of a block.
"""

from bisect import bisect_right
from itertools import accumulate, chain
from typing import Literal

Unit = Literal["code points", "utf-16", "utf-8"]

BLOCK = 512
"""Code points between two entries of the array."""
_CODECS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}


class Offsets:
    """The places of one text in one foreign unit."""

    def __init__(self, text: str, unit: Unit) -> None:
        self._text = text
        self._same = unit == "code points" or text.isascii()
        self._codec, self._width = _CODECS.get(unit, ("", 1))
        self._starts: list[int] = []
        if not self._same:
            lengths = (
                self._length(text[at : at + BLOCK]) for at in range(0, max(len(text), 1), BLOCK)
            )
            self._starts = list(accumulate(chain((0,), lengths)))

    def foreign(self, place: int) -> int:
        """A place given in code points, in the foreign unit; what lies outside is moved inside."""
        place = min(max(place, 0), len(self._text))
        if self._same:
            return place
        block = place // BLOCK
        return self._starts[block] + self._length(self._text[block * BLOCK : place])

    def points(self, place: int) -> int:
        """A place given in the foreign unit, in code points; what lies outside is moved inside.

        A place within a code point is that of the code point.
        """
        if self._same:
            return min(max(place, 0), len(self._text))
        place = min(max(place, 0), self._starts[-1])
        block = min(bisect_right(self._starts, place), len(self._starts) - 1) - 1
        start = block * BLOCK
        data = self._text[start : start + BLOCK].encode(self._codec, "surrogatepass")
        part = data[: (place - self._starts[block]) * self._width]
        return start + len(part.decode(self._codec, "ignore"))  # half a code point is left aside

    def _length(self, part: str) -> int:
        return len(part.encode(self._codec, "surrogatepass")) // self._width
