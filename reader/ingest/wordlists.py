"""Word lists: words in one string, divided by blanks, in; a set out."""


def words(text: str) -> frozenset[str]:
    """The words of `text`, for the constants of this package, which read better so."""
    return frozenset(text.split())
