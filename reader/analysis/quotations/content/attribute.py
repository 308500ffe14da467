"""Attributions within one unit: its items and cues in, content with cue and source out.

Each cue takes what follows it, what precedes it, or both; a later cue of the same sentence ends the
content of the one before. Item ranges are half-open.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.content.according import according_content
from reader.analysis.quotations.content.attribution import (
    Attribution,
    Range,
    is_nested,
    is_owned,
)
from reader.analysis.quotations.content.citing import passed_on
from reader.analysis.quotations.content.clause_ends import clause_end
from reader.analysis.quotations.content.cutting import cut_earlier, is_answered
from reader.analysis.quotations.content.extent import (
    clause_goes_on,
    clause_resumed,
    content_before,
    content_end,
    ends_speech,
    is_embedded,
    is_fronted,
    judged_content,
    quote_content,
    resumed,
    set_off,
)
from reader.analysis.quotations.content.led import led_by_nouns, signed_quotations
from reader.analysis.quotations.cues.complements import Complement, complement_after
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.cues.finding import find_cues
from reader.analysis.quotations.grammar.datelines import dateline_end
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import word_set
from reader.analysis.quotations.marking.stretch import Stretch

_FRONTED = 8
"""Items of a fronted "according to" and its comma."""

_UNNAMED = word_set("source sources people person officials poll polls survey surveys")
"""Who passes nothing on: "According to a poll, voters say"."""

_GOES_ON = {"DET", "NAME", "WORD", "NUM", "PRON", "TO"}


def attribute(
    text: str, items: Sequence[Item], stretches: Sequence[Stretch]
) -> tuple[list[Attribution], list[Cue]]:
    """The attributions of one unit in the order of their cues, and the cues found."""
    high = content_end(items)
    cues = find_cues(items)
    found: list[Attribution] = []
    reach = dateline_end(items)
    for cue in cues:
        through = _through(items, found, cue)
        if through is not None:
            found.pop()
        made = _one(text, items, stretches, cue, found, reach, high)
        if through is not None and (made is None or made.awaits):
            found.append(through)
        elif through is not None and made is not None:
            made = replace(made, reporter=made.reporter or through.source)
        if made is None:
            continue
        if made.awaits:
            if not any(earlier.content for earlier in found):
                found.append(made)
            continue
        made = cut_earlier(text, items, found, cue, made)
        found.append(made)
        if made.content and made.content[0][0] < cue.verb and not cue.is_according:
            reach = max(reach, cue.end, cue.subject.end, made.content[-1][1])
    found += signed_quotations(items, found)
    found += led_by_nouns(text, items, stretches, found)
    return [item for item in found if item.content or item.awaits], cues


def _through(items: Sequence[Item], found: Sequence[Attribution], cue: Cue) -> Attribution | None:
    """ "According to the Post, Ann Roe said it was late": what a fronted source passes on."""
    last = found[-1] if found else None
    if last is None or last.cue is None or len(last.content) != 1:
        return None
    reports = VERBS.get(items[last.cue[0]].low)
    if last.cue[0] > 0 and (reports is None or reports.lemma != "report"):
        return None
    if any(item.low in _UNNAMED for item in items[slice(*(last.source or (0, 0)))]):
        return None  # "According to a poll, voters say", "According to sources, he told her"
    speaks = cue.subject.manner == "before" and cue.entry.allows("z")
    return last if speaks and last.content[0][0] == cue.subject.start > last.cue[1] else None


def _one(
    text: str,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    cue: Cue,
    found: Sequence[Attribution],
    reach: int,
    high: int,
) -> Attribution | None:
    high = high if cue.until is None else min(high, cue.until)
    source = (cue.subject.start, cue.subject.end) if cue.subject.end > cue.subject.start else None
    words = (cue.verb, cue.end)
    clause = min(cue.subject.clause, cue.verb)
    before = content_before(items, clause, reach)
    complement = complement_after(items, cue, high)
    if cue.subject.manner == "shared" and found and complement.kind != "none":
        joined = clause < len(items) and items[clause].tag == "CONJ"
        before = None if joined else before
    if cue.subject.manner == "shared" and before is not None and is_owned(found, before[1] - 1):
        before = None  # "called it “a gift,” and welcomed him"
    base = passed_on(text, items, cue, Attribution((), words, source, cue.reporter))
    if cue.is_according:
        content = according_content(items, cue, before, found, high)
        return replace(base, content=content) if content else None
    if before is not None and _is_introduced(text, items, stretches, found, before[1] - 1):
        before = None  # "Ann Roe responded: “Why?” Her critics cited it"
    told_as = clause > 0 and items[clause - 1].low == "as" and complement.kind == "clause"
    if told_as and complement.start < high:
        before = None  # "called it “late”, as papers reveal it was early"
    judges = cue.entry.allows("r") and not any(cue.entry.allows(frame) for frame in "ciq")
    judges = judges and complement.after < high and items[complement.after].low == "as"
    if judges and cue.subject.manner == "before" and complement.kind == "none":
        before = None  # "paid “for logistics,” an allegation Ann Roe described as laughable"
    quoted_before = before is not None and items[before[1] - 1].tag == "QUOTE"
    # "In a statement calling it “reckless”, she urged talks": the words are the statement's.
    fronted = before is not None and is_fronted(items[before[0]])
    quoted_before = quoted_before and not (fronted and complement.kind != "none")
    fronted = fronted and before is not None and not _holds_cue(items, found, before)
    takes_over = cue.subject.manner == "shared" and cue.entry.form == "ing"
    takes_over = takes_over and (bool(found) or complement.kind != "none")
    if (
        before is not None
        and quoted_before
        and not _judges_on(items, cue, complement)
        and not takes_over
        and ends_speech(text, stretches, items[before[1] - 1])
    ):
        if cue.entry.lemma == "put it" and items[clause - 1].low == "as" and not found:
            before = (before[1] - 1, before[1])  # "a mixture of “squatters,” as she put it"
        if before[1] >= 2 and items[before[1] - 2].low == ":" and before[1] - 2 > before[0]:
            before = (before[1] - 1, before[1])  # what leads to the colon is not quoted
        content = [before]
        second = resumed(text, items, stretches, cue, complement, high)
        second = second or clause_goes_on(items, complement.after, high, cue)
        if second is not None:
            content.append(second)
        return replace(base, content=tuple(content))
    if complement.kind == "none":
        content = _around(items, cue, complement, reach, before, high)
        if content:
            return replace(base, content=content)
        if cue.entry.allows("i") or cue.entry.allows("q"):
            return replace(base, awaits=True)
        return None
    told = complement.kind == "clause" and items[complement.start - 1].tag == "THAT"
    if cue.entry.allows("b") and not told and not _stands_beside(items, cue, complement):
        return None
    if complement.kind == "quote":
        span = quote_content(text, items, stretches, complement.start, high)
        if is_embedded(items, cue, span):
            span = (complement.start, complement.start + 1)
        apart = fronted or _stands_apart(text, items, stretches, clause, complement.start)
        if before is not None and not fronted and _interrupts(text, stretches, items, cue, span):
            return replace(base, content=(before, span))
        return replace(base, content=(span,), nested=not apart and is_nested(items, found, cue))
    if complement.start >= high or _is_pointed_out(items, clause, complement):
        return None
    nested = not fronted and is_nested(items, found, cue)
    end = clause_end(items, complement.start, high, cue)
    if cue.entry.allows("r") and not cue.entry.allows("c"):
        return replace(
            base, content=(judged_content(items, complement.start, end, cue),), nested=nested
        )
    return replace(base, content=((complement.start, end),), nested=nested)


def _is_introduced(
    text: str,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    found: Sequence[Attribution],
    quote: int,
) -> bool:
    """Whether a colon and a verb before it lead to a quotation that asks or exclaims."""
    if items[quote].tag != "QUOTE" or quote == 0 or items[quote - 1].low != ":":
        return False
    inner = stretches[items[quote].stretch].inner.of(text)
    return inner.rstrip()[-1:] in {"?", "!"} and is_owned(found, quote)


def _is_pointed_out(items: Sequence[Item], clause: int, complement: Complement) -> bool:
    """ "What nobody disputes | is the money": no content behind the verb."""
    led = clause == 1 and items[0].low == "what"
    return led and items[complement.start].tag in {"AUX", "NEG"}


def _judges_on(items: Sequence[Item], cue: Cue, complement: Complement) -> bool:
    """ "Clerks welcome “a step”, the union denounces | “a trick”": marks of its own behind it."""
    judges = cue.entry.allows("r") and not cue.entry.allows("c")
    return judges and any(
        item.tag == "QUOTE" for item in items[complement.start : complement.start + 3]
    )


def _interrupts(
    text: str, stretches: Sequence[Stretch], items: Sequence[Item], cue: Cue, quote: Range
) -> bool:
    """ "It could work, she said, “and it should”": what is said goes on in marks."""
    if items[quote[0] - 1].low != "," or quote[0] - 1 != max(cue.end, cue.subject.end):
        return False
    return stretches[items[quote[0]].stretch].inner.of(text)[:1].islower()


def _stands_apart(
    text: str, items: Sequence[Item], stretches: Sequence[Stretch], clause: int, quote: int
) -> bool:
    """ "When he said that, a man yelled “Stay there!”": a clause of its own, and its own words."""
    if is_answered(items, clause):
        clause -= 2
    if items[0].low == "according" and clause <= _FRONTED:
        return False  # "According to Ann Roe, the city will answer “in kind”"
    last = items[clause - 1] if clause > 0 else None
    if last is None or not ends_speech(text, stretches, items[quote]):
        return False
    return last.low == "," or (last.tag == "QUOTE" and ends_speech(text, stretches, last))


def _holds_cue(items: Sequence[Item], found: Sequence[Attribution], before: Range) -> bool:
    """Whether a verb of speech stands in a fronted phrase, where it is no subordinate clause."""
    cues = (earlier.cue for earlier in found if earlier.cue is not None)
    inside = any(before[0] <= cue[0] < before[1] for cue in cues)
    return inside and items[before[0]].tag != "SUB"


def _around(
    items: Sequence[Item],
    cue: Cue,
    complement: Complement,
    reach: int,
    before: Range | None,
    high: int,
) -> tuple[Range, ...]:
    """The clause before a cue that nothing follows, and its rest where the cue interrupts it."""
    if cue.subject.manner not in {"before", "after", "object"}:
        return ()
    heard = cue.entry.lemma == "hear" and items[cue.subject.start].tag == "PRON"
    if heard or not any(cue.entry.allows(frame) for frame in "cit"):
        return ()  # "they trust “almost nothing” they hear"
    follows = items[complement.after] if complement.after < high else None
    if follows is not None and follows.low == "of" and cue.entry.allows("a"):
        return ()  # "Addressing the president, she reminded him of it"
    adds = cue.subject.manner == "after" and follows is not None and follows.low.endswith("ing")
    if follows is not None and follows.tag in _GOES_ON and not adds:
        return ()
    rest = clause_resumed(items, complement.after, high, cue)
    clause = min(cue.subject.clause, cue.verb)
    if before is None and clause <= reach and rest is not None and items[rest[0]].tag == "PREP":
        return ()  # "The poet writes standing up, at a lectern"
    if before is None and rest is not None:
        before = set_off(items, clause, reach)
        if before is None and clause > reach and items[clause - 1].low not in {"as", ","}:
            return ()
    if cue.entry.allows("b") and clause > 0 and items[clause - 1].low == "as":
        return ()  # "as the audience murmured, he spoke on"
    led = before is not None and rest is not None and before[1] - before[0] > 1
    if led and before is not None and items[before[1] - 1].tag in {"SUB", "REL"}:
        before = None  # "in Durban, where, he says, people drink"
    return tuple(part for part in (before, rest) if part is not None)


def _stands_beside(items: Sequence[Item], cue: Cue, complement: Complement) -> bool:
    """Whether marks follow a verb of manner at once, or behind a comma or colon."""
    if complement.kind != "quote":
        return False
    return complement.start == cue.end or items[complement.start - 1].low in {",", ":"}
