"""The reading screen: the text, its marks, the tags, the side panel.

Composition, keys and messages; what they do to the library is decided in `reader.library.marking`,
where the selection goes in `reader.tui.text.motions`.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.library.marking import overwritten
from reader.model import Analysis, Annotation, Article, ListedArticle, Span
from reader.model.visible import one_line
from reader.tui.actions import READING
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.text.describe import describe
from reader.tui.text.layers import Layer
from reader.tui.text.page import reading_minutes
from reader.tui.text.panel_rows import PAGES, panel_rows
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.line import Line
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.tag_bar import TagBar

PANEL_WIDTH = 38
NARROW = 90
"""Cells below which the panel covers the text instead of standing beside it."""
WIDTH_STEP = 4
MESSAGE_SECONDS = 4.0
SAVE_SECONDS = 15.0
TOLD_LENGTH = 24
"""Code points of a passage in a message about it."""
PRELOAD_SECONDS = 0.4


class ReadingScreen(KeyedScreen):
    """One article, being read."""

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

    # -- moving --------------------------------------------------------------------------------

    def _go(self, motion: Callable[[Span], Span]) -> None:
        self._select(motion(self.view.selection))

    def _select(self, span: Span) -> None:
        """Move the selection; what was said about the one before is out of date."""
        if not self.tag_bar.has_problem:
            self._hush()
        self.view.select(span)

    def action_next_sentence(self) -> None:
        self._go(self.view.motions.next_sentence)

    def action_previous_sentence(self) -> None:
        self._go(self.view.motions.previous_sentence)

    def action_extend(self) -> None:
        self._go(self.view.motions.extend)

    def action_shrink(self) -> None:
        self._go(self.view.motions.shrink)

    def action_next_paragraph(self) -> None:
        self._go(self.view.motions.next_paragraph)

    def action_previous_paragraph(self) -> None:
        self._go(self.view.motions.previous_paragraph)

    def action_first(self) -> None:
        self._go(lambda _: self.view.motions.first())

    def action_last(self) -> None:
        self._go(lambda _: self.view.motions.last())

    def action_page_down(self) -> None:
        self.view.page_by(1)

    def action_page_up(self) -> None:
        self.view.page_by(-1)

    def action_wider(self) -> None:
        self._widen(WIDTH_STEP)

    def action_narrower(self) -> None:
        self._widen(-WIDTH_STEP)

    def _widen(self, by: int) -> None:
        width = max(20, min(160, self.view.column_width + by))
        self.view.set_column_width(width)
        self.tell(f"column of {width} characters")

    def _go_to_mark(self, layer: str, forward: bool, name: str) -> None:
        marks: Layer[object] = getattr(self.view.marks, layer)
        selection = self.view.selection
        mark = marks.next_from(selection) if forward else marks.previous_from(selection)
        if mark is None:
            pending = self._analysis is None and layer in ("quotations", "entities")
            where = "after" if forward else "before"
            self.tell("the text is still being read" if pending else f"no {name} {where} this")
        else:
            self._select(Span(mark.start, mark.end))

    def action_next_quotation(self) -> None:
        self._go_to_mark("quotations", True, "quotation")

    def action_previous_quotation(self) -> None:
        self._go_to_mark("quotations", False, "quotation")

    def action_next_entity(self) -> None:
        self._go_to_mark("entities", True, "name")

    def action_previous_entity(self) -> None:
        self._go_to_mark("entities", False, "name")

    def action_next_annotation(self) -> None:
        self._go_to_mark("annotations", True, "annotation")

    def action_previous_annotation(self) -> None:
        self._go_to_mark("annotations", False, "annotation")

    # -- marking -------------------------------------------------------------------------------

    def action_tag(self, key: str) -> None:
        tag = self.reader.library.codebook.with_key(key)
        if tag is None:
            self.tell(f"no tag has the key {key}; 't' picks one")
        else:
            self._toggle(tag.name, key)

    def _toggle(self, name: str, key: str = "") -> None:
        span, marking = self.view.selection, self.reader.library.marking
        self.reader.used_tag(name)

        def done(result: tuple[Annotation | None, str]) -> None:
            self.library_changed()
            self.tell(f"{result[1]} · saved · u undoes", lit=key)

        self.command(lambda: marking.toggle_tag(self.article, span, name), done)

    def action_highlight(self) -> None:
        name = self.reader.recent_tags[0] if self.reader.recent_tags else None
        if name is not None:
            self._toggle(name)
            return
        span, marking = self.view.selection, self.reader.library.marking
        self.command(lambda: marking.highlight(self.article, span), self._done("highlighted"))

    def action_pick_tag(self) -> None:
        from reader.tui.screens.tag_picker import TagPicker

        codebook = self.reader.library.codebook
        picker = TagPicker(codebook.tags(), codebook.uses(), self.reader.recent_tags)
        self.app.push_screen(picker, lambda name: self._toggle(name) if name else None)

    def action_note(self) -> None:
        from reader.tui.screens.note import NoteScreen, Written

        span = self.view.selection
        stored = self.reader.library.marking.at(self.article.id, span)
        note = self._drafts.get(span, stored.note if stored else "")

        def written(result: Written | None) -> None:
            if result is None:
                return
            if not result.save:
                if result.text != (stored.note if stored else ""):
                    self._drafts[span] = result.text
                    self.tell("the draft is kept; ⏎ goes on with it")
                return
            self._drafts.pop(span, None)
            marking = self.reader.library.marking
            self.command(
                lambda: marking.set_note(self.article, span, result.text.strip()),
                self._done("noted" if result.text.strip() else "no note"),
            )

        self.app.push_screen(NoteScreen(span.of(self.article.text), note), written)

    def action_delete(self) -> None:
        marking, chosen = self.reader.library.marking, self._annotation_here()
        if chosen is None:
            self.tell("no annotation here")
            return
        self.command(lambda: marking.remove(chosen), self._done("annotation deleted"))

    def action_versions(self) -> None:
        from reader.tui.screens.versions import VersionsScreen

        here = self._annotation_here()
        if here is None:
            self.tell("no annotation here")
        else:
            versions = self.reader.library.marking.versions(here)
            self.app.push_screen(VersionsScreen(here, versions))

    def _annotation_here(self) -> Annotation | None:
        """The annotation of the selection: of exactly it, else the shortest that touches it."""
        span = self.view.selection
        here = [a for a in self._annotations if a.span and a.span.overlaps(span)]
        by_fit = ((a.span != span, a.span.length if a.span else 0, a.id, a) for a in here)
        return min(by_fit)[-1] if here else None

    def action_undo(self) -> None:
        self.command(self.reader.library.undo, lambda label: self._done(f"undone: {label}")(label))

    def action_redo(self) -> None:
        self.command(self.reader.library.redo, lambda label: self._done(f"redone: {label}")(label))

    def _done(self, message: str) -> Callable[[object], None]:
        def done(_: object) -> None:
            self.library_changed()
            undoes = "" if message.startswith(("undone", "redone", "no ")) else " · u undoes"
            self.tell(f"{message} · saved{undoes}")

        return done

    # -- finding -------------------------------------------------------------------------------

    def action_find(self) -> None:
        from reader.tui.screens.prompt import Prompt

        self.app.push_screen(Prompt("find "), self._find)

    def _find(self, wanted: str | None) -> None:
        if wanted is None:
            return
        self.view.set_marks(self.view.marks.with_hits(find_all(self.article.text, wanted)))
        if not wanted:
            return
        hits = self.view.marks.hits
        if not len(hits):
            self.tell(f"“{one_line(wanted)}” is not in this text")
            return
        hit = hits.next_from(self.view.selection) or hits.marks[0]
        self.view.select(Span(hit.start, hit.end))
        self.tell(f"{len(hits)} hits · n next · N previous")

    def action_next_hit(self) -> None:
        self._go_to_mark("hits", True, "hit")

    def action_previous_hit(self) -> None:
        self._go_to_mark("hits", False, "hit")

    # -- looks ---------------------------------------------------------------------------------

    def action_toggle_layer(self, layer: str) -> None:
        marks = self.view.marks
        self.view.set_marks(replace(marks, hidden=marks.hidden ^ {layer}))
        self.tell(f"{layer} {'hidden' if layer not in marks.hidden else 'shown'}")

    def action_panel(self) -> None:
        pages: list[str | None] = [*PAGES, None]
        place = pages.index(self._page) if self._page else -1
        self._page = pages[(place + 1) % len(pages)]
        self._show_panel()

    def action_focus_panel(self) -> None:
        if self.panel.has_focus or self._page is None:
            self.view.focus()
        else:
            self.panel.focus()

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

    def on_resize(self) -> None:
        """Lay the panel beside the text or over it."""
        self._show_panel()

    def on_panel_jump(self, event: Panel.Jump) -> None:
        """Go where a row of the panel leads."""
        if self.panel.has_class("narrow"):
            self._page = None
            self._show_panel()
            self.call_after_refresh(self.view.select, event.span)
        else:
            self.view.select(event.span)

    def on_tag_bar_pressed(self, event: TagBar.Pressed) -> None:
        """A click on the tag bar is the key."""
        if event.key == "t":
            self.action_pick_tag()
        else:
            self.action_tag(event.key)

    def on_article_view_selected(self) -> None:
        """Say where the selection is and what it is."""
        self._describe()

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

    # -- leaving -------------------------------------------------------------------------------

    def action_back(self) -> None:
        if self._page is not None:
            self._page = None
            self._show_panel()
            return
        if len(self.view.marks.hits):
            self.view.set_marks(self.view.marks.with_hits(()))
        self.close()

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


def find_all(text: str, wanted: str) -> list[Span]:
    """Where `wanted` stands; letter case counts only if it has a capital letter."""
    if not wanted.strip():
        return []
    flags = 0 if any(letter.isupper() for letter in wanted) else re.IGNORECASE
    return [Span(*match.span()) for match in re.finditer(re.escape(wanted), text, flags)]
