"""The attribution: what one cue attributes, and whether it is part of what another attributes.

Item ranges are half-open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import word_set

Range = tuple[int, int]

COORDINATORS = word_set("and but or while yet whereas though although")


_ADVERBIAL = 6
"""Items of an adverbial between a conjunction and its clause."""

_ADVERBS = word_set("last this next when after before year month week")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one cue attributes: item ranges of a unit.

    `nested` is true where the cue stands inside what another attributes; `awaits` where it stands
    without content and takes it from the unit before or after.
    """

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    reporter: Range | None = None
    nested: bool = False
    awaits: bool = False


def is_owned(found: Sequence[Attribution], at: int) -> bool:
    """Whether an item stands in what is attributed already."""
    return any(start <= at < end for item in found for start, end in item.content)


def embraces(cue: Cue, earlier: Attribution) -> bool:
    """ "Ann Roe, who says it is late, called it": subject and verb stand around the clause."""
    inner, subject = earlier.cue, cue.subject
    if inner is None or earlier.source is None or subject.manner != "before":
        return False
    return earlier.source[0] == subject.start and subject.end < earlier.source[1] <= inner[0]


def is_nested(items: Sequence[Item], found: Sequence[Attribution], cue: Cue) -> bool:
    """Whether the cue stands inside what an earlier one attributes, with a subject of its own."""
    for earlier in reversed(found):
        if embraces(cue, earlier):
            return False
        for start, end in earlier.content:
            if start <= cue.verb < end:
                if items[cue.verb].low == "adding" and _has_spoken(found, cue):
                    return False
                if cue.subject.manner == "shared" and not _hangs_on_noun(items, cue):
                    return earlier.nested or _changes_tense(items, earlier, cue)
                clause = min(cue.subject.clause, cue.verb)
                return not (_is_coordinated(items, clause) or _is_alike(items, earlier, cue))
    return False


def _has_spoken(found: Sequence[Attribution], cue: Cue) -> bool:
    """Whether the subject of a cue is a source already, and that of no nested cue."""
    return any(
        not one.nested and one.source is not None and one.source[0] == cue.subject.start
        for one in found
    )


def _is_alike(items: Sequence[Item], earlier: Attribution, cue: Cue) -> bool:
    """ "Many have said they will stay and others have said they will go": two of one kind."""
    clause = min(cue.subject.clause, cue.verb)
    if earlier.cue is None or clause == 0 or items[clause - 1].low not in COORDINATORS:
        return False
    told = VERBS.get(items[earlier.cue[0]].low)
    same = told is not None and told.lemma == cue.entry.lemma and told.form == cue.entry.form
    return (same and items[cue.subject.start].tag in {"NAME", "DET"}) or (
        same and items[cue.subject.start].low in {"others", "another", "some"}
    )


def _changes_tense(items: Sequence[Item], earlier: Attribution, cue: Cue) -> bool:
    """ "Ann Roe says she met him and asked him to go": what is in the past belongs to the words."""
    told = VERBS.get(items[earlier.cue[0]].low) if earlier.cue is not None else None
    return told is not None and told.form in {"s", "base"} and cue.entry.form == "past"


def _hangs_on_noun(items: Sequence[Item], cue: Cue) -> bool:
    """A participle right behind a noun: "a text reading …", part of what is said around it."""
    return cue.entry.form == "ing" and cue.verb > 0 and items[cue.verb - 1].tag in {"WORD", "NAME"}


def clause_opening(items: Sequence[Item], clause: int) -> int:
    """ "…, and | in 1991 a newsletter called": where an adverbial behind a conjunction begins, or
    the clause itself."""
    at = clause
    while (
        at > 2
        and clause - at < _ADVERBIAL
        and (
            items[at - 1].tag in {"TIME", "NUM", "PREP", "ADV", "DET"}
            or items[at - 1].low in _ADVERBS
        )
    ):
        at -= 1
    joined = items[at - 1].low in COORDINATORS
    comma = joined and (items[at - 2].low == "," or items[at - 2].tag == "QUOTE")
    return at if at < clause and comma else clause


def behind_semicolon(items: Sequence[Item], clause: int) -> int:
    """ "…; twice, | she replied": the semicolon before an adverbial, or else the clause itself."""
    timed = clause > 2 and items[clause - 1].tag in {"TIME", "ADV"}
    if timed and items[clause - 2].low == ";":
        return clause - 2  # "…; today | she admits"
    if clause < 3 or items[clause - 1].low != ",":
        return clause
    for back in range(clause - 2, max(0, clause - 6), -1):
        if items[back].low == ";":
            return back
        if items[back].tag not in {"WORD", "ADV", "TIME", "PREP", "DET", "CONJ"}:
            return clause
    return clause


def _is_coordinated(items: Sequence[Item], clause: int) -> bool:
    """Whether a clause is joined to the one before it as its equal: ", but he also said"."""
    if clause == 0:
        return False
    clause = clause_opening(items, clause)
    before = items[clause - 1]
    if before.low == ";" or behind_semicolon(items, clause) < clause:
        return True
    comma = clause >= 2 and (items[clause - 2].low == "," or items[clause - 2].tag == "QUOTE")
    return comma and (before.low in COORDINATORS or before.low in {"with", "as"})
