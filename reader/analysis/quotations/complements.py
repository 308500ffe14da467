"""Complements: what follows a verb of speech and where the content begins.

In: the items of a unit and a cue; out: the first item of the content after it, or the reason that
there is none. Steps over addressees, times and adverbial phrases that stand between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.analysis.quotations.cues import Cue
from reader.analysis.quotations.items import Item
from reader.analysis.quotations.words import OBJECT_PRONOUNS, SUBJECT_PRONOUNS, TIMES, word_set

_REACH = 40
_CONTENT_SUBORDINATORS = word_set(
    "if whether what how why where while although though unless once whatever"
)
_WH = word_set("if whether what how why where when who which")


@dataclass(frozen=True, slots=True)
class Complement:
    """`start` is the first content item after the cue; `kind` "none" where nothing follows it.

    `after` is the first item behind the addressee and adverbials.
    """

    kind: Literal["quote", "clause", "none"]
    start: int
    after: int


def complement_after(items: Sequence[Item], cue: Cue, high: int) -> Complement:
    """What follows the cue, up to item `high`."""
    verb = cue.entry
    if verb.allows("b"):
        high = min(high, max(cue.end, cue.subject.end) + 4)
    at = cue.end if cue.subject.manner != "after" else max(cue.end, cue.subject.end)
    high = min(high, at + _REACH, len(items))
    addressed = not verb.allows("a")
    while at < high:
        item = items[at]
        if item.tag == "QUOTE":
            return Complement("quote", at, at)
        if item.tag == "THAT":
            if not (verb.allows("c") or verb.allows("t") or verb.allows("z")):
                return _bare(items, at, high, cue)
            return Complement("clause", at + 1, at) if at + 1 < high else _none(at)
        if item.low == ":":
            if at + 1 >= high:
                return _none(at)
            kind = "quote" if items[at + 1].tag == "QUOTE" else "clause"
            return Complement(kind, at + 1, at)
        if item.low == ",":
            inside = _parenthesis(items, at, high)
            if at + 1 < high and items[at + 1].tag == "QUOTE":
                return Complement("quote", at + 1, at)
            if inside is None or cue.subject.manner == "after":
                return _none(at)
            at = inside
            continue
        if item.tag == "ADV" or item.tag == "TIME" or (item.low in TIMES and item.tag != "WORD"):
            at += 1
            continue
        if item.tag == "PREP" or (item.tag == "TO" and not verb.allows("v")):
            if verb.allows("p") and item.low in {"of", "about", "against"}:
                return Complement("clause", at + 1, at) if at + 1 < high else _none(at)
            stepped = _over_phrase(items, at, high)
            if stepped == at + 1 and item.tag == "TO":
                return _none(at)
            at = stepped
            continue
        if not addressed:
            addressed = True
            stepped = _over_addressee(items, at, high, infinitive=verb.allows("v"))
            if stepped is not None:
                at = stepped
                continue
        return _bare(items, at, high, cue)
    return _none(at)


def _none(at: int) -> Complement:
    return Complement("none", at, at)


def _bare(items: Sequence[Item], at: int, high: int, cue: Cue) -> Complement:
    """A complement that no word introduces: a zero-that clause, a noun phrase, an infinitive."""
    verb, item = cue.entry, items[at]
    if item.tag == "TO" or (item.tag == "NEG" and at + 1 < high and items[at + 1].tag == "TO"):
        return Complement("clause", at, at) if verb.allows("v") else _none(at)
    if item.low == "as" and verb.allows("r"):
        follows = at + 1 < high and _quote_follows(items, at + 1, high)
        return Complement("clause", at + 1, at) if follows else _none(at)
    if item.tag in {"SUB", "REL"}:
        if item.low in _WH and (verb.allows("w") or verb.allows("c")) and item.low != "who":
            if item.low in _CONTENT_SUBORDINATORS or _has_main_clause(items, at, high):
                return Complement("clause", at, at)
            return _none(at)
        if item.low in _CONTENT_SUBORDINATORS and verb.allows("c"):
            return Complement("clause", at, at)
        if verb.allows("c") and _has_main_clause(items, at, high):
            return Complement("clause", at, at)
        return _none(at)
    if item.tag in {"PRON", "DET", "NAME", "NUM", "WORD"} or item.low in {"(", "[", "$", "£", "€"}:
        if verb.allows("z") or verb.allows("n"):
            return Complement("clause", at, at)
        if verb.allows("c") and _is_clause(items, at, high):
            return Complement("clause", at, at)
        if (verb.allows("r") or verb.allows("q")) and _quote_follows(items, at, high):
            return Complement("clause", at, at)
    return _none(at)


def _is_clause(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a clause without "that" begins here: a subject and, soon after it, an auxiliary."""
    if items[at].tag == "PRON":
        return True
    for position in range(at + 1, min(high, at + 16)):
        item = items[position]
        if item.tag in {"AUX", "NEG"}:
            return True
        if item.tag in {"SUB", "REL", "THAT", "QUOTE"} or item.low in {";", ":"}:
            return False
    return False


def _quote_follows(items: Sequence[Item], at: int, high: int) -> bool:
    for position in range(at, min(high, at + 24)):
        if items[position].tag == "QUOTE":
            return True
        if items[position].low == ";":
            return False
    return False


def _has_main_clause(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a fronted subordinate clause is followed by its main clause ("when …, he would")."""
    for position in range(at + 1, high - 1):
        if items[position].low == ",":
            return items[position + 1].tag in {"PRON", "DET", "NAME"}
    return False


def _parenthesis(items: Sequence[Item], comma: int, high: int) -> int | None:
    """The item behind ", however," or ", in a statement,"; None where no comma closes it."""
    for at in range(comma + 1, min(high, comma + 14)):
        if items[at].low == ",":
            return at + 1 if at + 1 < high and at > comma + 1 else None
        if items[at].tag in {"QUOTE", "THAT"}:
            return None
    return None


def _over_phrase(items: Sequence[Item], at: int, high: int) -> int:
    """The item behind a prepositional phrase: "in an interview", "on Monday", "to reporters"."""
    at += 1
    seen_noun = False
    while at < high:
        item = items[at]
        if item.tag in {"WORD", "NUM", "POSS"}:
            if seen_noun and item.tag == "NUM":
                at += 1
                continue
            seen_noun = True
        elif item.tag == "NAME":
            if seen_noun and items[at - 1].tag == "WORD" and not _is_compound(items, at, high):
                return at
        elif item.tag == "TIME":
            seen_noun = True
        elif item.tag == "DET":
            if seen_noun or items[at - 1].tag == "NAME":
                return at
        elif item.low in {"'s", "&", "-", "'"} or (item.low == "and" and not seen_noun):
            pass
        elif item.low in OBJECT_PRONOUNS and item.tag == "PRON" and not seen_noun:
            return at + 1
        else:
            return at
        at += 1
    return at


def _is_compound(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a name behind a noun belongs to it ("on social media site Twitter")."""
    following = items[at + 1] if at + 1 < high else None
    return (
        following is None
        or following.low in {".", ",", ":"}
        or following.tag
        in {
            "QUOTE",
            "THAT",
            "PREP",
            "TIME",
        }
    )


def _over_addressee(items: Sequence[Item], at: int, high: int, *, infinitive: bool) -> int | None:
    """The item behind an addressee ("told | reporters in Berlin | that"), or None."""
    item = items[at]
    if item.low in OBJECT_PRONOUNS:
        return at + 1
    if item.tag in {"SUB", "REL", "TO", "AUX"}:
        return None
    if item.tag == "PRON" and item.low in SUBJECT_PRONOUNS:
        return None
    for ahead in range(at, min(high, at + 16)):
        tag, low = items[ahead].tag, items[ahead].low
        if ahead > at and (tag in {"THAT", "QUOTE"} or low in {":", ","} or tag == "PRON"):
            return ahead
        if ahead > at and tag == "TO" and infinitive:
            return ahead
        if ahead > at and tag in {"SUB", "REL"}:
            return ahead
        if ahead > at + 1 and tag == "DET" and items[ahead - 1].tag in {"NAME", "WORD", "TIME"}:
            return ahead
        if ahead > at and tag == "NAME" and items[ahead - 1].tag in {"WORD", "TIME"}:
            return ahead
        if ahead > at and tag == "PREP":
            return ahead
    return high
