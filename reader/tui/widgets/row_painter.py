"""The painter: one row of an article as a strip of cells.

In: a layout, the marks over the text and the styles of the theme. Out: `Strip`s of the width asked
for: gutter (tag letter, a bar per overlap, quotation mark), column, margin for notes. The selection
is not painted here, so that strips can be kept while it moves.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model import Annotation
from reader.model.visible import visible
from reader.tui.text.cells import clusters, place_tabs
from reader.tui.text.layout import Layout, Row
from reader.tui.text.marks import Marks

GUTTER = 5
"""Cells left of the column: letter, two of bars, quotation mark, blank."""
MARGIN = 2
"""Cells right of the column: blank, note mark."""

_BARS = ("  ", "▌ ", "█ ", "█▌", "██")


class TagLook(NamedTuple):
    """How a tag is drawn: its letter, its bar, its passages."""

    letter: str
    bar: Style
    passage: Style


@dataclass(frozen=True)
class Look:
    """The styles of a theme; those of inline marks by name, those of tags by tag."""

    base: Style
    muted: Style
    inline: dict[str, Style]
    tags: dict[str, TagLook] = field(default_factory=dict[str, TagLook])
    untagged: TagLook = field(default_factory=lambda: TagLook("·", Style(), Style(bold=True)))

    def of(self, annotation: Annotation) -> TagLook:
        """How an annotation is drawn: as its first tag."""
        return (
            self.tags.get(annotation.tags[0], self.untagged) if annotation.tags else self.untagged
        )


class RowPainter:
    """Paints rows of one layout; made anew when the layout, the marks or the look change."""

    def __init__(self, layout: Layout, marks: Marks, look: Look) -> None:
        self._layout = layout
        self._marks = marks
        self._look = look
        self._combined: dict[tuple[Style, ...], Style] = {}

    @property
    def width(self) -> int:
        """Cells of every strip."""
        return GUTTER + self._layout.width + MARGIN

    def paint(self, row: Row) -> Strip:
        """The strip of one row."""
        here = [] if "annotations" in self._marks.hidden else self._annotations(row)
        segments = self._gutter(row, here)
        segments += self._column(row, here)
        note = any(mark.note and mark.end is not None and mark.end <= row.end for mark in here)
        segments.append(Segment(" ✎" if note else "  ", self._look.muted))
        return Strip(segments, self.width)

    def _annotations(self, row: Row) -> list[Annotation]:
        return [mark.value for mark in self._marks.annotations.touching(row.start, row.end)]

    def _gutter(self, row: Row, here: list[Annotation]) -> list[Segment]:
        base = self._look.base
        letter = Segment(" ", base)
        bars = Segment(_BARS[0], base)
        if here:
            look = self._look.of(here[0])
            begins = next((a for a in here if a.start is not None and a.start >= row.start), None)
            if begins is not None:
                letter = Segment(
                    self._look.of(begins).letter, self._style(self._look.of(begins).bar)
                )
            bars = Segment(_BARS[min(len(here), 4)], self._style(look.bar))
        speech = "quotations" not in self._marks.hidden and any(
            True for _ in self._marks.quoted.touching(row.start, row.end)
        )
        mark = Segment("┃ " if speech else "  ", self._look.inline["quotation-mark"])
        return [letter, bars, mark]

    def _column(self, row: Row, here: list[Annotation]) -> list[Segment]:
        layout, width = self._layout, self._layout.width
        style = layout.style(row.line)
        segments: list[Segment] = []
        if style.indent:
            lead = (style.marker if row.first else style.rail).ljust(style.indent)[: style.indent]
            segments.append(Segment(lead, self._look.muted))
        plain = layout.is_plain(row.line)
        end = min(row.end, row.start + width - style.indent) if plain else row.end
        stretches = self._stretches(row, end, here)
        if plain:
            text = layout.text
            segments += [Segment(visible(text[a:b]), look) for a, b, look in stretches]
            used = style.indent + end - row.start
        else:
            used = style.indent + self._wide_column(row, stretches, segments, width - style.indent)
        if used < width:
            segments.append(Segment(" " * (width - used), self._look.base))
        return segments

    def _wide_column(
        self,
        row: Row,
        stretches: list[tuple[int, int, Style]],
        segments: list[Segment],
        width: int,
    ) -> int:
        """Add segments cut between clusters, tabs as blanks; the cells used."""
        text = self._layout.text[row.start : row.end]
        used, index = 0, 0
        part, look = "", self._look.base
        for cluster, cell in place_tabs(clusters(text), text):
            if cell + cluster.width > width:
                break  # blanks at the end of a row that do not fit
            while stretches[index][1] <= row.start + cluster.start:
                index += 1
            if stretches[index][2] != look:
                if part:
                    segments.append(Segment(part, look))
                part, look = "", stretches[index][2]
            shown = text[cluster.start : cluster.end]
            part += " " * cluster.width if shown == "\t" else visible(shown)
            used = cell + cluster.width
        if part:
            segments.append(Segment(part, look))
        return used

    def _stretches(
        self, row: Row, end: int, here: list[Annotation]
    ) -> list[tuple[int, int, Style]]:
        """The row cut where a mark begins or ends, each piece with its style."""
        start = row.start
        found = self._marks_of(row, here)
        if not found:
            return [(start, end, self._look.base)] if end > start else []
        cuts = {start, end}
        for mark_start, mark_end, _ in found:
            cuts.add(max(start, min(mark_start, end)))
            cuts.add(max(start, min(mark_end, end)))
        edges = sorted(cuts)
        return [
            (a, b, self._style(*(style for s, e, style in found if s <= a and e >= b)))
            for a, b in pairwise(edges)
        ]

    def _marks_of(self, row: Row, here: list[Annotation]) -> list[tuple[int, int, Style]]:
        """What is drawn over a row, undermost first."""
        marks, inline = self._marks, self._look.inline
        start, end = row.start, row.end
        found: list[tuple[int, int, Style]] = []
        for block in marks.blocks.touching(start, end):
            if block.value.kind in inline:
                found.append((block.start, block.end, inline[block.value.kind]))
        for mark in marks.structure.touching(start, end):
            found.append((mark.start, mark.end, inline[mark.value.kind]))
        if "quotations" not in marks.hidden:
            for quoted in marks.quoted.touching(start, end):
                found.append((quoted.start, quoted.end, inline["quotation"]))
        if "entities" not in marks.hidden:
            for entity in marks.entities.touching(start, end):
                style = inline.get(f"entity-{entity.value.label}", inline["entity"])
                found.append((entity.start, entity.end, style))
        for annotation in here:
            assert annotation.start is not None
            assert annotation.end is not None
            found.append((annotation.start, annotation.end, self._look.of(annotation).passage))
        for hit in marks.hits.touching(start, end):
            found.append((hit.start, hit.end, inline["hit"]))
        return found

    def _style(self, *styles: Style) -> Style:
        """The styles laid over the base, the last on top."""
        known = self._combined.get(styles)
        if known is None:
            known = self._combined[styles] = Style.combine([self._look.base, *styles])
        return known


class Insertions:
    """Rows that stand between rows of the text: the first rows of the page, and notes.

    In: for each, the row of text it stands after (-1: before the first). Out: which row of the page
    is which. Kept sorted, found by bisection.
    """

    def __init__(self, after: list[int], strips: list[Strip]) -> None:
        order = sorted(range(len(after)), key=after.__getitem__)
        self._after = [after[index] for index in order]
        self._strips = [strips[index] for index in order]
        self._places = [row + 1 + index for index, row in enumerate(self._after)]

    def __len__(self) -> int:
        return len(self._after)

    def page_row(self, row: int) -> int:
        """Where a row of the text stands on the page."""
        return row + bisect_left(self._after, row)

    def text_row(self, page_row: int) -> int | Strip:
        """The row of the text at a row of the page, or the strip inserted there."""
        index = bisect_right(self._places, page_row) - 1
        if index >= 0 and self._places[index] == page_row:
            return self._strips[index]
        return page_row - (index + 1)
