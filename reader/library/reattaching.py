"""Reattaching: annotations that are not sure of their place, looked at by a person.

In: an article whose text changed, and its moved and orphaned annotations. Out: where each may
stand, and the annotations once somebody has said so.
"""

from dataclasses import replace

from reader.analysis.anchoring import candidates
from reader.analysis.judging import Candidate, Selector
from reader.library.ledger import Ledger
from reader.library.marking import Marking
from reader.model import Annotation, Article, QueryError, Span


class Reattaching:
    """The unsure annotations of one library."""

    def __init__(self, ledger: Ledger, marking: Marking) -> None:
        self._ledger = ledger
        self._marking = marking

    def unsure(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of an article that were moved or lost their place, the orphans first."""
        found = (a for a in self._marking.of_article(article_id) if a.state != "anchored")
        return tuple(sorted(found, key=lambda a: (a.state != "orphaned", a.confidence)))

    def suggestions(self, article: Article, annotation: Annotation) -> tuple[Candidate, ...]:
        """Where an annotation without a place may stand, the likeliest first."""
        words = Selector(annotation.exact, annotation.prefix, annotation.suffix, annotation.start)
        return candidates(article.text, words)

    def reattach(self, article: Article, annotation: Annotation, span: Span) -> Annotation:
        """Say where an annotation belongs that was moved or lost its place.

        Raises QueryError, NotFoundError where it is gone.
        """
        return self._marking.move(article, annotation, span, "attached again")

    def confirm(self, annotation: Annotation) -> Annotation:
        """Say that an annotation that was moved is where it belongs.

        Raises QueryError where it has no place, NotFoundError where it is gone.
        """
        with self._ledger.step("place confirmed") as step:
            present = self._marking.present(annotation)
            if present.state == "orphaned":
                raise QueryError("it has no place; select the passage and attach it there")
            sure = replace(present, state="anchored", confidence=1.0)
            return self._marking.change(step, annotation, sure) or sure
