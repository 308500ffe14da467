"""Themes: Reader's own colours, and how those of a person's file become one.

In: colours by name. Out: Textual themes, which also carry a shade of every tag's colour for letters
and bars ("tag-red") and one for the passages it marks ("tint-red"), made to be read on the theme's
backgrounds. A test computes the contrast of all text in every theme: 4.5:1, in those of high
contrast 7:1.
"""

from collections.abc import Mapping
from functools import cache

from textual.color import Color
from textual.theme import Theme

from reader.settings import BUILT_IN_THEMES
from reader.tui.contrast import ENOUGH, HIGH, contrast, ink, tint

TAG_COLORS = {
    "red": "#e5484d",
    "green": "#30a46c",
    "blue": "#3b82f6",
    "yellow": "#e2b203",
    "magenta": "#c2459b",
    "cyan": "#16a3b8",
    "orange": "#f0762b",
    "violet": "#8e5cf0",
    "lime": "#8ab92d",
    "pink": "#ec6a9c",
    "teal": "#12a594",
    "gold": "#b98a2f",
    "gray": "#8b8d98",
}
TEXTS = ("foreground", "muted", "primary", "secondary", "accent")
"""Colours in which text is written."""
BACKGROUNDS = ("background", "surface", "panel")
"""Colours on which it stands: the page, the side panel, what opens over them."""
COLORS = (*TEXTS, *BACKGROUNDS, "error", "rule")
"""Colours that a theme has: `error` is behind problems, `rule` draws lines and scrollbars."""
_TINT = 0.30

_DARK = {
    "foreground": "#d6d2c8",
    "muted": "#9a9ca3",
    "primary": "#8fb4e3",
    "secondary": "#c8a87a",
    "accent": "#e0b56c",
    "background": "#16181d",
    "surface": "#1b1e24",
    "panel": "#20242b",
    "error": "#f07178",
    "rule": "#343943",
}
_LIGHT = {
    "foreground": "#26241f",
    "muted": "#635f57",
    "primary": "#28598f",
    "secondary": "#755525",
    "accent": "#8a5208",
    "background": "#faf7f0",
    "surface": "#f3efe5",
    "panel": "#ece7da",
    "error": "#b3261e",
    "rule": "#d3ccbc",
}
_CONTRAST_DARK = {
    "foreground": "#ffffff",
    "muted": "#cfcfcf",
    "primary": "#9ecbff",
    "secondary": "#ffd08a",
    "accent": "#ffdf5d",
    "background": "#000000",
    "surface": "#0a0a0a",
    "panel": "#141414",
    "error": "#ff9a9a",
    "rule": "#7a7a7a",
}
_CONTRAST_LIGHT = {
    "foreground": "#000000",
    "muted": "#3a3a3a",
    "primary": "#0a3069",
    "secondary": "#4e2d00",
    "accent": "#5c3300",
    "background": "#ffffff",
    "surface": "#f6f6f6",
    "panel": "#ececec",
    "error": "#8a0f14",
    "rule": "#767676",
}
_ANSI = {
    **dict.fromkeys((*TEXTS, *BACKGROUNDS), "ansi_default"),
    "error": "ansi_bright_red",
    "rule": "ansi_bright_black",
}
_ANSI_TAGS = {
    "red": "ansi_bright_red",
    "green": "ansi_bright_green",
    "blue": "ansi_bright_cyan",
    "yellow": "ansi_bright_yellow",
    "magenta": "ansi_bright_magenta",
    "cyan": "ansi_bright_cyan",
    "orange": "ansi_bright_yellow",
    "violet": "ansi_bright_magenta",
    "lime": "ansi_bright_green",
    "pink": "ansi_bright_magenta",
    "teal": "ansi_bright_cyan",
    "gold": "ansi_bright_yellow",
    "gray": "ansi_white",
}
"""Black can be read on these in most palettes; on blue in few, so that blue is shown as cyan."""


def make_theme(
    name: str,
    colors: Mapping[str, str],
    tags: Mapping[str, str] | None = None,
    *,
    dark: bool,
    least: float = ENOUGH,
) -> Theme:
    """A theme of colours by name; those that are left out are Reader's own, dark or light."""
    given = {**(_DARK if dark else _LIGHT), **colors}
    parsed = {key: Color.parse(value) for key, value in given.items()}
    behind = [parsed[key] for key in BACKGROUNDS]
    page, text = parsed["background"], parsed["foreground"]
    variables = {
        "muted": given["muted"],
        "rule": given["rule"],
        "on-error": ink(page, [parsed["error"]], least).hex,
    }
    for tag, value in {**TAG_COLORS, **(tags or {})}.items():
        hue = Color.parse(value)
        variables[f"tag-{tag}"] = ink(hue, behind, least).hex
        variables[f"tint-{tag}"] = tint(hue, page, text, _TINT, least).hex
    return _theme(name, given, variables, dark=dark)


def too_faint(colors: Mapping[str, str], *, dark: bool, least: float = ENOUGH) -> list[str]:
    """A line for each colour of text that is hard to read on one of the backgrounds."""
    given = {**(_DARK if dark else _LIGHT), **colors}
    found: list[str] = []
    for text in TEXTS:
        for behind in BACKGROUNDS:
            ratio = contrast(Color.parse(given[text]), Color.parse(given[behind]))
            if ratio < least:
                found.append(
                    f"{text} on {behind} has a contrast of {ratio:.1f}:1, less than {least}"
                )
    return found


def _theme(
    name: str,
    colors: Mapping[str, str],
    variables: dict[str, str],
    *,
    dark: bool,
    ansi: bool = False,
) -> Theme:
    return Theme(
        name=name,
        primary=colors["primary"],
        secondary=colors["secondary"],
        accent=colors["accent"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        error=colors["error"],
        dark=dark,
        ansi=ansi,
        variables=variables,
    )


def _ansi_theme(name: str) -> Theme:
    """The terminal's own sixteen colours, which nobody here knows.

    So text has the terminal's colour for text, and colour is only where black stands on it: true
    black, since what a palette calls black may be any dark shade, and colours may be dim.
    """
    variables = {
        "muted": _ANSI["muted"],
        "rule": _ANSI["rule"],
        "on-error": "#000000",
        **dict.fromkeys(("panel", "surface", "ansi-background", "ansi-foreground"), "ansi_default"),
    }
    for tag, color in _ANSI_TAGS.items():
        variables[f"tag-{tag}"] = variables[f"tint-{tag}"] = color
    return _theme(name, _ANSI, variables, dark=True, ansi=True)


BUILT_IN = BUILT_IN_THEMES
"""The names of the themes that come with Reader."""
DEFAULT = BUILT_IN[0]


@cache
def built_in(name: str) -> Theme:
    """The built-in theme of this name; each is made when it is used."""
    if name == "reader-ansi":
        return _ansi_theme(name)
    colors, dark, least = {
        "reader-dark": (_DARK, True, ENOUGH),
        "reader-light": (_LIGHT, False, ENOUGH),
        "reader-contrast-dark": (_CONTRAST_DARK, True, HIGH),
        "reader-contrast-light": (_CONTRAST_LIGHT, False, HIGH),
    }[name]
    return make_theme(name, colors, dark=dark, least=least)
