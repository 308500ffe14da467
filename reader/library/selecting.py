"""Selecting: the part of a library that is to be exported.

In: articles, tags, a query. Out: a `Bundle`, whose articles are read one by one as they are taken.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reader.library.documents import annotations_file
from reader.model import Annotation, ListedArticle
from reader.model.bundle import AnnotatedArticle, Bundle

if TYPE_CHECKING:
    from reader.library.library import Library


def select(
    library: "Library", articles: Iterable[str] = (), tags: Iterable[str] = (), query: str = ""
) -> Bundle:
    """The articles asked for, or all, that fit the query, with their annotations.

    With tags, only annotations that carry one of them or one below it, and only articles that have
    such. Raises NotFoundError, AmbiguousError, QueryError.
    """
    chosen = list({found.id: found for found in map(library.find, articles)}.values())
    fitting = library.articles(query) if query or not chosen else ()
    if not chosen:
        chosen = list(fitting)
    elif query:
        ids = {article.id for article in fitting}
        chosen = [article for article in chosen if article.id in ids]
    wanted = tuple(tag.removeprefix("#").casefold() for tag in tags)

    def wants(annotation: Annotation) -> bool:
        return any(_has(tag, annotation.tags) for tag in wanted)

    selected = _Selected(library, tuple(chosen), wants if wanted else None)
    return Bundle(selected, library.codebook.tags())


def select_annotations(library: "Library", annotations: Iterable[Annotation]) -> Bundle:
    """These annotations, as they are stored when they are taken, with their articles."""
    chosen = list(annotations)
    ids = frozenset(annotation.id for annotation in chosen)
    articles = dict.fromkeys(annotation.article for annotation in chosen)
    listed = tuple(map(library.listed, articles))
    return Bundle(_Selected(library, listed, lambda a: a.id in ids), library.codebook.tags())


class _Selected:
    """The chosen articles; each pass reads them anew. With `wants`, only the annotations it wants,
    and only articles that have such."""

    def __init__(
        self,
        library: "Library",
        articles: tuple[ListedArticle, ...],
        wants: Callable[[Annotation], bool] | None,
    ) -> None:
        self._library = library
        self._articles = articles
        self._wants = wants

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        for listed in self._articles:
            found = self._library.marking.of_article(listed.id)
            if self._wants is not None:
                found = tuple(filter(self._wants, found))
            if found or self._wants is None:
                yield self._annotated(listed, found)
            self._library.ledger.let_go(annotations_file(listed.id))

    def _annotated(self, listed: ListedArticle, found: tuple[Annotation, ...]) -> AnnotatedArticle:
        library, article = self._library, self._library.article(listed.id)
        return AnnotatedArticle(
            article,
            listed,
            found,
            library.correcting.of_article(listed.id),
            lambda: library.analyses.of(article),
        )


def _has(wanted: str, tags: tuple[str, ...]) -> bool:
    folded = (tag.casefold() for tag in tags)
    return any(tag == wanted or tag.startswith(f"{wanted}/") for tag in folded)
