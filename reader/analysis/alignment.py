"""Alignment: which part of a text is nearest to a pattern, counted in edits.

In: a pattern of a few hundred code points and a window of text about as long. Out: the span of the
window at the smallest edit distance (Levenshtein), and that distance. The bit-parallel algorithm of
Myers (1999) over Python's integers: one pass for the end, one backwards for the start. Costs the
length of the window, times the length of the pattern in machine words.
"""

from collections.abc import Iterator

import regex

from reader.model import Span

_CLUSTER = regex.compile(r"\X")
_REACH = 40
"""Code points around a bound in which grapheme clusters are looked for."""


def nearest(pattern: str, window: str, expected: int = 0) -> tuple[Span, int]:
    """The span of `window` with the fewest edits to `pattern`, and their number.

    Of equally near ones that whose bounds are those of words, then the one that begins nearest to
    `expected`, a code point of the window.
    """
    if not pattern or not window:
        return Span(0, 0), len(pattern)
    costs = list(_costs(pattern, window, anchored=False))
    fewest = min(costs)
    wanted_end = expected + len(pattern)
    ends = (end + 1 for end, cost in enumerate(costs) if cost == fewest)
    end = min(ends, key=lambda end: (not _is_bound(window, end), abs(end - wanted_end)))
    backwards = window[max(0, end - 2 * len(pattern)) : end][::-1]
    starts = [
        end - length - 1
        for length, cost in enumerate(_costs(pattern[::-1], backwards, anchored=True))
        if cost == fewest
    ]
    if not starts:  # nothing of the pattern is there: deleting it is as near as anything
        return Span(end, end), fewest
    start = min(starts, key=lambda start: (not _is_bound(window, start), abs(start - expected)))
    return Span(start, end), fewest


def whole_clusters(text: str, span: Span) -> Span:
    """The span, widened so that neither bound stands inside a grapheme cluster."""
    return Span(_cluster_bound(text, span.start)[0], _cluster_bound(text, span.end)[1])


def _costs(pattern: str, window: str, *, anchored: bool) -> Iterator[int]:
    """For each code point of `window`, the edits from `pattern` to what ends there: to the
    nearest part or, `anchored`, to all of the window up to there."""
    places: dict[str, int] = {}
    for index, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << index
    mask = (1 << len(pattern)) - 1
    highest = 1 << (len(pattern) - 1)
    carry = int(anchored)
    up, down, cost = mask, 0, len(pattern)
    for character in window:
        equal = places.get(character, 0)
        vertical = equal | down
        horizontal = (((equal & up) + up) ^ up) | equal
        rises = (down | ~(horizontal | up)) & mask
        falls = up & horizontal
        if rises & highest:
            cost += 1
        elif falls & highest:
            cost -= 1
        rises = (rises << 1) | carry
        falls <<= 1
        up = (falls | ~(vertical | rises)) & mask
        down = rises & vertical & mask
        yield cost


def _is_bound(text: str, place: int) -> bool:
    """Whether no word goes on across this place."""
    if place <= 0 or place >= len(text):
        return True
    return not (text[place - 1].isalnum() and text[place].isalnum())


def _cluster_bound(text: str, place: int) -> tuple[int, int]:
    """The bounds of clusters nearest to a place, before and after; both are it where it is one."""
    offset = max(0, place - _REACH)
    before = offset
    for match in _CLUSTER.finditer(text, offset, min(len(text), place + _REACH)):
        if match.end() == place or match.start() == place:
            return place, place
        before = match.start()
        if match.end() > place:
            return before, match.end()
    return place, place
