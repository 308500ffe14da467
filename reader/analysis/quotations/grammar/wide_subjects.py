"""Wide subjects: more of a clause than the noun phrase right before its verb.

In: the items of a unit and the phrase found; out: where the whole subject begins, where everything
from there on belongs to it: "“…,” the Florida senator and | presidential candidate said".
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import LONGEST, phrase_before
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.roles import COLLECTIVES, is_plural
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import PAUSES, is_finite, word_set

_WIDEST = 8
"""Items of a subject before the part that was found."""
_MANY = COLLECTIVES | word_set("people police men women those")
_OPENS = frozenset({"PRON", "THAT", "DET", "NAME", "QUOTE"})


def whole_phrase(items: Sequence[Item], start: int, low: int, end: int) -> tuple[int, int]:
    """ "A former clerk at one of the banks | said": all that opens the clause, where no verb
    stands in it; up to a participle, if there is one."""
    first, last = start, end
    while first > low:
        item, following = items[first - 1], items[first]
        agent = following.low == "by" and is_finite(item.low)
        listed = item.low == "and" and is_finite(following.low) and items[first + 1].low == "by"
        last = first - 1 if agent else last
        if item.tag not in {"NAME", "WORD", "NUM", "POSS", "PREP", "DET"} and not listed:
            break
        if item.tag == "WORD" and following.tag == "DET":
            return start, end  # "a figure | the ministry says"
        if item.stretch >= 0:
            return start, end  # "the “Great Freeze,” | Ann Roe said"
        describes = first - 2 >= low and items[first - 2].tag in {"PREP", "DET"}
        if describes and following.tag == "WORD" and is_finite(item.low):
            first -= 1  # "the inquiry into | collapsed insurer Ode"
            continue
        if item.tag == "WORD" and not agent and (is_finite(item.low) or item.low in VERBS):
            return start, end
        if item.tag == "WORD" and item.low.endswith("s") and following.tag in {"DET", "NAME"}:
            return start, end
        first -= 1
    boundary = items[first - 1] if first > 0 else None
    opens = boundary is None or boundary.low in PAUSES or boundary.tag in {"QUOTE", "CONJ", "SUB"}
    plain = boundary is not None and all(item.tag == "WORD" for item in items[first:start])
    titled = plain and first < start and items[start].tag == "NAME" and items[first - 1].low == ","
    issued = first == 0 and last < end and items[first].low.endswith("s")  # "Papers seen by Ode"
    heads = titled or issued or items[first].tag == "DET"
    return (first, last) if opens and heads else (start, end)


def with_comparison(items: Sequence[Item], subject: Subject) -> Subject:
    """ "More than | 60 officials said": the whole of an approximate number."""
    start = subject.start
    if start < 2 or items[start].tag != "NUM" or items[start - 1].low != "than":
        return subject
    if items[start - 2].low not in {"more", "less", "fewer"}:
        return subject
    clause = start - 2 if subject.clause == start else subject.clause
    return replace(subject, start=start - 2, clause=clause)


def behind_marks(items: Sequence[Item], start: int, low: int) -> int:
    """ "“…,” the Florida senator and | presidential candidate said": all that stands behind marks,
    where it can be no clause."""
    opens = 0 < low < start <= low + _WIDEST and items[low - 1].tag == "QUOTE"
    titled = items[low].tag == "WORD" and items[start - 1].tag == "WORD"
    if not opens or not (items[low].tag in {"NAME", "DET"} or titled):
        return start
    for item in items[low:start]:
        nominal = item.tag in {"NAME", "WORD", "NUM", "DET", "PREP"} or item.low in {
            "and",
            "$",
            "£",
        }
        if not nominal or (item.tag == "WORD" and (is_finite(item.low) or item.low in VERBS)):
            return start
    return low


def with_partner(items: Sequence[Item], start: int, low: int) -> int:
    """ "…, two rescuers and | a local official said": both, where together they open a clause."""
    if start - 2 < low or items[start - 1].low != "and":
        return start
    first = phrase_before(items, start - 2, low)
    if first is not None and {"percent", "%"} & {item.low for item in items[first : first + 2]}:
        return first  # "58 percent of Republicans and independents"
    if items[start].tag not in {"DET", "NUM"}:
        return start
    if first is None or items[start - 2].tag not in {"NAME", "WORD"}:
        return start
    opens = first == 0 or items[first - 1].low == "," or items[first - 1].tag == "QUOTE"
    return first if opens else start


def opening_people(items: Sequence[Item], verb: int) -> Subject | None:
    """ "Families forced out when a pit opened in their street | say they": several people at the
    head of a sentence, past clauses that describe them."""
    head = 0
    while head < min(3, verb) and items[head].tag in {"DET", "NUM", "ADV"}:
        head += 1
    if head + 1 >= verb or verb > LONGEST or verb + 1 >= len(items):
        return None
    noun, following = items[head], items[head + 1]
    many = noun.tag in {"WORD", "NAME"} and (is_plural(noun.low) or noun.low in _MANY)
    described = following.low in {"who", "whose"} or following.low.endswith("ing")
    described = described or following.tag == "PREP" or is_finite(following.low)
    if not (many and described) or items[verb + 1].tag not in _OPENS:
        return None
    if any(item.tag in {"QUOTE", "CONJ"} for item in items[head : verb - 4]):
        return None
    inner = (at for at in range(head + 1, verb) if items[at].tag in {"SUB", "REL"})
    return Subject(0, next(inner, verb), 0, "before")
