"""The power fails: whatever was acknowledged is there when it comes back."""

import itertools
import shutil
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from reader.storage import StorageError, Store

from .power import Killed, PoweredFiles, build, outcomes
from .scenario import MAIN, State, perform, plan, states, stored, stored_in

SEED = 4
STEPS = 16
STATES = states(SEED, STEPS + 1)
FOLDED = (5, 8)  # where the scenario folds by hand

pytestmark = [
    pytest.mark.usefixtures("small_folds"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc to know what was written"),
]


class Machine:
    """A folder on a disk that may lose power, and how many operations were acknowledged."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.root = scratch / "disk"
        self.root.mkdir()
        self.folder = self.root / "library"
        self.acknowledged = 0
        self.failures = 0
        self.files = PoweredFiles(self.root)

    def do(self, store: Store, number: int) -> None:
        perform(store, plan(SEED, number))
        self.acknowledged = number
        if number in FOLDED:
            store.fold()

    def fail(self, label: str) -> None:
        """The power fails now: look at every folder that may be left, and work on in it."""
        expected = STATES[self.acknowledged : self.acknowledged + 2]
        for left in outcomes(self.files.moment()):
            folder = self.scratch / "left"
            build(folder, left, self.root)
            library = folder / "library"
            try:
                found = stored_in(library)
                if found not in expected:
                    sizes = {str(p.relative_to(self.root)): len(c or b"") for p, c in left.items()}
                    known = STATES.index(found) if found in STATES else "none that ever was"
                    pytest.fail(f"{label}, {self.acknowledged} done: left state {known}, {sizes}")
                work_on(library, STATES.index(found) + 1)
            finally:
                shutil.rmtree(folder)
            self.failures += 1


def work_on(folder: Path, number: int) -> None:
    store = Store(folder, MAIN)
    perform(store, plan(SEED, number))
    assert stored(store) == stored_in(folder) == STATES[number]
    store.close()


@pytest.fixture
def machine(quick_folder: Path) -> Generator[Machine]:
    machine = Machine(quick_folder)
    yield machine
    machine.files.close_all()


def distinct(found: list[State]) -> bool:
    return all(a != b for a, b in itertools.pairwise(found))


def test_the_power_fails_at_any_moment(machine: Machine) -> None:
    assert distinct(STATES)
    machine.files.watch = machine.fail
    store = Store(machine.folder, MAIN, machine.files)
    for number in range(1, STEPS + 1):
        machine.do(store, number)
        machine.fail(f"operation {number} done")
    store.close()
    machine.fail("closed")
    assert stored_in(machine.folder) == STATES[STEPS]
    assert store.generation >= 3
    assert machine.failures > 300


def test_a_program_is_killed_another_goes_on_and_then_the_power_fails(quick_folder: Path) -> None:
    """What the killed one left unsynced is the next one's to make safe."""
    trial = Machine(quick_folder)
    store = Store(trial.folder, MAIN, trial.files)
    for number in range(1, STEPS + 1):
        trial.do(store, number)
    effects = trial.files.effects
    trial.files.close_all()
    wrong: list[str] = []
    for kill_at in range(1, effects + 1):
        scratch = quick_folder / str(kill_at)
        scratch.mkdir()
        machine = Machine(scratch)
        machine.files.kill_at = kill_at
        try:
            store = Store(machine.folder, MAIN, machine.files)
            for number in range(1, STEPS + 1):
                machine.do(store, number)
        except Killed:
            machine.files.revive()
        store = Store(machine.folder, MAIN, machine.files)
        machine.acknowledged = STATES.index(stored(store))
        for _ in range(2):
            if machine.acknowledged < STEPS:
                machine.do(store, machine.acknowledged + 1)
                try:
                    machine.fail("operation done")
                except (pytest.fail.Exception, StorageError) as error:
                    wrong.append(f"killed at {kill_at}, {machine.acknowledged} done: {error}")
        machine.files.close_all()
        shutil.rmtree(scratch)
    assert not wrong, f"{len(wrong)} of {effects}: {wrong[:4]}"
