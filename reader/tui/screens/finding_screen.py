"""What search, people and quotations share: a line to type in, a list of what was found.

In: from the subclass, what there is for the words typed, worked out in a thread. Out: a screen;
what is chosen is handed to the subclass. A newer question makes the answer to an older one void.
"""

import asyncio
from functools import partial
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, Label

from reader.model import ReaderError
from reader.tui.actions import FINDING
from reader.tui.screens.browsing import Browsed, Browsing
from reader.tui.screens.keyed import TYPING
from reader.tui.widgets.row_list import ListRow, RowList

PAUSE = 0.12
"""Seconds without a letter after which it is looked up."""

Answer = TypeVar("Answer")


class FindingScreen(Browsing, Generic[Answer]):
    """A list that follows what is typed."""

    context = FINDING
    title_text = ""
    placeholder = ""

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed
        self._pause: Timer | None = None
        self._question = 0
        self._answer: Answer | None = None
        self._work = ""

    def compose(self) -> ComposeResult:
        """Header, the line, the list, footer."""
        yield self.head
        with Horizontal(id="finding-bar"):
            yield Label(" /", id="finding-slash", markup=False)
            yield Input(
                self.typed,
                placeholder=self.placeholder,
                id="finding-input",
                compact=True,
                select_on_focus=False,
                classes=TYPING,
            )
        yield RowList()
        yield self.foot

    def on_mount(self) -> None:
        """Write at once, and look up what was brought along."""
        self.list = self.query_one(RowList)
        self._input = self.query_one(Input)
        self._input.focus()
        self.entitle("")
        self.ask()

    @property
    def browsed(self) -> Browsed:
        """The list of what was found."""
        return self.list

    # -- for the subclass ----------------------------------------------------------------------

    def look_up(self, typed: str) -> Answer:
        """What there is for what was typed; called in a thread. May raise ReaderError."""
        raise NotImplementedError

    def rows(self, answer: Answer, width: int) -> list[ListRow]:
        """The rows of an answer."""
        raise NotImplementedError

    def about(self, answer: Answer) -> str:
        """What the header says of an answer."""
        raise NotImplementedError

    def choose(self, target: int) -> None:
        """Go where a target leads."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said where nothing was found."""
        raise NotImplementedError

    def is_void(self, question: int) -> bool:
        """Whether something newer was asked since."""
        return question != self._question or not self.is_attached

    # -- questions and answers -----------------------------------------------------------------

    def ask(self, *, keep: bool = False) -> None:
        """Look up what stands in the line; with `keep`, the cursor stays."""
        self._question += 1
        find_out = partial(self._find_out, self._question, keep)
        self.run_worker(find_out, group="finding", exclusive=True)

    async def _find_out(self, question: int, keep: bool) -> None:
        try:
            answer = await asyncio.to_thread(self.look_up, self.typed)
        except ReaderError as error:
            if not self.is_void(question):
                self.tell(str(error), problem=True)
            return
        if not self.is_void(question):
            self._answer = answer
            self._show(keep=keep)

    def _show(self, *, keep: bool) -> None:
        if self._answer is None:
            return
        rows = self.rows(self._answer, self.size.width)
        if not rows:
            rows = [ListRow(((f" {self.nothing()}", "muted"),))]
        self.list.show(rows, keep=keep)
        self.entitle(self.about(self._answer))
        self.foot.refresh_rest()

    def library_changed(self) -> None:
        """Look again: what is shown may be there no more."""
        self.ask(keep=True)

    def work_told(self, words: str) -> None:
        """Say what is being worked out; when it is done, look again."""
        done = bool(self._work) and not words
        self._work = words
        if self._answer is not None:
            self.entitle(self.about(self._answer))
        if done:
            self.ask(keep=True)

    def on_resize(self) -> None:
        """Wrap anew."""
        if self.is_mounted:
            self._show(keep=True)

    # -- what stands around --------------------------------------------------------------------

    def entitle(self, about: str) -> None:
        """Show the title, and what there is."""
        right = " · ".join(part for part in (self._work, about) if part)
        self.head.show(f" {self.title_text}", f"{right} ")

    # -- keys ----------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look up what is typed, once it rests."""
        if event.value == self.typed:
            return
        self.typed = event.value
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.ask)

    def on_input_submitted(self) -> None:
        """Go to what is under the cursor."""
        self.action_open()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to what was clicked."""
        self.choose(event.target)

    def action_open(self) -> None:
        if self.list.current is not None:
            self.choose(self.list.current)

    def action_type(self) -> None:
        self._input.focus()

    def action_switch(self) -> None:
        """From the line to the list, and back."""
        (self.list if self._input.has_focus else self._input).focus()

    def action_back(self) -> None:
        self.close()
