"""Subjects: which noun phrase a verb of speech belongs to.

In: the items of a unit and the index of the verb; out: the source as item bounds and how it was
found. Looks left over auxiliaries, adverbs, times, appositions and relative clauses; looks right
where the order is inverted ("said Smith").
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.grammar.before_verbs import (
    before_when,
    is_aside,
    is_place_then,
    is_span,
    is_time,
    set_phrase_start,
)
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import LONGEST, phrase_before
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.postmodifiers import (
    behind_participle,
    document_before,
    is_issued_too,
    issued,
)
from reader.analysis.quotations.grammar.relatives import behind_relative, relative_subject
from reader.analysis.quotations.grammar.reported_clauses import opens_reported
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.grammar.subject_appositions import (
    apposed_subject,
    name_before_apposition,
)
from reader.analysis.quotations.grammar.verbs_here import is_past
from reader.analysis.quotations.grammar.wide_subjects import (
    behind_marks,
    whole_phrase,
    with_partner,
)
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    BE_FORMS,
    DASHES,
    NEGATIONS,
    OBJECT_PRONOUNS,
    is_finite,
    word_set,
)

_MOMENTS = word_set("time moment point stage")
_CATENATIVES = word_set(
    "went goes go going like likes liked continued continues continue came proceeded took "
    "seemed appeared rushed "
    "chose managed began begins begin started decided used seeks sought tried tries hastened "
    "careful quick keen eager first failed had has wanted reported alleged believed understood"
)


_CAUSATIVES = word_set(
    "leaving left leading prompting forcing compelling pushing driving inspiring provoking "
    "led leads prompted prompts forced forces compelled moved caused pushed drove inspired provoked"
)
_OPENING = 2
"""Items that may stand before a subject that opens a sentence: "But a"."""


_SILENT = word_set("declined refused neglected hesitated forgot")
_UNSPOKEN = _SILENT | word_set(
    "failed used wanted needed requires required allows allowed enables enabled helps helped "
    "expects expected forces forced orders ordered"
)
"""What is not said: "declined to say". "Used to say" is no purpose."""
_GONE = word_set("went gone go goes going")
_WRITING = word_set(
    "texted wrote messaged emailed called rang phoned tweeted interrupted stopped paused"
)
_BEARERS = {"NAME", "PRON"}
_PURPOSE = 8
"""Items between a finite verb and the infinitive of its purpose."""
_ONLY_OBJECTS = OBJECT_PRONOUNS - {"you", "it", "her"}


def subject_before(
    items: Sequence[Item], verb: int, low: int, floor: int | None = None
) -> Subject | None:
    """The subject to the left of the verb at index `verb`, not further left than `low`.

    Where a comma stands before the verb, what it closes may reach as far back as `floor`.
    """
    floor = low if floor is None else floor
    at = verb - 1
    passive = negated = False
    while at >= low:
        item = items[at]
        if (opened := set_phrase_start(items, at, low)) is not None:
            at = opened - 1
        elif (
            item.tag in {"AUX", "NEG"}
            or (item.tag == "ADV" and not (at > low and items[at - 1].tag == "DET"))
            or item.low in {"once", "long"}
            or (item.low == "first" and is_past(items[verb]))
            or (
                item.low in {"both", "all", "each"}
                and at - 1 >= low
                and items[at - 1].tag in {"AUX", "NAME", "WORD", "PUNCT", "REL"}
            )
        ):
            passive = passive or (item.low in BE_FORMS and not _has_said(items, at))
            negated = negated or item.low in NEGATIONS
            at -= 1
        elif is_time(item) and at - 1 >= low and items[at - 1].low in {"on", "in", "late", "last"}:
            at -= 2
        elif item.tag == "TIME" or is_span(items, at):
            at -= 1
        elif item.tag == "NAME" and at - 3 >= low and is_place_then(items, at):
            at -= 2  # "the committee on Wednesday in Abuja warned"
        elif item.tag == "NUM" and items[at + 1].tag == "TIME" and items[at - 1].low == "on":
            at -= 2  # "on 14 May"
        elif is_issued_too(items, at, low):
            at -= 2
        else:
            break
    marked = low > 1 and items[low - 1].tag == "QUOTE" and not items[low - 1].low
    if marked and at < low == verb and items[low - 2].tag == "DET":
        return Subject(low - 2, low, low - 2, "before")  # "the “agent” told him"
    if at < low:
        return Subject(verb, verb, verb, "shared", passive, negated)
    item = items[at]
    clause = at + 1
    if item.tag == "CONJ" or (item.low == "," and at - 1 >= low and items[at - 1].tag == "CONJ"):
        return Subject(verb, verb, at, "shared", passive, negated)
    governed = item.tag == "PRON" and at - 1 > low and items[at - 1].tag == "PREP"
    if governed and (whom := behind_relative(items, at - 1, floor)) is not None:
        return Subject(whom[0], whom[1], whom[0], "before", passive, negated)  # "who were on it"
    if item.tag == "PRON":
        return Subject(at, at + 1, at, "before", passive, negated)
    if item.tag == "REL" and item.low in {"who", "which"}:
        return relative_subject(items, at, low, passive, negated)
    if item.low == "whom" and at - 3 >= low and items[at - 1].low == "of":
        some = relative_subject(items, at - 2, low, passive, negated)  # "fans, some of whom sang"
        return None if some is None else Subject(some.start, at - 3, at - 2, "relative", passive)
    if item.low == "that" and item.tag == "THAT":
        last = before_when(items, at - 1, low)
        start = phrase_before(items, last, low) if last >= low else None
        if start is not None and last < at - 1:
            return Subject(start, last + 1, at, "relative", passive, negated)
        if start is not None and (paper := document_before(items, start, low)) is not None:
            return Subject(paper[0], paper[1], at, "relative", passive, negated)
        return None if start is None else Subject(start, at, at, "relative", passive, negated)
    if item.tag == "TO":
        led = _infinitive(items, at, low)
        return replace(led, passive=passive) if led is not None and passive else led
    titled = item.stretch >= 0 and item.low.endswith(",")  # "Ann Roe, author of “The Tide,” said"
    if item.low == "," and items[at + 1].low == "then" and at + 1 < verb:
        return Subject(verb, verb, at, "shared", passive, negated)  # "he notes it, then adds"
    adverb = item.low == "," and at - 3 > low and items[at - 1].tag in {"ADV", "CONJ", "SUB"}
    if adverb and items[at - 2].low == "," and items[at - 3].tag == "AUX":
        return subject_before(items, at - 2, low, floor)  # "the mayor had, however, promised"
    if item.low == "," or item.low in DASHES or titled:
        found = apposed_subject(items, at, floor, passive, negated)
        return found or _stray_comma(items, at, verb, low)
    if item.low in {"this", "these"}:
        return None
    start = phrase_before(items, at, low)
    momentary = start is not None and start - 1 > low and item.low in _MOMENTS
    if momentary and start is not None and items[start - 1].tag == "PREP":
        return subject_before(items, start - 1, low, floor)  # "Ann Roe at the time said"
    if start is not None and is_aside(items, start, low):
        return subject_before(items, start - 1, low, floor)
    described = None if start is None else behind_participle(items, start, low)
    if described is None and start is not None:
        described = issued(items, start, low)
    if described is not None:
        return Subject(described[0], described[1], described[0], "before", passive, negated)
    antecedent = behind_relative(items, at if start is None else start, floor)
    if antecedent is not None:
        return Subject(antecedent[0], antecedent[1], antecedent[0], "before", passive, negated)
    if start is None:
        return None
    apposed = name_before_apposition(items, start, at, low)
    if apposed is not None:
        return Subject(apposed[0], apposed[1], apposed[0], "before", passive, negated)
    start, clause = whole_phrase(items, start, low, clause)
    apposed = name_before_apposition(items, start, at, low)
    if apposed is not None:
        return Subject(apposed[0], apposed[1], apposed[0], "before", passive, negated)
    start = with_partner(items, start, low)
    start = behind_marks(items, start, low)
    return Subject(start, clause, start, "before", passive, negated)


def _stray_comma(items: Sequence[Item], comma: int, verb: int, low: int) -> Subject | None:
    """ "Fighters returning from the hills, say": a comma between a subject that opens the sentence
    and its verb."""
    known = VERBS.get(items[verb].low)
    if items[comma].low != "," or known is None or any(i.low == "," for i in items[low:comma]):
        return None
    following = items[verb + 1] if verb + 1 < len(items) else None
    told = known.lemma == "tell" and following is not None and following.tag == "NAME"
    if known.form not in {"s", "base"} and not told:
        return None
    if following is None or items[low].tag == "PREP" or not (told or opens_reported(items, verb)):
        return None
    found = subject_before(items, comma, low)
    opens = found is not None and found.manner == "before" and found.start <= _OPENING
    return found if opens else None


def _infinitive(items: Sequence[Item], at: int, low: int) -> Subject | None:
    """ "went on to say": the subject of the verb that governs the infinitive."""
    if items[at - 1].low == "heard" and at - 2 >= low and items[at - 2].low in BE_FORMS:
        found = subject_before(items, at - 2, low)  # "was heard to say"
        return None if found is None else replace(found, passive=False)
    for back in range(at - 1, max(low, at - 4) - 1, -1):
        if items[back].low in _SILENT:
            return None  # "has declined to say why"
        if items[back].low in _CATENATIVES:
            found = subject_before(items, back, low)
            if found is None or found.manner == "relative":
                return found
            return replace(found, passive=False, negated=False)
    if at - 3 >= low and [i.low for i in items[at - 2 : at]] == ["far", "as"]:
        gone = next((b for b in range(at - 3, max(low, at - 5), -1) if items[b].low in _GONE), None)
        return None if gone is None else subject_before(items, gone, low)
    return _prompted(items, at, low) or _purpose(items, at, low)


def _prompted(items: Sequence[Item], at: int, low: int) -> Subject | None:
    """ "Led her to declare", "prompted the board, which met, to say": who is made to speak."""
    for back in range(at - 1, max(low, at - LONGEST) - 1, -1):
        if items[back].low not in _CAUSATIVES:
            continue
        if back + 1 == at:
            passive = back > low and items[back - 1].tag == "AUX"
            found = subject_before(items, back, low) if passive else None
            return replace(found, passive=False, negated=False) if found is not None else None
        end = phrase_after(items, back + 1, at)
        if end is None:
            pronoun = items[back + 1].low in OBJECT_PRONOUNS or items[back + 1].low == "her"
            end = back + 2 if pronoun and back + 2 == at else None
        if end is None or (end < at and items[end].low != ","):
            return None
        return Subject(back + 1, end, at, "object")
    return None


def _purpose(items: Sequence[Item], at: int, low: int) -> Subject | None:
    """ "Stood up to remind", "took to Twitter to call": the subject of the finite verb before."""
    for back in range(at - 1, max(low, at - _PURPOSE) - 1, -1):
        item = items[back]
        timed = item.low == "after" and back + 1 == at and items[back - 1].tag == "ADV"
        if timed:
            continue  # "emerged soon after to say"
        if item.tag in {"PUNCT", "QUOTE", "SUB", "THAT", "REL", "CONJ", "AUX"}:
            return None
        owned = items[back - 1].tag == "DET" or items[back - 1].low.endswith("'s")
        if item.low in _UNSPOKEN:
            return None
        lately = back > low and item.tag == "WORD" and item.low.endswith("s")
        moves = back + 2 == at and items[back + 1].tag in {"ADV", "PREP"}  # "leans over to ask"
        if item.low.endswith("ing") and items[back - 1].tag == "NAME" and back > low:
            start = phrase_before(items, back - 1, low)
            if start is None or start == low or items[start - 1].low != "with":
                return None
            return Subject(start, back, start, "before")  # "with | Ann Roe taking to X to call"
        acts = is_finite(item.low) or (lately and (moves or items[back - 1].tag in _BEARERS))
        writes = item.low in _WRITING
        if acts and (writes or item.low not in VERBS) and not owned:
            found = subject_before(items, back, low) if back > low else None
            if found is None or found.manner not in {"before", "shared"} or found.passive:
                return None
            return replace(found, passive=False, negated=False)
    return None


def subject_after(items: Sequence[Item], verb: int, first: int, high: int) -> Subject | None:
    """The subject of an inverted clause: "said Smith", "says the minister"."""
    at = first
    while at < high and items[at].tag == "ADV":
        at += 1
    if at >= high or items[at].low in _ONLY_OBJECTS:
        return None
    end = phrase_after(items, at, high)
    if end is None:
        return None
    return Subject(at, end, verb, "after")


def _has_said(items: Sequence[Item], at: int) -> bool:
    """ "She's said" is "has said", "It's said" is not."""
    return items[at].low == "'s" and items[at - 1].low in {"he", "she", "who"}
