"""A dialog: what opens over a screen, and closes once.

In: keys. Out: one result. Whoever types fast presses the next key before the dialog is there, or
before it is gone; such a key must neither close the screen below nor be lost.
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
        """Keep a key that comes before there is anything to take it, and pass one on that was
        typed after the one that closed this."""
        if isinstance(event, events.Key) and (self._is_closing or not self.is_mounted):
            again = events.Key(event.key, event.character)
            if self._is_closing:
                self.app.call_later(self._pass_on, again)
            else:
                self.call_after_refresh(self.post_message, again)
            return
        await super().on_event(event)

    def _pass_on(self, event: events.Key) -> None:
        (self.app.focused or self.app.screen).post_message(event)
