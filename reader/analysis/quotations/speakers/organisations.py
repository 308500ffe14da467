"""Organisations: "the company", "the university", "the magazine" in, the one that is meant out.

The one whose name or description holds the noun, else the one present that can be called so.
"""

from collections.abc import Iterable

from reader.analysis.quotations.lexicon.media import is_medium
from reader.analysis.quotations.lexicon.nations import PEOPLES
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.naming.descriptions import (
    KINDS_OF_ORGANISATIONS,
    OF_ONE_KIND,
    is_generic,
    low_words,
)
from reader.analysis.quotations.naming.parties import Party
from reader.analysis.quotations.speakers.presence import Presence

NATIONS = frozenset[str]().union(*PEOPLES.values())
"""What people and bodies of a country are called."""

_FIRMS = word_set(
    "company firm start-up startup developer manufacturer maker retailer contractor operator group "
    "giant airline bank chain supplier insurer lender brewer conglomerate corporation carrier "
    "business producer publisher utility brand studio subsidiary multinational builder miner "
    "drugmaker carmaker automaker chipmaker shipbuilder platform marketplace"
)
_CALLED_COMPANY = word_set("company firm business giant group corporation")
_MEDIA = word_set(
    "paper newspaper magazine daily weekly tabloid broadcaster channel station outlet"
)
_PAPERS = frozenset({"paper", "newspaper", "daily"})
_NO_PAPERS = word_set(
    "ap afp pa reuters cnn nbc abc cbs bbc npr pbs msnbc cnbc itv sky tass associated"
)
_UNIQUE = word_set(
    "university council hospital trust school college club charity bank foundation institute "
    "airline federation association academy museum theatre borough "
    "poll survey study report tribunal panel commission committee inquiry board authority "
    "regulator watchdog agency"
)
"""Bodies of which an article has one at a time, so that it need not be present."""

_NEAR_MEANT = word_set(
    "charity union watchdog regulator agency association federation nonprofit ngo"
)
"""What the body named right before can be called."""

_AUTHORITIES = word_set("administration agency ministry department commission court council bank")
_PUBLIC = _AUTHORITIES - {"bank"} | word_set(
    "church hospital police committee parliament senate congress exchange chamber university "
    "school union nations"
)
"""What stands in the name of no company."""

_POLICE = frozenset({"police", "constabulary", "garda"})
_POLITICAL = word_set(
    "conservatives tories labour labor liberals democrats republicans greens socialists communists "
    "nationalists gop snp dup sdlp ukip dem dems lib likud fidesz fianna gael féin bjp congress "
    "anc pdp apc npp ndc kuomintang afd csu cdu spd"
)
"""Words by which a party is called, none of which says that it is one."""


def described_organisation(head: str, words: frozenset[str], presence: Presence) -> Party | None:
    """The organisation that a noun and its other words mean, among those named so far."""
    if head in _CALLED_COMPANY:
        firm = _first(p for p in presence.in_order() if not p.person and _role(p, _FIRMS, words))
        if firm is not None:
            return firm
    if head in _MEDIA:
        medium = _first(p for p in presence.in_order() if not p.person and _is_medium(p, head))
        if medium is None and head in _PAPERS and not words:
            medium = _first(p for p in presence.in_order() if _may_be_paper(p))
        return medium
    if head == "party" and not words:
        called = (p for p in presence.in_order() if _POLITICAL & {w.lower() for w in p.words})
        party = _first(one for one in called if not one.person)
        if party is not None:
            return party
    if head == "force" and not words:
        return _first(p for p in presence.in_order() if low_words(p) & _POLICE and not p.person)
    kinds = KINDS_OF_ORGANISATIONS.get(head, frozenset()) | {head}
    abroad = words & NATIONS
    named = _first(
        p
        for p in presence.in_order()
        if kinds & low_words(p) - {p.name.lower()}
        and not p.person
        and not abroad - p.peoples - low_words(p)
    )
    if named is None and head in _UNIQUE and not words:
        seen = [
            p
            for p in presence.introduced()
            if kinds & low_words(p) - {p.name.lower()} and not p.person
        ]
        named = seen[0] if len(seen) == 1 else None
    if named is not None:
        return named
    if head in _NEAR_MEANT and not words:
        body = presence.body_before()
        other = body is not None and low_words(body) & _AUTHORITIES and head not in low_words(body)
        return body if not (other and head == "union") else None
    described = len(words) == 1 and head in _FIRMS and not words & NATIONS
    if is_generic(head) and head not in OF_ONE_KIND and (described or not words):
        firm = head in _FIRMS or head in _CALLED_COMPANY
        without = _PUBLIC if firm else frozenset[str]()
        return presence.organisation(without, surely=head == "team")
    return None


def _first(parties: Iterable[Party]) -> Party | None:
    return next(iter(parties), None)


def _role(party: Party, nouns: frozenset[str], words: frozenset[str]) -> bool:
    """Whether an apposition has called a party by one of the nouns, and by nothing else."""
    return any(role & nouns and not words & NATIONS - role for role in party.roles)


def _may_be_paper(party: Party) -> bool:
    """Whether a name of several words is none of a person, a place or a body of another kind."""
    other = party.person or party.place or party.gender is not None or party.roles
    return not other and len(party.words) > 1 and party.words[-1].lower() not in PLACES


def _is_medium(party: Party, head: str) -> bool:
    sends = head in {"broadcaster", "channel", "station", "outlet"}
    if not sends and low_words(party) & _NO_PAPERS:
        return False
    return is_medium(party.name) or any(role & _MEDIA for role in party.roles)
