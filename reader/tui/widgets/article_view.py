"""The article view: a centred column of text with its marks and the selection.

In: an article, marks over its text, tags, and where the selection goes. Out: rows on the screen and
a `Selected` message when the selection moved. Only rows on the screen are painted; moving the
selection repaints the rows it leaves and the rows it enters, from kept strips.
"""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model import Annotation, Article, Span, Tag
from reader.tui.look import make_look
from reader.tui.text.layers import Mark
from reader.tui.text.layout import Layout, Row
from reader.tui.text.marks import Marks, line_styles
from reader.tui.text.motions import Motions
from reader.tui.text.page import contact_rows, note_rows, title_rows
from reader.tui.widgets.row_painter import GUTTER, MARGIN, Insertions, RowPainter

KEPT_STRIPS = 1024
CONTEXT = 3
"""Rows kept between the selection and the edge of the screen."""
SLICE = 0.01
"""Seconds of wrapping between two keys, while some lines are only estimated."""

_SELECTED = Style(reverse=True)


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """The text of one article. `selection` is the span that the keys act on."""

    class Selected(Message):
        """The selection is another one now."""

        def __init__(self, selection: Span) -> None:
            super().__init__()
            self.selection = selection

    def __init__(
        self, article: Article, *, column_width: int, position: int = 0, words: int | None = None
    ) -> None:
        super().__init__(id="article")
        self.article = article
        self.selection = Span(0, 0)
        self._column_width = column_width
        self._words = article.words if words is None else words
        self._position = position
        self._tags: Sequence[Tag] = ()
        self._marks = Marks.of_article(article)
        self._layout: Layout | None = None
        self._motions: Motions | None = None
        self._painter: RowPainter | None = None
        self._insertions = Insertions([], [])
        self._strips: LRUCache[int, Strip] = LRUCache(KEPT_STRIPS)
        self._base = Style()
        self._left = 0
        self._width_laid_out = 0
        self.rows_painted = 0
        """How many rows were painted, not taken from the kept ones; for tests and benchmarks."""
        self.rows_drawn = 0
        """How many rows were asked for by the screen."""

    # -- what it shows -------------------------------------------------------------------------

    @property
    def marks(self) -> Marks:
        """The marks over the text."""
        return self._marks

    @property
    def motions(self) -> Motions:
        """Moves over the text. Only after the first layout."""
        assert self._motions is not None
        return self._motions

    @property
    def page(self) -> Layout:
        """The layout of the text. Only after the first layout."""
        assert self._layout is not None
        return self._layout

    @property
    def is_laid_out(self) -> bool:
        """Whether there is a layout yet."""
        return self._layout is not None

    def set_marks(self, marks: Marks, tags: Sequence[Tag] | None = None) -> None:
        """Draw other marks, and with `tags` in other colours."""
        notes_before = _noted(self._marks)
        self._marks = marks
        if tags is not None:
            self._tags = tags
        if self._layout is not None:
            self._repaint()
            if notes_before != _noted(marks):
                self._place_insertions()
            self.refresh()

    @property
    def column_width(self) -> int:
        """The width asked for, in cells; a narrow screen gives less."""
        return self._column_width

    def set_column_width(self, width: int) -> None:
        """Use another column width, in cells."""
        self._column_width = width
        self._lay_out()

    def select(self, span: Span, *, top: bool = False) -> None:
        """Move the selection and keep it in sight; with `top`, at the top of the screen."""
        if self._layout is None:
            self._position = span.start
            return
        before = self.selection
        self.selection = span
        self._layout.settle(self._layout.row_at(span.start), self.size.height)
        self._refresh_rows(before)
        self._refresh_rows(span)
        self._show(span, top=top)
        if span != before:
            self.post_message(self.Selected(span))

    def visible_span(self) -> Span:
        """The text between the first and the last row on the screen."""
        layout = self.page
        rows = [self._row_on_page(self._scroll_row + y) for y in range(max(1, self.size.height))]
        seen = [row for row in rows if row is not None]
        if not seen:
            return Span(0, len(layout.text))
        return Span(seen[0].start, seen[-1].end)

    def progress(self) -> float:
        """The share of the text above the lower edge of the screen, 0 to 1."""
        length = len(self.article.text)
        return min(1.0, self.visible_span().end / length) if length else 1.0

    def page_by(self, pages: int) -> None:
        """Scroll by screens and take the selection along."""
        height = max(1, self.size.height - 2)
        target = self._scroll_row + pages * height
        self._settle_page(target, self.size.height)
        limit = max(0, self.virtual_size.height - self.size.height)
        self.scroll_to(y=max(0, min(target, limit)), animate=False)
        if target > limit:
            self.select(self.motions.last())
        elif target < 0:
            self.select(self.motions.first())
        else:
            top = next(
                (
                    row
                    for y in range(self.size.height)
                    if (row := self._row_on_page(target + y)) is not None and row.end > row.start
                ),
                None,
            )
            if top is not None:
                sentence = self.motions.sentence_at(top.start)
                if sentence.start < top.start:
                    sentence = self.motions.next_sentence(sentence)
                self._quietly(sentence)

    # -- layout --------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    def _on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        width = self.scrollable_content_region.width
        if width and (self._layout is None or width != self._width_laid_out):
            self._lay_out()

    def _restyle(self) -> None:
        if self._layout is not None:
            self._repaint()
            self._place_insertions()
            self.refresh()

    def _lay_out(self) -> None:
        """Wrap the text anew, keeping the first row on the screen where it is."""
        total = self.scrollable_content_region.width
        self._width_laid_out = total
        column = max(1, min(self._column_width, total - GUTTER - MARGIN))
        self._left = max(0, (total - GUTTER - MARGIN - column) // 2)
        anchor = self._first_offset() if self._layout is not None else None
        text = self.article.text
        starts = [0] if self._layout is None else self._layout.line_starts
        if self._layout is None and self.article.structure:
            starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
        styles = (
            line_styles(self.article, starts, {start: line for line, start in enumerate(starts)})
            if self.article.structure
            else {}
        )
        self._layout = Layout(text, column, styles, like=self._layout)
        self._motions = Motions(self._layout)
        self._repaint()
        self._place_insertions()
        if anchor is None:
            self._open_at(self._position)
        else:
            row = self._layout.row_at(anchor) if anchor else -1
            self.scroll_to(y=self._insertions.page_row(row) if row > 0 else 0, animate=False)
        if self._layout.estimated:
            self.set_timer(0.05, self._refine)
        self.refresh()

    def _open_at(self, position: int) -> None:
        span = self.motions.sentence_at(min(position, len(self.article.text)))
        self.selection = span
        if position:
            self.page.settle(self.page.row_at(span.start), self.size.height)
            self._set_height()
            row = self._insertions.page_row(self.page.row_at(span.start))
            self.scroll_to(y=max(0, row - self.size.height // 3), animate=False)
        self.post_message(self.Selected(span))

    def _refine(self) -> None:
        """Wrap some more of what was estimated, when no key is waiting."""
        layout = self.page
        anchor, before = self._first_offset(), self._scroll_row
        if layout.refine(SLICE):
            self._strips.clear()
            self._place_insertions()
            row = self._insertions.page_row(layout.row_at(anchor))
            if row != before:
                self.scroll_to(y=row, animate=False)
        if layout.estimated:
            self.set_timer(SLICE, self._refine)

    def _settle_page(self, page_row: int, count: int) -> None:
        if self._layout is None or not self._layout.estimated:
            return
        first = self._insertions.text_row(max(0, page_row))
        row = first if isinstance(first, int) else 0
        if self._layout.settle(max(0, row - count), 3 * count):
            self._strips.clear()
            self._place_insertions()

    def _place_insertions(self) -> None:
        """Put the title block, the notes and the last lines between the rows of the text."""
        layout = self.page
        after: list[int] = []
        strips: list[Strip] = []

        def insert(row: int, texts: Iterable[tuple[str, str]]) -> None:
            for text, kind in texts:
                after.append(row)
                strips.append(self._inserted(text, kind))

        insert(-1, title_rows(self.article, self._words, layout.width))
        if "annotations" not in self._marks.hidden:
            for mark in _noted(self._marks):
                row = layout.row_at(max(mark.start, mark.end - 1))
                insert(row, note_rows(mark.value.note, layout.width))
        insert(layout.height - 1, contact_rows(self.article, layout.width))
        self._insertions = Insertions(after, strips)
        self._set_height()

    def _inserted(self, text: str, kind: str) -> Strip:
        style = self._look.inline.get(kind, self._look.base)
        padded = text + " " * max(0, self.page.width - Strip([Segment(text)]).cell_length)
        return Strip(
            [
                Segment(" " * GUTTER, self._look.base),
                Segment(padded, style),
                Segment(" " * MARGIN, self._look.base),
            ]
        ).adjust_cell_length(GUTTER + self.page.width + MARGIN, self._look.base)

    def _set_height(self) -> None:
        size = Size(self._width_laid_out, self.page.height + len(self._insertions))
        if size != self.virtual_size:
            self.virtual_size = size

    def _repaint(self) -> None:
        self._look = make_look(self, self._tags)
        self._painter = RowPainter(self.page, self._marks, self._look)
        self._strips.clear()

    # -- drawing -------------------------------------------------------------------------------

    @property
    def _scroll_row(self) -> int:
        return int(self.scroll_offset.y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; the base style is read once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self.rows_drawn += 1
        width = self.size.width
        page_row = self._scroll_row + y
        if self._layout is None or page_row >= self._layout.height + len(self._insertions):
            return Strip.blank(width, self._base)
        found = self._insertions.text_row(page_row)
        if isinstance(found, Strip):
            return self._centred(found, width)
        row = self._layout.row(found)
        strip = self._strips.get(found)
        if strip is None:
            assert self._painter is not None
            self.rows_painted += 1
            strip = self._centred(self._painter.paint(row), width)
            self._strips[found] = strip
        if self.selection.start < row.end and row.start < self.selection.end:
            strip = self._with_selection(strip, row)
        return strip

    def _centred(self, strip: Strip, width: int) -> Strip:
        right = max(0, width - self._left - strip.cell_length)
        blank = self._look.base
        segments = [Segment(" " * self._left, blank), *strip, Segment(" " * right, blank)]
        return Strip(segments, self._left + strip.cell_length + right)

    def _with_selection(self, strip: Strip, row: Row) -> Strip:
        layout = self.page
        origin = self._left + GUTTER
        start = origin + layout.cell_at(row, max(self.selection.start, row.start))
        end = origin + layout.cell_at(row, min(self.selection.end, row.end))
        end = min(end, origin + layout.width)
        if end <= start:
            return strip
        left, middle, right = strip.divide([start, end, strip.cell_length])
        return Strip.join([left, middle.apply_style(_SELECTED), right])

    def _refresh_rows(self, span: Span) -> None:
        """Draw the rows of a span again, as far as they are on the screen."""
        if span.end <= span.start:
            return
        top, height = self._scroll_row, self.size.height
        first = max(self._insertions.page_row(self.page.row_at(span.start)), top)
        last = min(self._insertions.page_row(self.page.row_at(span.end - 1)), top + height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _show(self, span: Span, *, top: bool) -> None:
        """Scroll as little as brings the selection, or its beginning, into sight."""
        first = self._insertions.page_row(self.page.row_at(span.start))
        last = self._insertions.page_row(self.page.row_at(max(span.start, span.end - 1)))
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
        target = max(0, min(target, self.virtual_size.height - height))
        if target != now:
            self.scroll_to(y=target, animate=False)

    def _quietly(self, span: Span) -> None:
        """Move the selection where no scrolling is wanted."""
        before = self.selection
        self.selection = span
        self._refresh_rows(before)
        self._refresh_rows(span)
        self.post_message(self.Selected(span))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make the rows that come into sight exact."""
        self._settle_page(int(new_value), self.size.height)
        super().watch_scroll_y(old_value, new_value)

    # -- pointer -------------------------------------------------------------------------------

    def offset_at(self, x: int, y: int) -> int | None:
        """The code point drawn at a cell of the widget; None outside of the text."""
        if self._layout is None:
            return None
        row = self._row_on_page(self._scroll_row + y)
        if row is None:
            return None
        return self._layout.offset_at(row, x - self._left - GUTTER)

    def on_click(self, event: events.Click) -> None:
        """Select the sentence under the pointer."""
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            self.select(self.motions.sentence_at(offset))

    def _row_on_page(self, page_row: int) -> Row | None:
        if self._layout is None or not 0 <= page_row < self._layout.height + len(self._insertions):
            return None
        found = self._insertions.text_row(page_row)
        return None if isinstance(found, Strip) else self._layout.row(found)

    def _first_offset(self) -> int:
        """The first code point on the screen; 0 while the title is in sight."""
        if self._scroll_row == 0:
            return 0
        for y in range(self.size.height):
            row = self._row_on_page(self._scroll_row + y)
            if row is not None:
                return row.start
        return 0


def _noted(marks: Marks) -> list[Mark[Annotation]]:
    """The marks of annotations with notes."""
    return [mark for mark in marks.annotations.marks if mark.value.note]
