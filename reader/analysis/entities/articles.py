"""Articles for training: whole pieces of news copy, read several times with other names.

In: `data/articles.txt`, in which names are marked like [ORG this], a lexicon and a number of
copies. Out: their sentences, tagged. In each copy after the first the people and the towns, also
those that clubs and courts are called after, have other names, the same ones throughout a piece.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from reader.analysis.entities.lexicon import DATA, Lexicon
from reader.analysis.entities.synthetic import Line, blend, tagged
from reader.analysis.sentences import split_sentences

Name = tuple[int, int, str]
"""Start and end in code points, and the coarse label."""

MADE_UP = 0.3
"""Share of the new names that are blends of two, of which no list knows."""

KEPT = 0.4
"""Share of the people and towns that keep their names in a copy."""

_MARKED = re.compile(r"([^\[]*)(?:\[([A-Z]+) ([^\]]+)\]|\Z)")
_WORD = re.compile(r"[^\W\d_]+")


def written(copies: int, lexicon: Lexicon) -> Iterator[Line]:
    """The sentences of all pieces, `copies` times, the same at every call."""
    chance = random.Random(1848)
    listed = lexicon.listed()
    for piece in _pieces():
        for copy in range(copies):
            text, names = _renamed(*piece, lexicon, listed, chance) if copy else piece
            for span in split_sentences(text):
                yield tagged(text, names, span)


def _pieces() -> Iterator[tuple[str, list[Name]]]:
    """The text of each piece and its names."""
    lines = (DATA / "articles.txt").read_text(encoding="utf-8").split("\n")
    marked = "\n".join(line for line in lines if not line.startswith("#"))
    for piece in marked.strip().split("\n\n"):
        text = ""
        names: list[Name] = []
        for plain, label, name in _MARKED.findall(piece):
            text += plain
            if label:
                names.append((len(text), len(text) + len(name), label))
            text += name
        yield text, names


def _renamed(
    text: str,
    names: Sequence[Name],
    lexicon: Lexicon,
    listed: Mapping[str, Sequence[str]],
    chance: random.Random,
) -> tuple[str, list[Name]]:
    """The piece with other people's and towns' names."""
    others: dict[str, str] = {}

    def other(word: str, letter: str) -> str:
        key = word.lower()
        if key not in others:
            first, second = (chance.choice(listed[letter]).split(" ")[0] for _ in range(2))
            new = blend(first, second) if chance.random() < MADE_UP else first
            others[key] = key if chance.random() < KEPT else new
        new = others[key]
        return word if new == key else new.upper() if word.isupper() else new

    changed = ""
    places: list[Name] = []
    done = 0
    for start, end, label in names:
        changed += text[done:start]
        at = len(changed)
        name = text[start:end]
        words = list(_WORD.finditer(name))
        for number, found in enumerate(words):
            letter = _kind(found[0], label, len(words), number, lexicon)
            before = name[words[number - 1].end() if number else 0 : found.start()]
            changed += before + (other(found[0], letter) if letter else found[0])
        changed += name[words[-1].end() if words else 0 :]
        places.append((at, len(changed), label))
        done = end
    return changed + text[done:], places


def _kind(word: str, label: str, count: int, number: int, lexicon: Lexicon) -> str:
    """The list that another name for a word of a name of `count` words is drawn from, or ""."""
    if len(word) < 3 or not word[0].isupper():
        return ""
    if label == "PER":
        return "s" if number + 1 == count else "g"
    classes = set(lexicon.entry(word.title() if word.isupper() else word).classes)
    if classes & set("CRL") or not classes & set("cmv"):
        return ""
    is_town = label == "LOC" and count == 1
    is_called_after = label == "ORG" and number == 0 and (count > 1 or "T" in classes)
    return "c" if is_town or is_called_after else ""
