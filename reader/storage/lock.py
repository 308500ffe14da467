"""The lock between processes: held for the moment of a commit.

In: the path of a file that is locked, never read or written. Out: nothing; `TimeoutError` when
somebody else holds it too long. It is a `flock`: it belongs to the open file, so that two stores in
one process exclude each other too, and the system drops that of a process that dies.
"""

import os
import time
from pathlib import Path

TIMEOUT = 10.0
"""Seconds to wait for another process's commit."""
PAUSE = 0.002
"""Seconds between two tries: about as long as a commit takes."""


class FolderLock:
    """One holder at a time, of all processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Wait for the lock. Raises TimeoutError, OSError."""
        import portalocker  # with the first change, not at the start

        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        until = time.monotonic() + TIMEOUT
        while True:
            try:
                portalocker.lock(self._descriptor, portalocker.LOCK_EX | portalocker.LOCK_NB)
            except portalocker.LockException as error:
                if time.monotonic() > until:
                    raise TimeoutError(
                        f"another process has been writing for {TIMEOUT:.0f} s; try again"
                    ) from error
                time.sleep(PAUSE)
            else:
                return

    def release(self) -> None:
        """Let the next one in."""
        import portalocker

        if self._descriptor is not None:
            portalocker.unlock(self._descriptor)

    def close(self) -> None:
        """Give the file back."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "FolderLock":
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
        self.close()
