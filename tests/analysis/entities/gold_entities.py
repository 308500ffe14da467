"""The gold sets of our own: `gold.txt` and `wire.txt` read, found entities scored against them."""

import re
from pathlib import Path
from typing import NamedTuple

from reader.analysis.entities import find_entities
from reader.analysis.sentences import split_sentences

MARK = re.compile(r"\[([A-Z_]+) ([^\]]+)\]")
AMOUNTS = {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"}


class Gold(NamedTuple):
    """An article and its entities as start, end and label."""

    text: str
    entities: frozenset[tuple[int, int, str]]


def gold_articles(file: str = "gold.txt") -> list[Gold]:
    """The articles of a file."""
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").split("\n")
    marked = "\n".join(line for line in lines if not line.startswith("#")).strip()
    return [_read(article) for article in marked.split("\n\n")]


def score(articles: list[Gold], labels: set[str], coarse: dict[str, str]) -> float:
    """Micro-averaged F1, in percent, of exact spans whose `coarse` label is in `labels`."""
    right = given = wanted = 0
    for article in articles:
        found = find_entities(article.text, split_sentences(article.text))
        predicted = {
            (*_trimmed(article.text, e.start, e.end), coarse.get(e.label, e.label)) for e in found
        }
        gold = {(start, end, coarse.get(label, label)) for start, end, label in article.entities}
        predicted = {entity for entity in predicted if entity[2] in labels}
        gold = {entity for entity in gold if entity[2] in labels}
        right += len(predicted & gold)
        given += len(predicted)
        wanted += len(gold)
    return 200 * right / (given + wanted)


def _read(article: str) -> Gold:
    text = ""
    entities: set[tuple[int, int, str]] = set()
    done = 0
    for match in MARK.finditer(article):
        text += article[done : match.start()]
        entities.add((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        done = match.end()
    return Gold(text + article[done:], frozenset(entities))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without "the" before it."""
    leading = re.match(r"(?:[Tt]he\s+)?", text[start:end])
    return start + (leading.end() if leading else 0), end
