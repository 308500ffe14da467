"""The catalogue: which articles a library has, found by id, title or query.

In: references and queries. Out: `ListedArticle`s. Bodies are never read here. What the list shows
of an article is made once, and again when it changed.
"""

import threading
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from reader.library import query as queries
from reader.library.columns import Columns
from reader.library.documents import (
    ARTICLES,
    COUNTS,
    MAIN,
    POSITIONS,
    TRASH,
    key_of,
    listed_article,
    listing_document,
)
from reader.library.known import KnownAddresses, KnownTexts
from reader.library.ledger import Ledger, Place, Step
from reader.library.query import People, Query
from reader.model import AmbiguousError, Article, ListedArticle, NotFoundError
from reader.model.address import address_key
from reader.storage.memory import collecting_later


class Catalogue:
    """The articles of one library, without their texts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._listed: dict[str, ListedArticle] = {}
        self._listed_version = -1
        self._listing = threading.Lock()
        self._texts = KnownTexts(ledger, ARTICLES)
        self._trashed_texts = KnownTexts(ledger, TRASH)
        self._addresses = KnownAddresses(ledger, ARTICLES)

    def add(self, article: Article, article_id: str) -> None:
        """List an article whose folder has been written."""
        self._ledger.write(place_of(article_id), None, listing_document(article, article_id))

    def take_back(self, digest: str) -> ListedArticle | None:
        """List an article with this text again that was taken out, with its annotations."""
        article_id = self.in_trash(digest)
        if article_id is None:
            return None
        with self._ledger.quietly():
            row = self._ledger.read(place_of(article_id, TRASH))
            self._ledger.write(place_of(article_id, TRASH), row, None)
            self._ledger.write(place_of(article_id), None, row)
        return self.get(article_id)

    def in_trash(self, digest: str) -> str | None:
        """The id of an article with this text that was taken out of the list."""
        return next((row["id"] for row in self._trashed_texts.rows(digest)), None)

    def has(self, article_id: str) -> bool:
        """Whether an article of this id is listed, or was and can come back."""
        key = str(key_of(article_id))
        return key in self._rows(ARTICLES) or key in self._rows(TRASH)

    def lay_down(self, article: Article, article_id: str, fields: Mapping[str, Any]) -> None:
        """Put an article whose folder has been written where those are that were taken out.

        `fields` are some of `ListedArticle`'s.
        """
        read = {"position": 0, "progress": 0.0}
        read |= {name: fields[name] for name in ("position", "progress", "top") if name in fields}
        if any(read.values()):
            self._ledger.write(place_of(article_id, POSITIONS), None, read)
        own = {name: value for name, value in fields.items() if name not in read}
        row = {**listing_document(article, article_id), **own}
        self._ledger.write(place_of(article_id, TRASH), None, row)

    def pick_up(self, step: Step, article_id: str) -> None:
        """List such an article within a step; taking it back lays the article down again."""
        row = self._ledger.read(place_of(article_id, TRASH))
        step.put(place_of(article_id, TRASH), None)
        step.put(place_of(article_id), row)

    def with_digest(self, digest: str) -> ListedArticle | None:
        """The article with this text, if there is one. Inside a transaction."""
        found = next(self._texts.rows(digest), None)
        return None if found is None else self.get(found["id"])

    def with_address(self, url: str | None) -> ListedArticle | None:
        """The article that was saved from this address, however that is written. Inside a
        transaction."""
        wanted = address_key(url) if url else None
        found = next(self._addresses.rows(wanted), None) if wanted else None
        return None if found is None else self.get(found["id"])

    def renew(self, step: Step, article_id: str, article: Article) -> None:
        """List another text, and what is known with it, as the article's."""
        row = self.row(article_id)
        fresh = listing_document(article, article_id)
        kept = {name: row[name] for name in ("added", "status", "starred")}
        kept["former"] = [*row.get("former", ()), row["digest"]]
        fresh["url"] = fresh["url"] or row["url"]
        step.put(place_of(article_id), {**row, **fresh, **kept})

    def all(self) -> list[ListedArticle]:
        """Every article, in no order."""
        return list(self.by_key().values())

    def by_key(self) -> dict[str, ListedArticle]:
        """Every article by document id; one that did not change is the same object as before."""
        if self._ledger.is_changing:
            return self._listed_anew()
        with self._listing:
            version = self._ledger.version
            changed = self.changed_since(self._listed_version)
            if changed is None:
                self._listed = self._listed_anew()
            for key in changed or ():
                found = self._listed_row(key)
                if found is not None:
                    self._listed[key] = found
                else:
                    self._listed.pop(key, None)
            self._listed_version = version
            return dict(self._listed)

    @property
    def version(self) -> int:
        """Grows with every change of the library."""
        return self._ledger.version

    def rows(self) -> Mapping[str, Mapping[str, Any]]:
        """What is stored of every article, by key. To be read, not changed."""
        return self._rows(ARTICLES)

    def with_key(self, key: str) -> ListedArticle | None:
        """The article of a key, or None where it is listed no more."""
        return self._listed_row(key)

    def changed_since(self, version: int) -> frozenset[str] | None:
        """The keys of articles of which the list shows something else; None: any of them may be."""
        changes = self._ledger.changes_since(version)
        if changes is None:
            return None
        tables = (ARTICLES, COUNTS, POSITIONS)
        return frozenset[str]().union(
            *(c.keys for c in changes if c.file == MAIN and c.table in tables)
        )

    def _listed_anew(self) -> dict[str, ListedArticle]:
        counts, positions = self._rows(COUNTS), self._rows(POSITIONS)
        rows = list(self._rows(ARTICLES).items())
        with collecting_later():
            return {
                key: listed_article(row, counts.get(key), positions.get(key)) for key, row in rows
            }

    def _listed_row(self, key: str) -> ListedArticle | None:
        row = self._rows(ARTICLES).get(key)
        if row is None:
            return None
        return listed_article(row, self._rows(COUNTS).get(key), self._rows(POSITIONS).get(key))

    def matching(self, query: Query, people: People) -> tuple[ListedArticle, ...]:
        """The articles that fit a query, newest publication first."""
        found = self.all()
        if query:
            found = [found[place] for place in Columns(found).select(query, people)]
        return tuple(sorted(found, key=queries.newest, reverse=True))

    def stamps(self, article_ids: Iterable[str] | None = None) -> dict[int, int]:
        """By key, a number that changes with what a search finds apart from the text.

        That is the metadata, the annotations and their tags.
        """
        rows, counts = self._rows(ARTICLES), self._rows(COUNTS)
        keys = list(rows) if article_ids is None else [str(key_of(name)) for name in article_ids]
        return {int(key): _stamp(rows[key], counts.get(key)) for key in keys if key in rows}

    def get(self, article_id: str) -> ListedArticle:
        """One article. Raises NotFoundError."""
        found = self._listed_row(str(key_of(article_id)))
        if found is None:
            raise NotFoundError(f"no article “{article_id}”; 'reader list' shows them")
        return found

    def find(self, reference: str) -> ListedArticle:
        """The article of an id, a unique prefix of one, or a unique part of a title.

        Raises NotFoundError, and AmbiguousError with the first few that fit.
        """
        if str(key_of(reference)) in self._rows(ARTICLES):
            return self.get(reference)
        folded = reference.casefold()
        listed = self.all()
        for found in (
            [a for a in listed if folded and a.id.startswith(folded)],
            [a for a in listed if folded and folded in a.title.casefold()],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(article.id for article in found[:3])
                more = f" and {len(found) - 3} more" if len(found) > 3 else ""
                raise AmbiguousError(f"“{reference}” fits {len(found)} articles: {names}{more}")
        raise NotFoundError(f"no article “{reference}”; 'reader list' shows them")

    def set_position(
        self, article_id: str, position: int, progress: float, top: int | None = None
    ) -> None:
        """Remember where reading stopped, a code point, the share read, and the code point at the
        top of the screen. Not undoable."""
        place = place_of(article_id, POSITIONS)
        with self._ledger.quietly():
            self.row(article_id)
            before = self._ledger.read(place)
            read = max(progress, before["progress"] if before else 0.0)
            row: dict[str, Any] = {"position": position, "progress": read}
            self._ledger.write(place, before, row if top is None else {**row, "top": top})

    def row(self, article_id: str) -> dict[str, Any]:
        """What is stored of one article, a copy. Raises NotFoundError."""
        row = self._ledger.read(place_of(article_id))
        if row is None:
            raise NotFoundError(f"no article “{article_id}”; 'reader list' shows them")
        return row

    def _rows(self, table: str) -> Mapping[str, dict[str, Any]]:
        return self._ledger.rows(MAIN, table)


def _stamp(row: Mapping[str, Any], counts: Mapping[str, Any] | None) -> int:
    marked = (counts.get("changed"), counts["annotations"]) if counts else ()
    shown = (row["title"], row["byline"], row["publisher"], row["captions"], marked)
    return crc32(repr(shown).encode("utf-8", "surrogatepass"))


def place_of(article_id: str, table: str = ARTICLES) -> Place:
    """Where a document about an article stands."""
    return Place(MAIN, table, key_of(article_id))
