"""TinyDB over the store: the public API of TinyDB, at the cost of what a change touches.

In: TinyDB calls. Out: documents that belong to the caller; changing one changes nothing stored.
Stock TinyDB reads and writes the whole file for each change; here `_update_table` hands its
updater a view that copies only the documents it is asked for, and commits what became different.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeVar, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.storage.journal import TableChanges, Tables
from reader.storage.store import Store

Value = TypeVar("Value")


def copy_json(value: Value) -> Value:
    """A copy of JSON-like data down to its leaves."""
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return cast("Value", {key: copy_json(item) for key, item in items})
    if isinstance(value, list):
        return cast("Value", [copy_json(item) for item in cast("list[Any]", value)])
    return value


class StoreStorage(Storage):
    """One file of a store, as TinyDB wants to see it: all tables read, all tables written."""

    def __init__(self, store: Store, name: str) -> None:
        self.store = store
        self.name = name

    def read(self) -> Tables:
        """A copy of every table."""
        return copy_json(self.store.tables(self.name))

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Replace every table: what is not in `data` goes."""
        with self.store.transaction() as pending:
            stored = self.store.tables(self.name)
            for name in stored.keys() | data.keys():
                table = {str(key): dict(row) for key, row in data.get(name, {}).items()}
                _record(pending, self.name, name, _difference(stored.get(name, {}), table))


class TableView(MutableMapping[int, Any]):
    """A table as an updater sees it: what is touched is copied, what changes is noted."""

    def __init__(self, stored: Mapping[str, Any], pending: TableChanges) -> None:
        self._stored = stored
        self._pending = pending
        self._touched: TableChanges = {}

    def __getitem__(self, doc_id: int) -> Any:
        key = str(doc_id)
        document = self._look(key)
        if document is None:
            raise KeyError(doc_id)
        if key not in self._touched:
            document = self._touched[key] = copy_json(document)
        return document

    def __setitem__(self, doc_id: int, document: dict[str, Any]) -> None:
        self._touched[str(doc_id)] = copy_json(document)

    def __delitem__(self, doc_id: int) -> None:
        if self._look(str(doc_id)) is None:
            raise KeyError(doc_id)
        self._touched[str(doc_id)] = None

    def __contains__(self, doc_id: object) -> bool:
        return self._look(str(doc_id)) is not None

    def __iter__(self) -> Iterator[int]:
        keys = {**self._stored, **self._pending, **self._touched}
        return (int(key) for key in keys if self._look(key) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> TableChanges:
        """What differs from what was there before, by document id."""
        found: TableChanges = {}
        for key, document in self._touched.items():
            before = self._pending[key] if key in self._pending else self._stored.get(key)
            if document != before:
                found[key] = document
        return found

    def _look(self, key: str) -> dict[str, Any] | None:
        for layer in (self._touched, self._pending):
            if key in layer:
                return layer[key]
        return self._stored.get(key)


class MergedRows(Mapping[str, Any]):
    """Stored rows with a transaction's changes over them, without copying the table."""

    def __init__(self, stored: Mapping[str, Any], pending: TableChanges) -> None:
        self._stored = stored
        self._pending = pending

    def __getitem__(self, key: str) -> Any:
        row = self._pending[key] if key in self._pending else self._stored[key]
        if row is None:
            raise KeyError(key)
        return row

    def __iter__(self) -> Iterator[str]:
        for key in self._stored:
            if key not in self._pending:
                yield key
        for key, row in self._pending.items():
            if row is not None:
                yield key

    def __len__(self) -> int:
        grown = sum((row is not None) - (key in self._stored) for key, row in self._pending.items())
        return len(self._stored) + grown


class StoreTable(Table):
    """A TinyDB table that commits the documents that changed and returns copies."""

    @property
    def _store(self) -> Store:
        return cast("StoreStorage", self.storage).store

    @property
    def _file(self) -> str:
        return cast("StoreStorage", self.storage).name

    # -- writing: every call is a transaction, so that ids are given out under the lock ---------

    def insert(self, document: Mapping[str, Any]) -> int:
        """As TinyDB's."""
        with self._store.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """As TinyDB's; one commit."""
        with self._store.transaction():
            return super().insert_multiple(documents)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """As TinyDB's; the documents that do not match are not copied."""
        with self._store.transaction():
            if doc_ids is None and cond is not None:
                doc_ids = self._matching(cond)
            return super().update(fields, None, doc_ids)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """As TinyDB's; one commit."""
        with self._store.transaction():
            return super().upsert(document, cond)

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """As TinyDB's; the documents that do not match are not copied."""
        with self._store.transaction():
            if doc_ids is None and cond is not None:
                doc_ids = self._matching(cond)
            return super().remove(None, doc_ids)

    def truncate(self) -> None:
        """As TinyDB's."""
        with self._store.transaction():
            super().truncate()

    def put(self, doc_id: int, document: Mapping[str, Any] | None) -> None:
        """Store a whole document under this id, in place of what was there; None removes it."""
        self.put_all({doc_id: document})

    def put_all(self, documents: Mapping[int, Mapping[str, Any] | None]) -> None:
        """The same for many documents, by id."""

        def updater(table: MutableMapping[int, Any]) -> None:
            for doc_id, document in documents.items():
                if document is not None:
                    table[doc_id] = dict(document)
                elif doc_id in table:
                    del table[doc_id]

        self._update_table(updater)

    def rows(self) -> Mapping[str, Mapping[str, Any]]:
        """The documents by id, as this thread's transaction sees them. To be read, not changed."""
        return self._read_table()

    # -- reading --------------------------------------------------------------------------------

    def search(self, cond: QueryLike) -> list[Document]:
        """As TinyDB's; without its cache of results, which other processes would outdate."""
        rows = self._read_table().items()
        return [_own(row, int(key)) for key, row in rows if cond(row)]

    def get(  # pyright: ignore[reportIncompatibleMethodOverride] -- TinyDB's are overloads
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> Any:
        """As TinyDB's."""
        found = cast("Any", super()).get(cond, doc_id, doc_ids)
        if isinstance(found, list):
            return [_own(row, row.doc_id) for row in cast("list[Document]", found)]
        return None if found is None else _own(found, found.doc_id)

    def __iter__(self) -> Iterator[Document]:
        for key, row in list(self._read_table().items()):
            yield _own(row, int(key))

    # -- what TinyDB's methods stand on ----------------------------------------------------------

    def _matching(self, cond: QueryLike) -> list[int]:
        return [int(key) for key, row in self._read_table().items() if cond(row)]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        stored: dict[str, Any] = self._store.tables(self._file).get(self.name, {})
        pending = self._store.pending(self._file, self.name)
        return cast("dict[str, Any]", MergedRows(stored, pending)) if pending else stored

    def _get_next_id(self) -> int:
        self._next_id = self._store.next_id(self._file, self.name)
        return self._next_id

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._store.transaction() as pending:
            stored = self._store.tables(self._file).get(self.name, {})
            view = TableView(stored, self._store.pending(self._file, self.name))
            updater(view)
            _record(pending, self._file, self.name, view.changes())


class Database(TinyDB):
    """A file of a store as a TinyDB: `Database(store, "library.json").table("articles")`."""

    table_class = StoreTable

    def __init__(self, store: Store, name: str) -> None:
        super().__init__(store, name, storage=StoreStorage)

    def drop_table(self, name: str) -> None:
        """As TinyDB's."""
        self.table(name).truncate()
        super().drop_table(name)

    def close(self) -> None:
        """Nothing to do: the store outlives its files and is closed by whoever opened it."""


def _own(row: Mapping[str, Any], doc_id: int) -> Document:
    return Document(copy_json(dict(row)), doc_id)


def _difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> TableChanges:
    changes: TableChanges = {key: row for key, row in after.items() if before.get(key) != row}
    changes.update(dict.fromkeys(before.keys() - after.keys()))
    return changes


def _record(
    pending: dict[str, dict[str, TableChanges]], file: str, table: str, changes: TableChanges
) -> None:
    if changes:
        pending.setdefault(file, {}).setdefault(table, {}).update(changes)
