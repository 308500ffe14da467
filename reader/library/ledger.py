"""The ledger: every change a person makes goes through here, so that each can be taken back.

A step is what one command did: a label and, for each document it touched, what stood there
before. Taking it back puts that in place and keeps what stood there now, so a step is always its
own inverse, and redo is undo of an undo. Steps are stored with the change, in the same commit, and
so outlive the program. The counts that the list shows are kept in step with every annotation.

In: documents. Out: the same, stored; labels of what was undone.
"""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from typing import Any, cast

from reader.library.documents import (
    ANNOTATIONS,
    COUNTS,
    HISTORY,
    MAIN,
    TAGS,
    UNSURE,
    article_of_file,
    is_correction,
    key_of,
    now,
)
from reader.library.steps import Change, Place, Steps, mark
from reader.model import LibraryError, ReaderError
from reader.storage import Changed, Database, StorageError, Store, StoreTable


@contextmanager
def told() -> Generator[None]:
    """Tell trouble with the storage in an error that people see."""
    try:
        yield
    except StorageError as error:
        raise LibraryError(str(error)) from error


class UndoError(ReaderError):
    """There is nothing to take back, or somebody has changed the same thing since."""


class Step:
    """The changes of one command while they are being made."""

    def __init__(self, ledger: "Ledger", label: str) -> None:
        self._ledger = ledger
        self.label = label
        """What undo calls it; may be set while the step is made."""
        self.before: dict[Place, dict[str, Any] | None] = {}

    def put(self, place: Place, document: dict[str, Any] | None) -> None:
        """Store a document, or with None remove it, and remember what stood there."""
        before = self._ledger.read(place)
        if before != document:
            self.before.setdefault(place, before)
            self._ledger.write(place, before, document)

    def put_new(self, file: str, documents: Mapping[int, dict[str, Any]]) -> None:
        """Store many annotations in a file at once; what is there under their ids stays."""
        rows = self._ledger.rows(file, ANNOTATIONS)
        new = {key: row for key, row in documents.items() if str(key) not in rows}
        self.before.update((Place(file, ANNOTATIONS, key), None) for key in new)
        self._ledger.write_new(file, new)


class Ledger:
    """Reads and writes the documents of one library, one step at a time."""

    def __init__(self, store: Store, author: str) -> None:
        self._store = store
        self._databases: dict[str, Database] = {}
        self._steps = Steps(self._table)
        self._version_after_step = -1
        """The store's version when a step ended: while it is that, nothing was undone since."""
        self.author = author

    def rows(self, file: str, table: str) -> Mapping[str, dict[str, Any]]:
        """The documents of a table by id, as this thread's transaction sees them.

        To be read, not changed.
        """
        with told():
            return cast("Mapping[str, dict[str, Any]]", self._table(file, table).rows())

    def committed(self, file: str, table: str) -> Mapping[str, dict[str, Any]]:
        """The same as everybody sees them, without what this thread's transaction has changed."""
        with told():
            return self._store.tables(file).get(table, {})

    def pending(self, file: str, table: str) -> Mapping[str, dict[str, Any] | None]:
        """What this thread's transaction has changed in a table; None where one is gone."""
        return self._store.pending(file, table)

    def let_go(self, file: str) -> None:
        """Keep a file no longer in memory: for who goes through many, one after the other."""
        self._store.let_go(file)
        self._databases.pop(file, None)

    @property
    def version(self) -> int:
        """Grows with every change, whoever made it."""
        return self._store.version

    @property
    def is_changing(self) -> bool:
        """Whether this thread is inside a transaction, and so sees what others do not."""
        return self._store.is_writing

    def changes_since(self, version: int) -> tuple[Changed, ...] | None:
        """What was changed after `version`; None where that is not known any more."""
        return self._store.changes_since(version)

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
                self._count(
                    article_of_file(place.file), filter(None, (before,)), filter(None, (document,))
                )
                if before is not None:
                    self.remember_version(place.file, before)

    def write_new(self, file: str, documents: Mapping[int, dict[str, Any]]) -> None:
        """Store annotations that are not there yet, and correct the counts."""
        with told(), self._store.transaction():
            self._table(file, ANNOTATIONS).put_all(documents)
            self._count(article_of_file(file), (), documents.values())

    def remember_version(self, file: str, document: dict[str, Any]) -> None:
        """Keep what an annotation was before it was changed."""
        with self.quietly():
            self._table(file, HISTORY).insert({"replaced": now(), **document})

    @contextmanager
    def step(self, label: str = "") -> Generator[Step]:
        """Make changes that are taken back together. On an exception none is made.

        What a change depends on is read inside: only there nobody else can write in between.
        """
        with told():
            with self._store.transaction():
                nothing_undone = self._store.version == self._version_after_step
                step = Step(self, label)
                yield step
                if step.before:
                    if not nothing_undone:
                        self._forget_undone()
                    self._remember(step.label, step.before)
            if step.before:
                self._version_after_step = self._store.version

    @contextmanager
    def quietly(self) -> Generator[None]:
        """Make changes that undo does not know, in one commit."""
        with told(), self._store.transaction():
            yield

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
            changes = self._steps.changes(key)
            other = "somebody" if changes is None else self._changed_since(changes)
            if changes is not None and other is None:
                turned = self._put_back(changes)
                self._steps.put(key, {**row, "undone": not undone}, self._changes(turned))
            else:
                # The step can never be taken back any more; it must not bar the way to older ones.
                self._steps.drop(key)
        if other is not None:
            word = "redone" if undone else "undone"
            raise UndoError(f"“{row['label']}” is not {word}: {other} has changed it since")
        return row["label"]

    def _changed_since(self, changes: list[Change]) -> str | None:
        """Who has changed one of the documents since the step, or None."""
        for change in changes:
            current = self.read(change.place)
            if mark(current) != change.left:
                return (current or {}).get("author") or "somebody"
        return None

    def _put_back(self, changes: list[Change]) -> dict[Place, dict[str, Any] | None]:
        """Put the documents of a step back; what stood there. Tags come last, because one that
        others use by now is left where it is."""
        turned: dict[Place, dict[str, Any] | None] = {}
        for place, before, _ in sorted(changes, key=lambda change: change.place.table == TAGS):
            current = self.read(place)
            removed = before is None and current is not None
            if place.table == TAGS and removed and self._is_used((current or {})["name"]):
                continue
            self.write(place, current, before)
            turned[place] = current
        return turned

    def _is_used(self, tag: str) -> bool:
        return any(tag in row["tags"] for row in self._table(MAIN, COUNTS))

    def _my_steps(self, *, undone: bool) -> list[tuple[int, Mapping[str, Any]]]:
        return [
            (int(key), row)
            for key, row in self._steps.rows().items()
            if row["author"] == self.author and row["undone"] is undone
        ]

    def _forget_undone(self) -> None:
        for key, _ in self._my_steps(undone=True):
            self._steps.drop(key)

    def _remember(self, label: str, before: dict[Place, dict[str, Any] | None]) -> None:
        row = {"label": label, "author": self.author, "time": now(), "undone": False}
        self._steps.add(row, self._changes(before))

    def _changes(self, before: dict[Place, dict[str, Any] | None]) -> list[Change]:
        return [
            Change(place, document, mark(self.rows(place.file, place.table).get(str(place.key))))
            for place, document in before.items()
        ]

    def _count(
        self, article_id: str, before: Iterable[dict[str, Any]], after: Iterable[dict[str, Any]]
    ) -> None:
        place = Place(MAIN, COUNTS, key_of(article_id))
        counts = self.read(place) or {"annotations": 0, "tags": {}}
        tags: dict[str, int] = counts["tags"]
        for document, difference in (*((b, -1) for b in before), *((a, 1) for a in after)):
            if not is_correction(document):
                counts["annotations"] += difference
                state = document["state"]
                if state in UNSURE:
                    counts[state] = counts.get(state, 0) + difference
                for tag in document["tags"]:
                    tags[tag] = tags.get(tag, 0) + difference
        counts["changed"] = now()
        counts["tags"] = {tag: count for tag, count in sorted(tags.items()) if count > 0}
        self._table(MAIN, COUNTS).put(place.key, counts)

    def _table(self, file: str, table: str) -> StoreTable:
        if file not in self._databases:
            self._databases[file] = Database(self._store, file)
        return cast("StoreTable", self._databases[file].table(table))
