"""Counted work: how many elements the loops over a text have looked at.

In: increments from the scanning loops; out: one number. Tests use it to show that work grows
with the length of the text, which seconds on a shared machine cannot show.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Steps:
    """A counter that is handed through one analysis. Not frozen: counting is its only purpose."""

    count: int = 0

    def add(self, number: int = 1) -> None:
        """Count `number` more elements looked at."""
        self.count += number
