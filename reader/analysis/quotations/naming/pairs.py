"""Pairs that share a surname: the names of a text in, "Luis and Carmen Batista" both whole out."""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.grammar.items import Unit
from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.naming.names import Name

_WHOLE = 2
"""Words of a given name and a surname."""

Found = tuple[int, Unit, Name]
"""The number of a unit, the unit and a name in it."""


def share_surnames(found: Sequence[Found]) -> list[Found]:
    """The names in their order; "Luis" before "and Carmen Batista" is Luis Batista.

    A word that is the surname of anybody in the text stays what it is: "Cruz and Ann Roe".
    """
    surnames = {name.words[-1].lower() for _, _, name in found if len(name.words) > 1}
    whole = list(found)
    for at in range(len(found) - 1):
        number, unit, name = found[at]
        following, _, other = found[at + 1]
        beside = number == following and other.start == name.end + 1
        if not beside or unit.items[name.end].low != "and":
            continue
        if len(name.words) != 1 or len(other.words) != _WHOLE or name.titles or other.titles:
            continue
        given = name.words[0]
        people = is_given_name(given) and is_given_name(other.words[0])
        if people and not other.of_organisation and given.lower() not in surnames:
            name = replace(name, words=(given, other.words[1]), of_person=True)
            whole[at] = (number, unit, name)
    return whole
