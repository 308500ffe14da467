"""Typing ahead: keys are given out one after another.

In: keys and pasted words as they come from the terminal, many at once where somebody types fast or
the line is slow. Out: each goes to the screen that is there when the key before it did what it
does, so that the first letters of a note are in the note and not commands to the page below it.
"""

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

PATIENCE = 0.5
"""Seconds after which a key goes on though nobody said that the one before it is done."""
OPENING = 2.0
"""The same while a screen is on its way that has to be read from the disk first."""


class TypingAhead:
    """The keys that wait for another one."""

    def __init__(self, app: "App[None]") -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._turn: object | None = None
        """Stands for the key that is being done; None when nothing is."""

    def keeps(self, event: events.Event) -> bool:
        """Whether something typed has to wait for its turn; it comes to the application then."""
        if self._turn is None:
            return False
        if not self._waiting:
            self._app.set_timer(PATIENCE, partial(self._go_on, self._turn))
        self._waiting.append(event)
        return True

    def given(self) -> None:
        """Something was given to the screen: the next waits until it went all the way there."""
        turn = self._turn = object()
        screen = self._app.screen
        done = partial(self._done, turn, screen)
        # Through the queues that the key bubbles through: from the widget that has the keys to the
        # screen, and that of the application.
        further = partial(self._app.call_later, done)
        for node in reversed((self._app.focused or screen).ancestors_with_self):
            if node is not self._app:
                further = partial(node.call_later, further)
        if not further():
            self._app.call_later(done)

    def hold(self) -> object:
        """Another screen is on its way: keys wait for it. What is returned is for `release`."""
        turn = self._turn = object()
        self._app.set_timer(OPENING, partial(self._go_on, turn))
        return turn

    async def release(self, turn: object, screen: "Screen[Any]") -> None:
        """What `hold` was about is over; keys meant another screen than this one."""
        await self._done(turn, screen)

    async def _done(self, turn: object, screen: "Screen[Any]") -> None:
        now = self._app.screen
        if now is screen:
            await self._go_on(turn)
        else:  # its widgets, and which of them has the keys, are there once it was painted
            now.call_after_refresh(self._app.call_later, partial(self._go_on, turn))

    async def _go_on(self, turn: object) -> None:
        if turn is not self._turn:
            return
        self._turn = None
        if self._waiting:
            await self._app.on_event(self._waiting.popleft())
            if self._waiting and self._turn is not None:
                self._app.set_timer(PATIENCE, partial(self._go_on, self._turn))


def is_typed(event: events.Event) -> bool:
    """Whether an event is a key or pasted words, as they come from the terminal."""
    return isinstance(event, events.Key | events.Paste) and not event.is_forwarded
