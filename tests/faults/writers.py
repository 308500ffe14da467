"""What one of several programs does to a folder that all of them have open; a line says it is done.

    python -m tests.faults.writers write FOLDER NAME COUNT     insert COUNT times
    python -m tests.faults.writers annotate FOLDER NAME COUNT  annotate the only article
    python -m tests.faults.writers watch FOLDER                read until `FOLDER/stop` is there
    python -m tests.faults.writers hold FOLDER                 take the lock and wait

A writer's commit inserts a row, whose number is how many there are, and puts that number into
every file. So a reader that sees different numbers, or a number that is not that of the rows, has
seen a state that never was.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import reader.storage.store as storage
from reader.library import Library
from reader.model import Span
from reader.storage import Database, Store

MAIN = "main.json"
FILES = (MAIN, "rows.json", "deep/er/counts.json")


def write(folder: Path, name: str, count: int) -> None:
    store = Store(folder, MAIN)
    rows = Database(store, "rows.json").table("rows")
    counters = [Database(store, file).table("count") for file in FILES]
    for number in range(count):
        with store.transaction():
            doc_id = rows.insert({"by": name, "number": number, "pad": "x" * (number % 50)})
            for counter in counters:
                counter.put(1, {"count": doc_id})
    store.close()
    print("written", flush=True)


def annotate(folder: Path, name: str, count: int) -> None:
    with Library.open(folder, author=name) as library:
        (listed,) = library.articles()
        for number in range(count):
            library.annotate(listed.id, Span(number % 40, 50), tags=[f"by/{name}"])
            if number % 4 == 3:
                library.undo()
    print("written", flush=True)


def watch(folder: Path) -> None:
    store = Store(folder, MAIN)
    last = looks = 0
    while not (folder / "stop").exists():
        store.refresh()
        count = _check(store)
        assert count >= last, f"{count} rows after {last}"
        last, looks = count, looks + 1
        if looks % 5 == 0:  # a program that has just started
            assert _check(Store(folder, MAIN)) >= last
    print(f"watched {looks}", flush=True)


def _check(store: Store) -> int:
    """How many rows there are; fails where the files do not fit each other."""
    while True:
        version = store.version
        counts = [
            store.tables(file).get("count", {}).get("1", {}).get("count", 0) for file in FILES
        ]
        rows = list(store.tables("rows.json").get("rows", {}))
        if store.version == version:  # else one of the files was read anew a moment later
            break
    assert counts == [len(rows)] * len(FILES), (counts, len(rows))
    assert sorted(map(int, rows)) == list(range(1, len(rows) + 1))
    return len(rows)


def hold(folder: Path) -> None:
    store = Store(folder, MAIN)
    rows = Database(store, "rows.json").table("rows")
    with store.transaction():
        rows.insert({"by": "nobody: never committed"})
        print("held", flush=True)
        time.sleep(600)


def main() -> None:
    storage.FOLD_AT = storage.FOLD_ON_CLOSE = 2000
    jobs: dict[str, Callable[..., None]] = {
        "write": write,
        "annotate": annotate,
        "watch": watch,
        "hold": hold,
    }
    job, folder, *rest = sys.argv[1:]
    jobs[job](Path(folder), *(int(word) if word.isdigit() else word for word in rest))


if __name__ == "__main__":
    main()
