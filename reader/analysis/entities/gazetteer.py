"""The user's own gazetteer: names that are always found, with the label the user gave them.

In: the text of a file of comma-separated rows `name, label, aliases`, the aliases separated by `|`.
Out: a `Gazetteer`. A first row `name,label,aliases` and lines that start with `#` are passed over.
An empty label or `O` says that the name is no entity.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.analysis.entities.tokens import Token, tokens
from reader.model.errors import FormatError

LABELS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL",
)  # fmt: skip
"""The labels of OntoNotes 5."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A name with its label ("" for no entity) and other names of the same thing."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Listed names. Later ones win over earlier ones of the same spelling."""

    names: tuple[Listed, ...] = ()
    _by_words: Mapping[tuple[str, ...], Listed] = field(init=False, repr=False, compare=False)
    _longest: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_words: dict[tuple[str, ...], Listed] = {}
        longest: dict[str, int] = {}
        for listed in self.names:
            for spelling in (listed.name, *listed.aliases):
                words = tuple(token.word for token in tokens(spelling))
                if words:
                    by_words[words] = listed
                    longest[words[0]] = max(longest.get(words[0], 0), len(words))
        object.__setattr__(self, "_by_words", by_words)
        object.__setattr__(self, "_longest", longest)

    def find(self, sentence: Sequence[Token]) -> Iterator[tuple[int, int, Listed]]:
        """The tokens `[first, last)` of a sentence that are listed, the longest from the left."""
        at = 0 if self.names else len(sentence)
        while at < len(sentence):
            for length in range(self._longest.get(sentence[at].word, 0), 0, -1):
                words = tuple(token.word for token in sentence[at : at + length])
                listed = self._by_words.get(words)
                if listed:
                    yield at, at + length, listed
                    at += length - 1
                    break
            at += 1


def read_gazetteer(text: str) -> Gazetteer:
    """The gazetteer written in `text`.

    Raises FormatError with the line where a row has no name or a label that does not exist.
    """
    return Gazetteer(tuple(_rows(text.splitlines())))


def _rows(lines: Iterable[str]) -> Iterator[Listed]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        row = [value.strip() for value in next(csv.reader([line], skipinitialspace=True))]
        if [value.lower() for value in row[:2]] == ["name", "label"]:
            continue
        name, label, aliases = (*row, "", "")[:3]
        label = "" if label.upper() == "O" else label.upper()
        if not name:
            raise FormatError(f"gazetteer, line {number}: there is no name before the first comma")
        if label and label not in LABELS:
            raise FormatError(
                f"gazetteer, line {number}: {label!r} is no label; use one of {', '.join(LABELS)}"
            )
        yield Listed(name, label, tuple(filter(None, (a.strip() for a in aliases.split("|")))))
