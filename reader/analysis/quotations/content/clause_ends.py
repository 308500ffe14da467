"""Where a reported clause ends: with its sentence, or where the reporting voice comes back.

In: the items of a unit, where the clause begins and its cue; out: one past its last item.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.comma_ends import ends_at_comma
from reader.analysis.quotations.content.comments import (
    MEANWHILE,
    is_comment,
    is_occasion,
    returns_behind_marks,
)
from reader.analysis.quotations.content.reported import Reported, is_infinitive_only, reported
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import PAUSED, Item
from reader.analysis.quotations.grammar.verbs_here import is_past, may_be_verb
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    DASHES,
    IRREGULAR_PASTS,
    is_finite,
    word_set,
)

_SHORT_PASTS = word_set("cut put set quit shut let")
_PRESENT = word_set("can cannot can't is isn't are aren't has hasn't have haven't will won't must")
_DECLINED = word_set("declined refused did didn't would wouldn't could couldn't stopped")
_WHEN = word_set("after when as because while although though since")
_NAMED = 4
_PASTS = IRREGULAR_PASTS | _SHORT_PASTS


def clause_end(items: Sequence[Item], start: int, high: int, cue: Cue | None) -> int:
    """One past the last item of what a cue attributes from `start` on, not past `high`."""
    clause = reported(items, start, high, cue)
    for at in range(start + 1, high - 1):
        item = items[at]
        if item.low == PAUSED and _returns_behind_pause(clause, at):
            return at + 1
        if _ends_at_word(clause, at) or _ends_behind_marks(clause, at):
            return at
        if item.low == "," and ends_at_comma(clause, at):
            return at
    return high


def _returns_behind_pause(clause: Reported, at: int) -> bool:
    """Whether the reporting voice comes back behind a quotation that ends in a comma."""
    if returns_behind_marks(clause.items, at + 1, clause.high):
        return True
    following = [item.low for item in clause.items[at + 1 : at + 4]]
    if clause.judged and following and following[0].endswith("ing"):
        return True  # "accused him of “hiding,” sharpening her tone"
    if len(following) > 2 and following[0] in {"though", "although"} and following[2] in _DECLINED:
        return True  # "said he would not “for free,” though he declined to say"
    # "When she replied that it was “odd,” Ann Roe left"
    return clause.short and clause.items[at + 1].tag in {"NAME", "PRON", "DET"}


def _ends_at_word(clause: Reported, at: int) -> bool:
    """Whether "and", "but" or a semicolon leads back to the speaker's own deeds."""
    items, item, following = clause.items, clause.items[at], clause.items[at + 1]
    if item.low == "but":
        return _turns_back(clause, following) or (
            clause.judged and items[at - 1].tag == "QUOTE" and _is_unmarked(items, at, clause.high)
        )
    if item.low == "and":
        return _goes_on_acting(clause, at)
    if item.low == ";":
        # "31 percent said they would; 17 percent said"
        counts = clause.shares and following.tag == "NUM"
        return counts or clause.judged or clause.is_participle
    timed = clause.judged and item.low in _WHEN and following.tag in {"PRON", "NAME", "DET"}
    if timed and any(word.tag == "QUOTE" for word in items[clause.start : at]):
        return True  # "accused ministers of a “surrender” to owners after it emerged"
    acts = item.tag == "WORD" and is_finite(item.low) and following.tag != "PREP"
    if clause.judged and items[at - 1].tag == "QUOTE" and (acts or item.tag == "AUX"):
        return True  # "calling them “leeches” is …"
    bare = clause.judged and at - clause.start > 2
    bare = bare and all(word.tag != "QUOTE" for word in items[clause.start : at])
    return bare and is_occasion(items, at)  # "called it the best of his life after he had won"


def _turns_back(clause: Reported, following: Item) -> bool:
    """ "Said the talks were over | but would not say why": the speaker's verb, not the words."""
    if clause.is_present and following.low in {"will", "can"}:
        return False
    if clause.is_past and following.low in _PRESENT:
        return False  # "said officers have made arrests but cannot"
    acting = following.tag in {"AUX", "NEG"} and following.low not in {"not", "never"}
    told = following.tag == "WORD" and is_past(following)
    return acting or told or following.low == "declined"


def _goes_on_acting(clause: Reported, at: int) -> bool:
    """Whether a deed of the speaker, or another clause, follows "and" at an item."""
    items, high, following = clause.items, clause.high, clause.items[at + 1]
    behind_marks = items[at - 1].tag == "QUOTE"
    apart = behind_marks or items[at - 1].low == ","
    if is_finite(following.low):
        if behind_marks or (clause.judged and apart):
            return True  # "calling it “a mess” and contrasted it", "it “works” and dismissed it"
        if is_infinitive_only(items[clause.start : at]):
            return True  # "urged the party to unite and tried to win it over"
    if clause.noun and (_acts_next(items, at + 1, high) or following.low in _PASTS):
        return True  # "asked for a photo and Ann Roe said", "declared a truce and went home"
    if clause.judged and behind_marks and _is_unmarked(items, at, high):
        return True  # "called it a “disgrace” and her office is angry"
    # "says it will stay and refuses to leave", "calls it “old” and puts it"
    present = clause.is_present and following.tag == "WORD"
    return present and _goes_on(items, clause.start, at, behind_marks)


def _ends_behind_marks(clause: Reported, at: int) -> bool:
    """Whether what stands right behind a quotation tells of it and was not said."""
    items, high, item = clause.items, clause.high, clause.items[at]
    if items[at - 1].tag != "QUOTE":
        return False
    if item.low in MEANWHILE and not clause.is_plain:
        return True  # "spoke against “hatred” following the attack"
    if is_occasion(items, at) and (clause.judged or _is_marked(items[clause.start : at])):
        return True  # "said that “I know” and “I can’t say” when she pressed him"
    doing = 1 + int(items[at + 1].low in {"before", "after", "while", "despite"})
    doing = items[at + doing].low if at + doing < high else ""
    return (item.low in DASHES and doing.endswith("ing")) or is_comment(items, at, high)


def _acts_next(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a name or pronoun and its verb stand here."""
    end = at
    while end < min(high, at + _NAMED) and items[end].tag in {"NAME", "PRON"}:
        end += 1
    if not at < end < high or items[end].tag != "WORD":
        return False
    return is_finite(items[end].low) or items[end].low in VERBS


def _goes_on(items: Sequence[Item], start: int, at: int, behind_marks: bool) -> bool:
    """Whether a verb of the speaker in the present follows "and" at an item."""
    following = items[at + 1]
    if behind_marks:
        takes = at + 2 < len(items) and items[at + 2].tag in {"DET", "PRON"}
        return takes and following.low.endswith("s") and not following.low.endswith("ss")
    verb = VERBS.get(following.low)
    to_come = any(item.low in {"will", "would"} for item in items[start:at])
    return to_come and verb is not None and verb.form == "s" and not verb.noun_too


def _is_unmarked(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a clause without marks follows: a noun phrase and its verb."""
    if any(item.tag == "QUOTE" for item in items[at:high]) or items[at + 1].tag not in {
        "NAME", "DET", "PRON", "WORD",
    }:  # fmt: skip
        return False
    return any(map(may_be_verb, items[at + 2 : at + 8]))


def _is_marked(content: Sequence[Item]) -> bool:
    """Whether nothing but marks and what links them stands there."""
    return all(item.tag in {"QUOTE", "CONJ", "PUNCT"} for item in content)
