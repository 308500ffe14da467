"""Tables: rows of cells in, one block of aligned text out."""

from collections.abc import Sequence

from reader.ingest.blocks import Block, Role
from reader.ingest.width import cells
from reader.model import Structure

GAP = "  "
WIDEST = 100
"""Cells (of the screen) a row may take before columns are no longer aligned."""


def table(rows: Sequence[Sequence[Block]], right: frozenset[int] = frozenset()) -> Block:
    """The rows as lines of text, columns aligned by blanks, with the marks of the cells.

    `right` has the columns whose text stands at the right. A table too wide for any screen is
    written with " | " between cells instead. Cells hold one line each.
    """
    columns = max((len(row) for row in rows), default=0)
    widths = [max(cells(row[at].text) for row in rows if at < len(row)) for at in range(columns)]
    aligned = sum(widths) + len(GAP) * (columns - 1) <= WIDEST
    pieces: list[str] = []
    marks: list[Structure] = []
    length = 0
    for row in rows:
        if not any(cell.text for cell in row):
            continue
        line = "\n" if pieces else ""
        for at, cell in enumerate(row):
            pad = " " * (widths[at] - cells(cell.text)) if aligned else ""
            before, after = (pad, "") if at in right else ("", pad)
            line += before
            start = length + len(line)
            marks.extend(
                mark._replace(start=start + mark.start, end=start + mark.end) for mark in cell.marks
            )
            line += cell.text
            if at + 1 < len(row):
                line += after + (GAP if aligned else " | ")
        line = line.rstrip(" ")
        pieces.append(line)
        length += len(line)
    return Block("".join(pieces), (Role("table"),), tuple(marks))
