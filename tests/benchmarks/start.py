"""Starting: CPU from the shell to the first paint, against a minimal Textual application.

    python -m tests.benchmarks.start [--runs 7]

Each run is a process of its own; what is counted is its whole CPU time, user and system, imports
included, up to the first display, when it ends. Medians. Asserts nothing: `tests/tui` asserts which
modules are absent at first paint.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.library import Library
from reader.model import Article
from tests.benchmarks.harness import table
from tests.benchmarks.view import make_text

_ENDING = """
shown = app.post_display_hook
def ended():
    shown()
    if done():
        import os, resource
        usage = resource.getrusage(resource.RUSAGE_SELF)
        # Not ru_maxrss, which begins with what the parent had when this process was forked.
        status = open("/proc/self/status").read()
        peak = int(status.split("VmHWM:")[1].split()[0])
        sys.stderr.write(f"\\nCPU {usage.ru_utime + usage.ru_stime} {peak}\\n")
        sys.stderr.flush()
        os._exit(0)
app.post_display_hook = ended
app.run(headless=True, size=(100, 40))
"""
MINIMAL = f"""
import sys
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("hello")
app = Minimal()
done = lambda: True
{_ENDING}
"""
LIBRARY = f"""
import sys
from pathlib import Path
from reader.tui.starting import collect_later
collect_later()
from reader.library import Library
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
app = ReaderApp(Library.open(Path(sys.argv[1])), Settings())
done = lambda: isinstance(app.screen, LibraryScreen) and bool(app.screen.listing.shown)
{_ENDING}
"""
ARTICLE = f"""
import sys
from pathlib import Path
from reader.tui.starting import collect_later
collect_later()
from reader.library import Library
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen
library = Library.open(Path(sys.argv[1]))
listed = library.find("harbour")
app = ReaderApp(library, Settings(), opened=(library.article(listed.id), listed))
done = lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.is_laid_out
{_ENDING}
"""


def cost(script: str, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a process up to its first display."""
    environment = {**os.environ, "READER_CACHE_DIR": tempfile.gettempdir() + "/reader-bench"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )
    line = next((line for line in done.stderr.splitlines() if line.startswith("CPU ")), None)
    if line is None:
        raise SystemExit(done.stderr[-2000:])
    cpu, peak = line.split()[1:]
    return float(cpu), float(peak) / 1024


def make_library(folder: Path, articles: int, size: int = 600) -> str:
    """A library of so many articles."""
    text = make_text(size)
    with Library.open(folder) as library:
        with library.store.transaction():
            for number in range(articles):
                library.add(
                    Article(
                        title=f"Article number {number} about the harbour",
                        byline=f"Author {number % 97}",
                        published=f"20{10 + number % 15}-{number % 12 + 1:02d}-15",
                        publisher=f"Paper {number % 31}",
                        text=f"{text}\n\n{number}",
                    )
                )
        library.close(fold=True)
    return str(folder)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--articles", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        small = make_library(Path(scratch) / "small", 10)
        large = make_library(Path(scratch) / "large", options.articles)
        long = make_library(Path(scratch) / "long", 1, 1_000_000)
        cases = [
            ("minimal Textual app", "", MINIMAL, ()),
            ("library, 10 articles", "1.35x", LIBRARY, (small,)),
            (f"library, {options.articles:,} articles", "1.6x", LIBRARY, (large,)),
            ("article of 1 MB", "1.4x, 60 MB", ARTICLE, (long,)),
        ]
        spent: dict[str, list[tuple[float, float]]] = {name: [] for name, *_ in cases}
        for _ in range(options.runs):  # interleaved, so that a busy machine is busy for all
            for name, _, script, arguments in cases:
                spent[name].append(cost(script, *arguments))
    yardstick = statistics.median(cpu for cpu, _ in spent["minimal Textual app"])
    rows: list[tuple[object, ...]] = []
    for name, budget, *_ in cases:
        cpu = statistics.median(cpu for cpu, _ in spent[name])
        peak = max(peak for _, peak in spent[name])
        rows.append((name, 1000 * cpu, f"{cpu / yardstick:.2f}x", budget, f"{peak:.0f}"))
    print(table(("first paint of", "CPU ms", "ratio", "budget", "MB peak"), rows))


if __name__ == "__main__":
    main()
