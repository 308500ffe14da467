"""Where an export goes: a file, a folder, a zip; the old one stays whole until the new one is.

In: the files of an export, as they are made, and a path. Out: the paths written. Everything is
written beside its place first, synced, and moved there when all of it is on the disk; where
anything fails before, what was there is still there, and nothing else. Raises FormatError.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from reader.exchange.registry import File
from reader.model import FormatError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same export gives the same bytes
CHUNK = 1 << 20
SPOOLED = 8 << 20
"""Bytes of an archive that is kept in memory while it is made."""

Merge = Callable[[bytes, bytes], bytes | None]


def save(
    files: Iterable[File],
    path: Path,
    *,
    replace: Callable[[Path], bool],
    merge: Merge | None = None,
) -> list[Path]:
    """Write an export to `path`; what was written.

    A single file goes to `path` itself, or into it where that is a folder. Several go into the
    folder `path`, or into one archive where `path` ends in ".zip". Where a file is already,
    `merge` is tried first, then `replace` is asked; where it says no, nothing is written.
    """
    made: list[Path] = []
    scratch: Path | None = None
    try:
        is_folder, is_archive = path.is_dir(), path.suffix.lower() == ".zip"
        asked = path.exists() and not is_folder and (is_archive or merge is None)
        if asked:
            _ask(path, replace)  # before anything is made
        base = path if is_folder else path.parent
        made = _make_folder(base)
        scratch = Path(tempfile.mkdtemp(prefix=".reader-export-", dir=base))
        names = _write_archive(files, scratch) if is_archive else _write_files(files, scratch)
        if is_archive or (len(names) == 1 and not is_folder):
            targets = [path for _ in names]
        else:
            targets = [path / name for name in names]
        staged = [scratch / str(number) for number in range(len(names))]
        for new, target in zip(staged, targets, strict=True):
            if target.exists() and not asked and not (merge and _merged(merge, new, target)):
                _ask(target, replace)
        for new, target in zip(staged, targets, strict=True):
            _make_folder(target.parent)
            new.replace(target)
        for folder in {target.parent for target in targets}:
            _sync(folder)
        made = [] if targets else made
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FormatError(f"{path}: not written ({why})") from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()  # only where it is empty
    return targets


def zipped(files: Iterable[File]) -> Iterator[bytes]:
    """The bytes of an archive of these files; made on the disk where it is large."""
    with tempfile.SpooledTemporaryFile(SPOOLED) as out:
        write_zip(files, out)
        out.seek(0)
        while chunk := out.read(CHUNK):
            yield chunk


def write_zip(files: Iterable[File], out: IO[bytes]) -> int:
    """Write an archive of these files; how many there were."""
    count = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            info = zipfile.ZipInfo(_inside(file.name), _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as member:
                for chunk in file.chunks:
                    member.write(chunk)
            count += 1
    return count


def _write_archive(files: Iterable[File], scratch: Path) -> list[str]:
    with (scratch / "0").open("xb") as out:
        count = write_zip(files, out)
        _flush(out)
    return [""] if count else []


def _write_files(files: Iterable[File], scratch: Path) -> list[str]:
    names: list[str] = []
    for number, file in enumerate(files):
        names.append(_inside(file.name))
        with (scratch / str(number)).open("xb") as out:
            for chunk in file.chunks:
                out.write(chunk)
            _flush(out)
    return names


def _flush(out: IO[bytes]) -> None:
    out.flush()
    os.fsync(out.fileno())


def _merged(merge: Merge, new: Path, target: Path) -> bool:
    """Put the old file's own parts into the new one; whether that can be done."""
    merged = merge(target.read_bytes(), new.read_bytes()) if target.is_file() else None
    if merged is None:
        return False
    with new.open("wb") as out:
        out.write(merged)
        _flush(out)
    return True


def _ask(target: Path, replace: Callable[[Path], bool]) -> None:
    if not replace(target):
        raise FormatError(f"{target}: is there already; --force replaces it")


def _inside(name: str) -> str:
    """A name that stays inside the folder it is written to."""
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name:
        raise FormatError(f"{name!r}: is no name for a file of an export")
    return name


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those it stands in; those that were made, innermost first."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _sync(folder: Path) -> None:
    """Wait until new names in a folder are on the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
