"""The keys of the reading screen for a text that changed: its difference, its lost annotations."""

from functools import cached_property

from reader.model import Annotation, NotFoundError, Span
from reader.tui.screens.reading_marking import Marking


class Versioned(Marking):
    """Versions of the text; moved and orphaned annotations."""

    def on_mount(self) -> None:
        """Say what became of the annotations, once they are there."""
        self.call_after_refresh(self._tell_unsure)

    def _tell_unsure(self) -> None:
        """In one line, where the text changed."""
        states = [annotation.state for annotation in self._annotations]
        parts = [f"{states.count(s)} {s}" for s in ("moved", "orphaned") if s in states]
        if parts:
            self.tell(f"the text changed: {', '.join(parts)} · M shows them · D what changed")

    def others_changed(self) -> None:
        """Take in what others did; a new text is shown when the article is opened again."""
        if self._is_renewed():
            self.library_changed()
        else:
            super().others_changed()

    def library_changed(self) -> None:
        """Take in what is stored now, and say where that is of another text."""
        super().library_changed()
        if self._is_renewed():
            self.tell("the article has another text now; leave it and open it again", problem=True)

    @cached_property
    def _digest(self) -> str:
        return self.article.digest

    def _is_renewed(self) -> bool:
        try:
            return self.reader.library.listed(self.article.id).digest != self._digest
        except NotFoundError:
            return False  # it was deleted meanwhile

    def action_difference(self) -> None:
        from reader.tui.screens.difference import DifferenceScreen

        library = self.reader.library
        versions = library.renewing.versions(library.listed(self.article.id))
        if len(versions) < 2:
            self.tell("the text has never changed")
        else:
            self.app.push_screen(DifferenceScreen(library, self.article.id, versions))

    def action_unsure(self) -> None:
        from reader.tui.screens.orphans import Decision, OrphansScreen

        marking, article = self.reader.library.marking, self.article
        unsure = marking.unsure(article.id)
        if not unsure:
            self.tell("every annotation is where it belongs")
            return

        def suggest(annotation: Annotation) -> Span | None:
            found = marking.suggestions(article, annotation)
            return found[0].span if found else None

        def decided(decision: Decision | None) -> None:
            if decision is None:
                return
            annotation, span = decision
            if span is None:
                self.command(lambda: marking.confirm(annotation), self._done("place confirmed"))
            else:
                place = span
                self.command(
                    lambda: marking.reattach(article, annotation, place),
                    self._done("attached again"),
                )

        screen = OrphansScreen(unsure, article.text, self.view.selection, suggest)
        self.app.push_screen(screen, decided)
