"""XLSX: the rows of CSV as a workbook, with the codebook on a second sheet.

Every cell is text, never a formula: what begins like one is marked as quoted, so that it stays text
when it is edited. In: the first sheet with headings that are known. Needs the extra `xlsx`.
"""

import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from reader.exchange.extras import load
from reader.exchange.losses import tell_article
from reader.exchange.output import CHUNK, SPOOLED
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.rows import COLUMNS, FORMULA, headings, imported, row_of
from reader.exchange.source import Source
from reader.model import FormatError, Tag
from reader.model.bundle import Bundle, Imported

CELL = 32_767
"""UTF-16 code units that a cell holds."""
ROWS = 1_048_576
"""Rows that a sheet holds."""
_CODEBOOK = ("tag", "color", "key", "description")
_WIDTHS = {"title": 30, "url": 24, "exact": 60, "tags": 24, "note": 40}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EPOCH = datetime(1980, 1, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A workbook with the sheets "annotations" and "tags"."""
    yield File("annotations.xlsx", _workbook(bundle, report))


def _workbook(bundle: Bundle, report: Report) -> Iterator[bytes]:
    workbook = load("xlsxwriter", "xlsx").Workbook
    with tempfile.SpooledTemporaryFile(SPOOLED) as out:
        book = workbook(out, _OPTIONS)
        book.set_properties({"created": _EPOCH})
        rows = _rows(bundle, report)
        left = _write_sheet(book, "annotations", COLUMNS, rows, report)
        number = 2
        while left is not None:  # more than a sheet holds
            left = _write_sheet(book, f"annotations {number}", COLUMNS, [left, *rows], report)
            number += 1
        codebook = [(tag.name, tag.color, tag.key, tag.description) for tag in bundle.tags]
        _write_sheet(book, "tags", _CODEBOOK, codebook, report)
        book.close()
        out.seek(0)
        while chunk := out.read(CHUNK):
            yield chunk


def _rows(bundle: Bundle, report: Report) -> Iterator[Sequence[Any]]:
    for item in bundle.articles:
        tell_article(item, report)
        for annotation in item.annotations:
            yield row_of(item, annotation, report)


def _write_sheet(
    book: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], report: Report
) -> Sequence[Any] | None:
    """Write a sheet; the first row that it did not hold, if any."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 12))
        sheet.write_string(0, place, column, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, 1):
        if number == ROWS:
            return row
        for place, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, place, value, wrapped)
            elif value:
                text = _text(value, report)
                sheet.write_string(
                    number, place, text, quoted if text.startswith(FORMULA) else wrapped
                )
    return None


def _text(value: str, report: Report) -> str:
    text, bad = _NOT_IN_XML.subn("\N{REPLACEMENT CHARACTER}", value)
    report.bent("control character replaced", bad)
    if len(text) > CELL // 2 and len(data := text.encode("utf-16-le")) > 2 * CELL:
        report.dropped(f"end of a text longer than a cell ({CELL:,} UTF-16 units)")
        text = data[: 2 * CELL].decode("utf-16-le", "ignore")
    return text


def looks(source: Source) -> bool:
    """Whether it is a workbook."""
    try:
        return source.is_zip and "xl/workbook.xml" in source.members
    except FormatError:
        return False


def read(source: Source, report: Report) -> Imported:
    """The annotations on the first sheet that has them. Raises FormatError."""
    openpyxl = load("openpyxl", "xlsx")
    for name in source.members:  # bounded, and no entities
        if b"<!DOCTYPE" in source.member_head(name):
            raise FormatError(f"{source.name}: {name} declares entities; not read")
    try:
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
        sheets = [(sheet.title, _cells(sheet)) for sheet in book.worksheets]
        tags: tuple[Tag, ...] = ()
        for title, rows in sheets:
            if title == "tags":
                tags = tuple(_tags(rows))
        for _, rows in sheets:
            first = next(rows, list[str]())
            if headings(first):
                found = imported("xlsx", source.name, [first, *rows], report)
                return Imported(
                    format="xlsx", articles=found.articles, annotations=found.annotations, tags=tags
                )
    except FormatError:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise FormatError(f"{source.name}: is a damaged workbook ({error!r})") from error
    raise FormatError(f"{source.name}: no sheet has a column “exact”, “quote”, “text” or “note”")


def _cells(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows(values_only=True):
        yield ["" if value is None else str(value) for value in row]


def _tags(rows: Iterator[list[str]]) -> Iterator[Tag]:
    if tuple(next(rows, list[str]())[:4]) == _CODEBOOK:
        for name, color, key, description in (row[:4] for row in rows if len(row) >= 4):
            yield Tag(name=name, color=color, key=key, description=description)


FORMAT = Format(
    name="xlsx",
    title="Excel workbook (XLSX)",
    suffix=".xlsx",
    carries="annotations as in CSV, and the codebook on a sheet of its own",
    cannot="the text around the annotations; more than 32,767 characters in a cell",
    proven="openpyxl reads the same cells, none of them a formula",
    write=write,
    read=read,
    looks=looks,
    extra="xlsx",
)
