"""Told: the body that spoke in the sentence before, which "it" means where it goes on.

"The craft broke up, Roscosmos said in a statement. It said most of it burnt": not the craft. In:
sources with their names, in the order of a text; out: the name behind a pronoun.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import is_past
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS
from reader.analysis.quotations.naming.parties import Party


class Told:
    """Remembers the last body that said something in the past tense."""

    def __init__(self) -> None:
        self._number = -2
        self._name = ""

    def note(
        self, number: int, items: Sequence[Item], end: int, party: Party | None, name: str | None
    ) -> None:
        """Learn who speaks in unit `number`; their words end before item `end`."""
        if name is None or end >= len(items) or not is_past(items[end]):
            return
        noun = name.split()[-1].lower()
        unsure = party is not None and len(party.words) == 1  # "Roscosmos"
        body = noun in ORG_NOUNS if party is None else not party.person or unsure
        body = body and (party is None or party.gender is None)
        if body and not (party is not None and party.place):
            self._number, self._name = number, name

    def meant(self, number: int, items: Sequence[Item], start: int) -> str | None:
        """The body that "it" at item `start` means, if it spoke in the unit before."""
        goes_on = start + 1 < len(items) and is_past(items[start + 1])
        return self._name if goes_on and self._number == number - 1 else None
