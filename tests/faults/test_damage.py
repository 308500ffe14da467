"""Files that were cut, flipped, lost or left behind: opened as they were once, or refused, and
never written to before somebody asks for it."""

import random
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.library import Library
from reader.storage import DamagedError, Database, Store

from .scenario import (
    FILES,
    MAIN,
    State,
    contents,
    perform,
    plan,
    states,
    stored,
    stored_in,
    without_empty,
)

SEED = 4
FOLDED = 14
COMMITS = 20
JOURNAL = f"{MAIN}.journal"


class Sample(NamedTuple):
    """A folder with snapshots and a journal; what was stored after each commit in the journal."""

    folder: Path
    states: list[State]

    def write(self, name: str, data: bytes) -> dict[str, bytes]:
        (self.folder / name).write_bytes(data)
        return contents(self.folder)

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


@pytest.fixture
def sample(quick_folder: Path) -> Sample:
    store = Store(quick_folder, MAIN)
    for number in range(1, COMMITS + 1):
        perform(store, plan(SEED, number))
        if number == FOLDED:
            store.fold()
    store.close()
    after = states(SEED, COMMITS)
    changed = [s for n, s in enumerate(after) if n == FOLDED or (n > FOLDED and s != after[n - 1])]
    assert stored_in(quick_folder) == changed[-1]
    journal = (quick_folder / JOURNAL).read_bytes()
    assert journal.count(b"\n") == len(changed)
    assert all((quick_folder / name).stat().st_size > 100 for name in FILES)
    return Sample(quick_folder, changed)


def opened(folder: Path) -> State | None:
    """What is found, or None where it is refused."""
    try:
        return stored_in(folder)
    except DamagedError:
        return None


def test_a_journal_cut_anywhere_holds_every_commit_before_the_cut(sample: Sample) -> None:
    journal = sample.read(JOURNAL)
    step = plan(SEED, COMMITS + 1)
    for size in range(len(journal)):
        before = sample.write(JOURNAL, journal[:size])
        lines = journal[:size].count(b"\n")
        expected = sample.states[max(0, lines - 1)]
        assert opened(sample.folder) == expected, size
        assert contents(sample.folder) == before
    store = Store(sample.folder, MAIN)
    perform(store, step)
    assert stored_in(sample.folder) == stored(store)


def test_work_goes_on_after_a_cut_anywhere(sample: Sample) -> None:
    journal = sample.read(JOURNAL)
    for size in range(0, len(journal), 7):
        sample.write(JOURNAL, journal[:size])
        store = Store(sample.folder, MAIN)
        state = stored(store)
        for text in ("one", "two"):
            Database(store, MAIN).table("new").insert({"text": text})
        state.setdefault(MAIN, {})["new"] = {"1": {"text": "one"}, "2": {"text": "two"}}
        assert stored(store) == state
        assert stored_in(sample.folder) == state


def test_a_journal_with_any_bit_flipped_is_refused_and_left_alone(sample: Sample) -> None:
    journal = sample.read(JOURNAL)
    bits = random.Random(SEED).sample(range(len(journal) * 8), 1500)
    last_byte = range((len(journal) - 1) * 8, len(journal) * 8)
    for bit in (*bits, *range(19 * 8), *last_byte):
        flipped = bytearray(journal)
        flipped[bit // 8] ^= 1 << bit % 8
        before = sample.write(JOURNAL, bytes(flipped))
        assert opened(sample.folder) is None, f"bit {bit % 8} of byte {bit // 8}"
        assert contents(sample.folder) == before


@pytest.mark.parametrize("name", FILES)
def test_a_snapshot_cut_anywhere_is_refused_and_left_alone(sample: Sample, name: str) -> None:
    snapshot = sample.read(name)
    for size in range(len(snapshot) - 1):
        before = sample.write(name, snapshot[:size])
        assert opened(sample.folder) is None, size
        assert contents(sample.folder) == before


@pytest.mark.parametrize("name", FILES)
def test_a_snapshot_with_a_bit_flipped_is_refused_and_left_alone(sample: Sample, name: str) -> None:
    snapshot = sample.read(name)
    wrong: list[str] = []
    for bit in random.Random(SEED).sample(range(len(snapshot) * 8), 600):
        flipped = bytearray(snapshot)
        flipped[bit // 8] ^= 1 << bit % 8
        before = sample.write(name, bytes(flipped))
        found = opened(sample.folder)
        if found is not None and found != sample.states[-1]:
            around = snapshot[max(0, bit // 8 - 12) : bit // 8 + 8]
            wrong.append(f"bit {bit % 8} of byte {bit // 8}, in {around}")
        assert contents(sample.folder) == before
    assert not wrong, f"{len(wrong)} of 600 flips gave a state that never was: {wrong[:3]}"


def test_a_damaged_file_does_not_keep_others_from_being_read_and_written(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = sample.read(FILES[1])[:100]
    sample.write(FILES[1], damaged)
    store = Store(sample.folder, MAIN)
    rows = Database(store, FILES[2]).table("new")
    monkeypatch.setattr("reader.storage.store.FOLD_AT", 0)
    for number in range(20):
        rows.insert({"n": number, "text": "enough to be folded" * 20})
    assert [row["n"] for row in rows] == list(range(20))
    assert len(Database(Store(sample.folder, MAIN), FILES[2]).table("new")) == 20
    assert sample.read(FILES[1]) == damaged
    with pytest.raises(DamagedError, match=FILES[1]):
        store.tables(FILES[1])


def test_damage_met_while_the_library_is_open_takes_nothing_from_what_is_shown(
    sample: Sample,
) -> None:
    store = Store(sample.folder, MAIN)
    shown = stored(store)
    journal = bytearray(sample.read(JOURNAL))
    journal[len(journal) // 2] ^= 1
    (sample.folder / JOURNAL).unlink()
    sample.write(JOURNAL, bytes(journal))
    with pytest.raises(DamagedError):
        store.refresh()
    for name in FILES:
        with suppress(DamagedError):
            assert without_empty({name: store.tables(name)}).get(name) == shown.get(name)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_snapshot_is_refused_not_taken_for_an_empty_library(
    sample: Sample, name: str
) -> None:
    before = sample.write(name, b"")
    assert opened(sample.folder) is None
    with pytest.raises(DamagedError):
        Database(Store(sample.folder, MAIN), name).table("rows").insert({"n": 0})
    assert contents(sample.folder) == before


def test_a_journal_whose_main_file_is_gone_is_refused_and_left_alone(sample: Sample) -> None:
    (sample.folder / MAIN).unlink()
    before = contents(sample.folder)
    assert opened(sample.folder) is None
    assert contents(sample.folder) == before


def test_without_its_journal_a_folder_is_what_the_last_fold_left(sample: Sample) -> None:
    (sample.folder / JOURNAL).unlink()
    assert stored_in(sample.folder) == sample.states[0]


def test_a_journal_older_than_the_snapshots_changes_nothing(sample: Sample) -> None:
    old = sample.read(JOURNAL)
    store = Store(sample.folder, MAIN)
    store.fold()
    Database(store, MAIN).table("rows").truncate()
    store.fold()
    expected = stored(store)
    sample.write(JOURNAL, old)
    assert stored_in(sample.folder) == expected
    again = Store(sample.folder, MAIN)
    Database(again, MAIN).table("rows").insert({"n": "new"})
    assert stored_in(sample.folder) == stored(again) != expected


def test_a_journal_newer_than_the_snapshots_is_refused_and_left_alone(sample: Sample) -> None:
    old = sample.read(MAIN)
    store = Store(sample.folder, MAIN)
    store.fold()
    Database(store, MAIN).table("rows").truncate()
    before = sample.write(MAIN, old)
    assert opened(sample.folder) is None
    with pytest.raises(DamagedError):
        Database(store, MAIN).table("rows").insert({"n": 1})
    assert contents(sample.folder) == before


@pytest.mark.parametrize("name", [*FILES, JOURNAL])
@pytest.mark.parametrize("left", [b"", b'{"half": {"1"', b"\x00" * 4096])
def test_what_a_killed_program_was_writing_beside_a_file_counts_for_nothing(
    sample: Sample, name: str, left: bytes
) -> None:
    sample.write(f"{name}.4711.tmp", left)
    assert stored_in(sample.folder) == sample.states[-1]
    store = Store(sample.folder, MAIN)
    store.fold()
    perform(store, plan(SEED, COMMITS + 1))
    assert stored_in(sample.folder) == stored(store)


@pytest.mark.parametrize("garbage", [b"\xff" * 100, b"4711\nsomehost\n", b""])
def test_whatever_stands_in_the_lock_file_somebody_can_write(
    sample: Sample, garbage: bytes
) -> None:
    sample.write(f"{MAIN}.lock", garbage)
    store = Store(sample.folder, MAIN)
    Database(store, MAIN).table("new").insert({"n": 1})
    assert stored_in(sample.folder) == stored(store) != sample.states[-1]


def test_a_library_whose_making_was_cut_short_opens_the_next_time(tmp_path: Path) -> None:
    Library.open(tmp_path / "library").close()
    (tmp_path / "library" / "library.json.journal").unlink()
    with Library.open(tmp_path / "library") as library:
        assert [tag.key for tag in library.codebook.tags()][:3] == ["1", "2", "3"]
