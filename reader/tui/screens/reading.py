"""The reading screen: the text, its marks, the tags, the side panel.

Put together from its keys (`reading_moving`, `reading_fine`, `reading_marking`, `reading_versions`,
`reading_correcting`, `reading_taking`) and what they stand on (`reading_base`); here are the panel,
the layers and the way back.
"""

from dataclasses import replace

from reader.model import ListedArticle
from reader.tui.screens.reading_correcting import Correcting
from reader.tui.screens.reading_fine import Fine
from reader.tui.screens.reading_taking import Taking
from reader.tui.screens.reading_versions import Versioned
from reader.tui.text.panel_rows import PAGES, PanelRow
from reader.tui.widgets.mark_bar import MarkBar
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.tag_bar import TagBar


class ReadingScreen(Fine, Versioned, Correcting, Taking):
    """One article, being read."""

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

    def action_tag(self, key: str) -> None:
        """Tag the selection; in the side panel, all that the row under the cursor stands for."""
        row, tag = self._panel_row(), self.reader.library.codebook.with_key(key)
        if row is not None and row.tagged and tag is not None:
            self.tag_each(list(row.tagged), tag.name)
        else:
            super().action_tag(key)

    def action_correct(self) -> None:
        """Correct the selection or, in the side panel, the row under the cursor."""
        row = self._panel_row()
        if row is not None and row.tagged:
            self.correct_at(row.tagged[0])
        else:
            super().action_correct()

    def _panel_row(self) -> PanelRow | None:
        return self.panel.current if self.panel.has_focus else None

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

    def on_paged_laid_out(self) -> None:
        """Take the keys that a fast hand typed before there was a text."""
        self.take_early()

    def on_article_view_selected(self) -> None:
        """Say where the selection is and what it is."""
        self._describe()

    def on_article_view_scrolled(self) -> None:
        """Say which part of the text is on the screen."""
        self._describe()

    def on_mark_bar_chosen(self, event: MarkBar.Chosen) -> None:
        """Go to a mark that was clicked."""
        self._select(event.span)

    def on_mark_bar_scrolled(self, event: MarkBar.Scrolled) -> None:
        """Show the part of the text that was asked for."""
        self.view.show_row(event.row)

    def action_annotations(self) -> None:
        """List the annotations of this article; one that is chosen there is selected here."""
        self._list_annotations(self.listed)

    def action_all_annotations(self) -> None:
        self._list_annotations(None)

    def _list_annotations(self, scope: ListedArticle | None) -> None:
        from reader.tui.screens.annotations import AnnotationsScreen

        near = self.view.selection.start
        self.app.push_screen(
            AnnotationsScreen(self.listed, scope=scope, near=near, go=self._select)
        )

    def action_back(self) -> None:
        self.leave_fine()
        if self._page is not None:
            self._page = None
            self._show_panel()
            return
        if len(self.view.marks.hits):
            self.view.set_marks(self.view.marks.with_hits(()))
        self.close()
