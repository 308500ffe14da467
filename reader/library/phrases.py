"""Phrases: what is looked for in a text, and where it stands there.

In: a word or several in a row, as typed. Out: a `Phrase`, which finds its hits in any text. A bare
word finds every word that begins with it ("harb" finds "harbour"); what stands in quotation marks
finds exactly those words. Hits are whole words. Case, diacritics and what stands between the words
do not count.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from reader.library.folding import UNSPACED, fold, fold_with_places, words
from reader.model import Span

MOST_HITS = 2_000
"""Hits looked at in one text."""
_SPACED = rf"[^\W_{UNSPACED}]"


@dataclass(frozen=True)
class Phrase:
    """Folded words in a row; the last may go on unless the phrase is exact."""

    words: tuple[str, ...]
    is_exact: bool = False

    @classmethod
    def of(cls, typed: str, *, is_exact: bool = False) -> "Phrase":
        """The phrase of what was typed; without words where there are no letters in it."""
        return cls(tuple(words(fold(typed))), is_exact)

    def to_fts(self) -> str:
        """The phrase as an FTS5 query; there is nothing in a word that FTS5 would read."""
        return f'"{" ".join(self.words)}"{"" if self.is_exact else " *"}'

    @cached_property
    def pattern(self) -> str:
        """The phrase as a regular expression over folded text."""
        first = re.escape(self.words[0])
        parts = [first]
        if _is_spaced(self.words[0]):
            # A look back over the word, because `re` is fast where a pattern begins with letters.
            parts.append(rf"(?<!{_SPACED}{first})")
        for before, word in pairwise(self.words):
            both = _is_spaced(before) and _is_spaced(word)
            parts += [r"[\W_]+" if both else r"[\W_]*", re.escape(word)]
        if _is_spaced(self.words[-1]):
            parts.append(rf"(?!{_SPACED})" if self.is_exact else rf"{_SPACED}*")
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: its span, and which of the phrases it is."""

    span: Span
    phrase: int


def find_phrases(phrases: Sequence[Phrase], text: str) -> list[Hit]:
    """Where the phrases stand in a text, in its order, at most `MOST_HITS` of each."""
    folded, places = fold_with_places(text)
    hits: list[Hit] = []
    for number, phrase in enumerate(phrases):
        if phrase.words:
            found = re.finditer(phrase.pattern, folded)
            hits += (
                Hit(_unfolded(match.span(), places), number) for match in islice(found, MOST_HITS)
            )
    return sorted(hits, key=lambda hit: (hit.span, hit.phrase))


def has_phrase(phrase: Phrase, texts: Iterable[str]) -> bool:
    """Whether a phrase stands in one of the texts."""
    if not phrase.words:
        return False
    pattern = re.compile(phrase.pattern)
    return any(pattern.search(fold(text)) for text in texts)


def _unfolded(span: tuple[int, int], places: Sequence[int] | None) -> Span:
    start, end = span
    if places is None:
        return Span(start, end)
    return Span(places[start], max(places[end], places[end - 1] + 1))


def _is_spaced(word: str) -> bool:
    return re.fullmatch(rf"[{UNSPACED}]", word) is None
