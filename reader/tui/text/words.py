"""Words and clauses: the smaller pieces that an edge of the selection moves by.

In: a text, a place in it, the layout for grapheme clusters. Out: the next or the last place where
such a piece begins or ends. A word is letters and digits, held together by apostrophes, hyphens and
points inside it ("don't", "EU-wide", "3.5"); an ideograph is a word of its own. A clause ends at
punctuation. Searches have a reach, so that a line of a million letters costs no more than a page.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.model import Span
from reader.tui.text.layout import Layout

if TYPE_CHECKING:
    import regex

REACH = 2_000
"""Code points that are looked at for the next piece; what is longer is crossed in steps."""

_CLAUSE_END = re.compile(r"[,;:.!?…—–()\[\]“”\"«»„]+(?=\s|\w|$)|\s[-–—]\s")


def word_at(text: str, offset: int) -> Span:
    """The word at a code point; between words, the character there."""
    lower, upper = _window(text, offset)
    for start, end in _pieces(text, lower, upper):
        if start <= offset < end:
            return Span(start, end)
    return Span(offset, min(offset + 1, len(text)))


def words_in(text: str, start: int, end: int) -> list[Span]:
    """The words of a stretch of text, without what stands between them."""
    return [Span(a, b) for a, b in _pieces(text, start, end) if text[a].isalnum()]


def next_word_start(text: str, offset: int) -> int:
    """Where the next word begins after a code point; the end of the reach where there is none."""
    upper = min(len(text), offset + REACH)
    for word in words_in(text, _line_start(text, offset), upper):
        if word.start > offset:
            return word.start
    return upper


def next_word_end(text: str, offset: int) -> int:
    """Where the next word ends after a code point."""
    upper = min(len(text), offset + REACH)
    for word in words_in(text, _line_start(text, offset), upper):
        if word.end > offset:
            return word.end
    return upper


def last_word_start(text: str, offset: int) -> int:
    """Where the word before a code point begins; the beginning of the reach where there is none."""
    lower = max(0, offset - REACH)
    for word in reversed(words_in(text, lower, offset)):
        if word.start < offset:
            return word.start
    return lower


def last_word_end(text: str, offset: int) -> int:
    """Where the word before the one at a code point ends."""
    lower = max(0, offset - REACH)
    for word in reversed(words_in(text, lower, min(len(text), offset))):
        if word.end < offset:
            return word.end
    return lower


def next_clause(text: str, offset: int) -> int:
    """The end of the clause after a code point."""
    upper = min(len(text), offset + REACH)
    for match in _CLAUSE_END.finditer(text, offset, upper):
        if match.start() > offset:
            return match.start()
    return upper


def last_clause(text: str, offset: int) -> int:
    """The beginning of the clause before a code point."""
    lower = max(0, offset - REACH)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, lower, offset)]
    starts = [_skip_blanks(text, end) for end in ends]
    return next((start for start in reversed(starts) if start < offset), lower)


def next_cluster(layout: Layout, offset: int) -> int:
    """Where the grapheme cluster at a code point ends."""
    return layout.cluster_at(offset).end if offset < len(layout.text) else offset


def last_cluster(layout: Layout, offset: int) -> int:
    """Where the grapheme cluster before a code point begins."""
    return layout.cluster_at(offset - 1).start if offset > 0 else 0


def trimmed(text: str, span: Span) -> Span:
    """A span without white space at its ends; as it is where there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else span


def _skip_blanks(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _line_start(text: str, offset: int) -> int:
    lower = max(0, offset - REACH)
    return max(lower, text.rfind("\n", lower, offset) + 1)


def _window(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset, offset + REACH)
    return _line_start(text, offset), end if end >= 0 else min(len(text), offset + REACH)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _boundaries().finditer(text, start, end)]


@cache
def _boundaries() -> "regex.Pattern[str]":
    """Words, held together by apostrophes and hyphens, or a single other character."""
    import regex

    letter = r"[\p{L}\p{M}\p{N}_\u200c\u200d]"
    inside = rf"(?!\p{{Ideographic}}){letter}|['’.\-](?=[\p{{L}}\p{{N}}])"
    return regex.compile(rf"\p{{Ideographic}}|{letter}(?:{inside})*|.|\n")
