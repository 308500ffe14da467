"""Kill a writing program at random moments and look whether what it acknowledged is there.

    python -m tests.faults.kills --kills 1000              the store and the library
    python -m tests.faults.kills --kills 1000 --only stock    stock TinyDB, which fails

A child works on a folder and sends a byte for every operation that has returned. At a random moment
it gets SIGKILL. What is then in the folder must be exactly what is stored after the acknowledged
operations, or after one more. The next child goes on from there; every `ROUND` kills begin anew
with an empty folder. Folds happen after every few commits.

The store's states come from `scenario.imagine`, which knows dictionaries only; the library's from
a second library that nobody kills. Ends with status 1 where anything was lost or damaged.
"""

import argparse
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tinydb import TinyDB

import reader.storage.store as storage
from reader.library import Library
from reader.model import (
    Annotation,
    Article,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
    ReaderError,
    Span,
)
from reader.storage import Store

from . import scenario

ROUND = 15
FOLD_AT = 1500
LARGE = 4
"""Changed documents from which an undo step stands beside the annotations: as after an import."""
TEXT = "The harbour stays shut, the mayor said. Nobody believes the fifth date. " * 4


class Subject(ABC):
    """What is killed: how to work on a folder, and what must be stored then."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.seed = seed

    @abstractmethod
    def work(self, first: int, acknowledge: Callable[[], None]) -> None:
        """In the child: do the operations from `first` on, for ever."""

    @abstractmethod
    def found(self) -> Any:
        """What a program that opens the folder finds."""

    @abstractmethod
    def expected(self, number: int) -> Any:
        """What is stored after `number` operations; asked for in order, at most one back."""

    def close(self) -> None:  # noqa: B027 -- most need nothing
        """Let go of what `expected` needed."""


class StoreSubject(Subject):
    """The store: changes of several files, all or nothing."""

    kinds = scenario.KINDS

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder, seed)
        self._states: list[Any] = [{}]

    def work(self, first: int, acknowledge: Callable[[], None]) -> None:
        draw = random.Random(f"{self.seed} {first}")
        store = Store(self.folder, scenario.MAIN)
        number = first
        while True:
            scenario.perform(store, scenario.plan(self.seed, number, self.kinds))
            acknowledge()
            number += 1
            if draw.random() < 0.03:
                store.fold()
            if draw.random() < 0.03:
                store.close()
                store = Store(self.folder, scenario.MAIN)

    def found(self) -> Any:
        return scenario.stored_in(self.folder)

    def expected(self, number: int) -> Any:
        while len(self._states) <= number:
            step = scenario.plan(self.seed, len(self._states), self.kinds)
            self._states.append(scenario.imagine(self._states[-1], step))
        return self._states[number]


class StockSubject(StoreSubject):
    """Stock TinyDB with its own storage, given only operations that are one write each."""

    kinds = scenario.ONE_FILE_KINDS

    def work(self, first: int, acknowledge: Callable[[], None]) -> None:
        database = TinyDB(self.folder / scenario.MAIN)
        number = first
        while True:
            scenario.perform_with_stock_tinydb(
                database, scenario.plan(self.seed, number, self.kinds)
            )
            acknowledge()
            number += 1

    def found(self) -> Any:
        database = TinyDB(self.folder / scenario.MAIN)
        state: Any = {name: {} for name in scenario.FILES}
        for table in database.tables():
            file, name = table.split()
            rows = database.table(table)
            state[file][name] = {str(row.doc_id): dict(row) for row in rows}
        database.close()
        return scenario.without_empty(state)


class LibrarySubject(Subject):
    """The library: articles, annotations, tags, undo and redo."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder, seed)
        memory = Path("/dev/shm")
        self._shadow = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        self._states: dict[int, Any] = {}
        self._done = 0

    def work(self, first: int, acknowledge: Callable[[], None]) -> None:
        draw = random.Random(f"{self.seed} {first}")
        library = Library.open(self.folder, author="ada")
        number = first
        while True:
            self._do(library, number)
            acknowledge()
            number += 1
            if draw.random() < 0.03:
                library.close(fold=True)
                library = Library.open(self.folder, author="ada")

    def found(self) -> Any:
        if not (self.folder / "library.json").exists():
            assert not (self.folder / "library.json.journal").exists()
            return self.expected(0)  # what the next one to open it will make
        with Library.open(self.folder, author="ada") as library:
            _settle(library)
            problems = library.problems()
            assert not problems, problems
            return _everything(library)

    def expected(self, number: int) -> Any:
        with Library.open(self._shadow, author="ada") as library:
            if not self._done:
                self._states[0] = _everything(library)
            while self._done < number:
                self._done += 1
                self._do(library, self._done)
                self._states[self._done] = _everything(library)
                self._states.pop(self._done - 3, None)
        return self._states[number]

    def close(self) -> None:
        shutil.rmtree(self._shadow)

    def _do(self, library: Library, number: int) -> None:
        """Operation `number`, which makes the same ids and times whoever does it."""
        ids = iter(f"{number:06x}{part:06x}" for part in range(1, 1000))
        ticks = iter(range(1000))
        with (
            patch("reader.library.marking.new_annotation_id", lambda: next(ids)),
            patch("reader.library.steps.LARGE", LARGE),
            patch_clocks(lambda: f"2024-01-01T00:{number:08d}.{next(ticks):03d}Z"),
            suppress(ReaderError),
        ):
            self._operate(library, number)
            _settle(library)

    def _operate(self, library: Library, number: int) -> None:
        draw = random.Random(f"{self.seed} {number}")
        listed = sorted(library.articles(), key=lambda article: article.id)
        kind = draw.choice(
            (
                "tag",
                "tag",
                "note",
                "annotate",
                "undo",
                "undo",
                "redo",
                "rename",
                "star",
                "renew",
                "import",
            )
        )
        if len(listed) < 2 or draw.random() < 0.03:
            # an adding cut short leaves a folder, and the next try would get another name
            shutil.rmtree(library.folder / "articles" / f"piece-{number}", ignore_errors=True)
            url = f"https://harbour.example/{number}"
            library.add(Article(title=f"Piece {number}", text=f"{number}. {TEXT}", url=url))
            return
        article = library.article(draw.choice(listed).id)
        start = draw.randrange(40)
        span = Span(start, start + 5)
        names = ["claim", "context", "rumour", "rumour/old"]
        match kind:
            case "tag":
                library.marking.toggle_tag(article, span, draw.choice(names))
            case "note":
                library.marking.set_note(article, span, f"Note {number}.")
            case "annotate":
                library.annotate(article.id, span, tags=draw.sample(names, 2))
            case "undo":
                library.undo()
            case "redo":
                library.redo()
            case "renew":
                text = f"Version {number}.\n\n{number}. {TEXT}"
                library.add(Article(title=article.title, text=text, url=article.url))
            case "import":
                library.take_in(_from_elsewhere(article, number))
            case "rename":
                old = draw.choice([tag.name for tag in library.codebook.tags()])
                library.codebook.rename(old, f"tag {number}")
            case _:
                library.set_starred(article.id, number % 2 == 0)


def _settle(library: Library) -> None:
    """Open every article, which finds again what undo of a new text left out of place: a commit of
    its own, that whoever opens the library after a kill makes as well."""
    for listed in library.articles():
        library.article(listed.id)


def patch_clocks(now: Callable[[], str]) -> Any:
    """The library's clock, wherever it is read."""
    stack = ExitStack()
    for room in list(sys.modules.values()):
        if room.__name__.startswith("reader.library") and hasattr(room, "now"):
            stack.enter_context(patch.object(room, "now", now))
    return stack


def _from_elsewhere(article: Article, number: int) -> Imported:
    """A file of another tool with a few notes on an article."""
    notes = (
        Annotation(id="", article="1", start=n, end=n + 9, note=f"Note {number}.{n}",
                   created="2024-01-01T00:00:00.000000Z")
        for n in range(1 + number % 7)
    )  # fmt: skip
    return Imported(
        format="kills",
        articles=(ForeignArticle(key="1", article=article, has_text=True),),
        annotations=tuple(ForeignAnnotation(annotation=a, identity=a.note) for a in notes),
    )


def _everything(library: Library) -> Any:
    """All that is stored. Undo steps are numbered by what was there before: their order counts."""
    store = Store(library.folder, "library.json")
    files = [f"articles/{article.id}/annotations.json" for article in library.articles()]
    found = {
        f"{file} {table}": rows
        for file in ("library.json", *files)
        for table, rows in store.tables(file).items()
    }
    for name in [name for name in found if name.endswith((" steps", " undo"))]:
        rows = found[name]
        found[name] = {str(n): rows[key] for n, key in enumerate(sorted(rows, key=int))}
    found.setdefault("library.json steps", {})
    store.close()
    return _timeless(json.loads(json.dumps(found)))


def _timeless(value: Any) -> Any:
    """Without the times at which something was put aside, counted or done: a retry has its own."""
    if isinstance(value, dict):
        own = ("replaced", "changed", "time")
        return {key: _timeless(item) for key, item in value.items() if key not in own}
    return [_timeless(item) for item in value] if isinstance(value, list) else value


def _difference(found: Any, *expected: Any) -> str:
    """The first documents in which a state differs from each of those that it might be."""
    words: list[str] = []
    for other in expected:
        for table in sorted(found.keys() | other.keys()):
            here, there = found.get(table, {}), other.get(table, {})
            for key in sorted(here.keys() | there.keys()):
                if here.get(key) != there.get(key):
                    words.append(f"{table} {key}: {here.get(key)} for {there.get(key)}")
    return "; ".join(words)


@dataclass
class Tally:
    """What became of one subject."""

    kills: int = 0
    acknowledged: int = 0
    failures: int = 0
    one_more: int = 0
    first_failure: int = 0
    example: str = ""


SUBJECTS: dict[str, type[Subject]] = {
    "store": StoreSubject,
    "library": LibrarySubject,
    "stock": StockSubject,
}


def kill_many(kind: type[Subject], kills: int, seed: int, folder: Path | None = None) -> Tally:
    """Kill so often; a failure begins a new round."""
    tally = Tally()
    draw = random.Random(seed)
    while tally.kills < kills:
        place = Path(tempfile.mkdtemp(prefix="reader-kills-", dir=folder))
        subject = kind(place, draw.randrange(1 << 30))
        done = 0
        for _ in range(min(ROUND, kills - tally.kills)):
            acknowledged = done + _kill_one(subject, done + 1, draw)
            tally.kills += 1
            tally.acknowledged += acknowledged - done
            try:
                found = subject.found()
            except Exception as error:
                problem = f"{type(error).__name__}: {error}"
            else:
                here, after = subject.expected(acknowledged), subject.expected(acknowledged + 1)
                problem = (
                    ""
                    if found in (here, after)
                    else (f"{acknowledged} done: {_difference(found, here, after)}")
                )
                done = acknowledged + (found == after != here)
                tally.one_more += found == after != here
            if problem:
                tally.failures += 1
                tally.first_failure = tally.first_failure or tally.kills
                tally.example = tally.example or problem[:2500]
                break
        subject.close()
        shutil.rmtree(place)
    return tally


def _kill_one(subject: Subject, first: int, draw: random.Random) -> int:
    """Let a child work and kill it; how many operations it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            subject.work(first, lambda: os.write(writing, b".") and None)
        except BaseException as error:
            print(f"the child failed: {type(error).__name__}: {error}", file=sys.stderr)
        finally:
            os._exit(1)
    os.close(writing)
    wanted, acknowledged = draw.choice((0, 0, 1, 2, 5, 10, 20, 40)), 0
    deadline = time.monotonic() + 20
    while acknowledged < wanted and time.monotonic() < deadline:
        if select.select([reading], [], [], 1)[0]:
            read = os.read(reading, 1)
            if not read:
                break
            acknowledged += 1
    time.sleep(draw.random() ** 2 * 0.02)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while read := os.read(reading, 1 << 16):
        acknowledged += len(read)
    os.close(reading)
    if not os.WIFSIGNALED(status):
        print(f"the child ended by itself at operation {first + acknowledged}", file=sys.stderr)
    return acknowledged


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000, help="of each subject")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=SUBJECTS, help="the store and the library unless told")
    parser.add_argument("--folder", type=Path, help="where the folders to write to are made")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    storage.FOLD_AT, storage.FOLD_ON_CLOSE = FOLD_AT, FOLD_AT
    tallies = {
        name: kill_many(SUBJECTS[name], options.kills, options.seed, options.folder)
        for name in ([options.only] if options.only else ["store", "library"])
    }
    if options.json:
        print(json.dumps({name: vars(tally) for name, tally in tallies.items()}))
    else:
        for name, tally in tallies.items():
            print(
                f"{name}: {tally.kills} kills, {tally.acknowledged} operations acknowledged, "
                f"{tally.failures} times lost or damaged, {tally.one_more} times one more kept"
            )
            if tally.example:
                print(f"  first at kill {tally.first_failure}: {tally.example}")
    return 1 if any(tally.failures for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
