"""A disk that fails at a chosen moment."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from reader.library import Library
from reader.storage.files import Files, Stamp


class FailingFiles(Files):
    """The real disk, of which the effects numbered in `broken` fail with `code`.

    An effect is a write, a sync, a truncation, a renaming, a removal or the sync of a folder. A
    write that fails has written the first half. With `unreadable`, whatever reads fails as well
    while the disk is broken. `heal` makes everything work from then on.
    """

    def __init__(
        self, broken: range = range(0), code: int = errno.EIO, *, unreadable: bool = False
    ) -> None:
        super().__init__()
        self.broken = broken
        self.code = code
        self.unreadable = unreadable
        self.effects = 0
        self.log: list[str] = []

    def heal(self) -> None:
        self.broken = range(0)

    def _effect(self, name: str, half: Callable[[], object] = lambda: None) -> None:
        self.log.append(name)
        self.effects += 1
        if self.effects in self.broken:
            half()
            raise OSError(self.code, os.strerror(self.code))

    @property
    def is_unreadable(self) -> bool:
        """Whether reading fails now."""
        return self.unreadable and self.effects in self.broken

    def _look(self) -> None:
        if self.is_unreadable:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def write(self, descriptor: int, data: bytes) -> None:
        self._effect("write", lambda: os.write(descriptor, data[: len(data) // 2]))
        super().write(descriptor, data)

    def sync_data(self, descriptor: int) -> None:
        self._effect("sync data")
        super().sync_data(descriptor)

    def sync(self, descriptor: int) -> None:
        self._effect("sync")
        super().sync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        self._effect("truncate")
        super().truncate(descriptor, size)

    def rename(self, old: Path, new: Path) -> None:
        self._effect(f"rename to {new.name}")
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._effect(f"remove {path.name}")
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        self._effect("sync folder")
        super().sync_folder(path)

    def read(self, path: Path) -> bytes | None:
        self._look()
        return super().read(path)

    def read_from(self, descriptor: int, offset: int, end: int) -> bytes:
        self._look()
        return super().read_from(descriptor, offset, end)

    def stamp(self, path: Path) -> Stamp | None:
        self._look()
        return super().stamp(path)


def put_under(library: Library, files: Files) -> None:
    """Let an open library work on another disk from now on."""
    library.shelf._files = library.store._files = library.store._journal.files = files
