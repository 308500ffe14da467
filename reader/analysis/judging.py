"""Judging: how sure it is that a quote stands at a place of a text.

In: a `Selector`, as in W3C Web Annotation: the exact words, what stood before and after, perhaps
where; and places where it may stand. Out: each with a score and a confidence; and whether one of
them is sure enough to be claimed. Below `CLAIMED` nothing is: a person is asked instead.

The order is that of the Hypothesis client, score = (50 quote + 20 prefix + 20 suffix + 2 position)
/ 92. Confidence is another matter, which the client leaves out: how much of the selector is there
at all, so that a single word in other surroundings is not taken for the one that was marked; and
whether another place fits as well.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.model import Span
from reader.model.annotation import State

CLAIMED = 0.8
"""Confidence from which a place is taken for the right one."""
CERTAIN = 0.95
"""Confidence from which the same words count as where they were."""
ENOUGH = 48
"""Code points of a selector that must be there for full confidence, where it has as many."""
MARGIN = 0.3
"""Difference of score from which a second place raises no doubt."""
SHOWN = 5
"""Candidates that are kept."""

_OWN_CONTEXT = 256
"""Length of a quote that needs no surroundings to be told from others."""
_CHANCE = 0.35
"""Similarity that any two stretches of prose have."""
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
    return 0.5 * max(0.0, 1 - (best.score - second.score) / MARGIN)
