"""A stretch inside quotation marks: the pair of marks and the words between them."""

from dataclasses import dataclass

from reader.model import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """One pair of marks. `outer` takes the marks in, `inner` leaves them out (code points).

    `runs_on` is true where the line ended first and the next paragraph reopens, so that both belong
    to one quotation. `single` tells the British manner.
    """

    outer: Span
    inner: Span
    runs_on: bool = False
    single: bool = False

    def words(self, text: str) -> Span:
        """`inner` without white space at its ends."""
        inside = self.inner.of(text)
        start = self.inner.start + len(inside) - len(inside.lstrip())
        end = self.inner.end - (len(inside) - len(inside.rstrip()))
        return Span(start, max(start, end))
