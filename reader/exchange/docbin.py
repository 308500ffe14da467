"""spaCy DocBin: documents with the annotations as span groups. Needs the extra `spacy`.

`doc.spans["sc"]` has all of them, overlaps too; `doc.ents` those that do not overlap, because
spaCy refuses others.
"""

from collections.abc import Iterator
from typing import Any

from reader.exchange.extras import load
from reader.exchange.labels import PLAIN, Labels
from reader.exchange.losses import tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.spans import placed, tell_spans
from reader.exchange.tokens import apart, chunks
from reader.model import Span
from reader.model.bundle import AnnotatedArticle, Bundle

GROUP = "sc"
"""The name of the span group that spaCy's own span categoriser uses."""


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One file with a document per article."""
    tell_tags(bundle, report)
    load("spacy", "spacy")
    yield File("reader.spacy", _bytes(bundle, report))


def _bytes(bundle: Bundle, report: Report) -> Iterator[bytes]:
    spacy = load("spacy", "spacy")
    pipeline = spacy.blank("xx")
    pipeline.max_length = 100_000_000
    labels = Labels((PLAIN, *(tag.name for tag in bundle.tags)))
    made = load("spacy.tokens", "spacy").DocBin(store_user_data=True)
    for item in bundle.articles:
        tell_spans(item, report, notes=False)
        made.add(_document(pipeline, item, labels, report))
    yield made.to_bytes()


def _document(pipeline: Any, item: AnnotatedArticle, labels: Labels, report: Report) -> Any:
    span = load("spacy.tokens", "spacy").Span
    document = pipeline.make_doc(item.article.text)
    document.user_data["title"] = item.article.title
    document.user_data["id"] = item.listed.id
    tokens = [Span(token.idx, token.idx + len(token.text)) for token in document]
    found = chunks(tokens, placed(item, report), labels, report)
    document.spans[GROUP] = [span(document, c.first, c.last + 1, c.label) for c in found]
    alone = Report()  # what the entities lose is in the span group
    document.ents = [span(document, c.first, c.last + 1, c.label) for c in apart(found, alone)]
    report.bent(
        "overlapping span, in the span group but no entity", len(found) - len(document.ents)
    )
    return document


FORMAT = Format(
    name="docbin",
    title="spaCy DocBin",
    suffix=".spacy",
    carries="texts and tags of passages as span groups, those that do not overlap as entities",
    cannot="notes, authors, times, whole articles; spans end where words do",
    proven="spaCy loads it and has the same spans",
    write=write,
    extra="spacy",
)
