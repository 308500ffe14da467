"""Idle cues: cues without content, and those that attribute only with marks beside them.

In: the items of a unit and a cue; out: whether it stands.
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.complements import complement_after
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.cues.interludes import hope_of
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import verb_at
from reader.analysis.quotations.lexicon.words import BE_FORMS


def is_idle(items: Sequence[Item], cue: Cue) -> bool:
    """Whether the verb has no content: "who advised Ann Roe on the plan", "reads a book"."""
    if cue.is_according or cue.subject.manner == "after":
        return False
    clause = min(cue.subject.clause, cue.verb)
    if cue.subject.manner == "before" and clause > 0 and items[clause - 1].tag == "QUOTE":
        return False  # “Power to the people!” the group shouted from the street.
    complement = complement_after(items, cue, len(items))
    if complement.kind != "none":
        return False
    if cue.subject.manner == "relative":
        return True
    return complement.after < len(items) and items[complement.after].tag in {
        "DET", "NAME", "NUM", "TO", "PRON",
    }  # fmt: skip


def has_verb_behind(items: Sequence[Item], end: int) -> bool:
    """Whether marks or a clause follow in the sentence, so that something is said."""
    clausal = sum(item.tag in {"WORD", "NAME", "PRON"} for item in items[end:]) > 1
    return clausal or any(item.tag in {"QUOTE", "AUX", "THAT"} for item in items[end:])


def is_led(items: Sequence[Item], cue: Cue) -> bool:
    """ "They have been whispering that": a manner of speaking in the progressive."""
    if cue.entry.allows("s") and cue.end < len(items) and items[cue.end].tag == "THAT":
        return True  # "ordered that she pay"
    if cue.entry.lemma == "express" and hope_of(items, cue.end, len(items)) is not None:
        return True  # "expressed the hope that"
    progressive = cue.entry.allows("t") and cue.entry.form == "ing"
    return progressive and cue.verb > 0 and items[cue.verb - 1].low in BE_FORMS


def has_marks_near(items: Sequence[Item], cue: Cue) -> bool:
    """Whether a verb that speaks only beside marks has some: right behind it, or a clause away."""
    clause = min(cue.subject.clause, cue.verb)
    if any(item.tag == "QUOTE" for item in items[max(0, clause - 2) : clause]):
        return True
    for at in range(cue.end, min(cue.end + 24, len(items))):
        if items[at].tag == "QUOTE":
            return True
        verb = verb_at(items, at)
        if verb is not None and verb.is_strong and verb.form != "base":
            return False
    return False
