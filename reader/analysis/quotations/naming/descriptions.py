"""Descriptions: "the deputy foreign minister" in, its head, its other words and whom it fits out.

Tables tell which descriptions stand for somebody already named, and which nouns name one office.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.genders import (
    FEMALE_NOUNS,
    MALE_NOUNS,
)
from reader.analysis.quotations.lexicon.name_words import DEMONYMS, PORTFOLIOS
from reader.analysis.quotations.lexicon.places import PLACES
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, is_plural
from reader.analysis.quotations.lexicon.states import TELLING_STATES
from reader.analysis.quotations.lexicon.words import CLOSED_CLASS, is_verb_form, word_set
from reader.analysis.quotations.naming.parties import Party

GENERIC_ORGANISATIONS = word_set(
    "company firm group organisation organization agency utility team club union charity "
    "network paper newspaper magazine retailer airline bank manufacturer corporation publisher "
    "studio startup brand maker association giant carrier operator developer supplier lender "
    "insurer broadcaster watchdog regulator nonprofit ngo institution"
)


EPITHETS = word_set(
    "beauty brunette blonde quick paceman quicks international resident native striker "
    "midfielder defender goalkeeper keeper winger forward quarterback pitcher batsman bowler "
    "fielder sprinter swimmer boxer golfer cyclist jockey champion star singer songwriter actor "
    "actress comedian rapper musician guitarist drummer frontman novelist playwright filmmaker "
    "youngster teenager veteran skipper proprietor maverick pensioner grandmother grandfather "
    "billionaire mogul tycoon magnate newcomer businessman businesswoman entrepreneur debutant "
    "left-armer right-armer left-hander right-hander seamer all-rounder schoolboy schoolgirl "
    "toddler winner loser challenger incumbent runner-up finalist medallist president-elect "
    "governor-elect mayor-elect opener sexagenarian septuagenarian octogenarian nonagenarian "
    "centenarian half playmaker centre-back full-back fly-half flanker hooker prop lock"
)


_SYNONYMS = (
    word_set("lawyer attorney solicitor barrister counsel advocate"),
    word_set(
        "detective inspector superintendent sergeant officer constable policeman det con dc di ds "
        "dci dsu insp supt sgt pc wpc pcso trooper garda"
    ),
    word_set(
        "mp backbencher frontbencher parliamentarian lawmaker politician legislator congressman "
        "congresswoman representative senator "
        "rep sen mep msp mla td"
    ),
    word_set("judge justice magistrate"),
    word_set("head headteacher headmaster headmistress principal"),
    word_set("manager coach boss"),
    word_set("captain skipper"),
    word_set("ceo boss executive chief"),
    word_set("author writer novelist"),
    word_set("journalist reporter correspondent"),
    word_set("spokesman spokeswoman spokesperson"),
    word_set("professor academic lecturer scholar"),
    word_set(
        "doctor dr physician surgeon medic consultant cardiologist pathologist oncologist "
        "neurologist psychiatrist paediatrician pediatrician gp"
    ),
    word_set("minister secretary"),
    word_set("diplomat ambassador envoy consul attache attaché foreign"),
    word_set("insider source person"),
    word_set("musician singer songwriter rapper guitarist drummer bassist"),
    word_set("president leader"),
    word_set("accused defendant"),
    word_set("premier prime"),
    word_set("governor gov"),
    word_set("professor dr"),
    word_set("general gen"),
    word_set("reverend rev"),
    word_set("candidate nominee contender hopeful"),
    word_set("mother mum mom parent"),
    word_set("father dad parent"),
)


UNIQUE_OFFICES = word_set(
    "taoiseach tánaiste president minister premier chancellor pope king queen governor mayor "
    "secretary judge "
    "ambassador speaker commissioner sheriff coroner magistrate prince princess emperor sultan "
    "official spokesman spokeswoman spokesperson source officer police prosecutor defendant "
    "suspect accused referee witness insider aide"
)


KINDS_OF_ORGANISATIONS = {
    "force": word_set("police constabulary"),
    "constabulary": word_set("police"),
    "club": word_set("fc afc cf united city rovers athletic town albion wanderers hotspur"),
    "side": word_set("fc afc cf united city rovers athletic town albion wanderers hotspur"),
    "council": word_set("council borough"),
    "authority": word_set("council authority"),
    "hospital": word_set("hospital infirmary clinic"),
    "trust": word_set("trust"),
    "school": word_set("school academy college"),
    "lender": word_set("bank"),
    "charity": word_set("foundation trust society aid"),
    "union": word_set("union unions local workers brotherhood teamsters unison unite gmb rmt"),
}
"""What an organisation can be called, and words that its name then holds."""


OF_ONE_KIND = word_set(
    "union club charity team paper newspaper magazine watchdog regulator association airline"
)
"""Kinds of bodies that no company of another kind is called by."""


_WITH_DEPUTY = word_set("mayor governor president chairman chairwoman chair speaker editor")
_DEPUTIES = word_set("deputy vice assistant")

_PARENT = ("mother-of-", "father-of-", "mum-of-", "dad-of-", "grandmother-of-", "grandfather-of-")
_OPENERS = (
    word_set(
        "one two three four five six seven eight nine ten some many several former senior local top"
    )
    | ROLES
    | ORG_NOUNS
    | word_set("critics researchers scientists campaigners")
)
ONE_PERSON = ROLES | UNIQUE_OFFICES
"""Nouns that call somebody by what they are."""


def is_parent(head: str) -> bool:
    """Whether a noun calls a person by children: "the mother-of-three"."""
    return head.startswith(_PARENT)


def is_generic(head: str) -> bool:
    """Whether a noun names a kind of company or body that a text has named before."""
    maker = head.endswith("maker") and head not in ROLES and len(head) > len("maker")
    return head in GENERIC_ORGANISATIONS or maker


_LANDS = word_set("country nation state city government kingdom republic island capital side")
_FOLLOWING = word_set("close familiar aware present responsible able available due")

LINKS = word_set("of for at from in with on near by who which that")


def describe(items: Sequence[Item]) -> tuple[str, frozenset[str]]:
    """The head noun of a description and its other words, up to the first link."""
    core: list[str] = []
    rest: list[str] = []
    linked = False
    for item in items:
        linked = linked or item.low in LINKS or (bool(core) and _follows(core[-1], item))
        if item.tag in {"WORD", "NAME", "NUM"} and item.low not in LINKS:
            (rest if linked else core).append(item.low.removesuffix("'s"))
    if not core:
        return "", frozenset()
    return core[-1], frozenset(core[:-1]) | frozenset(rest)


def _follows(noun: str, item: Item) -> bool:
    """Whether a word describes the noun before it: "a source | close to him"."""
    if noun not in ONE_PERSON or item.tag != "WORD" or item.low in ROLES:
        return False
    return item.low in _FOLLOWING or is_verb_form(item.low)


def role_overlap(party: Party, head: str, words: frozenset[str]) -> float:
    best = 0.0
    if head in ORG_NOUNS and head not in ROLES and party.person:
        return best  # "the ministry" is not its spokesman
    if head in ROLES and head not in ORG_NOUNS and party.organisation and not party.person:
        return best  # "the official" is not the official news agency
    if party.words[-1].lower() in PLACES and not party.person and head not in _LANDS:
        return best  # "the poll" is not the state it was taken in
    for role in party.roles:
        ranks = ("prime", "chief") if head == "minister" else ("prime",)
        if any(rank in words and rank not in role for rank in ranks):
            continue  # "the prime minister" is not the minister of finance
        if head == "minister" and _is_of_other(words, role):
            continue  # "the health minister" is not the law minister
        if words & TELLING_STATES and role & TELLING_STATES - words:
            continue  # "the Ohio senator" is not the one of Maine
        if head in _WITH_DEPUTY and role & _DEPUTIES and not words & _DEPUTIES:
            continue  # "the mayor" is not the deputy mayor
        if head in role:
            value = 2.0
        elif any(head in same and role & same for same in _SYNONYMS):
            value = 1.6
        else:
            continue
        missing = len(words - role)
        best = max(best, value + len(words & role) - 1.5 * missing)
    return best


def _is_of_other(words: frozenset[str], role: frozenset[str]) -> bool:
    """Whether two ministers have portfolios, and none in common."""
    told, known = words & PORTFOLIOS, role & PORTFOLIOS
    return bool(told) and bool(known) and not told & known


def low_words(party: Party) -> set[str]:
    return {word.lower() for word in party.words}


def plain_words(words: str) -> str:
    """The words on one line, a common word at their head in lower case."""
    flat = " ".join(words.split())
    first, _, rest = flat.partition(" ")
    low = first.lower()
    if not rest:
        common = low in ROLES and is_plural(low) and low.removesuffix("s") not in DEMONYMS
        return low if common else flat
    return (
        f"{low} {rest}"
        if (low in CLOSED_CLASS or low in _OPENERS or low.removesuffix("s") in ROLES)
        else flat
    )


def add_role(party: Party, words: frozenset[str], head: set[str] | None = None) -> None:
    """Remember a description; `head` holds its words before the first preposition."""
    if len(party.roles) < 8 and words not in party.roles:
        party.roles.append(words)
    if party.gender is None:
        told = words if head is None else head
        if told & FEMALE_NOUNS and not told & MALE_NOUNS:
            party.gender = "f"
        elif told & MALE_NOUNS and not told & FEMALE_NOUNS:
            party.gender = "m"
