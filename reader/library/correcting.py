"""Correcting: what a person says the analysis of an article got wrong.

In: an article, a span and a `Correction`. Out: the stored annotation of that kind; the analysis
with all corrections of the article applied. Of one kind there is one at a span: a later one takes
the place of the one before.
"""

from dataclasses import replace

from reader.analysis.corrections import corrected
from reader.library.documents import (
    ANNOTATIONS,
    annotation_document,
    annotation_key,
    annotation_of,
    annotations_file,
    is_correction,
    new_annotation_id,
    now,
)
from reader.library.ledger import Ledger, Place
from reader.model import Analysis, Annotation, Article, Correction, Span, selector


class Correcting:
    """The corrections in one library."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of_article(self, article_id: str) -> tuple[Annotation, ...]:
        """The corrections of an article, in the order they were made."""
        rows = self._ledger.rows(annotations_file(article_id), ANNOTATIONS).values()
        made = [annotation_of(row, article_id) for row in rows if is_correction(row)]
        return tuple(sorted(made, key=lambda a: (a.updated, a.id)))

    def apply(self, article: Article, analysis: Analysis) -> Analysis:
        """An article's analysis as it is to be shown and counted."""
        made = self.of_article(article.id)
        return corrected(analysis, made, article.text) if made else analysis

    def correct(self, article: Article, span: Span, correction: Correction) -> Annotation:
        """Store a correction of what is at a span of the article's text."""
        with self._ledger.step(_label(correction, span.of(article.text))) as step:
            time = now()
            made = Annotation(
                id=new_annotation_id(),
                article=article.id,
                author=self._ledger.author,
                created=time,
                updated=time,
                correction=correction,
            )
            words = selector(article.text, span)
            made = replace(made, start=span.start, end=span.end, **words)
            before = self._at(article.id, span, correction)
            if before is not None:
                made = replace(made, id=before.id, created=before.created)
            step.put(_place(made), annotation_document(made))
        return made

    def _at(self, article_id: str, span: Span, correction: Correction) -> Annotation | None:
        for annotation in self.of_article(article_id):
            other = annotation.correction
            if annotation.span == span and other and other.subject == correction.subject:
                return annotation
        return None


def _place(annotation: Annotation) -> Place:
    return Place(annotations_file(annotation.article), ANNOTATIONS, annotation_key(annotation.id))


def _label(correction: Correction, words: str) -> str:
    """What undo calls it."""
    shown = " ".join(words.split())
    shown = f"“{shown[:24]}…”" if len(shown) > 24 else f"“{shown}”"
    if correction.rejected:
        return f"{shown} is no {correction.subject}"
    if correction.subject == "quotation":
        return f"{shown} said by {correction.name or 'somebody unknown'}"
    if correction.name:
        return f"{shown} is {correction.name}"
    return f"{shown} is of kind {correction.label}"
