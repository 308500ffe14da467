"""Postmodifiers: participles behind a noun that tell whom it means.

"An accountant accused of fraud in Leeds | told", "A statement issued after the meeting | called".
In: the items of a unit and the noun phrase before the verb; out: the noun phrase it belongs to.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import LONGEST, phrase_before
from reader.analysis.quotations.lexicon.roles import DOCUMENTS
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import is_verb_form, word_set

_CLAUSAL = {"PUNCT", "QUOTE", "CONJ", "SUB", "THAT", "REL", "PRON", "AUX", "NEG"}


_DESCRIBES = word_set(
    "accused charged suspected hired born sent wanted hit named known backed "
    "calling speaking writing campaigning questioned interviewed found close familiar responsible"
)
"""Adjectives, and participles of verbs of speech, that tell behind a noun whom it means."""


_CURRENCIES = frozenset("£$€")
_GOVERNING = word_set("after before following at in")


_ISSUED = word_set("issued released published posted adopted signed circulated")


def behind_participle(items: Sequence[Item], start: int, low: int) -> tuple[int, int] | None:
    """ "An accountant accused of fraud in Leeds told": whom a participle and a link describe."""
    before = items[start - 1] if start > 0 else None
    if before is not None and before.low in _CURRENCIES and start > 1:
        before = items[start - 2]  # "accused of stealing $2 million"
    if before is None or not (before.tag in {"PREP", "TO", "SUB"} or is_verb_form(before.low)):
        return None
    named = before.low == "as" and start - 3 >= low and items[start - 2].low == "known"
    if named:
        first = phrase_before(items, start - 3, low)
        return None if first is None else (first, start - 2)  # "a man known as Nick"
    for at in range(start - 1, max(low, start - LONGEST), -1):
        item = items[at]
        bracketed = item.low in {"(", ")"} and items[at + 1].tag in {"NAME", "WORD"}
        if item.tag in _CLAUSAL and not bracketed and item.low not in _CURRENCIES:
            return None
        participle = is_verb_form(item.low) and item.low not in VERBS
        if item.tag == "WORD" and (participle or item.low in _DESCRIBES):
            if items[at - 1].tag not in {"WORD", "NAME"} and items[at - 1].low != ")":
                continue
            first = phrase_before(items, at - 1, low)
            heads = first is not None and (
                first == 0
                or items[first - 1].tag == "PUNCT"
                or (first == 1 and items[0].tag in {"CONJ", "SUB"})
            )
            linked = items[at + 1].tag in {"PREP", "TO", "WORD", "NUM", "DET"} or (
                items[at + 1].tag == "NAME" and item.low.endswith("ing")
            )
            return (first, at) if first is not None and heads and linked else None
    return None


def document_before(items: Sequence[Item], start: int, low: int) -> tuple[int, int] | None:
    """ "A statement shortly after noon | that said": the document, not when it came out."""
    link = start - 1
    if link - 1 <= low or items[link].low not in _GOVERNING:
        return None
    end = link - int(items[link - 1].tag == "ADV")
    if items[end - 1].low not in DOCUMENTS:
        return None
    first = phrase_before(items, end - 1, low)
    return (first, end) if first is not None else None


def is_issued_too(items: Sequence[Item], at: int, low: int) -> bool:
    """ "A poll conducted by Ode | and released | found": a second participle before the verb."""
    joined = at - 2 > low and items[at].low in _ISSUED and items[at - 1].low == "and"
    return joined and any(item.low == "by" for item in items[max(low, at - 6) : at - 1])


def issued(items: Sequence[Item], start: int, low: int) -> tuple[int, int] | None:
    """ "A statement issued after the meeting": a document, with when it came out behind it."""
    at = start - 2
    if at - 1 < low or items[start - 1].low not in _GOVERNING or items[at].low not in _ISSUED:
        return None
    first = phrase_before(items, at - 1, low) if items[at - 1].tag == "WORD" else None
    return (first, at) if first is not None and items[first].tag == "DET" else None
