"""The picker of saved searches and collections; what is typed saves the present filter.

In: queries by name, collections with their sizes. Out: "show:QUERY", "save:NAME", "drop:NAME".
"""

from collections.abc import Mapping, Sequence

from textual import events
from textual.fuzzy import Matcher

from reader.library.arranging import checked_name
from reader.model import QueryError
from reader.tui.screens.picker import SHOWN, Choice, Picker

DROP = "delete"


class SearchPicker(Picker):
    """Picks a search to show, or a name to save the present one under."""

    title_text = "saved searches and collections"
    placeholder = "type to find, or a name to save the filter"
    nothing = "none saved yet: filter with '/', then save it here"

    def __init__(
        self, searches: Mapping[str, str], collections: Mapping[str, int], *, can_save: bool
    ) -> None:
        super().__init__()
        self._saved = searches
        self._can_save = can_save
        self._all = [
            Choice(f"show:{query}", name, query, "/ ") for name, query in searches.items()
        ] + [
            Choice(f'show:in:"{name}"', name, f"{count:,}", "▤ ")
            for name, count in collections.items()
        ]

    def find(self, typed: str) -> Sequence[Choice]:
        """What fits, and at last the search that would be saved."""
        wanted = typed.strip()
        found = self._all
        if wanted:
            matcher = Matcher(wanted)
            scored = [(matcher.match(choice.words), choice) for choice in self._all]
            found = [choice for score, choice in sorted(scored, key=lambda s: -s[0]) if score > 0]
        choices = list(found[:SHOWN])
        try:
            name = checked_name(wanted) if wanted and self._can_save else ""
        except QueryError:
            name = ""
        if name:
            word = "replace" if name in self._saved else "save the filter as"
            choices.append(Choice(f"save:{name}", f"{word} “{name}”"))
        return choices

    def on_key(self, event: events.Key) -> None:
        """Delete drops the saved search under the cursor."""
        choice = self._choices[self._cursor] if self._choices else None
        if event.key == DROP and choice is not None and choice.words in self._saved:
            event.stop()
            event.prevent_default()
            self.dismiss(f"drop:{choice.words}")
        else:
            super().on_key(event)
