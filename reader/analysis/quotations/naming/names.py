"""Names: the items of a unit in, runs of capitalised words with their parts out.

A run is split into titles and the name itself ("Russian Deputy Foreign Minister | Gennady
Gatilov"), and told from organisations by their head nouns.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.name_words import (
    DEMONYMS,
    OFFICES,
    ORG_WORDS,
    WEAK_TITLES,
)
from reader.analysis.quotations.lexicon.roles import ROLES, TITLED, TITLES, is_plural
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import PARTICLES, word_set
from reader.analysis.quotations.naming.name_runs import run_end
from reader.analysis.quotations.naming.not_names import is_no_name
from reader.analysis.quotations.naming.run_titles import (
    FULL_NAME,
    OF_OFFICE,
    OF_PLACES,
    person_start,
    portfolio_end,
    titles_end,
)

_POSTNOMINALS = frozenset({"KC", "QC", "MP", "MEP", "MSP", "OBE", "MBE", "CBE", "PhD", "MD", "TD"})
_SURNAMES_TOO = word_set("law day west north east post power justice")
"""Words of organisations that are surnames behind a given name: Angela Day."""


_OF_PEOPLE = word_set("mr mrs ms miss mx dr prof")
_ADDRESSED = word_set(
    "president speaker chairman chairwoman chair secretary mayor minister justice ambassador"
)
"""Offices that people are addressed by: "Mr President"."""

_OPENING = word_set(
    "unfortunately fortunately sadly happily luckily hopefully frankly honestly clearly obviously "
    "apparently reportedly allegedly interestingly importantly surprisingly additionally "
    "separately similarly finally recently currently previously originally initially eventually "
    "ultimately basically actually possibly probably certainly"
)
"""Adverbs that open a sentence with a capital and belong to no name behind them."""

_INVERTED = frozenset({"said", "says", "added", "adds"})
_SAINTS = frozenset({"st", "saint", "san", "santa", "são", "sankt"})
_HELD = ROLES & OFFICES


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words at items `[start, end)`: its `titles` and the `words` of the name.

    `possessive` is true where it ends with 's; `of_person` where form alone says that it is a
    person, `of_organisation` where it says that it is none.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    possessive: bool
    of_person: bool
    of_organisation: bool

    @property
    def text(self) -> str:
        """The name without its titles."""
        return " ".join(self.words)


def find_names(
    text: str,
    items: Sequence[Item],
    common: Collection[str],
    surnames: Collection[str] = frozenset(),
) -> Iterator[Name]:
    """The names of a unit. `common` holds words the text also writes in lower case.

    `surnames` are those of its people that would be offices or demonyms else: Mark Cuban's.
    """
    at = 0
    while at < len(items):
        if not _begins(items, at):
            at += 1
            continue
        end = run_end(items, at)
        start = at
        at = max(end, at + 1)
        first = _first_of_sentence(items, start)
        if end - start == 1 and _is_surname(items, start, surnames):
            yield _name(text, items, start, end)
            continue
        if first and end - start > 1 and items[start].low in _OPENING:
            start += 1  # "Unfortunately England cannot"
        if start == 0 and end - start > 1 and items[0].low in _INVERTED:
            start += 1  # "Said Ann Roe:"
        elif (
            first and end - start >= 1 and _is_common(items[start], common, alone=end - start == 1)
        ):
            start += 1
        titled = start > 0 and items[start - 1].low == "the" and _ends_in_office(items[start:end])
        if (
            start < end
            and not (titled or _is_office(items[start:end]))
            and not is_no_name(items, start, end)
        ):
            yield _name(text, items, start, end)


def _is_surname(items: Sequence[Item], at: int, surnames: Collection[str]) -> bool:
    bearer = items[at].low.removesuffix("'s") in surnames
    return bearer and (at == 0 or items[at - 1].tag != "DET")


def office_surnames(names: Iterable[Name]) -> frozenset[str]:
    """Surnames of people that are offices or demonyms too: Mark Cuban's, Jane Pope's."""
    return frozenset(
        name.words[-1].lower()
        for name in names
        if len(name.words) > 1 and name.of_person and name.words[-1].lower() in OFFICES
    )


def name_in_title(name: Name) -> Name:
    """The name in a title whose words all have capitals: "Ann Roe | Says Bridge Will Close"."""
    words = name.words
    kept = next((n for n, word in enumerate(words) if n and word.lower() in VERBS), len(words))
    if kept > FULL_NAME and is_given_name(words[0]) and words[1].lower() not in PARTICLES:
        kept = FULL_NAME + int(words[1].endswith("."))
    if kept == len(words):
        return name
    return replace(name, words=words[:kept], end=name.end - len(words) + kept, possessive=False)


def _is_office(run: Sequence[Item]) -> bool:
    """ "Prime Minister", "Coach": an office written with capitals is a description, no name."""
    lows = [item.low for item in run]
    if len(lows) == FULL_NAME and lows[0].rstrip(".") in _OF_PEOPLE and lows[1] not in _ADDRESSED:
        return False  # "Ms Baker"
    linked = next((at for at, low in enumerate(lows) if low in OF_OFFICE), len(lows))
    role_last = len(lows) > 1 and lows[-1] in _HELD and not is_plural(lows[-1])
    if role_last and not any(low in ORG_WORDS or is_given_name(low) for low in lows):
        return True  # "Minority Leader", "Home Secretary"
    whole = portfolio_end(lows, linked) == len(lows)
    return whole and all(low in OFFICES for low in lows[:linked])


def _ends_in_office(run: Sequence[Item]) -> bool:
    """ "The Treasury Secretary", "the Natural Resources and Environment Minister"."""
    office = run[-1].low in {"secretary", "minister", "democrat", "republican"}
    return office and len(run) > 1 and not any(is_given_name(item.low) for item in run)


def _begins(items: Sequence[Item], at: int) -> bool:
    return items[at].tag == "NAME"


def _first_of_sentence(items: Sequence[Item], at: int) -> bool:
    return (
        at == 0
        or items[at - 1].low in {".", "!", "?", ":", "—", "–"}
        or (items[at - 1].tag == "QUOTE")
    )


def _is_common(item: Item, common: Collection[str], *, alone: bool) -> bool:
    if item.low.endswith("s'") and item.low[:-1] in ROLES:
        return True  # "Supporters' group Blue Corner"
    if item.low in TITLES or item.low in ROLES:
        return alone
    if is_given_name(item.low) and not alone:
        return False
    return item.low in common


def _name(text: str, items: Sequence[Item], start: int, end: int) -> Name:
    words: list[str] = []
    in_brackets = False
    for item in items[start:end]:
        in_brackets = in_brackets or item.low == "("
        if item.tag != "QUOTE" and not in_brackets:
            words.append(text[item.start : item.end])
        in_brackets = in_brackets and item.low != ")"
    possessive = words[-1].endswith(("'s", "’s", "s'", "s’"))
    if possessive:
        words[-1] = words[-1][:-2] if words[-1][-1] == "s" else words[-1][:-1]
    while len(words) > 1 and words[-1] in _POSTNOMINALS:
        words.pop()
    lows = [word.lower().rstrip(".") for word in words]
    split = titles_end(words, lows)
    if split == 0 and _is_placed(items, start, words):
        split = 1  # "the mayor of | Bodø | Marta Olsen"
    if split == 0 and len(words) > FULL_NAME and office_before(items, start) is not None:
        split = person_start(words, 1) or 0  # "Leader of the | Opposition | H.D. Rao"
    name, titles = words[split:], lows[:split]
    low_name = lows[split:]
    organisation = any(word in ORG_WORDS for word in low_name) or "of" in low_name or "&" in name
    ends_in_body = low_name[-1] in ORG_WORDS and not (
        low_name[-1] in _SURNAMES_TOO and len(name) == FULL_NAME
    )
    titled = any(title not in WEAK_TITLES and title not in DEMONYMS for title in titles)
    ends_in_body = ends_in_body and not (titled and len(name) == FULL_NAME)
    if len(name) >= 2 and is_given_name(name[0]) and not ends_in_body:
        organisation = "of" in low_name or "&" in name
    before = items[start - 1] if start > 0 else None
    with_article = before is not None and before.low == "the" and split == 0
    person = not organisation and not with_article and len(name) <= 5 and not is_saint(name)
    role_before = before is not None and before.tag == "WORD" and is_role(items, start - 1)
    person = person and (
        titled or role_before or (len(name) >= 2 and _has_given_name(name)) or _aged(items, end)
    )
    return Name(start, end, tuple(name), tuple(titles), possessive, person, organisation)


def _is_placed(items: Sequence[Item], start: int, words: Sequence[str]) -> bool:
    """Whether a run opens with the place that somebody before it is head of."""
    if start < 2 or len(words) < 3 or items[start - 1].low != "of":
        return False
    office = items[start - 2].low
    heads = office in OF_PLACES or (office in ROLES and not is_given_name(words[0]))
    return heads and is_given_name(words[1])


def is_saint(words: Sequence[str]) -> bool:
    """ "St. Louis", "San Antonio": a place, called by a saint."""
    return len(words) == FULL_NAME and words[0].lower().rstrip(".") in _SAINTS


def office_before(items: Sequence[Item], start: int) -> int | None:
    """The item of the office that "of", "for" or "of the" links to a run that starts here."""
    link = start - 1 - int(start > 0 and items[start - 1].low == "the")
    if link < 1 or items[link].low not in OF_OFFICE:
        return None
    return link - 1 if items[link - 1].low in TITLED else None


def is_role(items: Sequence[Item], at: int) -> bool:
    """Whether a role noun stands here: "accused" only where it is no verb."""
    low = items[at].low
    if low not in ROLES:
        return False
    return low != "accused" or (at > 0 and items[at - 1].tag == "DET")


def _has_given_name(name: Sequence[str]) -> bool:
    return is_given_name(name[0]) or is_given_name(name[-1])


def _aged(items: Sequence[Item], end: int) -> bool:
    """ "Jane Roe, 34," or "Jane Roe (34)": an age follows."""
    if end + 1 >= len(items) or items[end].low not in {",", "("} or items[end + 1].tag != "NUM":
        return False
    return items[end + 1].low.isdecimal() and 4 < int(items[end + 1].low[:4]) < 110
