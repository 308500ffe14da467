"""Document ids: the documents of a table in, an id that none of them has out.

An id is not given twice within a transaction, nor after its document is gone until the tables
are read anew.
"""

from collections.abc import Callable

from reader.storage.journal import Changes, TableChanges, Tables

Key = tuple[str, str]
"""The name of a file and of a table in it."""


class Ids:
    """What is known of the ids of the tables that documents were added to."""

    def __init__(self) -> None:
        self._last: dict[Key, int] = {}
        self._given: dict[Key, int] = {}

    def begin(self) -> None:
        """Start a transaction: what an earlier one was given and did not commit is free."""
        self._given = {}

    def forget(self) -> None:
        """Forget the tables, as they are read anew."""
        self._last = {}

    def note(self, name: str, part: dict[str, TableChanges]) -> None:
        """Take in what a commit changes in a file."""
        for key in self._last.keys() & {(name, table) for table in part}:
            self._last[key] = max(self._last[key], max(map(int, part[key[1]]), default=0))

    def free(self, key: Key, tables: Callable[[str], Tables], pending: Changes) -> int:
        """An id that is free in a table; `tables` gives those of a file and may have to read it."""
        name, table = key
        if key not in self._last:
            self._last[key] = max(map(int, tables(name).get(table, {})), default=0)
        taken = pending.get(name, {}).get(table, {})
        free = max(self._last[key], self._given.get(key, 0)) + 1
        while str(free) in taken:
            free += 1
        self._given[key] = free
        return free
