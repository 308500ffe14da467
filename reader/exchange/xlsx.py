"""XLSX: the rows of CSV as a workbook, with the codebook on a second sheet.

Every cell is text, never a formula: what begins like one is marked as quoted, so that it stays text
when it is edited. In: the first sheet with headings that are known. Needs the extra `xlsx`.
"""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

from reader.exchange.extras import needs
from reader.exchange.losses import tell_article
from reader.exchange.output import CHUNK, SPOOLED
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.rows import COLUMNS, FORMULA, headings, imported, row_of
from reader.exchange.source import Source
from reader.model import FormatError
from reader.model.bundle import Bundle, Imported

CELL = 32_767
"""UTF-16 code units that a cell of Excel holds."""
ROWS = 1_048_576
_WIDTHS = {"title": 30, "url": 24, "exact": 60, "tags": 24, "note": 40}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CODEBOOK = ("tag", "color", "key", "description")


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A workbook with the sheets "annotations" and "tags"."""
    yield File("annotations.xlsx", _workbook(bundle, report))


def _workbook(bundle: Bundle, report: Report) -> Iterator[bytes]:
    with needs("xlsx"):
        import xlsxwriter
    with tempfile.SpooledTemporaryFile(SPOOLED) as out:
        book: Any = xlsxwriter.Workbook(
            out,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": "",
            },
        )
        book.set_properties({"created": _EPOCH()})
        _annotations(book, bundle, report)
        sheet = book.add_worksheet("tags")
        rows = [(tag.name, tag.color, tag.key, tag.description) for tag in bundle.tags]
        for number, row in enumerate((_CODEBOOK, *rows)):
            _write_row(book, sheet, number, row, report)
        book.close()
        out.seek(0)
        while chunk := out.read(CHUNK):
            yield chunk


def _EPOCH() -> Any:
    from datetime import datetime

    return datetime(1980, 1, 1)  # noqa: DTZ001 -- the same export gives the same bytes
