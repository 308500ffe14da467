"""What saving and opening cost, beside what the disk, SQLite and stock TinyDB take in the same run.

    python -m tests.benchmarks.storage [--rounds 200] [--sizes 1000 10000 100000] [--folder DIR]

Every round saves one annotation in each way, one after the other, so that all meet the same disk.
Wall and CPU are medians in milliseconds; "ratio" is wall over the yardstick's. Nothing fails by
time; the budget stands beside the figure.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import orjson
from tinydb import TinyDB

from reader.library import Library, steps
from reader.library.documents import (
    ANNOTATIONS,
    ARTICLES,
    COUNTS,
    MAIN,
    annotation_document,
    annotations_file,
    key_of,
    listing_document,
)
from reader.model import Annotation, Article, Span, selector
from reader.storage import Database, Store
from reader.storage.files import Files

TEXT = "The harbour of Lesná will stay shut until spring, the mayor said on Friday. " * 40
PER_ARTICLE = 100
STOCK_ROUNDS = {1_000: 20, 10_000: 6, 100_000: 3}
Save = Callable[[], object]


class Figures(NamedTuple):
    """Milliseconds, and bytes a commit."""

    wall: float
    p95: float
    mean: float
    cpu: float
    written: float

    @classmethod
    def of(cls, samples: list[tuple[float, float]], written: float) -> "Figures":
        wall = sorted(sample[0] * 1000 for sample in samples)
        cpu = statistics.median(sample[1] * 1000 for sample in samples)
        p95 = wall[min(len(wall) - 1, int(len(wall) * 0.95))]
        return cls(statistics.median(wall), p95, statistics.mean(wall), cpu, written)


def document(number: int) -> dict[str, Any]:
    """What is kept of an annotation."""
    start = number % 2000
    span = Span(start, start + 40)
    return annotation_document(
        Annotation(
            id=f"{number:012x}",
            article="piece-1",
            tags=("claim",),
            note="Who says so?" if number % 4 == 0 else "",
            author="ada",
            created="2024-01-01T00:00:00.000000Z",
            updated="2024-01-01T00:00:00.000000Z",
            start=span.start,
            end=span.end,
            **selector(TEXT, span),
        )
    )


def timed(save: Save) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    save()
    return time.perf_counter() - wall, time.process_time() - cpu


# -- one kind of store each: prepared with `size` annotations; returns the way to save one more ---


def raw_append(folder: Path, size: int) -> tuple[Save, Callable[[], float]]:
    """The least that durability costs: one line, one fdatasync."""
    descriptor = os.open(folder / "raw.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    line = orjson.dumps({"rows.json": {"annotations": {"123456": document(size)}}}) + b"123456789\n"
    os.write(descriptor, line)
    os.fsync(descriptor)

    def save() -> None:
        os.write(descriptor, line)
        os.fdatasync(descriptor)

    return save, lambda: len(line)


def sqlite(folder: Path, size: int) -> tuple[Save, Callable[[], float]]:
    """SQLite with a write-ahead log that is synced for every commit."""
    path = folder / "rows.sqlite"
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, article TEXT, body TEXT)")
    database.execute("CREATE INDEX of_article ON rows (article)")
    insert = "INSERT INTO rows (article, body) VALUES (?, ?)"
    database.execute("BEGIN")
    database.executemany(
        insert, ((f"piece-{n % 99}", orjson.dumps(document(n))) for n in range(size))
    )
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    saved = 0

    def save() -> None:
        nonlocal saved
        saved += 1
        database.execute(insert, ("piece-1", orjson.dumps(document(saved))))

    wal = path.with_name("rows.sqlite-wal")
    return save, lambda: wal.stat().st_size / max(1, saved)


def stock_tinydb(folder: Path, size: int) -> tuple[Save, Callable[[], float]]:
    """Stock TinyDB."""
    path = folder / "stock.json"
    path.write_bytes(
        orjson.dumps({"annotations": {str(n): document(n) for n in range(1, size + 1)}})
    )
    table = TinyDB(path).table("annotations")
    return lambda: table.insert(document(0)), lambda: path.stat().st_size


def store(folder: Path, size: int) -> tuple[Save, Callable[[], float]]:
    """TinyDB on the store: all annotations in one table, as in stock TinyDB."""
    place = folder / "store"
    opened = Store(place, "main.json")
    rows = Database(opened, "rows.json").table("annotations")
    rows.insert_multiple(document(n) for n in range(size))
    opened.fold()
    rows.insert(document(0))
    sizes: list[int] = []

    def save() -> None:
        before = opened.journal_size
        rows.insert(document(1))
        sizes.append(opened.journal_size - before)

    return save, lambda: statistics.median(sizes)


def library(folder: Path, size: int) -> tuple[Save, Callable[[], float]]:
    """`Library.annotate`: with the count, the undo step, the lot. 100 annotations an article."""
    opened = make_library(folder / "library", max(1, size // PER_ARTICLE), PER_ARTICLE)
    article = opened.add(Article(title="The one that is read", text=TEXT))
    annotated = 0

    def annotate() -> None:
        nonlocal annotated
        annotated += 1
        start = annotated % 2000
        opened.annotate(article.id, Span(start, start + 40), tags=["claim"])

    with patch.object(Files, "sync_data", lambda *_: None):
        for _ in range(steps.KEPT + 20):  # as many undo steps as are kept
            annotate()
    opened.close(fold=True)
    opened = Library.open(folder / "library", author="ada")
    journal = folder / "library" / "library.json.journal"
    sizes: list[int] = []

    def save() -> None:
        before = journal.stat().st_size if journal.exists() else 0
        annotate()
        sizes.append(journal.stat().st_size - before if journal.exists() else 0)

    annotate()
    return save, lambda: statistics.median(sizes)


def make_library(folder: Path, articles: int, annotations: int) -> Library:
    """A folded library; the texts are written for the first article only."""
    made = Library.open(folder, author="ada")
    rows = {str(n): document(n) for n in range(1, annotations + 1)}
    count = {"annotations": annotations, "tags": {"claim": annotations}}
    place = Store(folder, MAIN)
    with patch.object(Files, "sync", lambda *_: None), place.transaction() as pending:
        pending[MAIN] = {ARTICLES: {}, COUNTS: {}}
        for number in range(articles):
            article_id = f"2024-01-01-piece-number-{number}"
            article = Article(
                title=f"Piece number {number} of the Coast Post on the harbour",
                byline="Petra Vlk",
                published="2024-01-01",
                publisher="Coast Post",
                url=f"https://coastpost.example/2024/01/01/{number}",
                text=f"{number}. {TEXT}",
            )
            key = str(key_of(article_id))
            pending[MAIN][ARTICLES][key] = listing_document(article, article_id)
            if annotations:
                pending[MAIN][COUNTS][key] = count
                pending[annotations_file(article_id)] = {ANNOTATIONS: rows}
    with patch.object(Files, "sync", lambda *_: None), patch.object(Files, "sync_folder"):
        place.fold()
    place.close()
    made.close()
    return Library.open(folder, author="ada")


KINDS: dict[str, Callable[[Path, int], tuple[Save, Callable[[], float]]]] = {
    "raw append + fdatasync": raw_append,
    "SQLite, WAL, FULL": sqlite,
    "stock TinyDB": stock_tinydb,
    "Store insert": store,
    "Library.annotate": library,
}


def saving(folder: Path, size: int, rounds: int) -> dict[str, Figures]:
    """One more annotation with `size` stored, in every way."""
    prepared = {name: prepare(folder, size) for name, prepare in KINDS.items()}
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in KINDS}
    for number in range(rounds + 5):
        for name, (save, _) in prepared.items():
            if name == "stock TinyDB" and number - 5 >= STOCK_ROUNDS.get(size, 3):
                continue
            sample = timed(save)
            if number >= 5 or (name == "stock TinyDB" and size > 10_000):
                samples[name].append(sample)
    return {name: Figures.of(samples[name], prepared[name][1]()) for name in KINDS}


OPENING = """
import resource, sys, time
from pathlib import Path
from reader.library import Library
import orjson
def rss():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
def cpu(do):
    began = time.process_time()
    kept.append(do())
    return (time.process_time() - began) * 1000
kept = []
folder = Path(sys.argv[1])
what = sys.argv[2]
data = (folder / "library.json").read_bytes()
before = rss()
if what == "parse":
    print(cpu(lambda: orjson.loads((folder / "library.json").read_bytes())), rss() - before)
elif what == "open":
    print(cpu(lambda: Library.open(folder)), rss() - before)
elif what == "list":
    library = Library.open(folder)
    print(cpu(library.articles), rss() - before)
elif what == "all":
    library = Library.open(folder)
    print(cpu(lambda: list(library.annotations())), rss() - before)
else:
    library = Library.open(folder)
    ids = [article.id for article in library.articles()[:50]]
    print(cpu(lambda: [library.marking.of_article(i) for i in ids]) / 50, rss() - before)
"""


def opening(folder: Path) -> list[tuple[str, str, str]]:
    """Rows about opening: what, figure, budget."""
    make_library(folder / "index", 10_000, 0).close()
    make_library(folder / "full", 1_000, PER_ARTICLE).close()

    def measure(place: str, what: str) -> tuple[float, float]:
        found: list[tuple[float, float]] = []
        for _ in range(7):
            command = [sys.executable, "-c", OPENING, str(folder / place), what]
            words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            cpu, memory = map(float, words.split())
            found.append((cpu, memory))
        return statistics.median(f[0] for f in found), statistics.median(f[1] for f in found)

    parse, parse_memory = measure("index", "parse")
    opened, memory = measure("index", "open")
    listed, listed_memory = measure("index", "list")
    one, _ = measure("full", "one")
    everything, all_memory = measure("full", "all")
    size = (folder / "index" / MAIN).stat().st_size / 1e6
    return [
        (f"orjson parse of {MAIN}, 10,000 articles, {size:.1f} MB", f"{parse:.1f} ms", ""),
        ("open a library of 10,000 articles", f"{opened:.1f} ms ({opened / parse:.2f}×)", "60 ms"),
        ("list them all", f"{listed:.1f} ms", ""),
        ("open one article's 100 annotations", f"{one:.2f} ms", "2 ms"),
        ("read 100,000 annotations of 1,000 articles", f"{everything:.0f} ms", ""),
        ("memory: parsed index of 10,000", f"{parse_memory:.1f} MB", ""),
        ("memory: opened library of 10,000", f"{memory:.1f} MB", ""),
        ("memory: the same, listed", f"{listed_memory:.1f} MB", ""),
        ("memory: 100,000 annotations read", f"{all_memory:.1f} MB", ""),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="on the disk to be measured")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="reader-benchmark-", dir=options.folder))
    found: dict[int, dict[str, Figures]] = {}
    try:
        for size in options.sizes:
            place = folder / str(size)
            place.mkdir()
            found[size] = saving(place, size, options.rounds)
            shutil.rmtree(place)
        rows = opening(folder)
    finally:
        shutil.rmtree(folder)
    print("| stored | saving one more | wall ms | p95 | mean | CPU ms | bytes | ratio to raw |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size, figures in found.items():
        raw = figures["raw append + fdatasync"].wall
        for name, f in figures.items():
            print(
                f"| {size:,} | {name} | {f.wall:.2f} | {f.p95:.2f} | {f.mean:.2f} | {f.cpu:.2f} "
                f"| {f.written:,.0f} | {f.wall / raw:.2f}× |"
            )
    print("\n| what | measured | budget |\n| --- | ---: | ---: |")
    small, large = found[min(found)], found[max(found)]
    for name in ("Store insert", "Library.annotate"):
        ours, raw, lite, stock = (
            large[n] for n in (name, "raw append + fdatasync", "SQLite, WAL, FULL", "stock TinyDB")
        )
        at = f"{name}, {max(found):,} stored"
        print(f"| {at}: to raw append | {ours.wall / raw.wall:.2f}× | 1.5× |")
        print(f"| {at}: to SQLite | {ours.wall / lite.wall:.2f}× | 2× |")
        print(f"| {at}: faster than stock TinyDB | {stock.wall / ours.wall:.0f}× | 200× |")
        print(f"| {at}: CPU | {ours.cpu:.2f} ms | 0.5 ms |")
        print(f"| {at}: to {min(found):,} | {ours.wall / small[name].wall:.2f}× | 1.5× |")
        print(f"| the same, CPU | {ours.cpu / small[name].cpu:.2f}× | 1.5× |")
    for row in rows:
        print(f"| {row[0]} | {row[1]} | {row[2]} |")


if __name__ == "__main__":
    main()
