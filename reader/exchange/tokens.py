"""Tokens: where others count words instead of characters, and what that does to spans.

In: a text and annotations. Out: tokens, and for each annotation the tokens it takes. A span that
begins or ends within a token is widened to the whole of it; of overlapping spans, where a format
refuses them, the longest stays.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from reader.exchange.labels import PLAIN, Labels
from reader.exchange.report import Report
from reader.model import Annotation, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Chunk(NamedTuple):
    """Tokens `[first, last]` with one label."""

    first: int
    last: int
    label: str


def tokens_of(text: str) -> list[Span]:
    """Words and single marks, without the blanks between."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text)]


def chunks(
    tokens: list[Span], annotations: Iterable[Annotation], labels: Labels, report: Report
) -> list[Chunk]:
    """The annotations as chunks of tokens, a chunk for each tag, in the order of the text."""
    starts = [token.start for token in tokens]
    ends = [token.end for token in tokens]
    found: list[Chunk] = []
    for annotation in annotations:
        start, end = annotation.span or (0, 0)
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        if last < first:
            report.dropped("span without a word in it")
            continue
        report.bent("span widened to whole words", starts[first] < start or ends[last] > end)
        found += [Chunk(first, last, labels.of(tag)) for tag in annotation.tags or (PLAIN,)]
    return sorted(found)


def apart(found: Iterable[Chunk], report: Report) -> list[Chunk]:
    """Those that do not overlap, longest first; the others are counted as dropped."""
    taken: set[int] = set()
    kept: list[Chunk] = []
    for chunk in sorted(found, key=lambda c: (c.first - c.last, c.first)):
        places = range(chunk.first, chunk.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(chunk)
        else:
            report.dropped("overlapping span (a longer one stands there)")
    return sorted(kept)
