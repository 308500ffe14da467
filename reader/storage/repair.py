"""Repair: what is wrong with a store's files, and how as much as possible is saved.

In: the folder, the names of its files, backups to fall back on. Out: `Problem`s, each with its
remedy; after a repair, a line for each thing that was done. What is damaged is never thrown away:
it is renamed and stays beside what replaced it.

A journal's lines are whole documents and each has its own checksum, so every line that can be read
is worth keeping, whatever happened to its neighbours.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.storage import journal
from reader.storage.errors import StorageError, WriteError
from reader.storage.files import Files
from reader.storage.journal import Tables
from reader.storage.lock import FolderLock
from reader.storage.snapshot import Snapshot, decode, encode

_REBUILT = "rebuilt from the latest backup, the journal and what else is in the folder"

Fallback = Callable[[str], tuple[str, Tables] | None]
"""From a file's name: which backup has it, and its tables there."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file; `remedy` says what a repair would do about it."""

    path: Path
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal, read as far as can be."""

    there: bool
    generation: int | None
    commits: tuple[journal.Changes, ...]
    lines: int
    damaged: tuple[int, ...]
    torn: int


def inspect(folder: Path, main: str, names: Iterable[str]) -> list[Problem]:
    """What is wrong with the files of a store. Nothing is written. Raises StorageError."""
    found: list[Problem] = []
    stored = _read(folder / main)
    log = _read_journal(folder / f"{main}.journal")
    generation = stored.generation if stored is not None else None
    if stored is None or generation is None:
        found.append(Problem(folder / main, "is damaged", _REBUILT))
    elif not (folder / main).exists():
        if log.there or any(folder.glob("*/*")):
            found.append(Problem(folder / main, "is missing", _REBUILT))
    elif log.there and log.generation is not None and log.generation > generation:
        what = f"extends generation {log.generation}, but {main} is of generation {generation}"
        found.append(Problem(folder / f"{main}.journal", what, "its commits are laid over it"))
    if log.damaged:
        lines = ", ".join(map(str, log.damaged[:5]))
        what = f"line {lines} of {log.lines} is damaged"
        remedy = f"the other {len(log.commits)} commits are kept, the original too"
        found.append(Problem(folder / f"{main}.journal", what, remedy))
    if log.torn:
        what = f"ends in {log.torn} bytes of a commit that was never finished"
        found.append(Problem(folder / f"{main}.journal", what, "dropped with the next commit"))
    for name in [main, *names]:
        snapshot = _read(folder / name)
        if snapshot is None and name != main:
            remedy = "rebuilt from the latest backup and the journal; the original is kept"
            found.append(Problem(folder / name, "is damaged", remedy))
        elif snapshot is not None and not snapshot.is_intact:
            remedy = "taken as it is; the original is kept"
            found.append(Problem(folder / name, "is not as it was written", remedy))
    for path in _leftovers(folder):
        found.append(Problem(path, "was left by a program that was stopped", "removed"))
    return found


def repair(
    folder: Path, main: str, names: Iterable[str], fallback: Fallback, files: Files | None = None
) -> list[str]:
    """Save what can be saved; a line for each thing done. Raises WriteError, StorageError."""
    files = files or Files()
    try:
        with FolderLock(folder / f"{main}.lock"):
            return _repair(folder, main, list(names), fallback, files)
    except TimeoutError as error:
        raise WriteError(folder, str(error)) from error
    except OSError as error:
        raise WriteError(folder, f"could not be repaired ({error.strerror})") from error


def _repair(
    folder: Path, main: str, names: list[str], fallback: Fallback, files: Files
) -> list[str]:
    done: list[str] = []
    log = _read_journal(folder / f"{main}.journal")
    stored = _read(folder / main)
    generation = stored.generation if stored is not None else None
    live = generation is None or log.generation is None or log.generation >= generation
    commits = log.commits if live else ()
    touched = {name for changes in commits for name in changes}
    rebuilt: dict[str, Tables] = {}
    for name in [main, *(name for name in dict.fromkeys([*names, *touched]) if name != main)]:
        found = _read(folder / name)
        is_lost = found is None or (name == main and not (folder / name).exists())
        is_lost = is_lost or (name == main and generation is None)
        tables = dict(found.tables) if found is not None and not is_lost else {}
        if is_lost:
            saved = fallback(name)
            tables = saved[1] if saved else {}
            done.append(
                f"{name}: rebuilt from {f'the backup {saved[0]}' if saved else 'the journal alone'}"
                f"{_kept(_set_aside(folder / name, files))}"
            )
        elif found is not None and not found.is_intact:
            kept = _kept(_set_aside(folder / name, files))
            done.append(f"{name}: taken as it is, though not as it was written{kept}")
        elif not log.damaged and log.generation in (None, generation):
            continue
        for changes in commits:
            journal.apply(tables, changes.get(name, {}))
        rebuilt[name] = tables
    if rebuilt:
        newest = max(generation or 0, log.generation or 0) + 1
        if main not in rebuilt:
            rebuilt[main] = stored.tables if stored is not None else {}
            for changes in commits:
                journal.apply(rebuilt[main], changes.get(main, {}))
        for name in sorted({*rebuilt, *touched} - {main}):
            if name not in rebuilt:
                whole = _read(folder / name)
                rebuilt[name] = whole.tables if whole is not None else {}
                for changes in commits:
                    journal.apply(rebuilt[name], changes.get(name, {}))
            _write(folder / name, rebuilt[name], newest, files)
        _write(folder / main, rebuilt[main], newest, files)
        if log.damaged:
            kept = _kept(_set_aside(folder / f"{main}.journal", files))
            done.append(
                f"{main}.journal: {len(commits)} commits saved, {len(log.damaged)} damaged lines "
                f"could not be{kept}"
            )
        elif log.there:
            done.append(f"{main}.journal: {len(commits)} commits folded in")
        files.remove(folder / f"{main}.journal")
    for path in _leftovers(folder):
        with suppress(OSError):
            path.unlink()
            done.append(f"{path.name}: removed")
    return done


def _write(path: Path, tables: Tables, generation: int, files: Files) -> None:
    files.make_folder(path.parent)
    files.replace(path, encode(tables, generation))


def _kept(path: Path | None) -> str:
    return f"; the original is {path.name}" if path is not None else ""


def _set_aside(path: Path, files: Files) -> Path | None:
    """Rename a damaged file; its new name, or None where there is none."""
    if not path.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    files.rename(path, kept)
    files.sync_folder(path.parent)
    return kept


def _read(path: Path) -> Snapshot | None:
    """A file's snapshot; an empty one where there is none, None where it is damaged."""
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        return Snapshot(0, {}, is_intact=True)
    except OSError as error:
        raise StorageError(path, f"cannot be read ({error.strerror})") from error


def _read_journal(path: Path) -> Journal:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Journal(False, None, (), 0, (), 0)
    except OSError as error:
        raise StorageError(path, f"cannot be read ({error.strerror})") from error
    found = journal.scan(data, with_header=True)
    return Journal(
        True,
        found.generation,
        tuple(found.commits),
        data.count(b"\n"),
        found.damaged,
        found.torn,
    )


def _leftovers(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.tmp"), *folder.glob("articles/*/*.tmp")])
