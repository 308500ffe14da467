"""Content: the items of a unit and a cue in, the range of items that the cue attributes out.

What stands before the cue, what follows it and where that ends. Ranges are half-open item indices.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.clause_ends import clause_end
from reader.analysis.quotations.content.comments import MEANWHILE, is_occasion
from reader.analysis.quotations.cues.complements import Complement
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.verbs_here import may_be_verb
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.quotations.lexicon.words import (
    DASHES,
    is_finite,
    word_set,
)
from reader.analysis.quotations.marking.stretch import Stretch

Range = tuple[int, int]

_SHORT_SUBJECT = 5
"""Items of a subject and its comma in front of an attribution."""


_PARTICIPLES = word_set(
    "born dressed flanked surrounded seated known backed pressed questioned challenged told "
    "reached contacted quizzed interviewed based armed"
)
_PRONOUNS_IN_ING = word_set("nothing something everything anything")
_SINCE = word_set("before after since until")
_ASKED = word_set("asked told pressed questioned challenged")
_COUNTED = word_set("questions all every both")
_LINKERS = word_set("speaking asked asking according going given following during")


def content_end(items: Sequence[Item]) -> int:
    """One past the last item that is not the sentence's final punctuation."""
    end = len(items)
    inside = end > 0 and items[0].low == "("
    while end > 0 and items[end - 1].tag == "PUNCT":
        if items[end - 1].low in ")]%" and not (inside and items[end - 1].low == ")"):
            break
        end -= 1
    return end


def judged_content(items: Sequence[Item], start: int, end: int, cue: Cue) -> Range:
    """What a verb of judgement attributes: alone the marks, where little else stands there."""
    quote = next((at for at in range(start, end) if items[at].tag == "QUOTE"), None)
    if quote is None:
        return start, end
    asked = any(item.low == "what" for item in items[max(0, cue.subject.clause - 2) : cue.verb])
    if asked or all(item.low in {"the", "a", "an"} for item in items[start:quote]):
        start = quote
    listed = (
        quote + 3 < end
        and items[quote + 1].low == ","
        and (
            items[quote + 2].tag in {"DET", "NAME"}
            and any(
                item.low in VERBS and item.tag == "WORD" for item in items[quote + 3 : quote + 6]
            )
        )
    )
    if listed:
        return start, quote + 1  # "welcomes “a step”, the union denounces “a trick”"
    left = quote + 2 < end and items[quote + 1].low == "," and items[quote + 2].tag == "AUX"
    return (start, quote + 1) if asked or left else (start, end)


def is_embedded(items: Sequence[Item], cue: Cue, content: Range) -> bool:
    """ "Fans who say “…” are right", "What they call “…” is law": a verb of the outer clause."""
    start, end = content
    if end <= start + 1 or items[start + 1].tag != "AUX":
        return False
    clause = cue.subject.clause
    asks = clause > 0 and items[clause - 1].low == "what"
    relative = cue.subject.manner == "relative"
    return asks or (
        relative and items[cue.verb - 1].tag == "REL" and items[cue.verb - 2].low != ","
    )


def content_before(items: Sequence[Item], clause: int, reach: int) -> Range | None:
    """What is set off before the clause of the cue, if it can be a clause by itself."""
    found = set_off(items, clause, reach)
    return found if found is not None and _may_be_content(items, *found) else None


def is_fronted(first: Item) -> bool:
    """Whether an adverbial or a participle opens what stands before a cue, rather than speech."""
    verb = VERBS.get(first.low)
    participle = first.tag != "QUOTE" and verb is not None and verb.form == "ing"
    return first.tag in {"PREP", "TIME", "SUB"} or participle


def set_off(items: Sequence[Item], clause: int, reach: int) -> Range | None:
    """The items before the clause of the cue, where a comma, dash or quotation sets them off."""
    end = clause
    if end <= reach or end == 0:
        return None
    last = items[end - 1]
    if last.tag == "SUB" and last.low == "as" and end - 2 >= reach:
        end -= 1
        last = items[end - 1]
    titled = last.stretch >= 0 and last.low.endswith(",")  # "the “Great Freeze,” he said"
    if not (last.tag == "QUOTE" or last.low == "," or last.low in DASHES or titled):
        return None
    while end > reach and (items[end - 1].low == "," or items[end - 1].low in DASHES):
        end -= 1
    start = next((at + 1 for at in range(end - 1, reach, -1) if items[at].low == ";"), reach)
    colon = (at for at in range(end - 1, start + 1, -1) if items[at].low == ":")
    start = next((at + 1 for at in colon if items[at - 1].tag == "QUOTE"), start)
    start = _behind_colon(items, start, end)
    close = range(end - 1, max(reach, end - _SHORT_SUBJECT), -1)
    start = next((at + 1 for at in close if items[at].low in DASHES), start)
    while start < end and (items[start].tag == "PUNCT" or items[start].low in {"and", "but"}):
        if items[start].low in {"(", "[", "$", "£", "€", "@", "#"}:
            break
        start += 1
    return (start, end) if start < end else None


def _behind_colon(items: Sequence[Item], start: int, end: int) -> int:
    """ "He rejected the figure: only nine have been issued, he claimed": what the colon leads to,
    where clauses stand on both sides and nothing in marks."""
    colon = next((at for at in range(end - 3, start + 2, -1) if items[at].low == ":"), None)
    if colon is None or any(item.tag == "QUOTE" for item in items[start:end]):
        return start
    sides = (items[start:colon], items[colon + 1 : end])
    clauses = all(any(may_be_verb(item) for item in side) for side in sides)
    return colon + 1 if clauses else start


def _may_be_content(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether what stands before a cue can be a clause, not only "On Monday" or "When asked"."""
    if any(item.tag == "QUOTE" for item in items[start:end]):
        return True
    if items[start].low in {"whether", "what", "how", "why"}:
        return end - start >= 3
    comma = next((at for at in range(start, end) if items[at].low == ","), end)
    fronted = items[start].tag in {"PREP", "SUB", "TIME", "ADV", "TO"}
    if items[start].tag == "PREP" and start + 1 < end and items[start + 1].tag == "NUM":
        fronted = False  # "About 270 people"
    if fronted and items[start].tag != "SUB" and comma == end:
        # "In Norway the ferry is late, she said": the adverbial needs no comma.
        return any(item.tag in {"AUX", "NEG"} for item in items[start:end])
    if items[start].low in _SINCE and comma == end:
        return any(item.tag in {"AUX", "NEG"} or is_finite(item.low) for item in items[start:end])
    if fronted or items[start].low in _LINKERS or _is_participial(items, start, comma):
        start = comma + 1
    return end - start >= 3


def _is_participial(items: Sequence[Item], start: int, end: int) -> bool:
    """ "Writing in the newsletter", "Born in Leeds": a participle and no finite verb."""
    low = items[start].low
    if not (low.endswith("ing") or low in _PARTICIPLES) or low in _PRONOUNS_IN_ING:
        return False
    if low in VERBS and VERBS[low].form == "ing" and items[start + 1].tag == "THAT":
        return True  # "Admitting that it was late, she said"
    return not any(items[at].tag in {"AUX", "NEG"} for at in range(start + 1, end))


def ends_speech(text: str, stretches: Sequence[Stretch], item: Item) -> bool:
    """Whether a quotation ends as speech does before its attribution: with a mark of its own."""
    stretch = stretches[item.stretch]
    last = text[stretch.inner.start : stretch.inner.end].rstrip("'’\"” ")[-1:]
    after = text[item.end : item.end + 1]
    return last in ",.?!…—–-" or after == ","


def resumed(
    text: str,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    cue: Cue,
    complement: Complement,
    high: int,
) -> Range | None:
    """The second part of a quotation that its attribution interrupts."""
    if complement.kind == "quote":
        return quote_content(text, items, stretches, complement.start, high)
    at = max(cue.end, cue.subject.end)
    for position in range(at, min(high, at + 30)):
        item = items[position]
        if item.tag == "QUOTE":
            if items[position - 1].low in {",", ":", "."} or items[position - 1].low in DASHES:
                return quote_content(text, items, stretches, position, high)
            return None
    return None


def quote_content(
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
    timed = is_occasion(items, after) or following.low in MEANWHILE
    asked = following.low == "when" and after + 1 < high and items[after + 1].low in _ASKED
    counted = following.tag == "TO" and after + 1 < high
    counted = counted and (items[after + 1].tag == "NUM" or items[after + 1].low in _COUNTED)
    timed = timed or asked or counted  # "texted “no” when asked", "said “no” to 20 questions"
    if (inner[-1:] == "," and following.tag != "CONJ") or timed:
        return at, after
    if following.tag in {"WORD", "AUX", "PREP", "TO", "NAME", "NEG", "SUB"}:
        return at, clause_end(items, after, high, None)
    listed = following.low in {"and", "or"} and after + 1 < high
    if listed and items[after + 1].tag in {"QUOTE", "DET", "THAT", "PREP"}:
        return at, clause_end(items, after, high, None)
    return at, after


def clause_resumed(items: Sequence[Item], at: int, high: int, cue: Cue) -> Range | None:
    """ "The deal, he said, was dead": the rest behind the second comma."""
    at = max(at, cue.end, cue.subject.end)
    if at >= high or items[at].low != "," or at + 1 >= high:
        return None
    if at + 2 < high and items[at + 1].tag == "PREP" and items[at + 2].low in {"what", "which"}:
        return None  # "residents said, in what the ministry called “a mistake”"
    verb = at + 1
    while verb + 1 < high and items[verb].tag == "ADV":
        verb += 1  # "The two sides, she said, now have"
    if items[verb].tag in {"AUX", "NEG", "THAT"} or is_finite(items[verb].low):
        return at + 1, high
    following = items[at + 1]
    later = items[at + 1 : at + 4]
    if any(item.low in {"after", "before"} for item in later) and later[0].tag in {"TIME", "NUM"}:
        return None  # "…, she said, hours after he had left"
    if cue.subject.manner == "after":
        # "The trouble, says Ann Roe, a historian, is that": behind the apposition.
        comma = next((i for i in range(at + 1, min(at + 12, high - 1)) if items[i].low == ","), at)
        goes_on = comma > at and items[comma + 1].tag in {"AUX", "NEG"}
        return (comma + 1, high) if goes_on else None
    also = verb > at + 1 and items[verb].tag == "WORD" and items[verb].low.endswith("s")
    if also and min(cue.subject.clause, cue.verb) <= _SHORT_SUBJECT:
        return at + 1, high  # "The company, she said, also expects"
    cleft = items[0].low == "it" and items[1].tag == "AUX" and following.tag == "REL"
    if cleft:
        return at + 1, high  # "It was Ann Roe, the union says, who signed it"
    if following.low.endswith("ing") or following.tag in {"REL", "ADV"}:
        return None
    if following.low == "without":
        return None
    if following.tag == "CONJ" and at + 2 < high and items[at + 2].low in VERBS:
        return None
    return at + 1, high


def clause_goes_on(items: Sequence[Item], at: int, high: int, cue: Cue) -> Range | None:
    """“Only you,” she said, would do that: the clause that a quotation began."""
    at = max(at, cue.end, cue.subject.end)
    if at + 1 >= high or items[at].low != ",":
        return None
    following = items[at + 1]
    return (at + 1, high) if following.tag in {"AUX", "NEG", "THAT"} else None
