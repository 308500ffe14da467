"""The picker of collections: type to find one; Enter also begins one that is not there.

In: collections with their sizes. Out: the name of a collection, or None.
"""

from collections.abc import Mapping, Sequence

from textual.fuzzy import Matcher

from reader.library.arranging import checked_name
from reader.model import QueryError
from reader.tui.screens.picker import SHOWN, Choice, Picker


class CollectionPicker(Picker):
    """Picks one collection by typing."""

    title_text = "into a collection, or out of it"
    placeholder = "type to find or begin one"
    nothing = "no collection yet: type a name for one"

    def __init__(self, collections: Mapping[str, int]) -> None:
        super().__init__()
        self._sizes = collections

    def find(self, typed: str) -> Sequence[Choice]:
        """The collections that fit, and at last the one that would begin."""
        wanted = typed.strip()
        names = list(self._sizes)
        if wanted:
            matcher = Matcher(wanted)
            scored = sorted(((matcher.match(name), name) for name in names), key=lambda s: -s[0])
            names = [name for score, name in scored if score > 0]
        choices = [Choice(name, name, f"{self._sizes[name]:,}") for name in names[:SHOWN]]
        try:
            name = checked_name(wanted) if wanted else ""
        except QueryError:
            name = ""
        if name and name not in self._sizes:
            choices.append(Choice(name, f"begin “{name}”"))
        return choices
