"""Reanchoring: carrying the annotations of a text over to the text that took its place.

In: the old text, the new one, and selectors of passages of the old one. Out: an `Anchor` for each.
What lies in a part that did not change goes with it. Anything else is looked for as
`reader.analysis.anchoring` does, knowing more: where it should be; and that a place whose words go
on from elsewhere in the old text is not the one, however well it reads. Without the old text, only
the selectors are left to go by.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from reader.analysis.alignment import nearest, whole_clusters
from reader.analysis.anchoring import Place, anchor, places
from reader.analysis.difference import Difference, difference
from reader.analysis.judging import (
    CERTAIN,
    CLAIMED,
    ENOUGH,
    Anchor,
    Candidate,
    Selector,
    decided,
    judged,
    similarity,
)
from reader.model import Span

_FRESH = 16
"""Code points from which a changed part may hold something that moved there,"""
_ABOUT = 64
"""with so many about it."""
_DOUBTED = 0.7
_ALIGNED = 400
"""Length of a quote up to which its bounds are sought among the words of a rewritten passage."""


def reanchor(old: str | None, new: str, selectors: Iterable[Selector]) -> list[Anchor]:
    """What became of each selector. `start` is where it stood in `old`, None for nowhere."""
    if old is None:
        return [anchor(new, selector) for selector in selectors]
    moving = _Moving(old, new)
    return [moving.anchor(selector) for selector in selectors]


class _Moving:
    """The selectors of one text on their way to the next."""

    def __init__(self, old: str, new: str) -> None:
        self._compared = difference(old, new)
        self._fresh = _Fresh(self._compared)

    def anchor(self, selector: Selector) -> Anchor:
        """What became of one selector."""
        compared, old, new = self._compared, self._compared.old, self._compared.new
        exact, start = selector.exact, selector.start
        if not exact:
            return anchor(new, selector)
        if start is None or start < 0 or not old.startswith(exact, start):
            return self._looked_for(selector._replace(start=None), Span(0, 0), [])
        span = Span(start, start + len(exact))
        carried = _carried(compared, selector, span)
        if carried is not None:
            return carried
        hinted = selector._replace(start=compared.place(start).start)
        there = _in_place(compared, hinted, span)
        if there and there[0].confidence >= CLAIMED:
            return decided(new, hinted, there)
        return self._looked_for(hinted, span, there)

    def _looked_for(self, selector: Selector, span: Span, found: list[Candidate]) -> Anchor:
        """The same among what is new, beside what was found already. `span` is the old place,
        empty where there is none."""
        compared, new = self._compared, self._compared.new
        is_unique = _is_unique(selector.exact, compared.old)
        others = [
            _doubted(compared, span, judged(new, selector, *place, is_unique=is_unique))
            for place in self._fresh.places(selector)
            if not compared.is_of_others(place.span, span)
        ]
        return decided(new, selector, [*found, *others])


class _Fresh:
    """What is new in a text: the only parts in which something that moved can stand."""

    def __init__(self, compared: Difference) -> None:
        self._starts: list[int] = []  # in the joined text
        self._spans: list[Span] = []  # in the new text
        parts: list[str] = []
        length = 0
        for block in compared.blocks():
            if block.is_equal or block.new.length < _FRESH:
                continue
            low = max(block.new.start - _ABOUT, self._spans[-1].end if self._spans else 0)
            span = Span(low, min(block.new.end + _ABOUT, len(compared.new)))
            self._starts.append(length)
            self._spans.append(span)
            parts.append(span.of(compared.new))
            length += span.length
        self._text = "".join(parts)

    def places(self, selector: Selector) -> Iterator[Place]:
        """Where the quote may stand in the new text, as far as it is new."""
        for place in places(self._text, selector._replace(start=None)):
            index = bisect_right(self._starts, place.span.start) - 1
            shift = self._spans[index].start - self._starts[index]
            last = bisect_right(self._starts, place.span.end - 1) - 1
            if self._spans[last].start - self._starts[last] == shift:
                yield Place(Span(place.span.start + shift, place.span.end + shift), place[1])


def _doubted(compared: Difference, span: Span, found: Candidate) -> Candidate:
    """A candidate, not to be claimed where all that speaks for it stood elsewhere too."""
    if not span.length or span.length > _ALIGNED:
        return found
    old, new = compared.old, compared.new
    if found.similarity == 1.0:
        before = _shared(
            old[max(0, span.start - ENOUGH) : span.start][::-1],
            new[max(0, found.span.start - ENOUGH) : found.span.start][::-1],
        )
        after = _shared(
            old[span.end : span.end + ENOUGH], new[found.span.end : found.span.end + ENOUGH]
        )
        alike = old[span.start - before : span.end + after]
    else:
        alike = _longest_shared(span.of(old), found.span.of(new))
    if _is_unique(alike, old):
        return found
    return found._replace(confidence=min(found.confidence, _DOUBTED))


def _shared(one: str, other: str) -> int:
    """How many code points two texts have in common from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _longest_shared(one: str, other: str) -> str:
    """The longest part that an alignment of two texts has in both."""
    from rapidfuzz.distance import Levenshtein

    same = [part for part in Levenshtein.opcodes(one, other) if part.tag == "equal"]
    longest = max(same, key=lambda part: part.src_end - part.src_start, default=None)
    return one[longest.src_start : longest.src_end] if longest else ""


def _carried(compared: Difference, selector: Selector, span: Span) -> Anchor | None:
    """Where a passage is that went along with what is about it, if that is certain."""
    run = compared.carrying(span)
    if run is None:
        return None
    shift = run.new - run.old
    there = Span(span.start + shift, span.end + shift)
    found = judged(compared.new, selector, there, 1.0)
    low, high = run.old, run.old + run.length
    near = compared.old[max(low, span.start - ENOUGH) : min(high, span.end + ENOUGH)]
    is_telling = len(near) >= ENOUGH or run in compared.moves
    if not is_telling and found.confidence < CERTAIN:
        return None
    if not _is_unique(near, compared.old) and not _is_unique(compared.old[low:high], compared.old):
        return None
    found = found._replace(confidence=max(found.confidence, CERTAIN))
    return Anchor(there, found.confidence, "anchored", (found,))


def _in_place(compared: Difference, selector: Selector, span: Span) -> list[Candidate]:
    """The passage between what stood before and after it, if something is there."""
    new, exact = compared.new, selector.exact
    first, last = compared.place(span.start), compared.place(span.end - 1)
    low, high = first.start, last.end + (last.length == 0)
    if high <= low or high - low > 4 * len(exact) + 4 * ENOUGH:
        return []
    if first.length == 0 and last.length == 0:
        there = Span(low, high)  # both ends are among unchanged words: the bounds are known
    elif len(exact) <= _ALIGNED:
        part, _ = nearest(exact, new[low:high])
        there = whole_clusters(new, Span(low + part.start, low + part.end))
    else:
        there = whole_clusters(new, Span(low, high))
    if not there.length:
        return []
    found = judged(new, selector, there, similarity(exact, there.of(new)))
    return [_doubted(compared, span, found) if found.similarity == 1.0 else found]


def _is_unique(words: str, text: str) -> bool:
    """Whether the words stand in the text once at most."""
    first = text.find(words)
    return first < 0 or text.find(words, first + 1) < 0
