"""CSV: one row per annotation, for spreadsheets.

UTF-8 with a byte order mark, so that spreadsheets read it as what it is. A cell that a spreadsheet
would run as a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in
front (OWASP, "CSV Injection"), and the remarks count those.
"""

import csv
import io

from reader.exchange.registry import Bundle, Exported, Format

COLUMNS = (
    "article", "title", "publisher", "published", "url", "start", "end", "exact", "tags", "note",
    "author", "created", "updated", "state", "id",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(bundle: Bundle) -> Exported:
    """A row per annotation, articles in the order of the bundle; several tags joined by "; "."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    guarded = 0
    for item in bundle.articles:
        listed = item.listed
        for a in item.annotations:
            values = (
                listed.id, listed.title, listed.publisher, listed.published, listed.url, a.start,
                a.end, a.exact, "; ".join(a.tags), a.note, a.author, a.created, a.updated, a.state,
                a.id,
            )  # fmt: skip
            row = [_cell(value) for value in values]
            guarded += sum(
                1 for cell, value in zip(row, values, strict=True) if cell != _str(value)
            )
            writer.writerow(row)
    remarks = (
        (f"{guarded} cells begin with an apostrophe, so that no spreadsheet runs them",)
        if guarded
        else ()
    )
    return Exported({"annotations.csv": out.getvalue().encode("utf-8-sig")}, remarks)


def _str(value: object) -> str:
    return "" if value is None else str(value)


def _cell(value: object) -> str:
    text = _str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


FORMAT = Format(
    name="csv",
    title="CSV, one row per annotation",
    suffix=".csv",
    carries="annotations with exact words, tags, notes, author, times, source",
    cannot="the text around the annotations, tag colours and descriptions",
    proven="Python's csv module reads the same cells",
    write=write,
)
