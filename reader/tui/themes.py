"""Colours: Reader's own themes, and what a tag's colour name looks like on a theme's background.

In: colour names of the codebook and a theme. Out: Textual themes and colours. The text of every
shade made here keeps a contrast of 4.5:1 or more (WCAG 2.1, AA) with its background; a test
computes it.
"""

from textual.color import Color
from textual.theme import Theme

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
_TINT = 0.30
_CONTRAST = 4.5

DARK = Theme(
    name="reader-dark",
    primary="#8fb4e3",
    secondary="#c8a87a",
    accent="#e0b56c",
    foreground="#d6d2c8",
    background="#16181d",
    surface="#1b1e24",
    panel="#20242b",
    warning="#e2b203",
    error="#f07178",
    success="#7fb685",
    dark=True,
    variables={"muted": "#8d8f96", "rule": "#343943"},
)
LIGHT = Theme(
    name="reader-light",
    primary="#28598f",
    secondary="#7a5a26",
    accent="#94590c",
    foreground="#26241f",
    background="#faf7f0",
    surface="#f3efe5",
    panel="#ece7da",
    warning="#7f5a00",
    error="#b3261e",
    success="#2c6b3a",
    dark=False,
    variables={"muted": "#6a675f", "rule": "#d3ccbc"},
)
THEMES = (DARK, LIGHT)


def tag_color(name: str) -> Color:
    """The colour a tag's bar and letter are drawn in."""
    return Color.parse(TAG_COLORS.get(name, TAG_COLORS["gray"]))


def tint(name: str, background: Color, foreground: Color) -> Color:
    """The background of a passage with this tag: as much of its colour as keeps text readable."""
    share = _TINT
    color = tag_color(name)
    while share > 0.05:
        shade = background.blend(color, share)
        if contrast(shade, foreground) >= _CONTRAST:
            return shade
        share -= 0.03
    return background


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
