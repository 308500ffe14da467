"""What the parts of the library screen stand on: its widgets, the listing, what is said around it.

In: the library. Out: a screen that shows the list and keeps up with the library; `library_finding`,
`library_changing` and `library_adding` add the keys, `library` puts them together.
"""

import gc
from collections.abc import Container

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from reader.library.listing import Listing
from reader.model import Analysis, Article, ListedArticle, NotFoundError, ReaderError
from reader.model.counted import counted
from reader.tui.actions import LIBRARY
from reader.tui.screens.browsing import Browsed, Browsing
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.line import Line

PREVIEW_DELAY = 0.12
"""Seconds the cursor rests before the article under it is read."""
PREPARED = 400
"""Articles whose words are folded at a time, between two keys."""
PREPARE_SECONDS = 0.02


class LibraryBase(Browsing):
    """Every article of the library, or those that fit what was typed."""

    context = LIBRARY

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Timer | None = None
        self.filter_line = Line(classes="filter")
        self._work = ""

    def compose(self) -> ComposeResult:
        """Header, filter, list, preview, footer."""
        yield self.head
        yield self.filter_line
        yield ArticleList()
        yield Static(id="library-preview", markup=False)
        yield self.foot

    def on_mount(self) -> None:
        """Read the list."""
        self.listing = Listing(self.reader.library, self._with_person)
        self.list = self.query_one(ArticleList)
        self._preview_box = self.query_one("#library-preview", Static)
        self.list.focus()
        self.library_changed()
        # All that was just read stays: nothing in it has to be looked through for cycles again.
        gc.freeze()
        self.call_after_refresh(self._prepare)

    @property
    def browsed(self) -> Browsed:
        """The articles."""
        return self.list

    def on_screen_resume(self) -> None:
        """Show what changed while reading."""
        if self.listing.totals.articles:
            self.library_changed()

    def library_changed(self) -> None:
        """Take in what changed, keeping the cursor on its article."""
        try:
            self.listing.refresh()
        except ReaderError as error:
            self.tell(str(error), problem=True)
            return
        self.show_list(keep=True)

    def show_list(self, *, keep: bool) -> None:
        """Show what the listing holds; with `keep`, the cursor stays on its article."""
        self.list.show(self.listing.shown, self.listing.groups, keep=keep)
        self._show_header()

    def _prepare(self) -> None:
        """Make the list ready for a filter, a little at a time."""
        if not self.listing.prepare(at_most=PREPARED):
            self.set_timer(PREPARE_SECONDS, self._prepare)

    def _with_person(self, part: str) -> Container[str]:
        return self.reader.library.analyses.with_person(part)

    # -- what stands around the list -----------------------------------------------------------

    def work_told(self, words: str) -> None:
        """Say in the header what is being worked out in the background; "" when nothing is."""
        self._work = words
        self._show_header()

    def _show_header(self) -> None:
        totals, typed = self.listing.totals, self.listing.typed
        marked = f"{len(self.list.marked):,} marked" if self.list.marked else ""
        parts = [
            marked,
            self._work,
            counted(totals.articles, "article"),
            counted(totals.annotations, "annotation"),
            f"{counted(totals.tags, 'tag')} in use",
        ]
        about = " · ".join(part for part in parts if part)
        self.head.show(" Reader", f"{about} ")
        order = f"by {self.listing.sort}"
        if self.listing.grouping:
            order = f"under each {self.listing.grouping}, {order}"
        fitting = f"{self.listing.fitting:,} of {totals.articles:,}" if typed else order
        line = self.filter_line
        line.show(f" / {typed or 'filter'}", f"{self.listing.problem or fitting} ")
        line.set_class(not typed, "idle")

    # -- the preview ---------------------------------------------------------------------------

    def on_article_list_highlighted(self, event: ArticleList.Highlighted) -> None:
        """Preview the article under the cursor once it rests there."""
        if self._waiting is not None:
            self._waiting.stop()
        if event.article is None:
            empty = (
                "nothing fits; Esc shows all articles again"
                if self.listing.typed
                else f"no articles yet{self.hint('import', 'adds a file or folder')}, or run "
                "'reader add FILE'"
            )
            self._preview_box.update(f" {empty}")
            return
        listed = event.article
        self._waiting = self.set_timer(PREVIEW_DELAY, lambda: self._preview(listed))

    def _preview(self, listed: ListedArticle) -> None:
        from reader.tui.text.preview import preview

        def show(article: Article, analysis: Analysis | None = None) -> None:
            if self.list.current is not None and self.list.current.id == listed.id:
                width = max(10, self.size.width - 2)
                self._preview_box.update(preview(article, analysis, width))

        def load() -> Article | None:
            try:
                return self.reader.library.article(listed.id)
            except NotFoundError:
                return None  # taken out of the list meanwhile

        async def analyse(article: Article | None) -> None:
            if article is not None:
                show(article)
                found = await self.reader.analysis_of(article)
                show(article, self.reader.library.analyses.effective(article, found))

        self.command(load, analyse)
