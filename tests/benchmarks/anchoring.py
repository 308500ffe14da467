"""How right and how fast quotes are found again, beside edlib and rapidfuzz alone in the same run.

    python -m tests.benchmarks.anchoring [--rounds 5]

First: a thousand annotations over revised articles (`tests.revisions`): 5 % of the words edited,
paragraphs moved, added and taken out, the middle rewritten, lines that stand there many times.
"Silently wrong" is what is claimed where it is not; "orphaned, half left" what a person could have
found. Then: one quote of 200 code points with 5 % edits in texts without it exactly; CPU, median.
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec

from reader.analysis.anchoring import anchor
from reader.analysis.judging import Selector
from reader.analysis.reanchoring import reanchor
from reader.model import Span, selector
from tests.benchmarks.harness import table
from tests.revisions import Prose, marked_passages, revised

COUNT = 1000
LENGTH = 200


def selector_of(text: str, span: Span) -> Selector:
    kept = selector(text, span)
    return Selector(kept["exact"], kept["prefix"], kept["suffix"], span.start)


def outcomes(seeds: int, paragraphs: int, *, with_old: bool) -> list[object]:
    """A row of the first table."""
    count = Counter[str]()
    seconds = 0.0
    size = 0
    for seed in range(seeds):
        revision = revised(seed, paragraphs)
        size = len(revision.old)
        spans = marked_passages(seed, revision.old, COUNT)
        selectors = [selector_of(revision.old, span) for span in spans]
        begun = time.process_time()
        found = reanchor(revision.old if with_old else None, revision.new, selectors)
        seconds += time.process_time() - begun
        for span, anchored in zip(spans, found, strict=True):
            if anchored.span is None:
                half = 2 * revision.left(span) > span.length
                count["half left" if half else "gone"] += 1
            elif revision.is_right(span, anchored.span):
                count["right"] += 1
            else:
                count["wrong"] += 1
    how = "old text known" if with_old else "selectors only"
    kinds = ("right", "wrong", "half left", "gone")
    return [how, f"{size:,}", *(count[kind] for kind in kinds), 1000 * seconds / seeds / COUNT]


def edited(text: str, draw: random.Random) -> str:
    """5 % of the characters replaced, left out or doubled."""
    kept = ((letter, draw.random()) for letter in text)
    return "".join(
        letter if chance > 0.05 else ("", draw.choice("aeinst"), letter * 2)[int(chance * 60)]
        for letter, chance in kept
    )


def cost(act: Callable[[], object], rounds: int) -> float:
    spent: list[float] = []
    for _ in range(rounds):
        begun = time.process_time()
        act()
        spent.append(1000 * (time.process_time() - begun))
    return statistics.median(spent)


def finders(text: str, quote: Selector) -> dict[str, Callable[[], object]]:
    """Ours and the yardsticks, on one text and quote."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    found: dict[str, Callable[[], object]] = {
        "Reader: anchor()": lambda: anchor(text, quote),
        "rapidfuzz alone": lambda: partial_ratio_alignment(quote.exact, text),
    }
    if find_spec("edlib"):
        import edlib

        known = set(quote.exact)

        def align() -> object:
            other = "".join(c if c in known else "\x00" for c in text)
            return edlib.align(quote.exact, other, mode="HW", task="locations")

        found["edlib alone"] = align
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    rows = [
        outcomes(rounds, paragraphs, with_old=with_old)
        for paragraphs in (60, 300)
        for with_old in (True, False)
    ]
    headings = ["", "code points", "right", "silently wrong", "orphaned, half left",
                "orphaned, gone", "ms each"]  # fmt: skip
    print(table(headings, rows))
    draw = random.Random(7)
    prose = Prose(draw)
    text = "\n\n".join(prose.paragraph() for _ in range(4200))[:1_000_000]
    start = len(text) * 3 // 5
    kept = selector_of(text, Span(start, start + LENGTH))
    near = kept._replace(exact=edited(kept.exact, draw))
    absent = Selector(" ".join(draw.choices(prose.words, k=40))[:LENGTH], "x" * 32, "y" * 32)
    times: dict[str, list[object]] = {}
    for size in (100_000, 1_000_000):
        low = max(0, start - size // 2)
        part = text if size == len(text) else text[low : low + size]
        for quote in (near, absent) if size == len(text) else (near,):
            for name, find in finders(part, quote._replace(start=None)).items():
                times.setdefault(name, [name]).append(cost(find, rounds))
    print()
    print(table(["200 code points, 5 % edits", "100 kB", "1 MB", "absent, 1 MB"], times.values()))


if __name__ == "__main__":
    main()
