"""Motions: where a key takes the selection.

In: a text and the selection, a span. Out: the new selection. The sentence under the cursor is the
selection; quotations, entities, annotations and hits are selections too, and from any of them the
sentence keys go on from the sentence it stands in. Sentences are found line by line as they are
needed, never for the whole text.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from reader.analysis.sentences import sentences_in
from reader.model import Span
from reader.tui.text.layout import Layout


class Motions:
    """Moves over one text."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sentences = lru_cache(maxsize=256)(self._find_sentences)
        self._paragraphs = list(accumulate(map(bool, layout.lines)))

    def first(self) -> Span:
        """The first sentence; an empty span at 0 in a text without any."""
        return next(self._from_line(0), Span(0, 0))

    def last(self) -> Span:
        """The last sentence."""
        return next(self._back_from_line(len(self._layout.lines) - 1), Span(0, 0))

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a code point, or the nearest one after it, else before."""
        line = self._layout.line_at(offset)
        for sentence in self._from_line(line):
            if sentence.end > offset:
                return sentence
        return self.last()

    def next_sentence(self, selection: Span) -> Span:
        """The sentence after the one the selection begins in, or after all it holds."""
        here = self.sentence_at(selection.start)
        end = max(here.end, selection.end if selection.start == here.start else here.end)
        for sentence in self._from_line(self._layout.line_at(max(here.start, end - 1))):
            if sentence.start >= end:
                return sentence
        return here if selection.start == here.start else self.last()

    def previous_sentence(self, selection: Span) -> Span:
        """The sentence before; from inside a sentence, the beginning of it."""
        here = self.sentence_at(selection.start)
        if here.start < selection.start:
            return here
        return self._sentence_before(here.start) or here

    def extend(self, selection: Span) -> Span:
        """The selection with the next sentence, or with the rest of its own."""
        here = self.sentence_at(max(selection.start, selection.end - 1))
        start = min(selection.start, self.sentence_at(selection.start).start)
        if here.end > selection.end or start < selection.start:
            return Span(start, here.end)
        for sentence in self._from_line(self._layout.line_at(max(0, here.end - 1))):
            if sentence.start >= here.end:
                return Span(start, sentence.end)
        return selection

    def shrink(self, selection: Span) -> Span:
        """The selection without its last sentence, as long as one remains."""
        last = self.sentence_at(max(selection.start, selection.end - 1))
        before = self._sentence_before(last.start)
        if before is None or before.end <= selection.start:
            return selection
        return Span(selection.start, before.end)

    def next_paragraph(self, selection: Span) -> Span:
        """The first sentence of the next paragraph."""
        line = self._layout.line_at(selection.start)
        return next(self._from_line(line + 1), self.sentence_at(selection.start))

    def previous_paragraph(self, selection: Span) -> Span:
        """The first sentence of this paragraph or, from there, of the one before."""
        line = self._layout.line_at(selection.start)
        own = self._sentences(line)
        if own and own[0].start < selection.start:
            return own[0]
        for number in range(line - 1, -1, -1):
            if sentences := self._sentences(number):
                return sentences[0]
        return self.sentence_at(selection.start)

    def paragraph_number(self, offset: int) -> tuple[int, int]:
        """Which paragraph a code point is in, from 1, and how many there are."""
        before = self._paragraphs[self._layout.line_at(offset)]
        return max(1, before), max(1, self._paragraphs[-1])

    def _sentence_before(self, offset: int) -> Span | None:
        for sentence in self._back_from_line(self._layout.line_at(offset)):
            if sentence.end <= offset:
                return sentence
        return None

    def _from_line(self, line: int) -> Iterator[Span]:
        for number in range(line, len(self._layout.lines)):
            yield from self._sentences(number)

    def _back_from_line(self, line: int) -> Iterator[Span]:
        for number in range(line, -1, -1):
            yield from reversed(self._sentences(number))

    def _find_sentences(self, line: int) -> tuple[Span, ...]:
        start = self._layout.line_starts[line]
        return sentences_in(self._layout.text, start, start + len(self._layout.lines[line]))
