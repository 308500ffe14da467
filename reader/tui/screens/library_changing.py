"""Changing in the library: status, star, tags, collections, deleting, exporting.

What a key does, it does to the marked articles or, where none is marked, to the one under the
cursor; one undo takes it back for all of them.
"""

from collections.abc import Callable

from reader.model import ListedArticle
from reader.model.article import Status
from reader.tui.screens.browsing import Undoing
from reader.tui.screens.library_finding import Finding


class Changing(Finding, Undoing):
    """The keys that change something."""

    def chosen(self) -> tuple[str, ...]:
        """The ids of the articles that a key is about: those marked or the one under the cursor."""
        if self.list.marked:
            return tuple(self.list.marked)
        return (self.list.current.id,) if self.list.current is not None else ()

    # -- marks ---------------------------------------------------------------------------------

    def action_mark(self) -> None:
        current = self.list.current
        if current is not None:
            self.list.mark(self.list.marked ^ {current.id})
            self.list.move(1)
            self._show_header()

    def action_mark_all(self) -> None:
        """Mark all that are shown; where some are marked, none."""
        self.list.mark(() if self.list.marked else {article.id for article in self.listing.shown})
        self._show_header()

    def _chosen_articles(self) -> list[ListedArticle]:
        ids = set(self.chosen())
        return [article for article in self.listing.articles if article.id in ids]

    # -- status, star, tag, collection ---------------------------------------------------------

    def _change(self, change: Callable[[tuple[str, ...]], object], message: str) -> None:
        ids = self.chosen()
        if not ids:
            return
        about = f"{len(ids):,} articles {message}" if len(ids) > 1 else message

        def done(_: object) -> None:
            self.library_changed()
            self.tell(f"{about}{self.undoes}")

        self.command(lambda: change(ids), done)

    def _set_status(self, status: Status, otherwise: Status) -> None:
        """Give the status or, where all have it, the other one."""
        if all(article.status == status for article in self._chosen_articles()):
            status = otherwise
        arranging = self.reader.library.arranging
        self._change(lambda ids: arranging.set_status(ids, status), f"marked {status}")

    def action_read(self) -> None:
        self._set_status("done", "unread")

    def action_archive(self) -> None:
        self._set_status("archived", "done")

    def action_star(self) -> None:
        starred = not all(article.starred for article in self._chosen_articles())
        arranging = self.reader.library.arranging
        word = "starred" if starred else "star taken away"
        self._change(lambda ids: arranging.set_starred(ids, starred), word)

    def action_tag(self) -> None:
        from reader.tui.screens.tag_picker import TagPicker

        codebook, arranging = self.reader.library.codebook, self.reader.library.arranging

        def picked(name: str | None) -> None:
            if name is not None:
                self.reader.used_tag(name)
                self._change(lambda ids: arranging.tag(ids, name), f"tagged #{name}")

        if self.chosen():
            picker = TagPicker(codebook.tags(), codebook.uses(), self.reader.recent_tags)
            self.app.push_screen(picker, picked)

    def action_collect(self) -> None:
        from reader.tui.screens.collection_picker import CollectionPicker

        arranging = self.reader.library.arranging

        def picked(name: str | None) -> None:
            if name is not None:
                held = all(name in article.collections for article in self._chosen_articles())
                word = "taken out of" if held else "put into"
                self._change(lambda ids: arranging.collect(ids, name), f"{word} “{name}”")

        if self.chosen():
            self.app.push_screen(CollectionPicker(arranging.collections()), picked)

    def action_delete(self) -> None:
        arranging = self.reader.library.arranging

        def delete(ids: tuple[str, ...]) -> None:
            arranging.remove(ids)
            self.list.mark(self.list.marked - set(ids))

        self._change(delete, "deleted")

    # -- out -----------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Export the marked articles or, where none is marked, those that fit the filter."""
        from reader.tui.screens.export import ExportScreen

        screen = ExportScreen(articles=tuple(self.list.marked), query=self.listing.typed)
        self.app.push_screen(screen, lambda done: self.tell(done) if done else None)
