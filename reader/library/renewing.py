"""Renewing: an article's text gives way to another, and its annotations go along.

In: an article of the library and the text that takes its place. Out: a `Renewal`, which counts what
became of the annotations. Nothing is dropped: the former text stays on the shelf, an annotation
whose words are gone is orphaned and keeps them, what was moved says how sure that is. The text is
written first, the list and the annotations change in one commit, which is a step that undo takes
back.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.catalogue import Catalogue
from reader.library.documents import (
    ANNOTATIONS,
    annotation_document,
    annotation_key,
    annotation_of,
    annotations_file,
)
from reader.library.ledger import Ledger, Place, Step
from reader.library.shelf import Shelf
from reader.model import Annotation, Article, LibraryError, ListedArticle, selector
from reader.model.counted import counted

if TYPE_CHECKING:
    from reader.analysis.difference import Difference
    from reader.ingest import Source

ANOTHER_WORDS = 100
"""Words from which a text that shares nothing with the one before is taken for another article."""
_NOTHING_SHARED = 0.005


class Renewal(NamedTuple):
    """How many annotations an article has; how many are unsure now, how many have no place."""

    annotations: int = 0
    moved: int = 0
    orphaned: int = 0

    def __str__(self) -> str:
        if not self.annotations:
            return "a new version"
        parts = [f"{self.moved} moved"] if self.moved else []
        parts += [f"{self.orphaned} orphaned"] if self.orphaned else []
        became = ", ".join(parts) or "all where they were"
        return f"a new version; of {counted(self.annotations, 'annotation')}: {became}"


class TextVersion(NamedTuple):
    """A text of an article, numbered from 1, the oldest. `stored` is a time in UTC, ISO 8601."""

    number: int
    digest: str
    stored: str
    title: str
    words: int
    is_current: bool

    def to_json(self) -> dict[str, Any]:
        """An object of `reader versions --json`."""
        return {**self._asdict()}


class Renewing:
    """The texts of the articles of one library, one after the other."""

    def __init__(self, ledger: Ledger, shelf: Shelf, catalogue: Catalogue) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._catalogue = catalogue

    def is_another(self, listed: ListedArticle, article: Article) -> bool:
        """Whether what came from an article's address is no version of it: another title, and not
        three words in a row of a long text."""
        from reader.analysis.likeness import shared

        if min(listed.words, article.words) < ANOTHER_WORDS or listed.title == article.title:
            return False
        return shared(self._shelf.article(listed).text, article.text) < _NOTHING_SHARED

    def renew(self, listed: ListedArticle, article: Article, source: "Source | None") -> Renewal:
        """Give a stored article another text and what is known with it; one step of undo.

        Raises NotFoundError, LibraryError; then nothing has changed.
        """
        former = self._shelf.article(listed)
        with self._ledger.step(f"a new version of “{listed.title}”") as step:
            self._shelf.place_version(listed.id, article, source)
            self._catalogue.renew(step, listed.id, article)
            old = former.text if former.digest == listed.digest else None
            return self._carry(step, listed.id, old, article.text)

    def versions(self, listed: ListedArticle) -> list[TextVersion]:
        """Every text that an article has had, the oldest first; what can't be read is left out."""
        found: list[TextVersion] = []
        for number, digest in enumerate((*listed.former, listed.digest), 1):
            version = self._shelf.version_of(listed.id, digest)
            if version is not None:
                found.append(
                    TextVersion(
                        number,
                        digest,
                        version.stored or listed.added,
                        version.title or listed.title,
                        version.words,
                        digest == listed.digest,
                    )
                )
        return found

    def compare(self, article_id: str, old: str, new: str) -> "Difference":
        """What became of one text of an article in another, by their digests.

        Raises NotFoundError, LibraryError.
        """
        from reader.analysis.difference import difference

        version = self._shelf.version
        return difference(version(article_id, old).text, version(article_id, new).text)

    def settled(self, listed: ListedArticle) -> Article:
        """The article as it stands on the disk, with the list and its annotations made to fit.

        A text that was changed there by something else becomes a version of the article; an
        annotation that does not stand where it says, because it came from another machine or undo
        put the text back, is looked for. Where nothing can be written, all stays as it is. Raises
        NotFoundError, LibraryError.
        """
        article = self._shelf.article(listed)
        try:
            if article.digest != listed.digest:
                return self._adopt(listed, article)
            if listed.annotations and self._strays(listed.id, article.text):
                self._call_back(listed.id, article.text)
        except LibraryError:
            pass
        return article

    def _adopt(self, listed: ListedArticle, article: Article) -> Article:
        kept = tuple(s for s in article.structure if s.end <= len(article.text))
        article = replace(article, structure=kept)
        with self._ledger.quietly():
            now_listed = self._catalogue.get(listed.id)
            if now_listed.digest != listed.digest:
                return self._shelf.article(now_listed)  # somebody else has just done it
            self._shelf.place_version(listed.id, article, None)
            step = Step(self._ledger, "")  # quietly: the former text is gone, undo could not
            self._catalogue.renew(step, listed.id, article)
            self._carry(step, listed.id, None, article.text)
        return article

    def _call_back(self, article_id: str, text: str) -> None:
        with self._ledger.quietly():
            strays = self._strays(article_id, text)
            self._place(Step(self._ledger, ""), strays, None, text)

    def _strays(self, article_id: str, text: str) -> list[Annotation]:
        """The annotations whose words do not stand where they say."""
        return [
            annotation
            for annotation in self._all(article_id)
            if annotation.span is not None
            and annotation.exact
            and annotation.span.of(text) != annotation.exact
        ]

    def _carry(self, step: Step, article_id: str, old: str | None, new: str) -> Renewal:
        placed = [a for a in self._all(article_id) if a.exact or a.span is not None]
        became = self._place(step, placed, old, new)
        marks = [a for a in became if a.correction is None]
        return Renewal(
            len(marks),
            sum(annotation.state == "moved" for annotation in marks),
            sum(annotation.state == "orphaned" for annotation in marks),
        )

    def _place(
        self, step: Step, annotations: Iterable[Annotation], old: str | None, new: str
    ) -> list[Annotation]:
        """Store each annotation where it is in the new text; what became of them."""
        from reader.analysis.judging import Selector
        from reader.analysis.reanchoring import reanchor

        before = list(annotations)
        selectors = [Selector(a.exact, a.prefix, a.suffix, a.start) for a in before]
        after: list[Annotation] = []
        for annotation, found in zip(before, reanchor(old, new, selectors), strict=True):
            placed = replace(
                annotation, start=None, end=None, state="orphaned", confidence=found.confidence
            )
            if found.span is not None:
                state, confidence = found.state, found.confidence
                if annotation.state == "moved":  # nobody has looked at it yet
                    state, confidence = "moved", min(confidence, annotation.confidence)
                placed = replace(
                    placed,
                    start=found.span.start,
                    end=found.span.end,
                    state=state,
                    confidence=confidence,
                    **selector(new, found.span),
                )
            after.append(placed)
            place = Place(annotations_file(placed.article), ANNOTATIONS, annotation_key(placed.id))
            step.put(place, annotation_document(placed))
        return after

    def _all(self, article_id: str) -> list[Annotation]:
        """Marks and corrections."""
        rows: Iterable[dict[str, Any]] = self._ledger.rows(
            annotations_file(article_id), ANNOTATIONS
        ).values()
        return [annotation_of(row, article_id) for row in rows]
