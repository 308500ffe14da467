"""Attributions within one unit: its items and cues in, content with cue and source out.

Each cue takes what follows it, what precedes it, or both; a later cue of the same sentence ends the
content of the one before. Item ranges are half-open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.analysis.quotations.complements import Complement, complement_after
from reader.analysis.quotations.cues import Cue, find_cues
from reader.analysis.quotations.items import Item
from reader.analysis.quotations.marks import Stretch
from reader.analysis.quotations.media import is_medium
from reader.analysis.quotations.phrases import phrase_after
from reader.analysis.quotations.subjects import dateline_end
from reader.analysis.quotations.words import word_set

Range = tuple[int, int]

_DASHES = frozenset("—–-―")
_END_MARKS = frozenset(".!?…")
_COORDINATORS = word_set("and but or while yet whereas though although")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one cue attributes: item ranges of a unit.

    `open_ended` is true where a quotation right after the unit belongs to it; `awaits` where the
    cue stands without content and takes it from the unit before or after.
    """

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    reporter: Range | None = None
    nested: bool = False
    awaits: bool = False


def attribute(
    text: str, items: Sequence[Item], stretches: Sequence[Stretch]
) -> tuple[list[Attribution], list[Cue]]:
    """The attributions of one unit in the order of their cues, and the cues found."""
    high = _content_end(items)
    cues = find_cues(items)
    found: list[Attribution] = []
    reach = dateline_end(items)
    for cue in cues:
        made = _one(text, items, stretches, cue, found, reach, high)
        if made is None:
            continue
        if made.awaits:
            if not any(earlier.content for earlier in found):
                found.append(made)
            continue
        made = _cut_earlier(text, items, found, cue, made)
        found.append(made)
        if made.content and made.content[0][0] < cue.verb and not cue.is_according:
            reach = max(reach, cue.end, cue.subject.end, made.content[-1][1])
    found += _signed(items, found)
    return [item for item in found if item.content or item.awaits], cues


def _signed(items: Sequence[Item], found: Sequence[Attribution]) -> list[Attribution]:
    """Quotations that a dash and a name sign: “We won.” — Ann Roe."""
    signed: list[Attribution] = []
    for at in range(1, len(items) - 1):
        if items[at].low not in _DASHES or items[at + 1].tag != "NAME":
            continue
        quote = at - 1 if items[at - 1].tag == "QUOTE" else at - 2
        if quote < 0 or items[quote].tag != "QUOTE" or _is_owned(found, quote):
            continue
        end = phrase_after(items, at + 1, len(items))
        if end is not None and (end == len(items) or items[end].tag == "PUNCT"):
            signed.append(Attribution(((quote, quote + 1),), None, (at + 1, end)))
    return signed


def _is_owned(found: Sequence[Attribution], at: int) -> bool:
    return any(start <= at < end for item in found for start, end in item.content)


def _content_end(items: Sequence[Item]) -> int:
    """One past the last item that is not the sentence's final punctuation."""
    end = len(items)
    while end > 0 and items[end - 1].tag == "PUNCT" and items[end - 1].low not in ")]%":
        end -= 1
    return end


def _one(
    text: str,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    cue: Cue,
    found: Sequence[Attribution],
    reach: int,
    high: int,
) -> Attribution | None:
    source = (cue.subject.start, cue.subject.end) if cue.subject.end > cue.subject.start else None
    words = (cue.verb, cue.end)
    clause = min(cue.subject.clause, cue.verb)
    before = _content_before(items, clause, reach)
    complement = complement_after(items, cue, high)
    base = Attribution((), words, source, cue.reporter)
    if cue.is_according:
        return _according(items, base, cue, before, found, high)
    quoted_before = before is not None and items[before[1] - 1].tag == "QUOTE"
    if before is not None and quoted_before and _ends_speech(text, stretches, items[before[1] - 1]):
        content = [before]
        second = _resumed(text, items, stretches, cue, complement, high)
        if second is not None:
            content.append(second)
        return replace(base, content=tuple(content))
    if complement.kind == "none":
        if before is not None and cue.subject.manner in {"before", "after", "object"}:
            if cue.entry.allows("c") or cue.entry.allows("i") or cue.entry.allows("t"):
                content = [before]
                second = _clause_resumed(items, complement.after, high, cue)
                if second is not None:
                    content.append(second)
                return replace(base, content=tuple(content))
        if cue.entry.allows("i") or cue.entry.allows("q"):
            return replace(base, awaits=True)
        return None
    if cue.entry.allows("b") and not _stands_beside(items, cue, complement):
        return None
    if complement.kind == "quote":
        span = _quote_content(text, items, stretches, complement.start, high)
        return replace(base, content=(span,), nested=_is_nested(items, found, cue))
    if complement.start >= high:
        return None
    nested = _is_nested(items, found, cue)
    end = _clause_end(items, complement.start, high, cue)
    if cue.entry.allows("r") and not cue.entry.allows("c"):
        return replace(base, content=(_judged(items, complement.start, end, cue),), nested=nested)
    return replace(base, content=((complement.start, end),), nested=nested)


def _judged(items: Sequence[Item], start: int, end: int, cue: Cue) -> Range:
    """What a verb of judgement attributes: alone the marks, where little else stands there."""
    quote = next((at for at in range(start, end) if items[at].tag == "QUOTE"), None)
    if quote is None:
        return start, end
    asked = any(item.low == "what" for item in items[max(0, cue.subject.clause - 2) : cue.verb])
    if asked or all(item.tag == "DET" for item in items[start:quote]):
        start = quote
    return (start, quote + 1) if asked else (start, end)


def _stands_beside(items: Sequence[Item], cue: Cue, complement: Complement) -> bool:
    """Whether marks follow a verb of manner at once, or behind a comma or colon."""
    if complement.kind != "quote":
        return False
    return complement.start == cue.end or items[complement.start - 1].low in {",", ":"}


def _content_before(items: Sequence[Item], clause: int, reach: int) -> Range | None:
    """The items before the clause of the cue, where a comma, dash or quotation sets them off."""
    end = clause
    if end <= reach or end == 0:
        return None
    last = items[end - 1]
    if last.tag == "SUB" and last.low == "as" and end - 2 >= reach:
        end -= 1
        last = items[end - 1]
    if last.tag != "QUOTE" and last.low != "," and last.low not in _DASHES:
        return None
    while end > reach and (items[end - 1].low == "," or items[end - 1].low in _DASHES):
        end -= 1
    start = reach
    while start < end and (items[start].tag == "PUNCT" or items[start].low in {"and", "but"}):
        if items[start].low in {"(", "[", "$", "£", "€", "@", "#"}:
            break
        start += 1
    return (start, end) if start < end else None


def _ends_speech(text: str, stretches: Sequence[Stretch], item: Item) -> bool:
    """Whether a quotation ends as speech does before its attribution: with a mark of its own."""
    stretch = stretches[item.stretch]
    last = text[stretch.inner.start : stretch.inner.end].rstrip("'’\"” ")[-1:]
    after = text[item.end : item.end + 1]
    return last in ",.?!…—–-" or after == ","


def _resumed(
    text: str,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    cue: Cue,
    complement: Complement,
    high: int,
) -> Range | None:
    """The second part of a quotation that its attribution interrupts."""
    if complement.kind == "quote":
        return _quote_content(text, items, stretches, complement.start, high)
    at = max(cue.end, cue.subject.end)
    for position in range(at, min(high, at + 30)):
        item = items[position]
        if item.tag == "QUOTE":
            if items[position - 1].low in {",", ":", "."} or items[position - 1].low in _DASHES:
                return _quote_content(text, items, stretches, position, high)
            return None
    return None


def _quote_content(
    text: str, items: Sequence[Item], stretches: Sequence[Stretch], at: int, high: int
) -> Range:
    """A quotation after its cue: alone, or with the clause that a partial one begins."""
    after = at + 1
    if after >= high:
        return at, after
    stretch = stretches[items[at].stretch]
    inner = text[stretch.inner.start : stretch.inner.end].rstrip()
    if inner[-1:] in ".?!…":
        return at, after
    following = items[after]
    if following.tag in {"WORD", "AUX", "PREP", "TO", "NAME", "NEG"}:
        return at, _clause_end(items, after, high, None)
    if following.low in {"and", "or"} and after + 1 < high:
        if items[after + 1].tag in {"QUOTE", "DET", "THAT", "PREP"}:
            return at, _clause_end(items, after, high, None)
    return at, after


def _clause_resumed(items: Sequence[Item], at: int, high: int, cue: Cue) -> Range | None:
    """ "The deal, he said, was dead": the rest behind the second comma."""
    at = max(at, cue.end, cue.subject.end)
    if at >= high or items[at].low != "," or at + 1 >= high:
        return None
    following = items[at + 1]
    if following.tag in {"AUX", "NEG", "PREP", "TO", "THAT"} or (
        following.low in _COORDINATORS or following.low.endswith("ed")
    ):
        return at + 1, high
    return None


def _according(
    items: Sequence[Item],
    base: Attribution,
    cue: Cue,
    before: Range | None,
    found: Sequence[Attribution],
    high: int,
) -> Attribution | None:
    end = cue.subject.end
    comma = next((at for at in range(end, min(high, end + 24)) if items[at].low == ","), None)
    if before is None and cue.verb > 0 and items[cue.verb - 1].tag != "CONJ":
        start = 0
        for earlier in found:
            if earlier.cue is not None and not earlier.content:
                start = max(start, earlier.cue[1])
        if cue.verb - start >= 3:
            before = (start, cue.verb)
    if before is not None and (before[1] - before[0] >= 3 or items[before[1] - 1].tag == "QUOTE"):
        return replace(base, content=(before,))
    if comma is not None and comma + 1 < high:
        return replace(base, content=((comma + 1, high),))
    return None


def _is_nested(items: Sequence[Item], found: Sequence[Attribution], cue: Cue) -> bool:
    """Whether the cue stands inside what an earlier one attributes, with a subject of its own."""
    for earlier in reversed(found):
        for start, end in earlier.content:
            if start <= cue.verb < end:
                if cue.subject.manner == "shared":
                    return earlier.nested
                return not _is_coordinated(items, min(cue.subject.clause, cue.verb))
    return False


def _is_coordinated(items: Sequence[Item], clause: int) -> bool:
    """Whether a clause is joined to the one before it as its equal: ", but he also said"."""
    if clause == 0:
        return False
    before = items[clause - 1]
    if before.low == ";":
        return True
    comma = clause >= 2 and items[clause - 2].low == ","
    return comma and before.low in _COORDINATORS


def _cut_earlier(
    text: str, items: Sequence[Item], found: list[Attribution], cue: Cue, made: Attribution
) -> Attribution:
    """End the content of earlier cues where the clause of this one begins, if it is no part."""
    if made.nested:
        return made
    clause = min(cue.subject.clause, cue.verb)
    trailing = bool(made.content) and made.content[0][0] < cue.verb
    cut = clause
    while cut > 0 and (
        items[cut - 1].low in _COORDINATORS
        or items[cut - 1].low == ","
        or items[cut - 1].low in {"as", ";"}
    ):
        cut -= 1
    for number, earlier in enumerate(found):
        content = tuple(
            (start, min(end, cut)) for start, end in earlier.content if start < min(end, cut)
        )
        reporter = earlier.reporter
        if trailing and reporter is None and made.source is not None:
            reporter = made.source
        found[number] = replace(earlier, content=content, reporter=reporter)
    if trailing and made.source and found and _only_reports(text, items, cue, made.source):
        # Somebody spoke already in this sentence; the medium only passes it on.
        return replace(made, content=())
    return made


def _only_reports(text: str, items: Sequence[Item], cue: Cue, source: Range) -> bool:
    words = text[items[source[0]].start : items[source[1] - 1].end]
    return cue.entry.lemma == "report" or is_medium(words)


def _clause_end(items: Sequence[Item], start: int, high: int, cue: Cue | None) -> int:
    """Where a reported clause ends: at the end of the sentence, or of the relative clause."""
    if cue is None or cue.subject.manner != "relative":
        clause = cue.subject.clause if cue is not None else 0
        fronted = (
            cue is not None and clause > 0 and items[clause - 1].tag == "SUB" and clause - 1 <= 1
        )
        if not fronted:
            return high
    opened_by_comma = cue is not None and (
        cue.subject.manner != "relative"
        or (cue.subject.clause > 0 and items[cue.subject.clause - 1].low in {",", "—", "–", "-"})
    )
    if not opened_by_comma:
        return high
    for at in range(start + 1, high):
        if items[at].low == "," and at - start >= 2:
            return at
    return high
