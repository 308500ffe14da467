"""Several programs write to one folder at once: every change is kept, each sees whole states only.

The long version, 500 writes each:

    python -m pytest tests/faults -m long
"""

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Span
from reader.storage import Database, Store, WriteError
from reader.storage.files import Files, Stamp

from .writers import MAIN

ROOT = Path(__file__).parents[2]
Start = Callable[..., subprocess.Popen[str]]

COUNTS = [
    pytest.param(2, 40, marks=pytest.mark.slow),
    pytest.param(8, 10, marks=pytest.mark.slow),
    pytest.param(2, 500, marks=pytest.mark.long),
    pytest.param(8, 500, marks=pytest.mark.long),
]


@pytest.fixture
def start() -> Generator[Start]:
    """`start("write", folder, "ada", 40)`: a program of its own; ended with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.faults.writers", *map(str, words)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def finished(process: subprocess.Popen[str], timeout: float = 600) -> str:
    out, err = process.communicate(timeout=timeout)
    assert process.returncode == 0, err
    return out


@pytest.mark.parametrize(("programs", "writes"), COUNTS)
def test_every_write_of_every_program_is_kept_and_readers_see_whole_states(
    tmp_path: Path, start: Start, programs: int, writes: int
) -> None:
    watcher = start("watch", tmp_path)
    writers = [start("write", tmp_path, f"w{n}", writes) for n in range(programs)]
    for writer in writers:
        assert finished(writer) == "written\n"
    (tmp_path / "stop").touch()
    assert int(finished(watcher).removeprefix("watched ")) > 3
    rows = Database(Store(tmp_path, MAIN), "rows.json").table("rows").all()
    assert sorted(row.doc_id for row in rows) == list(range(1, programs * writes + 1))
    assert {(row["by"], row["number"]) for row in rows} == {
        (f"w{program}", number) for program in range(programs) for number in range(writes)
    }
    for program in range(programs):
        mine = [
            r["number"] for r in sorted(rows, key=lambda r: r.doc_id) if r["by"] == f"w{program}"
        ]
        assert mine == list(range(writes)), "a program's own order"


@pytest.mark.parametrize(("programs", "writes"), COUNTS)
def test_people_who_annotate_one_article_at_once_keep_and_undo_their_own(
    library_folder: Path, start: Start, harbour: Article, programs: int, writes: int
) -> None:
    with Library.open(library_folder) as library:
        library.add(harbour)
    people = [start("annotate", library_folder, f"p{n}", writes) for n in range(programs)]
    for person in people:
        assert finished(person) == "written\n"
    with Library.open(library_folder) as library:
        kept = list(library.annotations())
        assert library.problems() == []
        assert len({annotation.id for annotation in kept}) == len(kept)
        for number in range(programs):
            mine = [a for a in kept if a.author == f"p{number}"]
            assert len(mine) == writes - writes // 4
            assert all(a.tags == (f"by/p{number}",) for a in mine)


def test_a_lock_held_by_a_killed_program_is_free_again(tmp_path: Path, start: Start) -> None:
    rows = Database(Store(tmp_path, MAIN), "rows.json").table("rows")
    rows.insert({"by": "me"})
    holder = start("hold", tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    began = time.monotonic()
    rows.insert({"by": "me again"})
    assert time.monotonic() - began < 5
    assert [row["by"] for row in rows] == ["me", "me again"]


def test_a_program_that_holds_the_lock_for_long_is_told_about_and_may_still_finish(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.storage.lock.TIMEOUT", 0.3)
    rows = Database(Store(tmp_path, MAIN), "rows.json").table("rows")
    rows.insert({"by": "me"})
    holder = start("hold", tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(WriteError, match="another process has been writing"):
        rows.insert({"by": "me, too early"})
    assert [row["by"] for row in rows] == ["me"]
    holder.kill()
    holder.wait()
    rows.insert({"by": "me again"})
    assert [row["by"] for row in rows] == ["me", "me again"]


@pytest.mark.usefixtures("small_folds")
def test_changes_are_seen_although_the_clock_of_the_disk_stands_still(tmp_path: Path) -> None:
    class Timeless(Files):
        def stamp(self, path: Path) -> Stamp | None:
            stamp = super().stamp(path)
            return stamp and stamp._replace(modified=0)

    writer, sleeper = (Store(tmp_path, MAIN, Timeless()) for _ in range(2))
    rows, seen = (Database(store, "rows.json").table("rows") for store in (writer, sleeper))
    for number in range(30):
        rows.put(1, {"number": number})
        if number % 3 == 0:
            writer.fold()
        if number % 2:
            sleeper.refresh()
            assert seen.get(doc_id=1) == {"number": number}


def test_a_clock_set_backwards_harms_neither_order_nor_undo(
    library_folder: Path, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = itertools.count(2030, -1)

    def clock() -> str:
        return f"{next(years)}-01-01T00:00:00.000000Z"

    for room in [room for name, room in sys.modules.items() if name.startswith("reader.library")]:
        if hasattr(room, "now"):
            monkeypatch.setattr(room, "now", clock)
    with Library.open(library_folder, author="ada") as library:
        article = library.add(harbour)
        made = [library.annotate(article.id, Span(n, n + 4), note=str(n)) for n in range(4)]
        for count in (3, 2, 1):
            library.undo()
            assert set(library.annotations()) == set(made[:count])
        library.redo()
    with Library.open(library_folder, author="ada") as library:
        assert set(library.annotations()) == set(made[:2])
        library.undo()
        library.redo()
        library.redo()
        assert set(library.annotations()) == set(made[:3])
        assert library.problems() == []
