"""The article view: a centred column of text with its marks and the selection.

In: an article, marks over its text, tags, and where the selection goes. Out: rows on the screen and
a `Selected` message when the selection moved. Only rows on the screen are painted; moving the
selection repaints the rows it leaves and the rows it enters, from kept strips. The layout is kept
by `reader.tui.widgets.paged`, the pointer by `reader.tui.widgets.pointing`.
"""

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.model import Span, Tag
from reader.tui.look import make_look
from reader.tui.text.geometry import Inserted
from reader.tui.text.layout import Row
from reader.tui.text.marks import Marks
from reader.tui.widgets.mark_bar import Tick
from reader.tui.widgets.pointing import Pointing
from reader.tui.widgets.row_painter import GUTTER, MARGIN, Look, RowPainter

KEPT_STRIPS = 1024
CONTEXT = 3
"""Rows kept between the selection and the edge of the screen."""

_SELECTED = Style(reverse=True)


class ArticleView(Pointing):
    """The text of one article. `selection` is the span that the keys act on."""

    class Selected(Message):
        """The selection is another one now."""

        def __init__(self, selection: Span) -> None:
            super().__init__()
            self.selection = selection

    class Scrolled(Message):
        """Another part of the page is on the screen, or the marks stand elsewhere."""

    selection = Span(0, 0)
    _tags: Sequence[Tag] = ()
    _labels: Mapping[int, str] = {}
    _edge: int | None = None
    _painter: RowPainter | None = None
    _overview: list[Tick] | None = None
    _look: Look
    rows_painted = 0
    """How many rows were painted, not taken from the kept ones; for tests and benchmarks."""
    rows_drawn = 0
    """How many rows were asked for by the screen."""

    def on_mount(self) -> None:
        """Follow the theme."""
        self._base = Style()
        self._strips: LRUCache[Row | Inserted, Strip] = LRUCache(KEPT_STRIPS)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    # -- what it shows -------------------------------------------------------------------------

    def set_marks(self, marks: Marks, tags: Sequence[Tag] | None = None) -> None:
        """Draw other marks, and with `tags` in other colours."""
        before = self._marks
        self._marks = marks
        if tags is not None:
            self._tags = tags
        if self.is_laid_out:
            self._repaint()
            shown = "annotations" in marks.hidden
            if before.noted != marks.noted or ("annotations" in before.hidden) != shown:
                self._place_inserted()
            self.refresh()
            self._overview = None
            self.post_message(self.Scrolled())

    @property
    def labels(self) -> Mapping[int, str]:
        """The labels that are drawn, by code point."""
        return self._labels

    def overview(self) -> tuple[int, int, int, list[Tick]]:
        """For the bar beside the text: the height of the page, the row at the top of the screen,
        how many rows there are on it, and where the marks are."""
        if self._overview is None:
            self._overview = self._ticks()
        return self.geometry.height, self._scroll_row, self.size.height, self._overview

    def _ticks(self) -> list[Tick]:
        geometry, marks = self.geometry, self._marks
        hit = self._look.inline["tick"]
        ticks = [
            Tick(geometry.row_near(mark.start), "━", hit, Span(mark.start, mark.end))
            for mark in marks.hits.marks
        ]
        if "annotations" not in marks.hidden:
            ticks += [
                Tick(
                    geometry.row_near(mark.start),
                    "▪",
                    self._look.of(mark.value).bar,
                    Span(mark.start, mark.end),
                )
                for mark in marks.annotations.marks
            ]
        return ticks

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Draw labels over the text, each from a code point on; none takes them away."""
        self._labels = labels
        self.refresh()

    def show_edge(self, offset: int | None) -> None:
        """Draw the cluster at a code point of the selection as the edge that moves."""
        if offset != self._edge:
            self._edge = offset
            self._refresh_rows(self.selection)

    def select(self, span: Span, *, top: bool = False) -> None:
        """Move the selection and keep it in sight; with `top`, at the top of the screen."""
        if not self.is_laid_out:
            self._position, self._top, self._first = span.start, None, span
            return
        if self.page.estimated:
            self._settle_page(self.geometry.row_near(span.start))
        self._move_selection(span)
        self._show(span, top=top)

    def _select_in_sight(self, span: Span) -> None:
        """Move the selection to something that is on the screen already."""
        self._move_selection(span)

    def _move_selection(self, span: Span) -> None:
        before = self.selection
        self.selection = span
        self._refresh_rows(before)
        self._refresh_rows(span)
        if span != before:
            self.post_message(self.Selected(span))

    def _show(self, span: Span, *, top: bool = False) -> None:
        """Scroll as little as brings the selection, or its beginning, into sight."""
        first, last = self.geometry.rows_of(span)
        height = max(1, self.size.height)
        context = min(CONTEXT, height // 4)
        now = self._scroll_row
        target = now
        if top or first < now + context:
            target = first - context
        elif last >= now + height - context:
            target = min(last - height + 1 + context, first - context)
        if self.page.row_at(span.start) == 0:
            target = 0  # with the first sentence, show the headline
        self._scroll_to_row(target)

    def make_room(self, rows: int) -> int:
        """Scroll so far that so many rows below the selection are on the screen; the row of the
        screen below its last one."""
        first, last = self.geometry.rows_of(self.selection)
        height = max(1, self.size.height)
        wanted = max(0, min(last + 1 + rows - height, first))
        if wanted > self._scroll_row:
            self._scroll_to_row(wanted)
        return max(0, min(last + 1 - self._scroll_row, height - rows))

    # -- drawing -------------------------------------------------------------------------------

    def _restyle(self) -> None:
        if self.is_laid_out:
            self._repaint()
            self.refresh()
            self._overview = None
            self.post_message(self.Scrolled())

    def _laid_out(self) -> None:
        """The rows are others now."""
        self._repaint()
        self._overview = None
        self.post_message(self.Scrolled())

    def _rows_moved(self) -> None:
        self._strips.clear()
        self._overview = None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part of the page is on the screen."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def _repaint(self) -> None:
        self._look = make_look(self, self._tags)
        self._painter = RowPainter(self.page, self._marks, self._look)
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; the base style is read once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self.rows_drawn += 1
        width = self.size.width
        row = self.geometry.at(self._scroll_row + y) if self.is_laid_out else None
        if row is None:
            return Strip.blank(width, self._base)
        strip = self._strips.get(row)
        if strip is None:
            assert self._painter is not None
            self.rows_painted += 1
            painted = (
                self._painter.paint_inserted(row)
                if isinstance(row, Inserted)
                else self._painter.paint(row)
            )
            strip = self._strips[row] = self._centred(painted, width)
        if isinstance(row, Inserted):
            return strip
        if self.selection.start < row.end and row.start < self.selection.end:
            strip = self._with_selection(strip, row)
        return self._with_labels(strip, row) if self._labels else strip

    def _centred(self, strip: Strip, width: int) -> Strip:
        right = max(0, width - self._left - strip.cell_length)
        blank = self._look.base
        segments = [Segment(" " * self._left, blank), *strip, Segment(" " * right, blank)]
        return Strip(segments, self._left + strip.cell_length + right)

    def _with_selection(self, strip: Strip, row: Row) -> Strip:
        start, end = self._cells_of(self.selection, row)
        if end <= start:
            return strip
        left, middle, right = strip.divide([start, end, strip.cell_length])
        strip = Strip.join([left, middle.apply_style(_SELECTED), right])
        if self._edge is None or not row.start <= self._edge < row.end:
            return strip
        start, end = self._cells_of(self.page.cluster_at(self._edge), row)
        return _restyled(strip, start, end, self._look.base + self._look.inline["edge"])

    def _with_labels(self, strip: Strip, row: Row) -> Strip:
        style = self._look.base + self._look.inline["label"]
        for offset, label in self._labels.items():
            if row.start <= offset < row.end:
                start = self._left + GUTTER + self.page.cell_at(row, offset)
                end = min(start + len(label), strip.cell_length - MARGIN)
                left, _, right = strip.divide([start, end, strip.cell_length])
                strip = Strip.join([left, Strip([Segment(label[: end - start], style)]), right])
        return strip

    def _cells_of(self, span: Span, row: Row) -> tuple[int, int]:
        """The cells of the screen that a span takes in a row."""
        layout, origin = self.page, self._left + GUTTER
        start = origin + layout.cell_at(row, max(span.start, row.start))
        end = origin + layout.cell_at(row, min(span.end, row.end))
        return start, min(end, origin + layout.width)

    def _refresh_rows(self, span: Span) -> None:
        """Draw the rows of a span again, as far as they are on the screen."""
        if span.end <= span.start or not self.is_laid_out:
            return
        top, height = self._scroll_row, self.size.height
        first, last = self.geometry.rows_of(span)
        first, last = max(first, top), min(last, top + height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)


def _restyled(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """A strip with some of its cells in this style alone."""
    left, middle, right = strip.divide([start, end, strip.cell_length])
    return Strip.join([left, Strip([Segment(middle.text, style)], middle.cell_length), right])
