"""What most formats cannot carry, counted in the same words by all of them.

In: what is exported. Out: lines in the report.
"""

from reader.exchange.report import Report
from reader.model import Tag
from reader.model.bundle import AnnotatedArticle, Bundle

TAG_FIELDS = ("color", "key", "description")
_WORDS = {"color": "colour of a tag", "key": "key of a tag", "description": "description of a tag"}


def tell_tags(bundle: Bundle, report: Report, *, kept: tuple[str, ...] = ()) -> None:
    """Count the fields of the codebook that are not among `kept`."""
    for name in TAG_FIELDS:
        if name not in kept:
            report.dropped(_WORDS[name], sum(_says(tag, name) for tag in bundle.tags))


def _says(tag: Tag, field: str) -> bool:
    return bool(getattr(tag, field))


def tell_article(
    item: AnnotatedArticle,
    report: Report,
    *,
    notes: bool = True,
    authors: bool = True,
    times: bool = True,
    states: bool = False,
) -> None:
    """Count what is lost of an article's annotations where a format has no place for it."""
    report.dropped("correction of the analysis", len(item.corrections))
    if not notes:
        report.dropped("note", sum(bool(a.note) for a in item.annotations))
    if not authors:
        report.dropped("author of an annotation", sum(bool(a.author) for a in item.annotations))
    if not times:
        report.dropped("times of an annotation", len(item.annotations))
    if not states:
        unsure = sum(a.state == "moved" for a in item.annotations)
        report.dropped("how sure a moved annotation is", unsure)
