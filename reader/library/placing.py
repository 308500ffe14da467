"""Placing: where annotations that somebody else wrote stand in an article of the library.

In: an annotation in the terms of its file, the text here, and the file's own text if it has one.
Out: the same annotation in code points of the text here, with its state and how sure that is. A
position is believed where the words stand there, or where both texts are the same; else the words
are looked for. What is not found is orphaned, with all that was known of it.
"""

from dataclasses import replace

from reader.analysis.anchoring import anchor
from reader.analysis.judging import Selector
from reader.model import Annotation, Span, selector
from reader.model.bundle import ForeignAnnotation
from reader.model.offsets import Offsets, Unit

PLACE_ALONE = 0.5
"""Confidence in a position that comes without words and without its text."""


class Placing:
    """The places of one article. `theirs` is the text that the file carries, or None."""

    def __init__(self, text: str, theirs: str | None) -> None:
        self._text = text
        self._theirs = theirs
        self._same = theirs == text
        self._offsets: dict[tuple[str, Unit], Offsets] = {}

    def place(self, foreign: ForeignAnnotation) -> Annotation:
        """The annotation as it stands here."""
        given = foreign.annotation
        if self._same and given.state != "anchored":
            return given  # Reader has placed it in this very text
        if given.start is None and not given.exact:
            return replace(given, start=None, end=None, state="anchored", confidence=1.0)
        span = self._span(given, foreign.unit, self._text)
        if span is not None and (self._same or span.of(self._text) == given.exact):
            return self._anchored(given, span)
        words = self._with_words(given, foreign.unit)
        if span is not None and not words.exact and self._theirs is None:
            return replace(self._anchored(given, span), state="moved", confidence=PLACE_ALONE)
        start = self._point(given.start, foreign.unit)
        found = anchor(self._text, Selector(words.exact, words.prefix, words.suffix, start))
        if found.span is None:
            return replace(
                words, start=None, end=None, state="orphaned", confidence=found.confidence
            )
        placed = self._anchored(words, found.span)
        return replace(placed, state=found.state, confidence=found.confidence)

    def _anchored(self, annotation: Annotation, span: Span) -> Annotation:
        return replace(
            annotation,
            start=span.start,
            end=span.end,
            state="anchored",
            confidence=1.0,
            **selector(self._text, span),
        )

    def _with_words(self, given: Annotation, unit: Unit) -> Annotation:
        """With the words that stand at its place in the file's own text, where it names none."""
        if given.exact or self._theirs is None:
            return given
        span = self._span(given, unit, self._theirs)
        return given if span is None else replace(given, **selector(self._theirs, span))

    def _span(self, given: Annotation, unit: Unit, text: str) -> Span | None:
        """Its place in code points of `text`; None where it tells none or none that can be."""
        if given.start is None or given.end is None:
            return None
        offsets = self._offsets_of(text, unit)
        span = Span(offsets.points(given.start), offsets.points(given.end))
        is_there = 0 <= given.start < given.end and offsets.foreign(span.end) >= given.end
        return span if is_there and span.length else None

    def _point(self, place: int | None, unit: Unit) -> int | None:
        return None if place is None else self._offsets_of(self._text, unit).points(place)

    def _offsets_of(self, text: str, unit: Unit) -> Offsets:
        key = ("ours" if text is self._text else "theirs", unit)
        if key not in self._offsets:
            self._offsets[key] = Offsets(text, unit)
        return self._offsets[key]
