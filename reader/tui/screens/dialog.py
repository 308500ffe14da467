"""A dialog: what opens over a screen, and closes once.

In: keys. Out: one result. Whoever types fast has pressed the next key before the dialog is gone;
such a key must neither close the screen below nor be lost, so it goes on to that screen.
"""

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A modal screen that is dismissed at most once."""

    _is_closing = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result; another time does nothing."""
        if self._is_closing or not self.is_current:
            return AwaitComplete()
        self._is_closing = True
        return super().dismiss(result)

    async def on_event(self, event: events.Event) -> None:
        """Pass a key on that was typed after the one that closed this."""
        if self._is_closing and isinstance(event, events.Key):
            self.app.call_later(self._pass_on, events.Key(event.key, event.character))
            return
        await super().on_event(event)

    def _pass_on(self, event: events.Key) -> None:
        self.app.screen.post_message(event)
