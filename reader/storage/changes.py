"""The latest changes of a store, for those who ask what is new.

In: commits, each with the version it made. Out: the documents that changed after a version, or that
this is not known any more.
"""

from collections import deque
from itertools import takewhile
from typing import NamedTuple

from reader.storage.journal import Changes

KEPT = 10_000
"""Changes that are remembered."""


class Changed(NamedTuple):
    """The documents of a table that a commit changed; `version` is the store's after it."""

    version: int
    file: str
    table: str
    keys: frozenset[str]


class LatestChanges:
    """What changed since some version of a store."""

    def __init__(self) -> None:
        self._changed: deque[Changed] = deque(maxlen=KEPT)
        self._from = 0

    def forget(self, version: int) -> None:
        """Know nothing of what was before this version."""
        self._changed.clear()
        self._from = version

    def note(self, version: int, changes: Changes) -> None:
        """Remember a commit."""
        for name, part in changes.items():
            for table, documents in part.items():
                if len(self._changed) == self._changed.maxlen:
                    self._from = self._changed[0].version
                self._changed.append(Changed(version, name, table, frozenset(documents)))

    def since(self, version: int) -> tuple[Changed, ...] | None:
        """What changed after `version`; None where that is not known any more."""
        if version < self._from:
            return None
        newer = takewhile(lambda changed: changed.version > version, reversed(self._changed))
        return tuple(newer)[::-1]
