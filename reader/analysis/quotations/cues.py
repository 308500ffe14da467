"""Cues: the items of a unit in, the words that attribute something to somebody out.

A cue is a verb of speech with its subject, "according to", or a noun of speech; what it attributes
is decided afterwards. Indices are those of the unit's items.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotations.items import Item
from reader.analysis.quotations.phrases import phrase_after
from reader.analysis.quotations.subjects import (
    Subject,
    clause_subject,
    subject_after,
    subject_before,
)
from reader.analysis.quotations.verbs import PHRASAL_VERBS, VERBS, Verb
from reader.analysis.quotations.words import is_verb_form, word_set

_DOCUMENTS = word_set(
    "statement letter tweet post email e-mail note message memo speech interview video sign signs "
    "banner banners placard placards poster posters press release op-ed"
)
_PARTICIPLE_OPENERS = word_set("by while after before in when without of from despite for")
_LONG_ENOUGH = 20
_UNLISTED = Verb("", "past", "q", False)
_ACCORDING = Verb("according", "base", "cqn", False)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech at `verb`; the cue's words are `[verb, end)`.

    `reporter` holds the bounds of who passes it on ("RIA quoted Gatilov as saying").
    """

    verb: int
    end: int
    entry: Verb
    subject: Subject
    reporter: tuple[int, int] | None = None

    @property
    def is_according(self) -> bool:
        """Whether this is "according to" and its kin."""
        return self.entry is _ACCORDING


def find_cues(items: Sequence[Item]) -> list[Cue]:
    """The cues of a unit from left to right, each with a subject."""
    cues: list[Cue] = []
    low = 0
    at = 0
    while at < len(items):
        item = items[at]
        cue: Cue | None = None
        if item.tag == "QUOTE" or item.low == ";":
            low = at + 1
        elif item.low == "according" and at + 2 < len(items) and items[at + 1].tag == "TO":
            cue = _according(items, at)
        elif item.low in VERBS and (item.tag == "WORD" or (at == 0 and len(items) > 2)):
            cue = _verb_cue(items, at, at + 1, VERBS[item.low], low, cues)
        if cue is None and item.tag == "QUOTE" and item.end - item.start >= _LONG_ENOUGH:
            cue = _unlisted(items, at)
        if cue is None and item.tag == "WORD" and at + 1 < len(items):
            phrasal = PHRASAL_VERBS.get((item.low, items[at + 1].low))
            if phrasal is not None:
                cue = _verb_cue(items, at, at + 2, phrasal, low, cues)
        if cue is not None:
            cues.append(cue)
            low = at = cue.end
        else:
            at += 1
    return cues


def _unlisted(items: Sequence[Item], quote: int) -> Cue | None:
    """A verb that is not on the list, right behind a quotation: “…,” offered Ann Roe."""
    at = quote + 1
    if at < len(items) and items[at].low == ",":
        at += 1
    if at + 1 >= len(items):
        return None
    verb = items[at]
    if verb.tag == "WORD" and verb.low not in VERBS and _is_finite(verb.low):
        subject = subject_after(items, at, at + 1, len(items))
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
    if pronoun or _is_finite(verb.low):
        return Cue(end, end + 1, _UNLISTED, Subject(at, end, at, "before"))
    return None


def _is_finite(low: str) -> bool:
    return is_verb_form(low) and not low.endswith("ing")


def _according(items: Sequence[Item], at: int) -> Cue | None:
    end = phrase_after(items, at + 2, len(items))
    if end is None:
        return None
    subject = Subject(at + 2, end, at, "after")
    return Cue(at, at + 2, _ACCORDING, subject)


def _verb_cue(
    items: Sequence[Item], at: int, end: int, verb: Verb, low: int, cues: Sequence[Cue]
) -> Cue | None:
    """The cue whose verb stands at `[at, end)`, particle included."""
    before = items[at - 1] if at > 0 else None
    if before is not None and _is_noun(items, at, verb, before):
        return None
    if verb.form == "ing":
        return _participle(items, at, end, low, cues, verb)
    inverted = _inverted(items, at, end, verb, before)
    if inverted is not None:
        apposed = before is not None and before.low == "," and not _quote_before(items, at - 1)
        if not apposed or subject_before(items, at, low) is None:
            return Cue(at, end, verb, inverted)
    if at == 0 or (end < len(items) and items[end].low == "by" and verb.form != "ing"):
        return None
    if verb.lemma in {"call", "dub", "label", "brand"} and _names_it(items, at):
        return None
    subject = subject_before(items, at, low)
    if subject is None:
        return None
    if subject.manner == "relative" and cues and cues[-1].subject.manner == "after":
        # "said one official close to the talks, who added": the speaker goes on.
        subject = Subject(
            cues[-1].subject.start, cues[-1].subject.end, subject.clause, "relative"
        )
    if subject.passive and verb.form in {"past", "participle"}:
        return _was_quoted(items, at, verb, subject)
    if verb.form == "base" and not _may_be_base(items, at, subject):
        return None
    if subject.negated and verb.lemma in {"say", "comment", "elaborate", "respond", "reply"}:
        return None
    if subject.manner == "shared":
        owner = _shared(items, at, low, cues)
        if owner is None:
            return None
        subject = Subject(owner.start, owner.end, subject.clause, "shared")
    if verb.lemma in {"quote", "cite"}:
        passed_on = _quoted_as_saying(items, at, subject)
        if passed_on is not None:
            return passed_on
    return Cue(at, end, verb, subject)


def _was_quoted(items: Sequence[Item], at: int, verb: Verb, subject: Subject) -> Cue | None:
    """ "He was quoted as saying": the one passive whose subject speaks."""
    if verb.lemma not in {"quote", "cite", "report"} or at + 2 >= len(items):
        return None
    saying = VERBS.get(items[at + 2].low)
    if items[at + 1].low != "as" or saying is None or saying.form != "ing":
        return None
    active = Subject(subject.start, subject.end, subject.clause, subject.manner)
    return Cue(at, at + 3, saying, active)


def _names_it(items: Sequence[Item], at: int) -> bool:
    """ "an app called “Meter”", "what they call the cost": naming rather than saying."""
    following = items[at + 1] if at + 1 < len(items) else None
    asked = any(item.low == "what" for item in items[max(0, at - 3) : at])
    if following is None:
        return True
    quoted = any(item.tag == "QUOTE" for item in items[at + 1 : at + 5])
    return not quoted if asked else following.stretch >= 0


def _is_noun(items: Sequence[Item], at: int, verb: Verb, before: Item) -> bool:
    """Whether the word is a noun or an adjective here, by what stands beside it."""
    if before.tag in {"DET", "NUM"} or (before.tag == "PREP" and verb.form != "ing"):
        return True
    if before.low.endswith(("'s", "s'")) and before.tag in {"NAME", "WORD"}:
        return True
    if verb.noun_too and verb.form in {"s", "base"} and before.tag == "WORD":
        following = items[at + 1] if at + 1 < len(items) else None
        return following is None or following.tag not in {"THAT", "PRON", "QUOTE", "DET", "NAME"}
    return False


def _inverted(
    items: Sequence[Item], at: int, end: int, verb: Verb, before: Item | None
) -> Subject | None:
    """The subject after the verb, where the clause stands beside a quotation or after a comma."""
    if not (verb.allows("i") or verb.allows("b") or verb.allows("q")) or verb.form == "base":
        return None
    beside = before is None or before.tag == "QUOTE" or before.low in {",", "so", "—", "–", "-"}
    if not beside:
        return None
    if before is not None and before.low == "," and not _quote_before(items, at - 1):
        if not verb.allows("i"):
            return None
    found = subject_after(items, at, end, len(items))
    if found is None:
        return None
    following = items[found.end] if found.end < len(items) else None
    if before is not None and before.tag != "QUOTE" and following is not None:
        # "Smith, asked the minister to go" is no inversion: a clause does not follow its subject.
        if following.tag in {"THAT", "AUX", "WORD", "TO"}:
            return None
    if before is None and not (following is not None and following.low == ":"):
        return None
    return found


def _quote_before(items: Sequence[Item], comma: int) -> bool:
    return comma > 0 and items[comma - 1].tag == "QUOTE"


def _may_be_base(items: Sequence[Item], at: int, subject: Subject) -> bool:
    """Whether an uninflected verb agrees: "they say", "officials say", "will say"."""
    before = items[at - 1]
    if before.tag in {"PRON", "AUX", "NEG", "TO", "REL"}:
        return True
    if subject.manner == "shared" or subject.end <= subject.start:
        return False
    head = items[subject.end - 1]
    plural = head.low.endswith("s") or head.low in {"people", "police", "men", "women", "many"}
    return plural or any(item.low == "and" for item in items[subject.start : subject.end])


def _participle(
    items: Sequence[Item], at: int, end: int, low: int, cues: Sequence[Cue], verb: Verb
) -> Cue | None:
    """ "…, saying that": the subject is that of the clause before."""
    before = items[at - 1] if at > 0 else None
    if before is None:
        return None
    if before.tag in {"AUX", "ADV", "NEG"}:
        subject = subject_before(items, at, low)
        if subject is None:
            return None
        if subject.manner != "shared" and subject.manner != "relative":
            return Cue(at, end, verb, subject)
    opens = before.low == "," or before.tag in {"CONJ", "ADV"} or before.low in _PARTICIPLE_OPENERS
    owner: Subject | None
    if opens or before.low in {"—", "–", "-"}:
        owner = _shared(items, at, 0, cues)
        clause = at - 1 if before.tag == "CONJ" or before.low == "," else at
        if before.low in _PARTICIPLE_OPENERS:
            clause = at - 1
    elif before.tag in {"NAME", "WORD"}:
        found = subject_before(items, at, low)
        if found is None or found.manner != "before":
            return None
        owner, clause = found, found.start
        leading = items[found.start - 1] if found.start > 0 else None
        governed = leading is not None and leading.low != "with" and leading.tag != "PUNCT"
        if before.low in _DOCUMENTS or (governed and not verb.allows("b")):
            owner = _shared(items, at, 0, cues) or found
    else:
        return None
    if owner is None:
        return None
    return Cue(at, end, verb, Subject(owner.start, owner.end, clause, "shared"))


def _shared(items: Sequence[Item], at: int, low: int, cues: Sequence[Cue]) -> Subject | None:
    """The subject that a coordinated verb or a participle takes over."""
    if cues:
        return cues[-1].subject
    return clause_subject(items, low, at)


def _quoted_as_saying(items: Sequence[Item], at: int, subject: Subject) -> Cue | None:
    """ "RIA quoted Gatilov as saying": the object is the speaker, the subject passes it on."""
    end = phrase_after(items, at + 1, len(items))
    if end is None or end + 1 >= len(items) or items[end].low != "as":
        return None
    saying = VERBS.get(items[end + 1].low)
    if saying is None or saying.form != "ing":
        return None
    spoken = Subject(at + 1, end, subject.clause, "object")
    reporter = (subject.start, subject.end) if subject.end > subject.start else None
    return Cue(at, end + 2, saying, spoken, reporter)
