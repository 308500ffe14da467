"""What can go wrong with a stored folder, each with the file and a line for a person."""

from pathlib import Path


class StorageError(Exception):
    """A file of the store could not be read or written. `path` names it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class DamagedError(StorageError):
    """A file is there but its content is not what was written. It is left as it is."""


class WriteError(StorageError):
    """A change could not be made durable. In memory and on disk the old state stands."""
