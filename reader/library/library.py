"""The library: everything stored in one folder, and all that can be done with it.

In: sources, spans, queries. Out: articles, annotations, tags of the model. Safe to use from several
threads and from any number of processes at once; what has returned is on the disk.
"""

import getpass
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from reader.library import query as queries
from reader.library.adding import Adding, Addition
from reader.library.analyses import Analyses
from reader.library.arranging import Arranging
from reader.library.bulk import Bulk
from reader.library.catalogue import Catalogue
from reader.library.checks import Finding, check_articles
from reader.library.codebook import Codebook
from reader.library.conflicts import merge_copies
from reader.library.correcting import Correcting
from reader.library.documents import MAIN, SETTINGS
from reader.library.drafts import Drafts
from reader.library.ledger import Ledger, Place, told
from reader.library.marking import Marking
from reader.library.naming import Naming
from reader.library.opening import open_store
from reader.library.renewing import Renewing
from reader.library.shelf import Shelf
from reader.model import Annotation, Article, ListedArticle, Span
from reader.model.article import Status
from reader.model.bundle import Bundle, Imported
from reader.settings import cache_folder
from reader.storage import Store
from reader.storage.files import Files

if TYPE_CHECKING:
    from reader.ingest import Source
    from reader.library.reattaching import Reattaching
    from reader.library.results import Found
    from reader.library.taking_in import Intake


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
        self.adding = Adding(self.ledger, self.shelf, self._catalogue, self.renewing)

    @classmethod
    def open(cls, folder: str | Path, *, author: str = "", naming: Naming | None = None) -> Self:
        """Open the library in `folder` and create what is not there.

        `naming` finds the names in its articles; without it Reader's own model does.

        Raises LibraryError where the folder is a file, is of a newer Reader, is damaged or can't
        be read or, for a new one, written. Nothing is overwritten.
        """
        opened = open_store(folder)
        return cls(
            opened.store.folder,
            opened.store,
            author=author or _user(),
            is_new=opened.is_new,
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

    @cached_property
    def reattaching(self) -> "Reattaching":
        """The annotations that are not sure of their place."""
        from reader.library.reattaching import Reattaching

        return Reattaching(self.ledger, self.marking)

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
            return self.adding.add(source, original)
        original = load(Path(source)) if isinstance(source, str | Path) else source
        return self.adding.add(read_source(original), original)

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

    def _settings(self) -> dict[str, Any]:
        return self.ledger.read(_SETTINGS) or {}


_SETTINGS = Place(MAIN, SETTINGS, 1)


def _user() -> str:
    """The name annotations are signed with: that of the person logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reader"
