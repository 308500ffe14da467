"""A disk that is full, broken, or may not be written: the person is told, nothing that was saved
is lost, what is shown is what is stored, and work goes on when the disk does."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, LibraryError, Span
from reader.storage import Database, StorageError, Store, WriteError

from .failing import FailingFiles
from .scenario import MAIN, State, perform, plan, states, stored, stored_in, without_empty

SEED = 4
STEPS = 16
STATES = states(SEED, STEPS)
HALF = 8  # where the scenario folds by hand
LONG = 10**6


def do(store: Store, number: int) -> None:
    perform(store, plan(SEED, number))
    if number == HALF:
        store.fold()


def count_effects(folder: Path) -> tuple[int, list[str]]:
    files = FailingFiles()
    store = Store(folder / "counted", MAIN, files)
    for number in range(1, STEPS + 1):
        do(store, number)
    store.close()
    return files.effects, files.log


def shown(store: Store, files: FailingFiles) -> State | None:
    """What an open store shows; None where it says that it can't, while nothing can be read."""
    try:
        return stored(store)
    except StorageError:
        assert files.is_unreadable
        return None


@pytest.mark.usefixtures("small_folds")
@pytest.mark.parametrize("lasting", [1, LONG])
@pytest.mark.parametrize(
    ("code", "unreadable"), [(errno.ENOSPC, False), (errno.EIO, False), (errno.EIO, True)]
)
def test_whatever_fails_what_is_shown_is_what_is_stored_and_work_goes_on(
    quick_folder: Path, lasting: int, code: int, unreadable: bool
) -> None:
    effects, log = count_effects(quick_folder)
    assert {"write", "sync data", "sync", "sync folder", f"remove {MAIN}.journal"} <= {*log}
    assert log.count(f"rename to {MAIN}") >= 3, "too few folds"
    for first in range(1, effects + 1):
        folder = quick_folder / str(first)
        files = FailingFiles(range(first, first + lasting), code, unreadable=unreadable)
        store = Store(folder, MAIN, files)
        told = 0
        number = 1
        while number <= STEPS:
            where = f"effect {first} ({log[first - 1]}), operation {number}"
            saved = STATES[number - 1]
            try:
                do(store, number)
            except StorageError as error:
                assert isinstance(error, WriteError) or unreadable, where
                assert os.strerror(code) in str(error) or unreadable, where
                told += 1
                here = shown(store, files)
                there = stored_in(folder) if folder.exists() else {}
                assert there in (saved, STATES[number]), where
                assert here in ((None, saved, STATES[number]) if unreadable else (there,)), where
                files.heal()
                store.refresh()
                assert stored(store) == there, where
                if there == STATES[number]:
                    number += 1
            else:
                assert shown(store, files) in (None, STATES[number]), where
                number += 1
        assert told or lasting < LONG or first > effects - 4, first
        assert told <= 1
        assert stored_in(folder) == STATES[-1]
        store.close()
        assert stored_in(folder) == STATES[-1]


@pytest.mark.usefixtures("small_folds")
def test_a_disk_that_cannot_even_be_read_any_more_takes_nothing_from_what_is_shown(
    quick_folder: Path,
) -> None:
    effects, log = count_effects(quick_folder)
    for first in range(1, effects + 1):
        files = FailingFiles(range(first, LONG), unreadable=True)
        store = Store(quick_folder / str(first), MAIN, files)
        number = 0
        try:
            for number in range(1, STEPS + 1):
                do(store, number)
        except StorageError:
            for name in STATES[-1]:
                try:
                    found = without_empty({name: store.tables(name)}).get(name)
                except StorageError:
                    continue
                fitting = [state.get(name) for state in STATES[number - 1 : number + 1]]
                assert found in fitting, f"effect {first} ({log[first - 1]}), {name}"


def test_a_change_that_another_program_saw_before_it_failed_is_seen_to_go_again(
    tmp_path: Path,
) -> None:
    other: list[Store] = []

    class Watched(FailingFiles):
        def sync_data(self, descriptor: int) -> None:
            other[0].refresh()
            super().sync_data(descriptor)

    files = Watched()
    store = Store(tmp_path, MAIN, files)
    rows = Database(store, MAIN).table("rows")
    rows.insert({"text": "kept"})
    other.append(Store(tmp_path, MAIN))
    files.broken = range(files.effects + 2, files.effects + 3)
    with pytest.raises(WriteError):
        rows.insert({"text": "this change could not be saved"})
    files.heal()
    other[0].refresh()
    assert Database(other[0], MAIN).table("rows").all() == [{"text": "kept"}]
    rows.insert({"text": "short"})
    other[0].refresh()
    assert Database(other[0], MAIN).table("rows").all() == rows.all()
    Database(other[0], MAIN).table("rows").insert({"text": "from the other"})
    assert [row["text"] for row in Database(Store(tmp_path, MAIN), MAIN).table("rows")] == [
        "kept",
        "short",
        "from the other",
    ]


@pytest.mark.usefixtures("small_folds")
def test_an_annotation_that_was_not_saved_is_not_shown_and_can_be_made_again(
    quick_folder: Path, harbour: Article
) -> None:
    with Library.open(quick_folder / "made") as made:
        article = made.add(harbour)
        made.annotate(article.id, Span(0, 4), tags=["claim"])
        made.close(fold=True)
    for first in range(1, 8):
        folder = quick_folder / str(first)
        shutil.copytree(quick_folder / "made", folder)
        files = FailingFiles(range(first, first + 1), errno.ENOSPC)
        library = Library(folder, Store(folder, "library.json", files), author="ada", is_new=False)
        try:
            library.annotate(article.id, Span(4, 11), tags=["new"])
        except LibraryError as error:
            assert "No space left on device" in str(error)
            assert str(folder) in str(error)
            found = [a.span for a in library.annotations()]
            with Library.open(folder) as other:
                assert [a.span for a in other.annotations()] == found
            if len(found) == 1:
                assert [tag.name for tag in library.codebook.tags()].count("new") == 0
                library.annotate(article.id, Span(4, 11), tags=["new"])
        assert [a.span for a in library.annotations()] == [Span(0, 4), Span(4, 11)]
        assert library.problems() == []
        files.heal()
        library.undo()
        with Library.open(folder) as other:
            assert [a.span for a in other.annotations()] == [Span(0, 4)]
        library.close()


def test_a_library_that_could_not_be_made_can_be_made_when_the_disk_works_again(
    quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for first in range(1, 30):
        folder = quick_folder / str(first)
        files = FailingFiles(range(first, first + 1), errno.ENOSPC)
        with monkeypatch.context() as patch:
            patch.setattr("reader.storage.store.Files", lambda files=files: files)
            try:
                Library.open(folder).close()
            except LibraryError as error:
                assert "No space left on device" in str(error)
        with Library.open(folder) as library:
            assert len(library.codebook.tags()) == 5, f"effect {first} ({files.log})"
        if files.effects < first:
            return
    pytest.fail("making a library takes too many steps")


# -- real disks -------------------------------------------------------------------------------


@contextmanager
def mounted(options: str) -> Generator[Path]:
    """A small disk of its own; skips where this user may not mount one."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a disk needs root on Linux")
    folder = Path(tempfile.mkdtemp(prefix="reader-test-"))
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        folder.rmdir()
        pytest.skip(f"this machine mounts no disk: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def test_on_a_full_disk_all_that_was_acknowledged_is_kept(harbour: Article) -> None:
    with mounted("size=200k") as folder, Library.open(folder / "library") as library:
        article = library.add(harbour)
        ballast = folder / "ballast"
        ballast.write_bytes(b"\0" * 60_000)
        made = []
        with pytest.raises(LibraryError, match="No space left on device"):
            for start in range(2000):
                made.append(library.annotate(article.id, Span(start % 200, 210), note="x" * 400))
        assert 10 < len(made) < 2000
        assert set(library.annotations()) == set(made)
        with pytest.raises(LibraryError, match="No space left on device"):
            library.annotate(article.id, note="y" * 90_000)
        with Library.open(folder / "library") as other:
            assert set(other.annotations()) == set(made)
        ballast.unlink()
        made.append(library.annotate(article.id, note="there is room again"))
        with Library.open(folder / "library") as other:
            assert set(other.annotations()) == set(made)
            assert other.problems() == []


def test_a_read_only_disk_is_read_and_a_change_is_refused(harbour: Article) -> None:
    with mounted("size=1m") as folder:
        with Library.open(folder / "library") as library:
            article = library.add(harbour)
            first = library.annotate(article.id, Span(4, 11))
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        with Library.open(folder / "library") as library:
            assert list(library.annotations()) == [first]
            with pytest.raises(LibraryError, match="Read-only file system"):
                library.annotate(article.id, Span(0, 3))
            assert list(library.annotations()) == [first]
            subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
            second = library.annotate(article.id, Span(0, 3))
        with Library.open(folder / "library") as library:
            assert set(library.annotations()) == {first, second}


def test_a_folder_of_somebody_else_is_read_and_a_change_is_refused(
    open_folder: Path, unprivileged, harbour: Article
) -> None:
    with Library.open(open_folder / "library") as library:
        article = library.add(harbour)
        first = library.annotate(article.id, Span(4, 11))
    with unprivileged():
        if os.access(open_folder / "library" / "library.json", os.W_OK, effective_ids=True):
            pytest.skip("permissions do not bind this user")
        with Library.open(open_folder / "library") as library:
            assert list(library.annotations()) == [first]
            with pytest.raises(LibraryError, match="Permission denied"):
                library.annotate(article.id, Span(0, 3))
            assert list(library.annotations()) == [first]


def test_a_folder_that_may_not_be_read_is_not_taken_for_an_empty_one(
    open_folder: Path, unprivileged
) -> None:
    Library.open(open_folder / "library").close()
    assert (open_folder / "library" / "library.json.journal").exists()
    (open_folder / "library" / "library.json.journal").chmod(0o600)
    with unprivileged(), pytest.raises(LibraryError, match="Permission denied"):
        Library.open(open_folder / "library")
