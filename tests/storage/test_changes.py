"""What changed since a version: told as long as it is known, by whomever it was changed."""

from pathlib import Path

import pytest

from reader.storage import Database, Store
from reader.storage.store import FOLD_ON_CLOSE


def rows(store: Store, name: str = "rows"):
    return Database(store, "main.json").table(name)


def keys(store: Store, version: int) -> dict[str, set[str]] | None:
    changes = store.changes_since(version)
    if changes is None:
        return None
    found: dict[str, set[str]] = {}
    for change in changes:
        found.setdefault(change.table, set()).update(change.keys)
    return found


def test_what_changed_is_told_from_any_version_on(tmp_path: Path) -> None:
    store = Store(tmp_path, "main.json")
    rows(store).insert({"a": 1})
    first = store.version
    assert keys(store, first) == {}
    rows(store).insert({"a": 2})
    rows(store).update({"b": 1}, doc_ids=[1])
    second = store.version
    rows(store, "other").insert({"c": 1})
    rows(store).remove(doc_ids=[2])
    assert keys(store, first) == {"rows": {"1", "2"}, "other": {"1"}}
    assert keys(store, second) == {"rows": {"2"}, "other": {"1"}}
    assert keys(store, store.version) == {}


def test_what_another_program_changed_is_told_once_it_is_taken_in(tmp_path: Path) -> None:
    store, other = Store(tmp_path, "main.json"), Store(tmp_path, "main.json")
    rows(store).insert({"a": 1})
    other.refresh()
    version = other.version
    rows(store).insert({"a": 2})
    assert keys(other, version) == {}
    other.refresh()
    assert keys(other, version) == {"rows": {"2"}}


def test_after_another_program_folded_everything_may_be_different(tmp_path: Path) -> None:
    store, other = Store(tmp_path, "main.json"), Store(tmp_path, "main.json")
    rows(store).insert({"a": 1})
    other.refresh()
    version = other.version
    store.fold()
    other.refresh()
    assert keys(other, version) is None
    assert keys(other, other.version) == {}
    assert keys(store, store.version - 1) == {"rows": {"1"}}  # the one that folded knows


def test_only_so_many_changes_are_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.storage.changes.KEPT", 3)
    store = Store(tmp_path, "main.json")
    versions = []
    for number in range(6):
        versions.append(store.version)
        rows(store).insert({"a": number})
    assert [keys(store, version) for version in versions] == [
        None, None, None, {"rows": {"4", "5", "6"}}, {"rows": {"5", "6"}}, {"rows": {"6"}},
    ]  # fmt: skip


def test_who_only_reads_does_not_fold(tmp_path: Path) -> None:
    store, other = Store(tmp_path, "main.json"), Store(tmp_path, "main.json")
    rows(store).insert({"a": "x" * FOLD_ON_CLOSE})
    other.refresh()
    other.close()
    assert (tmp_path / "main.json.journal").exists()
    store.close()
    assert not (tmp_path / "main.json.journal").exists()
