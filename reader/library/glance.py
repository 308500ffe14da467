"""A glance at a library: the names in it, for those who complete what somebody types.

In: a folder. Out: ids, titles and tags. Only the main file is read; nothing is opened for writing,
made or brought up to date, and what is no library has no names.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, cast

from reader.library.documents import ARTICLES, MAIN, TAGS
from reader.storage import StorageError, Store


class Name(NamedTuple):
    """What can be typed, and what a person is told about it."""

    name: str
    about: str


class Glance:
    """The names in one library, as they were a moment ago."""

    def __init__(self, folder: Path) -> None:
        self._tables: Mapping[str, Mapping[str, dict[str, Any]]] = {}
        with suppress(StorageError, OSError):
            if folder.is_dir():
                store = Store(folder, MAIN)
                self._tables = cast("Mapping[str, Any]", store.tables(MAIN))

    @property
    def articles(self) -> list[Name]:
        """Ids and titles, the newest publication first."""
        rows = sorted(
            self._rows(ARTICLES),
            key=lambda row: (row.get("published") or "", row.get("added") or ""),
            reverse=True,
        )
        return [Name(row["id"], row["title"]) for row in rows]

    @property
    def tags(self) -> list[Name]:
        """Names and descriptions of tags, those with a key first."""
        rows = sorted(self._rows(TAGS), key=lambda row: (row["key"] or "~", row["name"]))
        return [Name(row["name"], row["description"]) for row in rows]

    @property
    def collections(self) -> list[Name]:
        """Names of collections, by name."""
        names = {name for row in self._rows(ARTICLES) for name in row.get("collections", ())}
        return [Name(name, "") for name in sorted(names, key=str.casefold)]

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        return iter(self._tables.get(table, {}).values())
