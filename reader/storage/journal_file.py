"""The journal's file: opened, read on, appended to, cut back.

In: lines, as `reader.storage.journal` makes them. Out: bytes. Every method raises OSError. `size`
counts the bytes up to the last line that is known to be whole; what stands behind it belongs to a
line that somebody appended since, or never finished.
"""

import os
from contextlib import suppress
from pathlib import Path

from reader.storage.files import Files


class JournalFile:
    """The journal of one folder."""

    def __init__(self, path: Path, files: Files) -> None:
        self.path = path
        self.files = files
        self.size = 0
        self.inode: int | None = None
        self._descriptor: int | None = None
        self._is_safe = False  # whether its name is known to be on the disk
        self._is_read_only = False

    @property
    def is_open(self) -> bool:
        """Whether there was one when it was looked at last."""
        return self._descriptor is not None

    def open(self) -> int:
        """Open what is there; its bytes. A read-only folder or disk still is read."""
        try:
            self._is_read_only = False
            self._descriptor = self.files.open_to_append(self.path)
        except FileNotFoundError:
            raise
        except OSError:
            self._is_read_only = True
            self._descriptor = self.files.open_to_read(self.path)
        status = os.fstat(self._descriptor)
        self.inode = status.st_ino
        return status.st_size

    def read(self, offset: int, end: int) -> bytes:
        """The bytes `[offset, end)`."""
        assert self._descriptor is not None
        return self.files.read_from(self._descriptor, offset, end)

    def create(self, header: bytes, line: bytes) -> int:
        """Make it with its first commit, durably; its bytes."""
        self.files.make_folder(self.path.parent)
        self.files.sync_folder(self.path.parent)  # main's name before a journal that needs it
        self.files.replace(self.path, header + line)
        self._descriptor = self.files.open_to_append(self.path)
        self.inode = os.fstat(self._descriptor).st_ino
        self._is_safe = True
        return len(header) + len(line)

    def append(self, line: bytes) -> int:
        """Append a commit, durably; its bytes after that."""
        assert self._descriptor is not None
        if self._is_read_only:
            descriptor = self.files.open_to_append(self.path)
            self.files.close(self._descriptor)
            self._descriptor, self._is_read_only = descriptor, False
        if not self._is_safe:
            self.files.make_folder(self.path.parent)
            self.files.sync_folder(self.path.parent)  # whoever made it may have been killed
            self._is_safe = True
        if os.fstat(self._descriptor).st_size > self.size:
            self.files.truncate(self._descriptor, self.size)  # a line never finished
        self.files.write(self._descriptor, line)
        self.files.sync_data(self._descriptor)
        return self.size + len(line)

    def cut_back(self) -> None:
        """After a failure: cut off what was not acknowledged, where that is possible."""
        with suppress(OSError):
            if self._descriptor is not None:
                self.files.truncate(self._descriptor, self.size)

    def close(self) -> None:
        """Let go of it."""
        if self._descriptor is not None:
            self.files.close(self._descriptor)
        self._descriptor = self.inode = None
        self._is_safe = False
        self.size = 0
