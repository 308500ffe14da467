"""What the annotations screen shows: those that fit, in groups, and one of them in full.

In: an article to begin with, or none. Out: a screen that keeps up with the library; `annotations`
adds the keys. What fits and what belongs together is decided in `reader.library.collecting`.
"""

import asyncio
import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from reader.library import query as queries
from reader.library.collecting import (
    By,
    Collected,
    Collection,
    collect,
    grouped,
    haystack,
    people_of,
    select,
)
from reader.model import Article, ListedArticle, QueryError, ReaderError, Span
from reader.model.counted import counted
from reader.model.visible import one_line
from reader.tui.actions import ANNOTATIONS
from reader.tui.look import tag_passage
from reader.tui.screens.browsing import Browsed
from reader.tui.screens.listing import ListScreen
from reader.tui.text.annotation_preview import annotation_preview
from reader.tui.widgets.annotation_list import AnnotationList

PREVIEW_DELAY = 0.12
"""Seconds the cursor rests before the article under it is read."""
LOOK_SECONDS = 0.3
"""Seconds between two looks at people while texts are read."""

Place = Callable[[Span], object]


class AnnotationsBase(ListScreen):
    """Annotations as a list."""

    context = ANNOTATIONS
    placeholder = "words, tag: person: source: before: after: is:orphaned"

    def __init__(
        self,
        article: ListedArticle | None = None,
        *,
        scope: ListedArticle | None = None,
        near: int = 0,
        go: Place | None = None,
    ) -> None:
        """`article` is being read on the screen below, near a code point, and `go` selects a place
        of it there; `scope` is the article whose annotations are shown at first, None for all."""
        super().__init__()
        self._article = article
        self._scope = scope
        self._near = near
        self._go = go
        self._by: By = "article"
        self._collection = Collection()
        self._rows: list[Collected] = []
        self._haystacks: list[str] = []
        self._shown: list[int] = []
        self._marked: set[str] = set()
        self._people: dict[str, tuple[str, ...]] = {}
        self._read: dict[str, int] = {}
        """The articles whose people are known, with the stamp they had then."""
        self._to_read = 0
        self._is_loading = True
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, filter, list, preview, footer."""
        yield self.head
        yield self.filter_line
        yield AnnotationList()
        yield Static(id="annotations-preview", markup=False)
        yield self.foot

    def on_mount(self) -> None:
        """Read the annotations."""
        self.view = self.query_one(AnnotationList)
        self._preview_box = self.query_one("#annotations-preview", Static)
        self.view.focus()
        self.library_changed()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._preview())

    def on_screen_resume(self) -> None:
        """Show what changed while reading."""
        if not self._is_loading:
            self.library_changed()

    @property
    def browsed(self) -> Browsed:
        """The annotations."""
        return self.view

    def focus_list(self) -> None:
        """Give the list the keys."""
        self.view.focus()

    def show_scope(self, scope: ListedArticle | None) -> None:
        """Show the annotations of an article, or of all."""
        self._scope = scope
        self._collection = Collection()
        self.library_changed()

    def library_changed(self) -> None:
        """Read what changed anew."""
        self.run_worker(self._collect, group="collect", exclusive=True)

    async def _collect(self) -> None:
        scope = self._scope.id if self._scope else None
        found = collect(self.reader.library, self._collection, scope)
        self._is_loading = True
        try:
            while (collection := await asyncio.to_thread(next, found, None)) is not None:
                self._take(collection)
        except ReaderError as error:
            self.tell(str(error), problem=True)
        self._is_loading = False
        self._marked &= {row.annotation.id for row in self._rows}
        self.apply_filter()
        self._read_people()

    def _take(self, collection: Collection) -> None:
        is_first = not self._collection.parts
        self._collection = collection
        self._rows, self._haystacks = collection.rows, []
        self.apply_filter()
        if is_first and self._scope is not None:
            ends = (row.annotation.end or 0 for row in self._rows)
            self.view.move_to(next((n for n, end in enumerate(ends) if end > self._near), 0))

    def apply_filter(self) -> None:
        """Show the rows that fit, in their groups."""
        tags = self.reader.library.codebook.tags()
        problem = ""
        try:
            query = queries.parse(self.query_text)
        except QueryError as error:
            query, problem = queries.Query(), str(error)
        if query and not self._haystacks:
            self._haystacks = list(map(haystack, self._rows))
        people = self.reader.library.analyses.with_person
        self._shown = select(query, self._rows, self._haystacks, people)
        names = [tag.name for tag in tags]
        groups = grouped(self._rows, self._shown, self._by, names, self._people)
        self.view.show(self._rows, groups, self._by, tags)
        self._show_state(problem)

    # -- people --------------------------------------------------------------------------------

    def _read_people(self) -> None:
        if self._by == "person":
            self.run_worker(self._find_people, group="people", exclusive=True)

    async def _find_people(self) -> None:
        """Find out who speaks in the annotations of each article, those analysed before first."""
        wanted = [
            name for name, stamp in self._collection.stamps.items() if self._read.get(name) != stamp
        ]
        last = time.monotonic()
        for number, article_id in enumerate(wanted):
            self._to_read = len(wanted) - number
            await self._find_people_in(article_id)
            if time.monotonic() - last > LOOK_SECONDS:
                self.apply_filter()
                last = time.monotonic()
        self._to_read = 0
        if wanted:
            self.apply_filter()

    async def _find_people_in(self, article_id: str) -> None:
        library = self.reader.library
        part, stamp = self._collection.parts.get(article_id), self._collection.stamps[article_id]
        try:
            article = await asyncio.to_thread(library.article, article_id)
        except ReaderError:
            return  # it has nobody in it, as far as anyone can tell; the doctor tells
        analysis = await self.reader.analysis_of(article)
        self._people |= people_of((row.annotation for row in part or ()), analysis)
        self._read[article_id] = stamp

    # -- what stands around the list -----------------------------------------------------------

    def _show_state(self, problem: str = "") -> None:
        count, marked = len(self._rows), len(self._marked)
        parts = [f"{marked:,} marked"] if marked else []
        if self._to_read:
            parts.append(f"{counted(self._to_read, 'text')} to read")
        parts.append(counted(count, "annotation"))
        title = f"Annotations in “{one_line(self._scope.title)}”" if self._scope else "Annotations"
        self.show_header(title, " · ".join(parts))
        here = f"by {self._by}"
        if self.query_text:
            here = f"{len(self._shown):,} of {count:,} · {here}"
        self.show_filter(problem or here)

    def on_annotation_list_highlighted(self) -> None:
        """Show the annotation under the cursor in full, once the cursor rests there."""
        if self._waiting is not None:
            self._waiting.stop()
        if self.view.current is None:
            self._preview_box.update(f" {self._nothing()}")
        else:
            self._waiting = self.set_timer(PREVIEW_DELAY, self._preview)

    def _nothing(self) -> str:
        if self._is_loading:
            return "reading …"
        if self.query_text:
            return "nothing fits; Esc shows all annotations again"
        return "no annotations yet: while reading, 1–5 tag the selection, ⏎ writes a note"

    def _preview(self) -> None:
        row = self.view.current
        if row is None:
            return

        def show(article: Article | None) -> None:
            if row == self.view.current:
                tag = row.annotation.tags[0] if row.annotation.tags else ""
                passage = tag_passage(self, self.view.color_of(tag))
                self._preview_box.update(annotation_preview(row, article, passage))

        def load() -> Article | None:
            try:
                return self.reader.library.article(row.article.id)
            except ReaderError:
                return None  # what is known without its text can be shown

        self.command(load, show)
