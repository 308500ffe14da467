"""XLSX by openpyxl: the same cells, none of them a formula."""

import openpyxl
from common import ANNOTATIONS, EXPECTED, PATH, done, same

book = openpyxl.load_workbook(PATH)
kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
assert "f" not in kinds, "a cell is a formula"
head, *rows = book["annotations"].iter_rows(values_only=True)
found = [dict(zip(head, row, strict=True)) for row in rows]
same(
    [(r["start"], r["end"], r["exact"] or "", r["note"] or "", r["tags"] or "") for r in found],
    [(a["start"], a["end"], a["exact"], a["note"], "; ".join(a["tags"])) for a in ANNOTATIONS],
    "rows",
)
names = [row[0] for row in book["tags"].iter_rows(min_row=2, values_only=True)]
same(names, [tag["name"] for tag in EXPECTED["tags"]], "tags")
done(f"{len(found)} rows the same, no formula")
