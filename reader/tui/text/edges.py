"""Edges: a selection changed at one of its ends, by characters, words or clauses.

In: a layout, a span and which edge moves. Out: the new span and which edge moves now: where the
moving edge passes the other, they change roles. A selection is never empty, and never cuts a
grapheme cluster.
"""

from collections.abc import Callable
from typing import NamedTuple

from reader.model import Span
from reader.tui.text import words
from reader.tui.text.layout import Layout


class Edged(NamedTuple):
    """A span, and whether its end is the edge that moves."""

    span: Span
    end_moves: bool = True

    @property
    def edge(self) -> int:
        """The code point of the cluster at the moving edge."""
        return self.span.end - 1 if self.end_moves else self.span.start

    def swapped(self) -> "Edged":
        """The same with the other edge moving."""
        return Edged(self.span, not self.end_moves)


def by_cluster(layout: Layout, edged: Edged, forward: bool) -> Edged:
    """The edge one character on or back."""
    place = edged.span.end if edged.end_moves else edged.span.start
    move = words.next_cluster if forward else words.last_cluster
    return moved_to(layout, edged, move(layout, place))


def by_word(layout: Layout, edged: Edged, forward: bool) -> Edged:
    """The end to the end of the next or last word, the beginning to the beginning of it."""
    moves = (
        (words.last_word_end, words.next_word_end)
        if edged.end_moves
        else (words.last_word_start, words.next_word_start)
    )
    return _by(layout, edged, moves[forward])


def by_clause(layout: Layout, edged: Edged, forward: bool) -> Edged:
    """The edge to the next or last punctuation."""
    return _by(layout, edged, words.next_clause if forward else words.last_clause)


def moved_to(layout: Layout, edged: Edged, place: int) -> Edged:
    """The edge at a code point; beyond the other edge, that one is the edge from there on."""
    span, length = edged.span, len(layout.text)
    place = max(0, min(place, length))
    if edged.end_moves:
        fixed, crossed = span.start, place <= span.start
        bounds = (place, fixed) if crossed else (fixed, place)
    else:
        fixed, crossed = span.end, place >= span.end
        bounds = (fixed, place) if crossed else (place, fixed)
    start, end = bounds
    if start == end:
        # One character is left; which edge moves is unchanged until the next key crosses it.
        whole = layout.cluster_at(start if edged.end_moves else max(0, start - 1))
        return Edged(whole, edged.end_moves) if whole.length else edged
    return Edged(_whole(layout, Span(start, end)), edged.end_moves != crossed)


def _by(layout: Layout, edged: Edged, move: Callable[[str, int], int]) -> Edged:
    place = edged.span.end if edged.end_moves else edged.span.start
    return moved_to(layout, edged, move(layout.text, place))


def _whole(layout: Layout, span: Span) -> Span:
    """The span widened to whole clusters."""
    start = layout.cluster_at(span.start).start if span.start < len(layout.text) else span.start
    return Span(start, max(span.end, layout.cluster_at(span.end - 1).end))
