"""The keys of the reading screen that move the selection, and those that find.

Where a motion goes is decided in `reader.tui.text.motions`.
"""

import re
from collections.abc import Callable

from reader.model import Span
from reader.model.visible import one_line
from reader.tui.screens.reading_base import ReadingBase
from reader.tui.text.layers import Layer

WIDTH_STEP = 4


class Moving(ReadingBase):
    """Sentences, paragraphs, screens, marks, hits."""

    def _go(self, motion: Callable[[Span], Span]) -> None:
        self._select(motion(self.view.selection))

    def _select(self, span: Span) -> None:
        """Move the selection; what was said about the one before is out of date."""
        if not self.tag_bar.has_problem:
            self._hush()
        self.view.select(span)

    def action_next_sentence(self) -> None:
        self._go(self.view.motions.next_sentence)

    def action_previous_sentence(self) -> None:
        self._go(self.view.motions.previous_sentence)

    def action_extend(self) -> None:
        self._go(self.view.motions.extend)

    def action_shrink(self) -> None:
        self._go(self.view.motions.shrink)

    def action_next_paragraph(self) -> None:
        self._go(self.view.motions.next_paragraph)

    def action_previous_paragraph(self) -> None:
        self._go(self.view.motions.previous_paragraph)

    def action_first(self) -> None:
        self._go(lambda _: self.view.motions.first())

    def action_last(self) -> None:
        self._go(lambda _: self.view.motions.last())

    def action_page_down(self) -> None:
        self.view.page_by(1)

    def action_page_up(self) -> None:
        self.view.page_by(-1)

    def action_wider(self) -> None:
        self._widen(WIDTH_STEP)

    def action_narrower(self) -> None:
        self._widen(-WIDTH_STEP)

    def _widen(self, by: int) -> None:
        width = max(20, min(160, self.view.column_width + by))
        self.view.set_column_width(width)
        self.tell(f"column of {width} characters")

    def _go_to_mark(self, layer: str, forward: bool, name: str) -> None:
        marks: Layer[object] = getattr(self.view.marks, layer)
        selection = self.view.selection
        mark = marks.next_from(selection) if forward else marks.previous_from(selection)
        if mark is None:
            pending = self._analysis is None and layer in ("quotations", "entities")
            where = "after" if forward else "before"
            self.tell("the text is still being read" if pending else f"no {name} {where} this")
        else:
            self._select(Span(mark.start, mark.end))

    def action_next_quotation(self) -> None:
        self._go_to_mark("quotations", True, "quotation")

    def action_previous_quotation(self) -> None:
        self._go_to_mark("quotations", False, "quotation")

    def action_next_entity(self) -> None:
        self._go_to_mark("entities", True, "name")

    def action_previous_entity(self) -> None:
        self._go_to_mark("entities", False, "name")

    def action_next_annotation(self) -> None:
        self._go_to_mark("annotations", True, "annotation")

    def action_previous_annotation(self) -> None:
        self._go_to_mark("annotations", False, "annotation")

    def action_find(self) -> None:
        from reader.tui.screens.prompt import Prompt

        self.app.push_screen(Prompt("find "), self._find)

    def _find(self, wanted: str | None) -> None:
        if wanted is None:
            return
        self.view.set_marks(self.view.marks.with_hits(find_all(self.article.text, wanted)))
        if not wanted:
            return
        hits = self.view.marks.hits
        if not len(hits):
            self.tell(f"“{one_line(wanted)}” is not in this text")
            return
        hit = hits.next_from(self.view.selection) or hits.marks[0]
        self.view.select(Span(hit.start, hit.end))
        self.tell(f"{len(hits)} hits · n next · N previous")

    def action_next_hit(self) -> None:
        self._go_to_mark("hits", True, "hit")

    def action_previous_hit(self) -> None:
        self._go_to_mark("hits", False, "hit")


def find_all(text: str, wanted: str) -> list[Span]:
    """Where `wanted` stands; letter case counts only if it has a capital letter."""
    if not wanted.strip():
        return []
    flags = 0 if any(letter.isupper() for letter in wanted) else re.IGNORECASE
    return [Span(*match.span()) for match in re.finditer(re.escape(wanted), text, flags)]
