"""Handles of social networks: "@AnnRoe27" and the words of a name in, whether it is hers out."""

from collections.abc import Sequence

from reader.analysis.quotations.lexicon.genders import without_accents

_SHORTEST = 4
"""Letters of a surname that tells by itself, with an initial before it or anything beside it."""


def is_handle_of(handle: str, words: Sequence[str]) -> bool:
    """Whether a handle is made of a name of two words or more: given name or initial, surname."""
    letters = _letters(handle)
    parts = [_letters(word) for word in words]
    if len(parts) < 2 or not all(parts):
        return False
    first, rest = parts[0], parts[1:]
    if len(letters) > len(first) + 2 and "".join(parts).startswith(letters):
        return True
    return any(
        len(part) >= _SHORTEST and part in letters and (first in letters or letters[0] == first[0])
        for part in rest
    )


def _letters(word: str) -> str:
    return "".join(letter for letter in without_accents(word.lower()) if letter.isalpha())
