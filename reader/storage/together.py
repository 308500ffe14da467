"""Together: many files in, all of them safe on the disk at once.

Disks sync many files at a time in hardly more time than one. Until `settle` has returned, a power
cut may leave any of them out or empty, so nothing that is safe already may name them.
"""

from pathlib import Path
from typing import Self

from reader.storage.files import Files

AT_ONCE = 16
"""Syncs that are asked for at the same time."""


class Together:
    """New files that are put one by one and made safe together."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._descriptors: list[int] = []
        self._folders: dict[Path, None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it. Raises OSError."""
        self._files.make_folder(path.parent)
        path.mkdir(exist_ok=True)
        self._folders[path.parent] = None

    def put(self, path: Path, data: bytes) -> None:
        """Write a file that was not there. Raises OSError."""
        temporary = self._files.temporary(path)
        descriptor = self._files.create(temporary)
        self._descriptors.append(descriptor)
        self._files.write(descriptor, data)
        self._files.rename(temporary, path)
        self._folders[path.parent] = None

    def settle(self) -> None:
        """Wait until all of it is on the disk. Raises OSError; what is there then is not known."""
        from concurrent.futures import ThreadPoolExecutor

        count = len(self._descriptors) + len(self._folders)
        with ThreadPoolExecutor(max(1, min(AT_ONCE, count)), "sync") as pool:
            files = pool.map(self._files.sync, self._descriptors)
            folders = pool.map(self._files.sync_folder, self._folders)
            for _ in (*files, *folders):
                pass
        self._close()
        self._folders.clear()

    def _close(self) -> None:
        for descriptor in self._descriptors:
            self._files.close(descriptor)
        self._descriptors.clear()
