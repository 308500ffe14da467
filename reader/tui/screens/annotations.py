"""The annotations screen: the keys that move, go to a place, and change what is marked.

What is done to marked rows is decided in `reader.library.bulk`; commands go to the writer, and the
screen says "saved" when they are. What is listed is in `annotations_base`.
"""

from collections.abc import Callable, Iterable

from reader.library.collecting import By
from reader.model import Annotation
from reader.tui.screens.annotations_base import AnnotationsBase
from reader.tui.screens.browsing import Undoing
from reader.tui.screens.opening import open_article


class AnnotationsScreen(AnnotationsBase, Undoing):
    """Annotations of an article or of the whole library."""

    # -- moving --------------------------------------------------------------------------------

    def action_next_group(self) -> None:
        self.view.move_group(1)

    def action_previous_group(self) -> None:
        self.view.move_group(-1)

    def action_group(self, by: By) -> None:
        self._by = by
        self.apply_filter()
        self._read_people()

    def action_scope(self) -> None:
        if self._article is None:
            self.tell("these are the annotations of the whole library")
            return
        self.show_scope(self._article if self._scope is None else None)

    def action_step_back(self) -> None:
        if self.unfilter():
            return
        if self._marked:
            self._mark(set())
        else:
            self.close()

    def action_back(self) -> None:
        self.close()

    # -- going there ---------------------------------------------------------------------------

    def action_open(self) -> None:
        row = self.view.current
        if row is None:
            return
        span = row.annotation.span
        if self._go is not None and self._article and self._article.id == row.article.id:
            self.close()
            if span is not None:
                self._go(span)
            return
        open_article(self, row.article.id, span)

    def on_annotation_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.action_open()

    # -- marked rows ---------------------------------------------------------------------------

    def action_mark(self) -> None:
        self.on_annotation_list_marked()
        self.view.move(1)

    def on_annotation_list_marked(self) -> None:
        """Mark the row under the cursor, or no longer."""
        row = self.view.current
        if row is not None:
            self._mark(self._marked ^ {row.annotation.id})

    def action_mark_all(self) -> None:
        shown = {self._rows[place].annotation.id for place in self._shown}
        self._mark(self._marked - shown if shown <= self._marked else self._marked | shown)

    def _mark(self, marked: set[str]) -> None:
        self._marked = marked
        self.view.show_marked(marked)
        self._show_state()

    def _chosen(self) -> list[Annotation]:
        """What is marked or, where nothing is, what is under the cursor."""
        if self._marked:
            return [row.annotation for row in self._rows if row.annotation.id in self._marked]
        return [self.view.current.annotation] if self.view.current else []

    def _change(self, change: Callable[[Iterable[Annotation]], str]) -> None:
        chosen = self._chosen()
        if not chosen:
            self.tell("no annotation here")
            return

        def done(label: str) -> None:
            self.library_changed()
            self.tell(f"{label} · saved{self.undoes}")

        self.command(lambda: change(chosen), done)

    def action_tag(self, key: str) -> None:
        tag = self.reader.library.codebook.with_key(key)
        if tag is None:
            self.tell(f"no tag has the key {key}{self.hint('pick_tag', 'picks one')}")
        else:
            self._tag(tag.name)

    def _tag(self, name: str) -> None:
        self.reader.used_tag(name)
        self._change(lambda chosen: self.reader.library.bulk.toggle_tag(chosen, name))

    def action_pick_tag(self) -> None:
        from reader.tui.screens.tag_picker import TagPicker

        codebook = self.reader.library.codebook
        picker = TagPicker(codebook.tags(), codebook.uses(), self.reader.recent_tags)
        self.app.push_screen(picker, lambda name: self._tag(name) if name else None)

    def action_delete(self) -> None:
        self._change(self.reader.library.bulk.remove)

    def action_export(self) -> None:
        from reader.tui.screens.export import ExportScreen

        chosen = self._chosen()
        if chosen:
            screen = ExportScreen(annotations=chosen)
            self.app.push_screen(screen, lambda done: self.tell(done) if done else None)
