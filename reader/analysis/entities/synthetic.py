"""Invented sentences for training: news as it is written, with names from the lexicon.

In: `data/templates.txt` and a number. Out: that many lines of text with their names, coarse labels.
The corpora that may be trained on hold no edited news; these lines show the model datelines,
titles before names, results and tables of sports, headlines and names of institutions.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.analysis.entities.lexicon import DATA, Lexicon
from reader.analysis.entities.tokens import Token, tokens

LABELS = {
    "PER": "PER", "GIVEN": "PER", "FAMILY": "PER", "ORG": "ORG", "COMPANY": "ORG", "BODY": "ORG",
    "UNI": "ORG", "PARTY": "ORG", "FEDERATION": "ORG", "CLUB": "ORG", "PAPER": "ORG",
    "AGENCY": "ORG", "LISTED_ORG": "ORG", "LISTED_CLUB": "ORG", "LOC": "LOC", "FAC": "LOC",
    "TOWN": "LOC", "CITY": "LOC", "COUNTRY": "LOC", "REGION": "LOC", "LISTED_PLACE": "LOC",
    "LISTED_FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "WORK": "MISC",
    "LISTED_EVENT": "MISC", "LISTED_LAW": "MISC", "LISTED_WORK": "MISC", "LISTED_PRODUCT": "MISC",
    "LISTED_FIRM": "ORG",
}  # fmt: skip
LISTS = {
    "GIVEN": "g", "FAMILY": "s", "TOWN": "c", "CITY": "m", "COUNTRY": "C", "NORP": "N",
    "REGION": "R", "LISTED_ORG": "O", "LISTED_CLUB": "T", "LISTED_PLACE": "L", "LISTED_FAC": "F",
    "LISTED_EVENT": "E", "LISTED_LAW": "W", "LISTED_WORK": "A", "LISTED_PRODUCT": "P",
    "LISTED_FIRM": "K",
}  # fmt: skip
SECTIONS = {"S": 0.6, "SPORT": 0.28, "HEAD": 0.12}
"""Sections of templates that are whole lines, and the share of each: news, sports, headlines."""

FREQUENT, RARE = 32, 0.3
"""Names of words up to this band are preferred; the share of lines' names that may be any."""

_SLOT = re.compile(r"\{(\w+)(\^)?(?::(\w+))?\}")


class Line(NamedTuple):
    """The tokens of a line of text and their IOB2 tags."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]


def invented(count: int, lexicon: Lexicon) -> Iterator[Line]:
    """`count` lines, the same at every call."""
    chance = random.Random(1789)
    listed = lexicon.listed()
    every = {**_grammar(), **{slot: listed[letter] for slot, letter in LISTS.items()}}
    frequent = {
        **every,
        **{slot: tuple(n for n in every[slot] if _frequent(n, lexicon)) for slot in LISTS},
        "NORP": tuple(n for n in every["NORP"] if not n.endswith(("s", "men", "man"))),
    }
    for _ in range(count):
        (section,) = chance.choices(list(SECTIONS), list(SECTIONS.values()))
        template = chance.choice(every[section])
        text, names = _fill(template, every if chance.random() < RARE else frequent, chance)
        if section == "HEAD" and _SLOT.sub("", template).isupper():
            text = text.upper()
        yield _line(text, names)


def _frequent(name: str, lexicon: Lexicon) -> bool:
    """Whether all words of a name are among the more frequent."""
    return all(lexicon.entry(word).band <= FREQUENT for word in name.split(" "))


def _grammar() -> dict[str, Sequence[str]]:
    """The expansions of every slot in the templates."""
    slots: dict[str, list[str]] = {}
    here: list[str] = []
    path = DATA / "templates.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            here = slots.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            here.append(line)
    return {slot: tuple(lines) for slot, lines in slots.items()}


def _fill(
    template: str, grammar: Mapping[str, Sequence[str]], chance: random.Random
) -> tuple[str, list[tuple[int, int, str]]]:
    """A template's text, and its names as start, end and label."""
    text = ""
    names: list[tuple[int, int, str]] = []
    done = 0
    for match in _SLOT.finditer(template):
        text += template[done : match.start()]
        slot, capitals, label = match.groups()
        inner, nested = _fill(chance.choice(grammar[slot]), grammar, chance)
        if text.endswith(("the ", "The ")):
            inner = inner.removeprefix("The ")
        if capitals:
            inner = inner.upper()
        label = label or LABELS.get(slot)
        if label:
            nested = [(0, len(inner), label)]
        names += [(start + len(text), end + len(text), kind) for start, end, kind in nested]
        text += inner
        done = match.end()
    return text + template[done:], names


def _line(text: str, names: Sequence[tuple[int, int, str]]) -> Line:
    """The tokens of `text`, tagged."""
    parts = tokens(text)
    tags: list[str] = []
    for part in parts:
        tag = "O"
        for start, end, label in names:
            if start <= part.start and part.end <= end:
                tag = f"{'B' if part.start == start else 'I'}-{label}"
        tags.append(tag)
    return Line(parts, tuple(tags))
