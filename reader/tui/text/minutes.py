"""How long reading takes. Apart from the rest of the page, because lists show it too."""

READING_SPEED = 238
"""Words per minute: the mean for silent reading of English non-fiction (Brysbaert 2019)."""


def reading_minutes(words: int) -> int:
    """Minutes to read so many words, at least one."""
    return max(1, round(words / READING_SPEED))
