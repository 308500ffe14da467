"""Width: a text in, the cells of a screen it takes out, near enough to align and unwrap by."""

import unicodedata


def cells(text: str) -> int:
    """Two for each wide character, none for combining marks, one for the rest. One line only."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
