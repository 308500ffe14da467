"""Complements: what follows a verb of speech and where the content begins.

In: the items of a unit and a cue; out: the first item of the content after it, or the reason that
there is none. Steps over addressees, times and adverbial phrases that stand between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.analysis.quotations.cues.behind_verbs import (
    is_appointed,
    is_object,
    is_subject,
    leads_on,
    opens_clause,
    quote_follows,
)
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.cues.interludes import (
    behind_dashes,
    behind_parenthesis,
    hope_of,
    is_pointed_time,
    is_time,
    later_that,
    occasion_end,
)
from reader.analysis.quotations.grammar.addressees import (
    is_infinitive,
    over_addressee,
    over_phrase,
    place_end,
)
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.reported_clauses import (
    has_main_clause,
    is_clause,
    is_deniable,
)
from reader.analysis.quotations.lexicon.roles import DOCUMENTS
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    DASHES,
    OBJECT_PRONOUNS,
    TIMES,
    is_finite,
    word_set,
)

_REACH = 40
_CONTENT_SUBORDINATORS = word_set(
    "if whether what how why where while although though unless once whatever"
)
_DENYING = word_set("deny reject dismiss refute rebut")
_NEAR = 8
_POINTERS = word_set("it this that so these those")
_WAYS = word_set("more this like another way thus best another rather simply")
_NOT_WORDS = word_set("much little goodbye hello nothing something otherwise")
_RESEARCH = word_set(
    "poll polls survey surveys study studies research data figures report reports analysis "
    "records results estimates documents"
)
"""What shows something as words do: "Polls show the race is close"."""

_SHARES = word_set("percent % per of in out")
_ABOUT = word_set("over about around under nearly almost some roughly")
_PART_OF_CLAUSE = word_set("further perhaps even only just now here")
"""Adverbs that open what is said rather than tell how: "says further talks are needed"."""

_WH = word_set("if whether what how why where when who whom which")
_REJECTING = _DENYING - {"deny"}


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
        high = min(high, max(cue.end, cue.subject.end) + 6)
    at = cue.end if cue.subject.manner != "after" else max(cue.end, cue.subject.end)
    high = min(high, at + _REACH, len(items))
    if cue.subject.manner == "after" and at < high and _speaks_on(items[at]):
        return _none(at)  # "…, says a report | highlighting the “rise”"
    hoped = hope_of(items, at, high) if verb.lemma in {"express", "voice"} else None
    if hoped is not None:
        return Complement("clause", hoped, at)
    addressed = not verb.allows("a")
    if _is_relative_gap(items, at, high, cue):
        return Complement("clause", at, at)
    while at < high:
        item = items[at]
        if item.tag == "QUOTE":
            demands = verb.allows("d") and not verb.allows("q")  # "appealed to “the boss”"
            return _none(at) if demands else Complement("quote", at, at)
        if item.tag == "NUM" and at + 1 < high and items[at + 1].tag == "THAT":
            at += 1  # "ruled 5-4 that"
            continue
        if item.tag == "THAT" and at + 2 < high and is_pointed_time(items, at):
            at += 2  # "said that night that"
            continue
        if item.tag == "THAT":
            if not any(verb.allows(frame) for frame in "ctzs"):
                return _bare(items, at, high, cue)
            if at + 1 < high and items[at + 1].tag in {"AUX", "NEG"} and items[at + 1].low != "not":
                described = at > cue.end + 1 and items[cue.end].low == "with"
                clause = min(cue.subject.clause, cue.verb)
                apart = clause > 1 and items[clause - 1].low == ","
                if apart and at > cue.end + 2 and items[at - 1].tag == "WORD":
                    return _none(at)  # "It had doubled, she reported in a paper that was rejected"
                if described and not any(item.tag == "QUOTE" for item in items[at:high]):
                    return _none(at)  # "responded with a song that cannot be printed"
                return Complement("clause", at, at)  # "says that is better": a pronoun
            return Complement("clause", at + 1, at) if at + 1 < high else _none(at)
        if item.low == ":":
            if at + 1 >= high:
                return _none(at)
            kind = "quote" if items[at + 1].tag == "QUOTE" else "clause"
            return Complement(kind, at + 1, at)
        if item.low == ",":
            inside = behind_parenthesis(items, at, high)
            if at + 1 < high and items[at + 1].tag == "QUOTE":
                return Complement("quote", at + 1, at)
            behind = place_end(items, at, high)
            if behind is not None and inside is None and behind + 1 < high:
                return Complement("clause", behind + 1, behind)
            if inside is None or cue.subject.manner == "after":
                return _none(at)
            if _is_medial(items, cue) and items[inside].tag not in {"THAT", "QUOTE"}:
                return _none(at)
            at = inside
            continue
        if item.low in DASHES and (behind := behind_dashes(items, at, high)) is not None:
            at = behind  # "said — on Twitter, as it happens — that"
            continue
        asks = at + 1 < high and items[at + 1].low in _WH and verb.allows("w")
        if asks and item.low in {"on", "about", "over"}:
            at += 1  # "pressed him on whether"
            continue
        if item.low in _WAYS and verb.lemma == "put it":
            at += 1
            continue
        if item.low in {"this", "last", "next", "late"} and is_time(items, at + 1, high):
            at += 2
            continue
        if item.low == "at" and items[at + 1 : at + 2] and items[at + 1].low in {"least", "most"}:
            clausal = verb.allows("z") and is_clause(items, at + 1, high)
            return Complement("clause", at, at) if clausal else _none(at)
        counted = item.low in _ABOUT and at + 1 < high and items[at + 1].tag == "NUM"
        if counted and verb.allows("c") and is_clause(items, at + 1, high):
            return Complement("clause", at, at)  # "said over 200 people were there"
        if item.low in _PART_OF_CLAUSE and verb.allows("z") and opens_clause(items, at, high):
            return Complement("clause", at, at)
        if (
            item.tag == "ADV"
            or item.tag == "TIME"
            or (
                item.low in TIMES and item.tag not in {"WORD", "AUX"}  # "he said may force"
            )
        ):
            at += 1
            continue
        if item.tag == "TO" and verb.lemma in {"refer", "allude"}:
            follows = at + 1 < high and quote_follows(items, at + 1, high)
            return Complement("clause", at + 1, at) if follows else _none(at)
        if item.tag == "TO" and items[at - 1].low in DOCUMENTS and at + 1 < high:
            at = over_phrase(items, at, high)  # "saying in a letter to colleagues that"
            continue
        occasion = occasion_end(items, at, high)
        if occasion is not None:
            return Complement("quote", occasion, at)
        if item.tag == "PREP" or (item.tag == "TO" and not verb.allows("v")):
            near = at <= cue.end or (at == cue.end + 1 and items[cue.end].tag == "ADV")
            toward = item.low in {"at", "to", "over"} and " " in verb.lemma
            if toward and verb.allows("p") and quote_follows(items, at + 1, high):
                return Complement("clause", at + 1, at)
            left = at + 1 < high and items[at + 1].tag == "PREP"  # "he railed against for years"
            if verb.allows("p") and near and not left and item.low in {"of", "about", "against"}:
                return Complement("clause", at + 1, at) if at + 1 < high else _none(at)
            stepped = over_phrase(items, at, high)
            if stepped == at + 1 and item.tag == "TO":
                return _none(at)
            at = stepped
            continue
        if not addressed and item.tag == "PRON" and at + 1 < high and items[at + 1].tag == "AUX":
            addressed = True  # "warned it could take days"
        if not addressed and is_subject(items, at, high):
            addressed = True  # "warned growth could end", "promised the pitch will turn"
        if not addressed:
            addressed = True
            stepped = over_addressee(items, at, high, infinitive=verb.allows("v"))
            alone = stepped is not None and not leads_on(items, stepped, high)
            if alone and verb.lemma == "urge":
                return Complement("clause", at, at)  # "urged caution", "urged a cut of the tax"
            if stepped is not None:
                if verb.allows("v") and is_infinitive(items, stepped, high):
                    # "urged the industry to do more": the addressee belongs to the demand.
                    addressee = verb.lemma in {"tell", "ask"}
                    return Complement("clause", stepped if addressee else at, at)
                at = stepped
                continue
        found = _bare(items, at, high, cue)
        dated = at > cue.end or item.low in {"before", "after", "during"}
        if found.kind == "none" and dated and (that := later_that(items, at, high, cue)):
            return Complement("clause", that + 1, that)
        return found
    return _none(at)


def _is_medial(items: Sequence[Item], cue: Cue) -> bool:
    """Whether a comma and a clause stand before the cue: "The port is shut, she said, with …"."""
    clause = min(cue.subject.clause, cue.verb)
    return (
        cue.subject.manner == "before"
        and clause > 1
        and items[clause - 1].low == ","
        and any(item.tag in {"AUX", "NEG"} for item in items[: clause - 1])
    )


def _is_relative_gap(items: Sequence[Item], at: int, high: int, cue: Cue) -> bool:
    """ "which critics said | was unfair": the subject of what is said stands before the cue."""
    while at + 1 < high and items[at].tag == "TIME":
        at += 1  # "which Ann Roe said last year | had passed"
    start = cue.subject.start
    while start > 1 and items[start - 1].tag == "WORD" and items[start - 1].low not in VERBS:
        start -= 1  # "a pitch that | batting coach Ann Roe conceded had"
    if not cue.entry.allows("c") or at + 1 >= high or start == 0 or cue.subject.manner != "before":
        return False
    follows = items[at].tag == "AUX" or is_finite(items[at].low)
    bare = start > 2 and items[start - 1].tag == "WORD" and items[start - 2].tag == "DET"
    bare = bare and items[start - 3].tag == "PUNCT"  # "— a figure Ann Roe says is low"
    return follows and (bare or items[start - 1].low in {"which", "that", "what", "who"})


def _none(at: int) -> Complement:
    return Complement("none", at, at)


def _bare(items: Sequence[Item], at: int, high: int, cue: Cue) -> Complement:
    """A complement that no word introduces: a zero-that clause, a noun phrase, an infinitive."""
    verb, item = cue.entry, items[at]
    if item.low in _POINTERS and is_object(items, at, high, verb):
        return _none(at)  # "found it funny", "remembers it differently"
    given = at + 2 < high and items[at + 1].tag == "TO" and items[at + 2].low in OBJECT_PRONOUNS
    if item.low in _POINTERS and (
        given or at + 1 >= high or items[at + 1].tag in {"PUNCT", "PREP"}
    ):
        return _none(at)  # "repeats it to him", "denied it", "found it in the house"
    if is_infinitive(items, at, high):
        speaks = verb.allows("v") and verb.lemma not in {"ask", "tell"}
        return Complement("clause", at, at) if speaks else _none(at)
    if item.low == "as" and verb.allows("r"):
        follows = at + 1 < high and quote_follows(items, at + 1, high)
        return Complement("clause", at + 1, at) if follows else _none(at)
    if item.low == "what" and verb.allows("r") and quote_follows(items, at + 1, high):
        return Complement("clause", at, at)  # "called what she saw “terrible”"
    if item.tag in {"SUB", "REL"}:
        who = item.low != "who" or verb.lemma in {"ask", "wonder", "query", "inquire", "enquire"}
        if item.low == "which" and verb.lemma in {"ask", "wonder"} and at == cue.end:
            return Complement("clause", at, at)  # "asked which one that was"
        if item.low in _WH and (verb.allows("w") or verb.allows("c")) and who:
            asked = item.low == "who" and at + 1 < high and items[at + 1].tag != "PUNCT"
            if asked or item.low in _CONTENT_SUBORDINATORS or has_main_clause(items, at, high):
                return Complement("clause", at, at)
            return _none(at)
        if item.low in _CONTENT_SUBORDINATORS and verb.allows("c"):
            return Complement("clause", at, at)
        if verb.allows("c") and has_main_clause(items, at, high):
            return Complement("clause", at, at)
        return _none(at)
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
            return _none(at)
        if verb.lemma == "confirm" and is_appointed(items, at, high):
            return _none(at)
        marked = verb.allows("r") and quote_follows(items, at, high)
        if verb.lemma in _DENYING and not marked and not is_deniable(items, at, high):
            return _none(at)
        told = any(word.tag == "THAT" or word.low == "of" for word in items[at : at + _NEAR])
        if verb.lemma in _REJECTING and not (marked or told):
            return _none(at)  # "dismissed the charge"
        if verb.allows("z") or verb.allows("n"):
            return Complement("clause", at, at)
        phrase = items[cue.subject.start : cue.subject.end]
        shows = verb.lemma in {"show", "find"} and any(i.low in _RESEARCH for i in phrase)
        share = shows and item.tag == "NUM" and at + 1 < high and items[at + 1].low in _SHARES
        if share and at + 4 < high:
            return Complement("clause", at, at)  # "found 64 percent of voters want it"
        if (verb.allows("c") or shows) and is_clause(items, at, high):
            return Complement("clause", at, at)
        if (verb.allows("r") or verb.allows("q")) and quote_follows(items, at, high):
            return Complement("clause", at, at)
    return _none(at)


def _speaks_on(item: Item) -> bool:
    verb = VERBS.get(item.low)
    return verb is not None and verb.form == "ing" and item.tag == "WORD"
