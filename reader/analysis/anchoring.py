"""Anchoring: finding a quote again in a text that may have changed.

In: a text and a `Selector`, as in W3C Web Annotation: the exact words, what stood before and after,
perhaps where. Out: the places where it may stand, best first, each with a confidence; and whether
one of them is sure enough to be claimed. Below `CLAIMED` nothing is: a person is asked instead.

Places with exactly the words come first, all of them scored; only where none of them is sure are
places with similar words looked for: rapidfuzz locates, `reader.analysis.alignment` fixes the
bounds. Time is linear in the text; how much of a quote is looked for, and how often, is bounded.

The order is that of the Hypothesis client, score = (50 quote + 20 prefix + 20 suffix + 2 position)
/ 92. Confidence is another matter, which the client leaves out: how much of the selector is there
at all, so that a single word in other surroundings is not taken for the one that was marked; and
whether another place fits as well.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.analysis.alignment import nearest, whole_clusters
from reader.model import Span
from reader.model.annotation import CONTEXT, State

CLAIMED = 0.8
"""Confidence from which a place is taken for the right one."""
CERTAIN = 0.95
"""Confidence from which the same words count as where they were."""
ENOUGH = 48
"""Code points of a selector that must be there for full confidence, where it has as many."""

_OWN_CONTEXT = 256
"""Length of a quote that needs no surroundings to be told from others."""
_CHANCE = 0.35
"""Similarity that any two stretches of prose have."""
_MARGIN = 0.3
"""Difference of score from which a second place raises no doubt."""
SHOWN = 5
"""Candidates that are kept."""
_EXACT_PLACES = 64
_NEIGHBOURHOOD = 4096
_PIECE = 128
"""Code points that are looked for at once: the middle of a quote,"""
_LONG = 256
"""or, of one longer than this, its two ends."""
_SIMILAR = 55.0
"""Similarity, in per cent, below which a place is not even suggested."""
_SLACK = 32
_COUNTED = 32_768
"""Length up to which two quotes are compared by characters; longer ones by words."""


class Selector(NamedTuple):
    """What finds a quote again; `start`, a code point, is where it stood, if that is known."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


class Candidate(NamedTuple):
    """A place where the quote may stand. `score` gives the order, `confidence` the trust, 0 to 1;
    `similarity` is that of the words alone: 1.0 where they are exactly the same."""

    span: Span
    confidence: float
    score: float
    similarity: float


class Anchor(NamedTuple):
    """What became of a quote: `anchored` (the same words, certainly there), `moved` (changed, or
    less certain), `orphaned` (nothing sure enough; `span` is None). `confidence` is that of the
    best candidate, 0.0 where there is none."""

    span: Span | None
    confidence: float
    state: State
    candidates: tuple[Candidate, ...]


def anchor(text: str, selector: Selector) -> Anchor:
    """Where a quote stands in `text`, if that is sure enough."""
    found = (judged(text, selector, *place) for place in places(text, selector))
    return decided(text, selector, found)


def candidates(text: str, selector: Selector) -> tuple[Candidate, ...]:
    """The places where a quote may stand, the best first, a few."""
    return anchor(text, selector).candidates


def decided(text: str, selector: Selector, found: Iterable[Candidate]) -> Anchor:
    """What is claimed of these candidates, and the best of them in order."""
    ranked = list(_apart(sorted(found, key=lambda one: (-one.score, one.span))))[:SHOWN]
    if not ranked:
        return Anchor(None, 0.0, "orphaned", ())
    best = ranked[0]
    if len(ranked) > 1:
        doubt = _doubt(text, selector, best, ranked[1])
        best = best._replace(confidence=round(best.confidence * (1 - doubt), 4))
        rest = (one._replace(confidence=min(one.confidence, 0.5)) for one in ranked[1:])
        ranked = [best, *rest]
    if best.confidence < CLAIMED:
        return Anchor(None, best.confidence, "orphaned", tuple(ranked))
    is_same = best.similarity == 1.0 and best.confidence >= CERTAIN
    state = "anchored" if is_same else "moved"
    return Anchor(best.span, best.confidence, state, tuple(ranked))


# -- where to look -----------------------------------------------------------------------------


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
        other = _locate(text, piece, low, high, max(_SIMILAR, score - 100 * _MARGIN))
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


# -- how good a place is -----------------------------------------------------------------------


def similarity(one: str, other: str) -> float:
    """How similar two texts are, 0 to 1: by edits of characters or, for long ones, of words."""
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return 1.0
    if max(len(one), len(other)) <= _COUNTED:
        return Levenshtein.normalized_similarity(one, other)
    return min(Levenshtein.normalized_similarity(one.split(), other.split()), 0.999)


def judged(
    text: str, selector: Selector, span: Span, words: float, *, is_unique: bool | None = None
) -> Candidate:
    """A place with its score and its confidence, before other places are looked at.

    `words` is the similarity of the words. `is_unique` tells whether they stood only once in the
    text that the quote is from, None that this is not known: then other surroundings do not speak
    against them.
    """
    exact, prefix, suffix, hint = selector
    before = _context(prefix, text[max(0, span.start - len(prefix)) : span.start])
    after = _context(suffix, text[span.end : span.end + len(suffix)])
    near = 1.0 if hint is None else 1 - min(1.0, abs(span.start - hint) / len(text))
    sides = [(side, weight) for side, weight in ((before, prefix), (after, suffix)) if weight]
    weight = 52 + 20 * len(sides)
    score = (50 * words + 20 * sum(side for side, _ in sides) + 2 * near) / weight
    if words == 1.0 and all(side == 1.0 for side, _ in sides):
        return Candidate(span, 1.0, score, words)
    there = len(exact) * words + len(prefix) * before + len(suffix) * after
    wanted = min(ENOUGH, len(exact) + len(prefix) + len(suffix))
    own = min(1.0, len(exact) * words / _OWN_CONTEXT) if is_unique is None else float(is_unique)
    best = max((side for side, _ in sides), default=1.0)
    worst = min((side for side, _ in sides), default=1.0)
    confidence = words * min(1.0, there / wanted) * (0.7 + 0.2 * max(best, own) + 0.1 * worst)
    return Candidate(span, round(confidence, 4), score, words)


def _context(wanted: str, found: str) -> float:
    """How much of one side of the quote is there, 0 to 1, less what chance gives."""
    from rapidfuzz.distance import Levenshtein

    if not wanted:
        return 0.0
    if wanted == found:
        return 1.0
    alike = Levenshtein.normalized_similarity(wanted, found)
    return max(0.0, (alike - _CHANCE) / (1 - _CHANCE))


def _apart(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those that are not a better one again, nor overlap one with other words: near misses."""
    kept: list[Candidate] = []
    for candidate in found:
        is_exact = candidate.similarity == 1.0
        if not any(
            candidate.span == other.span or (candidate.span.overlaps(other.span) and not is_exact)
            for other in kept
        ):
            kept.append(candidate)
            yield candidate


def _doubt(text: str, selector: Selector, best: Candidate, second: Candidate) -> float:
    """By how much, 0 to 0.5, a second place that fits as well lowers the confidence.

    Not at all where exactly the words, in exactly their surroundings, stand where they stood.
    """
    exact, prefix, suffix, hint = selector
    if hint is not None and best.span.start == hint and text.startswith(exact, hint):
        whole = text[max(0, hint - len(prefix)) : hint + len(exact) + len(suffix)]
        if whole == f"{prefix}{exact}{suffix}":
            return 0.0
    return 0.5 * max(0.0, 1 - (best.score - second.score) / _MARGIN)
