"""Interludes: what stands between a verb of speech and its content besides an addressee.

Parentheses, dashes, occasions ("told Reuters after the game, “…”") and times. In: the items of a
unit and where the interlude begins; out: the item behind it, or None.
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import DASHES, TIMES, is_finite, word_set

_ATTITUDES = word_set(
    "hope hopes concern concerns fear fears belief confidence view regret doubt doubts opinion "
    "wish optimism conviction alarm surprise"
)
_BORNE = word_set("words caption message comment slogan line note headline")
_LONGEST_PICTURE = 16
"""Items from a picture to the words that go with it."""
_PARTS_OF_DAYS = word_set("day night morning afternoon evening week month year summer winter")


def behind_parenthesis(items: Sequence[Item], comma: int, high: int) -> int | None:
    """The item behind ", however," or ", in a statement,"; None where no comma closes it."""
    if comma + 1 < high and items[comma + 1].low in {"and", "or"}:
        return None  # "it is late, she says, and the “Argo”, she knows, is slow"
    verb = VERBS.get(items[comma + 1].low) if comma + 1 < high else None
    denies = comma + 2 < high and items[comma + 2].low == "not"
    unnamed = denies and verb is not None and verb.lemma == "ask"
    cites = verb is not None and verb.lemma in {"cite", "quote"}
    if verb is not None and verb.form == "ing" and not (cites or unnamed):
        return None  # "he said, adding, “…”"
    for at in range(comma + 1, min(high, comma + 14)):
        if items[at].tag in {"AUX", "NEG"} and not unnamed:
            return None  # "The world, they say, could suffer, …"
        if items[at].low == ",":
            return at + 1 if at + 1 < high and at > comma + 1 else None
        if items[at].tag in {"QUOTE", "THAT"}:
            return None
    return None


def behind_relative_clause(items: Sequence[Item], comma: int, high: int) -> int | None:
    """ "Told Ann Roe, who had invited her, | that": the "that" behind what describes the hearer."""
    if comma + 1 >= high or items[comma + 1].low not in {"who", "whom", "whose"}:
        return None
    for at in range(comma + 2, min(high - 1, comma + 18)):
        if items[at].tag in {"QUOTE", "THAT"}:
            return None
        if items[at].low == "," and items[at + 1].tag == "THAT":
            return at + 1
    return None


def colon_after(items: Sequence[Item], at: int, high: int) -> int | None:
    """ "Adds a word of caution: “…”": the colon behind nouns, where a quotation follows it."""
    for position in range(at + 1, min(at + 6, high - 1)):
        if items[position].low == ":":
            return position if items[position + 1].tag == "QUOTE" else None
        if items[position].tag not in {"WORD", "PREP", "ADV"}:
            return None
    return None


def worded(items: Sequence[Item], at: int, high: int) -> int | None:
    """ "Tweeted a picture with the words “…”": the quotation that something bears."""
    for position in range(at + 2, min(at + _LONGEST_PICTURE, high - 1)):
        if items[position].tag in {"QUOTE", "AUX", "THAT", "PRON"}:
            return None
        if items[position - 2].low == "with" and items[position].low in _BORNE:
            quote = position + 1 + int(items[position + 1].low == ":")
            return quote if quote < high and items[quote].tag == "QUOTE" else None
    return None


def behind_dashes(items: Sequence[Item], dash: int, high: int) -> int | None:
    """The item behind a parenthesis in dashes, if "that" or marks follow it."""
    for at in range(dash + 1, min(high - 1, dash + 14)):
        if items[at].low in DASHES:
            return at + 1 if items[at + 1].tag in {"THAT", "QUOTE"} else None
    return None


def hope_of(items: Sequence[Item], at: int, high: int) -> int | None:
    """ "Expressed the hope that | …": the item behind a noun of attitude and "that"."""
    that = next((i for i in range(at + 1, min(at + 4, high - 1)) if items[i].tag == "THAT"), None)
    return that + 1 if that is not None and items[that - 1].low in _ATTITUDES else None


def occasion_end(items: Sequence[Item], at: int, high: int) -> int | None:
    """ "Told Reuters after opening the fair, “…”": the marks behind when it was said."""
    if items[at].low not in {"after", "before", "while", "when"} or at + 1 >= high:
        return None
    if not items[at + 1].low.endswith("ing"):
        return None
    comma = next((i for i in range(at + 1, min(high, at + 20)) if items[i].low == ","), None)
    marked = comma is not None and comma + 1 < high and items[comma + 1].tag == "QUOTE"
    return comma + 1 if comma is not None and marked else None


def later_that(items: Sequence[Item], at: int, high: int, cue: Cue) -> int | None:
    """ "Said in an interview taped on Monday | that": behind what describes the occasion."""
    if not any(cue.entry.allows(frame) for frame in "ctz") or cue.subject.manner == "after":
        return None
    for position in range(at, min(high - 1, at + 10)):
        item = items[position]
        if item.tag == "THAT":
            return position if items[position - 1].tag != "PREP" else None
        if item.tag in {"PUNCT", "QUOTE", "AUX", "NEG", "REL", "PRON", "CONJ", "TO"}:
            return None
    return None


def is_pointed_time(items: Sequence[Item], at: int) -> bool:
    """ "That night": when something was said, unless a verb follows."""
    following = items[at + 2]
    acts = following.tag in {"AUX", "NEG"} or is_finite(following.low)
    return items[at + 1].low in _PARTS_OF_DAYS and not acts


def is_time(items: Sequence[Item], at: int, high: int) -> bool:
    return at < high and (items[at].tag == "TIME" or items[at].low in TIMES)
