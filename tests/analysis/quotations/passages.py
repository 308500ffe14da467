"""Passages in many styles with their quotations by hand, and how a prediction is compared.

A file in `passages/` holds passages: a line "=== title", the text, a line "---", then a row for
every quotation in the order of the text: kind (d, m, i), speaker ("-" for none), "via" and the
reporter if there is one, a colon, the content. Spans of one content are parted by " / "; " ~ "
leaves the middle out. Marks and punctuation at the ends of a span do not count.

    python -m tests.analysis.quotations.passages [FOLDER]

prints how much of all passages, or of those in another folder, the analysis gets right.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.analysis import analyze
from reader.model import Quotation

FOLDER = Path(__file__).parent / "passages"
OPTIONAL = "optional"
"""A kind of row that only whole articles have: see `articles.py`."""
KINDS = {"d": "direct", "m": "mixed", "i": "indirect", "o": OPTIONAL}
AROUND = "` \u00a0\n\"'“”„‘’«».,:;!?—–-"


@dataclass(frozen=True, slots=True)
class Row:
    """One quotation by hand."""

    kind: str
    speaker: str | None
    reporter: str | None
    content: tuple[str, ...]

    def holds_words_of(self, quotation: Quotation, text: str) -> bool:
        """Whether the content is that of the quotation, span by span."""
        spans = [span.of(text).strip(AROUND) for span in quotation.content]
        return len(spans) == len(self.content) and all(map(_is_abridged, self.content, spans))


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and its quotations."""

    style: str
    title: str
    text: str
    rows: tuple[Row, ...]


def read_passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """All passages of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
            title, _, rest = block.partition("\n")
            text, _, rows = rest.partition("\n---\n")
            lines = [line for line in rows.splitlines() if line.strip()]
            yield Passage(path.stem, title, text, tuple(map(_row, lines)))


def _row(line: str) -> Row:
    head, _, content = line.partition(": ")
    kind, _, who = head.partition(" ")
    speaker, _, reporter = who.partition(" via ")
    spans = tuple(span.strip(AROUND) for span in content.split(" / "))
    return Row(KINDS[kind], None if speaker == "-" else speaker, reporter or None, spans)


def _is_abridged(short: str, whole: str) -> bool:
    first, middle, last = short.partition(" ~ ")
    return whole == short if not middle else whole.startswith(first) and whole.endswith(last)


def differences(passage: Passage, quotations: Sequence[Quotation]) -> list[str]:
    """What is missing, wrong or too much, in words."""
    text, left, found = passage.text, list(quotations), []
    for row in passage.rows:
        match = next((q for q in left if row.holds_words_of(q, text)), None)
        if match is None:
            found.append(f"missing: {row}")
            continue
        left.remove(match)
        given = Row(match.kind, match.speaker, match.reporter, row.content)
        if given != (
            row if row.reporter else Row(row.kind, row.speaker, given.reporter, row.content)
        ):
            found.append(f"wanted: {row}\n   given: {given.kind} {given.speaker} {given.reporter}")
    found += [f"too much: {q.kind} {q.speaker}: {[s.of(text) for s in q.content]}" for q in left]
    return found


def agreement(passage: Passage, quotations: Sequence[Quotation]) -> tuple[int, int, int, int]:
    """How many quotations were given, wanted, right in content, and right in the name as well."""
    left = list(quotations)
    right = named = 0
    for row in passage.rows:
        match = next((q for q in left if row.holds_words_of(q, passage.text)), None)
        if match is not None:
            left.remove(match)
            right += 1
            named += match.speaker == row.speaker
    return len(quotations), len(passage.rows), right, named


def main(folder: Path = FOLDER) -> None:
    """Print the agreement over all passages of a folder."""
    passages = list(read_passages(folder))
    counts = [agreement(passage, analyze(passage.text).quotations) for passage in passages]
    given, wanted, right, named = (sum(column) for column in zip(*counts, strict=True))
    for what, count in (("content", right), ("content and full name", named)):
        print(f"{what}: F1 {200 * count / (given + wanted):.1f}")
    print(f"{len(passages)} passages, {wanted} quotations by hand, {given} found")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
