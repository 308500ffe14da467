"""Difference: what became of one text in another, down to the words.

In: the old text and the new one. Out: a `Difference`: blocks that cover both from beginning to
end, equal or changed in turn, and the paragraphs that moved. Paragraphs are matched first, then the
words of what lies between matched ones, both by longest common subsequence (rapidfuzz). Matched
words that are fewer than what changed on both sides of them are coincidence and count as changed
(the "semantic cleanup" of diff-match-patch). Where there is too much to compare, it is one change.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import regex

from reader.model import Span

MOVED_LENGTH = 32
"""Code points from which a paragraph that is gone here and new there counts as moved."""
_CELLS = 400_000_000
"""Pairs of pieces that are compared at most: a second, and 50 MB."""
_MARKS = frozenset(".,;:!?-–—()[]\"'“”‘’«»…")
_PARAGRAPH = regex.compile(r"[^\n]+")
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
    r"|[\w\p{M}]+|[^\w\s]"
)


class Run(NamedTuple):
    """`length` code points that are the same in both texts, from `old` and from `new` on."""

    old: int
    new: int
    length: int


class Block(NamedTuple):
    """A part of both texts; either span may be empty where they are not equal."""

    old: Span
    new: Span
    is_equal: bool


@dataclass(frozen=True)
class Difference:
    """Two texts compared. `runs` are the equal parts in order, `moves` those out of order."""

    old: str
    new: str
    runs: tuple[Run, ...]
    moves: tuple[Run, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Both texts from beginning to end, equal and changed parts in turn."""
        old = new = 0
        for run in (*self.runs, Run(len(self.old), len(self.new), 0)):
            if run.old > old or run.new > new:
                yield Block(Span(old, run.old), Span(new, run.new), is_equal=False)
            old, new = run.old + run.length, run.new + run.length
            if run.length:
                yield Block(Span(run.old, old), Span(run.new, new), is_equal=True)

    def carrying(self, span: Span) -> Run | None:
        """The equal or moved part that holds the whole of an old span, if one does."""
        index = bisect_right(self._olds, span.start) - 1
        for run in (*self.runs[max(0, index) : index + 1], *self.moves):
            if run.old <= span.start and span.end <= run.old + run.length:
                return run
        return None

    def place(self, offset: int) -> Span:
        """Where an old place is in the new text: between which code points it may be."""
        index = bisect_right(self._olds, offset) - 1
        low = 0
        if index >= 0:
            run = self.runs[index]
            if offset < run.old + run.length:
                return Span(run.new + offset - run.old, run.new + offset - run.old)
            low = run.new + run.length
        following = self.runs[index + 1 : index + 2]
        return Span(low, following[0].new if following else len(self.new))

    def is_of_others(self, place: Span, old: Span) -> bool:
        """Whether more than half of a place in the new text goes on from elsewhere than `old`."""
        taken = 0
        index = max(0, bisect_right(self._news, place.start) - 1)
        while index < len(self.runs) and self.runs[index].new < place.end:
            run = self.runs[index]
            index += 1
            if run.old < old.end and old.start < run.old + run.length:
                continue
            shared = min(place.end, run.new + run.length) - max(place.start, run.new)
            taken += max(0, shared)
        return 2 * taken > place.length

    @cached_property
    def _olds(self) -> list[int]:
        return [run.old for run in self.runs]

    @cached_property
    def _news(self) -> list[int]:
        return [run.new for run in self.runs]


def difference(old: str, new: str) -> Difference:
    """Compare two texts."""
    paragraphs = _pieces(old, Span(0, len(old))), _pieces(new, Span(0, len(new)))
    same = list(_runs(old, new, *paragraphs))
    moves = _moves(old, new, _without(paragraphs[0], same, 0), _without(paragraphs[1], same, 1))
    gone = [Span(run.old, run.old + run.length) for run in moves]
    come = [Span(run.new, run.new + run.length) for run in moves]
    runs: list[Run] = []
    for before, after in pairwise((Run(0, 0, 0), *same, Run(len(old), len(new), 0))):
        runs.append(before)
        old_gap = Span(before.old + before.length, after.old)
        new_gap = Span(before.new + before.length, after.new)
        if old_gap.length and new_gap.length:
            old_words = [w for w in _words(old, old_gap) if not _is_within(w, gone)]
            new_words = [w for w in _words(new, new_gap) if not _is_within(w, come)]
            runs += _meant(list(_runs(old, new, old_words, new_words)), old_gap, new_gap)
    end = Run(len(old), len(new), 0)
    widened = _widened(old, new, [*_joined(old, new, runs), end])
    return Difference(old, new, tuple(_joined(old, new, widened)), tuple(moves))


def _pieces(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text, *span)]


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, *span)]


def _runs(old: str, new: str, olds: Sequence[Span], news: Sequence[Span]) -> Iterator[Run]:
    """The pieces that are the same in both, in order; neighbours with the same between are one."""
    found = (
        Run(olds[i].start, news[j].start, olds[i].length)
        for i, j in _pairs([s.of(old) for s in olds], [s.of(new) for s in news])
    )
    return _joined(old, new, found)


def _joined(old: str, new: str, runs: Iterator[Run] | Sequence[Run]) -> Iterator[Run]:
    """Runs with nothing, or the same, between them made one; empty ones dropped."""
    last = Run(0, 0, 0)
    for run in runs:
        between = run.old - last.old - last.length
        if (
            between == run.new - last.new - last.length
            and between <= MOVED_LENGTH
            and old[run.old - between : run.old] == new[run.new - between : run.new]
        ):
            last = Run(last.old, last.new, run.old + run.length - last.old)
            continue
        if last.length:
            yield last
        last = run
    if last.length:
        yield last


def _widened(old: str, new: str, runs: list[Run]) -> Iterator[Run]:
    """The runs with the blanks and marks about them that are the same in both texts too."""
    last = Run(0, 0, 0)
    for run in runs:
        room = min(run.old - last.old - last.length, run.new - last.new - last.length)
        after = _same_marks(old, new, last.old + last.length, last.new + last.length, room)
        yield last._replace(length=last.length + after)
        before = _same_marks(old, new, run.old - 1, run.new - 1, room - after, step=-1)
        last = Run(run.old - before, run.new - before, run.length + before)
    yield last


def _same_marks(old: str, new: str, i: int, j: int, room: int, step: int = 1) -> int:
    """How many code points that are no letters are the same from two places on."""
    count = 0
    while count < room:
        letter = old[i + step * count]
        if letter != new[j + step * count] or not (letter.isspace() or letter in _MARKS):
            break
        count += 1
    return count


def _pairs(olds: list[str], news: list[str]) -> Iterator[tuple[int, int]]:
    """The places of a longest common subsequence of two lists."""
    from rapidfuzz.distance import LCSseq

    first = 0
    while first < min(len(olds), len(news)) and olds[first] == news[first]:
        yield first, first
        first += 1
    last = 0
    while last < min(len(olds), len(news)) - first and olds[-1 - last] == news[-1 - last]:
        last += 1
    old_part, new_part = olds[first : len(olds) - last], news[first : len(news) - last]
    if len(old_part) * len(new_part) <= _CELLS:
        for part in LCSseq.opcodes(old_part, new_part):
            if part.tag == "equal":
                i, j = first + part.src_start, first + part.dest_start
                yield from ((i + k, j + k) for k in range(part.src_end - part.src_start))
    for k in range(last, 0, -1):
        yield len(olds) - k, len(news) - k


def _without(pieces: list[Span], runs: list[Run], side: int) -> list[Span]:
    """The pieces that lie in none of the runs."""
    taken = [Span(run[side], run[side] + run.length) for run in runs]
    return [piece for piece in pieces if not _is_within(piece, taken)]


def _is_within(piece: Span, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, piece.start, key=lambda span: span.start) - 1
    return index >= 0 and spans[index].contains(piece)


def _moves(old: str, new: str, gone: list[Span], come: list[Span]) -> list[Run]:
    """Paragraphs that are gone here and new there, and stand only once in each; by old place."""
    there = {span.of(new): span for span in come}
    counts = Counter(span.of(old) for span in gone), Counter(span.of(new) for span in come)
    return [
        Run(span.start, there[words].start, span.length)
        for span in gone
        if (words := span.of(old)) in there
        and span.length >= MOVED_LENGTH
        and counts[0][words] == counts[1][words] == 1
    ]


def _meant(runs: list[Run], old_gap: Span, new_gap: Span) -> list[Run]:
    """The runs of a gap less those that are coincidence: shorter than the changes beside them."""
    kept: list[Run] = []
    start, end = Run(old_gap.start, new_gap.start, 0), Run(old_gap.end, new_gap.end, 0)
    for run in (*runs, end):
        while kept:
            before = kept[-2] if len(kept) > 1 else start
            changed = min(_changed(before, kept[-1]), _changed(kept[-1], run))
            if kept[-1].length > changed:
                break
            kept.pop()
        kept.append(run)
    return kept[:-1]


def _changed(one: Run, other: Run) -> int:
    """Code points that changed between two runs."""
    return max(other.old - one.old - one.length, other.new - one.new - one.length)
