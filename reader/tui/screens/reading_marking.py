"""The keys of the reading screen that tag, note, delete, and take back.

What they do to the library is decided in `reader.library.marking`; commands go to the writer, and
the screen says "saved" when they are.
"""

from collections.abc import Callable

from reader.analysis.occurrences import occurrences
from reader.model import Annotation, Span
from reader.model.counted import counted
from reader.tui.screens.reading_moving import Moving
from reader.tui.text.edges import Edged, by_word
from reader.tui.text.words import trimmed


class Marking(Moving):
    """Tags, highlights, notes, edges, versions, undo."""

    _end_moves = True

    def action_tag(self, key: str) -> None:
        tag = self.reader.library.codebook.with_key(key)
        if tag is None:
            self.tell(f"no tag has the key {key}{self.hint('pick_tag', 'picks one')}")
        else:
            self._toggle(tag.name, key)

    def _toggle(self, name: str, key: str = "") -> None:
        span, marking = self.view.selection, self.reader.library.marking
        self.reader.used_tag(name)
        self.leave_fine()

        def done(result: tuple[Annotation | None, str]) -> None:
            self.library_changed()
            self.tell(f"{result[1]} · saved{self.undoes}", lit=key)

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

    def action_tag_all(self) -> None:
        """Tag every other place with the same words as the selection is, or was tagged last."""
        marking, span = self.reader.library.marking, self.view.selection
        here = marking.at(self.article.id, span)
        tags = here.tags if here and here.tags else tuple(self.reader.recent_tags[:1])
        if not tags:
            self.tell("tag this one first; m then tags the others")
            return
        others = occurrences(span.of(self.article.text), self.article.text)
        self.tag_each([*others, span], tags[0])

    def tag_each(self, spans: list[Span], name: str) -> None:
        """Put a tag on several passages, in one step."""
        marking = self.reader.library.marking
        self.reader.used_tag(name)
        self.leave_fine()

        def done(count: int) -> None:
            self.library_changed()
            self.tell(f"{counted(count, 'place')} tagged #{name} · saved{self.undoes}")

        self.command(lambda: marking.tag_spans(self.article, spans, name), done)

    def action_cycle(self) -> None:
        """Select the next of the annotations that share a place with the selection."""
        span = self.view.selection
        here = sorted({a.span for a in self._annotations if a.span and a.span.overlaps(span)})
        if not here:
            self.tell("no annotation here")
            return
        place = here.index(span) + 1 if span in here else 0
        self._select(here[place % len(here)])
        if len(here) > 1:
            self.tell(f"{place % len(here) + 1} of {len(here)} annotations here")

    def action_move_edge_back(self) -> None:
        self._move_edge_of_annotation(forward=False)

    def action_move_edge_on(self) -> None:
        self._move_edge_of_annotation(forward=True)

    def action_other_edge(self) -> None:
        self._end_moves = not self._end_moves
        self.tell(f"< and > move the {'end' if self._end_moves else 'beginning'} of an annotation")

    def _move_edge_of_annotation(self, *, forward: bool) -> None:
        marking, chosen = self.reader.library.marking, self._annotation_here()
        if chosen is None or chosen.span is None:
            self.tell("no annotation here")
            return
        edged = by_word(self.view.page, Edged(chosen.span, self._end_moves), forward)
        span = trimmed(self.article.text, edged.span)

        def done(moved: Annotation) -> None:
            self.library_changed()
            if moved.span is not None:
                self._select(moved.span)
            self.tell(f"edge moved · saved{self.undoes}")

        self.command(lambda: marking.move(self.article, chosen, span), done)

    def action_note(self) -> None:
        from reader.tui.screens.note import NOTE_ROWS, NoteScreen, Written

        span = self.view.selection
        if not span.length:
            self.tell("nothing is selected")
            return
        self.leave_fine()
        library = self.reader.library
        stored = library.marking.at(self.article.id, span)
        note = stored.note if stored else ""

        def keep(text: str) -> None:
            """Keep a draft, or forget the one there is."""
            drafts, article_id = library.drafts, self.article.id
            if text == note:
                self.reader.writer.begin(lambda: drafts.drop(article_id, span))
            else:
                self.reader.writer.begin(lambda: drafts.keep(article_id, span, text))

        def written(result: Written | None) -> None:
            if result is None or not result.save:
                text = self._drafts.get(span, note) if result is None else result.text
                keep(text)
                self._drafts = {**self._drafts, span: text}
                if text == note:
                    del self._drafts[span]
                else:
                    self.tell(f"the draft is kept{self.hint('note', 'goes on with it')}")
                return
            text = result.text.strip()

            def save() -> object:
                library.drafts.drop(self.article.id, span)
                return library.marking.set_note(self.article, span, text)

            self.command(save, self._done("noted" if text else "no note"))

        top = self.view.make_room(NOTE_ROWS)
        passage = span.of(self.article.text)
        self.app.push_screen(
            NoteScreen(passage, self._drafts.get(span, note), top + 1, keep), written
        )

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
            undoes = "" if message.startswith(("undone", "redone", "no ")) else self.undoes
            self.tell(f"{message} · saved{undoes}")

        return done
