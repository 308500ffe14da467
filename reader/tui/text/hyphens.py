"""Hyphens: where a word may be divided at the end of a row.

In: a language, ISO 639-1. Out: a function from a word to the places. The patterns come with pyphen,
an extra, because few want them: they are loaded only where `hyphenate` is set.
"""

import re
from functools import lru_cache
from importlib import import_module

from reader.model import ReaderError
from reader.tui.text.wrap import Hyphens

_LETTERS = re.compile(r"[^\W\d_]+")
SHORTEST = 6
"""Letters of the shortest word that is divided."""


def hyphens_of(language: str) -> Hyphens | None:
    """The places of a language; None for a language without patterns.

    Raises ReaderError where the extra is not installed.
    """
    try:
        pyphen = import_module("pyphen")
    except ImportError as error:
        raise ReaderError(
            "“hyphenate” needs pyphen; pip install 'reader-desk[hyphenation]'"
        ) from error
    found = pyphen.language_fallback(language)
    if not found:
        return None
    patterns = pyphen.Pyphen(lang=found)

    @lru_cache(maxsize=4096)
    def places(word: str) -> tuple[int, ...]:
        return tuple(
            part.start() + int(place)
            for part in _LETTERS.finditer(word)
            if part.end() - part.start() >= SHORTEST
            for place in patterns.positions(part.group())
        )

    return places
