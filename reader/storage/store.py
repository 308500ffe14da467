"""The store: a folder of TinyDB files that share one journal and one lock.

One file, `main`, is the root: its generation is the store's. `main` and the others are snapshots
in TinyDB's own JSON (`reader.storage.snapshot`); `<main>.journal` holds the commits since. A commit
may touch several files and is one line and one `fdatasync`, whatever is stored. Any number of
processes may have the folder open: a commit takes the lock, replays what others appended, adds its
line.

A fold writes the snapshots that the journal touches, then `main` with the next generation, then
drops the journal. Cut short anywhere it leaves either the old generation, whose journal replays to
the same documents, or the new one, whose journal no longer counts.

In: changes. Out: tables, which belong to the store and must not be changed by those who read them
(`reader.storage.database` hands out copies).
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.storage import journal
from reader.storage.changes import Changed, LatestChanges
from reader.storage.errors import DamagedError, StorageError, WriteError
from reader.storage.files import Files, Stamp
from reader.storage.ids import Ids
from reader.storage.journal import Changes, TableChanges, Tables
from reader.storage.journal_file import JournalFile
from reader.storage.lock import FolderLock
from reader.storage.snapshot import Snapshot, decode, encode

FOLD_AT = 1 << 20
"""Bytes of journal below which a fold never happens by itself."""
FOLD_ON_CLOSE = 1 << 16
"""Bytes of journal from which closing folds it."""
_ATTEMPTS = 20
_NOT_READ = Stamp(-1, -1, -1)


class Store:
    """One open folder. Safe to use from several threads; `close` when done."""

    def __init__(self, folder: Path, main: str, files: Files | None = None) -> None:
        """Open what is in `folder`, or prepare to create it with the first commit.

        Raises DamagedError for a snapshot or journal that can't be understood and StorageError
        for one that can't be read. Nothing is written.
        """
        self.folder = folder
        self.version = 0
        """Grows with every change of what is in memory, whoever made it."""
        self._main = main
        self._lock = FolderLock(folder / f"{main}.lock")
        self._files = files or Files()
        self._writing = threading.RLock()  # one transaction at a time in this process
        self._memory = threading.RLock()  # held for moments, never while waiting for a sync
        self._loaded: dict[str, Tables] = {}
        self._waiting: dict[str, list[dict[str, TableChanges]]] = {}
        self._touched: dict[str, int] = {}  # files with journal lines → bytes of their snapshot
        self._generation = 0
        self._main_stamp: Stamp | None = None
        self._journal = JournalFile(folder / f"{main}.journal", self._files)
        self._has_written = False
        self._owner: int | None = None
        self._pending: Changes = {}
        self._ids = Ids()
        self._latest = LatestChanges()
        self._load()

    # -- reading -------------------------------------------------------------------------------

    @property
    def generation(self) -> int:
        """How often the store was folded; 0 before anything was ever written."""
        return self._generation

    @property
    def journal_size(self) -> int:
        """Bytes of journal not folded in yet."""
        return self._journal.size

    def tables(self, name: str) -> Tables:
        """The tables of one file, as last committed. Raises DamagedError, StorageError."""
        with self._memory:
            if name not in self._loaded:
                self._load_file(name)
            return self._loaded[name]

    def held(self) -> tuple[str, ...]:
        """The files that are in memory."""
        return tuple(self._loaded)

    def let_go(self, name: str) -> None:
        """Forget what was read of a file, if the file has it all; it is read again when needed."""
        with self._memory:
            if name != self._main and name not in self._touched:
                self._loaded.pop(name, None)

    @property
    def is_writing(self) -> bool:
        """Whether this thread is inside a transaction."""
        return self._owner == threading.get_ident()

    def pending(self, name: str, table: str) -> TableChanges:
        """What the transaction of this thread has changed in a table; empty outside of one."""
        if self._owner != threading.get_ident():
            return {}
        return self._pending.get(name, {}).get(table, {})

    def changes_since(self, version: int) -> tuple[Changed, ...] | None:
        """What was changed after `version`, by whomever; None where that is not known any more.

        Everything may be different then, as after a fold by another process.
        """
        with self._memory:
            return self._latest.since(version)

    def refresh(self) -> bool:
        """Take in what other processes committed; whether there was anything.

        Costs two `stat` calls where nothing happened. Raises DamagedError, StorageError.
        """
        if not self._writing.acquire(blocking=False):
            return False  # a thread of ours is just committing: it has looked already
        try:
            with self._memory:
                version = self.version
                self._look_again()
                return self.version != version
        finally:
            self._writing.release()

    def next_id(self, name: str, table: str) -> int:
        """A document id that is free in a table. Only inside a transaction."""
        return self._ids.free((name, table), self.tables, self._pending)

    # -- writing -------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Generator[Changes]:
        """Group changes into one commit: all of them or, on an exception, none.

        Transactions nest; the outermost commits. Yields the changes gathered so far, to be
        added to. Raises WriteError when they could not be made durable; then the old state
        stands, in memory as on the disk.
        """
        with self._writing:
            if self._owner == threading.get_ident():
                yield self._pending
                return
            with self._locked():
                self.refresh()
                self._pending, self._owner = {}, threading.get_ident()
                self._ids.begin()
                try:
                    yield self._pending
                    changes = {
                        name: part for name, part in self._pending.items() if any(part.values())
                    }
                finally:
                    self._pending, self._owner = {}, None
                if changes:
                    self._commit(changes)

    def fold(self) -> None:
        """Write the snapshots anew and drop the journal. Raises WriteError."""
        with self._writing, self._locked():
            self.refresh()
            if self._journal.size:
                self._fold()

    def close(self) -> None:
        """Let go of the folder; whoever wrote folds a journal of some length first, if possible.

        Who only read does not, because everybody who has the folder open reads it anew after.
        """
        if self._has_written and self._journal.size >= FOLD_ON_CLOSE:
            with suppress(StorageError):
                self.fold()
        with self._memory:
            self._journal.close()
            self._lock.close()

    # -- how it is done ------------------------------------------------------------------------

    def _stamps(self) -> tuple[Stamp | None, Stamp | None]:
        try:
            return (
                self._files.stamp(self.folder / self._main),
                self._files.stamp(self._journal.path),
            )
        except OSError as error:
            raise StorageError(self.folder, f"cannot be read ({error.strerror})") from error

    @contextmanager
    def _locked(self) -> Generator[None]:
        try:
            if not self.folder.is_dir():
                self._files.make_folder(self.folder)
            self._lock.acquire()
        except TimeoutError as error:
            raise WriteError(self.folder, str(error)) from error
        except OSError as error:
            raise WriteError(self.folder, f"cannot be written ({error.strerror})") from error
        try:
            yield
        finally:
            self._lock.release()

    def _look_again(self) -> None:
        main, found = self._stamps()
        if main != self._main_stamp or (found is None and self._journal.is_open):
            self._load()
        elif found is not None and found.inode != self._journal.inode:
            if self._journal.is_open or not self._open_journal():
                self._load()
        elif found is not None and found.size < self._journal.size:
            self._load()  # a commit that failed after we saw it was taken back
        elif found is not None and found.size > self._journal.size:
            appended = self._read(self._journal.size, found.size)
            self._take_in(appended, self._journal.size, with_header=False)

    def _load(self) -> None:
        """Read `main` and the journal that belongs to it, whatever others do meanwhile."""
        kept = self._loaded, self._waiting, self._touched
        try:
            self._load_anew()
        except StorageError:
            self._journal.close()
            self._loaded, self._waiting, self._touched = kept
            self._main_stamp = _NOT_READ
            raise

    def _load_anew(self) -> None:
        for _ in range(_ATTEMPTS):
            self._journal.close()
            self._loaded, self._waiting, self._touched = {}, {}, {}
            self._ids.forget()
            self._main_stamp = _NOT_READ  # so that a failure here is met again at the next look
            self.version += 1
            self._latest.forget(self.version)
            stamp = self._stamps()[0]
            found = self._read_snapshot(self._main)
            if found.generation is None:
                problem = "is not a snapshot of this store; 'reader doctor' tells more"
                raise DamagedError(self.folder / self._main, problem)
            self._generation = found.generation
            self._loaded[self._main] = found.tables
            if self._open_journal() and self._stamps()[0] == stamp:
                self._main_stamp = stamp
                return
        problem = (
            f"belongs to a newer snapshot than {self._main}; 'reader doctor' tells more"
            if self._stamps()[0]
            else f"is there but {self._main} is missing; 'reader doctor' tells more"
        )
        raise DamagedError(self._journal.path, problem)

    def _read_snapshot(self, name: str) -> Snapshot:
        path = self.folder / name
        try:
            data = self._files.read(path)
        except OSError as error:
            raise StorageError(path, f"cannot be read ({error.strerror})") from error
        if data is None:
            return Snapshot(0, {}, is_intact=True)
        found = decode(data)
        if found is None:
            raise DamagedError(path, "is damaged; 'reader doctor' tells more")
        if not found.is_intact:
            problem = "is not as it was written (damaged, or edited); 'reader doctor' tells more"
            raise DamagedError(path, problem)
        return found

    def _load_file(self, name: str) -> None:
        """Read a snapshot and lay what the journal has for it on top.

        The second refresh takes in what a fold elsewhere may have put into the snapshot between
        our last look at the journal and the reading: replaying it again changes nothing.
        """
        while True:
            before = self._main_stamp
            tables = self._read_snapshot(name).tables
            for changes in self._waiting.get(name, []):
                journal.apply(tables, changes)
            self._loaded[name] = tables
            self.refresh()
            if before == self._main_stamp:
                self._waiting.pop(name, None)
                return

    def _open_journal(self) -> bool:
        """Open and replay the journal, if there is one; False where it is of a newer snapshot."""
        try:
            size = self._journal.open()
        except FileNotFoundError:
            return True
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise StorageError(self._journal.path, problem) from error
        data = self._read(0, size)
        first = journal.scan(data[: data.find(b"\n") + 1], with_header=True)
        if first.damaged:
            raise self._damaged(first.damaged)
        if first.generation is None or first.generation < self._generation:
            self._journal.close()  # cut short at its first line, or folded in already
            return True
        if first.generation > self._generation:
            return False
        self._take_in(data, 0, with_header=True)
        return True

    def _read(self, offset: int, end: int) -> bytes:
        try:
            return self._journal.read(offset, end)
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise StorageError(self._journal.path, problem) from error

    def _take_in(self, data: bytes, offset: int, *, with_header: bool) -> None:
        found = journal.scan(data, with_header=with_header)
        if found.damaged:
            raise self._damaged(found.damaged)
        for changes in found.commits:
            self._apply(changes)
        self._journal.size = offset + found.good

    def _damaged(self, lines: tuple[int, ...]) -> DamagedError:
        problem = f"line {lines[0]} is damaged; 'reader doctor' tells more"
        return DamagedError(self._journal.path, problem)

    def _apply(self, changes: Changes) -> None:
        for name, part in changes.items():
            if name in self._loaded:
                journal.apply(self._loaded[name], part)
            else:
                self._waiting.setdefault(name, []).append(part)
            if name not in self._touched:
                stamp = self._files.stamp(self.folder / name)
                self._touched[name] = stamp.size if stamp else 0
            self._ids.note(name, part)
        self.version += 1
        self._latest.note(self.version, changes)

    def _commit(self, changes: Changes) -> None:
        try:
            line = journal.encode(changes)
        except TypeError as error:
            raise WriteError(self._journal.path, f"not JSON: {error}") from error
        try:
            if self._journal.is_open:
                size = self._journal.append(line)
            else:
                if self._main_stamp is None:
                    self._write_main(1)
                size = self._journal.create(journal.header(self._generation), line)
        except OSError as error:
            self._journal.cut_back()
            with self._memory, suppress(StorageError):
                self._load()  # look at the folder afresh
            problem = f"the change was not saved ({error.strerror})"
            raise WriteError(self._journal.path, problem) from error
        with self._memory:
            self._journal.size = size
            self._has_written = True
            self._apply(changes)
        if self._journal.size > max(FOLD_AT, sum(self._touched.values())):
            with suppress(StorageError):  # the commit is safe; the fold is tried again at the next
                self._fold()

    def _fold(self) -> None:
        try:
            for name in sorted(self._touched.keys() - {self._main}):
                self._write_snapshot(name, self._generation + 1)
            self._write_main(self._generation + 1)
            self._journal.close()
            self._touched = {}
            self._files.remove(self._journal.path)
        except OSError as error:
            with self._memory, suppress(StorageError):
                self._load()
            raise WriteError(self.folder, f"could not be folded ({error.strerror})") from error

    def _write_main(self, generation: int) -> None:
        self._write_snapshot(self._main, generation)
        with self._memory:
            self._generation = generation
            self._main_stamp = self._stamps()[0]

    def _write_snapshot(self, name: str, generation: int) -> None:
        path = self.folder / name
        self._files.make_folder(path.parent)
        self._files.replace(path, encode(self.tables(name), generation))
