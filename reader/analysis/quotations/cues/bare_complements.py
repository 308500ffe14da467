"""Bare complements: what follows a verb of speech where no word introduces it.

A clause without "that", a noun phrase, an infinitive. In: the items of a unit, where it begins and
the cue; out: the complement.
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.behind_verbs import (
    is_appointed,
    is_object,
    is_subject,
    quote_follows,
)
from reader.analysis.quotations.cues.complement import Complement, none_at
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.addressees import (
    is_infinitive,
)
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.reported_clauses import (
    has_main_clause,
    is_clause,
    is_deniable,
)
from reader.analysis.quotations.lexicon.words import (
    OBJECT_PRONOUNS,
    QUESTION_WORDS,
    word_set,
)

_NEAR = 8
_POINTERS = word_set("it this that so these those")
_RESEARCH = word_set(
    "poll polls survey surveys study studies research data figures report reports analysis "
    "records results estimates documents"
)
"""What shows something as words do: "Polls show the race is close"."""
_SHARES = word_set("percent % per of in out")
_DENYING = word_set("deny reject dismiss refute rebut")
_CONSENTING = frozenset({"accept", "agree"})
_REJECTING = _DENYING - {"deny"}
_CONTENT_SUBORDINATORS = word_set(
    "if whether what how why where while although though unless once whatever"
)
_NOT_WORDS = word_set("much little goodbye hello nothing something otherwise")


def bare_complement(items: Sequence[Item], at: int, high: int, cue: Cue) -> Complement:
    """A complement that no word introduces: a zero-that clause, a noun phrase, an infinitive."""
    verb, item = cue.entry, items[at]
    accuses = verb.lemma == "accuse" and at + 1 < high and items[at + 1].low == "of"
    points = item.low in _POINTERS and not accuses
    if points and is_object(items, at, high, verb):
        return none_at(at)  # "found it funny", "remembers it differently"
    given = at + 2 < high and items[at + 1].tag == "TO" and items[at + 2].low in OBJECT_PRONOUNS
    if points and (given or at + 1 >= high or items[at + 1].tag in {"PUNCT", "PREP"}):
        return none_at(at)  # "repeats it to him", "denied it", "found it in the house"
    if is_infinitive(items, at, high):
        speaks = verb.allows("v") and verb.lemma not in {"ask", "tell"}
        return Complement("clause", at, at) if speaks else none_at(at)
    if item.low == "as" and verb.allows("r"):
        follows = at + 1 < high and quote_follows(items, at + 1, high)
        return Complement("clause", at + 1, at) if follows else none_at(at)
    if item.low == "what" and verb.allows("r") and quote_follows(items, at + 1, high):
        return Complement("clause", at, at)  # "called what she saw “terrible”"
    if item.tag in {"SUB", "REL"}:
        who = item.low != "who" or verb.lemma in {"ask", "wonder", "query", "inquire", "enquire"}
        if item.low == "whose" and verb.lemma in {"ask", "wonder"}:
            return Complement("clause", at, at)  # "asked her whose side she was on"
        if item.low == "which" and verb.lemma in {"ask", "wonder"} and at == cue.end:
            return Complement("clause", at, at)  # "asked which one that was"
        if item.low in QUESTION_WORDS and (verb.allows("w") or verb.allows("c")) and who:
            asked = item.low == "who" and at + 1 < high and items[at + 1].tag != "PUNCT"
            if asked or item.low in _CONTENT_SUBORDINATORS or has_main_clause(items, at, high):
                return Complement("clause", at, at)
            return none_at(at)
        if item.low in _CONTENT_SUBORDINATORS and verb.allows("c"):
            return Complement("clause", at, at)
        if verb.allows("c") and has_main_clause(items, at, high):
            return Complement("clause", at, at)
        return none_at(at)
    denies = verb.lemma in _DENYING or verb.lemma == "admit"
    if item.low in {"having", "being"} and (denies or verb.allows("z")):
        return Complement("clause", at, at)
    if item.tag in {"PRON", "DET", "NAME", "NUM", "WORD", "THAT"} or item.low in {
        "(",
        "[",
        "$",
        "£",
        "€",
    }:
        partly = at + 1 < high and items[at + 1].low == "of"  # "much of the talk was"
        acts = at + 1 < high and items[at + 1].tag == "AUX"  # "said nothing was off the table"
        if verb.allows("z") and item.low in _NOT_WORDS and not (partly or acts):
            return none_at(at)
        if verb.lemma == "confirm" and is_appointed(items, at, high):
            return none_at(at)
        marked = verb.allows("r") and quote_follows(items, at, high)
        if verb.lemma in _DENYING and not marked and not is_deniable(items, at, high):
            return none_at(at)
        told = any(word.tag == "THAT" or word.low == "of" for word in items[at : at + _NEAR])
        if verb.lemma in _REJECTING and not (marked or told):
            return none_at(at)  # "dismissed the charge"
        if verb.allows("z") or verb.allows("n"):
            return Complement("clause", at, at)
        opens = item.low == "there" or item.tag == "PRON"
        opens = opens and at + 1 < high and items[at + 1].tag == "AUX"
        if verb.lemma in _CONSENTING and (opens or is_subject(items, at, high)):
            return Complement("clause", at, at)  # "accepted there was no plan"
        phrase = items[cue.subject.start : cue.subject.end]
        shows = verb.lemma in {"show", "find"} and any(i.low in _RESEARCH for i in phrase)
        share = shows and item.tag == "NUM" and at + 1 < high and items[at + 1].low in _SHARES
        if share and at + 4 < high:
            return Complement("clause", at, at)  # "found 64 percent of voters want it"
        if (verb.allows("c") or shows) and is_clause(items, at, high):
            return Complement("clause", at, at)
        if (verb.allows("r") or verb.allows("q")) and quote_follows(items, at, high):
            return Complement("clause", at, at)
    return none_at(at)
