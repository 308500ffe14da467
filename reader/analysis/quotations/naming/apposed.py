"""Apposed names: a description and what follows it in, the name that says who that is out.

"The head of the mission, former prime minister Jane Roe, has told": Jane Roe. "A man known as
Tiny", "a mother who gave her name only as Rokia": what somebody without a full name is called.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.genders import FEMALE_NOUNS, MALE_NOUNS
from reader.analysis.quotations.lexicon.name_words import DEMONYMS
from reader.analysis.quotations.lexicon.roles import DOERS, ORG_NOUNS, ROLES, TITLED, is_plural
from reader.analysis.quotations.lexicon.words import (
    POSSESSIVES,
    is_verb_form,
    word_set,
)
from reader.analysis.quotations.naming.apposition import learn_description
from reader.analysis.quotations.naming.descriptions import describe, is_generic
from reader.analysis.quotations.naming.parties import Mention, Parties, Party

_LONGEST_TITLE = 9
"""Items between the comma and the name."""

_LONGEST_RELATIVE = 12
_LONGEST_NAMING = 6
"""Items from the phrase to the word that names: "who gave her first name"."""

_LONGEST_NICKNAME = 24
"""Code points, marks included."""

_DESCRIBING = TITLED | DEMONYMS
_CALL_SIGN = ("call", "sign")
_NAMING = word_set(
    "known nicknamed called named dubbed introduced identified name nickname goes calls sign signs"
)
_BEFORE_NAMING = word_set(
    "who is was gave gives give giving asked to be his her their first has been also only would "
    "the with call everyone everybody people locals friends colleagues they villagers neighbours "
    "neighbors"
)
_BETWEEN = word_set(
    "only locally simply just better widely universally also merely publicly himself herself "
    "themselves as by the name of"
)
_OFFICES = TITLED | {"head"}
_LEADING = _NAMING | _BETWEEN


def apposed_name(
    items: Sequence[Item], start: int, end: int, mentions: Sequence[Mention]
) -> Mention | None:
    """The name behind a comma that says whom the phrase at `[start, end)` means.

    The comma stands inside the phrase or right behind it.
    """
    if end < len(items) and (items[end].tag == "REL" or items[end].low.endswith("ing")):
        # "A historian who interviewed her, Ann Roe, said"
        last = min(end + _LONGEST_RELATIVE, len(items))
        comma = next((at for at in range(end, last) if items[at].low == ","), None)
        named = comma is not None and _can_be_named(items[start:end])
        return _behind(items, (start, end), comma, end, mentions) if named and comma else None
    end = _behind_brackets(items, end)
    for comma in range(start + 1, min(end + 1, len(items))):
        if items[comma].low in {",", "—", "–"} and _can_be_named(items[start:comma]):
            found = _behind(items, (start, comma), comma, end, mentions)
            if found is not None:
                return found
    return None


def _behind_brackets(items: Sequence[Item], end: int) -> int:
    """ "The head of the Trade Union Congress (TUC)|, Ann Roe": behind an acronym."""
    bracketed = end + 2 < len(items) and items[end].low == "(" and items[end + 2].low == ")"
    return end + 3 if bracketed else end


def _behind(
    items: Sequence[Item],
    phrase: tuple[int, int],
    comma: int,
    end: int,
    mentions: Sequence[Mention],
) -> Mention | None:
    """The name behind a comma that a phrase, its bounds given, leads to."""
    start, stop = phrase
    for mention in mentions:
        at, behind = mention.name.start, mention.name.end
        if not comma < at <= comma + _LONGEST_TITLE or mention.name.possessive:
            continue
        title = items[comma + 1 : at]
        alone = len(title) == 1 and title[0].low == "the" and bool(mention.name.titles)
        if (alone or _leads(title)) and _closes(items, behind, end):
            fits = _fits(items[start:stop], mention, titled=at > comma + 1)
            return mention if fits else None
    return None


def _can_be_named(phrase: Sequence[Item]) -> bool:
    """Whether a phrase describes one person or body: "his manager", "the Labour MP for Leeds"."""
    first = phrase[0]
    owned = first.low in POSSESSIVES or any(i.low.endswith(("'s", "s'")) for i in phrase[:-1])
    office = (
        first.low in _OFFICES
        and not is_plural(first.low)
        and any(item.low in {"of", "for"} for item in phrase[1:3])
    )
    if first.tag != "DET" and first.low != "one" and not owned and not office:
        return False
    head, _ = describe(phrase)
    return bool(head)


def _leads(title: Sequence[Item]) -> bool:
    """Whether what stands before the name only describes: "retired lighthouse keeper".

    A place may come first: "a scientist at the State University, | Keffi, | Ann Roe".
    """
    placed = next((n for n, item in enumerate(title) if item.low == ","), None)
    if placed is not None and all(item.tag == "NAME" for item in title[:placed]):
        title = title[placed + 1 :]
    if not title:
        return True
    if not all(item.tag in {"WORD", "NAME", "DET", "NUM", "ADV", "TIME"} for item in title):
        return False
    plain = all(item.tag == "WORD" and not is_verb_form(item.low) for item in title[1:])
    if plain and title[0].tag == "WORD" and not title[0].low.endswith("ing"):
        return True
    doer = plain and len(title) > 1 and title[0].tag == "DET" and title[-1].low.endswith(DOERS)
    if doer:
        return True  # "the geochemist"
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
    """The item that says what the person at `[start, end)` is called, behind the phrase.

    A name ("a man known as Tiny") or a nickname in marks ("known as “El Sastre”").
    """
    head, _ = describe(items[start:end])
    signed = (
        i for i in range(start + 2, end) if (items[i - 2].low, items[i - 1].low) == _CALL_SIGN
    )
    inside = next(signed, None)
    if inside is not None and _is_called(items, inside):
        return inside  # "a soldier with the call sign Tesla"
    at = end
    while at > start + 1 and items[at - 1].low in _LEADING:
        at -= 1
    if at < len(items) and items[at].low == ",":
        at += 1
    related = at < len(items) and items[at].low in {"who", "whose", "whom"}
    person = head in ROLES or head in FEMALE_NOUNS or head in MALE_NOUNS or related
    if not person or is_plural(head) or head in ORG_NOUNS:
        return None
    at += related
    if at < len(items) and items[at].low in {"a", "an"} and items[at - 1].low == ",":
        behind = at + 1  # "the owner, a bearlike man known as Tiny"
        while behind < len(items) and items[behind].tag in {"WORD", "ADV"}:
            if items[behind].low in _NAMING:
                break
            behind += 1
        at = behind
    named = [item.low for item in items[at : at + _LONGEST_NAMING]]
    naming = next((n for n, low in enumerate(named) if low in _NAMING), None)
    if naming is None or not all(low in _BEFORE_NAMING for low in named[:naming]):
        return None
    name = at + naming + 1
    while name < len(items) and items[name].low in _BETWEEN:
        name += 1
    following = items[at + naming + 1].low if at + naming + 1 < len(items) else ""
    reflexive = following.endswith("self") or following in {"as", "only"}
    if named[naming] == "sign" and named[naming - 1] != "call":
        return None
    if named[naming] == "identified" and not reflexive:
        return None
    if name >= len(items) or not _is_called(items, name) or _has_object(items, name):
        return None
    return name


def known_as(
    text: str,
    items: Sequence[Item],
    phrase: tuple[int, int],
    mentions: Sequence[Mention],
    parties: Parties,
) -> Party | None:
    """Who goes by a first name or a nickname only: "a man known as Tiny"."""
    start, end = phrase
    at = called(items, start, end)
    if at is None:
        return None
    if start > 1 and items[start - 1].low == ",":
        # "Jane Roe, the brawler who calls herself “The Lioness”": already named.
        owner = next((one for one in mentions if one.name.end == start - 1), None)
        if owner is not None:
            return owner.party
    mention = next((one for one in mentions if one.name.start == at), None)
    if mention is not None:
        party = mention.party
    else:
        words = tuple(text[items[at].start : items[at].end].strip("\"'“”‘’«»„‚,. ").split())
        if not words:
            return None
        party = parties.named(words) or parties.add(Party(" ".join(words), words, person=True))
    head, _ = describe(items[start:end])
    if head in ORG_NOUNS or is_generic(head):
        return None
    party.person, party.organisation = True, False
    learn_description(items[start:end], party)
    return party


def named_as(items: Sequence[Item], end: int, mentions: Sequence[Mention]) -> Party | None:
    """ "The man in the corner now | is Ann Roe, a Pole": whom the sentence says that is."""
    at = end
    while at < len(items) and items[at].tag in {"ADV", "TIME"}:
        at += 1
    if at >= len(items) or items[at].low not in {"is", "was"}:
        return None
    named = next((one for one in mentions if one.name.start == at + 1), None)
    whole = named is not None and named.name.of_person and len(named.name.words) > 1
    return named.party if named is not None and whole else None


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


def described_name(items: Sequence[Item], start: int, mentions: Sequence[Mention]) -> Party | None:
    """ "For Ann Roe, | a lecturer, this is late": whom a phrase behind a name describes."""
    if start < 2 or items[start - 1].low != "," or items[start].low not in {"a", "an"}:
        return None
    named = (one for one in mentions if one.name.end == start - 1 and one.name.of_person)
    return next((one.party for one in named), None)
