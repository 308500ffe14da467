"""The keys of the reading screen that move the selection, and those that find.

Where a motion goes is decided in `reader.tui.text.motions`.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from reader.model import Span
from reader.model.counted import counted
from reader.model.visible import one_line
from reader.tui.screens.reading_base import ReadingBase
from reader.tui.text.layers import Layer

WIDTH_STEP = 4
MOST_SPACING = 3
FOUND_AS_TYPED = 1_000_000
"""Code points of a text that is searched with every letter; a longer one waits for Enter."""
MOST_HITS = 10_000
"""Hits that are shown; a letter stands a million times in a book."""


class Moving(ReadingBase):
    """Sentences, paragraphs, screens, marks, hits."""

    def _go(self, motion: Callable[[Span], Span]) -> None:
        self._select(motion(self.view.selection))

    def _select(self, span: Span) -> None:
        """Move the selection; what was said about the one before is out of date."""
        if not self.tag_bar.has_problem:
            self._hush()
        self.view.select(span)

    def _step(self, motion: Callable[[Span], Span]) -> None:
        """Go on from the selection or, where that was scrolled out of sight, from what is seen."""
        if self.view.visible_span().overlaps(self.view.selection):
            self._go(motion)
            return
        seen = self.view.first_sentence_in_sight()
        if seen is None:
            self._go(motion)
        else:
            self._select(seen)

    def action_next_sentence(self) -> None:
        self._step(self.view.motions.next_sentence)

    def action_previous_sentence(self) -> None:
        self._step(self.view.motions.previous_sentence)

    def action_extend(self) -> None:
        self._go(self.view.motions.extend)

    def action_shrink(self) -> None:
        self._go(self.view.motions.shrink)

    def action_next_paragraph(self) -> None:
        self._step(self.view.motions.next_paragraph)

    def action_previous_paragraph(self) -> None:
        self._step(self.view.motions.previous_paragraph)

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

    def action_justify(self) -> None:
        setting = self.view.setting
        self.view.set_setting(replace(setting, justify=not setting.justify))
        self.tell("a ragged edge" if setting.justify else "even edges")

    def action_hyphenate(self) -> None:
        setting = self.view.setting
        hyphens = None if setting.hyphens else self.hyphens()
        self.view.set_setting(replace(setting, hyphens=hyphens))
        if hyphens or setting.hyphens:
            self.tell("words are divided" if hyphens else "words are left whole")

    def action_spacing(self) -> None:
        setting = self.view.setting
        spacing = (setting.spacing + 1) % (MOST_SPACING + 1)
        self.view.set_setting(replace(setting, spacing=spacing))
        self.tell(f"{counted(spacing, 'blank row')} between paragraphs")

    def _go_to_mark(self, layer: str, forward: bool, name: str) -> None:
        marks: Layer[object] = getattr(self.view.marks, layer)
        selection = self.view.selection
        mark = marks.next_from(selection) if forward else marks.previous_from(selection)
        if mark is None:
            pending = self.analysis is None and layer in ("quotations", "entities")
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

        before = self.view.selection

        def show(wanted: str) -> None:
            """Show hits while the words are typed, from where the search began."""
            if len(self.article.text) <= FOUND_AS_TYPED:
                self._show_hits(wanted, before, typing=True)

        self.app.push_screen(Prompt("find ", typed=show), lambda wanted: self._find(wanted, before))

    def _find(self, wanted: str | None, before: Span) -> None:
        if wanted is None:
            self.view.set_marks(self.view.marks.with_hits(()))
            self._select(before)
        else:
            self._show_hits(wanted, before)

    def _show_hits(self, wanted: str, before: Span, *, typing: bool = False) -> None:
        found = find_all(self.article.text, wanted, MOST_HITS)
        self.view.set_marks(self.view.marks.with_hits(found))
        if not wanted.strip():
            self._select(before)
            return
        hits = self.view.marks.hits
        if not len(hits):
            if not typing:
                self.tell(f"“{one_line(wanted)}” is not in this text")
            return
        hit = next((mark for mark in hits.marks if mark.start >= before.start), hits.marks[0])
        self._select(Span(hit.start, hit.end))
        if not typing:
            more = "first " if len(hits) == MOST_HITS else ""
            following = self.hint("next_hit", "next") + self.hint("previous_hit", "previous")
            self.tell(f"{more}{counted(len(hits), 'hit')}{following}")

    def action_next_hit(self) -> None:
        self._go_to_mark("hits", True, "hit")

    def action_previous_hit(self) -> None:
        self._go_to_mark("hits", False, "hit")


def find_all(text: str, wanted: str, most: int) -> list[Span]:
    """Where `wanted` stands, up to `most` places. Letter case counts only if it has a capital
    letter; a blank stands for any white space, a straight mark for a curly one."""
    words = wanted.split()
    if not words:
        return []
    flags = 0 if any(letter.isupper() for letter in wanted) else re.IGNORECASE
    parts = ("".join(_LIKE.get(letter, re.escape(letter)) for letter in word) for word in words)
    pattern = re.compile(r"\s+".join(parts), flags)
    return [Span(*match.span()) for match in islice(pattern.finditer(text), most)]


_LIKE = {"'": "['’‘]", '"': '["“”„]', "-": "[-‐‑–]"}
