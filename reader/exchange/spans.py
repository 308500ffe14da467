"""Annotations in formats that know only spans with labels: what is one there, what is one here.

Out: each tag of an annotation is a span of its own. In: spans of the same place with the same note
are one annotation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.exchange.labels import PLAIN
from reader.exchange.losses import tell_article
from reader.exchange.report import Report
from reader.model import Annotation
from reader.model.bundle import AnnotatedArticle, ForeignAnnotation


def placed(item: AnnotatedArticle, report: Report) -> Iterator[Annotation]:
    """The annotations that have a place; the others are counted as dropped."""
    for annotation in item.annotations:
        if annotation.span:
            yield annotation
        else:
            whole = "annotation of the whole article"
            report.dropped("annotation without a place" if annotation.exact else whole)


def tell_spans(item: AnnotatedArticle, report: Report, *, notes: bool = True) -> None:
    """Count what formats of spans lose: authors, times and, as it may be, notes."""
    tell_article(item, report, notes=notes, authors=False, times=False)


@dataclass(slots=True)
class _Group:
    article: str
    start: int
    end: int
    note: str
    tags: list[str] = field(default_factory=list[str])
    names: list[str] = field(default_factory=list[str])


class Joined:
    """Spans on their way in, joined by place and note."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, int, int, str], _Group] = {}

    def add(
        self,
        article: str,
        start: int,
        end: int,
        tags: Iterable[str],
        note: str = "",
        name: str = "",
    ) -> None:
        """A span of an article, code points; `name` is what the file calls it."""
        key = (article, start, end, note)
        group = self._groups.setdefault(key, _Group(article, start, end, note))
        group.tags += [tag for tag in tags if tag and tag != PLAIN]
        group.names.append(name)

    def annotations(self) -> tuple[ForeignAnnotation, ...]:
        """What the spans are here."""
        return tuple(
            ForeignAnnotation(
                annotation=Annotation(
                    id="",
                    article=group.article,
                    start=group.start,
                    end=group.end,
                    tags=tuple(group.tags),
                    note=group.note,
                ),
                identity=f"{group.article}#{group.names[0]}" if group.names[0] else "",
            )
            for group in self._groups.values()
        )
