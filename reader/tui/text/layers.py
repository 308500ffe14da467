"""Layers: the marks that are drawn over a text, kept as sorted arrays beside it.

In: spans, each with a value that says what it is. Out: those that touch a stretch of text, found
by bisection, so that drawing a row costs the same in a short text and in a long one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from reader.model import Span

Value = TypeVar("Value")


class Mark(NamedTuple, Generic[Value]):
    """A span `[start, end)` in code points and what stands there."""

    start: int
    end: int
    value: Value


class Layer(Generic[Value]):
    """Marks of one kind, in the order of the text; they may overlap.

    The longest mark bounds how far back a mark that reaches a place may begin; marks much longer
    than the others are kept apart, so that a single one does not make every search long.
    """

    LONG = 4_000

    def __init__(self, marks: Iterable[Mark[Value]] = ()) -> None:
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.marks]
        short = [mark for mark in self.marks if mark.end - mark.start <= self.LONG]
        self._short = short
        self._short_starts = [mark.start for mark in short]
        self._reach = max((mark.end - mark.start for mark in short), default=0)
        self._long = [mark for mark in self.marks if mark.end - mark.start > self.LONG]

    def __len__(self) -> int:
        return len(self.marks)

    def touching(self, start: int, end: int) -> Iterator[Mark[Value]]:
        """The marks that share a code point with `[start, end)`, in the order of the text."""
        first = bisect_left(self._short_starts, start - self._reach)
        last = bisect_left(self._short_starts, end)
        found = [mark for mark in self._short[first:last] if mark.end > start]
        if self._long:
            found += [mark for mark in self._long if mark.start < end and mark.end > start]
            found.sort(key=lambda mark: (mark.start, mark.end))
        return iter(found)

    def next_from(self, span: Span) -> Mark[Value] | None:
        """The mark after a selection: the first that begins in or after it, or the one after the
        mark that the selection is."""
        index = bisect_left(self.marks, tuple(span), key=_place)
        if index < len(self.marks) and _place(self.marks[index]) == tuple(span):
            while index < len(self.marks) and _place(self.marks[index]) == tuple(span):
                index += 1
        else:
            index = bisect_left(self._starts, span.start)
        return self.marks[index] if index < len(self.marks) else None

    def previous_from(self, span: Span) -> Mark[Value] | None:
        """The last mark that begins before a selection, or at it and ends before it."""
        index = bisect_left(self.marks, tuple(span), key=_place) - 1
        return self.marks[index] if index >= 0 else None


def _place(mark: Mark[Value]) -> tuple[int, int]:
    return mark.start, mark.end
