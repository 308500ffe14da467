"""The filter while somebody types in it: the slash, the words, how many fit.

In: what was typed before. Out: `Input.Changed` with every letter. What does not make sense yet is
said where the count stands.
"""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from reader.tui.screens.keyed import TYPING
from reader.tui.widgets.line import Line

COUNT_WIDTH = 22
"""Cells for "100,000 of 100,000"."""


class FilterBar(Horizontal):
    """One row to type a query in."""

    def __init__(self, typed: str) -> None:
        super().__init__(id="filter-bar")
        self.input = Input(
            typed,
            placeholder="words, tag: source: person: in: is: before: after: lang:",
            id="filter-input",
            compact=True,
            select_on_focus=False,
            classes=TYPING,
        )
        self._count = Line(id="filter-count")

    def compose(self) -> ComposeResult:
        """Slash, words, count."""
        yield Label(" /", id="filter-slash", markup=False)
        yield self.input
        yield self._count

    def show(self, fitting: str, problem: str) -> None:
        """Say how many fit, or why what stands there is no query."""
        self._count.styles.width = max(COUNT_WIDTH, min(len(problem) + 2, self.size.width // 2))
        self._count.show("", f"{problem or fitting} ")
