"""Themes of a person's own: one TOML file each, in the folder `themes` beside the settings.

In: the folder. Out: themes by name, and what is hard to read in them. A file gives colours by name,
all of them or a few; what it leaves out is as in Reader's own dark or light theme. A name that is
not known, or a colour that is none, is an error that names the file.

    dark = true
    background = "#101418"
    primary = "#7fb4ff"

    [tags]
    red = "#ff6b6b"
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from textual.color import Color, ColorParseError
from textual.theme import Theme

from reader.settings import SettingsError, nearest, read_toml
from reader.tui.themes import BUILT_IN, COLORS, TAG_COLORS, make_theme, too_faint

_NAME = re.compile(r"[\w-]{1,40}")


class OwnTheme(NamedTuple):
    """A person's theme, and a line for each colour that is hard to read in it."""

    theme: Theme
    remarks: tuple[str, ...]


def load_own_themes(folder: Path) -> dict[str, OwnTheme]:
    """The themes of a folder by name; none where there is no folder. Raises SettingsError."""
    try:
        places = sorted(folder.glob("*.toml"))
    except OSError as error:
        raise SettingsError(f"{folder}: {error.strerror}") from error
    return {place.stem: _load(place) for place in places}


def theme_names(own: Mapping[str, OwnTheme]) -> tuple[str, ...]:
    """The names that can be chosen: those that come with Reader, then the person's own."""
    return (*BUILT_IN, *own)


def _load(place: Path) -> OwnTheme:
    name = place.stem
    if name in BUILT_IN:
        raise SettingsError(f"{place}: “{name}” is a built-in theme; give the file another name")
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{place}: a theme's name is letters, digits and hyphens")
    values = read_toml(place) or {}
    dark = values.pop("dark", True)
    if not isinstance(dark, bool):
        raise SettingsError(f"{place}: “dark” must be true or false")
    tags = values.pop("tags", {})
    if not isinstance(tags, dict):
        raise SettingsError(f"{place}: “tags” is a table: [tags], and a colour a line below it")
    colors = _colors(values, COLORS, place)
    tag_colors = _colors(cast("dict[str, Any]", tags), tuple(TAG_COLORS), place)
    theme = make_theme(name, colors, tag_colors, dark=dark)
    return OwnTheme(theme, tuple(too_faint(colors, dark=dark)))


def _colors(values: dict[str, Any], known: tuple[str, ...], place: Path) -> dict[str, str]:
    """The colours of a table, each one of `known`. Raises SettingsError."""
    for name, value in values.items():
        if name not in known:
            hint = nearest(name, known) or f"; known: {', '.join(known)}"
            raise SettingsError(f"{place}: “{name}” is no colour of a theme{hint}")
        if not _is_color(value):
            raise SettingsError(f'{place}: “{name}” must be a colour such as "#1b1e24"')
    return values


def _is_color(value: Any) -> bool:
    """Whether it is an opaque colour with a value of its own: the terminal's are not known."""
    if not isinstance(value, str):
        return False
    try:
        color = Color.parse(value)
    except ColorParseError:
        return False
    return color.a == 1 and color.ansi is None and not color.auto
