"""The people of an article: who is named in it, who speaks, and how often.

In: an analysis. Out: `Person`s, those who say most first. A speaker and an entity are the same
person when they go by the same name.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from reader.model import Analysis, Entity, Quotation


@dataclass(frozen=True, slots=True)
class Person:
    """`name` as it is shown; `quotations` and `mentions` in the order of the text."""

    name: str
    quotations: tuple[Quotation, ...]
    mentions: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is named but does not speak: a place, an organisation …"""

    name: str
    label: str
    mentions: tuple[Entity, ...]


def people(analysis: Analysis) -> tuple[Person, ...]:
    """Speakers and people named, by number of quotations, then of mentions, then by place."""
    said: defaultdict[str, list[Quotation]] = defaultdict(list)
    named: defaultdict[str, list[Entity]] = defaultdict(list)
    for quotation in analysis.quotations:
        if quotation.speaker:
            said[quotation.speaker].append(quotation)
    for entity in analysis.entities:
        if entity.name and (entity.label == "PERSON" or entity.name in said):
            named[entity.name].append(entity)
    found = [
        Person(name, tuple(said.get(name, ())), tuple(named.get(name, ())))
        for name in dict.fromkeys([*said, *named])
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.quotations), -len(p.mentions))))


def named_things(analysis: Analysis, labels: tuple[str, ...]) -> tuple[Named, ...]:
    """Entities of these labels under one name each, most mentioned first."""
    mentions: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in analysis.entities:
        if entity.label in labels and entity.name:
            mentions[entity.name].append(entity)
    found = [
        Named(name, Counter(e.label for e in those).most_common(1)[0][0], tuple(those))
        for name, those in mentions.items()
    ]
    return tuple(sorted(found, key=lambda thing: -len(thing.mentions)))
