"""The report of an export or import: what was dropped or bent on the way, counted.

In: a phrase for each thing as it happens. Out: a line for each phrase. Nothing is lost in silence.
"""

from collections import Counter


class Report:
    """Counts what a format could not carry. `dropped` is gone, `bent` is there in another form."""

    def __init__(self) -> None:
        self._dropped: Counter[str] = Counter()
        self._bent: Counter[str] = Counter()

    def dropped(self, what: str, count: int = 1) -> None:
        """Note that something was left out: "colour of a tag"."""
        if count:
            self._dropped[what] += count

    def bent(self, what: str, count: int = 1) -> None:
        """Note that something was changed to fit: "cell begins with an apostrophe"."""
        if count:
            self._bent[what] += count

    def count(self, what: str) -> int:
        """How often this phrase was noted."""
        return self._dropped[what] + self._bent[what]

    def lines(self) -> tuple[str, ...]:
        """What to tell a person, in the order in which it first happened."""
        return tuple(
            f"{word}: {what} ({count:,}×)"
            for word, counts in (("dropped", self._dropped), ("bent", self._bent))
            for what, count in counts.items()
        )

    def to_json(self) -> dict[str, dict[str, int]]:
        """`{"dropped": {phrase: count}, "bent": {phrase: count}}`."""
        return {"dropped": dict(self._dropped), "bent": dict(self._bent)}
