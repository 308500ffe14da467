"""Fronted adverbials: the items of a sentence in, where its subject can begin out.

"On Monday, on the set of the show, | Ann Roe": phrases and clauses of time, place and manner.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.addressees import over_phrase
from reader.analysis.quotations.grammar.items import PAUSED, Item
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.words import TIMES, is_finite, word_set

_CLAUSAL = word_set("when while as if because although though once")


def after_adverbial(items: Sequence[Item], low: int, verb: int) -> int:
    """Where the subject can begin, behind "On Monday," or "When he arrived,"."""
    at = low
    while at < verb and (items[at].tag in {"CONJ", "ADV", "PUNCT", "QUOTE"}):
        at += 1
    at = _behind_while_ago(items, at, verb)
    if at + 3 < verb and items[at].low in {"this", "last"} and items[at + 1].tag == "TIME":
        opens = items[at + 2].tag in {"PREP", "DET", "NAME", "PRON"} or items[at + 2].low == ","
        at += 2 * opens
    if at < verb and (
        items[at].tag in {"PREP", "SUB", "TIME", "TO"}
        or items[at].low in TIMES
        or items[at].low.endswith("ing")
        or (at == low and items[at].tag == "WORD" and is_finite(items[at].low))
        or items[at].low in {"asked", "born", "pressed", "told", "quoted"}
        or (items[at].low in {"more", "less", "fewer"} and _is_than(items, at + 1, verb))
    ):
        closing = {",", PAUSED} if items[at].low in _CLAUSAL else {","}
        commas = [comma for comma in range(at, verb) if items[comma].low in closing]
        if commas and items[at].low in _CLAUSAL:
            # "When their singer, Ann Roe, died, he left": the comma that closes the clause.
            clausal = (comma for comma in commas if _is_clausal(items[at + 1 : comma]))
            commas = [next(clausal, commas[0])]
        if commas and items[at].tag == "PREP" and _is_open_phrase(items, at, commas[0]):
            return _behind_phrase(items, at, commas[0])
        if commas and items[at].tag == "PREP":
            acting = _pronoun_acting(items, at + 2, commas[0])
            if acting is not None and items[acting - 1].tag in {"NAME", "TIME"}:
                return acting  # "In an interview on Ode FM she praised him, saying"
        if commas:
            return _behind_places(items, _behind_second(items, commas[0] + 1, verb), verb)
        acting = _pronoun_acting(items, at + 2, verb) if items[at].tag == "PREP" else None
        return acting if acting is not None else _behind_time(items, at + 1, verb)
    return at


def _is_than(items: Sequence[Item], at: int, verb: int) -> bool:
    return at < verb and items[at].low == "than"


def _pronoun_acting(items: Sequence[Item], at: int, verb: int) -> int | None:
    """ "In a statement issued on Monday | she congratulated her": no comma parts the subject."""
    for place in range(at, verb - 1):
        item, before = items[place], items[place - 1]
        if item.low in {"he", "she", "they", "it"} and before.tag not in {"THAT", "REL", "SUB"}:
            acts = is_finite(items[place + 1].low) or items[place + 1].tag == "AUX"
            return place if acts else None
    return None


def _is_open_phrase(items: Sequence[Item], at: int, comma: int) -> bool:
    """ "In her speech Ann Roe thanked the staff, before": no comma closes the phrase."""
    verbs = [i for i in range(at + 2, comma) if is_finite(items[i].low) and items[i].tag == "WORD"]
    return bool(verbs) and items[verbs[0] - 1].tag == "NAME"


def _behind_phrase(items: Sequence[Item], at: int, comma: int) -> int:
    """The name that follows a prepositional phrase without a comma."""
    behind = over_phrase(items, at, comma)
    return behind if behind < comma and items[behind].tag == "NAME" else comma + 1


def _is_clausal(items: Sequence[Item]) -> bool:
    """Whether a verb stands in what a subordinator opens, or "celebrating" behind "while"."""
    return any(may_be_verb(item) or item.low.endswith("ing") for item in items)


def _behind_second(items: Sequence[Item], at: int, verb: int) -> int:
    """ "On Monday, on the set of the show, | Ann Roe": behind a second adverbial, if any."""
    if at >= verb or items[at].tag != "PREP":
        return at
    comma = next((i for i in range(at, min(at + 10, verb)) if items[i].low == ","), None)
    if comma is None or any(i.tag in {"AUX", "PRON"} or is_finite(i.low) for i in items[at:comma]):
        return at
    return comma + 1


def _behind_while_ago(items: Sequence[Item], at: int, verb: int) -> int:
    """ "A few days later, | Ann Roe", "Eight years ago | she": behind how long it is."""
    if at < verb and items[at].tag in {"NAME", "PRON"}:
        return at  # "Ann Roe resigned 10 days later, saying"
    for end in range(at + 1, min(at + 5, verb - 1)):
        if items[end].low in {"later", "ago", "earlier"}:
            timed = items[end - 1].tag == "TIME" or items[end - 1].low in TIMES
            timed = timed or items[end].low == "ago"
            return end + 1 + int(items[end + 1].low == ",") if timed else at
    return at


def _behind_time(items: Sequence[Item], at: int, verb: int) -> int:
    """ "Within weeks | the other side": behind an adverbial that no comma closes."""
    end = at
    while end < verb and (items[end].tag in {"TIME", "NUM"} or items[end].low in TIMES):
        end += 1
    return end if end < verb and items[end].tag in {"DET", "NAME", "PRON"} else at


def _behind_places(items: Sequence[Item], at: int, verb: int) -> int:
    """ "In Salem, N.H., on Tuesday, | Ann Roe": behind the names that say where a place lies."""
    end = at
    while end < verb and (items[end].tag == "NAME" or (end > at and items[end].low == ".")):
        end += 1
    if end == at or end + 1 >= verb or items[end].low != ",":
        return at
    following = items[end + 1]
    if following.tag in {"PREP", "TIME"}:
        comma = next((i for i in range(end + 1, min(end + 6, verb)) if items[i].low == ","), None)
        return comma + 1 if comma is not None else at
    behind = phrase_after(items, end + 1, verb + 1)
    acts = behind is not None and behind <= verb and acts_at(items, behind)
    opens = following.tag in {"NAME", "PRON", "DET"} or following.low.endswith("-old")
    return end + 1 if acts and opens else at


def acts_at(items: Sequence[Item], at: int) -> bool:
    """Whether a verb stands at an item, behind adverbs if any."""
    while at < len(items) and items[at].tag == "ADV":
        at += 1
    return at < len(items) and may_be_verb(items[at])
