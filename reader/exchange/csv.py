"""CSV: one row per annotation, for spreadsheets.

UTF-8 with a byte order mark, so that spreadsheets read it as what it is. A cell that a spreadsheet
would run as a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in
front (OWASP, "CSV Injection"), and the remarks count those.
"""

import codecs
import csv
import io
from collections.abc import Iterator

from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.model.bundle import Bundle

COLUMNS = (
    "article", "title", "publisher", "published", "url", "start", "end", "exact", "tags", "note",
    "author", "created", "updated", "state", "id",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A row per annotation, articles in the order of the bundle; several tags joined by "; "."""
    yield File("annotations.csv", _rows(bundle, report))


def _rows(bundle: Bundle, report: Report) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    yield codecs.BOM_UTF8
    for item in bundle.articles:
        listed = item.listed
        for a in item.annotations:
            values = (
                listed.id, listed.title, listed.publisher, listed.published, listed.url, a.start,
                a.end, a.exact, "; ".join(a.tags), a.note, a.author, a.created, a.updated, a.state,
                a.id,
            )  # fmt: skip
            writer.writerow([_cell(value, report) for value in values])
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode()


def _cell(value: object, report: Report) -> str:
    text = "" if value is None else str(value)
    if isinstance(value, str) and text.startswith(_FORMULA):
        report.bent("cell begins with an apostrophe, so that no spreadsheet runs it")
        return f"'{text}"
    return text


FORMAT = Format(
    name="csv",
    title="CSV, one row per annotation",
    suffix=".csv",
    carries="annotations with exact words, tags, notes, author, times, source",
    cannot="the text around the annotations, tag colours and descriptions",
    proven="Python's csv module reads the same cells",
    write=write,
)
