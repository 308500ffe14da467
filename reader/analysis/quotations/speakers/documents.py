"""Documents: what somebody wrote in, its writer out.

"Olsen said in a statement …", and further on "the statement added": Olsen.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.roles import DOCUMENTS
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.naming.apposed import apposed_name
from reader.analysis.quotations.naming.parties import Mention, Party

WORKS = word_set("paper study research thesis novel poem song report")
"""What is somebody's own behind "his" or "her": "Her paper says"."""

_LEADING_IN = word_set("in on via through with wrote sent posted issued published released read")
_NEW = word_set("a an his her its their another")
_ALIKE = (("memoir", "autobiography", "book"), ("tweet", "post"), ("email", "e-mail", "message"))
_APPEARING = word_set("come came comes appeared appears been written contained set laid outlined")
_SAME = {noun: alike for alike in _ALIKE for noun in alike}
_LONGEST = 5
"""Items from what leads to a document to its noun: "in a short written statement"."""


class Documents:
    """Remembers who wrote what, in the order of a text."""

    def __init__(self) -> None:
        self._writers: dict[str, tuple[Party | None, str | None]] = {}

    def note(self, items: Sequence[Item], party: Party | None, name: str | None) -> None:
        """Learn from a sentence in which somebody speaks that it was in writing."""
        for at, item in enumerate(items):
            if item.low in DOCUMENTS and _is_new(items, at):
                for noun in _SAME.get(item.low, (item.low,)):
                    self._writers[noun] = (party, name)

    def writer(self, phrase: Sequence[Item]) -> tuple[Party | None, str | None]:
        """Who wrote "the statement"; nobody where the text has told of none."""
        if phrase[0].low not in {"the", "this", "that"} or len(phrase) > _LONGEST - 2:
            return None, None
        return self._writers.get(phrase[-1].low, (None, None))


def owner_of(
    items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
) -> Party | None:
    """Whose a document is by name: "Olsen's letter", "a statement from the ministry".

    `start` and `end` bound `items` in their unit.
    """
    head = next((at for at, item in enumerate(items) if item.low in DOCUMENTS), None)
    if head is None:
        return None
    link = items[head + 1].low if head + 1 < len(items) else ""
    for mention in mentions:
        name = mention.name
        owns = name.possessive and start <= name.start < start + head
        behind = name.start in {start + head + 2, start + head + 3}
        if owns or (link in {"from", "by"} and behind and name.end == end):
            return mention.party
    return None


def sent_by(
    items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
) -> Party | None:
    """ "Testimony from its pastor, Ann Roe,": whose the document at `[start, end)` is."""
    link = next((at for at in range(start, end) if items[at].low in {"from", "by"}), None)
    named = apposed_name(items, link + 1, end, mentions) if link is not None else None
    return named.party if named is not None and items[start].low in DOCUMENTS else None


def _is_new(items: Sequence[Item], at: int) -> bool:
    """Whether a noun is what somebody says or writes something in: "in a statement"."""
    for before in range(at - 1, max(0, at - _LONGEST), -1):
        if items[before].low in _NEW:
            led = items[before - 1].low in _LEADING_IN
            return led and (before < 2 or items[before - 2].low not in _APPEARING)
        if items[before].tag not in {"WORD", "NAME"}:
            return False
    return False
