"""The changes that the fault tests make, and what must be stored after each of them.

A scenario is a row of operations, numbered from 1, each drawn from a seed and its number alone.
`perform` does one through TinyDB's API; `imagine` says, with nothing but dictionaries, what is
stored then. So whoever knows how many were acknowledged knows the exact state.
"""

import random
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinydb import Query, TinyDB
from tinydb.table import Document

from reader.storage import Database, Store

MAIN = "main.json"
FILES = (MAIN, "notes.json", "articles/one/notes.json")
KINDS = ("insert", "put", "remove", "update", "everywhere", "move", "rename")
ONE_FILE_KINDS = KINDS[:4]
KEYS = 8

State = dict[str, dict[str, dict[str, dict[str, Any]]]]
"""File → table → document id → document; empty tables and files are left out."""


@dataclass(frozen=True)
class Plan:
    """One operation, before anything is known about what is stored."""

    number: int
    kind: str
    file: str
    other: str
    key: int
    text: str

    @property
    def document(self) -> dict[str, Any]:
        return {"n": self.number, "text": self.text, "tags": [{"name": self.text[:3]}]}


def plan(seed: int, number: int, kinds: tuple[str, ...] = KINDS) -> Plan:
    """The operation of this number."""
    draw = random.Random(f"{seed} {number}")
    file, other = draw.sample(FILES, 2)
    text = f"{number}" + "".join(draw.choices('aénß\n"\\🐟 {}', k=draw.randrange(16)))
    return Plan(number, draw.choice(kinds), file, other, draw.randint(1, KEYS), text)


def perform(store: Store, step: Plan) -> None:
    """Do it. What would change nothing becomes an `upsert`, so that every operation counts."""
    tables = {name: Database(store, name).table("rows") for name in FILES}
    here, there = tables[step.file], tables[step.other]
    row = here.get(doc_id=step.key)
    if step.kind == "insert":
        Database(store, step.file).table("log").insert(step.document)
    elif step.kind == "remove" and row is not None:
        here.remove(doc_ids=[step.key])
    elif step.kind == "update" and len(here):
        here.update({"seen": step.number}, Query().n.test(lambda n: n <= step.number))
    elif step.kind == "everywhere":
        with store.transaction():
            for table in tables.values():
                table.upsert(Document(step.document, step.key))
    elif step.kind == "move" and row is not None:
        with store.transaction():
            here.remove(doc_ids=[step.key])
            there.upsert(Document(row, step.key))
    elif step.kind == "rename" and len(here):
        with store.transaction():
            for table in tables.values():
                table.update({"text": step.text})
    else:
        here.upsert(Document(step.document, step.key))


def perform_with_stock_tinydb(database: TinyDB, step: Plan) -> None:
    """Do one of `ONE_FILE_KINDS` in stock TinyDB, with a table for each file."""
    rows = database.table(f"{step.file} rows")
    if step.kind == "insert":
        database.table(f"{step.file} log").insert(step.document)
    elif step.kind == "remove" and rows.contains(doc_id=step.key):
        rows.remove(doc_ids=[step.key])
    elif step.kind == "update" and len(rows):
        rows.update({"seen": step.number}, Query().n.test(lambda n: n <= step.number))
    else:
        rows.upsert(Document(step.document, step.key))


def imagine(state: State, step: Plan) -> State:
    """What is stored after the operation."""
    state = deepcopy(state)
    rows = {name: state.setdefault(name, {}).setdefault("rows", {}) for name in FILES}
    here, there = rows[step.file], rows[step.other]
    key = str(step.key)
    if step.kind == "insert":
        log = state[step.file].setdefault("log", {})
        log[str(max(map(int, log), default=0) + 1)] = step.document
    elif step.kind == "remove" and key in here:
        del here[key]
    elif step.kind == "update" and here:
        for row in here.values():
            row["seen"] = step.number
    elif step.kind == "everywhere":
        for table in rows.values():
            table[key] = {**table.get(key, {}), **step.document}
    elif step.kind == "move" and key in here:
        row = here.pop(key)
        there[key] = {**there.get(key, {}), **row}
    elif step.kind == "rename" and here:
        for table in rows.values():
            for row in table.values():
                row["text"] = step.text
    else:
        here[key] = {**here.get(key, {}), **step.document}
    return without_empty(state)


def without_empty(state: State) -> State:
    """A copy without the tables and files that hold nothing."""
    kept = {
        name: {table: deepcopy(rows) for table, rows in tables.items() if rows}
        for name, tables in state.items()
    }
    return {name: tables for name, tables in kept.items() if tables}


def stored(store: Store) -> State:
    """What an open store holds."""
    return without_empty({name: store.tables(name) for name in FILES})


def stored_in(folder: Path) -> State:
    """What a program that opens the folder now finds there."""
    store = Store(folder, MAIN)
    state = stored(store)
    store.close()
    return state


def states(seed: int, count: int) -> list[State]:
    """What is stored after 0, 1, … `count` operations."""
    found: list[State] = [{}]
    for number in range(1, count + 1):
        found.append(imagine(found[-1], plan(seed, number)))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }
