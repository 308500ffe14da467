"""Every effect of the store on the disk, in one place, so that a test can make any of them fail.

In: paths and bytes. Out: bytes and `Stamp`s. Durability rules (POSIX): data is safe after `fsync`
of the file; a new or replaced name only after `fsync` of its directory; after a failed `fsync` the
descriptor says nothing any more and must be reopened, never retried.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """Tells one state of a file from another: which file, how long, last changed when."""

    inode: int
    size: int
    modified: int


class Files:
    """The real disk."""

    def __init__(self) -> None:
        self._safe_folders: set[Path] = set()

    def read(self, path: Path) -> bytes | None:
        """The whole file, or None where there is none."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def read_from(self, descriptor: int, offset: int, end: int) -> bytes:
        """The bytes `[offset, end)` of an open file; fewer where it is shorter."""
        parts: list[bytes] = []
        while offset < end:
            part = os.pread(descriptor, end - offset, offset)
            if not part:
                break
            parts.append(part)
            offset += len(part)
        return b"".join(parts)

    def stamp(self, path: Path) -> Stamp | None:
        """The file's stamp, or None where there is none."""
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)

    def open_to_append(self, path: Path) -> int:
        """A descriptor for reading and appending; raises FileNotFoundError."""
        return os.open(path, os.O_RDWR | os.O_APPEND)

    def open_to_read(self, path: Path) -> int:
        """A descriptor for reading; raises FileNotFoundError."""
        return os.open(path, os.O_RDONLY)

    def write(self, descriptor: int, data: bytes) -> None:
        """All of `data`, in as many writes as the system needs."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def sync_data(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        fdatasync = getattr(os, "fdatasync", os.fsync)
        fdatasync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut the file to `size` bytes."""
        os.ftruncate(descriptor, size)

    def close(self, descriptor: int) -> None:
        """Give the descriptor back; a failure here loses nothing that was synced."""
        with suppress(OSError):
            os.close(descriptor)

    def replace(self, path: Path, data: bytes) -> None:
        """Put `data` at `path`, durably: a reader sees the old file or the new one, whole."""
        temporary = self.temporary(path)
        descriptor = self.create(temporary)
        try:
            try:
                self.write(descriptor, data)
                self.sync(descriptor)
            finally:
                self.close(descriptor)
            self.rename(temporary, path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        self.sync_folder(path.parent)

    def temporary(self, path: Path) -> Path:
        """Where a file is written before it is given its name."""
        return path.with_name(f"{path.name}.{os.getpid()}.tmp")

    def create(self, path: Path) -> int:
        """A descriptor for writing a file from its start."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)

    def sync(self, descriptor: int) -> None:
        """Wait until the file, its length included, is on the disk."""
        os.fsync(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        """Give `old` the name `new`, in place of what has it."""
        os.replace(old, new)  # noqa: PTH105 -- the tests count this one call

    def remove(self, path: Path) -> None:
        """Take the file away, durably; nothing happens where there is none."""
        with suppress(FileNotFoundError):
            path.unlink()
            self.sync_folder(path.parent)

    def make_folder(self, path: Path) -> None:
        """Make `path` and its parents, durably.

        A folder that is there may have been made by a program that was killed before the name was
        safe: once per process, the names of `path` and of its parent are synced all the same.
        """
        for height, folder in reversed(list(enumerate((path, *path.parents)))):
            if folder in self._safe_folders and folder.exists():
                continue
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                self.sync_folder(folder.parent)
            elif height < 2:
                with suppress(OSError):
                    self.sync_folder(folder.parent)
            self._safe_folders.add(folder)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in the folder are on the disk (a system that can't is left be)."""
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except (PermissionError, IsADirectoryError):
            return
        try:
            os.fsync(descriptor)
        finally:
            self.close(descriptor)
