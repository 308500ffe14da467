"""CSV: one row per annotation, for spreadsheets; and the tables that other tools write.

Out: UTF-8 with a byte order mark, so that spreadsheets read it as what it is. A cell that a
spreadsheet would run as a formula gets an apostrophe in front, which is taken away again on the way
in. In: comma, semicolon or tab, quoted as usual.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.rows import COLUMNS, headings, imported, is_own, row_of
from reader.exchange.source import Source
from reader.model import FormatError
from reader.model.bundle import Bundle, Imported

_GUARDED = re.compile(r"'*[=+\-@\t\r]")
_CELL = 10_000_000
"""Code points in a cell, at most."""


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A row per annotation, articles in the order of the bundle; several tags joined by "; "."""
    tell_tags(bundle, report)
    yield File("annotations.csv", _rows(bundle, report))


def _rows(bundle: Bundle, report: Report) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    yield codecs.BOM_UTF8
    for item in bundle.articles:
        tell_article(item, report)
        for annotation in item.annotations:
            writer.writerow([guarded(value, report) for value in row_of(item, annotation, report)])
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode()


def guarded(value: str | int | None, report: Report) -> str:
    """A cell that no spreadsheet runs."""
    text = "" if value is None else str(value)
    if isinstance(value, str) and _GUARDED.match(text):
        report.bent("cell begins with an apostrophe, so that no spreadsheet runs it")
        return f"'{text}"
    return text


def looks(source: Source) -> bool:
    """Whether its first line are headings that are known."""
    head = source.head_text.lstrip()
    if source.is_folder or "\0" in head or head.startswith(("{", "[", "<")):
        return False
    try:
        return bool(headings(next(csv.reader(head.splitlines(), delimiter=_delimiter(head)), ())))
    except csv.Error:
        return False


def read(source: Source, report: Report) -> Imported:
    """The annotations in a table. Raises FormatError."""
    csv.field_size_limit(_CELL)
    delimiter = _delimiter(source.head_text)
    rows = csv.reader(source.lines_of_any_age(report), delimiter=delimiter)
    try:
        return imported("csv", source.name, _unguarded(rows), report)
    except csv.Error as error:
        raise FormatError(f"{source.name}: line {rows.line_num:,} is no CSV ({error})") from error


def _unguarded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows, without the apostrophes in front of cells where Reader wrote them."""
    first = next(rows, list[str]())
    yield first
    own = is_own(first)
    for row in rows:
        yield [c[1:] if c[:1] == "'" and _GUARDED.match(c) else c for c in row] if own else row


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


FORMAT = Format(
    name="csv",
    title="CSV, one row per annotation",
    suffix=".csv",
    carries="annotations with exact words, positions, tags, notes, authors, times, sources",
    cannot="the text around the annotations; colours, keys and descriptions of tags",
    proven="pandas reads the same cells",
    write=write,
    read=read,
    looks=looks,
)
