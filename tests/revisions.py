"""Texts that are revised with the truth kept: where every passage of the old one went.

In: a seed and a length. Out: an old text, a new one, and for each code point of the new text the
place in the old one that it comes from, or -1. The prose is made by a chain of word pairs from the
sample articles, so that it repeats phrases as prose does; and some lines stand in it many times
over, as on real pages.
"""

import random
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from reader.model import Span

SAMPLES = Path(__file__).resolve().parents[1] / "sample_articles"
BOILERPLATE = (
    "Advertisement",
    "Read more: the whole story of the harbour in our dossier.",
    "The ministry did not answer questions by the time of publication.",
)


@dataclass(frozen=True)
class Revision:
    """Two texts, and the old place of each code point of the new one."""

    old: str
    new: str
    origins: list[int]

    def left(self, span: Span) -> int:
        """How many code points of an old span are in the new text, wherever."""
        kept = self._kept
        return bisect_left(kept, span.end) - bisect_left(kept, span.start)

    def is_right(self, span: Span, claimed: Span) -> bool:
        """Whether a new span has more than half of what is left of an old one, and of nothing
        else so much."""
        origins = self.origins[claimed.start : claimed.end]
        own = sum(span.start <= old < span.end for old in origins)
        others = sum(old >= 0 for old in origins) - own
        return own > 0.5 * self.left(span) and own > others

    @cached_property
    def _kept(self) -> list[int]:
        return sorted(old for old in self.origins if old >= 0)


class Prose:
    """Sentences that nobody wrote."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._next: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(SAMPLES.glob("*.md")):
            body = path.read_text("utf-8").rpartition("---\n")[2]
            words = re.sub(r"[*#>_`\[\]()]|\S*(://|@|\|)\S*", "", body).split()
            for one, other in pairwise(words):
                self._next[one].append(other)
        self.words = sorted(self._next)

    def sentence(self) -> str:
        word = self._draw.choice(self.words)
        words = [word]
        for _ in range(self._draw.randint(4, 24)):
            chained = self._draw.random() < 0.7
            word = self._draw.choice((chained and self._next.get(word)) or self.words)
            words.append(word)
        return f"{' '.join(words).rstrip('.,;:').capitalize()}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self._draw.randint(1, 6)))


def revised(seed: int, paragraphs: int) -> Revision:
    """5 % of the words edited, paragraphs moved, added and taken out, the middle rewritten."""
    draw = random.Random(seed)
    prose = Prose(draw)
    olds = [
        draw.choice(BOILERPLATE) if draw.random() < 0.06 else prose.paragraph()
        for _ in range(paragraphs)
    ]
    old = "\n\n".join(olds)
    news: list[list[tuple[str, int]]] = []
    place = 0
    for number, paragraph in enumerate(olds):
        marked = [(letter, place + index) for index, letter in enumerate(paragraph)]
        place += len(paragraph) + 2
        if abs(number - paragraphs / 2) < paragraphs / 20:
            news.append([(letter, -1) for letter in prose.paragraph()])
        elif draw.random() >= 0.03:
            news.append(_edited(draw, prose, marked))
        if draw.random() < 0.03:
            news.append([(letter, -1) for letter in prose.paragraph()])
    for _ in range(paragraphs // 20):
        moved = news.pop(draw.randrange(len(news)))
        news.insert(draw.randrange(len(news) + 1), moved)
    flat: list[tuple[str, int]] = []
    for paragraph in news:
        flat += [("\n", -1), ("\n", -1)] if flat else []
        flat += paragraph
    return Revision(old, "".join(letter for letter, _ in flat), [origin for _, origin in flat])


def _edited(
    draw: random.Random, prose: Prose, marked: list[tuple[str, int]]
) -> list[tuple[str, int]]:
    """5 % of the words replaced, misspelt, left out or followed by another."""
    text = "".join(letter for letter, _ in marked)
    edited: list[tuple[str, int]] = []
    for match in re.finditer(r"\S+\s*", text):
        part = marked[match.start() : match.end()]
        kind = draw.random()
        if kind < 0.015:
            part = [(letter, -1) for letter in f"{draw.choice(prose.words)} "]
        elif kind < 0.03:
            index = draw.randrange(len(part))
            part = [*part[:index], (draw.choice("aeinst"), -1), *part[index + 1 :]]
        elif kind < 0.04:
            part = []
        elif kind < 0.05:
            part = [*part, *((letter, -1) for letter in f"{draw.choice(prose.words)} ")]
        edited += part
    return edited


def marked_passages(seed: int, text: str, count: int) -> list[Span]:
    """Words, phrases, sentences, paragraphs, as people mark them."""
    draw = random.Random(seed + 1)
    words = [Span(*match.span()) for match in re.finditer(r"\w[^\s]*", text)]
    sentences = [Span(*match.span()) for match in re.finditer(r"[A-Z][^.\n]+\.", text)]
    paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    found: list[Span] = []
    while len(found) < count:
        kind = draw.random()
        if kind < 0.25:
            found.append(draw.choice(words))
        elif kind < 0.5:
            first = draw.randrange(len(words) - 8)
            found.append(Span(words[first].start, words[first + draw.randint(1, 7)].end))
        elif kind < 0.85:
            found.append(draw.choice(sentences))
        else:
            first = draw.randrange(len(paragraphs) - 3)
            last = first + draw.randrange(3)
            found.append(Span(paragraphs[first].start, paragraphs[last].end))
    return found
