"""The doctor: finds what is wrong with a library, repairs, compacts, backs up and restores.

In: a library's folder; it need not be one that opens. Out: `Finding`s for people, and lines about
what was done. What is damaged stays beside what replaces it.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from reader.library.catalogue import Catalogue
from reader.library.checks import Finding
from reader.library.conflicts import merge_copies
from reader.library.documents import (
    ANNOTATIONS,
    ARTICLES,
    COUNTS,
    MAIN,
    SETTINGS,
    TRASH,
    UNSURE,
    annotations_file,
    is_correction,
    key_of,
    now,
)
from reader.library.ledger import Ledger, Place, told
from reader.library.library import Library
from reader.library.opening import create
from reader.library.shelf import VERSIONS, article_of_document
from reader.model import LibraryError
from reader.storage import Store
from reader.storage import backup as backups
from reader.storage import repair as repairs
from reader.storage.files import Files

BACKUPS = "backups"


def check(folder: Path) -> list[Finding]:
    """What is wrong with a library. Nothing is written. Raises LibraryError."""
    with told():
        problems = repairs.inspect(folder, MAIN, annotation_files(folder))
    found = [Finding(str(p.path), p.what, p.remedy) for p in problems]
    if any(p.remedy and "dropped" not in p.remedy and "removed" not in p.remedy for p in problems):
        return found  # it would not open
    with Library.open(folder) as library:
        return found + library.check()


def repair(folder: Path) -> list[str]:
    """Repair what can be repaired; a line for each thing done. Raises LibraryError."""
    names = annotation_files(folder)
    lost_list = _list_is_lost(folder)
    with told():
        done = repairs.repair(
            folder, MAIN, names, lambda name: backups.newest_with(folder / BACKUPS, name)
        )
        store = Store(folder, MAIN)
        if lost_list and store.generation and not store.tables(MAIN).get(SETTINGS):
            create(store)
        store.close()
    with Library.open(folder) as library:
        ledger = library.ledger
        if lost_list:
            done += _list_folders(library, ledger)
        for article in library.articles():
            done += merge_copies(folder, article.id, ledger)
        done += _recount(library, ledger)
    return done


def restore(folder: Path, day: str | None) -> str:
    """Put back the backup of a day, or the newest; what was there is backed up first."""
    there = backups.backups(folder / BACKUPS)
    chosen = next((path for path in there if day is None or path.stem == day), None)
    if chosen is None:
        known = ", ".join(path.stem for path in there) or "none"
        raise LibraryError(f"{folder}: no backup of {day or 'any day'}; there are: {known}")
    with told():
        files = dict(backups.read_backup(chosen))
        store = Store(folder, MAIN)
        store.fold()
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        names = [MAIN, *annotation_files(folder)]
        kept = backups.back_up(store, names, folder / BACKUPS, f"before-restore-{stamp}", Files())
        with store.transaction() as pending:
            for name in {*files, *names}:
                old, new = store.tables(name), files.get(name, {})
                for table in {*old, *new} - {"storage"}:
                    changes: dict[str, Any] = dict.fromkeys(old.get(table, {}))
                    changes |= new.get(table, {})
                    pending.setdefault(name, {})[table] = changes
        store.fold()
        store.close()
    return f"restored {chosen.name}; what was there before is {kept.name}"


def compact(folder: Path) -> list[str]:
    """Fold the journal in and drop what only undo would need: deleted articles' folders stay."""
    with Library.open(folder) as library, told():
        before = _size(folder)
        library.close(fold=True)
    after = _size(folder)
    return [f"{before - after:,} bytes less: {before:,} before, {after:,} now"]


def back_up_daily(library: Library) -> Path | None:
    """Make today's backup where there is none; its path. Raises LibraryError."""
    folder = library.folder / BACKUPS
    if (folder / f"{backups.today()}.zip").exists():
        return None
    with told():
        library.store.fold()  # so that every file that has something stands on the disk
        names = [MAIN, *annotation_files(library.folder)]
        made = backups.back_up(library.store, names, folder, backups.today(), Files())
        backups.rotate(folder)
    return made


def annotation_files(folder: Path) -> list[str]:
    """The annotation files of a library, also of articles taken out of the list."""
    found = folder.glob("articles/*/annotations.json")
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _list_is_lost(folder: Path) -> bool:
    """Whether the list of articles itself can't be read any more."""
    with told():
        return any(problem.path == folder / MAIN for problem in repairs.inspect(folder, MAIN, ()))


def _list_folders(library: Library, ledger: Ledger) -> list[str]:
    """List the articles whose folders are there but which the rebuilt list does not have."""
    known = {row["id"] for table in (ARTICLES, TRASH) for row in ledger.rows(MAIN, table).values()}
    done: list[str] = []
    for path in sorted((library.folder / "articles").glob("*/article.json")):
        article_id = path.parent.name
        if article_id in known:
            continue
        try:
            newest = max(path.parent.glob(f"{VERSIONS}/*.json"), default=path)
            article = article_of_document(orjson.loads(newest.read_bytes()), article_id)
        except (OSError, ValueError, KeyError, TypeError):
            done.append(f"{path}: could not be listed again")
            continue
        with ledger.quietly():
            Catalogue(ledger).add(article, article_id)
        done.append(f"{article_id}: listed again from its folder")
    return done


def _recount(library: Library, ledger: Ledger) -> list[str]:
    done: list[str] = []
    for article in library.articles():
        place = Place(MAIN, COUNTS, key_of(article.id))
        stored = ledger.rows(annotations_file(article.id), ANNOTATIONS).values()
        rows = [row for row in stored if not is_correction(row)]
        tags: dict[str, int] = {}
        for row in rows:
            for tag in row["tags"]:
                tags[tag] = tags.get(tag, 0) + 1
        counts: dict[str, Any] = {"annotations": len(rows), "tags": dict(sorted(tags.items()))}
        with ledger.quietly():
            before = ledger.read(place) or {"annotations": 0, "tags": {}}
            for state in UNSURE:
                count = sum(row["state"] == state for row in rows)
                if count or state in before:
                    counts[state] = count
            if {**before, **counts} != before:
                ledger.write(place, before, {**counts, "changed": now()})
                done.append(f"{article.id}: {len(rows)} annotations counted again")
    return done


def _size(folder: Path) -> int:
    files = [folder / MAIN, folder / f"{MAIN}.journal"]
    files += [folder / name for name in annotation_files(folder)]
    return sum(path.stat().st_size for path in files if path.exists())
