"""Jump labels: two letters for every place one may jump to.

In: how many places, in the order of the screen. Out: labels, all different, none the beginning of
another, the nearest keys first.
"""

from itertools import product

KEYS = "asdfjklghqwertuiopzxcvbnm"
"""The home row first, then what the fingers reach from there."""


def labels(count: int) -> list[str]:
    """Two-letter labels, at most as many as there are."""
    pairs = ("".join(pair) for pair in product(KEYS, repeat=2))
    return [label for label, _ in zip(pairs, range(count), strict=False)]
