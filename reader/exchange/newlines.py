"""Line breaks of other systems: CR LF made LF, and what that does to places.

In: a text as it came, with places that count its line breaks as they are. Out: the text with LF
alone, and the places in it.
"""

from bisect import bisect_left


class Newlines:
    """A text with its line breaks made LF. `text` is the result."""

    def __init__(self, raw: str) -> None:
        self._pairs: list[int] = []
        place = raw.find("\r\n")
        while place >= 0:
            self._pairs.append(place)
            place = raw.find("\r\n", place + 2)
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n")

    def place(self, raw: int) -> int:
        """Where a place of the text as it came is now; code points."""
        return raw - bisect_left(self._pairs, raw)
