"""Evidence: which blocks of a page are its article, by the word of several who looked for it.

In: every block of a page, and the texts that extractors found in it. Out: the article's blocks.
The extractors lose blanks, links and structure while they look; so they only vote here, and what is
kept is read from the page itself.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.ingest.blocks import Block

LONG = 24
"""Letters from which on a block is looked for inside a text; a shorter one has to be a line."""
PIECES = 100
"""Places at which a long block is looked up, at most; one may be a whole page."""
NEAR = 4
"""Blocks between two kept ones that may be kept with fewer votes."""
LINKS = 0.6
"""Share of a block's words in links, from which on it leads elsewhere."""

MENU = 3
"""Links one below the other, at least, to be a menu."""

_NOT_LETTER = re.compile(r"[\W_]+")

_RELATED = re.compile(
    r"(?:(?:read|see|hear|watch)(?: more| also| next)\b|related\b|recommended\b|"
    r"more (?:from|on|in|stories|must|like)\b|most (?:read|viewed|popular)|also (?:read|on)\b|"
    r"you (?:may|might) (?:also )?like|want weekly|sign up|mehr zum thema|lesen sie (?:auch|mehr)|"
    r"lire aussi|à lire|leer más|te puede interesar|leggi anche|lees ook|читайте также)"
    r".{0,80}$",
    re.IGNORECASE,
)
"""What stands above links to other articles."""


class Witness(NamedTuple):
    """What one extractor took for the article: all its letters, and those of each line."""

    letters: str
    lines: frozenset[str]
    weight: float

    def votes_for(self, text: str) -> bool:
        """Whether it has a block."""
        letters = letters_of(text)
        if letters in self.lines:
            return True
        if len(letters) >= LONG:
            return letters in self.letters or self._has_most(letters)
        lines = [line for line in map(letters_of, text.split("\n")) if line]
        return bool(lines) and self.lines.issuperset(lines)

    def _has_most(self, letters: str) -> bool:
        """Whether it has the block but for a few words, which it may have lost."""
        if len(letters) < 4 * LONG:
            return False
        step = max(LONG, len(letters) // PIECES)
        pieces = [letters[at : at + LONG] for at in range(0, len(letters) - LONG + 1, step)]
        return sum(piece in self.letters for piece in pieces) * 10 >= len(pieces) * 7


def witness(text: str, weight: float = 1.0) -> Witness:
    """A witness of a text, whose lines are its blocks."""
    lines = [letters_of(line) for line in text.split("\n")]
    return Witness("".join(lines), frozenset(filter(None, lines)), weight)


def letters_of(text: str) -> str:
    """Its letters and digits, all small: what is left when blanks and marks were changed."""
    return _NOT_LETTER.sub("", text).casefold()


def chosen(blocks: Sequence[Block], witnesses: Sequence[Witness]) -> list[int]:
    """The places of the blocks that are the article, in order.

    A block is in where the votes for it are more than half of all. Between two that are in, one
    vote is enough, unless the block leads elsewhere: extractors lose lists and tables. Of blocks
    with the same words, the one that stands among the rest is in.
    """
    total = sum(one.weight for one in witnesses)
    letters = [letters_of(block.text) for block in blocks]
    votes = [
        sum(one.weight for one in witnesses if letters[at] and one.votes_for(block.text))
        for at, block in enumerate(blocks)
    ]
    sure = [at for at, vote in enumerate(votes) if vote * 2 > total]
    sure = _once(sure, letters)
    if not sure:
        return []
    inside = set(sure)
    known = {letters[at] for at in sure}
    for before, after in pairwise(sure):
        if after - before > NEAR + 1:
            continue
        for at in range(before + 1, after):
            if votes[at] and _links(blocks[at]) < LINKS and letters[at] not in known:
                inside.add(at)
                known.add(letters[at])
    return sorted(inside)


def without_related(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without lists of links: a menu above them, other articles with a heading below."""
    start, end = 0, len(blocks)
    while start < end and _links(blocks[start]) >= LINKS:
        start += 1
    if sum(block.text.count("\n") + 1 for block in blocks[:start]) < MENU:
        start = 0
    while end > start and (_links(blocks[end - 1]) >= LINKS or _is_related(blocks[end - 1])):
        end -= 1
    if end == start or not any(map(_is_related, blocks[end:])):
        end = len(blocks)
    return list(blocks[start:end]) if start < len(blocks) else list(blocks)


def _is_related(block: Block) -> bool:
    return _RELATED.match(block.text) is not None


def _once(places: list[int], letters: Sequence[str]) -> list[int]:
    """The places without repeated words; of two, the one nearer to the middle stays."""
    if not places:
        return []
    weights = [(at, len(letters[at])) for at in places]
    half = sum(size for _, size in weights) / 2
    middle, seen = places[0], 0
    for at, size in weights:
        seen += size
        if seen >= half:
            middle = at
            break
    best: dict[str, int] = {}
    for at in places:
        known = best.get(letters[at])
        if known is None or abs(at - middle) < abs(known - middle):
            best[letters[at]] = at
    return [at for at in places if len(letters[at]) < LONG or best[letters[at]] == at]


def _links(block: Block) -> float:
    linked = sum(mark.end - mark.start for mark in block.marks if mark.kind == "link")
    return linked / max(1, len(block.text))
