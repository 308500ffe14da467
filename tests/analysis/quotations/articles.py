"""Whole articles with their quotations by hand, and how near an analysis comes to them.

The files in `articles/` are written as those in `passages/` are (see `passages.py`), by people who
had not seen the analysis. They are longer, and nobody settled every comma: a quotation counts as
found where it shares at least half of its characters with the one by hand, and a speaker as named
where the two names share a word. What is found is paired one to one, best first.

    python -m tests.analysis.quotations.articles [FOLDER]

prints both figures as F1 for each file and for all of them.
"""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.analysis import analyze
from reader.model import Quotation
from tests.analysis.quotations.passages import (
    AROUND,
    OPTIONAL,
    Passage,
    Row,
    read_passages,
)

FOLDER = Path(__file__).parent / "articles"
_ENOUGH = 0.5
_SMALL = frozenset({"the", "a", "an", "of", "for", "at", "in", "and", "who", "by", "to"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Quotations by hand, quotations found, and how many of them are right in part and whole."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    named: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.wanted + other.wanted,
            self.given + other.given,
            self.found + other.found,
            self.named + other.named,
        )

    @property
    def content(self) -> float:
        """F1 of the content, in percent."""
        return 200 * self.found / max(1, self.wanted + self.given)

    @property
    def name(self) -> float:
        """F1 of content and speaker together, in percent."""
        return 200 * self.named / max(1, self.wanted + self.given)


def measure(passage: Passage) -> Agreement:
    """How near the analysis of one article comes to its quotations by hand."""
    quotations = analyze(passage.text).quotations
    rows, places = passage.rows, _places(passage)
    given = [_characters(passage.text, quotation) for quotation in quotations]
    pairs = _pairs(rows, places, given)
    found = {i: j for i, j in pairs.items() if rows[i].kind != OPTIONAL}
    beside = [place for row, place in zip(rows, places, strict=True) if row.kind == OPTIONAL]
    counted = [j for j, place in enumerate(given) if j in found.values() or not (
        j in pairs.values() or any(_is_mostly(place, other) for other in beside)
    )]  # fmt: skip
    named = sum(is_same(rows[i].speaker, quotations[j].speaker) for i, j in found.items())
    return Agreement(len(rows) - len(beside), len(counted), len(found), named)


def _pairs(
    rows: Sequence[Row], places: Sequence[set[int]], given: Sequence[set[int]]
) -> dict[int, int]:
    """Which row is which quotation found: the best pair first, a row that counts before others."""
    shares = sorted(
        (
            (len(hand & found) / len(hand | found), rows[i].kind != OPTIONAL, i, j)
            for i, hand in enumerate(places)
            for j, found in enumerate(given)
            if hand & found
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, _, i, j in shares:
        if share >= _ENOUGH and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _is_mostly(found: set[int], beside: set[int]) -> bool:
    """Whether what was found is a row that may count, or a part or a whole of it."""
    shared = len(found & beside)
    return shared > 0 and shared >= _ENOUGH * min(len(found), len(beside))


def is_same(wanted: str | None, given: str | None) -> bool:
    """Whether two names share a word that is no article or link; nobody is the same as nobody."""
    if wanted is None or given is None:
        return wanted == given
    return bool(_words(wanted) & _words(given))


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if word not in _SMALL}


def _places(passage: Passage) -> list[set[int]]:
    """The characters of each quotation by hand, in the order of the text."""
    places: list[set[int]] = []
    after = 0
    for row in passage.rows:
        spans = _locate(passage.text, row, after)
        places.append({at for start, end in spans for at in range(start, end)})
        after = spans[0][0]
    return places


def _locate(text: str, row: Row, after: int) -> Sequence[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for words in row.content:
        first, _, last = (part.strip(AROUND) for part in words.partition(" ~ "))
        start = text.find(first, after)
        start = start if start >= 0 else text.index(first)
        end = text.index(last, start + len(first)) + len(last) if last else start + len(first)
        spans.append((start, end))
        after = end
    return spans


def _characters(text: str, quotation: Quotation) -> set[int]:
    """The characters of what was found, marks and space at the ends aside."""
    places: set[int] = set()
    for span in quotation.content:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(AROUND))
        places.update(range(start, start + len(words.strip(AROUND))))
    return places


def main(folder: Path = FOLDER) -> None:
    """Print the agreement for each file of a folder, and for all."""
    files: Counter[str] = Counter()
    sums: dict[str, Agreement] = {}
    for passage in read_passages(folder):
        agreement = measure(passage)
        files[passage.style] += 1
        sums[passage.style] = sums.get(passage.style, Agreement()) + agreement
    files["all"], sums["all"] = files.total(), sum(sums.values(), Agreement())
    for style, total in sums.items():
        print(
            f"{style:16} {files[style]:3} articles {total.wanted:4} quotations"
            f"  content {total.content:5.1f}  content and name {total.name:5.1f}"
        )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
