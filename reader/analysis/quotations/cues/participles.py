"""Participles: "…, saying that", "after telling reporters": cues whose subject is another clause's.

In: the items of a unit and a verb of speech in -ing; out: its cue with the subject it takes over.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.clauses import clause_joined, clause_subject, main_subject
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import phrase_before
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.reported_clauses import is_clause
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.grammar.subjects import subject_before
from reader.analysis.quotations.lexicon.roles import SPEAKERS
from reader.analysis.quotations.lexicon.verbs import VERBS, Verb
from reader.analysis.quotations.lexicon.words import (
    BE_FORMS,
    PAUSES,
    is_finite,
    word_set,
)

_DOCUMENTS = word_set(
    "statement letter tweet post email e-mail note message memo speech interview video sign "
    "lawsuit petition signs banner banners placard placards poster posters press release op-ed"
)
_CATENATIVES = word_set(
    "kept keep keeps started start starts began begun begin begins stopped stop stops "
    "resumed continue continues continued"
)
_FRONTING = word_set("in by after before while when on")
_NOUNS = {"PRON", "NAME", "DET"}
_PRESENTING = word_set(
    "with including featuring featured features left leaves had has have heard hear hears saw "
    "see sees show shows showed shown showing depicting depicts caught recorded filmed remember "
    "remembers remembered recalled recalls found"
)
"""What makes of somebody's saying a scene: "remembers her father saying"."""
_WITNESSED = word_set("heard seen filmed recorded overheard caught pictured")
_SEEING = word_set("saw see sees watched watching")
_MOVING = word_set("into onto through toward towards past along up down across")
_APPEARING = word_set("emerged appeared surfaced circulated came")
_NOUNS_IN_ING = word_set(
    "writing finding ruling reading holding warning showing hearing shooting firing"
)
_RECEIVED = word_set("received got saw obtained found read opened")
_PARTICIPLE_OPENERS = word_set("by while after before in when without of from despite for")


def participle_cue(
    items: Sequence[Item], at: int, end: int, low: int, cues: Sequence[Cue], verb: Verb
) -> Cue | None:
    """ "…, saying that": the subject is that of the clause before."""
    before = items[at - 1] if at > 0 else None
    if verb.lemma == "write" and at > 1 and before is not None and before.low == "in":
        return None  # "wondered in writing whether"
    asked = any(item.low in {"which", "what"} for item in items[max(0, at - 4) : at])
    if verb.lemma == "call" and asked and not _marks_follow(items, end, 12):
        return None  # "the bill, which he is calling the Cloth Act,"
    if before is None or (at == 1 and before.low in _FRONTING):
        return _fronted(items, at, end, verb)
    if before.low in _CATENATIVES or (before.tag == "WORD" and before.low in _APPEARING):
        return _kept_on(items, at, end, low, cues, verb)
    opener = at - 1
    while opener > 0 and items[opener].tag == "ADV":
        opener -= 1
    if before.tag in {"AUX", "ADV", "NEG"} and items[opener].low not in PAUSES:
        subject = subject_before(items, at, low)
        if subject is None:
            return None
        told = end < len(items) and items[end].tag == "THAT" and before.low in BE_FORMS
        if subject.manner != "shared" and (told or subject.manner != "relative"):
            return Cue(at, end, verb, subject)  # "Ann Roe, who has been claiming that"
        crowd = subject.manner == "relative" and verb.allows("b") and _marks_follow(items, end, 2)
        if crowd:
            return Cue(at, end, verb, subject)  # "the crowd, which had been chanting “Out!”"
    if before.low in _WITNESSED and at > 2 and items[at - 2].low in BE_FORMS:
        subject = subject_before(items, at - 2, low)  # "can be heard asking"
        heard = subject is not None and subject.manner == "before"
        return Cue(at, end, verb, subject) if heard and subject is not None else None
    if before.low == "to" and at > 1 and items[at - 2].low.endswith(("self", "selves")):
        owner = clause_subject(items, low, at)  # "has limited itself to saying"
        return Cue(at, end, verb, replace(owner, manner="shared")) if owner is not None else None
    opens = (
        before.low == ","
        or before.tag in {"CONJ", "ADV", "QUOTE"}
        or before.low in _PARTICIPLE_OPENERS
    )
    if before.tag == "ADV" and items[opener].low in _PARTICIPLE_OPENERS:
        before = items[opener]  # "while also saying"
    if before.low in _PARTICIPLE_OPENERS and _in_relative(items, at):
        return None  # "A nurse who was sacked after reporting thefts has said"
    owner: Subject | None
    pointed = before.low in {"point", "time"} and at > 2 and items[at - 3].tag == "PREP"
    if opens or pointed or before.low in PAUSES:
        owner = shared_subject(items, at, 0, cues)
        if before.low == "," and owner is not None and not _can_act(items, owner):
            main = main_subject(items[:at])  # "declined to say if letters had come, saying"
            owner = main if main is not None and _can_act(items, main) else owner
        clause = at - 1 if before.tag == "CONJ" or before.low == "," else at
        if before.low in _PARTICIPLE_OPENERS:
            clause = at - 1
    elif before.tag in {"NAME", "WORD", "NUM"} or before.low in {"%", ")"} or _is_dated(items, at):
        last = at - 1
        if _is_dated(items, at):  # "a letter on Tuesday warning", "a letter Tuesday warning"
            last -= 2 if items[at - 2].low == "on" else 1
        start = phrase_before(items, last, low)
        if start is not None and start > low and items[start - 1].low == "with":
            found = Subject(start, at, start, "before")  # "a row with | the party accusing"
        else:
            found = subject_before(items, at, low)
        if found is None or found.manner != "before":
            return None
        if items[at].low in _NOUNS_IN_ING and not _marks_follow(items, end):
            return None
        owner, clause = found, found.start
        leading = items[found.start - 1] if found.start > 0 else None
        seen = leading is not None and leading.low in _SEEING and not verb.allows("c")
        if seen and not _marks_follow(items, end, 8):
            return None  # "when she saw Ann Roe talking about it, all she could do"
        governed = leading is not None and not _presents(leading, cues)
        written = any(item.low in _DOCUMENTS for item in items[found.start : found.end])
        received = written and found.start > 0 and items[found.start - 1].low in _RECEIVED
        moved = leading is not None and leading.low in _MOVING
        led = written or moved or (governed and not verb.allows("b"))
        if led and not received:  # not "received a letter warning": the letter's words
            owner = shared_subject(items, at, 0, cues) or found
    elif before.tag == "TIME" and any(item.low == "spent" for item in items[max(0, at - 7) : at]):
        spent = next(i for i in range(at - 1, -1, -1) if items[i].low == "spent")
        owner, clause = subject_before(items, spent, low), at  # "spent the week telling people"
    elif before.tag == "TIME":
        owner, clause = shared_subject(items, at, 0, cues), at  # "left a meeting Tuesday saying"
    else:
        return None
    if owner is None:
        return None
    acts = items[owner.start].tag == "WORD" and is_finite(items[owner.start].low)
    if owner.end == owner.start + 1 and acts:
        last = phrase_after(items, owner.end, at)  # "Then came | a letter from Ode, warning"
        owner = Subject(owner.end, last, clause, "shared") if last is not None else owner
    owner = _agent_of(items, owner, at) or owner
    return Cue(at, end, verb, Subject(owner.start, owner.end, clause, "shared"))


def _can_act(items: Sequence[Item], subject: Subject) -> bool:
    """Whether a subject is a person, a body or a name."""
    phrase = items[subject.start : subject.end]
    return any(i.tag in {"NAME", "PRON"} or i.low in SPEAKERS for i in phrase)


def _is_dated(items: Sequence[Item], at: int) -> bool:
    """Whether "on Tuesday" or "Tuesday" stands behind a noun and before an item."""
    if at < 3 or items[at - 1].tag != "TIME":
        return False
    return items[at - 2].low == "on" or items[at - 2].low in _DOCUMENTS


def _agent_of(items: Sequence[Item], subject: Subject, at: int) -> Subject | None:
    """ "The task was given by the Trust, saying that": who acts, where the subject is a thing."""
    if _can_act(items, subject):
        return None
    by = next((i for i in range(subject.end, at) if items[i].low == "by"), None)
    if by is None or not any(item.low in BE_FORMS for item in items[subject.end : by]):
        return None
    end = phrase_after(items, by + 1, at)
    named = end is not None and any(item.tag == "NAME" for item in items[by + 1 : end])
    return Subject(by + 1, end, by, "object") if end is not None and named else None


def _fronted(items: Sequence[Item], at: int, end: int, verb: Verb) -> Cue | None:
    """ "Conceding that it was late, she left", "By calling them “fools”, he lost": the subject of
    the main clause, behind the comma or the marks that close the participle's."""
    clausal = end < len(items) and items[end].tag == "THAT"
    follows = end < len(items) and verb.allows("c")
    clausal = clausal or (follows and is_clause(items, end, len(items)))
    if not clausal and not any(item.tag == "QUOTE" for item in items[end : end + 14]):
        return None
    for close in range(end, min(len(items) - 2, end + 24)):
        if items[close].low == "," or items[close].tag == "QUOTE":
            first = close + 1 + int(items[close + 1].low == ",")
            after = items[first].tag if first < len(items) else ""
            found = clause_joined(items, first - 1, len(items)) if after in _NOUNS else None
            if found is not None:
                until = close + int(items[close].tag == "QUOTE")
                return Cue(
                    at, end, verb, Subject(found.start, found.end, at, "shared"), until=until
                )
    return None


def _presents(leading: Item, cues: Sequence[Cue]) -> bool:
    """Whether what stands before a noun phrase lets it act: "with Ann Roe saying", "heard her"."""
    if leading.low in _PRESENTING or leading.tag == "PUNCT":
        return True
    return leading.tag == "CONJ" and bool(cues) and cues[-1].entry.form == "ing"


def _kept_on(
    items: Sequence[Item], at: int, end: int, low: int, cues: Sequence[Cue], verb: Verb
) -> Cue | None:
    """ "Ann Roe kept asking": the subject of the verb before."""
    subject = subject_before(items, at - 1, low)
    if subject is None or subject.passive:
        return None
    if subject.manner == "shared":
        owner = shared_subject(items, at - 1, low, cues)
        if owner is None:
            return None
        subject = Subject(owner.start, owner.end, subject.clause, "shared")
    return Cue(at, end, verb, subject)


def _in_relative(items: Sequence[Item], at: int) -> bool:
    """Whether a relative clause that no comma opens is still open at an item."""
    for back in range(at - 1, max(0, at - 12), -1):
        if items[back].tag in {"PUNCT", "QUOTE"}:
            return False
        if items[back].low == "who":
            return items[back - 1].low != ","
    return False


def _marks_follow(items: Sequence[Item], end: int, reach: int = 3) -> bool:
    """Whether a quotation stands within a few items, before the next comma."""
    for item in items[end : end + reach]:
        if item.tag == "QUOTE":
            return True
        if item.low == ",":
            return False
    return False


def shared_subject(items: Sequence[Item], at: int, low: int, cues: Sequence[Cue]) -> Subject | None:
    """The subject that a coordinated verb or a participle takes over."""
    conjunction = at - 1 if at > 0 and items[at - 1].tag == "CONJ" else at - 2
    if conjunction > low and items[conjunction].tag == "CONJ":
        acting = items[conjunction - 1]
        if is_finite(acting.low) and acting.low not in VERBS:
            own = subject_before(items, conjunction - 1, low)
            if own is not None and own.manner == "before" and _can_act(items, own):
                return own  # "asked about it, he laughed and said"
    if cues:
        fronted = any(item.tag in {"SUB", "PREP"} for item in items[:3])
        for back in range(at - 2, cues[-1].end, -1):
            joined = items[back].tag == "CONJ" and items[back - 1].low == ","
            main = items[back].low == "," and fronted
            own = clause_joined(items, back, at) if joined or main else None
            if own is not None:
                return own
        form = VERBS[items[at].low].form if items[at].low in VERBS else None
        if form == "s" and cues[-1].entry.form == "past" and items[at - 1].tag == "CONJ":
            return None  # "said it was fair and calls for more": what is said, not who says it
        if items[at].low == "adding" or items[at - 1].low == "then":
            # "He claimed that she had asked for it, adding": who speaks, not who is spoken of.
            own = [cue for cue in cues if items[cue.subject.clause - 1].tag != "THAT"]
            return (own or cues)[-1].subject
        alike = [cue for cue in cues if cue.entry.form == form]
        same = [cue for cue in alike if cue.entry.lemma == VERBS[items[at].low].lemma]
        if same and cues[-1].entry.lemma in {"show", "find", "indicate", "suggest"}:
            return same[-1].subject  # "said the figures showed it was late and said"
        # "She said he did not recall it and said": the verb in the same form is the equal.
        return (alike[-1] if alike and cues[-1].entry.form == "base" else cues[-1]).subject
    joined = at > 1 and (items[at - 2].tag == "QUOTE" or items[at - 2].low == ";")
    return clause_subject(items, 0 if joined else low, at)
