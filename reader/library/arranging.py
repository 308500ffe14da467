"""Arranging: what a person does with articles in the list, one or many at a time.

In: ids of articles. Out: the library with other statuses, stars, tags, collections, or without
them; each call is one step, so one undo takes all of it back. Saved searches stand here too.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import normalize

from reader.library import query as queries
from reader.library.catalogue import Catalogue, place_of
from reader.library.codebook import tag_name
from reader.library.documents import MAIN, POSITIONS, SEARCHES, TRASH, key_of
from reader.library.ledger import Ledger, Place, Step
from reader.library.marking import Marking
from reader.model import NotFoundError, QueryError
from reader.model.article import Status

NAME_LENGTH = 100
"""Code points in the name of a collection or a saved search."""


class Arranging:
    """The order in one library. Methods about ids raise NotFoundError where one is not listed."""

    def __init__(self, ledger: Ledger, catalogue: Catalogue, marking: Marking) -> None:
        self._ledger = ledger
        self._catalogue = catalogue
        self._marking = marking

    def set_status(self, article_ids: Iterable[str], status: Status) -> None:
        """Mark articles unread, reading, done or archived; unread ones are read from the start."""
        with self._ledger.step() as step:
            ids = list(article_ids)
            step.label = f"marked {status}{_many(ids)}"
            for article_id in ids:
                row = self._catalogue.row(article_id)
                step.put(place_of(article_id), {**row, "status": status})
                if status == "unread":
                    self._ledger.write(place_of(article_id, POSITIONS), None, None)

    def set_starred(self, article_ids: Iterable[str], starred: bool) -> None:
        """Star articles or take their stars away."""
        with self._ledger.step() as step:
            ids = list(article_ids)
            step.label = f"{'starred' if starred else 'star removed'}{_many(ids)}"
            for article_id in ids:
                row = self._catalogue.row(article_id)
                step.put(place_of(article_id), {**row, "starred": starred})

    def remove(self, article_ids: Iterable[str]) -> None:
        """Take articles out of the list. Their folders stay, so that this can be undone."""
        with self._ledger.step() as step:
            ids = list(article_ids)
            step.label = f"{len(ids):,} articles deleted"
            for article_id in ids:
                row = self._catalogue.row(article_id)
                if len(ids) == 1:
                    step.label = f"“{row['title']}” deleted"
                step.put(place_of(article_id), None)
                step.put(place_of(article_id, TRASH), row)

    def tag(self, article_ids: Iterable[str], tag: str) -> None:
        """Put a tag on articles as a whole. Raises QueryError for what is no name."""
        name = tag_name(tag)
        with self._ledger.step() as step:
            ids = list(article_ids)
            step.label = f"tagged #{name}{_many(ids)}"
            for article_id in ids:
                self._catalogue.row(article_id)
                self._marking.merge_whole(step, article_id, (name,))

    def collect(self, article_ids: Iterable[str], name: str) -> bool:
        """Put articles into a collection or, where all are in it, take them out; whether put in.

        A collection is there as long as it has articles. Raises QueryError for what is no name.
        """
        name = checked_name(name)
        with self._ledger.step() as step:
            rows = [self._catalogue.row(article_id) for article_id in article_ids]
            puts_in = not all(name in row.get("collections", ()) for row in rows)
            _collect(step, rows, name, puts_in=puts_in)
        return puts_in

    def put_into(self, article_ids: Iterable[str], name: str) -> int:
        """Put articles into a collection; how many were not in it. Raises QueryError."""
        return self._move(article_ids, checked_name(name), puts_in=True)

    def take_out(self, article_ids: Iterable[str], name: str) -> int:
        """Take articles out of a collection; how many were in it. Raises QueryError."""
        return self._move(article_ids, checked_name(name), puts_in=False)

    def _move(self, article_ids: Iterable[str], name: str, *, puts_in: bool) -> int:
        with self._ledger.step() as step:
            rows = [self._catalogue.row(article_id) for article_id in article_ids]
            return _collect(step, rows, name, puts_in=puts_in)

    def rename_collection(self, old: str, new: str) -> int:
        """Call a collection otherwise, or put it into one that is there; how many articles it has.

        Raises NotFoundError where there is none of that name, QueryError.
        """
        old, new = checked_name(old), checked_name(new)
        with self._ledger.step() as step:
            ids = [article.id for article in self._catalogue.all() if old in article.collections]
            if not ids:
                raise NotFoundError(f"no collection “{old}”; 'reader collections' lists them")
            for article_id in ids:
                row = self._catalogue.row(article_id)
                step.put(place_of(article_id), _in(row, {*row["collections"]} - {old} | {new}))
            step.label = f"collection “{old}” renamed “{new}”"
        return len(ids)

    def collections(self) -> dict[str, int]:
        """How many articles each collection has, by its name."""
        counts: dict[str, int] = {}
        for article in self._catalogue.all():
            for name in article.collections:
                counts[name] = counts.get(name, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: item[0].casefold()))

    def searches(self) -> dict[str, str]:
        """The saved searches: queries by name."""
        rows = self._searches().values()
        return {row["name"]: row["query"] for row in sorted(rows, key=lambda row: row["name"])}

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name. Raises QueryError."""
        name = checked_name(name)
        if not queries.parse(query):
            raise QueryError("there is no search to save; type one after '/'")
        with self._ledger.step(f"search “{name}” saved") as step:
            step.put(Place(MAIN, SEARCHES, key_of(name)), {"name": name, "query": query})

    def drop_search(self, name: str) -> None:
        """Forget a saved search. Raises NotFoundError."""
        if str(key_of(name)) not in self._searches():
            raise NotFoundError(f"no saved search “{name}”")
        with self._ledger.step(f"search “{name}” dropped") as step:
            step.put(Place(MAIN, SEARCHES, key_of(name)), None)

    def _searches(self) -> Mapping[str, dict[str, Any]]:
        return self._ledger.rows(MAIN, SEARCHES)


def _collect(step: Step, rows: list[dict[str, Any]], name: str, *, puts_in: bool) -> int:
    """Put rows of the list into a collection or take them out; how many changed."""
    word = "put into" if puts_in else "taken out of"
    step.label = f"{word} “{name}”{_many(rows)}"
    changed = 0
    for row in rows:
        before = {*row.get("collections", ())}
        after = before | {name} if puts_in else before - {name}
        changed += after != before
        step.put(place_of(row["id"]), _in(row, after))
    return changed


def _in(row: dict[str, Any], collections: set[str]) -> dict[str, Any]:
    """A row of the list with these collections; the field is there once there are some."""
    others = {name: value for name, value in row.items() if name != "collections"}
    return {**others, "collections": sorted(collections)} if collections else others


def checked_name(name: str) -> str:
    """The name of a collection or a search as it is stored. Raises QueryError for what is none."""
    name = " ".join(normalize("NFC", name).replace('"', " ").split())
    if not name or len(name) > NAME_LENGTH or not name.isprintable():
        raise QueryError(f"“{name[:NAME_LENGTH]}” is no name: 1 to {NAME_LENGTH} characters")
    return name


def _many(items: list[Any]) -> str:
    return f": {len(items):,} articles" if len(items) > 1 else ""
