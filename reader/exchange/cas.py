"""What both ways of writing a UIMA CAS share: annotations as feature structures.

An annotation of the whole article covers all of its text and says so in the feature `scope`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.exchange.losses import tell_article
from reader.exchange.report import Report
from reader.model.bundle import AnnotatedArticle
from reader.model.offsets import Offsets

TYPE = "webanno.custom.Reader"
FEATURES = ("label", "note", "author", "identifier", "scope")
WHOLE = "article"


class Structure(NamedTuple):
    """An annotation with one of its tags; places in UTF-16 code units."""

    begin: int
    end: int
    features: dict[str, str]


def structures(item: AnnotatedArticle, report: Report) -> Iterator[Structure]:
    """The feature structures of an article, in the order of the text."""
    tell_article(item, report, times=False)
    offsets = Offsets(item.article.text, "utf-16")
    for annotation in item.annotations:
        if annotation.exact and not annotation.span:
            report.dropped("annotation without a place")
            continue
        start, end = annotation.span or (0, len(item.article.text))
        for tag in annotation.tags or ("",):
            features = {
                "label": tag,
                "note": annotation.note,
                "author": annotation.author,
                "identifier": annotation.id,
                "scope": "" if annotation.span else WHOLE,
            }
            yield Structure(offsets.foreign(start), offsets.foreign(end), features)
