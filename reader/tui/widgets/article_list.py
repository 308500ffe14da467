"""The list of articles: two rows each, headings between them, drawn from an index array.

In: articles in the order they are to be shown, and where headings stand. Out: rows on the screen;
`Highlighted` when the cursor moved, `Chosen` when an article is to be opened. Only the rows on the
screen are made.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.library.listing import Group
from reader.model import ListedArticle
from reader.model.visible import one_line
from reader.tui.text.minutes import reading_minutes

ROWS = 2
WIDE = 96
"""Cells from which the publisher stands in the first row, beside the title."""
NEAR = 64
"""Places before and behind the cursor where its article is looked for first."""
_BAR = 5
_CURSOR = Style(reverse=True)


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """The articles of the library, one under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title",
        "list--muted",
        "list--tag",
        "list--bar",
        "list--star",
        "list--heading",
    }

    class Highlighted(Message):
        """The cursor is on another article, or on none."""

        def __init__(self, article: ListedArticle | None) -> None:
            super().__init__()
            self.article = article

    class Chosen(Message):
        """An article is to be opened."""

        def __init__(self, article: ListedArticle) -> None:
            super().__init__()
            self.article = article

    def __init__(self) -> None:
        super().__init__(id="articles")
        self._articles: Sequence[ListedArticle] = ()
        self._groups: Sequence[Group] = ()
        self._firsts: list[int] = []
        self._heading_rows: list[int] = []
        self.cursor = 0
        self.marked: frozenset[str] = frozenset()
        """The ids of the articles that keys are about instead of the one under the cursor."""
        self._styles: dict[str, Style] = {}
        self.rows_drawn = 0
        """How many rows were asked for by the screen; for tests and benchmarks."""

    @property
    def current(self) -> ListedArticle | None:
        """The article under the cursor."""
        return self._articles[self.cursor] if self.cursor < len(self._articles) else None

    def show(
        self,
        articles: Sequence[ListedArticle],
        groups: Sequence[Group] = (),
        *,
        keep: bool = False,
    ) -> None:
        """Show these articles; with `keep`, the cursor stays on its article where that is there."""
        before = self.current
        self._articles, self._groups = articles, groups
        self._firsts = [group.first for group in groups]
        self._heading_rows = [ROWS * first + n for n, first in enumerate(self._firsts)]
        place = self._place_of(before) if keep and before is not None else 0
        self.cursor = max(0, min(place, len(articles) - 1))
        self._set_height()
        self._follow()
        self.refresh()
        self.post_message(self.Highlighted(self.current))

    def _place_of(self, article: ListedArticle) -> int:
        """Where an article stands now, looked for around the cursor first; else the cursor."""
        there = len(self._articles)
        near = range(max(0, self.cursor - NEAR), min(there, self.cursor + NEAR))
        for places in (near, range(there)):
            for place in places:
                if self._articles[place].id == article.id:
                    return place
        return self.cursor

    def mark(self, article_ids: Iterable[str]) -> None:
        """Mark these articles and no others."""
        self.marked = frozenset(article_ids)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many articles."""
        self.move_to(self.cursor + by)

    def move_to(self, place: int) -> None:
        """Move the cursor to a place; beyond the ends, to the end."""
        place = max(0, min(place, len(self._articles) - 1))
        if place == self.cursor:
            return
        before, self.cursor = self.cursor, place
        for index in (before, place):
            self.refresh_lines(self._row_of(index), ROWS)
        self._follow()
        self.post_message(self.Highlighted(self.current))

    @property
    def page(self) -> int:
        """How many articles fit on the screen."""
        return max(1, self.size.height // ROWS)

    def _follow(self) -> None:
        top, height = int(self.scroll_offset.y), max(ROWS, self.size.height)
        first = self._row_of(self.cursor)
        above = first - 1 if self._begins(self.cursor) else first
        if above < top:
            self.scroll_to(y=above, animate=False)
        elif first + ROWS > top + height:
            self.scroll_to(y=first + ROWS - height, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._set_height()
        self._follow()

    def _set_height(self) -> None:
        rows = ROWS * len(self._articles) + len(self._groups)
        self.virtual_size = Size(self.size.width, rows)

    def _row_of(self, place: int) -> int:
        """The first row of an article, below its heading."""
        return ROWS * place + bisect_right(self._firsts, place)

    def _begins(self, place: int) -> bool:
        """Whether there is a heading over an article."""
        above = bisect_right(self._firsts, place)
        return above > 0 and self._firsts[above - 1] == place

    def _at(self, row: int) -> tuple[int, int]:
        """Which article stands on a row, and which of its rows it is; -1 is the heading over it."""
        above = bisect_right(self._heading_rows, row)
        if above and self._heading_rows[above - 1] == row:
            return self._firsts[above - 1], -1
        return divmod(row - above, ROWS)

    def on_click(self, event: events.Click) -> None:
        """One click moves the cursor, another on the same article opens it."""
        place, part = self._at(int(self.scroll_offset.y) + event.y)
        if place >= len(self._articles) or part < 0:
            return
        if place == self.cursor:
            self.post_message(self.Chosen(self._articles[place]))
        else:
            self.move_to(place)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; styles are read once for all of them."""
        names = ("title", "muted", "tag", "bar", "star", "heading")
        base = self.rich_style
        self._styles = {
            name: base + self.get_component_rich_style(f"list--{name}", partial=True)
            for name in names
        }
        self._styles["base"] = base
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self.rows_drawn += 1
        index, part = self._at(int(self.scroll_offset.y) + y)
        width = self.size.width
        if index >= len(self._articles):
            return Strip.blank(width, self._styles["base"])
        if part < 0:
            return self._heading(index, width)
        article = self._articles[index]
        parts = self._second_row(article, width) if part else self._first_row(article, width)
        strip = Strip([Segment(text, self._styles[style]) for text, style in parts])
        if index == self.cursor:
            # One inverted bar: the colours of the parts would turn into a patchwork.
            chosen = self._styles["base"] + _CURSOR
            strip = Strip([Segment(text, chosen) for text, _ in parts])
            return strip.adjust_cell_length(width, chosen)
        return strip.adjust_cell_length(width, self._styles["base"])

    def _heading(self, index: int, width: int) -> Strip:
        number = bisect_right(self._firsts, index) - 1
        end = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._articles)
        words = f" {one_line(self._groups[number].title)}  {end - index:,}"
        style = self._styles["heading"]
        return Strip([Segment(_fit(words, width), style)]).adjust_cell_length(width, style)

    def _first_row(self, article: ListedArticle, width: int) -> list[tuple[str, str]]:
        mark = {"unread": "●", "reading": "◐", "done": "○", "archived": "▪"}[article.status]
        star = "★" if article.starred else " "
        count = f"{article.annotations:>4}" if article.annotations else "   –"
        filled = round(article.progress * _BAR)
        bar = "━" * filled + "─" * (_BAR - filled)
        right: list[tuple[str, str]] = []
        if width >= 60:
            right += [(f"  {_fit((article.published or '')[:10], 10)}", "muted")]
            right += [(f" {reading_minutes(article.words):>3} min ", "muted")]
            right += [(f" {bar}", "bar")]
        right += [(f"{count} ", "muted")]
        if width >= WIDE:
            source = min(20, width // 5)
            right.insert(0, (f"  {_fit(one_line(article.publisher or ''), source)}", "muted"))
        room = width - 4 - sum(len(text) for text, _ in right)
        title = _fit(one_line(article.title), max(1, room))
        chosen = "✓" if article.id in self.marked else " "
        return [
            (chosen, "star"),
            (mark, "bar"),
            (star, "star"),
            (" ", "base"),
            (title, "title"),
            *right,
        ]

    def _second_row(self, article: ListedArticle, width: int) -> list[tuple[str, str]]:
        about = [article.byline, None if width >= WIDE else article.publisher]
        byline = " · ".join(one_line(part) for part in about if part)
        parts = [("    ", "base"), (byline, "muted")]
        if article.tags:
            tags = "  ".join(f"#{one_line(tag)}" for tag in article.tags)
            parts += [("  " if byline else "", "base"), (tags, "tag")]
        return parts


def _fit(text: str, width: int) -> str:
    """Text of exactly so many cells, cut with an ellipsis or padded."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, width - 1) + "…"
