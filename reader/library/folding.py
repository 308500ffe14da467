"""Folding: what letters are compared as, and what counts as a word when searching.

In: text. Out: the same folded (letter case and diacritics gone, "Straße" as "strasse"), where each
folded letter came from, and its words. Scripts that are written without blanks between words are
taken a character at a time, so that any stretch of them is found.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""Scripts without blanks between words, as the inside of a character class."""
_MARKS = ((0x0300, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
_REPLACED_ONE_BY_ONE = 64
"""Different letters up to which `str.replace` is faster than `str.translate`."""


def _fold_letter(letter: str) -> str:
    """A letter without case and diacritics; marks that are letters in their script stay."""
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not _is_diacritic(part)
    )
    return unicodedata.normalize("NFC", plain.casefold().lower())


def _is_diacritic(part: str) -> bool:
    in_range = any(first <= ord(part) <= last for first, last in _MARKS)
    return in_range and unicodedata.category(part) == "Mn"


@cache
def _word() -> re.Pattern[str]:
    """One word of folded text; a list that is only shown does without."""
    return re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


class _Letters(dict[int, str]):
    """Code point → what it is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_letter(chr(code))
        return folded


_LETTERS = _Letters()


def fold(text: str) -> str:
    """The text without letter case and diacritics."""
    if text.isascii():
        return text.lower()
    strange = [letter for letter in set(text) if not letter.isascii()]
    if len(strange) > _REPLACED_ONE_BY_ONE:
        return text.translate(_LETTERS)
    for letter in strange:
        text = text.replace(letter, _LETTERS[ord(letter)])
    return text.lower()


def fold_with_places(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text and, for each of its code points and its end, the place in `text`.

    None where the places are the same, which is the rule.
    """
    folded = fold(text)
    if text.isascii() or all(len(_LETTERS[ord(letter)]) == 1 for letter in set(text)):
        return folded, None
    places: list[int] = []
    for place, letter in enumerate(text):
        places += [place] * len(_LETTERS[ord(letter)])
    return folded, [*places, len(text)]


def words(folded: str) -> list[str]:
    """The words of folded text."""
    return _word().findall(folded)


def spaced(text: str) -> str:
    """The words of a text, folded, with blanks between: what a word index is given."""
    folded = fold(text)
    return folded if folded.isascii() else " ".join(words(folded))
