"""Titles at the head of a run of capitalised words: the words in, where the name begins out.

"Florida | Sen. | Ann Roe", "Minister of Industry and Trade | Trần Quốc Bảo".
"""

import re
from collections.abc import Sequence

from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.name_words import (
    DEMONYMS,
    FAMILY_FIRST,
    KEPT_TITLES,
    ORG_WORDS,
    PORTFOLIOS,
    WEAK_TITLES,
)
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.roles import DOERS, TITLED, TITLES
from reader.analysis.quotations.lexicon.words import PARTICLES

_DOERS = (*DOERS, "eur", "ant", "ive", "ard", "person")
_NO_NAMES = frozenset({"judge", "minister", "secretary", "senator", "sen", "president", "director"})
"""Offices that nobody is called by behind a given name: "Common Pleas | Judge"."""

_DESCRIBING = ("-old", "-placed", "-ranked", "-seeded", "-based", "-born", "-educated", "-elected")
_FORMERLY = frozenset({"former", "acting", "interim", "ex"})
OF_OFFICE = frozenset({"of", "for"})
OF_PLACES = frozenset({"mayor", "governor", "bishop", "archbishop", "prefect", "sheriff", "head"})
"""Offices that a place follows: "Mayor of Clonbeg Síle Ní Dhomhnaill"."""

_LINKING = OF_OFFICE | {"and", "&", "the"}
_NOT_FIRST = PLACES | PORTFOLIOS | ORG_WORDS | DEMONYMS | TITLES
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_LONGEST_NAME = 4
"""Words."""

_LONGEST_ACRONYM = 5
_SHORT = 4
"""Code points."""

FULL_NAME = 2
"""Words."""


def person_start(words: Sequence[str], first: int) -> int | None:
    """Where a person's name begins behind what an office is of: "Home Affairs | Goh Wei Liang".

    At a given name, at initials, or at an East Asian family name, with one to three words behind.
    """
    for at in range(max(first, len(words) - _LONGEST_NAME), len(words) - 1):
        low = words[at].lower()
        if low in _NOT_FIRST or {word.lower() for word in words[at:]} & _LINKING:
            continue
        family_first = low in FAMILY_FIRST and len(words) - at <= FULL_NAME + 1
        if is_given_name(words[at]) or _INITIALS.match(words[at]) or family_first:
            return at
    return None


def titles_end(words: Sequence[str], lows: Sequence[str]) -> int:
    """How many words at the head of a run are titles, roles and demonyms."""
    split = 0
    for number, low in enumerate(lows[:-1]):
        honoured = low in {"sri", "seri"}  # "Tan Sri Lim Kok Wah"
        placed = lows[number - 1] in PLACES or words[number].endswith(".") or honoured
        placed = placed or lows[number - 1] in DEMONYMS or low in _NO_NAMES
        office = low in TITLED
        if office and number > split and is_given_name(words[number - 1]) and not placed:
            break  # Ray Don Mabry, not Florida Sen. Ann Roe
        if number > 0 and lows[number - 1] in PARTICLES:
            break  # Fahd bin Sultan al-Mutairi
        rest = lows[number + 1 :]
        if low in ORG_WORDS and len(rest) >= 2 and is_given_name(words[number + 1]):
            split = split if ORG_WORDS & set(rest) else number + 1
        if "-of-" in low or low.endswith(_DESCRIBING) or "-turned-" in low:
            split = number + 1
        if low == "pak" and len(rest) == FULL_NAME and len(rest[1]) <= _SHORT:
            break  # Pak Myong Su is Korean, Pak Joko Widodo Indonesian
        if office:
            if rest[0] in OF_OFFICE:
                behind = portfolio_end(lows, number + 1)
                if number + 1 < behind < len(lows) and lows[behind] not in OF_OFFICE:
                    return behind  # "Minister of Industry and Trade Trần Quốc Bảo"
                behind = person_start(words, number + 2)
                if behind is not None:
                    return behind  # "Minister of State for Home Affairs Goh Wei Liang"
                placed = len(rest) >= 4 and not ORG_WORDS & set(rest)
                if placed and (is_given_name(words[number + 3]) or low in OF_PLACES):
                    return number + 3  # "Mayor of Bodø Marta Olsen"
            if low in KEPT_TITLES and len(rest) == 1:
                return number
            if rest[0] == "of":
                continue
            if low in _FORMERLY:
                split = number + 1
                continue
            weak = low in WEAK_TITLES
            named = not weak and len(rest) == FULL_NAME and is_given_name(words[number + 1])
            bodies = ORG_WORDS & set(rest) and not named
            if not bodies and (
                not weak or is_given_name(words[number + 1]) or number > 0 or len(rest) >= 2
            ):
                split = number + 1
    office = words[0].isupper() and words[0].isalpha() and 1 < len(words[0]) <= _LONGEST_ACRONYM
    if split == 0 and office and len(lows) >= 3 and is_given_name(words[1]):
        return 1  # "OCPD Barnabas Koech"
    if split == 0 and len(lows) >= 3 and is_given_name(words[1]) and not is_given_name(words[0]):
        # "Promoter Barry Quill", "German Anna Weiss": what opens a sentence may be no name.
        doer = lows[0].endswith(_DOERS) and lows[0] not in PLACES  # no "Niger"
        return int(lows[0] in DEMONYMS or doer)
    return split


def portfolio_end(lows: Sequence[str], link: int) -> int:
    """Where the portfolio behind "of" or "for" ends: "Minister for | Trade and Industry | …"."""
    end = link + 1
    while end < len(lows) and (lows[end] in PORTFOLIOS or lows[end] in {"and", "&", "the", ","}):
        end += 1
    return end if end > link + 1 and lows[end - 1] in PORTFOLIOS else min(link, len(lows))
