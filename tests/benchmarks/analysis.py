"""How fast an article is analysed: quotations per 600 words, and the whole of `analyze`.

    python -m tests.benchmarks.analysis [FILE.jsonl …]

FILE has one `{"text"}` per line; without one, the passages of the tests stand in. CPU time of this
process, the best and the median of several rounds. The yardstick in the same run is Python's own
`re`, finding the words of the same texts: a slower machine shows there as well.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.analysis import analyze
from reader.analysis.entities import find_entities
from reader.analysis.quotations import find_quotations
from reader.analysis.sentences import split_sentences
from tests.analysis.quotations.passages import read_passages

ROUNDS = 5
ARTICLE = 600
"""Words."""


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """The best and the median CPU time of `ROUNDS` rounds, the first left aside."""
    work()
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times), statistics.median(times)


def texts(files: Sequence[str]) -> list[str]:
    """The texts of JSON Lines files, or those of the tests' passages, several to an article."""
    if not files:
        passages = [passage.text for passage in read_passages()]
        return ["\n\n".join(passages[at : at + 5]) for at in range(0, len(passages), 5)]
    lines = [line for name in files for line in Path(name).read_text("utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines if line.strip()]


def main() -> int:
    articles = texts(sys.argv[1:])
    words = sum(len(text.split()) for text in articles)
    split = [split_sentences(text) for text in articles]
    named = [find_entities(text, one) for text, one in zip(articles, split, strict=True)]
    rows = list(zip(articles, split, named, strict=True))
    print(f"{len(articles)} articles, {words:,} words; best and median of {ROUNDS} rounds")
    for name, work in (
        ("words with re", lambda: [re.findall(r"\w+|[^\w\s]", text) for text in articles]),
        ("sentences", lambda: [split_sentences(text) for text in articles]),
        ("entities", lambda: [find_entities(text, one) for text, one, _ in rows]),
        ("quotations", lambda: [find_quotations(*row) for row in rows]),
        ("analyze", lambda: [analyze(text) for text in articles]),
    ):
        best, middle = seconds(work)
        each = [1000 * ARTICLE * taken / words for taken in (best, middle)]
        speed = f"{each[0]:6.2f} {each[1]:6.2f} ms per 600 words {words / best:10,.0f} words/s"
        print(f"{name:14} {speed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
