"""Pleas: a name and what stands behind it in, whether that is the defendant of a trial out."""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.naming.descriptions import add_role
from reader.analysis.quotations.naming.names import Name
from reader.analysis.quotations.naming.parties import Party

_PLEAS = frozenset({"denies", "denied", "pleaded", "admits", "pleads"})
_TRIED = (["is", "accused", "of"], ["is", "charged", "with"], ["is", "on", "trial"])
_SENTENCED = frozenset({"jailed", "sentenced", "convicted", "imprisoned", "acquitted"})
_FARTHEST_PLEA = 18
"""Items from a name to its plea."""


def learn_plea(items: Sequence[Item], name: Name, party: Party) -> None:
    """ "Ann Roe, 48, denies fraud", "Ann Roe pleaded guilty": the defendant of a trial."""
    at = name.end
    if at + 2 < len(items) and items[at].low == "," and items[at + 1].tag == "NUM":
        at += 3
    charged = items[at : at + 2] and items[at].low in _PLEAS
    charged = charged or _pleads_behind(items, at)
    tried = [item.low for item in items[at : at + 3]] in _TRIED
    if (charged or tried) and not party.organisation:
        add_role(party, frozenset({"defendant", "accused"}))


def _pleads_behind(items: Sequence[Item], at: int) -> bool:
    """ "Ann Roe (47), of Oakfield Drive, Naas, | pleaded guilty": behind where somebody lives."""
    for here in range(at, min(at + _FARTHEST_PLEA, len(items) - 1)):
        if items[here].tag == "AUX" and items[here + 1].low in _SENTENCED:
            return items[here - 1].low == "," or here == at  # "Ann Roe, 58, of Hull, was jailed"
        if items[here].low == "pleaded":
            return items[here + 1].low in {"guilty", "not", "no"} and items[here - 1].low == ","
        if items[here].tag not in {"PUNCT", "NUM", "PREP", "NAME"}:
            return False
    return False
