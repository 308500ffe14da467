"""Reported clauses as they are read: where one begins and what its cue is like.

In: the items of a unit, where the clause begins and its cue; out: what decides where it can end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.words import is_finite, word_set

_PARTS = word_set("percent per cent % third thirds quarter quarters half")
_OPENING = 4
"""Items that may stand before the subordinate clause of a sentence."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause from item `start` on, up to `high` at most.

    `short`: the cue stands in a clause that its sentence leaves again at the next comma. `judged`:
    its verb judges ("called it"). `noun`: what follows is a noun phrase. `when`: the cue stands
    behind "when" or "as". `shares`: its subject is a share of people.
    """

    items: Sequence[Item]
    start: int
    high: int
    cue: Cue | None
    short: bool = False
    judged: bool = False
    noun: bool = False
    when: bool = False
    shares: bool = False

    @property
    def is_past(self) -> bool:
        """Whether the cue is a past: "said"."""
        return self.cue is not None and self.cue.entry.form == "past"

    @property
    def is_present(self) -> bool:
        """Whether the cue is a present: "says"."""
        return self.cue is not None and self.cue.entry.form == "s"

    @property
    def is_participle(self) -> bool:
        """Whether the cue is a participle: "saying"."""
        return self.cue is not None and self.cue.entry.form == "ing"

    @property
    def is_plain(self) -> bool:
        """Whether there is no cue, or it takes a clause without "that": "said it was"."""
        return self.cue is None or self.cue.entry.allows("z")

    @property
    def cites(self) -> bool:
        """Whether the cue cites: "cited a speech by Ann Roe"."""
        return self.cue is not None and self.cue.entry.lemma == "cite"


def reported(items: Sequence[Item], start: int, high: int, cue: Cue | None) -> Reported:
    """The clause that begins at an item, with what its cue tells of it."""
    if cue is None:
        return Reported(items, start, high, None)
    subject = cue.subject
    return Reported(
        items,
        start,
        high,
        cue,
        short=_is_bounded(items, cue),
        judged=cue.entry.allows("r") or _declares(items, start, high, cue),
        noun=cue.entry.allows("n") and not _holds_verb(items, start, high),
        when=subject.clause > 0 and items[subject.clause - 1].low in {"when", "as"},
        shares=any(item.low in _PARTS for item in items[subject.start : subject.end]),
    )


def is_infinitive_only(content: Sequence[Item]) -> bool:
    """Whether what is said is "to do" something, with no verb of a clause."""
    acts = any(item.tag in {"AUX", "NEG"} or is_finite(item.low) for item in content)
    return not acts and any(item.tag == "TO" for item in content)


def _declares(items: Sequence[Item], start: int, high: int, cue: Cue) -> bool:
    """ "Declared Ann Roe “irrelevant”": no verb stands before the marks."""
    if cue.entry.lemma not in {"declare", "pronounce"}:
        return False
    quote = next((at for at in range(start, high) if items[at].tag == "QUOTE"), high)
    return quote < high and not any(map(may_be_verb, items[start:quote]))


def _holds_verb(items: Sequence[Item], start: int, high: int) -> bool:
    """Whether a clause rather than a noun phrase stands up to the first "and"."""
    for item in items[start:high]:
        if item.low == "and":
            return False
        if item.tag in {"AUX", "NEG", "TO", "QUOTE", "THAT"} or is_finite(item.low):
            return True
    return True


def _is_bounded(items: Sequence[Item], cue: Cue) -> bool:
    """Whether the cue stands in a clause that its sentence leaves again at the next comma."""
    clause = cue.subject.clause
    if cue.subject.manner == "object" and cue.entry.lemma == "ask":
        return True
    if cue.subject.manner == "relative":
        if cue.subject.end < clause:
            return True  # "Ann Roe, a nurse who said that she could not stay, wondered"
        return clause > 0 and items[clause - 1].low in {",", "—", "–", "-"}
    gap = cue.end < len(items) and items[cue.end].tag == "AUX"
    if gap and clause > 1 and items[clause - 1].low == "which" and items[clause - 2].low == ",":
        return True  # "the vote, which she has said was a mistake, was a factor"
    if clause > 2 and items[clause - 1].low == "which" and items[clause - 2].tag == "PREP":
        return items[clause - 3].low == ","  # "a speech, in which he said it must end, was hailed"
    first = min(clause, cue.verb)
    if cue.entry.form == "ing" and items[0].tag == "PREP" and first <= 12:
        return not any(item.tag == "AUX" for item in items[:first])
    if cue.entry.form == "ing" and _subordinates(items, first) and first <= _OPENING:
        return True  # "Idris, while claiming that it was late, boasted that"
    opener = next(
        (at for at in range(first - 1, max(-1, first - 3), -1) if _subordinates(items, at)), None
    )
    if opener is None or opener > 5:
        return False
    return not any(item.low in {",", ":"} or item.tag == "QUOTE" for item in items[:opener])


def _subordinates(items: Sequence[Item], at: int) -> bool:
    return items[at].tag == "SUB" and items[at].low not in {"that", "so", "what"}
