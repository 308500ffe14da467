"""The page under the article view: the layout at the present width, and scrolling over it.

In: an article, a column width, how it is set. Out: a `geometry` that is exact wherever the screen
is; the place that was read stays in sight when the width changes. What the rows look like is the
business of `reader.tui.widgets.article_view`.
"""

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from reader.model import Article, Span
from reader.tui.text.geometry import Geometry
from reader.tui.text.layout import USUAL, Layout, Row, Setting
from reader.tui.text.marks import Marks, line_styles
from reader.tui.text.motions import Motions
from reader.tui.text.page import around_text
from reader.tui.widgets.row_painter import GUTTER, MARGIN

SLICE = 0.01
"""Seconds of wrapping between two keys, while some lines are only estimated."""


class Paged(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolled page of rows."""

    ALLOW_SELECT = False  # the selection is the view's own

    class LaidOut(Message):
        """The text is laid out for the first time."""

    def __init__(
        self,
        article: Article,
        *,
        column_width: int,
        setting: Setting = USUAL,
        position: int = 0,
        top: int | None = None,
        words: int | None = None,
    ) -> None:
        """`position`: the code point to begin at; `top`: the one at the top of the screen then."""
        super().__init__(id="article")
        self.article = article
        self._column_width = column_width
        self._setting = setting
        self._words = article.words if words is None else words
        self._position = position
        self._top = top
        self._first: Span | None = None
        """What is selected first, where that is not the sentence at the position."""
        self._marks = Marks.of_article(article)
        self._geometry: Geometry | None = None
        self._sight = 1
        """Rows of the screen; while the view is covered, those it had."""
        self._motions: Motions | None = None
        self._left = 0
        self._laid_out_at = (0, 0)

    # -- what there is -------------------------------------------------------------------------

    @property
    def marks(self) -> Marks:
        """The marks over the text."""
        return self._marks

    @property
    def is_laid_out(self) -> bool:
        """Whether there is a layout yet."""
        return self._geometry is not None

    @property
    def geometry(self) -> Geometry:
        """The rows of the page. Only after the first layout."""
        assert self._geometry is not None
        return self._geometry

    @property
    def page(self) -> Layout:
        """The layout of the text. Only after the first layout."""
        return self.geometry.layout

    @property
    def motions(self) -> Motions:
        """Moves over the text. Only after the first layout."""
        assert self._motions is not None
        return self._motions

    @property
    def column_width(self) -> int:
        """The width asked for, in cells; a narrow screen gives less."""
        return self._column_width

    def set_column_width(self, width: int) -> None:
        """Use another column width, in cells."""
        self._column_width = width
        self._lay_out()

    @property
    def setting(self) -> Setting:
        """How the text is set."""
        return self._setting

    def set_setting(self, setting: Setting) -> None:
        """Set the text another way."""
        self._setting = setting
        self._lay_out()

    def visible_span(self) -> Span:
        """The text between the first and the last row on the screen."""
        seen = [row for row in self._rows_in_sight() if row is not None]
        if seen:
            return Span(seen[0].start, seen[-1].end)
        end = len(self.article.text) if self._scroll_row else 0
        return Span(end, end)

    def top_offset(self) -> int:
        """The first code point on the screen; 0 while the title is in sight."""
        if self._scroll_row == 0:
            return 0
        return next((row.start for row in self._rows_in_sight() if row is not None), 0)

    def progress(self) -> float:
        """The share of the text above the lower edge of the screen, 0 to 1."""
        length = len(self.article.text)
        return min(1.0, self.visible_span().end / length) if length else 1.0

    def page_by(self, pages: int) -> None:
        """Scroll by screens and take the selection along."""
        height = max(1, self.size.height - 2)
        target = self._scroll_row + pages * height
        self._settle_page(target)
        limit = max(0, self.virtual_size.height - self.size.height)
        self._scroll_to_row(target)
        if target > limit:
            self.select(self.motions.last())
        elif target < 0:
            self.select(self.motions.first())
        else:
            sentence = self.first_sentence_in_sight()
            if sentence is not None:
                self._select_in_sight(sentence)

    def first_sentence_in_sight(self) -> Span | None:
        """The first sentence that begins on the screen."""
        rows = self._rows_in_sight()
        top = next((row for row in rows if row is not None and row.end > row.start), None)
        if top is None:
            return None
        sentence = self.motions.sentence_at(top.start)
        return self.motions.next_sentence(sentence) if sentence.start < top.start else sentence

    def show_row(self, page_row: int) -> None:
        """Scroll so that a row of the page is in the middle of the screen."""
        self._scroll_to_row(page_row - self.size.height // 2)

    # -- what the view does with it ------------------------------------------------------------

    def select(self, span: Span, *, top: bool = False) -> None:
        """Move the selection and keep it in sight."""
        raise NotImplementedError

    def _select_in_sight(self, span: Span) -> None:
        raise NotImplementedError

    def _laid_out(self) -> None:
        """There is another layout now."""
        raise NotImplementedError

    def _rows_moved(self) -> None:
        """Some row of the text is elsewhere or another one now."""
        raise NotImplementedError

    # -- layout --------------------------------------------------------------------------------

    def _on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        size = self.scrollable_content_region.size
        self._sight = size.height or self._sight
        if size.width and (not self.is_laid_out or size.width != self._laid_out_at[0]):
            self._lay_out()

    def _lay_out(self) -> None:
        """Lay the text out, keeping the first row on the screen where it is."""
        total = self.scrollable_content_region.width
        column = max(1, min(self._column_width, total - GUTTER - MARGIN))
        self._left = max(0, (total - GUTTER - MARGIN - column) // 2)
        before = self._geometry
        same = before is not None and self._laid_out_at[1] == column
        self._laid_out_at = (total, column)
        if before is not None and same and before.layout.setting == self._setting:
            self._rows_moved()  # only the margin is another
            self._set_height()
            self.refresh()
            return
        anchor = self.top_offset() if before is not None else None
        layout = self._new_layout(column, None if before is None else before.layout)
        self._motions = Motions(layout)
        self._geometry = Geometry(layout)
        self._place_inserted()
        self._laid_out()
        if anchor is None:
            self._open()
        else:
            self._scroll_to_row(self.geometry.row_of(anchor) if anchor else 0)
        if layout.estimated:
            self.set_timer(0.05, self._refine)
        self.refresh()

    def _new_layout(self, column: int, like: Layout | None) -> Layout:
        styles = like.styles if like is not None else {}
        if like is None and self.article.structure:
            text = self.article.text
            starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
            styles = line_styles(
                self.article, starts, {start: line for line, start in enumerate(starts)}
            )
        return Layout(self.article.text, column, styles, self._setting, like)

    def _open(self) -> None:
        """Show the place that was read last, as it was."""
        place = min(self._position, len(self.article.text))
        span = self._first or self.motions.sentence_at(place)
        if self._position or self._top:
            self.page.settle(self.page.row_at(span.start), self.size.height)
            self._place_inserted()
            if self._top is None:
                row = self.geometry.row_of(span.start) - self.size.height // 3
            else:
                row = self.geometry.row_of(self._top) if self._top else 0
            self._scroll_to_row(row)
        self._select_in_sight(span)
        self.post_message(self.LaidOut())

    def _refine(self) -> None:
        """Wrap some more of what was estimated, when no key is waiting."""
        layout = self.page
        anchor, before = self.top_offset(), self._scroll_row
        if layout.refine(SLICE):
            self._place_inserted()
            row = self.geometry.row_of(anchor) if before else 0
            if row != before:
                self._scroll_to_row(row)
        if layout.estimated:
            self.set_timer(SLICE, self._refine)

    def _settle_page(self, page_row: int) -> None:
        """Make the rows exact that stand around a row of the page."""
        if self._geometry is None or not self.page.estimated:
            return
        count = self.size.height
        row = self.geometry.text_before(page_row)
        if self.page.settle(max(0, row - count), 3 * count):
            self._place_inserted()

    def _place_inserted(self) -> None:
        """Put the title, the notes and the last lines between the rows of the text."""
        layout = self.page
        noted = () if "annotations" in self._marks.hidden else self._marks.noted
        around = around_text(self.article, self._words, layout, noted)
        self._geometry = Geometry(layout, around)
        self._rows_moved()
        self._set_height()

    def _set_height(self) -> None:
        size = Size(self._laid_out_at[0], self.geometry.height)
        if size != self.virtual_size:
            self.virtual_size = size

    # -- scrolling -----------------------------------------------------------------------------

    @property
    def allow_vertical_scroll(self) -> bool:
        """It scrolls though it has no scroll bar.

        One of no width is drawn by Textual (8.2) with every step as something outside the screen,
        for which all widgets are arranged again in the middle of the picture; a panel that was
        about to show then passed for shown, and the text kept its width below it.
        """
        return True

    @property
    def _scroll_row(self) -> int:
        return int(self.scroll_offset.y)

    def _scroll_to_row(self, row: int) -> None:
        row = max(0, min(row, self.virtual_size.height - self.size.height))
        if row != self._scroll_row:
            self.scroll_to(y=row, animate=False)

    def _rows_in_sight(self) -> list[Row | None]:
        top = self._scroll_row
        return [self.geometry.text_at(top + y) for y in range(self._sight)]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make the rows that come into sight exact."""
        self._settle_page(int(new_value))
        super().watch_scroll_y(old_value, new_value)
