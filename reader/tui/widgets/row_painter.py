"""The painter: one row of an article as a strip of cells.

In: a layout, the marks over the text and the styles of the theme. Out: `Strip`s of the width asked
for: gutter (tag letter, a bar per overlap, quotation mark), column, margin for notes; rows that are
no text likewise. The selection is not painted here, so that strips can be kept while it moves.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model import Annotation
from reader.tui.text.cells import drawn
from reader.tui.text.geometry import Inserted
from reader.tui.text.layout import Layout, Row
from reader.tui.text.marks import Marks

GUTTER = 5
"""Cells left of the column: letter, two of bars, quotation mark, blank."""
MARGIN = 2
"""Cells right of the column: blank, note mark."""

BAR_CELLS = 2


class TagLook(NamedTuple):
    """How a tag is drawn: its letter, its bar, its passages, and the letter's style."""

    letter: str
    bar: Style
    passage: Style
    mark: Style = Style()


@dataclass(frozen=True)
class Look:
    """The styles of a theme; those of inline marks by name, those of tags by tag."""

    base: Style
    muted: Style
    inline: dict[str, Style]
    tags: dict[str, TagLook] = field(default_factory=dict[str, TagLook])
    untagged: TagLook = field(default_factory=lambda: TagLook("·", Style(), Style(bold=True)))
    colours: bool = True

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

    def paint_inserted(self, inserted: Inserted) -> Strip:
        """The strip of a row that is no text."""
        base, width = self._look.base, self._layout.width
        style = self._look.inline.get(inserted.kind, base)
        padded = set_cell_size(inserted.text, width)
        segments = [
            Segment(" " * GUTTER, base),
            Segment(padded, style),
            Segment(" " * MARGIN, base),
        ]
        return Strip(segments, self.width)

    def _gutter(self, row: Row, here: list[Annotation]) -> list[Segment]:
        base = self._look.base
        letter = Segment(" ", base)
        beginning = (a for a in here if a.start is not None and a.start >= row.start)
        # A tag's letter says more than the dot of a note, which has its sign in the margin.
        begins = min(beginning, key=lambda annotation: not annotation.tags, default=None)
        if begins is not None:
            look = self._look.of(begins)
            letter = Segment(look.letter, self._style(look.mark))
        speech = "quotations" not in self._marks.hidden and any(
            True for _ in self._marks.quoted.touching(row.start, row.end)
        )
        mark = Segment("┃ " if speech else "  ", self._look.inline["quotation-mark"])
        return [letter, *self._bars(here), mark]

    def _bars(self, here: list[Annotation]) -> list[Segment]:
        """A bar for each annotation of a row, two to a cell; the fifth and later have no room."""
        bars = [self._look.of(annotation).bar for annotation in here[: 2 * BAR_CELLS]]
        cells: list[Segment] = []
        for cell in range(BAR_CELLS):
            # While there is room, each bar has a cell of its own.
            mine = bars[2 * cell : 2 * cell + 2] if len(bars) > BAR_CELLS else bars[cell : cell + 1]
            if not mine:
                cells.append(Segment(" ", self._look.base))
            elif len(mine) == 1:
                cells.append(Segment("▌", self._style(mine[0])))
            elif self._look.colours:
                cells.append(Segment("▌", self._style(mine[0], Style(bgcolor=mine[1].color))))
            else:
                cells.append(Segment("█", self._style(mine[0])))
        return cells

    def _column(self, row: Row, here: list[Annotation]) -> list[Segment]:
        layout, width = self._layout, self._layout.width
        style = layout.style(row.line)
        segments: list[Segment] = []
        if style.indent:
            lead = (style.marker if row.first else style.rail).ljust(style.indent)[: style.indent]
            segments.append(Segment(lead, self._look.muted))
        even = layout.is_even(row)
        end = min(row.end, row.start + width - style.indent) if even else row.end
        stretches = self._stretches(row, end, here)
        if even:
            text = layout.text
            segments += [Segment(drawn(text[a:b]), look) for a, b, look in stretches]
            used = style.indent + end - row.start
        else:
            used = style.indent + self._uneven_column(
                row, stretches, segments, width - style.indent
            )
        if layout.is_divided(row):
            segments.append(Segment("-", self._look.muted))
            used += 1
        if used < width:
            segments.append(Segment(" " * (width - used), self._look.base))
        return segments

    def _uneven_column(
        self,
        row: Row,
        stretches: list[tuple[int, int, Style]],
        segments: list[Segment],
        width: int,
    ) -> int:
        """Add segments cut between clusters, blanks and tabs as wide as they are set; the cells
        used."""
        text = self._layout.text[row.start : row.end]
        used, index = 0, 0
        part, look = "", self._look.base
        for cluster, cell in self._layout.placed(row):
            if cell + cluster.width > width:
                break  # blanks at the end of a row that do not fit
            while stretches[index][1] <= row.start + cluster.start:
                index += 1
            if stretches[index][2] != look:
                if part:
                    segments.append(Segment(part, look))
                part, look = "", stretches[index][2]
            shown = text[cluster.start : cluster.end]
            part += " " * cluster.width if shown in "\t " else drawn(shown)
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
