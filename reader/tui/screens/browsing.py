"""What screens that show a list share: a row above and one below it, moving over it, taking back.

In: from the subclass, the list. Out: the actions of those keys; what was taken back is said.
"""

from collections.abc import Callable
from typing import Protocol

from reader.tui.screens.keyed import KeyedScreen
from reader.tui.widgets.foot_line import FootLine
from reader.tui.widgets.line import Line

END = 1 << 30
"""Beyond the last place of any list, which stops at it."""


class Browsed(Protocol):
    """A list with a cursor. Places beyond the ends mean the ends."""

    @property
    def page(self) -> int:
        """How many places fit on the screen."""
        ...

    def move(self, by: int) -> None:
        """Move the cursor by so many places."""
        ...

    def move_to(self, place: int, /) -> None:
        """Move the cursor to a place."""
        ...


class Browsing(KeyedScreen):
    """A screen whose keys move over a list."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Line(classes="head")
        self.foot = FootLine(self.resting)

    def resting(self) -> str:
        """What stands at the foot while nothing is told there: the few keys that matter."""
        return self.reader.footer_of(self.context)

    def tell(self, message: str, *, problem: bool = False) -> None:
        """Say something at the foot, for a while."""
        self.foot.tell(message, problem=problem)

    @property
    def browsed(self) -> Browsed:
        """The list."""
        raise NotImplementedError

    def action_next(self) -> None:
        self.browsed.move(1)

    def action_previous(self) -> None:
        self.browsed.move(-1)

    def action_page_down(self) -> None:
        self.browsed.move(self.browsed.page)

    def action_page_up(self) -> None:
        self.browsed.move(-self.browsed.page)

    def action_first(self) -> None:
        self.browsed.move_to(0)

    def action_last(self) -> None:
        self.browsed.move_to(END)


class Undoing(KeyedScreen):
    """A screen on which changes are taken back and done again."""

    def action_undo(self) -> None:
        self._turn(self.reader.library.undo, "undone")

    def action_redo(self) -> None:
        self._turn(self.reader.library.redo, "redone")

    def _turn(self, turn: Callable[[], str], word: str) -> None:
        def done(label: str) -> None:
            self.library_changed()
            self.tell(f"{word}: {label}")

        self.command(turn, done)
