"""What the parts of the reading screen stand on: its widgets, what is stored, what is said.

In: an article. Out: a screen that shows it and keeps up with the library; `reading_moving` and
`reading_marking` add the keys, `reading` puts them together.
"""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.library.marking import overwritten
from reader.model import Analysis, Annotation, Article, ListedArticle, ReaderError, Span
from reader.model.visible import one_line
from reader.tui.actions import READING
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.text.describe import describe
from reader.tui.text.layout import Setting
from reader.tui.text.minutes import reading_minutes
from reader.tui.text.panel_rows import panel_rows
from reader.tui.text.wrap import Hyphens
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.line import Line
from reader.tui.widgets.mark_bar import MarkBar
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.tag_bar import TagBar

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

    def __init__(self, article: Article, listed: ListedArticle, *, at: Span | None = None) -> None:
        """`at`: what is selected first, instead of where reading stopped."""
        super().__init__()
        self._at = at
        self.article = article
        self.listed = listed
        self.analysis: Analysis | None = None
        """What was found in the text, as corrected; None while it is being read."""
        self._found: Analysis | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._page: str | None = None
        self._drafts: Mapping[Span, str] = {}
        self._told = ""
        self._saved_place = (listed.position, listed.top)

    def compose(self) -> ComposeResult:
        """Header, text beside panel, tags."""
        self.head = Line(id="reading-header")  # anew, as all of it, when another text is shown
        yield self.head
        with Horizontal(id="reading-body"):
            settings = self.reader.settings
            yield ArticleView(
                self.article,
                column_width=settings.column_width,
                setting=self._setting(),
                position=self.listed.position,
                top=self.listed.top,
                words=self.listed.words,
            )
            yield MarkBar()
            yield Panel()
        yield TagBar()

    def on_mount(self) -> None:
        """Show what is stored, and analyse."""
        self._begin()
        self.set_interval(SAVE_SECONDS, self._save_position)
        self.set_timer(PRELOAD_SECONDS, lambda: self.run_worker(_preload, thread=True))

    async def show_text(self, article: Article, listed: ListedArticle) -> None:
        """Show another text of the article, where `listed` says that reading stopped."""
        self.leave_fine()
        self.article, self.listed, self._at = article, listed, None
        self.analysis = self._found = None
        await self.recompose()
        self._begin()

    def _begin(self) -> None:
        self.view = self.query_one(ArticleView)
        self.mark_bar = self.query_one(MarkBar)
        self.panel = self.query_one(Panel)
        self.tag_bar = self.query_one(TagBar)
        self.panel.display = False
        self.view.focus()
        hidden = frozenset(self.reader.settings.layers_hidden)
        self.view.set_marks(replace(self.view.marks, hidden=hidden))
        if self._at is not None:
            self.view.select(self._at)
        self.library_changed()
        self.run_worker(self._analyse, group="analysis", exclusive=True)

    @property
    def is_ready(self) -> bool:
        """Whether the text is laid out."""
        return self.view.is_laid_out

    @property
    def is_analysed(self) -> bool:
        """Whether quotations and entities are there."""
        return self.analysis is not None

    async def _analyse(self) -> None:
        self._found = await self.reader.analysis_of(self.article)
        self._correct()
        self._describe()

    def _correct(self) -> None:
        """Show what was found, as people corrected it."""
        if self._found is not None:
            self.analysis = self.reader.library.analyses.effective(self.article, self._found)
            self.view.set_marks(self.view.marks.with_analysis(self.analysis))
        self._show_panel()

    def _setting(self) -> Setting:
        """How the text is set, as the settings have it."""
        settings = self.reader.settings
        return Setting(
            settings.justify,
            settings.paragraph_spacing,
            self.hyphens() if settings.hyphenate else None,
        )

    def hyphens(self) -> Hyphens | None:
        """Where words of the article's language may be divided; None, and told, where that is
        not known."""
        from reader.tui.text.hyphens import hyphens_of

        try:
            return hyphens_of(self.article.language or "en")
        except ReaderError as error:
            self.call_after_refresh(self.tell, str(error), problem=True)
            return None

    def aside(self) -> str:
        """What the status line says instead of what the selection is, or ""."""
        return ""

    def leave_fine(self) -> None:
        """The selection was used: fine mode, where there is one, ends."""

    def others_changed(self) -> None:
        """Take in what others did, and tell whose work they changed."""
        before = self._annotations
        self.library_changed()
        changed = overwritten(before, self._annotations, self.reader.library.author)
        if changed:
            annotation, who = changed[0]
            passage = one_line(annotation.exact)[:TOLD_LENGTH]
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            shown = self.hint("versions", "shows it as it was")
            self.tell(f"{who} changed yours on “{passage}…”{more}{shown}")

    def library_changed(self) -> None:
        """Take in annotations, tags and corrections as they are stored now."""
        library = self.reader.library
        self._annotations = library.marking.of_article(self.article.id)
        self._drafts = library.drafts.of_article(self.article.id)
        tags = library.codebook.tags()
        self.view.set_marks(self.view.marks.with_annotations(self._annotations), tags)
        self.tag_bar.show_tags(tags)
        self._correct()

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
        self.view.display = self.mark_bar.display = not (narrow and self._page is not None)
        self.panel.set_class(narrow, "narrow")
        if self._page is not None:
            width = self.size.width if narrow else self.reader.settings.panel_width
            self.panel.styles.width = "1fr" if narrow else width
            self.panel.show(
                self._page,
                panel_rows(self._page, self.article, self.analysis, self._annotations, width),
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
        left = reading_minutes(round(self.listed.words * (1 - progress)))
        rest = f"{left} min left" if progress < 1 else "end"
        self.head.show(
            f" {one_line(self.article.title)}", f"{number}/{count} ¶   {progress:.0%} · {rest} "
        )
        draft = "✎ draft  " if selection in self._drafts else ""
        words = self.aside() or describe(selection, self.view.marks)
        self.tag_bar.describe(draft + words)
        self._show_marks()

    def acted(self) -> None:
        """Say where the selection is now, in the picture that shows it there."""
        self._describe()

    def _show_marks(self) -> None:
        """Show on the bar at the right where the marks are, and where the screen is."""
        if self.view.is_laid_out:
            self.mark_bar.show(*self.view.overview())

    def leave(self) -> None:
        """Remember where reading stopped."""
        self._save_position()

    def _save_position(self) -> None:
        if not self.view.is_laid_out:
            return
        position, top = place = self.view.selection.start, self.view.top_offset()
        if place == self._saved_place:
            return
        self._saved_place = place
        library, progress = self.reader.library, self.view.progress()
        self.reader.writer.begin(
            lambda: library.set_position(self.article.id, position, progress, top=top)
        )


def _preload() -> None:
    """Import what the next keys may open, while somebody reads the first sentence."""
    for name in ("note", "tag_picker", "prompt"):
        import_module(f"reader.tui.screens.{name}")
