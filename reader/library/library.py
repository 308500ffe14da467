"""The library: everything stored in one folder, and all that can be done with it.

In: sources, spans, queries. Out: articles, annotations, tags of the model. Safe to use from several
threads and from any number of processes at once; what has returned is on the disk.
"""

import getpass
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from reader.library import query as queries
from reader.library.analyses import Analyses
from reader.library.arranging import Arranging
from reader.library.bulk import Bulk
from reader.library.catalogue import Catalogue
from reader.library.checks import Finding, check_articles
from reader.library.codebook import Codebook, starter_documents
from reader.library.conflicts import merge_copies
from reader.library.correcting import Correcting
from reader.library.documents import MAIN, SCHEMA, SETTINGS, TAGS
from reader.library.drafts import Drafts
from reader.library.ledger import Ledger, Place, Step, told
from reader.library.marking import Marking
from reader.library.migrations import migrate
from reader.library.naming import Naming
from reader.library.renewing import Renewing
from reader.library.shelf import Shelf
from reader.model import (
    Annotation,
    Article,
    LibraryError,
    ListedArticle,
    SourceError,
    Span,
)
from reader.model.article import Status
from reader.model.bundle import Bundle, Imported
from reader.model.visible import one_line
from reader.settings import cache_folder
from reader.storage import Store
from reader.storage.files import Files

if TYPE_CHECKING:
    from reader.ingest import Source
    from reader.library.likenesses import Likenesses
    from reader.library.results import Found
    from reader.library.taking_in import Intake


class Addition(NamedTuple):
    """What became of a source: the article, whether it or its text was new, and what a person
    should know about that."""

    article: Article
    status: Literal["added", "updated", "unchanged"]
    reason: str = ""


class Library:
    """A stored collection of articles, annotations and tags. Open with `Library.open`."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        *,
        author: str,
        is_new: bool,
        naming: Naming | None = None,
    ) -> None:
        self.folder = folder
        self.is_new = is_new
        """Whether opening created it."""
        self.store = store
        self.ledger = Ledger(store, author)
        self.shelf = Shelf(folder, Files())
        self._catalogue = Catalogue(self.ledger)
        self.analyses = Analyses(self, cache_folder(), naming or Naming())
        self.codebook = Codebook(self.ledger)
        self.marking = Marking(self.ledger, self.codebook)
        self.arranging = Arranging(self.ledger, self._catalogue, self.marking)
        self.bulk = Bulk(self.ledger, self.marking)
        self.correcting = Correcting(self.ledger)
        self.drafts = Drafts(self.ledger)
        self.renewing = Renewing(self.ledger, self.shelf, self._catalogue)

    @classmethod
    def open(cls, folder: str | Path, *, author: str = "", naming: Naming | None = None) -> Self:
        """Open the library in `folder` and create what is not there.

        `naming` finds the names in its articles; without it Reader's own model does.

        Raises LibraryError where the folder is a file, is of a newer Reader, is damaged or can't
        be read or, for a new one, written. Nothing is overwritten.
        """
        folder = Path(folder).expanduser().absolute()
        try:
            is_file = stat.S_ISREG(folder.stat().st_mode)
        except FileNotFoundError:
            is_file = False
        except (OSError, ValueError) as error:
            raise LibraryError(f"{folder}: cannot be opened ({_why(error)})") from error
        if is_file:
            raise LibraryError(f"{folder}: is a file, not a library; name a folder")
        with told():
            store = Store(folder, MAIN)
            schema = store.tables(MAIN).get(SETTINGS, {}).get("1", {}).get("schema")
            if schema is None and not store.generation and _has_articles(folder):
                raise LibraryError(
                    f"{folder}: {MAIN} is missing, but articles are there; "
                    "'reader doctor --repair' rebuilds the list"
                )
            if schema is None and store.tables(MAIN):
                raise LibraryError(
                    f"{folder}: its {MAIN} is not a library of Reader; name another folder"
                )
            if isinstance(schema, int) and schema > SCHEMA:
                raise LibraryError(
                    f"{folder}: written by a newer Reader (schema {schema}, this one knows "
                    f"{SCHEMA}); update Reader. Nothing was touched"
                )
            if schema is None:
                create(store)
            elif schema < SCHEMA:
                migrate(store, schema)
        return cls(
            folder,
            store,
            author=author or _user(),
            is_new=schema is None,
            naming=naming,
        )

    def close(self, *, fold: bool = False) -> None:
        """Let go of the folder; with `fold`, leave plain JSON files and no journal behind."""
        if fold:
            with told():
                self.store.fold()
        self.store.close()
        self.analyses.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def author(self) -> str:
        """The name that changes are signed with."""
        return self.ledger.author

    @property
    def version(self) -> int:
        """Grows whenever something in the library changed, whoever did it."""
        return self.store.version

    def refresh(self) -> bool:
        """Take in what other processes did; whether there was anything."""
        with told():
            return self.store.refresh()

    # -- articles ------------------------------------------------------------------------------

    def add(self, source: "str | Path | Source | Article") -> Article:
        """Store an article from a path, a source or an Article; the stored one if it was there.

        Raises SourceError where it can't be read as an article, LibraryError where it can't be
        stored.
        """
        return self.add_source(source).article

    def add_source(
        self, source: "str | Path | Source | Article", original: "Source | None" = None
    ) -> Addition:
        """The same, saying whether it was new; a text that is stored already stays as it is.

        Another text from the address of a stored article becomes its new version, and its
        annotations are carried over.

        `original`: the bytes an Article was read from, where a program has read it already.
        """
        from reader.ingest import load, read_source

        if isinstance(source, Article):
            article = source
        else:
            original = load(Path(source)) if isinstance(source, str | Path) else source
            article = read_source(original)
        if not _is_text(article):
            raise SourceError(f"“{one_line(article.title)}”: holds half a character (a surrogate)")
        with told(), self.store.transaction():
            stored = self._catalogue.with_digest(article.digest)
            if stored is not None:
                reason = f"stored already as {stored.id}"
                return Addition(self.shelf.article(stored), "unchanged", reason)
            updated = self._update(article, original)
            if updated is not None:
                return updated
            stored = self._catalogue.take_back(article.digest)
            if stored is not None:
                return Addition(self.shelf.article(stored), "added")
            like = self._like(article)
            article_id = self.shelf.place(article, original)
            self._catalogue.add(article, article_id)
        return Addition(replace(article, id=article_id), "added", like)

    def _update(self, article: Article, original: "Source | None") -> Addition | None:
        """A new version of the article from the same address, if there is one."""
        stored = self._catalogue.with_address(article.url)
        if stored is None:
            return None
        if article.digest in stored.former:
            reason = f"an earlier version of {stored.id}"
            return Addition(self.article(stored.id), "unchanged", reason)
        if self.renewing.is_another(stored, article):
            return None
        renewal = self.renewing.renew(stored, article, original)
        return Addition(replace(article, id=stored.id), "updated", str(renewal))

    def _like(self, article: Article) -> str:
        """What a person should know of a stored article that this one is much like, or ""."""
        found = self._likenesses.nearest(article, self._catalogue.all(), self.article)
        return "" if found is None else f"looks like {found[0]} ({found[1]:.0%} the same)"

    def articles(self, query: str = "") -> tuple[ListedArticle, ...]:
        """The articles that fit a query, newest publication first. Raises QueryError.

        A query about people analyses the articles that were not analysed before.
        """
        wanted = queries.parse(query)
        if wanted.has("person"):
            self.analyses.complete()
        return self._catalogue.matching(wanted, self.analyses.with_person)

    def listing(self) -> list[ListedArticle]:
        """Every article, in no order."""
        return self._catalogue.all()

    def listing_by_key(self) -> dict[str, ListedArticle]:
        """The same by key; an article that did not change is the same object as the last time."""
        return self._catalogue.by_key()

    def changed_since(self, version: int) -> frozenset[str] | None:
        """The keys of articles of which the list shows something else; None: any of them may be."""
        return self._catalogue.changed_since(version)

    def stamps(self, article_ids: Iterable[str] | None = None) -> dict[int, int]:
        """By key, a number that changes with what a search finds of an article beside its text."""
        return self._catalogue.stamps(article_ids)

    def search(
        self, query: str, *, told: Callable[[str], object] = lambda _: None
    ) -> "Iterator[Found]":
        """The articles in which the words of a query stand, best first, with the passages.

        Brings the index up to date first. Raises QueryError. `told` gets a line where there can be
        no index; everything is read then.
        """
        from reader.library.search import search, up_to_date

        up_to_date(self, told=lambda _: None)
        return search(self, query, told=told)

    def listed(self, article_id: str) -> ListedArticle:
        """What the list shows of one article. Raises NotFoundError."""
        return self._catalogue.get(article_id)

    def find(self, reference: str) -> ListedArticle:
        """The article of an id, a unique prefix of one, or a unique part of a title.

        Raises NotFoundError, and AmbiguousError with the first few that fit.
        """
        return self._catalogue.find(reference)

    def article(self, article_id: str) -> Article:
        """An article with its text. Raises NotFoundError, LibraryError.

        What changed on the disk meanwhile is taken in as a version.
        """
        return self.renewing.settled(self.listed(article_id))

    def original(self, article_id: str) -> Path | None:
        """The file an article was read from, as it came."""
        return self.shelf.original(article_id, self.listed(article_id).digest)

    def set_status(self, article_id: str, status: Status) -> None:
        """Mark an article unread, reading, done or archived."""
        self.arranging.set_status([article_id], status)

    def set_starred(self, article_id: str, starred: bool) -> None:
        """Star an article or take the star away."""
        self.arranging.set_starred([article_id], starred)

    def set_position(
        self, article_id: str, position: int, progress: float, *, top: int | None = None
    ) -> None:
        """Remember where reading stopped, a code point, the share read, and the code point at the
        top of the screen. Not undoable."""
        self._catalogue.set_position(article_id, position, progress, top)

    def remove(self, article_id: str) -> None:
        """Take an article out of the list. Its folder stays, so that this can be undone."""
        self.arranging.remove([article_id])

    # -- annotations ---------------------------------------------------------------------------

    def annotate(
        self, article_id: str, span: Span | None = None, *, tags: Iterable[str] = (), note: str = ""
    ) -> Annotation:
        """Annotate a span, or the whole article. On return it survives `kill -9` and power loss.

        Raises NotFoundError, QueryError for a span or tag that makes no sense, LibraryError.
        """
        return self.marking.add(self.article(article_id), span, tags, note)

    def merge_copies(self, article_id: str) -> list[str]:
        """Merge what a file synchroniser left beside an article's annotations; a line each."""
        return merge_copies(self.folder, article_id, self.ledger)

    def annotations(
        self, *, article: str | None = None, tag: str | None = None, query: str = ""
    ) -> Iterator[Annotation]:
        """The annotations of an article, with a tag or one below it, or that fit a query."""
        wanted = queries.parse(query)
        if tag:
            wanted = wanted.and_tag(tag)
        if wanted.has("person"):
            self.analyses.complete()
        people = queries.remembered(self.analyses.with_person)
        listed = [self.listed(article)] if article else self.articles()
        for item in listed:
            if item.annotations:
                for annotation in self.marking.of_article(item.id):
                    if wanted.fits_annotation(annotation, item, people):
                        yield annotation

    def undo(self) -> str:
        """Take back the latest change made under this author's name; a word about it."""
        return self.ledger.undo()

    def redo(self) -> str:
        """Do again what was taken back last; a word about it."""
        return self.ledger.redo()

    def select(
        self, articles: Iterable[str] = (), tags: Iterable[str] = (), query: str = ""
    ) -> Bundle:
        """What is to be exported: these articles or all, that fit, with annotations so tagged.

        Raises NotFoundError, AmbiguousError, QueryError.
        """
        from reader.library.selecting import select

        return select(self, articles, tags, query)

    def select_annotations(self, annotations: Iterable[Annotation]) -> Bundle:
        """The same for these annotations and no others."""
        from reader.library.selecting import select_annotations

        return select_annotations(self, annotations)

    def take_in(self, imported: Imported, *, dry_run: bool = False) -> "Intake":
        """Store what somebody else's file holds, as one step; what became of each annotation.

        Raises LibraryError where it can't be stored; then nothing is.
        """
        from reader.library.taking_in import take_in

        return take_in(self, imported, dry_run=dry_run)

    def list_new(self, step: Step, article: Article, listing: Mapping[str, Any]) -> str:
        """Store and list an article within a step; its id. Taking the step back unlists it.

        `listing` are fields of `ListedArticle` that it begins with.
        """
        if not _is_text(article):
            raise SourceError(f"“{one_line(article.title)}”: holds half a character (a surrogate)")
        stored = self._catalogue.in_trash(article.digest)
        if stored is None:
            stored = self.shelf.place(article, None)
            self._catalogue.lay_down(article, stored, listing)
        self._catalogue.pick_up(step, stored)
        return stored

    # -- settings ------------------------------------------------------------------------------

    def setting(self, name: str) -> Any:
        """A remembered setting of this library, or None."""
        return self._settings().get(name)

    def remember(self, name: str, value: Any) -> None:
        """Remember a setting, a JSON value, with the library."""
        with self.ledger.quietly():
            before = self._settings()
            self.ledger.write(_SETTINGS, before, {**before, name: value})

    def check(self) -> list[Finding]:
        """What is wrong with the stored articles. Nothing is written."""
        return list(check_articles(self.folder, self._catalogue, self.shelf, self.marking))

    def problems(self) -> list[str]:
        """The same, a line each."""
        return list(map(str, self.check()))

    @cached_property
    def _likenesses(self) -> "Likenesses":
        from reader.library.likenesses import Likenesses

        return Likenesses(cache_folder())

    def _settings(self) -> dict[str, Any]:
        return self.ledger.read(_SETTINGS) or {}


_SETTINGS = Place(MAIN, SETTINGS, 1)


def _is_text(article: Article) -> bool:
    """Whether UTF-8 can hold it: lone surrogates, which programs may make, it can't."""
    try:
        "\n".join(filter(None, (article.text, article.title, article.byline))).encode()
    except UnicodeEncodeError:
        return False
    return True


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def create(store: Store) -> None:
    """Make a store a library: the schema number, and the starter tags where it has no tags."""
    with store.transaction() as pending:
        tables = pending.setdefault(MAIN, {})
        tables[SETTINGS] = {"1": {"schema": SCHEMA}}
        if not store.tables(MAIN).get(TAGS):
            tables[TAGS] = {str(key): row for key, row in starter_documents().items()}


def _has_articles(folder: Path) -> bool:
    return next(folder.glob("articles/*/article.json"), None) is not None


def _user() -> str:
    """The name annotations are signed with: that of the person logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reader"
