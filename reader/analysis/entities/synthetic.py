"""Invented sentences for training: news as it is written, with names from the lexicon.

In: the files of `FILES` and a number. Out: that many lines of text with their names, coarse labels.
The corpora that may be trained on hold no edited news; these lines show the model datelines,
titles before names, results and tables of sports, headlines and names of institutions. Some names
are made up of parts of others, so that the model learns to do without the lexicon.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.analysis.entities.lexicon import DATA, Lexicon
from reader.analysis.entities.tokens import Token, tokens
from reader.model.span import Span

LABELS = {
    "PER": "PER", "GIVEN": "PER", "FAMILY": "PER", "ORG": "ORG", "COMPANY": "ORG", "BODY": "ORG",
    "UNI": "ORG", "PARTY": "ORG", "FEDERATION": "ORG", "CLUB": "ORG", "PAPER": "ORG",
    "AGENCY": "ORG", "LISTED_ORG": "ORG", "LISTED_CLUB": "ORG", "LOC": "LOC", "FAC": "LOC",
    "TOWN": "LOC", "CITY": "LOC", "COUNTRY": "LOC", "REGION": "LOC", "LISTED_PLACE": "LOC",
    "LISTED_FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "WORK": "MISC",
    "LISTED_EVENT": "MISC", "LISTED_LAW": "MISC", "LISTED_WORK": "MISC", "LISTED_PRODUCT": "MISC",
    "LISTED_FIRM": "ORG", "NORPS": "MISC",
}  # fmt: skip
FILES = ("templates.txt", "newswire.txt", "institutions.txt")
"""Templates in `data`: whole lines, and lines put together from parts."""

LISTS = {
    "GIVEN": "gG", "FAMILY": "sS", "TOWN": "c", "CITY": "m", "COUNTRY": "C", "NORP": "N",
    "NORPS": "N",
    "REGION": "R", "LISTED_ORG": "O", "LISTED_CLUB": "T", "LISTED_PLACE": "L", "LISTED_FAC": "F",
    "LISTED_EVENT": "E", "LISTED_LAW": "W", "LISTED_WORK": "A", "LISTED_PRODUCT": "P",
    "LISTED_FIRM": "K",
}  # fmt: skip
SECTIONS = {"S": 0.25, "NEWS": 0.35, "SPORT": 0.12, "GAME": 0.16, "HEAD": 0.05, "TITLES": 0.07}
"""Sections of templates that are whole lines, and the share of each: news, sports, headlines."""

BLENDED = {"GIVEN": 0.12, "FAMILY": 0.18, "TOWN": 0.28}
"""Share of the names that are blends of two names of the same list."""

SKEW = 2.0
"""How much frequent names of a list are preferred: half of the draws are from the first quarter."""

VOWELS = frozenset("aeiouyáéíóúäöü")
LETTERS = "AABCCDEEFGHIIKLMNNOPPRRSSTTUVWZ"
"""Capitals that made-up acronyms are drawn from, the usual ones more often."""

_SLOT = re.compile(r"\{(\w+)(\^)?(?::(\w+))?\}")


class Line(NamedTuple):
    """The tokens of a line of text and their IOB2 tags."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]


def invented(count: int, lexicon: Lexicon) -> Iterator[Line]:
    """`count` lines, the same at every call."""
    chance = random.Random(1789)
    grammar = {**_grammar(), **_lists(lexicon)}
    for _ in range(count):
        (section,) = chance.choices(list(SECTIONS), list(SECTIONS.values()))
        template = chance.choice(grammar[section])
        text, names = _fill(template, grammar, chance)
        if section == "HEAD" and _SLOT.sub("", template).isupper():
            text = text.upper()
        if section == "NEWS":
            text = text[:1].upper() + text[1:]
        yield tagged(text, names)


def _lists(lexicon: Lexicon) -> dict[str, Sequence[str]]:
    """The names of the lexicon for each slot, the most frequent first."""
    listed = lexicon.listed()

    def band(name: str) -> int:
        return max(lexicon.entry(word).band for word in name.split(" "))

    lists: dict[str, Sequence[str]] = {}
    for slot, letters in LISTS.items():
        names = {name for letter in letters for name in listed[letter]}
        if slot in ("NORP", "NORPS"):
            many = {name for name in names if name.endswith(("s", "men")) and name[-2:] != "ss"}
            names = many if slot == "NORPS" else names - many
        lists[slot] = sorted(names, key=lambda name: (band(name), name))
    return lists


def _grammar() -> dict[str, Sequence[str]]:
    """The expansions of every slot in the templates."""
    slots: dict[str, list[str]] = {}
    here: list[str] = []
    text = "".join((DATA / file).read_text(encoding="utf-8") for file in FILES)
    for line in text.splitlines():
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
        inner, nested = _fill(_expansion(slot, grammar, chance), grammar, chance)
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


def _expansion(slot: str, grammar: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """What stands for a slot: one of its expansions, a blend of two, or a name made up."""
    if slot == "ACRONYM":
        return "".join(chance.choice(LETTERS) for _ in range(chance.choice((2, 3, 3, 3, 4, 4, 5))))
    if slot == "COINED":
        return _coined(grammar, chance)
    chosen = _drawn(slot, grammar, chance)
    if chance.random() < BLENDED.get(slot, 0):
        return blend(chosen, _drawn(slot, grammar, chance))
    return chosen


def _drawn(slot: str, grammar: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """One of the expansions of a slot; of a list of names rather a frequent one."""
    names = grammar[slot]
    if slot in LISTS:
        return names[int(len(names) * chance.random() ** SKEW)]
    return chance.choice(names)


def _coined(grammar: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """The name of a company or group that no list has."""
    parts = chance.choice(("LISTED_FIRM", "FAMILY", "TOWN")), chance.choice(("LISTED_FIRM", "TOWN"))
    first, second = (_drawn(part, grammar, chance).split(" ")[0] for part in parts)
    form = chance.random()
    if form < 0.5:
        return blend(first, second)
    if form < 0.65:
        return f"{blend(first, second)} {chance.choice(grammar['firm'])}"
    if form < 0.75:
        return f"{first[:4].rstrip('-.,')}{second[:5].title()}"
    if form < 0.85:
        return f"{chance.choice(grammar['work'])} {chance.choice(grammar['firm'])}"
    return f"{chance.choice(grammar['work'])} for {chance.choice(grammar['field'])}"


def blend(first: str, second: str) -> str:
    """The start of one name with the end of another, cut before vowels: a name that is new."""
    head = [
        at for at in range(2, len(first)) if first[at] in VOWELS and first[at - 1] not in VOWELS
    ]
    tail = [at for at in range(1, len(second) - 1) if second[at] in VOWELS]
    if not (head and tail and first.isalpha() and second.isalpha()):
        return first
    return first[: head[len(head) // 2]] + second[tail[len(tail) // 2] :].lower()


def tagged(text: str, names: Sequence[tuple[int, int, str]], span: Span | None = None) -> Line:
    """The tokens of `text`, or of a span of it, tagged."""
    parts = tokens(text, span)
    tags: list[str] = []
    for part in parts:
        tag = "O"
        for start, end, label in names:
            if start <= part.start and part.end <= end:
                tag = f"{'B' if part.start == start else 'I'}-{label}"
        tags.append(tag)
    return Line(parts, tuple(tags))
