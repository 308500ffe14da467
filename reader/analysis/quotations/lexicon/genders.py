"""Genders told by names, titles and nouns: words in, "f", "m" or nothing out.

Given names come from `given_names.txt` (see ATTRIBUTION.md); names that both genders bear in
different languages tell nothing.
"""

from functools import cache
from importlib.resources import files
from typing import Literal
from unicodedata import combining, normalize

from reader.analysis.quotations.lexicon.roles import FEMALE_TITLES, MALE_TITLES
from reader.analysis.quotations.lexicon.words import word_set

Gender = Literal["f", "m"]

FEMALE_NOUNS = word_set(
    "woman women girl mother mum mom daughter sister wife girlfriend aunt grandmother "
    "granddaughter niece widow lady actress waitress hostess heroine spokeswoman chairwoman "
    "congresswoman businesswoman policewoman councilwoman sportswoman saleswoman queen princess "
    "duchess countess baroness nun stewardess bride fiancee fiancée ballerina assemblywoman "
    "alderwoman schoolgirl schoolteacheress matriarch stepmother stepdaughter godmother empress "
    "goddess mistress dame madam landlady midwife"
)
MALE_NOUNS = word_set(
    "man men boy father dad son brother husband boyfriend uncle grandfather grandson nephew "
    "widower gentleman actor waiter host hero spokesman chairman congressman businessman "
    "policeman councilman sportsman salesman king prince duke count baron monk groom fiance "
    "fiancé assemblyman alderman schoolboy patriarch stepfather stepson godfather emperor imam "
    "bishop archbishop cardinal pope rabbi batsman landlord fisherman frontman cameraman gunman"
)


_MOSTLY_MEN = word_set(
    "sam chris drew robin jamie charlie terry frankie alex tenzin sonam harpreet gurpreet "
    "manpreet jaspreet navdeep rajdeep kiran kudakwashe tendai rené ronnie robbie"
)
_MOSTLY_WOMEN = word_set(
    "jo mattie billie leslie lesley vivian dana jackie toni kerry pat hilary simran noor nour "
    "amal iman robyn lindsay lindsey dominique camille"
)
_EITHER = word_set(
    "nino dewi sasha sacha andrea nicola casey ariel shiloh riley quinn reese skyler avery "
    "morgan rowan hayden emerson kendall loren nicky micky sandy mel gabriele simone pema karma "
    "dakota finley"
)
GENDER_OF_PRONOUN: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
"""Pronouns that tell a gender."""

_SHORTENED: dict[Gender, frozenset[str]] = {
    "m": word_set(
        "kev merv gaz baz daz gav trev nige deano dez jez fitz reg wilf alf ern clem stu mick "
        "jock barney monty ollie archie alfie lenny kenny"
    ),
    "f": word_set("shaz bev trish viv flo dot peg bess glad fran meg nell tess bea"),
}
"""Short forms that the list of given names has not."""

_OF_BOTH = _MOSTLY_MEN | _MOSTLY_WOMEN | _EITHER
"""Given names that women and men bear."""


@cache
def _names() -> dict[str, Gender]:
    table: dict[str, Gender] = {}
    gender: Gender = "f"
    source = files("reader.analysis.quotations.lexicon").joinpath("given_names.txt")
    for line in source.read_text(encoding="utf-8").splitlines():
        if line == "female":
            gender = "f"
        elif line == "male":
            gender = "m"
        elif not line.startswith("#"):
            table.update(dict.fromkeys(line.split(), gender))
    for kind, short in _SHORTENED.items():
        for name in short:
            table.setdefault(name, kind)
    for name in _OF_BOTH:
        table.pop(name, None)
    return table


def without_accents(word: str) -> str:
    """The word in plain letters, since the list has most names in one spelling only."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


def gender_of_name(given: str) -> Gender | None:
    """The gender that a given name usually tells."""
    low = given.lower().replace("’", "'")
    names = _names()
    found = names.get(low)
    if found is None and not low.isascii():
        low = without_accents(low)
        found = names.get(low)
    if found is None and "-" in low:
        found = names.get(low.split("-")[0])
    return found


_FEMALE_ENDINGS = word_set(
    "a ine tte lie ene nne lyn een sie lee tie ise ynn lly cie ete bet hee sook kyung ye ug dis "
    "org run bel naz lde ild wen iko"
)
_MALE_ENDINGS = word_set(
    "o k c v p ton man gur ard ian ert tin den orn tur ner din nis ich dor kur nir mon iel ald ord "
    "ael dan ver lon don win ram dar ied ent ant von us as ir im sh rd hoon sik woo chul"
)
_LONGEST_ENDING = 5
_SHORTEST_NAME = 4
_EXCEPTIONS = word_set("mika luca nikita ilya joshua elisha sasha andrea")


def likely_gender(given: str) -> Gender | None:
    """The gender that the ending of an unlisted name makes likely, by the endings of the list."""
    low = without_accents(given.lower())
    if low in _OF_BOTH:
        return "m" if low in _MOSTLY_MEN else "f" if low in _MOSTLY_WOMEN else None
    if len(low) < _SHORTEST_NAME or low in _EXCEPTIONS:
        return None
    for length in range(_LONGEST_ENDING, 0, -1):
        if low[-length:] in _FEMALE_ENDINGS:
            return "f"
        if low[-length:] in _MALE_ENDINGS:
            return "m"
    return None


def is_given_name(word: str) -> bool:
    """Whether a word is on the list of given names."""
    return gender_of_name(word) is not None or word.lower() in _OF_BOTH


def gender_of_title(title: str) -> Gender | None:
    """The gender told by a title or a noun in front of a name, in lower case."""
    if title in FEMALE_TITLES or title in FEMALE_NOUNS or title.endswith("woman"):
        return "f"
    if title in MALE_TITLES or title in MALE_NOUNS or title.endswith("man"):
        return "m"
    return None
