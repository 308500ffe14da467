"""Comparison: two texts as one, to be read: what is gone and what is new, in its place.

In: a `Difference`. Out: lines of pieces, each the same in both texts, gone, or new; paragraphs that
only moved are told from those. Lines without a change are folded away but for those about one.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reader.analysis.difference import Difference
from reader.model import Span

Kind = Literal["same", "gone", "new", "left", "came"]
"""`left` and `came`: gone here and new there, because the paragraph moved."""


class Piece(NamedTuple):
    """Some words of a line, without line breaks, and what became of them."""

    text: str
    kind: Kind


Line = tuple[Piece, ...]


class Folded(NamedTuple):
    """So many lines that are the same in both texts."""

    lines: int


def merged(compared: Difference) -> list[Line]:
    """Both texts line by line; blank lines are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(compared):
        first, *rest = piece.text.split("\n")
        for number, text in enumerate((first, *rest)):
            if number:
                lines.append([])
            if text:
                lines[-1].append(Piece(text, piece.kind))
    return [tuple(line) for line in lines if any(piece.text.strip() for piece in line)]


def folded(lines: Sequence[Line], about: int = 1) -> Iterator[Line | Folded]:
    """The lines with a change and `about` lines on each side of them; the others counted."""
    changed = [any(piece.kind != "same" for piece in line) for line in lines]
    hidden = 0
    for number, line in enumerate(lines):
        if any(changed[max(0, number - about) : number + about + 1]):
            if hidden:
                yield Folded(hidden)
            hidden = 0
            yield line
        else:
            hidden += 1
    if hidden:
        yield Folded(hidden)


def _pieces(compared: Difference) -> Iterator[Piece]:
    left = sorted(Span(run.old, run.old + run.length) for run in compared.moves)
    came = sorted(Span(run.new, run.new + run.length) for run in compared.moves)
    for block in compared.blocks():
        if block.is_equal:
            yield Piece(block.new.of(compared.new), "same")
        else:
            yield from _marked(compared.old, block.old, left, "gone", "left")
            yield from _marked(compared.new, block.new, came, "new", "came")


def _marked(
    text: str, span: Span, moved: Sequence[Span], other: Kind, kind: Kind
) -> Iterator[Piece]:
    """A changed part of one text, cut where a moved paragraph begins and ends."""
    place = span.start
    for part in moved:
        if span.contains(part):
            if place < part.start:
                yield Piece(text[place : part.start], other)
            yield Piece(part.of(text), kind)
            place = part.end
    if place < span.end:
        yield Piece(text[place : span.end], other)


def counts(compared: Difference) -> tuple[int, int]:
    """How many words are gone, and how many are new."""
    gone = sum(len(b.old.of(compared.old).split()) for b in compared.blocks() if not b.is_equal)
    new = sum(len(b.new.of(compared.new).split()) for b in compared.blocks() if not b.is_equal)
    return gone, new
