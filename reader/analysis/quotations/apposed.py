"""Apposed names: a description and what follows it in, the name that says who that is out.

"The head of the mission, former prime minister Jane Roe, has told": Jane Roe. "A man known as
Tiny", "a mother who gave her name only as Rokia": what somebody without a full name is called.
"""

from collections.abc import Sequence

from reader.analysis.quotations.descriptions import describe, is_generic
from reader.analysis.quotations.items import Item
from reader.analysis.quotations.name_words import DEMONYMS
from reader.analysis.quotations.parties import Mention
from reader.analysis.quotations.roles import ORG_NOUNS, ROLES, TITLES
from reader.analysis.quotations.words import word_set

_LONGEST_TITLE = 9
"""Items between the comma and the name."""

_LONGEST_RELATIVE = 12
_LONGEST_NICKNAME = 24
"""Code points, marks included."""

_DESCRIBING = ROLES | TITLES | DEMONYMS
_CALLED = word_set("known nicknamed called named dubbed identified")
_VERBS_TOO = word_set("called named dubbed nicknamed identified")
_BETWEEN = word_set(
    "only locally simply just better widely universally also merely publicly himself herself "
    "themselves as the name of"
)
_NAME_GIVEN = word_set("name first-name surname nickname")
_POSSESSIVES = word_set("his her their its my our")


def apposed_name(
    items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
) -> Mention | None:
    """The name behind a comma that says whom the phrase at `[start, end)` means.

    The comma stands inside the phrase or right behind it.
    """
    for comma in range(start + 1, min(end + 1, len(items))):
        if items[comma].low not in {",", "—", "–"} or not _can_be_named(items[start:comma]):
            continue
        for mention in mentions:
            at, behind = mention.name.start, mention.name.end
            if not comma < at <= comma + _LONGEST_TITLE or mention.name.possessive:
                continue
            if _leads(items[comma + 1 : at]) and _closes(items, behind, end):
                fits = _fits(items[start:comma], mention, titled=at > comma + 1)
                return mention if fits else None
    return None


def _can_be_named(phrase: Sequence[Item]) -> bool:
    """Whether a phrase describes one person or body: "his manager", "the Labour MP for Leeds"."""
    first = phrase[0]
    owned = first.low in _POSSESSIVES or any(i.low.endswith(("'s", "s'")) for i in phrase[:-1])
    if first.tag != "DET" and first.low != "one" and not owned:
        return False
    head, _ = describe(phrase)
    return bool(head)


def _leads(title: Sequence[Item]) -> bool:
    """Whether what stands before the name only describes: "retired lighthouse keeper"."""
    if not title:
        return True
    if not all(item.tag in {"WORD", "NAME", "DET", "NUM", "ADV", "TIME"} for item in title):
        return False
    late = title[0].low == "the" and title[-1].low in {"late", "then"}
    return late or title[-1].low in _DESCRIBING or title[-1].low.endswith(("-old", "-based"))


def _closes(items: Sequence[Item], behind: int, end: int) -> bool:
    """Whether the apposition ends behind the name, by a comma, a dash or a bracket."""
    if behind >= len(items):
        return True
    closing = items[behind].low
    if closing not in {",", "(", "—", "–", ".", ":"}:
        return behind == end
    listed = closing == "," and behind + 1 < len(items) and items[behind + 1].tag == "CONJ"
    return not listed


def _fits(phrase: Sequence[Item], mention: Mention, *, titled: bool) -> bool:
    head, _ = describe(phrase)
    of_person = mention.name.of_person or (titled and head in ROLES)
    if mention.name.of_organisation or (mention.party.organisation and not of_person):
        return head in ORG_NOUNS or is_generic(head)
    person = mention.name.of_person or mention.party.person or len(mention.name.words) > 1
    return person or titled or head in ROLES


def called(items: Sequence[Item], start: int, end: int) -> int | None:
    """The item that says what the phrase at `[start, end)` is called, inside it or behind it.

    A name ("a man known as Tiny") or a nickname in marks ("known as “El Sastre”").
    """
    last = min(end + _LONGEST_RELATIVE, len(items))
    for at in range(start + 1, last):
        item = items[at]
        if item.tag in {"NAME", "QUOTE"} and at >= end:
            return None
        if item.low in _CALLED:
            name = at + 1
        elif item.low in _NAME_GIVEN and items[at - 1].low in _POSSESSIVES:
            name = at + 1
        elif item.low == "goes" and at + 1 < last and items[at + 1].low == "by":
            name = at + 2
        else:
            continue
        while name < len(items) and items[name].low in _BETWEEN:
            name += 1
        if name < len(items) and _is_called(items, name):
            return None if item.low in _VERBS_TOO and _has_object(items, name) else name
    return None


def _has_object(items: Sequence[Item], name: int) -> bool:
    """Whether what a name is called follows it: "The owner called Pell “a disgrace”"."""
    behind = name + 1
    while behind < len(items) and items[behind].tag == "NAME":
        behind += 1
    return behind < len(items) and items[behind].tag in {"DET", "QUOTE", "PREP", "TO", "ADV"}


def _is_called(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.tag == "QUOTE":
        return item.end - item.start <= _LONGEST_NICKNAME
    return item.tag == "NAME"
