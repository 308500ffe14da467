"""Known: which stored article has a text or came from an address, at the cost of a look-up.

In: a digest or an address. Out: rows of the list as this thread's transaction sees them. What was
committed is kept by its value and mended where the list changed; what is not committed yet is
looked through.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.library.documents import MAIN
from reader.library.ledger import Ledger
from reader.model.address import address_host, address_key

Row = Mapping[str, Any]


class Known:
    """The rows of a table by a value that each holds. Subclasses say which; "" is none.

    To be asked inside a transaction, so by one thread at a time.
    """

    def __init__(self, ledger: Ledger, table: str) -> None:
        self._ledger = ledger
        self._table = table
        self._version = -1
        self._values: dict[str, str] = {}
        self._keys: dict[str, dict[str, None]] = {}

    def value_of(self, row: Row) -> str:
        """What a row is found by."""
        raise NotImplementedError

    def rows(self, value: str) -> Iterator[Row]:
        """The rows with this value, those stored first before the others."""
        rows = self._ledger.rows(MAIN, self._table)
        self._keep_up()
        self._prepare(value)
        pending = self._ledger.pending(MAIN, self._table)
        for key in dict.fromkeys([*self._keys.get(value, ()), *pending]):
            row = rows.get(key)
            if row is not None and self.value_of(row) == value:
                yield row

    def _keep_up(self) -> None:
        """Take in what was committed since the last look-up."""
        version = self._ledger.version
        if version == self._version:
            return
        rows = self._ledger.committed(MAIN, self._table)
        changes = self._ledger.changes_since(self._version)
        if changes is None:
            self._values.clear()
            self._keys.clear()
            for key, row in list(rows.items()):
                self._take_in(key, row)
        for change in changes or ():
            if change.file == MAIN and change.table == self._table:
                for key in change.keys:
                    self._take_in(key, rows.get(key))
        self._version = version

    def _take_in(self, key: str, row: Row | None) -> None:
        """Note a row that is new or changed; None where it is gone."""
        self._put(key, "" if row is None else self.value_of(row))

    def _prepare(self, value: str) -> None:
        """Make ready the rows that may have this value."""

    def _put(self, key: str, value: str) -> None:
        before = self._values.pop(key, "")
        if before and before != value:
            del self._keys[before][key]
            if not self._keys[before]:
                del self._keys[before]
        if value:
            self._values[key] = value
            self._keys.setdefault(value, {})[key] = None


class KnownTexts(Known):
    """Rows by the digest of their text."""

    def value_of(self, row: Row) -> str:
        return row["digest"]


class KnownAddresses(Known):
    """Rows by what the address has in common with every other way to write it.

    That takes a while to tell for 100,000, so it is told for those of a host once it is asked for.
    """

    def __init__(self, ledger: Ledger, table: str) -> None:
        super().__init__(ledger, table)
        self._waiting: dict[str, dict[str, None]] = {}

    def value_of(self, row: Row) -> str:
        """The key of its address."""
        return address_key(row["url"] or "") or ""

    def _take_in(self, key: str, row: Row | None) -> None:
        self._put(key, "")
        if row is not None and row["url"]:
            self._waiting.setdefault(address_host(row["url"]), {})[key] = None

    def _prepare(self, value: str) -> None:
        rows = self._ledger.committed(MAIN, self._table)
        for host in {re.split("[:/?#]", value, maxsplit=1)[0], ""}:
            for key in self._waiting.pop(host, ()):
                if key in rows:
                    self._put(key, self.value_of(rows[key]))
