"""From a key to the last byte it draws, in a real terminal, against Textual's TextArea.

    python -m tests.benchmarks.terminal [--size 1000000] [--keys 60]

Wall-clock milliseconds, p50 and p95: a key is sent to a program in a pty, and the last byte that
comes out before 60 ms of silence is what it drew. Both programs show the same text. Asserts
nothing.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

from reader.library import Library
from reader.model import Article
from tests.benchmarks.harness import table
from tests.benchmarks.view import make_text

SILENCE = 0.06
AREA = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Area(App):
    def compose(self):
        area = TextArea(open(sys.argv[1]).read(), read_only=True, soft_wrap=True)
        area.cursor_blink = False  # else it is never silent
        yield area
Area().run()
"""


MOST_SECONDS = 20.0
"""A program that is not silent by then is taken to be done."""


def drawn(child: pexpect.spawn, silence: float) -> float | None:
    """When the last byte came before so much silence; None where none came."""
    last = None
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        try:
            child.read_nonblocking(65_536, timeout=silence)
            last = time.perf_counter()
        except (pexpect.TIMEOUT, pexpect.EOF):
            return last
    return last


def latencies(command: list[str], key: str, count: int, environment: dict[str, str]) -> list[float]:
    """Milliseconds from each key to its last byte."""
    child = pexpect.spawn(
        sys.executable, command, dimensions=(40, 100), env={**os.environ, **environment}, timeout=60
    )
    child.delaybeforesend = None
    time.sleep(1)
    drawn(child, 3.0)
    spent: list[float] = []
    for _ in range(count):
        before = time.perf_counter()
        child.send(key)
        last = drawn(child, SILENCE)
        if last is not None:
            spent.append(1000 * (last - before))
    child.close(force=True)
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--keys", type=int, default=60)
    options = parser.parse_args()
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "text.txt"
        place.write_text(make_text(options.size))
        with Library.open(Path(scratch) / "library") as library:
            library.add(Article(title="A long article", text=place.read_text()))
        environment = {
            "READER_LIBRARY": str(Path(scratch) / "library"),
            "READER_CACHE_DIR": str(Path(scratch) / "cache"),
            "TERM": "xterm-256color",
        }
        for name, command, key in (
            ("Reader, next sentence", ["-m", "reader", "open", "long"], "j"),
            ("Reader, a screen down", ["-m", "reader", "open", "long"], " "),
            ("TextArea, a row down", ["-c", AREA, str(place)], "\x1b[B"),
        ):
            spent = sorted(latencies(command, key, options.keys, environment))
            p95 = spent[int(0.95 * (len(spent) - 1))]
            rows.append((name, statistics.median(spent), p95, len(spent)))
    print(table((f"{options.size:,} code points", "p50 ms", "p95 ms", "keys"), rows))


if __name__ == "__main__":
    main()
