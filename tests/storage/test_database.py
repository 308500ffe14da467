"""The store behaves as TinyDB does, and other processes' commits are seen."""

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import Query, TinyDB
from tinydb.storages import MemoryStorage

from reader.storage import DamagedError, Database, Store, WriteError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, "main.json")


def test_what_was_inserted_is_there_in_another_process(store: Store, tmp_path: Path) -> None:
    rows = Database(store, "notes.json").table("notes")
    assert rows.insert({"text": "first"}) == 1
    assert rows.insert({"text": "second"}) == 2
    other = Database(Store(tmp_path, "main.json"), "notes.json").table("notes")
    assert [row["text"] for row in other] == ["first", "second"]


def test_a_document_that_was_returned_can_be_changed_without_changing_the_store(
    store: Store,
) -> None:
    rows = Database(store, "notes.json").table("notes")
    source = {"tags": ["a"]}
    rows.insert(source)
    source["tags"].append("mine")
    for document in (rows.get(doc_id=1), rows.all()[0], rows.search(Query().tags.any("a"))[0]):
        document["tags"].append("b")
    assert rows.get(doc_id=1)["tags"] == ["a"]


def test_nothing_of_a_transaction_that_fails_is_kept(store: Store, tmp_path: Path) -> None:
    first, second = (Database(store, name).table("rows") for name in ("a.json", "b.json"))
    first.insert({"n": 1})
    with pytest.raises(RuntimeError), store.transaction():
        first.update({"n": 2})
        second.insert({"n": 3})
        assert first.get(doc_id=1)["n"] == 2
        raise RuntimeError
    assert first.all() == [{"n": 1}]
    assert second.all() == []
    assert Database(Store(tmp_path, "main.json"), "a.json").table("rows").all() == [{"n": 1}]


def test_a_transaction_over_several_files_is_one_line(store: Store, tmp_path: Path) -> None:
    with store.transaction():
        for name in ("a.json", "b.json", "main.json"):
            Database(store, name).table("rows").insert({"n": name})
    lines = (tmp_path / "main.json.journal").read_text().splitlines()
    assert len(lines) == 2
    other = Store(tmp_path, "main.json")
    assert [Database(other, n).table("rows").all() for n in ("a.json", "b.json", "main.json")] == [
        [{"n": "a.json"}],
        [{"n": "b.json"}],
        [{"n": "main.json"}],
    ]


def test_two_open_stores_never_give_out_the_same_id(tmp_path: Path) -> None:
    tables = [Database(Store(tmp_path, "main.json"), "rows.json").table("rows") for _ in range(2)]

    def write(table) -> None:
        for number in range(40):
            table.insert({"n": number})

    threads = [threading.Thread(target=write, args=(table,)) for table in tables]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tables[0]._store.refresh()
    assert len(tables[0]) == 80
    assert sorted(row.doc_id for row in tables[0]) == list(range(1, 81))


def test_a_fold_leaves_files_that_stock_tinydb_reads(store: Store, tmp_path: Path) -> None:
    rows = Database(store, "rows.json").table("rows")
    rows.insert_multiple({"n": number} for number in range(5))
    store.fold()
    assert not (tmp_path / "main.json.journal").exists()
    stock = TinyDB(tmp_path / "rows.json").table("rows")
    assert [row["n"] for row in stock] == [0, 1, 2, 3, 4]
    assert stock.get(doc_id=3) == {"n": 2}
    assert rows.all() == stock.all()
    rows.insert({"n": 5})
    assert len(Database(Store(tmp_path, "main.json"), "rows.json").table("rows")) == 6


def test_a_reader_that_slept_through_two_folds_sees_the_newest_state(tmp_path: Path) -> None:
    writer, sleeper = Store(tmp_path, "main.json"), Store(tmp_path, "main.json")
    rows = Database(writer, "rows.json").table("rows")
    sleeping = Database(sleeper, "rows.json").table("rows")
    rows.insert({"n": 0})
    sleeper.refresh()
    for number in range(1, 4):
        rows.update({"n": number}, doc_ids=[1])
        writer.fold()
    assert sleeping.get(doc_id=1)["n"] == 3
    assert not sleeper.refresh()


def test_a_line_that_was_never_finished_is_dropped(store: Store, tmp_path: Path) -> None:
    rows = Database(store, "rows.json").table("rows")
    rows.insert({"n": 1})
    with (tmp_path / "main.json.journal").open("ab") as journal:
        journal.write(b'0badc0de {"rows.json": {"rows": {"2"')
    again = Database(Store(tmp_path, "main.json"), "rows.json").table("rows")
    assert again.all() == [{"n": 1}]
    again.insert({"n": 2})
    assert Database(Store(tmp_path, "main.json"), "rows.json").table("rows").all() == [
        {"n": 1},
        {"n": 2},
    ]


def test_a_line_damaged_after_it_was_written_is_refused_and_left_alone(
    store: Store, tmp_path: Path
) -> None:
    rows = Database(store, "rows.json").table("rows")
    rows.insert({"n": 1})
    rows.insert({"n": 2})
    path = tmp_path / "main.json.journal"
    damaged = path.read_bytes().replace(b'"n":1', b'"n":7')
    path.write_bytes(damaged)
    with pytest.raises(DamagedError, match="line 2 is damaged"):
        Store(tmp_path, "main.json")
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b"\x00" * 40, b'{"a": {}}'])
def test_a_damaged_snapshot_is_refused_and_left_alone(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    Database(store, "main.json").table("rows").insert({"n": 1})
    store.fold()
    (tmp_path / "main.json").write_bytes(content)
    with pytest.raises(DamagedError):
        Store(tmp_path, "main.json")
    with pytest.raises(DamagedError):
        Database(store, "main.json").table("rows").insert({"n": 2})
    assert (tmp_path / "main.json").read_bytes() == content


def test_a_value_that_is_not_json_is_refused_and_nothing_changes(store: Store) -> None:
    rows = Database(store, "rows.json").table("rows")
    with pytest.raises(WriteError, match="not JSON"):
        rows.insert({"n": object()})
    assert rows.all() == []


def test_a_snapshot_is_json_that_a_person_can_read(store: Store, tmp_path: Path) -> None:
    Database(store, "main.json").table("rows").insert({"word": "naïve"})
    store.fold()
    text = (tmp_path / "main.json").read_text(encoding="utf-8")
    assert "naïve" in text
    assert json.loads(text)["rows"] == {"1": {"word": "naïve"}}


DOCUMENTS = st.fixed_dictionaries({"k": st.integers(0, 3), "v": st.lists(st.text(max_size=3))})
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), DOCUMENTS),
        st.tuples(st.just("insert_multiple"), st.lists(DOCUMENTS, max_size=3)),
        st.tuples(st.just("update"), DOCUMENTS, st.integers(0, 3)),
        st.tuples(st.just("upsert"), DOCUMENTS, st.integers(0, 3)),
        st.tuples(st.just("remove"), st.integers(0, 3)),
        st.tuples(st.just("truncate")),
        st.tuples(st.just("fold")),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_every_sequence_of_calls_ends_as_in_stock_tinydb(tmp_path_factory, steps) -> None:
    folder = tmp_path_factory.mktemp("store")
    store = Store(folder, "main.json")
    ours, stock = (
        Database(store, "rows.json").table("rows"),
        TinyDB(storage=MemoryStorage).table("rows"),
    )
    for name, *arguments in steps:
        if name == "fold":
            store.fold()
            continue
        for table in (ours, stock):
            if name in ("update", "upsert"):
                getattr(table, name)(arguments[0], Query().k == arguments[1])
            elif name == "remove":
                table.remove(Query().k == arguments[0])
            else:
                getattr(table, name)(*arguments)
        reopened = Database(Store(folder, "main.json"), "rows.json").table("rows")
        expected = sorted(map(repr, stock.all()))
        assert sorted(map(repr, ours.all())) == expected
        assert sorted(map(repr, reopened.all())) == expected
        assert (ours.count(Query().k == 1), len(ours)) == (stock.count(Query().k == 1), len(stock))
    store.close()
