"""Reported clauses: whether words behind a verb of speech make a clause without "that".

In: the items of a unit and where the words begin; out: a verdict, by the verb that a subject has.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import names_end
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import IRREGULAR_PASTS, is_finite, word_set

_DENIABLE = word_set(
    "allegation allegations accusation accusations claim claims charge charges report reports "
    "wrongdoing involvement knowledge responsibility suggestion suggestions rumour rumours rumor "
    "rumors existence assertion assertions link links any guilt"
)


def is_clause(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a clause without "that" begins here: a subject and, soon after it, an auxiliary."""
    if items[at].tag == "PRON":
        return True
    for position in range(at + 1, min(high, at + 16)):
        item = items[position]
        if item.tag in {"AUX", "NEG"}:
            return items[position - 1].tag != "CONJ"  # "found her boot and is using it"
        if item.low in IRREGULAR_PASTS and items[position - 1].tag in {"NAME", "WORD"}:
            return True
        if _is_past_of(items, position, high):
            return True
        if item.low in {"said", "told"} and items[position - 1].tag in {"NAME", "WORD"}:
            return True
        aside = item.low == "," and position + 1 < high
        if aside and items[position + 1].tag in {"REL", "PREP", "DET"}:
            return _aside_then_verb(items, position, high)
        if item.low in {"who", "whose"}:
            return _goes_on_behind(items, position, high)
        once = item.low == "once" and position + 1 < high and is_finite(items[position + 1].low)
        if once:
            return True  # "Ann Roe once tipped it out"
        if item.tag in {"SUB", "REL", "THAT", "QUOTE"} or item.low in {";", ":", ","}:
            return False
    return False


def opens_reported(items: Sequence[Item], verb: int) -> bool:
    """Whether a clause follows a verb: "says Norway is", not "says Ann Roe, a nurse"."""
    if items[verb + 1].tag in {"PRON", "THAT", "DET"}:
        return True
    end = verb + 1
    while end < len(items) and items[end].tag in {"NAME", "WORD"} and not is_finite(items[end].low):
        end += 1
    return end > verb + 1 and end < len(items) and may_be_verb(items[end])


def _aside_then_verb(items: Sequence[Item], comma: int, high: int) -> bool:
    """ "The pipeline, which many support, | would be": an aside behind a subject."""
    for at in range(comma + 2, min(high - 1, comma + 24)):
        if items[at].low == ",":
            return items[at + 1].tag in {"AUX", "NEG", "QUOTE"}
    return False


def _goes_on_behind(items: Sequence[Item], relative: int, high: int) -> bool:
    """ "The man who took the child, Tom Pell, | was jailed": a second verb behind "who"."""
    first = 0
    for at in range(relative + 1, min(high, relative + 16)):
        if items[at].tag not in {"AUX", "NEG"} and not is_finite(items[at].low):
            continue
        if first and at > first + 1 and items[at].tag == "AUX":
            return items[at - 1].low == "," or items[at - 1].tag in {"WORD", "NAME"}
        first = at
    return False


def _is_past_of(items: Sequence[Item], at: int, high: int) -> bool:
    """ "The mail | arrived on Monday", "planes filled the skies": a past, by what follows it."""
    before, following = items[at - 1], items[at + 1] if at + 1 < high else None
    if before.tag == "ADV" and at > 1 and items[at - 2].tag == "NAME":
        before = items[at - 2]  # "Ann Roe only stopped because"
    if not (is_finite(items[at].low) and before.tag in {"NAME", "WORD"} and following):
        return False
    known = VERBS.get(items[at].low)
    if known is not None and known.allows("k") and items[at].low.endswith("ed"):
        return True  # "the government expected imports to rise"
    dated = following.low in {"on", "in"} and at + 2 < high and items[at + 2].tag == "TIME"
    reasoned = following.low in {"because", "when", "after", "until"}
    return dated or reasoned or following.tag in {"DET", "PRON", "THAT", "TO", "TIME"}


def has_main_clause(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a fronted subordinate clause is followed by its main clause ("when …, he would")."""
    for position in range(at + 1, high - 1):
        if items[position].low == ",":
            return items[position + 1].tag in {"PRON", "DET", "NAME", "QUOTE"}
    return False


def is_deniable(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether words follow "deny", rather than a request or a person that is refused something."""
    if is_clause(items, at, high):
        return True
    named = names_end(items, at, high)  # "denied the Harbour Trust lobbied against it"
    if at < named < high and is_finite(items[named].low):
        return True
    return any(
        item.low in _DENIABLE or item.low.endswith("ing") for item in items[at : min(at + 6, high)]
    )
