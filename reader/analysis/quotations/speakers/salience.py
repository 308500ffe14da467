"""Salience: a name in a sentence in, how much its mention makes its bearer present out.

Subjects weigh most (after Lappin and Leass 1994), and with them who is introduced where a sentence
is turned round ("Next to her stood Ann Roe"), who a reporter meets, and who a sentence opens with
("For Ann Roe, a student, …").
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.rare_cues import ASKED
from reader.analysis.quotations.grammar.items import Bounds, Item
from reader.analysis.quotations.lexicon.roles import DOCUMENTS, ROLES, SPEAKERS
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import PAUSES, is_finite, word_set
from reader.analysis.quotations.naming.names import office_before
from reader.analysis.quotations.naming.parties import Mention

AS_SUBJECT = 1.5
ELSEWHERE = 0.45
POSSESSIVE = 0.3
HEARD = 0.2
"""For who is only spoken to: what comes next tells nothing new of them."""
_HAS_SPOKEN = 1.0
_HAS_WRITTEN = 1.0
_MAIN = 1.8
"""More than the subject of a clause in front of it."""
_ASKED_BY = 0.4
"""For who asks in "Asked by Ann Roe, he said": the answer counts more."""

_MET = 2.0
"""More than the reporter who meets somebody."""

_TALKING = word_set("speaking talking chatting opening")
_STANDING = word_set("was were is are stood sat stands sits came lay")
"""Verbs before the subject of a sentence that is turned round."""

_CLEFT = ("it", "was")
_MEETING = word_set("met meets interviewed visited found")
_LONGEST_TITLE = 4
"""Items between such a verb and the name."""


def weight_of(
    items: Sequence[Item], mention: Mention, first: int, *, subject_open: bool
) -> tuple[float, bool]:
    """The weight of a mention and whether it is the subject.

    `first` is the item at which the subject begins; `subject_open` tells that it has not been seen.
    """
    name = mention.name
    if name.possessive and subject_open and name.start >= first and _has_written(items, name.end):
        return _HAS_WRITTEN, False
    if name.possessive or _is_modifier(items, mention):
        return POSSESSIVE, False
    before = items[name.start - 1] if name.start > 0 else None
    if (
        name.start > 1
        and items[name.start - 1].low == "to"
        and items[name.start - 2].low in _TALKING
    ):
        return HEARD, False  # "Speaking to Ann Roe, the star confessed"
    if before is not None and before.low == "by" and _asks_before(items, name.start):
        return HEARD, False  # "Asked by Ann Roe if she had, the actress said"
    served = before is not None and before.low == "for" and name.start > 1
    if served and items[name.start - 2].low == ",":
        return POSSESSIVE, False  # "Tom Pell KC, for Ann Roe, suggested"
    if _is_behind_clause(items, mention):
        return _MAIN, True
    governed = before is not None and before.tag in {"PREP", "TO"}
    if governed and name.of_person and name.titles:
        governed = office_before(items, name.start) is None  # "Envoy for Yemen Ann Roe"
    if subject_open and name.start >= first and not governed:
        return AS_SUBJECT, True
    led = governed and name.start - 2 > first and items[name.start - 2].low == "led"
    if subject_open and led and items[name.start - 1].low == "by":
        return AS_SUBJECT, True  # "Growers led by Ann Roe staged a sit-in"
    if name.of_organisation:
        return ELSEWHERE, False
    if _is_next_subject(items, mention) or _is_pointed_out(items, name.start):
        return AS_SUBJECT, True
    if _is_met(items, mention):
        return _MET, False
    if _is_turned_round(items, name.start) or _is_topic(items, mention):
        return AS_SUBJECT, False
    return ELSEWHERE, False


def _has_written(items: Sequence[Item], end: int) -> bool:
    """ "Ann Roe's own emails may help her": what somebody wrote."""
    return any(item.low.removesuffix("s") in DOCUMENTS for item in items[end : end + 3])


def _is_behind_clause(items: Sequence[Item], mention: Mention) -> bool:
    """ "When Ann Roe began to reply, | Tom Pell cut in": the subject of the main clause."""
    start, end = mention.name.start, mention.name.end
    if items[0].tag != "SUB" or start < 4 or items[start - 1].low != "," or end >= len(items):
        return False
    return items[end].tag == "AUX" or items[end].low in VERBS or is_finite(items[end].low)


def weight_of_speaking(items: Sequence[Item], start: int) -> tuple[float, bool]:
    """The weight of a source at item `start`, and whether it counts as a subject."""
    asks = start > 1 and items[start - 1].low == "by" and _asks_before(items, start)
    return (_ASKED_BY, False) if asks else (_HAS_SPOKEN, True)


def _asks_before(items: Sequence[Item], start: int) -> bool:
    return any(item.low in ASKED for item in items[max(0, start - 4) : start])


def _is_next_subject(items: Sequence[Item], mention: Mention) -> bool:
    """ "The match was lost and | Ann Roe was furious": the subject of a second clause."""
    start, end = mention.name.start, mention.name.end
    if start == 0 or end >= len(items) or items[start - 1].tag != "CONJ":
        return False
    return items[end].tag == "AUX" or items[end].low in VERBS or is_finite(items[end].low)


def _is_pointed_out(items: Sequence[Item], start: int) -> bool:
    """ "It was | Ann Roe who signed it"."""
    return start == len(_CLEFT) and items[0].low == "it" and items[1].low in {"was", "is"}


def _is_modifier(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a name only describes the noun behind it: "City boss Mark Venables"."""
    end = mention.name.end
    if end + 1 < len(items) and items[end].tag == "WORD" and items[end + 1].tag == "NAME":
        acts = items[end].low in VERBS or is_finite(items[end].low)
        return not acts and not mention.name.of_person  # "Gunners favourite Ann Roe"
    return end < len(items) and items[end].low in SPEAKERS


def _is_turned_round(items: Sequence[Item], start: int) -> bool:
    """ "Among them was Ann Roe", "Next to her stood the student leader Ann Roe"."""
    if items[0].tag not in {"PREP", "ADV", "WORD"} or items[0].low in _STANDING:
        return False
    if not any(item.tag == "PREP" for item in items[:2]):
        return False
    low = max(1, start - _LONGEST_TITLE)
    for at in range(start - 1, low - 1, -1):
        if items[at].low in _STANDING:
            return not any(item.low == "," for item in items[:at])
        if items[at].tag not in {"DET", "WORD", "NAME"}:
            return False
    return False


def _is_met(items: Sequence[Item], mention: Mention) -> bool:
    """ "Our reporter met first-time voter Ann Roe, 18"."""
    if not mention.name.of_person:
        return False
    for at in range(mention.name.start - 1, max(-1, mention.name.start - _LONGEST_TITLE), -1):
        if items[at].low in _MEETING:
            return True
        if items[at].tag not in {"DET", "WORD", "NAME"}:
            return False
    return False


def _is_topic(items: Sequence[Item], mention: Mention) -> bool:
    """ "For Ann Roe, a student of Russian, it comes too late"."""
    as_for = mention.name.start == 2 and [i.low for i in items[:2]] == ["as", "for"]
    if as_for:
        return True  # "As for Ann Roe, she stays"
    if mention.name.start != 1 or items[0].low not in {"for", "to"} or not mention.name.of_person:
        return False
    end = mention.name.end
    return end < len(items) and items[end].low == ","


def may_be_person(items: Sequence[Item], source: Bounds) -> bool:
    """Whether a source can be "he" or "she", unlike "securities filings"."""
    phrase = items[source[1] : source[2]]
    return any(item.tag in {"NAME", "PRON"} or item.low in ROLES for item in phrase)


def is_apart(items: Sequence[Item], source: int) -> bool:
    """ "Ann Roe won, | her coach said", "said | her coach", but not "won with what | he called"."""
    before = items[source - 1]
    return before.low in PAUSES or before.tag == "QUOTE" or before.low in VERBS
