"""Backups: dated archives of a store's files, and which of them are kept.

In: a store and the names of its files. Out: `<folder>/<date>.zip`, the files as they are with the
journal laid over them, readable with any unzip. Kept are the last seven days that have one, and the
newest of each of the last five weeks.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import orjson

from reader.storage.errors import StorageError, WriteError
from reader.storage.files import Files
from reader.storage.journal import Tables
from reader.storage.snapshot import is_tables
from reader.storage.store import Store

DAYS = 7
WEEKS = 5
LARGEST = 1 << 30
"""Bytes that a file out of a backup may have."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})\.zip")


def back_up(store: Store, names: Iterable[str], folder: Path, name: str, files: Files) -> Path:
    """Write a backup called `name`. Raises StorageError, WriteError."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in names:
            archive.writestr(file, orjson.dumps(store.tables(file), option=orjson.OPT_INDENT_2))
    try:
        files.make_folder(folder)
        files.replace(folder / f"{name}.zip", out.getvalue())
    except OSError as error:
        raise WriteError(folder, f"no backup was made ({error.strerror})") from error
    return folder / f"{name}.zip"


def today() -> str:
    """The name of today's backup, in UTC."""
    return datetime.now(UTC).date().isoformat()


def backups(folder: Path) -> list[Path]:
    """The dated backups, newest first."""
    return sorted((p for p in folder.glob("*.zip") if _NAME.fullmatch(p.name)), reverse=True)


def rotate(folder: Path) -> None:
    """Remove the backups that are not kept any more."""
    dated = [(date.fromisoformat(path.stem), path) for path in backups(folder)]
    kept = {path for _, path in dated[:DAYS]}
    weeks: dict[tuple[int, int], Path] = {}
    for day, path in dated:
        weeks.setdefault(day.isocalendar()[:2], path)
    kept.update(list(weeks.values())[:WEEKS])
    for _, path in dated:
        if path not in kept:
            path.unlink(missing_ok=True)


def read_backup(path: Path) -> Iterator[tuple[str, Tables]]:
    """The files of a backup with their tables. Raises StorageError where it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.file_size > LARGEST or ".." in Path(info.filename).parts:
                    raise StorageError(path, f"holds what no backup holds: {info.filename}")
                tables = orjson.loads(archive.read(info))
                if not is_tables(tables):
                    raise StorageError(path, f"{info.filename} in it is damaged")
                yield info.filename, tables
    except (zipfile.BadZipFile, orjson.JSONDecodeError, OSError) as error:
        raise StorageError(path, f"is no backup that can be read ({error})") from error


def newest_with(folder: Path, name: str) -> tuple[str, Tables] | None:
    """The newest backup that has a file, and its tables there."""
    for path in backups(folder):
        try:
            for file, tables in read_backup(path):
                if file == name:
                    return path.name, tables
        except StorageError:
            continue  # a backup that is damaged itself is no help; an older one may be
    return None
