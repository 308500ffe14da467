"""What the parts of the reading screen stand on: its widgets, what is stored, what is said.

In: an article. Out: a screen that shows it and keeps up with the library; `reading_moving` and
`reading_marking` add the keys, `reading` puts them together.
"""

from importlib import import_module

from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.library.marking import overwritten
from reader.model import Analysis, Annotation, Article, ListedArticle, Span
from reader.model.visible import one_line
from reader.tui.actions import READING
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.text.describe import describe
from reader.tui.text.page import reading_minutes
from reader.tui.text.panel_rows import panel_rows
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.line import Line
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.tag_bar import TagBar

PANEL_WIDTH = 38
NARROW = 90
"""Cells below which the panel covers the text instead of standing beside it."""
MESSAGE_SECONDS = 4.0
SAVE_SECONDS = 15.0
TOLD_LENGTH = 24
"""Code points of a passage in a message about it."""
PRELOAD_SECONDS = 0.4


class ReadingBase(KeyedScreen):
    """One article on the screen."""

    context = READING

    def __init__(self, article: Article, listed: ListedArticle) -> None:
        super().__init__()
        self.article = article
        self._words = listed.words
        self._position = listed.position
        self._analysis: Analysis | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._page: str | None = None
        self._drafts: dict[Span, str] = {}
        self._told = ""
        self._saved_position = listed.position

    def compose(self) -> ComposeResult:
        """Header, text beside panel, tags."""
        yield Line(id="reading-header")
        with Horizontal(id="reading-body"):
            width = self.reader.settings.column_width
            yield ArticleView(
                self.article, column_width=width, position=self._position, words=self._words
            )
            yield Panel()
        yield TagBar()

    def on_mount(self) -> None:
        """Show what is stored, and analyse."""
        self.view = self.query_one(ArticleView)
        self.panel = self.query_one(Panel)
        self.tag_bar = self.query_one(TagBar)
        self.panel.display = False
        self.view.focus()
        self.library_changed()
        self.run_worker(self._analyse(), group="analysis", exclusive=True)
        self.set_interval(SAVE_SECONDS, self._save_position)
        self.set_timer(PRELOAD_SECONDS, lambda: self.run_worker(_preload, thread=True))

    @property
    def is_analysed(self) -> bool:
        """Whether quotations and entities are there."""
        return self._analysis is not None

    async def _analyse(self) -> None:
        self._analysis = await self.reader.analysis_of(self.article)
        self.view.set_marks(self.view.marks.with_analysis(self._analysis))
        self._show_panel()
        self._describe()

    def others_changed(self) -> None:
        """Take in what others did, and tell whose work they changed."""
        before = self._annotations
        self.library_changed()
        changed = overwritten(before, self._annotations, self.reader.library.author)
        if changed:
            annotation, who = changed[0]
            passage = one_line(annotation.exact)[:TOLD_LENGTH]
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            self.tell(f"{who} changed yours on “{passage}…”{more} · V shows it as it was")

    def library_changed(self) -> None:
        """Take in annotations and tags as they are stored now."""
        self._annotations = self.reader.library.marking.of_article(self.article.id)
        tags = self.reader.library.codebook.tags()
        self.view.set_marks(self.view.marks.with_annotations(self._annotations), tags)
        self.tag_bar.show_tags(tags)
        self._show_panel()

    def tell(self, message: str, *, problem: bool = False, lit: str = "") -> None:
        """Say something on the tag bar, for a while."""
        self.tag_bar.say(message, problem=problem, lit=lit)
        self._told = message
        self.set_timer(MESSAGE_SECONDS * (3 if problem else 1), lambda: self._untell(message))

    def _untell(self, message: str) -> None:
        if self._told == message:
            self._hush()

    def _hush(self) -> None:
        """Take the message away."""
        self._told = ""
        self.tag_bar.say("")

    def _show_panel(self) -> None:
        narrow = self.size.width < NARROW
        self.panel.display = self._page is not None
        self.view.display = not (narrow and self._page is not None)
        self.panel.set_class(narrow, "narrow")
        if self._page is not None:
            width = self.size.width if narrow else PANEL_WIDTH
            self.panel.show(
                panel_rows(self._page, self.article, self._analysis, self._annotations, width)
            )
            if narrow:
                self.panel.focus()
        elif self.panel.has_focus or not self.view.has_focus:
            self.view.focus()

    def _describe(self) -> None:
        if not self.view.is_laid_out:
            return
        selection = self.view.selection
        number, count = self.view.motions.paragraph_number(selection.start)
        progress = self.view.progress()
        left = reading_minutes(round(self._words * (1 - progress)))
        rest = f"{left} min left" if progress < 1 else "end"
        self.query_one("#reading-header", Line).show(
            f" {one_line(self.article.title)}", f"{number}/{count} ¶   {progress:.0%} · {rest} "
        )
        self.tag_bar.describe(describe(selection, self.view.marks))

    def leave(self) -> None:
        """Remember where reading stopped."""
        self._save_position()

    def _save_position(self) -> None:
        position = self.view.selection.start
        if position == self._saved_position or not self.view.is_laid_out:
            return
        self._saved_position = position
        library, progress = self.reader.library, self.view.progress()
        self.reader.writer.leave_to(
            lambda: library.set_position(self.article.id, position, progress)
        )


def _preload() -> None:
    """Import what the next keys may open, while somebody reads the first sentence."""
    for name in ("note", "tag_picker", "prompt"):
        import_module(f"reader.tui.screens.{name}")
