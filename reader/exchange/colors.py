"""The colours of tags as other formats have them: `#rrggbb`.

In: a name of the codebook's palette. Out: hexadecimal; and back, the nearest name for any colour.
"""

import re

HEX = {
    "cyan": "#00b7c3", "orange": "#f2852b", "violet": "#8a63d2", "lime": "#9acd32",
    "pink": "#f06fa8", "teal": "#1d8f8a", "gold": "#d9a514", "gray": "#8c8c8c", "red": "#d64545",
    "green": "#3f9c4a", "blue": "#3f7fd9", "yellow": "#f2d02c", "magenta": "#c043b5",
}  # fmt: skip
"""Middle shades, on which black text can be read."""
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})([0-9a-f]{2})?", re.IGNORECASE)


def hex_of(name: str) -> str:
    """`#rrggbb` of a name; gray for a name that is not known."""
    return HEX.get(name, HEX["gray"])


def nearest(color: str) -> str:
    """The name of the palette nearest to a hexadecimal colour or named like it; "" for none."""
    name = color.strip().casefold()
    if name in HEX:
        return name
    found = _HEX.fullmatch(name)
    if found is None:
        return ""
    wanted = _rgb(found[1])
    return min(HEX, key=lambda each: _distance(wanted, _rgb(HEX[each][1:])))


def _rgb(digits: str) -> tuple[int, int, int]:
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Distance as eyes see it, roughly: red weighs more the redder both are (Riemersma)."""
    red = (one[0] + other[0]) / 2
    r, g, b = (a - b for a, b in zip(one, other, strict=True))
    return (2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * b * b


def mixed(color: str, with_color: str, share: float) -> str:
    """Two `#rrggbb` colours mixed; `share` of the first, 0 to 1."""
    pairs = zip(_rgb(color[1:]), _rgb(with_color[1:]), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
