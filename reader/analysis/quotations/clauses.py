"""Clauses: the items of a unit in, the subject of the clause that leads to one of them out.

For verbs that have no subject of their own; steps over datelines and fronted adverbials.
"""

from collections.abc import Sequence

from reader.analysis.quotations.addressees import over_phrase
from reader.analysis.quotations.items import Item, Unit
from reader.analysis.quotations.not_cues import verb_at
from reader.analysis.quotations.phrases import LONGEST
from reader.analysis.quotations.phrases_after import phrase_after
from reader.analysis.quotations.places import PLACES
from reader.analysis.quotations.relatives import relative_subject
from reader.analysis.quotations.roles import ROLES
from reader.analysis.quotations.subject import Subject
from reader.analysis.quotations.verbs import VERBS, may_be_verb
from reader.analysis.quotations.words import (
    DASHES,
    TIMES,
    is_finite,
    word_set,
)

_WITHOUT_VERB = word_set("after before since as than")
_CLAUSAL = word_set("when while as if because although though once")
_APPROXIMATE = word_set("about around over some nearly almost roughly under")


def clause_subject(items: Sequence[Item], low: int, verb: int) -> Subject | None:
    """The subject of the clause that leads to item `verb`, for a verb that has none of its own."""
    low = max(low, dateline_end(items))
    for at in range(verb - 1, max(low, verb - 2 * LONGEST) - 1, -1):
        item = items[at]
        open_which = item.low == "which" and items[at - 1].low == "," and _is_open(items, at, verb)
        if open_which and items[at + 1].low not in {"the", "a"}:
            return relative_subject(items, at, low, False, False)
        described = (
            item.low == "who" and items[verb - 1].low == "and" and items[verb - 2].low == ","
        )
        if described and _is_apposed(items, at):
            continue  # "called Ann Roe, a chef who works in Leeds, and asked"
        if item.tag == "REL" and item.low == "who" and not _is_closed(items, at, verb):
            return relative_subject(items, at, low, False, False)
        follows = items[at + 1].tag if at + 1 < len(items) else ""
        if item.tag == "THAT" and follows == "WORD" and items[at - 1].low in VERBS:
            continue  # "echoed that promise on Monday, saying"
        if item.tag == "THAT" and items[at - 1].tag in {"PREP", "TO"}:
            continue  # "responded to that tweet by calling"
        if item.low in _WITHOUT_VERB and not _has_verb(items, at + 1, verb):
            continue  # "adopted after two weeks of talks, saying"
        joined = items[verb - 1].low == "," or items[verb - 1].tag == "CONJ"
        if item.tag == "THAT" and joined and _describes_noun(items, at, low):
            continue  # "supporters that level attacks, saying", "the idea that he left and said"
        if item.tag == "CONJ" and items[at - 1].low == "," and at + 1 < verb:
            found = clause_joined(items, at, verb)
            if found is not None:
                return found
        if (item.tag in {"SUB", "THAT"} or item.low == ";") and at > low:
            if item.tag == "SUB" and _is_left(items, at, verb):
                continue
            found = _first_phrase(items, at + 1, verb)
            if found is not None:
                return found
    return _first_phrase(items, _after_adverbial(items, low, verb), verb)


def _is_apposed(items: Sequence[Item], who: int) -> bool:
    """Whether the noun before "who" stands in an apposition: "Ann Roe, a chef who"."""
    for back in range(who - 1, max(0, who - 8), -1):
        if items[back].low == ",":
            return back < who - 1 and items[back + 1].low in {"a", "an", "the"}
    return False


def _is_open(items: Sequence[Item], at: int, verb: int) -> bool:
    """ "His party, which tried to win by saying": a relative clause that no comma has closed."""
    return items[verb - 1].tag == "PREP" and all(item.low != "," for item in items[at:verb])


def clause_joined(items: Sequence[Item], conjunction: int, verb: int) -> Subject | None:
    """The subject of a clause that a comma and a conjunction join: ", and within weeks they had".

    None where no finite verb follows what could be a subject there.
    """
    found = _first_phrase(items, _after_adverbial(items, conjunction + 1, verb), verb)
    acts = found is not None and found.end < verb and _acts(items, found.end)
    return found if acts else None


def main_subject(items: Sequence[Item]) -> Subject | None:
    """The subject of a sentence, behind a dateline and fronted adverbials."""
    high, low = len(items), dateline_end(items)
    at = _after_adverbial(items, low, high)
    found = _first_phrase(items, at, high)
    while found is not None and at > low and found.end + 1 < high:
        # "Speaking beside his host, Tom Pell, Ann Roe said": the last of them.
        if items[found.end].low != "," or items[found.end + 1].tag not in {"NAME", "PRON"}:
            break
        found = _first_phrase(items, found.end + 1, high)
    return found


def _has_verb(items: Sequence[Item], at: int, verb: int) -> bool:
    """Whether a clause rather than a noun phrase stands up to the next comma."""
    for position in range(at, verb):
        item = items[position]
        if item.low == ",":
            return False
        told = VERBS.get(item.low)
        speaks = told is not None and told.form in {"s", "past"}
        if item.tag in {"AUX", "NEG"} or (position > at and (speaks or is_finite(item.low))):
            return True
    return False


def _describes_noun(items: Sequence[Item], at: int, low: int) -> bool:
    before = items[at - 1]
    return at - 1 > low and before.tag == "WORD" and before.low not in VERBS


def _is_closed(items: Sequence[Item], at: int, verb: int) -> bool:
    """ "Facing men who struggle, | Ann Roe spoke and": a main clause behind a relative one."""
    if not items[0].low.endswith("ing") and items[0].tag not in {"PREP", "SUB"}:
        return False
    return any(
        items[comma].low == "," and clause_joined(items, comma, verb) is not None
        for comma in range(at + 1, verb - 1)
    )


def _is_left(items: Sequence[Item], at: int, verb: int) -> bool:
    """Whether a comma closes the subordinate clause and a main clause follows it."""
    return any(
        items[comma].low == "," and items[comma + 1].tag in {"PRON", "NAME", "DET"}
        for comma in range(at + 1, verb - 1)
    )


def dateline_end(items: Sequence[Item]) -> int:
    """The first item behind a dateline ("KYIV, Ukraine (Reuters) -"), or 0."""
    clock = _clock_end(items)
    if clock:
        return clock
    articled = len(items) > 1 and items[0].low == "the" and items[1].tag == "NAME"
    if not items or (items[0].tag != "NAME" and not articled):
        return 0
    for at in range(1, min(12, len(items) - 1)):
        item = items[at]
        if item.low == ":" and items[at - 1].low in PLACES:
            return at + 1
        if item.low in DASHES:
            agency = not articled or items[at - 1].low == ")"  # "THE HAGUE (Reuters) -"
            led = agency and items[at + 1].tag != "REL" and items[at - 1].low != ","
            return at + 1 if led else 0
        if items[at - 1].low == "(" and at + 1 < len(items) and items[at + 1].low == ")":
            continue
        if item.low == ")" and items[1].low == "," and items[at + 1].tag in {"DET", "NAME"}:
            dated = any(part.tag == "TIME" for part in items[2:at])
            return at + 1 if dated else 0  # "MUMBAI, Jul 4 (PTI) The court"
        linked = item.low == "of" and at == 1 and items[at + 1].tag == "NAME"  # PORT OF SPAIN
        if linked or item.tag in {"NAME", "TIME", "NUM"} or item.low in {",", "(", ")", ".", "/"}:
            continue
        return 0
    return 0


def _clock_end(items: Sequence[Item]) -> int:
    """The first item behind the time that heads an entry of a live blog ("14:32", "9.05am GMT")."""
    if len(items) < 3:
        return 0
    first = items[0].low
    if not (first[:1].isdigit() and (":" in first or first.endswith(("am", "pm")))):
        return 0
    at = 1
    while at < len(items) - 1 and (
        items[at].low in {"a.m", "p.m", "am", "pm", "gmt", "bst", "et", "cet", "est", "pt", "h"}
        or items[at].low in {".", "|", *DASHES}
        or (items[at].low == ":" and at <= 2)
    ):
        at += 1
    return at if items[at].tag not in {"AUX", "PREP", "PUNCT"} else 0


def _after_adverbial(items: Sequence[Item], low: int, verb: int) -> int:
    """Where the subject can begin, behind "On Monday," or "When he arrived,"."""
    at = low
    while at < verb and (items[at].tag in {"CONJ", "ADV", "PUNCT", "QUOTE"}):
        at += 1
    at = _behind_while_ago(items, at, verb)
    if at < verb and (
        items[at].tag in {"PREP", "SUB", "TIME", "TO"}
        or items[at].low in TIMES
        or items[at].low.endswith("ing")
        or (at == low and items[at].tag == "WORD" and is_finite(items[at].low))
        or items[at].low in {"asked", "born", "pressed", "told", "quoted"}
    ):
        commas = [comma for comma in range(at, verb) if items[comma].low == ","]
        if commas and items[at].low in _CLAUSAL:
            # "When their singer, Ann Roe, died, he left": the comma that closes the clause.
            closing = (comma for comma in commas if _is_clausal(items[at + 1 : comma]))
            commas = [next(closing, commas[0])]
        if commas and items[at].tag == "PREP" and _is_open_phrase(items, at, commas[0]):
            return _behind_phrase(items, at, commas[0])
        if commas:
            return _behind_places(items, _behind_second(items, commas[0] + 1, verb), verb)
        return _behind_time(items, at + 1, verb)
    return at


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
    acts = behind is not None and behind <= verb and _acts(items, behind)
    opens = following.tag in {"NAME", "PRON", "DET"} or following.low.endswith("-old")
    return end + 1 if acts and opens else at


def _acts(items: Sequence[Item], at: int) -> bool:
    """Whether a verb stands at an item, behind adverbs if any."""
    while at < len(items) and items[at].tag == "ADV":
        at += 1
    return at < len(items) and may_be_verb(items[at])


def _first_phrase(items: Sequence[Item], at: int, verb: int) -> Subject | None:
    while at < verb and (items[at].tag in {"CONJ", "ADV", "PUNCT"}):
        at += 1
    if at + 1 < verb and items[at].low in _APPROXIMATE and items[at + 1].tag == "NUM":
        at += 1
    if at >= verb or items[at].low.endswith("ing") or items[at].low == "there":
        return None
    if items[at].tag == "PRON":
        return Subject(at, at + 1, at, "before")
    end = phrase_after(items, at, verb)
    if end is None:
        return None
    for back in range(at + 1, end):
        held = back + 1 < len(items) and items[back + 1].low in ROLES  # "press secretary"
        short = items[back].low in {"cut", "put", "set"} and items[back].tag == "WORD"
        if short or (verb_at(items, back) is not None and not held):
            end = back
            break
    return Subject(at, end, at, "before")


def may_speak(unit: Unit, start: int, end: int) -> bool:
    """Whether a phrase names somebody or is "he", "she" or "they"."""
    items = unit.items[start:end]
    return any(item.tag == "NAME" for item in items) or items[0].low in {"he", "she", "they"}
