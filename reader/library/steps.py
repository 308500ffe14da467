"""Undo steps as they are stored: what stood at each place before, and what was left there.

In: the documents that a command found. Out: a row of `library.json`, and the way back. What a
large step keeps of annotations, such as an import of thousands, stands beside them, in the file of
their article: `library.json` is read at every start, those files when they are needed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from zlib import crc32

import orjson

from reader.library.documents import ANNOTATIONS, MAIN, STEPS, UNDO
from reader.storage import StoreTable

KEPT = 500
"""Steps that can be taken back, at most."""
LARGE = 200
"""Changed documents from which a step is large."""


class Place(NamedTuple):
    """Where a document stands: file, table, document id."""

    file: str
    table: str
    key: int


class Change(NamedTuple):
    """A place, the document that stood there before, and the `mark` of the one that came."""

    place: Place
    before: dict[str, Any] | None
    left: int | None


class Steps:
    """The steps of one library. Everything here belongs into a transaction of the caller's."""

    def __init__(self, table: Callable[[str, str], StoreTable]) -> None:
        self._table = table

    def rows(self) -> Mapping[str, Mapping[str, Any]]:
        """The rows of all steps by id. To be read, not changed."""
        return self._table(MAIN, STEPS).rows()

    def add(self, row: Mapping[str, Any], changes: Iterable[Change]) -> None:
        """Store a new step; the oldest go where there are too many."""
        key = self._table(MAIN, STEPS).insert({**row, "changes": []})
        self.put(key, row, changes)
        if len(stored := self.rows()) > KEPT:
            for old in sorted(map(int, stored))[: len(stored) - KEPT + KEPT // 5]:
                self.drop(old)

    def put(self, key: int, row: Mapping[str, Any], changes: Iterable[Change]) -> None:
        """Store a step with these changes, in place of those that it had."""
        self._drop_beside(key)
        here: list[Change] = list(changes)
        beside: defaultdict[str, list[Change]] = defaultdict(list)
        if len(here) >= LARGE:
            for change in here:
                if change.place.table == ANNOTATIONS:
                    beside[change.place.file].append(change)
            here = [change for change in here if change.place.table != ANNOTATIONS]
        listed = [{"place": list(c.place), "before": c.before, "left": c.left} for c in here]
        stored = {**row, "changes": listed}
        if beside:
            stored["beside"] = list(beside)
        else:
            stored.pop("beside", None)
        self._table(MAIN, STEPS).put(key, stored)
        for file, part in beside.items():
            document = {
                "left": {str(c.place.key): c.left for c in part},
                "before": {str(c.place.key): c.before for c in part if c.before is not None},
            }
            self._table(file, UNDO).put(key, document)

    def drop(self, key: int) -> None:
        """Forget a step."""
        self._drop_beside(key)
        self._table(MAIN, STEPS).put(key, None)

    def changes(self, key: int) -> list[Change] | None:
        """What a step changed; None where a part of that is lost, as with a file put back."""
        row = self.rows()[str(key)]
        found = [Change(Place(*c["place"]), c["before"], c["left"]) for c in row["changes"]]
        for file in row.get("beside", ()):
            part = self._table(file, UNDO).rows().get(str(key))
            if part is None:
                return None
            found += [
                Change(Place(file, ANNOTATIONS, int(name)), part["before"].get(name), left)
                for name, left in part["left"].items()
            ]
        return found

    def _drop_beside(self, key: int) -> None:
        for file in self.rows().get(str(key), {}).get("beside", ()):
            self._table(file, UNDO).put(key, None)


def mark(document: Mapping[str, Any] | None) -> int | None:
    """Tells one state of a document from another."""
    if document is None:
        return None
    return crc32(orjson.dumps(document, option=orjson.OPT_SORT_KEYS))
