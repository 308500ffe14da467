"""The library screen: the articles, a filter, a preview.

Put together from its keys (`library_finding`, `library_changing`, `library_adding`) and what they
stand on (`library_base`); here are moving and opening.
"""

from reader.tui.screens.library_adding import Adding
from reader.tui.screens.opening import open_article
from reader.tui.widgets.article_list import ArticleList


class LibraryScreen(Adding):
    """Every article of the library, or those that fit what was typed."""

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
        self.list.move_to(len(self.listing.shown) - 1)

    def action_open(self) -> None:
        if self.list.current is not None:
            open_article(self, self.list.current.id)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Open what was clicked twice."""
        open_article(self, event.article.id)

    def action_annotations(self) -> None:
        from reader.tui.screens.annotations import AnnotationsScreen

        self.app.push_screen(AnnotationsScreen())
