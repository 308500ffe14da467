"""Cues: the items of a unit in, the words that attribute something to somebody out.

A cue is a verb of speech with its subject, "according to", or a noun of speech; what it attributes
is decided afterwards. Indices are those of the unit's items.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.cues.hearings import is_told
from reader.analysis.quotations.cues.idioms import says_nothing
from reader.analysis.quotations.cues.idle_cues import (
    has_marks_near,
    has_verb_behind,
    is_idle,
    is_led,
)
from reader.analysis.quotations.cues.not_cues import (
    asks_for_silence,
    is_adjective,
    is_done,
    is_noun,
    names_as,
    names_it,
)
from reader.analysis.quotations.cues.participles import participle_cue, shared_subject
from reader.analysis.quotations.cues.passive_cues import agent_passive, unnamed_passive
from reader.analysis.quotations.cues.rare_cues import (
    ASKED,
    LONG_ENOUGH,
    according_to,
    asked_by,
    came_answer,
    is_set_off,
    quoted_as_saying,
    unlisted_cue,
    was_quoted,
)
from reader.analysis.quotations.cues.verb_subjects import (
    behind_relative_marks,
    floor_of,
    listed_subject,
)
from reader.analysis.quotations.grammar.agreement import may_be_base
from reader.analysis.quotations.grammar.inversions import (
    acts_itself,
    inverted_subject,
    is_named,
    quote_before,
)
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.subjects import Subject, subject_before
from reader.analysis.quotations.grammar.wide_subjects import opening_people, with_comparison
from reader.analysis.quotations.lexicon.roles import SPEAKERS, is_plural
from reader.analysis.quotations.lexicon.verbs import PHRASAL_VERBS, VERBS, Verb
from reader.analysis.quotations.lexicon.words import (
    BE_FORMS,
    NEGATIONS,
    PAUSES,
    QUESTION_WORDS,
    word_set,
)

_SILENT_WHEN_NEGATED = word_set(
    "say tell comment elaborate respond reply specify disclose confirm predict reveal explain "
    "mention state answer"
)
_OPINIONS = word_set("say claim believe argue insist fear complain warn hope think worry")
_WANTING = word_set("wanted wants want sought seeks asked demanded")
_MEANS = word_set("telephone phone e-mail email video text fax letter way")
"""How words come: "Ann Roe explained by telephone"."""
_WITH_PARTICLES = frozenset(verb for verb, _ in PHRASAL_VERBS)
_MAKING = word_set("make makes made making")
_COMPLAINING = word_set("complain object protest argue dispute")
_ANYTHING = word_set("nothing everything anything something")


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
        elif (
            item.low in {"according", "in", "as"}
            and not (cues and at > 0 and items[at - 1].tag == "THAT")
            and (accords := according_to(items, at)) is not None
        ):
            if cues and is_set_off(items, cues[-1], accords):
                source = (accords.subject.start, accords.subject.end)
                cues[-1] = replace(cues[-1], reporter=cues[-1].reporter or source)
                at = accords.subject.end
                continue
            cue = accords
        elif item.low in ASKED and (asked := asked_by(items, at)) is not None:
            cue = asked
        elif (phrasal := _phrasal(items, at)) is not None:
            cue = _verb_cue(items, at, phrasal[1], phrasal[0], low, cues)
        elif item.low in VERBS and (item.tag == "WORD" or (at == 0 and len(items) > 2)):
            cue = _verb_cue(items, at, at + 1, VERBS[item.low], low, cues)
        came = cue is None and item.tag == "QUOTE" and came_answer(items, at)
        if cue is None and item.tag == "QUOTE":
            long = item.end - item.start >= LONG_ENOUGH
            cue = unlisted_cue(items, at) if came or long else None
        if cue is not None and (came or _attributes(items, cue)):
            cues.append(cue)
            low = at = cue.end
        else:
            at += 1
    return cues


def _attributes(items: Sequence[Item], cue: Cue) -> bool:
    """Whether a cue attributes by itself or by the marks near it."""
    if is_idle(items, cue):
        return False
    return cue.entry.is_strong or is_led(items, cue) or has_marks_near(items, cue)


def _phrasal(items: Sequence[Item], at: int) -> tuple[Verb, int] | None:
    """ "Called for", "called again for": the verb and the item behind its particle."""
    if items[at].low not in _WITH_PARTICLES:
        return None
    opens = at == 0 and items[at].low.endswith("ing")  # "Pointing out that"
    if items[at].tag != "WORD" and not opens:
        return None
    for particle in range(at + 1, min(at + 3, len(items))):
        verb = PHRASAL_VERBS.get((items[at].low, items[particle].low))
        if verb is not None:
            leads = particle + 2 < len(items) and items[particle + 1].tag == "TO"
            leads = leads and items[particle + 2].low in VERBS  # "went on to say"
            return None if leads and verb.lemma == "go on" else (verb, particle + 1)
        made = items[at].low in _MAKING and items[particle].low == "it"  # "made it clear"
        if items[particle].tag != "ADV" and not made:
            break
    return None


def _verb_cue(
    items: Sequence[Item], at: int, end: int, verb: Verb, low: int, cues: Sequence[Cue]
) -> Cue | None:
    """The cue whose verb stands at `[at, end)`, particle included."""
    before = items[at - 1] if at > 0 else None
    if before is not None and is_noun(items, at, verb, before):
        return None
    if before is not None and before.low == "having" and cues and cues[-1].entry.lemma == "deny":
        return None  # "denied having told her so"
    if verb.lemma == "mean" and verb.form != "ing":
        return None  # "the find means “nothing is sure”"
    if verb.lemma == "know" and names_as(items, end):
        return None  # "everybody knows her as “Sunny”"
    if says_nothing(items, at, end, verb) or _leads_to_saying(items, end, verb):
        return None
    if verb.lemma == "know" and _wants_to(items, at):
        verb = VERBS["asked"]
    if verb.lemma in {"ask", "request", "ask for"} and asks_for_silence(items, end):
        return None
    posted = verb.lemma == "post" and end < len(items) and items[end].tag == "PREP"
    if posted and before is not None and _is_posted(before):
        return None  # "said in a video posted on X that"
    if verb.lemma == "order" and any(i.tag == "QUOTE" for i in items[end + 1 : end + 3]):
        return None  # "ordered the “fish of the day”"
    if verb.form == "ing":
        if before is not None and before.low in {"anyone", "anybody"}:
            return None  # "anyone suggesting it"
        if before is not None and before.low in NEGATIONS and verb.lemma in _SILENT_WHEN_NEGATED:
            return None  # "isn't telling anyone"
        if before is not None and before.low == "of" and cues and cues[-1].entry.lemma == "accuse":
            return None  # "accused the press of writing": said of the press, not by it
        return participle_cue(items, at, end, low, cues, verb)
    inverted = inverted_subject(items, at, end, verb, before)
    if inverted is not None:
        apposed = before is not None and before.low in PAUSES and not quote_before(items, at - 1)
        own = subject_before(items, at, low, floor_of(items, at)) if apposed else None
        reports = verb.lemma == "report"
        spoken = own is not None and reports and any(cue.subject.start == own.start for cue in cues)
        placed = own is not None and own.start == 1 and items[0].tag == "PREP"
        titled = items[inverted.start].tag == "DET" and verb.lemma in {"say", "write"}
        told = is_named(items, inverted) and (
            placed or titled or (own and not acts_itself(items, own))
        )
        if own is None or spoken or told:
            return Cue(at, end, verb, inverted)
    if at == 0:
        return None
    passes_on = verb.lemma in {"quote", "cite"}
    if (end < len(items) and items[end].low == "by") or _is_passive(before):
        passive = agent_passive(items, at, end, verb) if verb.form != "base" else None
        if passive is not None:
            return passive
    done = end < len(items) and items[end].low == "by" and verb.form in {"past", "participle"}
    done = done and not (end + 1 < len(items) and items[end + 1].low in _MEANS)
    if done and not (verb.allows("z") or passes_on):
        return None  # "measures added by Republicans"
    if verb.lemma in {"accuse", "suspect"} and end < len(items) and items[end].low == "of":
        return None  # "an accountant accused of fraud"
    quoted = any(item.tag == "QUOTE" for item in items[max(0, at - 4) : at])
    if verb.lemma == "add" and end < len(items) and items[end].low in {"up", "to"} and not quoted:
        return None
    if verb.lemma in {"call", "dub", "label", "brand"} and names_it(items, at):
        return None
    subject = behind_relative_marks(items, at) or subject_before(
        items, at, low, floor_of(items, at)
    )
    opens = False
    if verb.form == "base" and verb.lemma in _OPINIONS:
        agrees = subject is not None and may_be_base(items, at, subject)
        people = None if agrees else opening_people(items, at)
        subject, opens = people or subject, people is not None
    if subject is None:
        subject = listed_subject(items, at, low, verb)
    if subject is None:
        return None
    subject = with_comparison(items, subject)
    if verb.noun_too and verb.form == "s" and is_adjective(items, subject):
        return None  # "subtle hints that"
    if is_done(items, subject, verb, end):
        return None
    if subject.manner == "relative" and cues and cues[-1].subject.manner == "after":
        # "said one official close to the talks, who added": the speaker goes on.
        subject = Subject(cues[-1].subject.start, subject.end, subject.clause, "relative")
    if (subject.passive or _is_been(before)) and verb.form in {"past", "participle"}:
        if verb.lemma == "tell" and is_told(items, subject, end):
            return Cue(at, end, verb, subject)
        return was_quoted(items, at, verb, subject) or unnamed_passive(items, at, end, verb)
    if verb.form == "base" and not opens and not may_be_base(items, at, subject):
        return None
    if subject.negated and verb.lemma in _SILENT_WHEN_NEGATED:
        return None
    no_one = [item.low for item in items[subject.start : subject.start + 2]] == ["no", "one"]
    nobody = no_one or (items[subject.start].low == "nobody" and subject.end > subject.start)
    if (
        nobody
        and verb.lemma in _COMPLAINING
        and not has_marks_near(items, Cue(at, end, verb, subject))
    ):
        return None  # "nobody complained about the sign"
    if nobody and verb.lemma == "say" and not has_verb_behind(items, end):
        return None  # "nobody ever said boredom"
    if subject.clause > 0 and items[subject.clause - 1].low == "than":
        return None  # "higher than they say it is"
    if subject.clause > 0 and items[subject.clause - 1].low in _ANYTHING and _is_quoted(items, end):
        return None  # "nothing the mayor said “will help”"
    inside = at > 2 and items[at - 1].tag in {"AUX", "NEG"} and low > 1 and at - low <= 2
    if subject.manner == "shared" and inside and items[low - 2].tag == "PRON":
        return None  # "said that he “absolutely” does not endorse it"
    if subject.manner == "shared":
        owner = shared_subject(items, at, low, cues)
        if owner is None:
            return None
        subject = Subject(owner.start, owner.end, subject.clause, "shared")
    if verb.lemma in {"quote", "cite"}:
        passed_on = quoted_as_saying(items, at, subject)
        if passed_on is not None:
            return passed_on
    return Cue(at, end, verb, subject)


def _leads_to_saying(items: Sequence[Item], end: int, verb: Verb) -> bool:
    """ "Began to reply that": the second verb is the cue."""
    begins = verb.lemma in {"begin", "start"} and end + 1 < len(items)
    return begins and items[end].tag == "TO" and items[end + 1].low in VERBS


def _wants_to(items: Sequence[Item], at: int) -> bool:
    """ "Wanted to know why": a question."""
    wants = at > 2 and items[at - 1].tag == "TO" and items[at - 2].low in _WANTING
    return wants and at + 1 < len(items) and items[at + 1].low in QUESTION_WORDS


def _is_posted(before: Item) -> bool:
    """Whether the word before "posted" is something that was."""
    return before.tag == "WORD" and before.low not in SPEAKERS and not is_plural(before.low)


def _is_quoted(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].tag == "QUOTE"


def _is_passive(before: Item | None) -> bool:
    return before is not None and before.low in BE_FORMS


def _is_been(before: Item | None) -> bool:
    """A form of "be" that is no "has": "after it was announced Ann Roe", not "she's said"."""
    return _is_passive(before) and before is not None and before.low not in {"'s", "’s"}
