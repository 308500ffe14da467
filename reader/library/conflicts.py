"""Conflict copies: what file synchronisers leave when two machines changed the same annotations.

In: an article's folder. Out: one set of annotations. Syncthing writes
`annotations.sync-conflict-20260301-101500-ABCDEFG.json`, Dropbox `annotations (Jana's conflicted
copy 2026-03-01).json`, others `annotations (1).json` or `annotations 2.json`. Annotations are
merged by id: the one updated last stands, the other goes into its history. The copy is renamed,
not removed.
"""

import re
from pathlib import Path
from typing import Any

import orjson

from reader.library.documents import ANNOTATIONS, HISTORY, annotations_file, now
from reader.library.ledger import Ledger, Place
from reader.storage.files import Files
from reader.storage.snapshot import is_tables

_COPY = re.compile(
    r"annotations(?:\.sync-conflict-[\w-]+| ?\([^/]*\)| ?[\w' -]*conflict[^/]*| \d+|~[^/]*)\.json",
    re.IGNORECASE,
)


def conflict_copies(library: Path, article_id: str) -> list[Path]:
    """The conflict copies of an article's annotations."""
    folder = library / "articles" / article_id
    try:
        return sorted(path for path in folder.iterdir() if _COPY.fullmatch(path.name))
    except OSError:
        return []


def merge_copies(library: Path, article_id: str, ledger: Ledger) -> list[str]:
    """Merge an article's conflict copies; a line for each."""
    return [_merge(path, article_id, ledger) for path in conflict_copies(library, article_id)]


def _merge(path: Path, article_id: str, ledger: Ledger) -> str:
    try:
        tables = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        tables = None
    if tables is None or not is_tables(tables):
        return f"{path}: is damaged and was left alone"
    theirs: dict[str, dict[str, Any]] = tables.get(ANNOTATIONS, {})
    file = annotations_file(article_id)
    taken = kept = 0
    with ledger.quietly():
        for key, row in theirs.items():
            place = Place(file, ANNOTATIONS, int(key))
            ours = ledger.read(place)
            if ours == row:
                continue
            if ours is None and _was_deleted(ledger, file, row):
                kept += 1
            elif ours is None or str(row.get("updated")) > str(ours.get("updated")):
                ledger.write(place, ours, row)
                taken += 1
            else:
                ledger.remember_version(file, row)
                kept += 1
        for row in tables.get(HISTORY, {}).values():
            ledger.remember_version(file, row)
    stamp = re.sub(r"[^\dT]", "", now())[:15]
    Files().rename(path, path.with_name(f"{path.name}.merged-{stamp}"))
    return f"{path}: {taken} annotations taken over, {kept} were older"


def _was_deleted(ledger: Ledger, file: str, row: dict[str, Any]) -> bool:
    """Whether just this version was deleted here after it was written."""
    history = ledger.rows(file, HISTORY).values()
    return any(
        old["id"] == row["id"] and str(old["updated"]) >= str(row["updated"]) for old in history
    )
