"""Ledes: an unnamed speaker at the head of an article in, whose name comes later out.

"A nurse who was sacked has said …" and, two paragraphs on, "Grace Okafor, 38,": newspapers hold the
name back. A title or role that comes again tells, or else that the next person is introduced with
an age and nothing else.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item, Unit
from reader.analysis.quotations.lexicon.genders import gender_of_title
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, is_plural
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.naming.descriptions import describe, role_overlap
from reader.analysis.quotations.naming.parties import Parties, Party

_LAST_PARAGRAPH = 2
_FAR = 4
"""Paragraphs within which an age alone may tell."""

_NEAR = 2
"""Paragraphs within which a wider noun may mean who is introduced next."""

_KINDS = {
    "head": word_set("master principal rector provost warden director chief vice-chancellor dean"),
    "official": word_set(
        "president minister secretary director commissioner chief governor mayor chairman "
        "chairwoman administrator superintendent ambassador envoy deputy"
    ),
    "leader": word_set("president chairman chairwoman secretary imam chief founder minister head"),
    "expert": word_set("professor dr scientist researcher economist analyst lecturer director"),
    "scientist": word_set("professor dr researcher biologist physicist chemist astronomer"),
    "researcher": word_set("professor dr scientist developer engineer"),
    "programmer": word_set("developer engineer researcher"),
    "executive": word_set("chairman president director ceo chief head founder"),
    "politician": word_set("mp senator minister mayor representative councillor deputy"),
}
"""Wider nouns for people, and what those are called whom they may hold back."""

_PLAIN = word_set("mr mrs ms miss mx dame sir lady lord baroness")
_OWNERS = frozenset({"his", "her", "its", "their"})
_WITHHELD = word_set("named identified anonymity anonymous")
_HEADS = ROLES | {"head"}
_SECRET = frozenset({"source", "insider"})


def named_later(
    units: Sequence[Unit], unit: int, phrase: Sequence[Item], parties: Parties
) -> Party | None:
    """The party whose name the text holds back behind "a nurse"; None where nothing tells."""
    paragraph = units[unit].paragraph
    head, words = describe(phrase)
    first = phrase[0].low
    of_one = first == "the" and any(i.low in {"a", "an"} for i in phrase[1:])
    owned = first not in {"a", "an"} and any(i.low.endswith(("'s", "s'")) for i in phrase[:-1])
    unnamed = (
        (of_one or owned or first in {"a", "an"} | _OWNERS)
        and head in _HEADS - _SECRET
        and head not in ORG_NOUNS
    )
    if paragraph > _LAST_PARAGRAPH or not unnamed or is_plural(head):
        return None
    if any(item.low in _WITHHELD for item in units[unit].items):
        return None
    opening = _opens_next(units, unit, parties) if owned else None
    if opening is not None:
        told = gender_of_title(head)
        return opening if told is None or opening.gender in {None, told} else None
    later = _introduced_after(units, unit, parties)
    for party, _ in later:
        if role_overlap(party, head, words if owned else frozenset()) > 0:
            return party
    if first in _OWNERS or owned:
        return None
    if later and later[0][1] <= _NEAR:
        kinds = _KINDS.get(head, frozenset[str]())
        if any(role & kinds for role in later[0][0].roles):
            return later[0][0]
    told = gender_of_title(head)
    for party, distance in later:
        undescribed = all(_is_plain(role) for role in party.roles)
        near = distance <= _FAR and party.age and undescribed
        if near and (told is None or party.gender in {None, told}):
            return party
    return None


def _opens_next(units: Sequence[Unit], unit: int, parties: Parties) -> Party | None:
    """Whose name, and nothing of what they are, opens the next paragraph: "Ann Roe, 39, who"."""
    following = units[unit].paragraph + 1
    number = next((n for n in range(unit, len(units)) if units[n].paragraph == following), None)
    for mention in parties.mentions:
        opens = mention.unit == number and mention.name.start == 0
        told = mention.party.age or mention.name.possessive
        if opens and told and mention.party.person and not mention.name.titles:
            return mention.party if all(_is_plain(role) for role in mention.party.roles) else None
    return None


def _is_plain(role: frozenset[str]) -> bool:
    """Whether a role tells no more than a title, or that somebody stands trial."""
    return role <= _PLAIN or "defendant" in role


def _introduced_after(
    units: Sequence[Unit], unit: int, parties: Parties
) -> list[tuple[Party, int]]:
    """People first named behind a unit, each with the paragraphs that lie between."""
    seen: set[int] = set()
    later: list[tuple[Party, int]] = []
    for mention in parties.mentions:
        if id(mention.party) in seen:
            continue
        seen.add(id(mention.party))
        if mention.unit > unit and mention.party.person:
            distance = units[mention.unit].paragraph - units[unit].paragraph
            later.append((mention.party, distance))
    return later
