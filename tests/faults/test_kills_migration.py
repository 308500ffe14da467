"""A program killed while it brings an old library up to date: opening it again goes on."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.documents import SCHEMA

FROZEN = Path(__file__).parents[1] / "library" / "frozen" / "schema-1"
CHILD = (
    "import sys; from reader.library import Library; import portalocker;"
    "print('go', flush=True); Library.open(sys.argv[1]).close(fold=True); print('done', flush=True)"
)
LATEST = 0.04
"""Seconds after its start until which a migration is killed; it takes about half of that."""


def kill_one(folder: Path, delay: float) -> bool:
    """Open an old library in a process that is killed after a while; whether it was in time."""
    shutil.copytree(FROZEN, folder)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "go\n"
    time.sleep(delay)
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read()
    child.wait()
    return "done" not in said


def check(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.setting("schema") == SCHEMA
        assert sorted(article.title for article in library.articles()) == [
            "The Harbour Stays Shut",
            "eels",
        ]
        assert len(list(library.annotations())) == 3
        assert library.problems() == []
        assert library.undo()


def run(kills: int, folder: Path) -> int:
    pick = random.Random(7)
    in_time = 0
    for number in range(kills):
        place = folder / str(number)
        in_time += kill_one(place, pick.random() * LATEST)
        check(place)
        shutil.rmtree(place)
    return in_time


def test_a_migration_killed_at_a_random_moment_loses_nothing(tmp_path: Path) -> None:
    assert run(10, tmp_path) > 0


@pytest.mark.long
def test_a_hundred_and_fifty_migrations_killed(tmp_path: Path) -> None:
    assert run(150, tmp_path) > 30
