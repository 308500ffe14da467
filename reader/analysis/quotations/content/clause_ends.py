"""Where a reported clause ends: with its sentence, or where the reporting voice comes back.

In: the items of a unit, where the clause begins and its cue; out: one past its last item.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.comments import is_named_again, returns_behind_marks
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import PAUSED, Item
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    COUNTED,
    DASHES,
    IRREGULAR_PASTS,
    is_finite,
    word_set,
)

_ASIDES = word_set("although though which")
_SHORT_PASTS = word_set("cut put set quit shut let")
_MODALS = word_set("would will could can may might should must")
_SPANS = word_set("day days week weeks month months year years hour hours minute minutes moments")
_PRESENT = word_set("can cannot can't is isn't are aren't has hasn't have haven't will won't must")
_PARTS = word_set("percent per cent % third thirds quarter quarters half")
_NAMED = 4
_OPENING = 4
"""Items that may stand before the subordinate clause of a sentence."""

_ASIDE = 24
"""Items: how long a relative clause between a person and what they are accused of may be."""


_PASTS = IRREGULAR_PASTS | _SHORT_PASTS
_COUNTING = COUNTED | {"just", "only", "a"}


def clause_end(items: Sequence[Item], start: int, high: int, cue: Cue | None) -> int:
    """Where a reported clause ends: with its sentence, or where the reporting voice comes back."""
    short = cue is not None and _is_bounded(items, cue)
    judged = cue is not None and (cue.entry.allows("r") or _declares(items, start, high, cue))
    noun = cue is not None and cue.entry.allows("n") and not _holds_verb(items, start, high)
    led = cue is not None and cue.subject.clause > 0
    when = led and cue is not None and items[cue.subject.clause - 1].low in {"when", "as"}
    told_past = cue is not None and cue.entry.form == "past"
    shares = cue is not None and any(
        item.low in _PARTS for item in items[cue.subject.start : cue.subject.end]
    )
    for at in range(start + 1, high):
        item = items[at]
        following = items[at + 1] if at + 1 < high else None
        if following is None:
            return high
        lasting = cue is not None and cue.entry.form == "s" and following.low in {"will", "can"}
        if (
            item.low == "but"
            and not lasting
            and not (told_past and following.low in _PRESENT)
            and (
                (following.tag in {"AUX", "NEG"} and following.low not in {"not", "never"})
                or following.low == "declined"
                or (following.tag == "WORD" and _is_past(following.low))
            )
        ):
            # "said the talks were over but would not say why": the speaker's verb, not the words.
            return at
        behind_marks = items[at - 1].tag == "QUOTE"
        apart = behind_marks or items[at - 1].low == ","
        if item.low == PAUSED and returns_behind_marks(items, at + 1, high):
            return at + 1
        if item.low == PAUSED and short and following.tag in {"NAME", "PRON", "DET"}:
            return at + 1  # "When she replied that it was “odd,” Ann Roe left"
        if item.low == "and" and is_finite(following.low) and (behind_marks or (judged and apart)):
            return at  # "calling it “a mess” and contrasted it", "said it “works” and dismissed it"
        if item.low == "and" and is_finite(following.low) and _is_infinitive(items[start:at]):
            return at  # "urged the party to unite and tried to win it over"
        if noun and item.low == "and" and _acts_next(items, at + 1, high):
            return at  # "asked for a photo and Ann Roe said"
        if noun and item.low == "and" and following.low in _PASTS:
            return at  # "declared three days of mourning and went home"
        if behind_marks and is_occasion(items, at) and _is_marked(items[start:at]):
            return at  # "said that “I know” and “I can’t say” when she pressed him"
        if judged and behind_marks and item.low in {"and", "but"} and _is_unmarked(items, at, high):
            return at  # "called it a “disgrace” and her office is angry"
        bare = judged and at - start > 2 and all(i.tag != "QUOTE" for i in items[start:at])
        if bare and is_occasion(items, at):
            return at  # "called it the best of his life after he had won"
        acts = item.tag == "WORD" and is_finite(item.low) and following.tag != "PREP"
        acts = acts or item.tag == "AUX"
        if judged and behind_marks and (is_occasion(items, at) or acts):
            return at  # "called her “late” when …", "calling them “leeches” is …"
        present = cue is not None and cue.entry.form == "s" and following.tag == "WORD"
        if present and item.low == "and" and _goes_on(items, start, at, behind_marks):
            return at  # "says it will stay and refuses to leave", "calls it “old” and puts it"
        if item.low == ";" and shares and following.tag == "NUM":
            return at  # "31 percent said they would; 17 percent said"
        if item.low == ";" and (judged or (cue is not None and cue.entry.form == "ing")):
            return at
        doing = 1 + int(following.low in {"before", "after", "while", "despite"})
        doing = items[at + doing].low if at + doing < high else ""
        results = item.low in DASHES and doing.endswith("ing") and behind_marks
        if results or (behind_marks and _comments(items, at, high)):
            return at
        if item.low != ",":
            continue
        named = following.tag in {"PRON", "NAME"} and at + 2 < high
        apposed = items[at + 2].low == "," if named else False
        if when and named and (apposed or items[at + 2].low in VERBS):
            return at  # "when I asked why it was, he said"
        if cue is not None and cue.entry.lemma == "cite" and following.low == "who":
            return at  # "cited a speech by Ann Roe, who suggested that"
        if noun and following.low == "which":
            return at  # "demanded a campaign, which Ann Roe said was late"
        if following.low in {"a", "an"} and is_named_again(items, at + 1, high):
            return at  # "said he would stay, an assurance that his wife has heard"
        asked = [word.low for word in items[at + 1 : at + 3]]
        if asked in (["when", "asked"], ["when", "pressed"]):
            return at  # "said it would go on, when asked about it"
        markets = {"shares", "stock"} & {word.low for word in items[at + 2 : at + 5]}
        if following.low == "setting" and at + 2 < high and items[at + 2].low == "up":
            return at  # "said it would hold no hearings, setting up a fight"
        if following.low == "sending" and markets:
            return at  # "said it would cut jobs, sending its shares down"
        if _leaves_modal(items, start, at, high) or following.low == "something":
            return at
        joined = following.low in {"but", "while"} and at + 2 < high
        if (
            joined
            and items[at + 2].tag in {"NAME", "DET", "PRON"}
            and _is_infinitive(items[start:at])
        ):
            return at  # "called on the board to act, but it waited"
        if following.low == "as" and at + 2 < high and items[at + 2].tag == "AUX":
            return at  # "wants an inquiry, as have others"
        acting = at + 2 < high and items[at + 2].tag in {"PRON", "NAME", "DET"}
        marked = any(items[i].tag == "QUOTE" for i in range(at + 2, min(high, at + 6)))
        aside = following.low in _ASIDES and (
            not marked or (following.low == "which" and acting)  # ", which she called “a mess”"
        )
        if following.tag == "REL" and _relative_closes(items, at, high):
            continue
        if following.low == "which" and not any(map(may_be_verb, items[start:at])):
            continue  # "said reserves, which rose in May, and a surplus “will do”"
        if aside or _is_time_after(items, at + 1, high) or _comes_back(items, at + 1, high):
            return at
        if (
            short
            and at > start
            and (
                following.tag in {"PRON", "DET", "NAME", "WORD", "NUM", "QUOTE"}
                or (following.tag == "AUX" and cue is not None and cue.subject.manner == "before")
                or cue is None
                or cue.subject.manner == "relative"
            )
        ):
            return at
    return high


def _leaves_modal(items: Sequence[Item], start: int, comma: int, high: int) -> bool:
    """ "said she would leave in May, | and lowered its forecast": a past behind what is to come."""
    if comma + 3 >= high or items[comma + 1].low != "and":
        return False
    past = is_finite(items[comma + 2].low) and items[comma + 2].tag == "WORD"
    return past and any(item.low in _MODALS for item in items[start:comma])


def _declares(items: Sequence[Item], start: int, high: int, cue: Cue) -> bool:
    """ "Declared Ann Roe “irrelevant”": no verb stands before the marks."""
    if cue.entry.lemma not in {"declare", "pronounce"}:
        return False
    quote = next((at for at in range(start, high) if items[at].tag == "QUOTE"), high)
    return quote < high and not any(map(may_be_verb, items[start:quote]))


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


def _is_infinitive(content: Sequence[Item]) -> bool:
    """Whether what is said is "to do" something, with no verb of a clause."""
    acts = any(item.tag in {"AUX", "NEG"} or is_finite(item.low) for item in content)
    return not acts and any(item.tag == "TO" for item in content)


def _is_unmarked(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a clause without marks follows: a noun phrase and its verb."""
    if any(item.tag == "QUOTE" for item in items[at:high]) or items[at + 1].tag not in {
        "NAME", "DET", "PRON", "WORD",
    }:  # fmt: skip
        return False
    return any(map(may_be_verb, items[at + 2 : at + 8]))


def _comments(items: Sequence[Item], at: int, high: int) -> bool:
    """ "it was the “dark side” | - an apparent reference to spies": what the reporter adds."""
    if any(item.tag == "QUOTE" for item in items[at + 1 : high]):
        return False
    if items[at].low == "which":
        return True  # "called it a “breach,” | which the law forbids"
    article = items[at + 1].low in {"a", "an"}
    if items[at].low in DASHES:
        return article or items[at + 1].low.endswith("ing")
    return items[at].low == "," and article


def _is_marked(content: Sequence[Item]) -> bool:
    """Whether nothing but marks and what links them stands there."""
    return all(item.tag in {"QUOTE", "CONJ", "PUNCT"} for item in content)


def _comes_back(items: Sequence[Item], at: int, high: int) -> bool:
    """ ", but he left", ", compared with a third of men": the reporting voice behind a comma."""
    if at + 1 >= high:
        return False
    returns = items[at].low in {"and", "but"} and items[at + 1].low in {"he", "she", "they"}
    returns = returns and not any(item.tag == "QUOTE" for item in items[at:high])
    following = VERBS.get(items[at + 1].low)
    acts = is_finite(items[at + 1].low) or (following is not None and following.form == "s")
    returns = returns or (items[at].low == "then" and acts)
    return returns or (items[at].low == "compared" and items[at + 1].low in {"with", "to"})


def _holds_verb(items: Sequence[Item], start: int, high: int) -> bool:
    """Whether a clause rather than a noun phrase stands up to the first "and"."""
    for item in items[start:high]:
        if item.low == "and":
            return False
        if item.tag in {"AUX", "NEG", "TO", "QUOTE", "THAT"} or is_finite(item.low):
            return True
    return True


def is_occasion(items: Sequence[Item], at: int) -> bool:
    """ "shouted “Shame!” | as the minister rose": when it was said, in a clause of its own."""
    if items[at].low not in {"as", "after", "when", "while", "before"} or at + 2 >= len(items):
        return False
    if any(item.tag == "QUOTE" for item in items[at + 1 : at + 14]):
        return False
    acts = any(map(may_be_verb, items[at + 2 : at + 8]))
    plural = items[at + 1].tag == "WORD" and items[at + 1].low.endswith("s")
    return (plural or items[at + 1].tag in {"PRON", "NAME", "DET"}) and acts


def _relative_closes(items: Sequence[Item], comma: int, high: int) -> bool:
    """ "accused the board, which met on Monday, of lying": the words go on behind the clause."""
    for at in range(comma + 2, min(high - 1, comma + _ASIDE)):
        if items[at].low == ",":
            behind = at + 1 + int(items[at + 1].tag == "ADV" and at + 2 < high)
            behind += items[behind].low == "and" and items[behind + 1].tag in {"AUX", "NEG"}
            judged = items[behind].low in {"of", "for", "as"} or is_finite(items[behind].low)
            return judged or items[behind].tag in {"QUOTE", "AUX", "NEG"}
    return False


def _is_past(low: str) -> bool:
    verb = VERBS.get(low)
    return verb is not None and verb.form == "past"


def _is_time_after(items: Sequence[Item], at: int, high: int) -> bool:
    """ "days after he warned", "three weeks before the vote": when it was said, not what."""
    if at < high and items[at].low in _COUNTING:
        at += 1
    spans = at + 1 < high and items[at].low in _SPANS
    return spans and items[at + 1].low in {"after", "before"}


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
