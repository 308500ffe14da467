"""The index: words, people and quotations of a library's articles, in SQLite, in the cache.

In: `Entry`s, made from the library. Out: which articles hold a phrase, who speaks in them. It is
never the truth: it may lag behind, it can be deleted at any time, and one that is damaged or of
another version is thrown away. Any number of processes may use it. Words are those of
`reader.library.folding`; what is looked for reaches SQLite as parameters, in quotation marks.

Too many dead rows (`reader.library.index_tables`) have all made anew.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import orjson

from reader.library.folding import fold
from reader.library.index_tables import VERSION, Entry, Known, create, forget, take_in
from reader.library.phrases import Phrase
from reader.model import Quotation, ReaderError

WAIT_SECONDS = 5.0
"""How long another process's batch is waited for."""
DEAD_AT = 1_000
"""Dead texts below which nothing is made anew."""
_WEIGHTS = "8.0, 4.0, 3.0, 2.0"  # of a word in the title, a tag, a note, a person's name
Result = TypeVar("Result")


class SearchIndexError(ReaderError):
    """The index can't be used: no room, no permission, somebody else holds it."""


class PersonCount(NamedTuple):
    """A person across the library: quotations, articles, mentions."""

    name: str
    quotations: int
    articles: int
    mentions: int


class IndexedQuotation(NamedTuple):
    """A quotation of somebody in an article; `words` are those of its content."""

    article: str
    name: str
    quotation: Quotation
    words: str


def index_path(cache: Path, library: Path) -> Path:
    """Where the index of a library stands."""
    name = hashlib.sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()
    return cache / "index" / f"{name[:16]}.sqlite"


class SearchIndex:
    """The index in one file. Every method opens it for itself, so threads may share an instance.

    Raises SearchIndexError where it can't be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    # -- writing -------------------------------------------------------------------------------

    def known(self) -> dict[int, Known]:
        """What the index has, by article key."""
        rows = self._ask("SELECT key, digest, stamp, analysed FROM article")
        return {key: Known(*rest) for key, *rest in rows}

    def known_of(self, keys: Sequence[int]) -> dict[int, Known]:
        """The same, of some articles only."""
        places = ", ".join("?" * len(keys))
        rows = self._ask(
            f"SELECT key, digest, stamp, analysed FROM article WHERE key IN ({places})", *keys
        )
        return {key: Known(*rest) for key, *rest in rows}

    def write(self, entries: Iterable[Entry], gone: Iterable[int] = ()) -> None:
        """Take in articles and drop those that are gone, all in one transaction."""

        def write(database: sqlite3.Connection) -> None:
            database.execute("BEGIN IMMEDIATE")
            for key in gone:
                forget(database, key)
                database.execute("DELETE FROM article WHERE key = ?", (key,))
            for entry in entries:
                forget(database, entry.key)
                take_in(database, entry)
            database.execute("COMMIT")

        self._do(write)

    def drop(self) -> None:
        """Throw the index away."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            try:
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            except OSError as error:
                raise SearchIndexError(
                    f"{self.path}: cannot be replaced ({error.strerror})"
                ) from error

    def is_mostly_dead(self) -> bool:
        """Whether making it anew would leave a much smaller index."""
        [(texts, articles)] = self._ask(
            "SELECT (SELECT count(*) FROM texts_docsize), (SELECT count(*) FROM article)"
        )
        return texts - articles > max(DEAD_AT, articles)

    # -- asking --------------------------------------------------------------------------------

    def matching(self, phrase: Phrase) -> dict[str, float]:
        """The articles with a phrase, by key, and how well they fit: the less the better.

        A word that stands in more than half of all texts tells none from another, so bm25 weighs it
        next to nothing; working that out for each would be most of the time a search takes.
        """
        if not phrase.words:
            return {}
        match = phrase.to_fts()
        [(texts, holding)] = self._ask(
            "SELECT (SELECT count(*) FROM texts_docsize),"
            " (SELECT count(*) FROM texts WHERE texts MATCH ?)",
            match,
        )
        rank = "0.0" if 2 * holding > texts else "t.rank"
        rows = self._ask(
            f"SELECT a.key, {rank} FROM texts t JOIN article a ON a.text = t.rowid"
            " WHERE t.texts MATCH ?",
            match,
        )
        found = {str(key): rank for key, rank in rows}
        for key, rank in self._ask(
            f"SELECT rowid, bm25(about, {_WEIGHTS}) FROM about WHERE about MATCH ?", match
        ):
            found[str(key)] = found.get(str(key), 0.0) + rank
        return found

    def with_person(self, part: str) -> frozenset[str]:
        """The ids of the articles with somebody whose name has this in it."""
        rows = self._ask(
            "SELECT DISTINCT a.id FROM name n JOIN person p ON p.name = n.id"
            " JOIN article a ON a.key = p.article WHERE instr(n.folded, ?)",
            fold(part),
        )
        return frozenset(row[0] for row in rows)

    def people(self, part: str = "", limit: int = -1) -> list[PersonCount]:
        """People whose name has `part` in it, those who say most first; -1 is all of them."""
        rows = self._ask(
            "SELECT n.name, sum(p.said), count(*), sum(p.named) FROM person p"
            " JOIN name n ON n.id = p.name WHERE instr(n.folded, ?) OR ? = ''"
            " GROUP BY n.id ORDER BY 2 DESC, 3 DESC, n.folded LIMIT ?",
            fold(part),
            part,
            limit,
        )
        return [PersonCount(*row) for row in rows]

    def quotations(self, name: str | None = None, part: str = "") -> Iterator[IndexedQuotation]:
        """The quotations of exactly this person, or of all whose name has `part` in it.

        By article, those of one in the order of its text.
        """
        rows = self._ask(
            "SELECT a.id, n.name, q.quotation, q.words FROM quotation q"
            " JOIN name n ON n.id = q.name JOIN article a ON a.key = q.article"
            " WHERE (n.name = ?1 OR ?1 IS NULL) AND (instr(n.folded, ?2) OR ?2 = '')"
            " ORDER BY a.id DESC, q.start",
            name,
            fold(part),
        )
        for article, speaker, quotation, words in rows:
            yield IndexedQuotation(
                article, speaker, Quotation.from_json(orjson.loads(quotation)), words
            )

    # -- how it is done ------------------------------------------------------------------------

    def _ask(self, statement: str, *values: object) -> list[Any]:
        return self._do(lambda database: database.execute(statement, values).fetchall())

    def _do(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Do some work with the open index; one that is damaged is made anew, empty, first."""
        try:
            with self._opened() as database:
                return work(database)
        except (sqlite3.OperationalError, OSError) as error:
            raise SearchIndexError(f"{self.path}: cannot be used ({_why(error)})") from error
        except sqlite3.DatabaseError:
            self.drop()
        try:
            with self._opened() as database:
                return work(database)
        except (sqlite3.Error, OSError) as error:
            raise SearchIndexError(f"{self.path}: cannot be used ({_why(error)})") from error

    @contextmanager
    def _opened(self) -> Generator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            [(version,)] = database.execute("PRAGMA user_version").fetchall()
            if version != VERSION:
                create(database, version)
            yield database
        finally:
            database.close()


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
