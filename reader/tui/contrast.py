"""Contrast: how well text can be told from what it stands on, and shades that keep it so.

In: colours. Out: the ratio of WCAG 2.1 (success criterion 1.4.3), and shades that reach one.
"""

from collections.abc import Sequence
from functools import cache

from textual.color import Color

ENOUGH = 4.5
"""Level AA for text of any size."""
HIGH = 7.0
"""Level AAA."""
_STEP = 0.03
_WHITE, _BLACK = Color(255, 255, 255), Color(0, 0, 0)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink(hue: Color, backgrounds: Sequence[Color], least: float = ENOUGH) -> Color:
    """The shade nearest to `hue` that can be read on all these backgrounds.

    It goes towards white or black, whichever is the easier to read; that end where nothing does.
    """
    end = max(_WHITE, _BLACK, key=lambda tone: min(contrast(tone, one) for one in backgrounds))
    steps = round(1 / _STEP)
    for step in range(steps):
        shade = hue.blend(end, step * _STEP)
        if all(contrast(shade, one) >= least for one in backgrounds):
            return shade
    return end


def tint(
    hue: Color, background: Color, foreground: Color, share: float, least: float = ENOUGH
) -> Color:
    """A background with as much of `hue`, up to `share`, as keeps `foreground` readable."""
    while share > _STEP:
        shade = background.blend(hue, share)
        if contrast(shade, foreground) >= least:
            return shade
        share -= _STEP
    return background


@cache
def _luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
