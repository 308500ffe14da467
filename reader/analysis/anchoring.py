"""Anchoring: finding a quote again in a text that may have changed.

In: a text and a `Selector`. Out: the places where the quote may stand, best first, as
`reader.analysis.judging` judges them.

Places with exactly the words come first, all of them scored; only where none of them is sure are
places with similar words looked for: rapidfuzz locates, `reader.analysis.alignment` fixes the
bounds. Time is linear in the text; how much of a quote is looked for, and how often, is bounded.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.analysis.alignment import nearest, whole_clusters
from reader.analysis.judging import (
    CLAIMED,
    ENOUGH,
    MARGIN,
    Anchor,
    Candidate,
    Selector,
    decided,
    judged,
    similarity,
)
from reader.model import Span
from reader.model.annotation import CONTEXT

_EXACT_PLACES = 64
_NEIGHBOURHOOD = 4096
_PIECE = 128
"""Code points that are looked for at once: the middle of a quote,"""
_LONG = 256
"""or, of one longer than this, its two ends."""
_SIMILAR = 55.0
"""Similarity, in per cent, below which a place is not even suggested."""
_SLACK = 32


def anchor(text: str, selector: Selector) -> Anchor:
    """Where a quote stands in `text`, if that is sure enough."""
    found = (judged(text, selector, *place) for place in places(text, selector))
    return decided(text, selector, found)


def candidates(text: str, selector: Selector) -> tuple[Candidate, ...]:
    """The places where a quote may stand, the best first, a few."""
    return anchor(text, selector).candidates


class Place(NamedTuple):
    """A span where the quote may stand, and how similar its words are, 0 to 1."""

    span: Span
    similarity: float


def places(text: str, selector: Selector) -> list[Place]:
    """Where exactly the words stand and, unless one of these is sure, where similar ones do."""
    if not selector.exact or not text:
        return []
    length = len(selector.exact)
    found = [Place(Span(start, start + length), 1.0) for start in _exact_starts(text, selector)]
    if all(judged(text, selector, *place).confidence < CLAIMED for place in found):
        found += _similar(text, selector)
    return found


def _exact_starts(text: str, selector: Selector) -> list[int]:
    """Where exactly the words stand, at most `_EXACT_PLACES`: with both sides first, with one,
    near where they stood, then from the beginning."""
    exact, prefix, suffix, hint = selector
    found: dict[int, None] = {}
    if (first := text.find(exact)) < 0:
        return []
    contexts = ((prefix, suffix), (prefix[-CONTEXT // 2 :], ""), ("", suffix[: CONTEXT // 2]))
    for before, after in contexts:
        if before or after:
            places = _finds(text, f"{before}{exact}{after}", 0)
            found |= {place + len(before): None for place, _ in zip(places, range(3), strict=False)}
    if hint is not None:
        hint = max(0, min(hint, len(text)))
        if text.startswith(exact, hint):
            found[hint] = None
        near = _finds(text, exact, max(0, hint - _NEIGHBOURHOOD))
        found |= {place: None for place, _ in zip(near, range(_EXACT_PLACES // 2), strict=False)}
    for place in _finds(text, exact, first):
        if len(found) >= _EXACT_PLACES:
            break
        found[place] = None
    return list(found)


def _finds(text: str, words: str, start: int) -> Iterator[int]:
    place = text.find(words, start)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _similar(text: str, selector: Selector) -> Iterator[Place]:
    """Places with similar words, and how similar: the best, and the best before and after it."""
    exact, prefix, suffix, _ = selector
    if len(exact) > _LONG:
        yield from _similar_long(text, selector)
        return
    middle = max(0, (len(exact) - _PIECE) // 2)
    pieces = [(exact[middle : middle + _PIECE], -middle)]
    if len(exact) < ENOUGH and (prefix or suffix):
        pieces.insert(0, (f"{prefix}{exact}{suffix}", len(prefix)))
    for piece, offset in pieces:
        places = list(_located(text, piece))
        for place in places:
            span, edits = _nearest(text, exact, place + offset)
            if span.length:
                similar = max(0.0, 1 - edits / len(exact))
                yield Place(whole_clusters(text, span), similar)
        if places:
            return


def _similar_long(text: str, selector: Selector) -> Iterator[Place]:
    """The same for a quote too long to be looked for as one: from its beginning to its end."""
    exact, prefix, suffix, start = selector
    length = len(exact)
    rest = None if start is None else start + length - _PIECE
    inner = exact[-_PIECE - CONTEXT : -_PIECE]
    heads = candidates(text, Selector(exact[:_PIECE], prefix, exact[_PIECE:][:CONTEXT], start))
    tails = candidates(text, Selector(exact[-_PIECE:], inner, suffix, rest))
    ranked = [
        (-head.score - tail.score, abs(tail.span.end - head.span.start - length), head, tail)
        for head in heads
        for tail in tails
        if length // 2 <= tail.span.end - head.span.start <= 2 * length
    ]
    spans = [Span(head.span.start, tail.span.end) for *_, head, tail in sorted(ranked)]
    if not spans:
        spans = [Span(head.span.start, min(len(text), head.span.start + length)) for head in heads]
        spans += [Span(max(0, tail.span.end - length), tail.span.end) for tail in tails]
    for span in spans[:3]:
        whole = whole_clusters(text, span)
        yield Place(whole, similarity(exact, whole.of(text)))


def _located(text: str, piece: str) -> Iterator[int]:
    """Where a piece roughly begins: the nearest place, and the nearest on each side of it."""
    best = _locate(text, piece, 0, len(text), _SIMILAR)
    if best is None:
        return
    start, end, score = best
    yield start
    for low, high in ((0, start), (end, len(text))):
        other = _locate(text, piece, low, high, max(_SIMILAR, score - 100 * MARGIN))
        if other is not None:
            yield other[0]


def _locate(
    text: str, piece: str, low: int, high: int, at_least: float
) -> tuple[int, int, float] | None:
    """The span of `text[low:high]` nearest to `piece`, and its similarity in per cent."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    part = text[low:high] if low or high < len(text) else text
    if len(part) < len(piece) // 2:
        return None
    if len(part) <= len(piece):
        return low, high, 100.0  # all of it, to be judged by its words
    found = partial_ratio_alignment(piece, part, score_cutoff=at_least)
    if found is None:
        return None
    return low + found.dest_start, low + found.dest_end, found.score


def _nearest(text: str, exact: str, start: int) -> tuple[Span, int]:
    """The span about `start` that is nearest to the quote, and the edits between them."""
    slack = _SLACK + len(exact) // 4
    low = max(0, min(start, len(text)) - slack)
    high = max(0, min(len(text), start + len(exact) + slack))
    span, edits = nearest(exact, text[low:high], max(0, start - low))
    return Span(low + span.start, low + span.end), edits
