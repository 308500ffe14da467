"""The tables of the index: what they are, and how an article comes into them.

In: `Entry`s, made from the library, and an open database. Out: its rows. The texts stand in a
full-text table without their content, which a row is never taken out of: one that no article points
to any more is dead.
"""

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from reader.library.folding import fold, spaced
from reader.model import Quotation

VERSION = 1
_TABLES = f"""
CREATE TABLE article (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, digest TEXT NOT NULL, stamp INTEGER NOT NULL,
    analysed TEXT NOT NULL, text INTEGER NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE about USING
    fts5(title, tags, notes, people, tokenize="unicode61 remove_diacritics 0");
CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE TABLE person (
    name INTEGER NOT NULL, article INTEGER NOT NULL, said INTEGER NOT NULL, named INTEGER NOT NULL,
    PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX person_of ON person (article);
CREATE TABLE quotation (
    name INTEGER NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL,
    quotation TEXT NOT NULL, words TEXT NOT NULL
);
CREATE INDEX quotation_by ON quotation (name);
CREATE INDEX quotation_in ON quotation (article);
PRAGMA user_version = {VERSION};
"""


class Known(NamedTuple):
    """What of an article the index has: its text's digest, a stamp of the rest, which analysis."""

    digest: str
    stamp: int
    analysed: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody in an article: quotations with their words, and how often the name stands there."""

    name: str
    quotations: tuple[tuple[Quotation, str], ...]
    named: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the index is told of one article. `text` is None where it has that text already."""

    key: int
    id: str
    known: Known
    text: str | None
    title: str
    tags: str
    notes: str
    speakers: tuple[Speaker, ...]


def create(database: sqlite3.Connection, version: int) -> None:
    if version:
        raise sqlite3.DatabaseError("of another version")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("BEGIN IMMEDIATE")
    [(version,)] = database.execute("PRAGMA user_version").fetchall()
    if version == VERSION:  # another process was just making it
        database.execute("ROLLBACK")
        return
    for statement in _TABLES.split(";\n"):
        database.execute(statement)
    database.execute("COMMIT")


def forget(database: sqlite3.Connection, key: int) -> None:
    """All but the article's row and its text."""
    database.execute("DELETE FROM about WHERE rowid = ?", (key,))
    database.execute("DELETE FROM person WHERE article = ?", (key,))
    database.execute("DELETE FROM quotation WHERE article = ?", (key,))


def take_in(database: sqlite3.Connection, entry: Entry) -> None:
    known = entry.known
    if entry.text is None:
        database.execute(
            "UPDATE article SET id = ?, digest = ?, stamp = ?, analysed = ? WHERE key = ?",
            (entry.id, *known, entry.key),
        )
    else:
        [(last,)] = database.execute("SELECT max(id) FROM texts_docsize").fetchall()
        row = (last or 0) + 1
        database.execute("INSERT INTO texts (rowid, text) VALUES (?, ?)", (row, spaced(entry.text)))
        database.execute(
            "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?)",
            (entry.key, entry.id, *known, row),
        )
    people = "\n".join(speaker.name for speaker in entry.speakers)
    columns = map(spaced, (entry.title, entry.tags, entry.notes, people))
    database.execute(
        "INSERT INTO about (rowid, title, tags, notes, people) VALUES (?, ?, ?, ?, ?)",
        (entry.key, *columns),
    )
    for speaker in entry.speakers:
        name = _name_id(database, speaker.name)
        database.execute(
            "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?)",
            (name, entry.key, len(speaker.quotations), speaker.named),
        )
        database.executemany(
            "INSERT INTO quotation VALUES (?, ?, ?, ?, ?)",
            [
                (name, entry.key, quotation.start, orjson.dumps(quotation.to_json()), words)
                for quotation, words in speaker.quotations
            ],
        )


def _name_id(database: sqlite3.Connection, name: str) -> int:
    database.execute("INSERT OR IGNORE INTO name (name, folded) VALUES (?, ?)", (name, fold(name)))
    [(found,)] = database.execute("SELECT id FROM name WHERE name = ?", (name,)).fetchall()
    return found
