"""Inverted order: "“…,” said Ann Roe": the subject behind its verb.

In: the items of a unit and a verb; out: its subject, and what tells it from one before the verb.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.grammar.subjects import subject_after
from reader.analysis.quotations.lexicon.roles import ROLES, SPEAKERS, is_plural
from reader.analysis.quotations.lexicon.verbs import Verb
from reader.analysis.quotations.lexicon.words import (
    POSSESSIVES,
)

_SAYS = frozenset({"say", "add", "write", "ask"})


def inverted_subject(
    items: Sequence[Item], at: int, end: int, verb: Verb, before: Item | None
) -> Subject | None:
    """The subject after the verb, where the clause stands beside a quotation or after a comma."""
    if not (verb.allows("i") or verb.allows("b") or verb.allows("q")):
        return None
    if verb.form == "base" and not _are_many(items, end, verb, before):
        return None
    if verb.lemma == "tell":
        return None  # whoever follows is told
    beside = before is None or before.tag == "QUOTE" or before.low in {",", "so", "—", "–", "-"}
    if not beside:
        return None
    in_clause = before is not None and before.low == "," and not quote_before(items, at - 1)
    if in_clause and not (verb.allows("i") or verb.lemma == "write"):
        return None
    found = subject_after(items, at, end, len(items))
    if found is None:
        return None
    following = items[found.end] if found.end < len(items) else None
    owned = items[found.start].tag == "DET" and items[found.start].low in POSSESSIVES
    phrase = items[found.start : found.end]
    someone = any(item.tag == "NAME" or item.low in SPEAKERS for item in phrase)
    if owned and before is not None and not someone:
        return None  # "Ann Roe, who called it “late”, said her view had not changed"
    clausal = following is not None and following.tag in {"AUX", "NEG"}
    if clausal and items[found.start].tag == "PRON" and verb.lemma not in _SAYS:
        return None  # "her “scores” suggested she was late"
    if before is None:
        marked = found.end + 1 < len(items) and items[found.end + 1].tag == "QUOTE"
        led = following is not None and (
            following.low == ":" or (following.low == "," and marked and verb.lemma in _SAYS)
        )
        return found if led else None  # "Said another trader, “…”"
    if before.tag != "QUOTE" and following is not None:
        # "Smith, asked the minister to go" is no inversion: a clause does not follow its subject.
        goes_on = following.tag in {"THAT", "AUX", "WORD", "TO", "QUOTE"} or following.low == "so"
        if verb.form == "s" and following.low.endswith("ing"):
            goes_on = False  # "…, says a report highlighting the rise"
        return None if goes_on else found
    return found


def _are_many(items: Sequence[Item], end: int, verb: Verb, before: Item | None) -> bool:
    """ "…, say scientists": several people without a name behind an uninflected verb."""
    if before is None or before.low != "," or not verb.allows("i") or end >= len(items):
        return False
    last = end
    while last + 1 < len(items) and items[last].tag in {"WORD", "NAME", "NUM", "DET"}:
        if items[last + 1].tag not in {"WORD", "NAME"}:
            break
        last += 1
    head = items[last].low
    people = head in ROLES or head.endswith(("ers", "ists", "ians"))
    return items[last].tag in {"WORD", "NAME"} and is_plural(head) and people


def acts_itself(items: Sequence[Item], subject: Subject) -> bool:
    """Whether a subject is a name or an office, and no thing or plural that somebody else tells of:
    "issues related to Ann Roe's hotels, said Tom Pell"."""
    words = items[subject.start : subject.end]
    return any(item.tag == "NAME" and not item.low.endswith("'s") for item in words) and not (
        words[0].tag == "DET" and words[0].low in POSSESSIVES
    )


def is_named(items: Sequence[Item], subject: Subject) -> bool:
    return any(item.tag == "NAME" for item in items[subject.start : subject.end])


def quote_before(items: Sequence[Item], comma: int) -> bool:
    return comma > 0 and items[comma - 1].tag == "QUOTE"
