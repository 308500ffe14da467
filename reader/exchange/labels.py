"""Labels: tags as programs for language want them, in ASCII, without blanks, each its own.

In: names of tags. Out: a label for each, the same for the same names in the same order.
"""

import re
import unicodedata

PLAIN = "highlight"
"""The label of an annotation without tags."""


class Labels:
    """The labels given out so far."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self.names: dict[str, str] = {}
        """The tag of each label."""
        self._labels: dict[str, str] = {}
        for name in names:
            self.of(name)

    def of(self, tag: str) -> str:
        """The label of a tag."""
        if tag not in self._labels:
            ascii_name = unicodedata.normalize("NFKD", tag).encode("ascii", "ignore").decode()
            base = re.sub(r"[^A-Za-z0-9_-]+", "_", ascii_name).strip("_-") or "tag"
            label, number = base, 2
            while label in self.names:
                label, number = f"{base}_{number}", number + 1
            self._labels[tag] = label
            self.names[label] = tag
        return self._labels[tag]
