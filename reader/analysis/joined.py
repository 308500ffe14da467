"""One name for one person: entities and quotations in, both again with the names joined.

The recogniser of entities and the resolver of speakers read a text by different means: one finds
"Coroner Janine McAllister" where the other says "Janine McAllister". Whoever speaks and whoever is
named go by one name afterwards, in the people panel, in search and in exports.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.name_words import DEMONYMS
from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, TITLES
from reader.analysis.quotations.lexicon.words import PARTICLES, PREPOSITIONS
from reader.model import Entity, Quotation

Words = tuple[str, ...]

_MOST_ALIKE = 40
"""Names with one word in common that are compared, so that the work stays linear."""

_TITLES = ROLES | TITLES | ORG_NOUNS | DEMONYMS
_LINKS = PREPOSITIONS | {"and", "to", "&"}
_INDEFINITE = frozenset({"a", "an", "one", "another", "his", "her", "their"})
_LONGEST = 12
"""Words of a name that are looked up."""


def join(
    entities: Sequence[Entity], quotations: Sequence[Quotation]
) -> tuple[tuple[Entity, ...], tuple[Quotation, ...]]:
    """Entities and quotations whose names agree. Spans, labels, kinds and their order stay.

    Of two names for a person the one without titles and descriptions is kept, and the full one
    rather than the short one; a short name that two people share stays as it is.
    """
    said = list(dict.fromkeys([q.speaker for q in quotations if q.speaker]))
    named = list(dict.fromkeys([e.name for e in entities if e.name and e.label == "PERSON"]))
    others = {_plain(e.name): e.name for e in entities if e.name and e.label != "PERSON"}
    speakers = _joined_speakers(said, named, others)
    full = {speakers.get(name, name) for name in said}
    people = _joined_people(named, full)
    return (
        tuple(_renamed(entity, people) for entity in entities),
        tuple(_respoken(quotation, speakers) for quotation in quotations),
    )


def _joined_speakers(
    said: Iterable[str], named: Iterable[str], others: Mapping[str, str]
) -> dict[str, str]:
    """New names of speakers: without what describes them, and as the entities have them."""
    by_last: defaultdict[str, list[str]] = defaultdict(list)
    for name in named:
        by_last[_words(name)[-1]].append(name)
    new: dict[str, str] = {}
    for speaker in said:
        words = _words(speaker)
        if not any(word[:1].isupper() for word in speaker.split()):
            continue
        alike = by_last.get(words[-1], [])[:_MOST_ALIKE]
        if speaker in alike:
            continue
        inside = [name for name in alike if _ends_with(words, _words(name))]
        inside = [name for name in inside if not _is_fuller(speaker.split(), name)]
        longer = [name for name in alike if len(words) == 1 and len(_words(name)) > 1]
        if inside:
            new[speaker] = max(inside, key=len)
        elif len(longer) == 1:
            new[speaker] = longer[0]
        elif _plain(speaker) in others:
            new[speaker] = others[_plain(speaker)]
    return new


def _joined_people(named: Iterable[str], said: Iterable[str]) -> dict[str, str]:
    """New names of people: as the quotations have them, where those are fuller or plainer."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for speaker in said:
        if len(words := _words(speaker)) > 1 and all(map(_may_be_name, speaker.split())):
            for word in set(words):
                by_word[word].append(speaker)
    new: dict[str, str] = {}
    for name in named:
        words = _words(name)
        alike = [one for word in words[:_LONGEST] for one in by_word.get(word, [])[:_MOST_ALIKE]]
        alike = list(dict.fromkeys(alike))
        if name in alike:
            continue
        shorter = [one for one in alike if _is_within(_words(one), words)]
        fuller = [one for one in alike if _is_within(words, _words(one))]
        if shorter:
            new[name] = max(shorter, key=len)
        elif len(fuller) == 1:
            new[name] = fuller[0]
    return new


def _may_be_name(word: str) -> bool:
    """Whether a word can stand in a name: a capital, or a short particle as in "de la"."""
    return word[:1].isupper() or len(word) <= 4 or word[:3] in {"al-", "el-"}


def _words(name: str) -> Words:
    """The words in lower case, marks around them left aside."""
    words = tuple(word for part in name.lower().split() if (word := part.strip("\"'“”‘’().,")))
    return words or (name,)


def _plain(name: str) -> str:
    low = name.lower()
    return low.removeprefix("the ")


def _ends_with(words: Words, ending: Words) -> bool:
    """Whether a name ends with another, and what stands before that can be a description."""
    if not 1 < len(ending) < len(words) or words[-len(ending) :] != ending:
        return False
    before = words[-len(ending) - 1]
    several = words[0].endswith("s") and words[0][:-1] in ROLES
    if (several or words[0] in _INDEFINITE) and _LINKS & set(words[: -len(ending)]):
        return False  # "an aide to the senator Ann Roe", "lawyers for the company, Ode Ltd"
    # Neither "Pieter-Jan ten Broeke" nor "a spokesman for Ann Roe" is who stands at its end.
    return not (ending[0] in PARTICLES or before in _LINKS or is_given_name(before))


def _is_fuller(words: Sequence[str], name: str) -> bool:
    """Whether what stands before a name is more of it, as in "Rosnah Abdul Latif", or a phrase
    that only links to it."""
    before = words[: -len(_words(name))]
    titled = any(word.lower().strip(".") in _TITLES for word in before)
    titled = titled or any(word.islower() or word.isupper() for word in before)
    return not titled or _serves(words, name)


def _serves(words: Sequence[str], name: str) -> bool:
    """ "the witness in the trial of trucker Ann Roe": a link, and a title that belongs to her."""
    before = words[: -len(_words(name))]
    titled = bool(before) and before[0].lower() == "the" and before[-1] in ROLES
    return titled and bool((_LINKS - {"and", "&"}) & set(before))


def _is_within(short: Words, full: Words) -> bool:
    """Whether the words of one name stand in the other, in their order."""
    rest = iter(full)
    return len(short) < len(full) and all(word in rest for word in short)


def _renamed(entity: Entity, people: Mapping[str, str]) -> Entity:
    if entity.label != "PERSON" or not entity.name:
        return entity
    return entity._replace(name=people.get(entity.name, entity.name))


def _respoken(quotation: Quotation, speakers: Mapping[str, str]) -> Quotation:
    if not quotation.speaker or quotation.speaker not in speakers:
        return quotation
    return replace(quotation, speaker=speakers[quotation.speaker])
