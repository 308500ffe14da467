"""Memory: Python's search for reference cycles put off while thousands of documents are made.

Each time the number of new containers grows by a quarter, Python looks through all of them for
cycles. While a file of 100,000 documents is read nothing is let go, so that this finds nothing and
takes as long as the reading itself.
"""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Generator[None]:
    """Do without looking for cycles, unless somebody does without already."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
