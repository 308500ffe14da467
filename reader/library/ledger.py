"""The ledger: every change a person makes goes through here, so that each can be taken back.

A step is what one command did: a label and, for each document it touched, what stood there
before. Taking it back puts that in place and keeps what stood there now, so a step is always its
own inverse, and redo is undo of an undo. Steps are stored with the change, in the same commit, and
so outlive the program. The counts that the list shows are kept in step with every annotation.

In: documents. Out: the same, stored; labels of what was undone.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from zlib import crc32

import orjson

from reader.library.documents import (
    ANNOTATIONS,
    COUNTS,
    MAIN,
    STEPS,
    article_of_file,
    key_of,
    now,
)
from reader.model import LibraryError, ReaderError
from reader.storage import Database, StorageError, Store, StoreTable

KEPT_STEPS = 500
"""Steps that can be taken back; older ones are forgotten."""


@contextmanager
def told() -> Generator[None]:
    """Tell trouble with the storage in an error that people see."""
    try:
        yield
    except StorageError as error:
        raise LibraryError(str(error)) from error


class UndoError(ReaderError):
    """There is nothing to take back, or somebody has changed the same thing since."""


class Place(NamedTuple):
    """Where a document stands: file, table, document id."""

    file: str
    table: str
    key: int


class Step:
    """The changes of one command while they are being made."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self.before: dict[Place, dict[str, Any] | None] = {}

    def put(self, place: Place, document: dict[str, Any] | None) -> None:
        """Store a document, or with None remove it, and remember what stood there."""
        before = self._ledger.read(place)
        if before != document:
            self.before.setdefault(place, before)
            self._ledger.write(place, before, document)


class Ledger:
    """Reads and writes the documents of one library, one step at a time."""

    def __init__(self, store: Store, author: str) -> None:
        self._store = store
        self._databases: dict[str, Database] = {}
        self.author = author

    def rows(self, file: str, table: str) -> Mapping[str, dict[str, Any]]:
        """The stored documents of a table by document id. To be read, not changed."""
        with told():
            return self._store.tables(file).get(table, {})

    def read(self, place: Place) -> dict[str, Any] | None:
        """One document, as this thread's transaction sees it, or None."""
        with told():
            found = self._table(place.file, place.table).get(doc_id=place.key)
        return None if found is None else dict(found)

    def write(
        self, place: Place, before: dict[str, Any] | None, document: dict[str, Any] | None
    ) -> None:
        """Store a document in place of `before`, and correct the counts."""
        with told(), self._store.transaction():
            self._table(place.file, place.table).put(place.key, document)
            if place.table == ANNOTATIONS:
                self._count(article_of_file(place.file), before, document)

    @contextmanager
    def step(self, label: str) -> Generator[Step]:
        """Make changes that are taken back together. On an exception none is made."""
        with told(), self._store.transaction():
            step = Step(self)
            yield step
            if step.before:
                self._forget_undone()
                self._remember(label, step.before)

    def undo(self) -> str:
        """Take back the author's latest step; its label. Raises UndoError."""
        return self._turn(undone=False)

    def redo(self) -> str:
        """Do again what was taken back last; its label. Raises UndoError."""
        return self._turn(undone=True)

    def _turn(self, *, undone: bool) -> str:
        with told(), self._store.transaction():
            mine = sorted(self._my_steps(undone=undone), key=lambda item: item[0])
            if not mine:
                raise UndoError("nothing to redo" if undone else "nothing to undo")
            key, row = mine[0] if undone else mine[-1]
            turned: dict[Place, dict[str, Any] | None] = {}
            changes: list[dict[str, Any]] = row["changes"]
            for change in changes:
                place = Place(*change["place"])
                current = self.read(place)
                if _mark(current) != change["left"]:
                    who = (current or {}).get("author") or "somebody"
                    raise UndoError(f"“{row['label']}” is not undone: {who} has changed it since")
                self.write(place, current, change["before"])
                turned[place] = current
            turned_row = {**row, "undone": not undone, "changes": self._changes(turned)}
            self._table(MAIN, STEPS).put(key, turned_row)
            return row["label"]

    def _my_steps(self, *, undone: bool) -> list[tuple[int, dict[str, Any]]]:
        return [
            (int(key), row)
            for key, row in self.rows(MAIN, STEPS).items()
            if row["author"] == self.author and row["undone"] is undone
        ]

    def _forget_undone(self) -> None:
        undone = [key for key, _ in self._my_steps(undone=True)]
        if undone:
            self._table(MAIN, STEPS).remove(doc_ids=undone)

    def _remember(self, label: str, before: dict[Place, dict[str, Any] | None]) -> None:
        steps = self._table(MAIN, STEPS)
        steps.insert(
            {
                "label": label,
                "author": self.author,
                "time": now(),
                "undone": False,
                "changes": self._changes(before),
            }
        )
        stored = self.rows(MAIN, STEPS)
        if len(stored) > KEPT_STEPS:
            oldest = sorted(map(int, stored))[: len(stored) - KEPT_STEPS]
            steps.remove(doc_ids=oldest)

    def _changes(self, before: dict[Place, dict[str, Any] | None]) -> list[dict[str, Any]]:
        return [
            {"place": list(place), "before": document, "left": _mark(self.read(place))}
            for place, document in before.items()
        ]

    def _count(
        self, article_id: str, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        place = Place(MAIN, COUNTS, key_of(article_id))
        counts = self.read(place) or {"annotations": 0, "tags": {}}
        tags: dict[str, int] = counts["tags"]
        for document, difference in ((before, -1), (after, 1)):
            if document is not None:
                counts["annotations"] += difference
                for tag in document["tags"]:
                    tags[tag] = tags.get(tag, 0) + difference
        counts["tags"] = {tag: count for tag, count in sorted(tags.items()) if count > 0}
        self._table(MAIN, COUNTS).put(place.key, counts)

    def _table(self, file: str, table: str) -> StoreTable:
        if file not in self._databases:
            self._databases[file] = Database(self._store, file)
        return cast("StoreTable", self._databases[file].table(table))


def _mark(document: dict[str, Any] | None) -> int | None:
    """Tells one state of a document from another."""
    if document is None:
        return None
    return crc32(orjson.dumps(document, option=orjson.OPT_SORT_KEYS))
