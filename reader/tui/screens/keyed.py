"""What all screens share: keys from the keymap, and commands that go to the writer."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.screen import Screen

from reader.model import ReaderError
from reader.tui.actions import ANYWHERE
from reader.tui.key_names import name_of
from reader.tui.keymap import MORE

if TYPE_CHECKING:
    from reader.tui.actions import Action
    from reader.tui.app import ReaderApp
    from reader.tui.keymap import More

Result = TypeVar("Result")


KEYS_WHILE_TYPING = frozenset({"escape", "tab", "up", "down", "pageup", "pagedown"})
"""Keys that mean the screen's action while somebody writes in a line; the rest are the line's,
but for those that type nothing and mean something anywhere."""


TYPING = "typing"
"""The class of a widget that takes the keys as text."""


class KeyedScreen(Screen[None], inherit_bindings=False):
    """A screen whose keys come from the keymap, in its `context`."""

    context: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._typed: tuple[str, ...] = ()
        self._is_closing = False
        self._early: list[events.Key] = []

    @property
    def is_ready(self) -> bool:
        """Whether there is already what keys act on; until then they wait for `take_early`."""
        return True

    def take_early(self) -> None:
        """Take the keys that were typed before there was anything to act on."""
        early, self._early = self._early, []
        for event in early:
            self.post_message(events.Key(event.key, event.character))

    @property
    def contexts(self) -> tuple[str, ...]:
        """Where keys are looked up, the first that knows them."""
        return (self.context,)

    @property
    def reader(self) -> "ReaderApp":
        """The application."""
        return cast("ReaderApp", self.app)

    async def on_key(self, event: events.Key) -> None:
        """Run the action of the keys typed; a sequence that leads nowhere is forgotten."""
        if (
            self.focused is not None
            and self.focused.has_class(TYPING)
            and not self._is_action_while_typing(event)
        ):
            return
        if self._is_closing:
            # Typed ahead: it is meant for the screen that is about to show.
            event.stop()
            self.app.call_later(self._pass_on, events.Key(event.key, event.character))
            return
        if not self.is_ready:
            event.stop()
            event.prevent_default()
            self._early.append(event)
            return
        if self.take_key(name_of(event)):
            event.stop()
            event.prevent_default()
            return
        typed = (*self._typed, name_of(event))
        found = self._look_up(typed)
        if found is None and self._typed:
            typed = typed[-1:] if event.key != "escape" else ()
            found = self._look_up(typed)
        self._typed = typed if found is MORE else ()
        if found is None:
            return
        event.stop()
        event.prevent_default()
        if found is not MORE:
            await self.run_action(found.call)
            self.acted()

    def _is_action_while_typing(self, event: events.Key) -> bool:
        if event.key in KEYS_WHILE_TYPING:
            return True
        anywhere = self.reader.keymap.look_up(ANYWHERE, (name_of(event),))
        return anywhere is not None and not event.is_printable

    def acted(self) -> None:
        """A key did what it does; what is said of it now is painted together with it."""

    def take_key(self, name: str) -> bool:  # noqa: ARG002
        """Take a key before the keymap does; whether it was taken."""
        return False

    def _look_up(self, typed: tuple[str, ...]) -> "Action | More | None":
        keymap = self.reader.keymap
        found = (keymap.look_up(context, typed) for context in self.contexts)
        return next((action for action in found if action is not None), None)

    def close(self) -> None:
        """Leave the screen, once; not while something lies over it."""
        if not self._is_closing and self.is_current:
            self._is_closing = True
            self.leave()
            self.dismiss()

    def _pass_on(self, event: events.Key) -> None:
        (self.app.focused or self.app.screen).post_message(event)

    def library_changed(self) -> None:
        """Take in what is stored now."""

    def others_changed(self) -> None:
        """Take in what another process did."""
        self.library_changed()

    def work_told(self, words: str) -> None:
        """Say what is being worked out in the background, where the screen shows that."""

    def leave(self) -> None:
        """The program is about to end, or the screen to close."""

    def tell(self, message: str, *, problem: bool = False) -> None:
        """Show a line for a person where the screen shows such lines."""
        raise NotImplementedError

    def hint(self, call: str, what: str) -> str:
        """“ · u undoes”: what to press for an action, as the keys are; "" where it has none."""
        key = self.reader.keymap.key_for(self.context, call)
        return f" · {key} {what}" if key else ""

    @property
    def undoes(self) -> str:
        """What to press to take back what was just done."""
        return self.hint("undo", "undoes")

    def command(self, command: Callable[[], Result], then: Callable[[Result], object]) -> None:
        """Give a command to the writer; `then` gets its result, a failure is told.

        The writer has it when this returns: it is done even if the next key leaves the program.
        """
        begun = self.reader.writer.begin(command)

        async def run() -> None:
            try:
                result = await asyncio.shield(asyncio.wrap_future(begun))
            except ReaderError as error:
                inside = f"{self.reader.library.folder}/"
                self.tell(str(error).replace(inside, ""), problem=True)
                return
            outcome = then(result)
            if isinstance(outcome, Awaitable):
                await outcome

        self.run_worker(run, group="commands")
