"""How keys are written: in the table of actions, in a person's keymap, on the screen.

In: a key as it was pressed, or as somebody wrote it. Out: its name; for one written wrongly, what
was probably meant. A key is the character it types, or a name ("enter", "f1"), either with "ctrl+"
or "alt+" before it; "shift+" stands only before names, since a character tells by itself.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Key

NAMES = (
    "enter", "space", "tab", "escape", "backspace", "delete", "insert", "home", "end", "pageup",
    "pagedown", "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
MODIFIERS = ("alt", "ctrl", "shift")
"""In the order in which they are written."""

_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape"}
"""What a terminal sends for these can't be told from the named keys."""
_WITH_CTRL = {
    "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent", "_": "underscore",
}  # fmt: skip
_OTHER_NAMES = {
    "return": "enter", "ret": "enter", "cr": "enter", "spc": "space", "esc": "escape",
    "bs": "backspace", "del": "delete", "ins": "insert", "pgup": "pageup", "prior": "pageup",
    "pgdn": "pagedown", "pgdown": "pagedown", "next": "pagedown",
    "control": "ctrl", "ctl": "ctrl", "c": "ctrl", "meta": "alt", "option": "alt", "m": "alt",
    "a": "alt", "s": "shift",
}  # fmt: skip
_SHOWN = {
    "enter": "⏎", "space": "␣", "escape": "Esc", "down": "↓", "up": "↑", "left": "←",
    "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "tab": "Tab", "backspace": "⌫", "delete": "Del", "insert": "Ins",
}  # fmt: skip


def name_of(event: "Key") -> str:
    """The name of a key that was pressed: the character typed, or Textual's name of the key."""
    character = event.character
    has_modifier = event.key.startswith(("alt+", "ctrl+"))
    if character is not None and character.isprintable() and character != " " and not has_modifier:
        return character
    modifiers, plus, base = event.key.rpartition("+")
    return modifiers + plus + _TYPED_WITH_CTRL.get(base, base) if plus else event.key


_TYPED_WITH_CTRL = {name: character for character, name in _WITH_CTRL.items()}


def is_key(written: str) -> bool:
    """Whether this is how a key is written."""
    if len(written) == 1:
        return written.isprintable() and written != " "
    *modifiers, base = written.split("+") if not written.endswith("++") else (written[:-2], "+")
    if modifiers != sorted(set(modifiers) & set(MODIFIERS)) or written in _SAME:
        return False
    if base in NAMES:
        return True
    # The letter of ctrl+r has no case, and a terminal sends no other signs with ctrl than these.
    typed = re.fullmatch(r"[a-z0-9]", base) or base in _WITH_CTRL
    return bool(typed) and bool(modifiers) and "shift" not in modifiers


def meant(written: str) -> str | None:
    """The key that somebody probably meant, or None."""
    if written in _SAME:
        return _SAME[written]
    parts: list[str] = re.findall(
        r"[^+\-\s]+|[+\-]$", re.sub(r"^\^(?=.)", "ctrl+", written.strip("<> "))
    )
    if not parts:
        return "space" if written.isspace() else None
    *modifiers, base = parts
    modifiers = sorted({_OTHER_NAMES.get(part.lower(), part.lower()) for part in modifiers})
    if len(base) > 1:
        base = _OTHER_NAMES.get(base.lower(), base.lower().replace("_", ""))
    elif "shift" in modifiers:
        modifiers.remove("shift")
        base = base.upper()
    if modifiers and len(base) == 1:
        base = base.lower()
    candidate = "+".join((*modifiers, base))
    candidate = _SAME.get(candidate, candidate)
    return candidate if is_key(candidate) and candidate != written else None


def shown(keys: str) -> str:
    """A key or sequence as people read it: ⏎, ^R, ⇧↓, g g."""
    return " ".join(map(_shown, keys.split(" ")))


def _shown(key: str) -> str:
    if len(key) == 1:
        return key
    *modifiers, base = key.split("+")
    marks = {"ctrl": "^", "shift": "⇧", "alt": "⌥"}
    lead = "".join(marks.get(modifier, f"{modifier}+") for modifier in modifiers)
    return lead + _SHOWN.get(base, base.upper())
