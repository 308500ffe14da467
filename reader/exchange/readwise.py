"""Readwise: the CSV that its import page takes, a highlight per row."""

import csv
import io
from collections.abc import Iterator

from reader.exchange.csv import guarded
from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.spans import placed
from reader.model import Annotation
from reader.model.bundle import AnnotatedArticle, Bundle

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A row per annotation that has words."""
    tell_tags(bundle, report)
    yield File("readwise.csv", _rows(bundle, report))


def _rows(bundle: Bundle, report: Report) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in bundle.articles:
        tell_article(item, report, authors=False)
        for annotation in placed(item, report):
            writer.writerow([guarded(cell, report) for cell in _row(item, annotation)])
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode()


def _row(item: AnnotatedArticle, annotation: Annotation) -> tuple[str, ...]:
    """Tags begin the note, each with a dot in front, as Readwise's own tags in notes."""
    listed = item.listed
    tags = " ".join(f".{'-'.join(tag.split())}" for tag in annotation.tags)
    return (
        annotation.exact, listed.title, listed.byline or listed.publisher or "", listed.url or "",
        "\n".join(filter(None, (tags, annotation.note))), str(annotation.start),
        f"{annotation.created[:10]} {annotation.created[11:19]}".strip(),
    )  # fmt: skip


FORMAT = Format(
    name="readwise",
    title="Readwise CSV",
    suffix=".csv",
    carries="passages, notes with tags as Readwise reads them, titles, authors, addresses, times",
    cannot="texts, colours, who annotated, annotations of the whole article",
    proven="not proven: nothing reads it without an account",
    write=write,
)
