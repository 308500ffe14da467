"""The library screen: the articles, a filter, a preview.

Put together from its keys (`library_finding`, `library_changing`, `library_adding`) and what they
stand on (`library_base`); here is opening.
"""

from reader.tui.screens.library_adding import Adding
from reader.tui.screens.opening import open_article
from reader.tui.widgets.article_list import ArticleList


class LibraryScreen(Adding):
    """Every article of the library, or those that fit what was typed."""

    def action_open(self) -> None:
        if self.list.current is not None:
            open_article(self, self.list.current.id)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Open what was clicked twice."""
        open_article(self, event.article.id)

    def action_annotations(self) -> None:
        from reader.tui.screens.annotations import AnnotationsScreen

        self.app.push_screen(AnnotationsScreen())
