"""Subjects of cues: where a verb of speech finds its subject past marks and in lists.

In: the items of a unit and the verb; out: the subject, or how far back it may stand.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.clauses import clause_subject
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import LONGEST
from reader.analysis.quotations.grammar.subject_appositions import before_relative
from reader.analysis.quotations.grammar.subjects import Subject
from reader.analysis.quotations.lexicon.verbs import VERBS, Verb


def behind_relative_marks(items: Sequence[Item], at: int) -> Subject | None:
    """ "Ann Roe, who found it “late,” called": the marks belong to the relative clause."""
    last = items[at - 1]
    if last.tag != "QUOTE" and not (
        last.low == "," and any(item.tag == "QUOTE" for item in items[max(0, at - LONGEST) : at])
    ):
        return None
    quote = next((i for i in range(at - 1, -1, -1) if items[i].tag == "QUOTE"), at)
    if any(item.tag == "THAT" for item in items[quote:at]):
        return None  # "called it “odd,” a comment that Ann Roe, the mayor, called"
    described = before_relative(items, at - 1, max(0, at - 2 * LONGEST))
    if described is None:
        return None
    rates = last.low == "," and items[at - 2].tag == "QUOTE" and described[1] + 2 < at
    rates = rates and items[described[1] + 1].low == "who"  # "who rates it “neutral”, wrote"
    if not rates and not any(item.low in VERBS for item in items[described[1] : at]):
        return None
    return Subject(described[0], described[1], described[0], "before")


def listed_subject(items: Sequence[Item], at: int, low: int, verb: Verb) -> Subject | None:
    """ "He has mocked a reporter, referred to migrants as “…”": the subject of a list of verbs."""
    if at == 0 or items[at - 1].low != "," or verb.form not in {"past", "participle"}:
        return None
    marked = any(item.tag == "QUOTE" for item in items[at : at + 10])
    marked = marked or any(item.tag == "THAT" for item in items[at + 1 : at + 2])
    owner = clause_subject(items, low, at) if marked else None
    return Subject(owner.start, owner.end, at - 1, "shared") if owner is not None else None


def floor_of(items: Sequence[Item], at: int) -> int:
    """The first item behind the last quotation or semicolon before item `at`."""
    for back in range(at - 1, max(0, at - 2 * LONGEST) - 1, -1):
        if items[back].tag == "QUOTE" or items[back].low == ";":
            return back + 1
    return max(0, at - 2 * LONGEST)
