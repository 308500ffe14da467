"""Verbs where they stand: whether an item can be one, by itself and by what stands before it."""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.verbs import VERBS, Verb
from reader.analysis.quotations.lexicon.words import POSSESSIVES, is_finite


def may_be_verb(item: Item) -> bool:
    """Whether an item is an auxiliary, looks like a past, or is on the list of verbs of speech."""
    return item.tag in {"AUX", "NEG"} or is_finite(item.low) or item.low in VERBS


def is_past(item: Item) -> bool:
    """Whether an item is the past of a verb of speech."""
    verb = VERBS.get(item.low)
    return verb is not None and verb.form == "past"


def verb_at(items: Sequence[Item], at: int) -> Verb | None:
    """The verb of speech at `at`, by what stands before it: "the remarks" are none."""
    if items[at].tag != "WORD":
        return None
    verb = VERBS.get(items[at].low)
    if verb is None or at == 0 or not verb.noun_too:
        return verb
    before = items[at - 1]
    owned = before.low.endswith(("'s", "s'"))  # "Trump's remarks"
    if at > 1 and verb.form == "s" and before.tag == "WORD":
        owned = owned or items[at - 2].low in POSSESSIVES  # "his recent remarks"
    return None if owned or before.tag in {"DET", "NUM"} else verb
