"""spaCy DocBin: documents with the annotations as span groups. Needs the extra `spacy`.

`doc.spans["sc"]` has all of them, overlaps too; `doc.ents` those that do not overlap, because
spaCy refuses others. A DocBin can only be written whole, so many articles make several of them:
spaCy reads a folder as it reads a file.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, count, islice
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
PER_FILE = 200
"""Articles in a file."""
_ATTRIBUTES = ("ORTH", "ENT_IOB", "ENT_TYPE")
"""Of each token; a DocBin's own choice has nine more, which are empty here."""


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A document per article, a file for some hundred of them."""
    tell_tags(bundle, report)
    load("spacy", "spacy")
    labels = Labels((PLAIN, *(tag.name for tag in bundle.tags)))
    articles = iter(bundle.articles)
    for number in count(1):
        part = islice(articles, PER_FILE)
        first = next(part, None)
        if first is None:
            return
        name = "reader.spacy" if number == 1 else f"reader-{number}.spacy"
        yield File(name, _bytes(chain((first,), part), labels, report))


def _bytes(articles: Iterable[AnnotatedArticle], labels: Labels, report: Report) -> Iterator[bytes]:
    spacy = load("spacy", "spacy")
    pipeline = spacy.blank("xx")
    pipeline.max_length = 100_000_000
    made = load("spacy.tokens", "spacy").DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for item in articles:
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
    several=True,
    extra="spacy",
)
