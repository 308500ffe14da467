"""Catching up: everything that can be known of the stored articles, worked out and indexed.

In: a library. Out: a `Step` for each article done, so that somebody can be told how far it is.
Every step is kept: stopped at any point, the next time goes on from there. A failure of one
article, or of the index, never stops the rest.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Literal

from reader.library.analysts import analysing
from reader.library.indexing import BATCH, Outstanding, outstanding, take_in
from reader.library.library import Library
from reader.library.search_index import SearchIndexError
from reader.model import ListedArticle


@dataclass(frozen=True, slots=True)
class Step:
    """Something done: `done` of `total`. `problem` says what went wrong, of `article` if any."""

    work: Literal["indexed", "analysed"]
    done: int
    total: int
    article: str = ""
    problem: str = ""

    def to_json(self) -> dict[str, Any]:
        """A line of `reader analyze --all --jsonl`."""
        return {
            "work": self.work,
            "done": self.done,
            "total": self.total,
            "article": self.article,
            "problem": self.problem,
        }


def catch_up(
    library: Library, *, analyse: bool = True, workers: int | None = None
) -> Generator[Step]:
    """Index what changed, then analyse what never was and index that. Close it to stop."""
    index = library.analyses.index
    try:
        found = outstanding(library, index)
    except SearchIndexError as error:
        yield Step("indexed", 0, 0, problem=str(error))
        findings = library.analyses.findings
        lacking = (a for a in library.listing() if not findings.has(a.digest))
        found = Outstanding((), (), tuple(lacking))
    yield from _index(library, found)
    if analyse:
        yield from _analyse(library, found.unanalysed, workers)


def _index(library: Library, found: Outstanding) -> Generator[Step]:
    done, total = 0, len(found.changed)
    gone = found.gone
    for first in range(0, max(1, total), BATCH):
        batch = found.changed[first : first + BATCH]
        try:
            take_in(library, library.analyses.index, batch, gone)
        except SearchIndexError as error:
            yield Step("indexed", done, total, problem=str(error))
            return
        gone = ()
        for article in batch:
            done += 1
            yield Step("indexed", done, total, article.id)


def _analyse(
    library: Library, articles: tuple[ListedArticle, ...], workers: int | None
) -> Generator[Step]:
    if not articles:
        return
    index_problem = ""
    waiting: list[ListedArticle] = []

    def index() -> None:
        nonlocal index_problem
        try:
            take_in(library, library.analyses.index, waiting)
        except SearchIndexError as error:
            index_problem = str(error)
        waiting.clear()

    with analysing(library, articles, workers) as outcomes:
        try:
            for done, (article, problem) in enumerate(outcomes, start=1):
                if not problem and not index_problem:
                    waiting.append(article)
                if len(waiting) >= BATCH:
                    index()
                yield Step("analysed", done, len(articles), article.id, problem)
        finally:
            index()
    if index_problem:
        yield Step("indexed", 0, 0, problem=index_problem)
