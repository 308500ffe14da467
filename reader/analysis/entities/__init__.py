"""Entities: who, where, what and when in a text.

In: a text, its sentences and, if there is one, the user's gazetteer. Out: entities with labels of
OntoNotes 5, in the order of the text, never overlapping, each with the canonical name that all
mentions of the same thing in the text share. The model is opened at the first call.
"""

from collections.abc import Sequence

from reader.analysis.entities.gazetteer import Gazetteer, Listed, read_gazetteer
from reader.analysis.entities.recognisers import (
    Recogniser,
    load_recogniser,
    recogniser_names,
    recogniser_version,
)
from reader.model.findings import Entity
from reader.model.span import Span

__all__ = [
    "Gazetteer",
    "Listed",
    "Recogniser",
    "find_entities",
    "load_recogniser",
    "read_gazetteer",
    "recogniser_names",
    "recogniser_version",
]


def find_entities(
    text: str,
    sentences: Sequence[Span],
    gazetteer: Gazetteer | None = None,
    recogniser: Recogniser | None = None,
) -> tuple[Entity, ...]:
    """The entities of `text`, spans in code points.

    `gazetteer` wins wherever it lists a name. `recogniser` replaces the model that ships; times,
    amounts, canonical names and the gazetteer are still Reader's.
    """
    from reader.analysis.entities.finding import find

    return find(text, sentences, gazetteer or Gazetteer(), recogniser)
