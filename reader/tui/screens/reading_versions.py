"""The keys of the reading screen for a text that changed: its difference, its lost annotations."""

from reader.model import Annotation, Article, ListedArticle, NotFoundError, ReaderError, Span
from reader.tui.screens.reading_marking import Marking


class Versioned(Marking):
    """Versions of the text; moved and orphaned annotations."""

    _is_renewing = False

    def on_mount(self) -> None:
        """Say what became of the annotations, once they are there."""
        self.call_after_refresh(self._tell_unsure)

    def on_screen_resume(self) -> None:
        """Show another text that came while something lay over this."""
        if self._is_renewed():
            self._renew()

    def _tell_unsure(self, about: str = "") -> None:
        """In one line, where the text changed."""
        states = [annotation.state for annotation in self._annotations]
        parts = [f"{states.count(s)} {s}" for s in ("moved", "orphaned") if s in states]
        unsure = f"{', '.join(parts)} · M shows them" if parts else ""
        if about or unsure:
            told = ": ".join(filter(None, (about or "the text changed", unsure)))
            self.tell(f"{told} · D what changed")

    def others_changed(self) -> None:
        """Take in what others did."""
        if self._is_renewed():
            self._renew()
        else:
            super().others_changed()

    def library_changed(self) -> None:
        """Take in what is stored now; the marks of another text are shown with that text."""
        if self._is_renewed():
            self._renew()
        else:
            super().library_changed()

    def _is_renewed(self) -> bool:
        try:
            return self.reader.library.listed(self.article.id).digest != self.listed.digest
        except NotFoundError:
            return False  # it was deleted meanwhile

    def _renew(self) -> None:
        """Show the text that the article has now, at the same place."""
        if self._is_renewing or self.app.screen is not self:
            return
        self._is_renewing = True
        library, article_id, old = self.reader.library, self.article.id, self.article.text
        start = self.view.selection.start
        top = self.view.top_offset() if self.view.is_laid_out else start

        def load() -> tuple[Article, ListedArticle]:
            from reader.analysis.difference import difference

            try:
                article, listed = library.article(article_id), library.listed(article_id)
            except ReaderError:
                self._is_renewing = False
                raise
            compared = difference(old, article.text)
            places = {"position": compared.place(start).start, "top": compared.place(top).start}
            return article, listed._replace(**places)

        async def show(loaded: tuple[Article, ListedArticle]) -> None:
            self._is_renewing = False
            await self.show_text(*loaded)
            self._tell_unsure("the article has another text now")

        self.command(load, show)

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

        reattaching, article = self.reader.library.reattaching, self.article
        unsure = reattaching.unsure(article.id)
        if not unsure:
            self.tell("every annotation is where it belongs")
            return

        def suggest(annotation: Annotation) -> Span | None:
            found = reattaching.suggestions(article, annotation)
            return found[0].span if found else None

        def decided(decision: Decision | None) -> None:
            if decision is None:
                return
            annotation, span = decision
            if span is None:
                self.command(lambda: reattaching.confirm(annotation), self._done("place confirmed"))
            else:
                place = span
                self.command(
                    lambda: reattaching.reattach(article, annotation, place),
                    self._done("attached again"),
                )

        screen = OrphansScreen(unsure, article.text, self.view.selection, suggest)
        self.app.push_screen(screen, decided)
