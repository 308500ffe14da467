"""How many of something, as a person reads it."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """“1 article”, “1,204 articles”, “2 people”."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
