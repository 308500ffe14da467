"""Entities in the place of annotations, so that every format of annotations can carry them.

In: a bundle. Out: the same articles, annotated with the entities of their analyses, corrections
applied, and with nothing else; the tag of each is its label. IOB2 and DocBin of this are what
recognisers are trained with.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reader.analysis.entities.gazetteer import LABELS
from reader.model import Annotation, Tag
from reader.model.bundle import AnnotatedArticle, Bundle


def with_entities(bundle: Bundle) -> Bundle:
    """The bundle with entities in the place of its annotations."""
    return Bundle(_Named(bundle.articles), tuple(Tag(name=label) for label in LABELS))


@dataclass(frozen=True)
class _Named:
    """Articles whose annotations are their entities; each pass analyses them anew."""

    articles: Iterable[AnnotatedArticle]

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        for item in self.articles:
            yield replace(item, annotations=_annotations(item), corrections=())


def _annotations(item: AnnotatedArticle) -> tuple[Annotation, ...]:
    if item.analysis is None:
        return ()
    text = item.article.text
    return tuple(
        Annotation(
            id=f"{item.listed.id}-{number}",
            article=item.listed.id,
            start=entity.start,
            end=entity.end,
            exact=entity.span.of(text),
            tags=(entity.label,),
        )
        for number, entity in enumerate(item.analysis().entities, 1)
    )
