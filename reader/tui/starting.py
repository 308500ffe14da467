"""Starting: Python's search for reference cycles waits until the first screen is painted.

What is made before that stays, and looking through it is a fifth of the time to the first paint.
"""

import gc


def collect_later() -> None:
    """Look for no cycles until `collect_again`; called before the screens are imported."""
    gc.disable()


def collect_again() -> None:
    """Look for cycles from now on, in what is made from now on."""
    gc.freeze()
    gc.enable()
