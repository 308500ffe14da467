"""The reading screen: the text, its marks, the tags, the side panel.

Put together from its keys (`reading_moving`, `reading_marking`) and what they stand on
(`reading_base`); here are the panel, the layers and the way back.
"""

from dataclasses import replace

from reader.tui.screens.reading_marking import Marking
from reader.tui.screens.reading_moving import Moving
from reader.tui.text.panel_rows import PAGES
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.tag_bar import TagBar


class ReadingScreen(Moving, Marking):
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

    def action_back(self) -> None:
        if self._page is not None:
            self._page = None
            self._show_panel()
            return
        if len(self.view.marks.hits):
            self.view.set_marks(self.view.marks.with_hits(()))
        self.close()
