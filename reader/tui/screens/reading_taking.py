"""The keys that take something out of the text: copies, links, footnotes.

Copies go to the terminal (OSC 52, which also works from afar) and to the system's clipboard, where
there is one. Links are opened in the browser, and only those of the web.
"""

from reader.model import Span, Structure
from reader.model.citation import citation_line
from reader.model.visible import one_line, visible
from reader.tui.screens.reading_base import ReadingBase

SCHEMES = ("http://", "https://")


class Taking(ReadingBase):
    """Copy, copy with the citation, follow."""

    def action_copy(self) -> None:
        self._copy(self.view.selection.of(self.article.text), "copied")

    def action_copy_citation(self) -> None:
        passage = " ".join(self.view.selection.of(self.article.text).split())
        cited = f"“{passage}” ({citation_line(self.listed)})"
        self._copy(cited, "copied with its citation")

    def action_export(self) -> None:
        from reader.tui.screens.export import ExportScreen

        screen = ExportScreen(articles=(self.article.id,))
        self.app.push_screen(screen, lambda done: self.tell(done) if done else None)

    def _copy(self, words: str, message: str) -> None:
        if not words:
            self.tell("nothing is selected")
            return
        # What another program pastes must not hold what a terminal obeys.
        self.reader.copy(visible(words))
        self.tell(f"{message}: {len(words):,} characters")

    def action_follow(self) -> None:
        found = self._followed(self.view.selection)
        if found is None:
            self.tell("no link and no footnote here")
        elif found.kind == "link":
            self._open_link(found.value)
        else:
            self._go_to_footnote(found)

    def _followed(self, selection: Span) -> Structure | None:
        kinds = ("link", "footnote_ref", "footnote")
        here = [
            item
            for item in self.article.structure
            if item.kind in kinds and item.start < selection.end and selection.start < item.end
        ]
        return min(here, key=lambda item: (kinds.index(item.kind), item.start), default=None)

    def _open_link(self, address: str) -> None:
        if not address.lower().startswith(SCHEMES):
            self.tell(f"not opened: {one_line(address)} is no address of the web", problem=True)
            return
        self.tell(f"opening {one_line(address)}")
        self.app.open_url(address)

    def _go_to_footnote(self, item: Structure) -> None:
        """From a reference to its footnote, and from a footnote to the first reference."""
        other = "footnote" if item.kind == "footnote_ref" else "footnote_ref"
        target = next(
            (s for s in self.article.structure if s.kind == other and s.value == item.value), None
        )
        if target is None:
            self.tell(f"footnote {one_line(item.value)} has no counterpart here")
        elif other == "footnote":
            self.view.select(Span(target.start, target.end))
        else:
            self.view.select(self.view.motions.sentence_at(target.start))
