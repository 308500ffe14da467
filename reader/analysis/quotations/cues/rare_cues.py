"""Rarer cues: "according to", verbs that are not on the list, and words that somebody passes on."""

from collections.abc import Sequence

from reader.analysis.quotations.cues.cue import ACCORDING, Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import LONGEST
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.grammar.subjects import subject_after
from reader.analysis.quotations.lexicon.roles import ROLES
from reader.analysis.quotations.lexicon.verbs import PHRASAL_VERBS, VERBS, Verb
from reader.analysis.quotations.lexicon.words import (
    BE_FORMS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    QUESTION_WORDS,
    TIMES,
    is_finite,
    word_set,
)

LONG_ENOUGH = 20
CLOSING = frozenset({",", ".", ";", ":", "—"})
"""What may stand behind an apposition."""


_CALLS = word_set(
    "shout shouts cry cries call calls reply answer response voice voices yell yells chant chants"
)
ASKED = word_set("asked pressed questioned quizzed")
_UNLISTED = Verb("", "past", "q", False)


def unlisted_cue(items: Sequence[Item], quote: int) -> Cue | None:
    """A verb that is not on the list, right behind a quotation: “…,” offered Ann Roe."""
    at = quote + 1
    if quote > 0 and items[0].tag == "WORD" and is_finite(items[0].low):
        return None  # "Hailed as “a find”, she won"
    if quote > 0 and items[quote - 1].tag == "DET":
        return None  # "A “bright and kind” student drowned"
    if at < len(items) and items[at].low == ",":
        at += 1
    if at + 1 >= len(items):
        return None
    verb = items[at]
    if verb.low in {"came", "comes", "went"}:
        return _came_from(items, at)
    if verb.tag == "WORD" and verb.low not in VERBS and is_finite(verb.low):
        subject = subject_after(items, at, at + 1, len(items))
        owned = quote > 0 and subject is not None and items[subject.start].low in POSSESSIVES
        if owned:
            return None  # "Ann Roe, who promised to go “soon,” convened her cabinet"
        if subject is not None and items[subject.start].tag in {"NAME", "DET", "PRON"}:
            return Cue(at, at + 1, _UNLISTED, subject)
        return None
    end = phrase_after(items, at, len(items))
    if end is None or end >= len(items) or items[end].tag != "WORD":
        return None
    verb = items[end]
    pronoun = items[at].tag == "PRON"
    if verb.low in VERBS or (verb.low, items[min(end + 1, len(items) - 1)].low) in PHRASAL_VERBS:
        return None
    if pronoun or is_finite(verb.low):
        return Cue(end, end + 1, _UNLISTED, Subject(at, end, at, "before"))
    return None


def came_answer(items: Sequence[Item], quote: int) -> bool:
    """ "“Yes,” came the reply": however short the quotation is."""
    at = quote + 1
    return at + 2 < len(items) and items[at].low == "came" and items[at + 2].low in _CALLS


def _came_from(items: Sequence[Item], came: int) -> Cue | None:
    """ "“Out!” came a shout from the crowd": whoever stands behind "from", or nobody."""
    end = phrase_after(items, came + 1, len(items))
    if end is None or not any(item.low in _CALLS for item in items[came + 1 : end + 3]):
        return None
    source = next((at + 1 for at in range(came + 2, end + 1) if items[at].low == "from"), None)
    last = None if source is None else phrase_after(items, source, len(items))
    if source is None or last is None:
        return Cue(came, came + 1, _UNLISTED, Subject(came, came, came, "object"))
    return Cue(came, came + 1, _UNLISTED, Subject(source, last, came, "after"))


def according_to(items: Sequence[Item], at: int) -> Cue | None:
    """The cue at "according to" or "in the words of", with the source behind it."""
    source = next((at + len(words) for words in _ACCORDING if _are(items, at, words)), None)
    end = phrase_after(items, source, len(items)) if source is not None else None
    if source is not None and source < len(items) and items[source].low in OBJECT_PRONOUNS:
        owned = items[source].low == "her" and end is not None and end > source + 1
        end = end if owned else source + 1  # "according to him"
    if source is None or end is None:
        return None
    if end + 1 < len(items) and items[end].low in {"by", "from"} and items[end - 1].tag == "WORD":
        end = phrase_after(items, end + 1, len(items)) or end  # "an analysis by the union"
    if at == 0 or items[at - 1].tag in {"QUOTE", "CONJ"}:
        end = _before_subject(items, source, end)
    return Cue(at, source, ACCORDING, Subject(source, end, at, "after"))


_ACCORDING = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("as", "per"),
    ("as", "reported", "by"),
    ("as", "first", "reported", "by"),
)


def _are(items: Sequence[Item], at: int, words: tuple[str, ...]) -> bool:
    return tuple(item.low for item in items[at : at + len(words)]) == words


def _before_subject(items: Sequence[Item], low: int, end: int) -> int:
    """ "According to the mayor, Jana Novak resigned": the name is no apposition but the subject of
    what was said, for no comma closes it."""
    if (
        end >= len(items)
        or items[end].tag == "QUOTE"
        or items[end].low in {",", ".", ";", ":", "—"}
    ):
        return end
    comma = next((at for at in range(end - 1, low, -1) if items[at].low == ","), end)
    return comma if comma + 1 < end and items[comma + 1].tag == "NAME" else end


def asked_by(items: Sequence[Item], at: int) -> Cue | None:
    """ "Asked by Ann Roe why …", "was asked on Monday by Ann Roe why …": the agent speaks."""
    by = at + 1
    while by < min(at + 4, len(items)) and (items[by].tag == "TIME" or items[by].low in TIMES):
        by += 1
    if by + 1 >= len(items) or items[by].low != "by":
        return None
    if at > 0:
        before = items[at - 1]
        heads = before.low in {",", "when", "and", "but"} or before.tag in {"QUOTE", "AUX", "ADV"}
        if not heads and before.low not in BE_FORMS:
            return None
    end = phrase_after(items, by + 1, len(items))
    if end is None:
        return None
    spoken = Subject(by + 1, end, at, "object")
    if end + 2 < len(items) and items[end].low == ",":
        apposed = items[end + 1].tag == "WORD" and items[end + 1].low in ROLES
        if apposed and not any(_asks(items, i) for i in range(end, len(items) - 1)):
            return None  # "Questioned by Ann Roe, counsel for the union, she denied it"
    if end < len(items) and items[end].low == ",":
        asked = (i for i in range(end + 1, min(end + LONGEST, len(items) - 1)) if _asks(items, i))
        end = next(asked, end) + 1
    if end + 1 < len(items) and items[end].low in {"on", "about"}:
        end += items[end + 1].low in QUESTION_WORDS
    return Cue(at, end, VERBS["asked"], spoken)


def _asks(items: Sequence[Item], comma: int) -> bool:
    """Whether a comma closes an apposition and a question follows: ", for the union, | if"."""
    return items[comma].low == "," and items[comma + 1].low in QUESTION_WORDS


def _behind_apposition(items: Sequence[Item], comma: int) -> int:
    """ "Quoted Ann Roe, a spokeswoman, | as saying": the "as" behind what describes her."""
    for at in range(comma + 1, min(comma + LONGEST, len(items) - 1)):
        if items[at].tag in {"AUX", "NEG", "PRON", "QUOTE", "THAT"}:
            break
        verb = VERBS.get(items[at + 1].low)
        if items[at].low == "as" and verb is not None and verb.form == "ing":
            return at
    return comma + 1


def was_quoted(items: Sequence[Item], at: int, verb: Verb, subject: Subject) -> Cue | None:
    """ "He was quoted as saying": the one passive whose subject speaks."""
    if verb.lemma not in {"quote", "cite", "report"}:
        return None
    end = at + 1
    reporter: tuple[int, int] | None = None
    if end < len(items) and items[end].low in {"by", "in", "on"}:
        after = phrase_after(items, end + 1, len(items))
        if after is None:
            return None
        reporter, end = (end + 1, after), after
    while end < len(items) and (
        items[end].tag == "TIME" or items[end].low in TIMES | {"last", "on"}
    ):
        end += 1  # "was quoted by the Sun last month as saying"
    saying = VERBS.get(items[end + 1].low) if end + 1 < len(items) else None
    if end + 2 < len(items) and items[end + 2].low == "by" and reporter is None:
        after = phrase_after(items, end + 3, len(items))
        reporter = (end + 3, after) if after is not None else None
    if end >= len(items) or items[end].low != "as" or saying is None or saying.form != "ing":
        return None
    active = Subject(subject.start, subject.end, subject.clause, subject.manner)
    return Cue(at, end + 2, saying, active, reporter)


def quoted_as_saying(items: Sequence[Item], at: int, subject: Subject) -> Cue | None:
    """ "RIA quoted Gatilov as saying": the object is the speaker, the subject passes it on."""
    end = phrase_after(items, at + 1, len(items))
    name_end = end
    if end is not None and end + 1 < len(items) and items[end].low == ",":
        end = _behind_apposition(items, end)
    if end is None or end + 1 >= len(items) or items[end].low != "as":
        return None
    having = int(items[end + 1].low == "having" and end + 2 < len(items))  # "as having told him"
    saying = VERBS.get(items[end + 1 + having].low)
    if saying is None or (saying.form != "ing" and not having):
        return None
    spoken = Subject(at + 1, name_end or end, subject.clause, "object")
    reporter = (subject.start, subject.end) if subject.end > subject.start else None
    return Cue(at, end + 2 + having, saying, spoken, reporter)


def is_set_off(items: Sequence[Item], cue: Cue, accords: Cue) -> bool:
    """ "Told reporters, according to Interfax, that": set off between a verb and its clause."""
    end = accords.subject.end
    closed = end + 1 < len(items) and items[end].low == "," and items[end + 1].tag == "THAT"
    opened = items[accords.verb - 1].low == "," if accords.verb > 0 else False
    between = items[cue.end : accords.verb - 1]
    plain = all(
        item.tag in {"WORD", "NAME", "DET", "TIME", "PREP", "ADV", "PRON"} for item in between
    )
    return opened and closed and plain and not cue.is_according
