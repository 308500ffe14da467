"""The keymap: which keys, one after another, mean which action.

In: the table of actions and what a person changed in `keymap.toml`. Out: for keys typed so far, an
action, the news that more may follow, or nothing. Two actions on the same keys in the same place
are an error that names both, and so is a key that is not written as keys are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final, cast

from reader.settings import SettingsError, nearest, read_toml, toml_value
from reader.tui.actions import ACTIONS, ANYWHERE, CONTEXTS, Action
from reader.tui.key_names import is_key, meant, shown

LONGEST = 4
"""Keys in a sequence, at most."""
KEPT = {"ctrl+q": "leaves Reader from everywhere"}
"""Keys that are no action's, with what they do."""


class KeymapError(SettingsError):
    """Two actions have the same keys, an action is not known, or a key is written wrongly."""


class More(Enum):
    """The keys typed so far begin a longer sequence."""

    MORE = "more"


MORE: Final = More.MORE

Sequence = tuple[str, tuple[str, ...]]
"""A context, and the keys typed in it."""


@dataclass(frozen=True)
class Keymap:
    """Key sequences by context."""

    actions: tuple[Action, ...]
    _sequences: Mapping[Sequence, Action]
    _prefixes: frozenset[Sequence]

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

    def key_of(self, action_id: str) -> str:
        """The first keys of an action as people read them; "" where it has none."""
        keys = next(action.keys for action in self.actions if action.id == action_id)
        return shown(keys[0]) if keys else ""

    def key_for(self, context: str, call: str) -> str:
        """The first keys that do something in a context, in the same way."""
        actions = (*self.of_context(context), *self.of_context(ANYWHERE))
        keys = next((action.keys for action in actions if action.call == call), ())
        return shown(keys[0]) if keys else ""


def load_keymap(place: Path) -> Keymap:
    """The keymap with the changes of a file; without it where there is none.

    The file has a line per action that is changed: `note = "N"`, `first = ["g g", "home"]`, or
    `star = []` for no key. Raises KeymapError, SettingsError.
    """
    values = read_toml(place) or {}
    changes = {name: _keys(name, value, place) for name, value in values.items()}
    return make_keymap(changes, place=str(place))


def make_keymap(
    changes: Mapping[str, Iterable[str]] | None = None,
    actions: tuple[Action, ...] = ACTIONS,
    *,
    place: str = "keymap",
) -> Keymap:
    """The keymap of the table with a person's changes. Raises KeymapError, naming `place`."""
    changes = {name: tuple(keys) for name, keys in (changes or {}).items()}
    ids = tuple(action.id for action in actions)
    for name, keys in changes.items():
        if name not in ids:
            hint = nearest(name, ids) or "; 'reader settings --keymap' lists them"
            raise KeymapError(f"{place}: “{name}” is no action{hint}")
        for sequence in keys:
            _check(sequence, name, place)
    changed = tuple(
        replace(action, keys=changes[action.id]) if action.id in changes else action
        for action in actions
    )
    sequences: dict[Sequence, Action] = {}
    prefixes: dict[Sequence, Action] = {}
    for action in changed:
        for keys in action.keys:
            typed = tuple(keys.split(" "))
            other = sequences.setdefault((action.context, typed), action)
            if other is not action:
                raise KeymapError(
                    f"{place}: “{keys}” is both {other.id} and {action.id}; "
                    "give one of them another key"
                )
            for length in range(1, len(typed)):
                prefixes.setdefault((action.context, typed[:length]), action)
    for (context, typed), longer in sorted(prefixes.items(), key=lambda item: item[0]):
        if (context, typed) in sequences:
            raise KeymapError(
                f"{place}: “{' '.join(typed)}” is {sequences[context, typed].id} "
                f"and begins a longer sequence, that of {longer.id}"
            )
    return Keymap(changed, sequences, frozenset(prefixes))


def keymap_toml(keymap: Keymap) -> str:
    """The keymap as a `keymap.toml`: every action with its keys and what it does."""
    lines: list[str] = []
    for context, title in CONTEXTS.items():
        lines += [f"# {title}", ""]
        for action in keymap.of_context(context):
            keys = ", ".join(map(toml_value, action.keys))
            lines.append(f"{action.id} = [{keys}]  # {action.text}")
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _keys(name: str, value: Any, place: Path) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(
        isinstance(key, str) for key in cast("list[Any]", keys)
    ):
        raise KeymapError(f"{place}: “{name}” must be a key in quotes, or a list of such")
    return tuple(cast("list[str]", keys))


def _check(sequence: str, name: str, place: str) -> None:
    """Raises KeymapError for keys that can't be pressed or are not an action's to have."""
    keys = sequence.split(" ")
    if len(keys) > LONGEST:
        raise KeymapError(f"{place}: {name}: “{sequence}” has more than {LONGEST} keys in a row")
    for key in keys if sequence.strip() else [sequence]:
        if key in KEPT:
            raise KeymapError(f"{place}: {name}: “{key}” {KEPT[key]}; choose another key")
        if is_key(key):
            continue
        hint = meant(key)
        hint = f"; perhaps “{hint}”" if hint else ""
        if not hint and key.isalpha() and len(key) <= LONGEST:
            hint = f"; one key after another is written “{' '.join(key)}”"
        raise KeymapError(f"{place}: {name}: “{key}” is not how a key is written{hint}")
