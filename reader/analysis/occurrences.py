"""Occurrences: where the same words stand again.

In: words and a text. Out: spans, in code points. Where the words begin or end with a letter or
digit only whole words count ("Ana" is not in "Anna's banana").
"""

import re

from reader.model import Span


def occurrences(words: str, text: str) -> list[Span]:
    """Every place of the words in the text, in order, without overlaps."""
    if not words.strip():
        return []
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(f"{before}{re.escape(words)}{after}")
    return [Span(*match.span()) for match in pattern.finditer(text)]
