"""Migrations: libraries written by earlier versions, brought up to the present layout.

In: an open store of an earlier schema. Out: the same library in the present one. A migration writes
what it needs beside the snapshots first and changes the documents, the schema number among them, in
one commit at the end; so one that was cut short is simply done again.

Schema 1 → 2: how far an article was read stands in the table `positions`; `article.json` carries
the metadata too, so that the list can be rebuilt from the folders.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from reader.library.documents import ARTICLES, MAIN, POSITIONS, SCHEMA, SETTINGS, STEPS
from reader.library.shelf import METADATA
from reader.library.steps import mark
from reader.model import LibraryError
from reader.storage import Store
from reader.storage.files import Files


def migrate(store: Store, schema: int) -> None:
    """Bring a store from `schema` to the present one. Raises StorageError, LibraryError."""
    try:
        for version in range(schema, SCHEMA):
            _STEPS[version](store)
    except OSError as error:
        raise LibraryError(
            f"{store.folder}: could not be brought up to date ({error.strerror}); "
            "it is as it was, and opening it again goes on"
        ) from error


def _to_2(store: Store) -> None:
    rows = dict(store.tables(MAIN).get(ARTICLES, {}))
    for row in rows.values():
        _add_metadata(store.folder / "articles" / row["id"] / "article.json", row)
    with store.transaction() as pending:
        tables = store.tables(MAIN)
        articles: dict[str, Any] = {}
        positions: dict[str, Any] = {}
        marks: dict[int | None, int | None] = {}
        for key, row in tables.get(ARTICLES, {}).items():
            kept = {name: value for name, value in row.items() if name not in _READ}
            if kept["status"] == "reading":
                kept["status"] = "unread"  # that it is being read follows from its position
            articles[key] = kept
            marks[mark(row)] = mark(kept)
            if row["position"] or row["progress"]:
                positions[key] = {name: row[name] for name in _READ}
        steps = {key: _step_to_2(row, marks) for key, row in tables.get(STEPS, {}).items()}
        settings = {**tables.get(SETTINGS, {}).get("1", {}), "schema": 2}
        changed = pending.setdefault(MAIN, {})
        changed |= {ARTICLES: articles, POSITIONS: positions, STEPS: steps}
        changed[SETTINGS] = {"1": settings}


_READ = ("position", "progress")


def _step_to_2(step: dict[str, Any], marks: dict[int | None, int | None]) -> dict[str, Any]:
    """A step that undo can still take: the documents it puts back have the new shape too."""
    changes: list[dict[str, Any]] = []
    for change in step["changes"]:
        if change["place"][1] == ARTICLES:
            before = change["before"]
            if before is not None:
                before = {name: value for name, value in before.items() if name not in _READ}
            change = {**change, "before": before, "left": marks.get(change["left"], change["left"])}  # noqa: PLW2901
        changes.append(change)
    return {**step, "changes": changes}


def _add_metadata(path: Path, row: dict[str, Any]) -> None:
    files = Files()
    data = files.read(path)
    if data is None:
        return  # the doctor tells that it is missing
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError:
        return  # what can't be read is not overwritten; the doctor tells
    if isinstance(document, dict) and "metadata" not in document:
        metadata = {name: row.get(name) for name in METADATA}
        files.replace(path, orjson.dumps({"metadata": metadata, **document}))


_STEPS: dict[int, Callable[[Store], None]] = {1: _to_2}
