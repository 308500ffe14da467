"""Adding: articles come into the list, each once.

In: articles and what they were read from. Out: an `Addition` for each. A text that is there stays
as it is; another text from the address of a stored article becomes its new version. What is added
together is one commit and its files are made safe at once, which takes most disks a tenth of the
time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reader.library.catalogue import Catalogue
from reader.library.ledger import Ledger, Step
from reader.library.renewing import Renewing
from reader.library.shelf import Shelf
from reader.model import Article, ReaderError, SourceError
from reader.model.visible import one_line
from reader.settings import cache_folder

if TYPE_CHECKING:
    from reader.ingest import Source
    from reader.library.likenesses import Likenesses

Place = Callable[[Article, "Source | None"], str]


class Addition(NamedTuple):
    """What became of a source: the article, whether it or its text was new, and what a person
    should know about that."""

    article: Article
    status: Literal["added", "updated", "unchanged"]
    reason: str = ""


class Adding:
    """Puts articles into one library."""

    def __init__(
        self, ledger: Ledger, shelf: Shelf, catalogue: Catalogue, renewing: Renewing
    ) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._catalogue = catalogue
        self._renewing = renewing

    def add(self, article: Article, original: "Source | None" = None) -> Addition:
        """Store one article. Raises SourceError for a text that no file can hold, LibraryError."""
        (found,) = self.add_all([(article, original)])
        if isinstance(found, ReaderError):
            raise found
        return found

    def add_all(
        self, given: Sequence[tuple[Article, "Source | None"]]
    ) -> list[Addition | ReaderError]:
        """Store articles, in one commit; for each what became of it or why it was not stored."""
        try:
            found = self._store(given)
        except ReaderError as error:
            if len(given) == 1:
                return [error]
            return [one for each in given for one in self.add_all([each])]
        return self._with_likenesses(found)

    def list_new(self, step: Step, article: Article, listing: Mapping[str, Any]) -> str:
        """Store and list an article within a step; its id. Taking the step back unlists it.

        `listing` are fields of `ListedArticle` that it begins with.
        """
        _check(article)
        stored = self._catalogue.in_trash(article.digest)
        if stored is None:
            stored = self._shelf.place(article, None)
            self._catalogue.lay_down(article, stored, listing)
        self._catalogue.pick_up(step, stored)
        return stored

    def _store(self, given: Sequence[tuple[Article, "Source | None"]]) -> list[Addition]:
        for article, _ in given:
            _check(article)
        with self._ledger.quietly(), self._shelf.placing(self._catalogue.has) as place:
            return [self._add(article, original, place) for article, original in given]

    def _add(self, article: Article, original: "Source | None", place: Place) -> Addition:
        stored = self._catalogue.with_digest(article.digest)
        if stored is not None:
            reason = f"stored already as {stored.id}"
            return Addition(self._shelf.article(stored), "unchanged", reason)
        updated = self._update(article, original)
        if updated is not None:
            return updated
        stored = self._catalogue.take_back(article.digest)
        if stored is not None:
            return Addition(self._shelf.article(stored), "added")
        article_id = place(article, original)
        self._catalogue.add(article, article_id)
        return Addition(replace(article, id=article_id), "added")

    def _update(self, article: Article, original: "Source | None") -> Addition | None:
        """A new version of the article from the same address, if there is one."""
        stored = self._catalogue.with_address(article.url)
        if stored is None:
            return None
        if article.digest in stored.former:
            reason = f"an earlier version of {stored.id}"
            return Addition(self._renewing.settled(stored), "unchanged", reason)
        if self._renewing.is_another(stored, article):
            return None
        renewal = self._renewing.renew(stored, article, original)
        return Addition(replace(article, id=stored.id), "updated", str(renewal))

    def _with_likenesses(self, found: Sequence[Addition]) -> list[Addition | ReaderError]:
        """The same, saying of what is new which stored article it is much like."""
        added = [each.article for each in found if each.status == "added"]
        likes = iter(self._likenesses.nearest(added) if added else ())
        told: list[Addition | ReaderError] = []
        for each in found:
            like = next(likes) if each.status == "added" else None
            if like is not None:
                reason = f"looks like {like[0]} ({like[1]:.0%} the same)"
                each = each._replace(reason=reason)  # noqa: PLW2901
            told.append(each)
        return told

    @cached_property
    def _likenesses(self) -> "Likenesses":
        from reader.library.likenesses import Likenesses

        def read(article_id: str) -> Article:
            return self._renewing.settled(self._catalogue.get(article_id))

        return Likenesses(cache_folder(), self._catalogue, read)


def _check(article: Article) -> None:
    """Raises SourceError where UTF-8 can't hold it: lone surrogates, which programs may make."""
    try:
        "\n".join(filter(None, (article.text, article.title, article.byline))).encode()
    except UnicodeEncodeError:
        title = one_line(article.title)
        raise SourceError(f"“{title}”: holds half a character (a surrogate)") from None
