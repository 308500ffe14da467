"""The library screen: the articles, a filter, a preview."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from reader.library import query as queries
from reader.model import Analysis, Article, ListedArticle, NotFoundError, QueryError, ReaderError
from reader.model.article import Status
from reader.tui.actions import LIBRARY
from reader.tui.screens.keyed import TYPING, KeyedScreen
from reader.tui.text.preview import preview
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.widgets import Input

SORTS: dict[str, tuple[Callable[[ListedArticle], object], bool]] = {
    "date": (lambda a: (a.published or "", a.added), True),
    "added": (lambda a: a.added, True),
    "title": (lambda a: a.title.casefold(), False),
    "source": (lambda a: ((a.publisher or "~").casefold(), a.published or ""), False),
    "length": (lambda a: a.words, False),
    "progress": (lambda a: a.progress, True),
    "annotations": (lambda a: a.annotations, True),
}
PREVIEW_DELAY = 0.12
"""Seconds the cursor rests before the article under it is read."""
MESSAGE_SECONDS = 5.0


class LibraryScreen(KeyedScreen):
    """Every article of the library, or those that fit what was typed."""

    context = LIBRARY

    def __init__(self) -> None:
        super().__init__()
        self._articles: list[ListedArticle] = []
        self._haystacks: list[str] = []
        self._shown: Sequence[ListedArticle] = ()
        self._sort = "date"
        self._query = ""
        self._waiting: Timer | None = None
        self._message = ""
        self._filter_box: Input | None = None

    def compose(self) -> ComposeResult:
        """Header, filter, list, preview, footer."""
        yield Line(id="library-header")
        yield Line(id="library-filter")
        yield ArticleList()
        yield Static(id="library-preview", markup=False)
        yield Line(id="library-footer")

    def on_mount(self) -> None:
        """Read the list."""
        self.list = self.query_one(ArticleList)
        self._preview_box = self.query_one("#library-preview", Static)
        self.list.focus()
        self.library_changed()
        self._show_footer()

    def on_screen_resume(self) -> None:
        """Show what changed while reading."""
        if self._articles:
            self.library_changed()

    def library_changed(self) -> None:
        """Read the list anew, keeping the cursor on its article."""
        try:
            self._articles = list(self.reader.library.articles())
        except ReaderError as error:
            self.tell(str(error), problem=True)
            return
        key, descending = SORTS[self._sort]
        self._articles.sort(key=key, reverse=descending)  # pyright: ignore[reportArgumentType, reportCallIssue]
        self._haystacks = []
        self._apply_filter()

    def tell(self, message: str, *, problem: bool = False) -> None:
        """Say something in the footer, for a while."""
        self._message = message
        footer = self.query_one("#library-footer", Line)
        footer.set_class(problem, "problem")
        footer.show(f" {message}")
        self.set_timer(MESSAGE_SECONDS * (3 if problem else 1), lambda: self._untell(message))

    def _untell(self, message: str) -> None:
        if self._message == message:
            self._show_footer()

    # -- the list ------------------------------------------------------------------------------

    def action_next(self) -> None:
        self.list.move(1)

    def action_previous(self) -> None:
        self.list.move(-1)

    def action_page_down(self) -> None:
        self.list.move(self.list.page)

    def action_page_up(self) -> None:
        self.list.move(-self.list.page)

    def action_first(self) -> None:
        self.list.move_to(0)

    def action_last(self) -> None:
        self.list.move_to(len(self._shown) - 1)

    def action_open(self) -> None:
        if self.list.current is not None:
            self._open(self.list.current)

    def _open(self, listed: ListedArticle) -> None:
        from reader.tui.screens.reading import ReadingScreen

        def push(loaded: tuple[Article, ListedArticle]) -> None:
            self.app.push_screen(ReadingScreen(*loaded))

        def load() -> tuple[Article, ListedArticle]:
            library = self.reader.library
            library.merge_copies(listed.id)
            return library.article(listed.id), library.listed(listed.id)

        self.command(load, push)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Open what was clicked twice."""
        self._open(event.article)

    def action_sort(self) -> None:
        names = list(SORTS)
        self._sort = names[(names.index(self._sort) + 1) % len(names)]
        self.library_changed()
        self.tell(f"sorted by {self._sort}")

    # -- changing ------------------------------------------------------------------------------

    def _change(self, change: Callable[[str], object], message: str) -> None:
        current = self.list.current
        if current is None:
            return

        def done(_: object) -> None:
            self.library_changed()
            self.tell(f"{message} · u undoes")

        self.command(lambda: change(current.id), done)

    def action_read(self) -> None:
        current = self.list.current
        status: Status = "unread" if current is not None and current.status == "done" else "done"
        self._change(lambda key: self.reader.library.set_status(key, status), f"marked {status}")

    def action_star(self) -> None:
        starred = not (self.list.current is not None and self.list.current.starred)
        word = "starred" if starred else "star taken away"
        self._change(lambda key: self.reader.library.set_starred(key, starred), word)

    def action_delete(self) -> None:
        self._change(self.reader.library.remove, "deleted")

    def action_undo(self) -> None:
        self._turn(self.reader.library.undo, "undone")

    def action_redo(self) -> None:
        self._turn(self.reader.library.redo, "redone")

    def _turn(self, turn: Callable[[], str], word: str) -> None:
        def done(label: str) -> None:
            self.library_changed()
            self.tell(f"{word}: {label}")

        self.command(turn, done)

    def action_import(self) -> None:
        from reader.tui.screens.prompt import Prompt

        prompt = Prompt("add ", placeholder="a file, a folder, or the address of a page")
        self.app.push_screen(prompt, self._import)

    def _import(self, typed: str | None) -> None:
        from reader.ingest.dropped import typed_sources

        if sources := typed_sources(typed or ""):
            self._add(sources)

    def on_paste(self, event: events.Paste) -> None:
        """Add files dragged onto the terminal, which pastes their paths."""
        from reader.ingest.dropped import dropped_sources

        if sources := dropped_sources(event.text):
            event.stop()
            self._add(sources)

    def _add(self, sources: list[str]) -> None:
        self.tell("adding …")
        self.command(lambda: self.reader.add_sources(sources), self._imported)

    def _imported(self, result: tuple[int, int, list[str]]) -> None:
        added, known, failed = result
        self.library_changed()
        parts = [f"{added} added"]
        if known:
            parts.append(f"{known} here already")
        if failed:
            parts.append(f"{len(failed)} failed: {failed[0]}")
        self.tell(" · ".join(parts), problem=bool(failed))

    def action_clear_samples(self) -> None:
        def done(count: int) -> None:
            self.library_changed()
            self.tell(f"{count} sample articles taken out" if count else "no sample articles here")

        self.command(self.reader.clear_samples, done)

    # -- the filter ----------------------------------------------------------------------------

    def action_filter(self) -> None:
        if self._filter_box is not None:
            return
        from textual.widgets import Input

        box = Input(
            self._query,
            placeholder="words, tag: source: author: before: after: is: lang:",
            id="filter-input",
            compact=True,
            select_on_focus=False,
            classes=TYPING,
        )
        line = self.query_one("#library-filter", Line)
        line.display = False
        self._filter_box = box
        self.mount(box, after=line)
        box.focus()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Filter with every letter."""
        if self._filter_box is None:
            return  # a letter that was on its way when the filter closed
        self._query = event.value
        self._apply_filter()

    def on_input_submitted(self) -> None:
        """Open the article under the cursor; the filter stays for when one comes back."""
        self._leave_filter()
        self.action_open()

    def action_to_list(self) -> None:
        """Keep the filter and go to the list."""
        if self._filter_box is not None:
            self._leave_filter()

    def action_unfilter(self) -> None:
        self._query = ""
        self._leave_filter()
        self._apply_filter()

    def _leave_filter(self) -> None:
        if self._filter_box is not None:
            self._filter_box.remove()
            self._filter_box = None
        self.query_one("#library-filter", Line).display = True
        self.list.focus()

    def _apply_filter(self) -> None:
        keep = self.list.current.id if self.list.current else None
        try:
            query = queries.parse(self._query)
            if query and not self._haystacks:
                self._haystacks = [queries.article_haystack(a) for a in self._articles]
            places = queries.select(query, self._articles, self._haystacks)
            problem = ""
        except QueryError as error:
            places, problem = range(len(self._articles)), str(error)
        self._shown = [self._articles[place] for place in places]
        self.list.show(self._shown, keep)
        self._show_header(problem)

    # -- what stands around the list -----------------------------------------------------------

    def _show_header(self, problem: str) -> None:
        articles = self._articles
        annotations = sum(article.annotations for article in articles)
        tags = len({tag for article in articles for tag in article.tags})
        self.query_one("#library-header", Line).show(
            " Reader",
            f"{_count(len(articles), 'article')} · "
            f"{_count(annotations, 'annotation')} · {_count(tags, 'tag')} in use ",
        )
        typed = f" / {self._query}" if self._query else " / filter"
        here = f"{len(self._shown):,} of {len(articles):,} " if self._query else f"by {self._sort} "
        self.query_one("#library-filter", Line).show(typed, problem or here)
        self.query_one("#library-filter", Line).set_class(not self._query, "idle")

    def _show_footer(self) -> None:
        self._message = ""
        footer = self.query_one("#library-footer", Line)
        footer.set_class(False, "problem")
        footer.show(self.reader.footer_of(self.context), "")

    def on_article_list_highlighted(self, event: ArticleList.Highlighted) -> None:
        """Preview the article under the cursor once it rests there."""
        if self._waiting is not None:
            self._waiting.stop()
        if event.article is None:
            empty = (
                "nothing fits; Esc shows all articles again"
                if self._query
                else "no articles yet: i adds a file or folder, or run 'reader add FILE'"
            )
            self._preview_box.update(f" {empty}")
            return
        listed = event.article
        self._waiting = self.set_timer(PREVIEW_DELAY, lambda: self._preview(listed))

    def _preview(self, listed: ListedArticle) -> None:
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
                show(article, await self.reader.analysis_of(article))

        self.command(load, analyse)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
