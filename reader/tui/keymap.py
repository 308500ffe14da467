"""The keymap: which keys, one after another, mean which action.

In: the table of actions and what a user changed. Out: for keys typed so far, an action, the news
that more may follow, or nothing. Two actions on the same keys in the same place are an error that
names both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from textual.events import Key

from reader.model import ReaderError
from reader.tui.actions import ACTIONS, ANYWHERE, Action


class KeymapError(ReaderError):
    """Two actions have the same keys, or an action is not known."""


class More(Enum):
    """The keys typed so far begin a longer sequence."""

    MORE = "more"


MORE: Final = More.MORE


@dataclass(frozen=True)
class Keymap:
    """Key sequences by context."""

    actions: tuple[Action, ...]
    _sequences: Mapping[tuple[str, tuple[str, ...]], Action]
    _prefixes: frozenset[tuple[str, tuple[str, ...]]]

    def look_up(self, context: str, typed: tuple[str, ...]) -> Action | More | None:
        """What the keys typed so far mean in a context."""
        for place in (context, ANYWHERE):
            if (place, typed) in self._sequences:
                return self._sequences[place, typed]
            if (place, typed) in self._prefixes:
                return MORE
        return None

    def of_context(self, context: str) -> tuple[Action, ...]:
        """The actions of a context, in the order of the table."""
        return tuple(action for action in self.actions if action.context == context)


def make_keymap(
    changes: Mapping[str, Iterable[str]] | None = None, actions: tuple[Action, ...] = ACTIONS
) -> Keymap:
    """The keymap of the table with a user's changes. Raises KeymapError."""
    changes = dict(changes or {})
    unknown = changes.keys() - {action.id for action in actions}
    if unknown:
        raise KeymapError(f"keymap: no action “{min(unknown)}”; 'reader' shows them with '?'")
    changed = tuple(
        replace(action, keys=tuple(changes[action.id])) if action.id in changes else action
        for action in actions
    )
    sequences: dict[tuple[str, tuple[str, ...]], Action] = {}
    prefixes: set[tuple[str, tuple[str, ...]]] = set()
    for action in changed:
        for keys in action.keys:
            typed = tuple(keys.split(" "))
            other = sequences.setdefault((action.context, typed), action)
            if other is not action:
                raise KeymapError(f"keymap: “{keys}” is both {other.id} and {action.id}")
            prefixes.update((action.context, typed[:length]) for length in range(1, len(typed)))
    for context, typed in sorted(prefixes):
        if (context, typed) in sequences:
            raise KeymapError(
                f"keymap: “{' '.join(typed)}” is {sequences[context, typed].id} "
                "and begins a longer sequence"
            )
    return Keymap(changed, sequences, frozenset(prefixes))


def name_of(event: Key) -> str:
    """A key as the keymap writes it: the character typed, or Textual's name of the key."""
    character = event.character
    if character is not None and character.isprintable() and character != " ":
        return character
    return event.key


def shown(keys: str) -> str:
    """A key or sequence as people read it."""
    return " ".join(
        _SHOWN.get(key, key.replace("ctrl+", "^").upper() if "+" in key else key)
        for key in keys.split(" ")
    )


_SHOWN = {
    "enter": "⏎", "space": "␣", "escape": "Esc", "down": "↓", "up": "↑", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "tab": "Tab", "shift+down": "⇧↓",
    "shift+up": "⇧↑",
}  # fmt: skip
