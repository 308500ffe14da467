"""Complements: what follows a verb of speech and where the content begins.

In: the items of a unit and a cue; out: the first item of the content after it, or the reason that
there is none. Steps over addressees, times and adverbial phrases that stand between.
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.bare_complements import bare_complement
from reader.analysis.quotations.cues.behind_verbs import (
    is_subject,
    leads_on,
    opens_clause,
    quote_follows,
)
from reader.analysis.quotations.cues.complement import Complement, none_at
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.cues.interludes import (
    behind_dashes,
    behind_parenthesis,
    behind_relative_clause,
    colon_after,
    hope_of,
    is_pointed_time,
    is_time,
    later_that,
    occasion_end,
    worded,
)
from reader.analysis.quotations.grammar.addressees import (
    is_infinitive,
    over_addressee,
    over_phrase,
    place_end,
)
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.reported_clauses import (
    is_clause,
)
from reader.analysis.quotations.lexicon.roles import DOCUMENTS
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    DASHES,
    QUESTION_WORDS,
    TIMES,
    is_finite,
    word_set,
)

_REACH = 40
_WAYS = word_set("more this like another way thus best another rather simply")

_ABOUT = word_set("over about around under nearly almost some roughly")
_PART_OF_CLAUSE = word_set("further perhaps even only just now here")
"""Adverbs that open what is said rather than tell how: "says further talks are needed"."""

_WHICH_TIME = word_set("this last next late")


def complement_after(items: Sequence[Item], cue: Cue, high: int) -> Complement:
    """What follows the cue, up to item `high`."""
    verb = cue.entry
    if verb.allows("b"):
        high = min(high, max(cue.end, cue.subject.end) + 6)
    at = cue.end if cue.subject.manner != "after" else max(cue.end, cue.subject.end)
    high = min(high, at + _REACH, len(items))
    if cue.subject.manner == "after" and at < high and _speaks_on(items[at]):
        return none_at(at)  # "…, says a report | highlighting the “rise”"
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
            return none_at(at) if demands else Complement("quote", at, at)
        if item.tag == "NUM" and at + 1 < high and items[at + 1].tag == "THAT":
            at += 1  # "ruled 5-4 that"
            continue
        if item.tag == "THAT" and at + 2 < high and is_pointed_time(items, at):
            at += 2  # "said that night that"
            continue
        if item.tag == "THAT" and _is_that_once(items, at, high, verb.lemma):
            return none_at(at)
        if item.tag == "THAT":
            if not any(verb.allows(frame) for frame in "ctzs"):
                return bare_complement(items, at, high, cue)
            if at + 1 < high and items[at + 1].tag in {"AUX", "NEG"} and items[at + 1].low != "not":
                described = at > cue.end + 1 and items[cue.end].low == "with"
                clause = min(cue.subject.clause, cue.verb)
                apart = clause > 1 and items[clause - 1].low == ","
                if apart and at > cue.end + 2 and items[at - 1].tag == "WORD":
                    return none_at(at)  # "It had doubled, she reported in a paper that was lost"
                if described and not any(item.tag == "QUOTE" for item in items[at:high]):
                    return none_at(at)  # "responded with a song that cannot be printed"
                return Complement("clause", at, at)  # "says that is better": a pronoun
            return Complement("clause", at + 1, at) if at + 1 < high else none_at(at)
        if item.low == ":":
            if at + 1 >= high:
                return none_at(at)
            kind = "quote" if items[at + 1].tag == "QUOTE" else "clause"
            return Complement(kind, at + 1, at)
        if item.low == ",":
            inside = behind_relative_clause(items, at, high) or behind_parenthesis(items, at, high)
            if at + 1 < high and items[at + 1].tag == "QUOTE":
                return Complement("quote", at + 1, at)
            behind = place_end(items, at, high)
            if behind is not None and inside is None and behind + 1 < high:
                return Complement("clause", behind + 1, behind)
            if inside is None or cue.subject.manner == "after":
                return none_at(at)
            if _is_medial(items, cue) and items[inside].tag not in {"THAT", "QUOTE"}:
                return none_at(at)
            at = inside
            continue
        if item.low in DASHES and (behind := behind_dashes(items, at, high)) is not None:
            at = behind  # "said — on Twitter, as it happens — that"
            continue
        asks = at + 1 < high and items[at + 1].low in QUESTION_WORDS and verb.allows("w")
        if asks and item.low in {"on", "about", "over"}:
            at += 1  # "pressed him on whether"
            continue
        if item.low in {"a", "an"} and (colon := colon_after(items, at, high)) is not None:
            return Complement("quote", colon + 1, at)  # "adds a caution: “…”"
        if item.low in {"a", "an"} and (borne := worded(items, at, high)) is not None:
            return Complement("quote", borne, at)
        if item.low in _WAYS and verb.lemma == "put it":
            at += 1
            continue
        each = item.low in {"each", "every"} and at + 1 < high and items[at + 1].low == "time"
        if each or (item.low in _WHICH_TIME and is_time(items, at + 1, high)):
            at += 2
            continue
        if item.low == "at" and items[at + 1 : at + 2] and items[at + 1].low in {"least", "most"}:
            clausal = verb.allows("c") and is_clause(items, at + 1, high)
            return Complement("clause", at, at) if clausal else none_at(at)
        counted = item.low in _ABOUT and at + 1 < high and items[at + 1].tag == "NUM"
        counted = counted or [i.low for i in items[at : at + 2]] == ["up", "to"]
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
            return Complement("clause", at + 1, at) if follows else none_at(at)
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
                return Complement("clause", at + 1, at) if at + 1 < high else none_at(at)
            stepped = over_phrase(items, at, high)
            if stepped == at + 1 and item.tag == "TO":
                return none_at(at)
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
        found = bare_complement(items, at, high, cue)
        dated = at > cue.end or item.low in {"before", "after", "during"}
        if found.kind == "none" and dated and (that := later_that(items, at, high, cue)):
            return Complement("clause", that + 1, that)
        return found
    return none_at(at)


def _is_that_once(items: Sequence[Item], at: int, high: int, lemma: str) -> bool:
    """ "Denied that on Monday, saying", "disputed that in a text, saying": a pronoun."""
    if at + 3 >= high or items[at + 1].tag != "PREP":
        return False
    if lemma not in {"deny", "dispute", "repeat"} and items[at + 2].tag != "TIME":
        return False
    end = next((i for i in range(at + 2, min(at + 7, high)) if items[i].low in {",", "."}), None)
    acts = (item.tag in {"AUX", "NEG"} or is_finite(item.low) for item in items[at + 1 : end])
    return end is not None and not any(acts)


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
    own = cue.subject.start
    bare = bare or (own > 2 and items[own].low == "they" and _is_article_noun(items, own))
    return follows and (bare or items[start - 1].low in {"which", "that", "what", "who", "whose"})


def _is_article_noun(items: Sequence[Item], end: int) -> bool:
    """ "Against a system | they say is unfair": a noun with "a" before the pronoun."""
    if items[end - 1].tag != "WORD":
        return False
    return any(item.low in {"a", "an", "what"} for item in items[max(0, end - 3) : end - 1])


def _speaks_on(item: Item) -> bool:
    verb = VERBS.get(item.low)
    return verb is not None and verb.form == "ing" and item.tag == "WORD"
