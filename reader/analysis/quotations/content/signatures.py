"""Signatures: who signs a quotation behind a dash: “We won.” — Ann Roe.

In: the items of a unit; out: the item ranges of quotation and name, or the name alone where it
stands in a line of its own under the quotation ("Ann Roe, 34, Cork"). Ranges are half-open.
"""

from collections.abc import Iterator, Sequence

from reader.analysis.quotations.content.draft import Draft
from reader.analysis.quotations.grammar.headings import fills_line
from reader.analysis.quotations.grammar.items import Item, Unit
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.lexicon.genders import is_given_name
from reader.analysis.quotations.lexicon.words import DASHES

_LONGEST_LINE = 16
_PLAIN = frozenset({"NAME", "NUM", "WORD", "PREP", "DET", "PUNCT"})


def signed(items: Sequence[Item]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each quotation that a dash and a name sign within a unit, with the items of the name."""
    for at in range(1, len(items) - 1):
        if items[at].low not in DASHES or items[at + 1].tag != "NAME":
            continue
        quote = at - 1 if items[at - 1].tag == "QUOTE" else at - 2
        if quote < 0 or items[quote].tag != "QUOTE":
            continue
        end = phrase_after(items, at + 1, len(items))
        if end is not None and (end == len(items) or items[end].tag == "PUNCT"):
            yield quote, (at + 1, end)


def signature(
    text: str, units: Sequence[Unit], drafts: Sequence[Draft], number: int
) -> tuple[int, int] | None:
    """The items of the name that unit `number` signs the last draft with, in the unit before.

    Whatever introduces the draft has a cue and no marks of its own ("What readers say").
    """
    last = drafts[-1]
    if last.cue is not None:
        introduced = units[last.unit].items
        if introduced[-1].low in {":", ","} or any(item.tag == "QUOTE" for item in introduced):
            return None
    return _dashed(units[number].items) or _name_below(text, units, drafts, number)


def _dashed(items: Sequence[Item]) -> tuple[int, int] | None:
    """The items of the name in a line that is a dash, a name and at most what describes it."""
    if not 2 <= len(items) <= _LONGEST_LINE or items[0].low not in DASHES:
        return None
    if items[1].tag not in {"NAME", "DET"}:
        return None
    end = phrase_after(items, 1, len(items))
    if end is None or not any(item.tag == "NAME" for item in items[1:end]):
        return None
    if end < len(items) and items[end].tag not in {"PUNCT", "PREP", "TIME"}:
        return None
    return 1, end


def _name_line(items: Sequence[Item]) -> tuple[int, int] | None:
    """The items of the name in a line that is a name, and an age, a trade or a place behind commas.

    Without any of these the name has to begin with a given name: others are subheadings.
    """
    if not items or len(items) > _LONGEST_LINE or items[0].tag != "NAME":
        return None
    end = next((at for at, item in enumerate(items) if item.tag != "NAME"), len(items))
    given = is_given_name(items[0].low)
    if end == len(items):
        return (0, end) if given and end > 1 else None
    if items[end].low != "," or end + 1 == len(items) or items[-1].low in ".:?!":
        return None
    aged = items[end + 1].tag == "NUM"
    plain = all(item.tag in _PLAIN for item in items[end:])
    return (0, end) if plain and (aged or given) else None


def _name_below(
    text: str, units: Sequence[Unit], drafts: Sequence[Draft], number: int
) -> tuple[int, int] | None:
    """The name in the line right under a quotation, unless such a line leads to it."""
    if not (fills_line(units, number) and fills_line(units, number - 1)):
        return None
    above = number - 2
    signs = any(
        draft.source is not None and draft.source[0] == above >= draft.last_unit
        for draft in drafts[-2:]
    )
    if above >= 0 and not signs and _name_line(units[above].items) is not None:
        return None
    found = _name_line(units[number].items)
    if found is None or found[1] < len(units[number].items):
        return found
    between = text[units[number - 1].items[-1].end : units[number].items[0].start]
    return found if between.count("\n") == 1 else None
