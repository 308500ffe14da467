"""The list of articles: two rows each, drawn from an index array.

In: articles in the order they are to be shown. Out: rows on the screen; `Highlighted` when the
cursor moved, `Chosen` when an article is to be opened. Only the rows on the screen are made.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model import ListedArticle
from reader.model.visible import one_line
from reader.tui.text.page import reading_minutes

ROWS = 2
WIDE = 96
"""Cells from which the publisher stands in the first row, beside the title."""
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
        self.cursor = 0
        self._styles: dict[str, Style] = {}

    @property
    def current(self) -> ListedArticle | None:
        """The article under the cursor."""
        return self._articles[self.cursor] if self.cursor < len(self._articles) else None

    def show(self, articles: Sequence[ListedArticle], keep: str | None = None) -> None:
        """Show these articles; the cursor stays on the one of id `keep` where it is there."""
        self._articles = articles
        place = next((i for i, a in enumerate(articles) if a.id == keep), None) if keep else None
        self.cursor = place if place is not None else min(self.cursor, max(0, len(articles) - 1))
        self.virtual_size = Size(self.size.width, ROWS * len(articles))
        self._follow()
        self.refresh()
        self.post_message(self.Highlighted(self.current))

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
            self.refresh_lines(ROWS * index, ROWS)
        self._follow()
        self.post_message(self.Highlighted(self.current))

    @property
    def page(self) -> int:
        """How many articles fit on the screen."""
        return max(1, self.size.height // ROWS)

    def _follow(self) -> None:
        top, height = int(self.scroll_offset.y), max(ROWS, self.size.height)
        first = ROWS * self.cursor
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif first + ROWS > top + height:
            self.scroll_to(y=first + ROWS - height, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, ROWS * len(self._articles))
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """One click moves the cursor, another on the same article opens it."""
        place = (int(self.scroll_offset.y) + event.y) // ROWS
        if place >= len(self._articles):
            return
        if place == self.cursor:
            self.post_message(self.Chosen(self._articles[place]))
        else:
            self.move_to(place)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; styles are read once for all of them."""
        names = ("title", "muted", "tag", "bar", "star")
        base = self.rich_style
        self._styles = {
            name: base + self.get_component_rich_style(f"list--{name}", partial=True)
            for name in names
        }
        self._styles["base"] = base
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        index, second = divmod(int(self.scroll_offset.y) + y, ROWS)
        width = self.size.width
        if index >= len(self._articles):
            return Strip.blank(width, self._styles["base"])
        article = self._articles[index]
        parts = self._second_row(article, width) if second else self._first_row(article, width)
        strip = Strip([Segment(text, self._styles[style]) for text, style in parts])
        if index == self.cursor:
            # One inverted bar: the colours of the parts would turn into a patchwork.
            chosen = self._styles["base"] + _CURSOR
            strip = Strip([Segment(text, chosen) for text, _ in parts])
            return strip.adjust_cell_length(width, chosen)
        return strip.adjust_cell_length(width, self._styles["base"])

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
        return [(f" {mark}", "bar"), (star, "star"), (" ", "base"), (title, "title"), *right]

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
