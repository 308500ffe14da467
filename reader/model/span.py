"""Spans: where something stands in an article's text.

In and out: half-open `[start, end)` pairs in Unicode code points. Bytes, UTF-16 units and screen
cells exist only at the edges (`reader.exchange`, `reader.tui.text`).
"""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open `[start, end)` in code points of one article's text."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside, equal spans included."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The covered part of `text`."""
        return text[self.start : self.end]
