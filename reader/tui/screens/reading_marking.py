"""The keys of the reading screen that tag, note, delete, and take back.

What they do to the library is decided in `reader.library.marking`; commands go to the writer, and
the screen says "saved" when they are.
"""

from collections.abc import Callable

from reader.model import Annotation
from reader.tui.screens.reading_base import ReadingBase


class Marking(ReadingBase):
    """Tags, highlights, notes, versions, undo."""

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
