"""Files and folders: a path in, a `Source` or the paths of readable files out."""

import os
from collections.abc import Iterator
from pathlib import Path

from reader.ingest.registry import importers
from reader.ingest.source import Source
from reader.model import SourceError

MAX_BYTES = 100_000_000
"""The largest file that is read, in bytes."""


def load(path: Path) -> Source:
    """The bytes of one file.

    Raises SourceError when it is missing, a folder, no ordinary file, unreadable or larger than
    `MAX_BYTES`.
    """
    try:
        # Checked before opening: opening a named pipe would wait for a writer for ever.
        if path.is_dir():
            raise SourceError(f"{path}: is a folder; give the files in it, or add the folder")
        if path.exists() and not path.is_file():
            raise SourceError(f"{path}: is not an ordinary file; copy what it holds into a file")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file; check the name") from None
    except PermissionError:
        raise SourceError(f"{path}: may not be read; check its permissions") from None
    except ValueError as error:  # a NUL in the name
        raise SourceError(f"{path!r}: is no possible file name ({error})") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{path}: could not be read ({reason})") from error
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{path}: has {max(size, len(data)) / 1e6:,.0f} MB, more than the "
            f"{MAX_BYTES / 1e6:,.0f} MB that are read; split it into parts"
        )
    return Source(data=data, name=path.name)


def iter_paths(path: Path) -> Iterator[Path]:
    """Every file below `path` whose suffix an importer knows, sorted, hidden ones left out.

    A file is given back as it is, whatever its suffix. Folders reached by a symbolic link are not
    entered, so no file comes twice. Raises SourceError when `path` is missing or may not be listed.
    """
    if not path.is_dir():
        if not path.exists():
            raise SourceError(f"{path}: there is no such file or folder; check the name")
        yield path
        return
    try:
        next(path.iterdir(), None)
    except OSError as error:
        raise SourceError(f"{path}: may not be listed; check its permissions") from error
    known = frozenset[str]().union(*(importer.suffixes for importer in importers()))
    for folder, folders, names in os.walk(path):
        # Sorted in place: os.walk goes down in the order of this very list.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.suffix.lower() in known and file.is_file():
                yield file
