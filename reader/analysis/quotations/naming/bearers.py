"""Bearers: a name in, what it tells of whoever bears it out: a person or not, and the gender."""

from reader.analysis.quotations.lexicon.genders import (
    Gender,
    gender_of_name,
    gender_of_title,
    likely_gender,
)
from reader.analysis.quotations.lexicon.name_words import FAMILY_FIRST, KEPT_TITLES
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.words import PARTICLES, word_set
from reader.analysis.quotations.naming.names import Name, is_saint
from reader.analysis.quotations.naming.parties import Party

_MIDDLE_NAMES: dict[str, Gender] = {"thi": "f", "thị": "f", "van": "m", "văn": "m"}
"""Nguyen Thi Ngan is a woman, Nguyen Van Hung a man."""
_OF_LANDS = word_set("puerto costa new north south east west los las sri saudi")
_PARENTS: dict[str, Gender] = {"umm": "f", "um": "f", "oum": "f", "abu": "m", "abou": "m"}
"""What opens a name after one's child: Umm Khaled is the mother of Khaled."""


def bearer(name: Name) -> Party:
    person = name.of_person or (len(name.words) == 1 and bool(name.titles))
    place = name.words[-1].lower() in PLACES
    place = place and (not name.of_person or name.words[0].lower() in _OF_LANDS)
    gender = gender_in(name)
    first = name.words[0]
    return Party(
        name.text,
        name.words,
        person,
        name.of_organisation or place or is_saint(name.words),
        gender,
        told=gender_of_titles(name) is not None,
        likely=likely_gender(first) if gender is None and len(name.words) > 1 else None,
    )


def gender_of_titles(name: Name) -> Gender | None:
    for title in reversed(name.titles):
        told = gender_of_title(title)
        if told is not None:
            return told
    return None


def gender_in(name: Name) -> Gender | None:
    if is_saint(name.words):
        return None
    told = gender_of_titles(name) or _PARENTS.get(name.words[0].lower())
    if told is None and name.words[0].lower() in KEPT_TITLES:
        told = gender_of_title(name.words[0].lower())
    if told is not None:
        return told
    given = [word for word in name.words if not (len(word) <= 2 and word.endswith("."))]
    if not given or name.of_organisation or given[0].lower() in PARTICLES:
        return None
    lows = [word.lower() for word in given]
    if len(given) > 2 and lows[0] in FAMILY_FIRST and lows[1] in _MIDDLE_NAMES:
        return _MIDDLE_NAMES[lows[1]]
    if lows[0] in FAMILY_FIRST and len(given) > 1:
        given = given[1:]  # Teo Siew Mei, Kim Ji-yeon, Li Guowei
    gender = _gender_of_given(given[0])
    if gender is None and len(given) == 2 and (len(given[0]) <= 4 or "-" in given[0]):
        gender = _gender_of_given(given[1])  # family name first, as in China, Korea, Hungary
    if gender is None and len(given) > 2 and given[1].lower() not in PARTICLES:
        gender = gender_of_name(given[1])
    return gender


def _gender_of_given(word: str) -> Gender | None:
    """What a list tells of a given name; of "Son-hui" in Korean news it tells nothing."""
    _, hyphen, second = word.partition("-")
    return None if hyphen and second[:1].islower() else gender_of_name(word)
