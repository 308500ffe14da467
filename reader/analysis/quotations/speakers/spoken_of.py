"""Spoken of: where a pronoun speaks in, the names that its bearer uses out.

Few call themselves by name: in “Olsen is not afraid,” she said, and in "she said that Olsen would
win", she is somebody else.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.genders import GENDER_OF_PRONOUN
from reader.analysis.quotations.naming.parties import Mention, Party

_NEAR = 12
"""Items on both sides of the pronoun."""

_AROUND_WORDS = " \n\"'“”‘’«»„‚.,:;!?()[]—–-…"


def titled_before(items: Sequence[Item], start: int) -> Sequence[Item]:
    """ "The minister, | she added, will stay": whom she speaks of, and is not."""
    opens = start > 2 and items[0].low == "the" and items[start - 1].low == ","
    phrase = items[: start - 1] if opens else ()
    return phrase if all(item.tag in {"DET", "NAME", "WORD"} for item in phrase) else ()


def names_used(
    text: str, items: Sequence[Item], start: int, mentions: Sequence[Mention]
) -> frozenset[str]:
    """Capitalised words in the marks around `start`, the name right before it and those behind it,
    in lower case."""
    words = {
        word.lower().removesuffix("'s").removesuffix("’s")
        for item in items[max(0, start - _NEAR) : start + _NEAR]
        if item.tag == "QUOTE"
        for word in (part.strip(_AROUND_WORDS) for part in text[item.start : item.end].split())
        if word[:1].isupper()
    }
    for mention in mentions:
        if mention.name.end == start - 1 and items[start - 1].low == ",":
            words |= {mention.party.surname, mention.party.words[0].lower()}
        if start < mention.name.start <= start + _NEAR:
            words |= {mention.party.surname, mention.party.words[0].lower()}
    return frozenset(words)


def learn_from_addressee(party: Party, items: Sequence[Item], end: int) -> None:
    """ "A surgeon told her": whom a text calls "her" right there is somebody else."""
    if not party.unnamed or party.gender is not None or end + 1 >= len(items):
        return
    if items[end].low in {"told", "asked", "tells", "asks"}:
        other = GENDER_OF_PRONOUN.get(items[end + 1].low)
        owned = end + 2 < len(items) and items[end + 2].tag in {"WORD", "NAME"}
        if other is not None and not owned:
            party.gender = "m" if other == "f" else "f"


def is_anonymous(items: Sequence[Item], end: int) -> bool:
    """ "He said, | speaking on condition of anonymity": nobody whom the text names."""
    return any(item.low == "anonymity" for item in items[end : end + _NEAR])
