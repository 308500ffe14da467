"""Citing: "The daily Ufuk, quoting an engineer, said", "… said, according to people who heard it".

In: the items of a unit and a cue that passes on what others said; out: whom it passes on. Item
ranges are half-open.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.quotations.content.attribution import Attribution, Range
from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.lexicon.media import is_medium
from reader.analysis.quotations.lexicon.words import word_set

_CITING = word_set("citing quoting")
_REACH = 10


def passed_on(text: str, items: Sequence[Item], cue: Cue, made: Attribution) -> Attribution:
    """The attribution with whom a medium cites as its source: "the Post, quoting an aide, said"."""
    if made.source is None or made.reporter is not None:
        return made
    source = _cited(items, cue)
    if source is None or not _is_medium(text, items, made.source):
        return made
    return replace(made, source=source, reporter=made.source)


def told_before(
    items: Sequence[Item], found: Sequence[Attribution], content: tuple[Range, ...]
) -> int | None:
    """ "“I called her,” Ann Roe said, according to the people": the number of what she said."""
    start, end = content[0]
    for number, earlier in enumerate(found):
        if earlier.cue is None or not earlier.content or not start <= earlier.cue[0] < end:
            continue
        first = earlier.content[0][0]
        if items[first].tag == "QUOTE":
            return number if start <= first else None
    return None


def only_reports(text: str, items: Sequence[Item], cue: Cue, source: Range) -> bool:
    """Whether a cue passes on words of others: "the Post reported", "Ann Roe heard"."""
    if any(
        items[at].low in {"source", "person"} and items[at + 1].tag == "PREP"
        for at in range(source[0], source[1] - 1)
    ):
        return False  # "a source at the station"
    return cue.entry.lemma in {"report", "hear", "learn"} or is_medium(_words(text, items, source))


def _cited(items: Sequence[Item], cue: Cue) -> Range | None:
    """Whom the subject of a cue cites in a parenthesis before the verb or right behind it."""
    first = cue.subject.end if cue.subject.end <= cue.verb else cue.end
    last = min(len(items) - 2, cue.end + _REACH)
    for at in range(first, last):
        if items[at].tag in {"QUOTE", "THAT"}:
            return None
        if items[at].low == "," and items[at + 1].low in _CITING:
            end = phrase_after(items, at + 2, len(items))
            linked = end is not None and end < len(items) and items[end].tag == "PREP"
            if linked:
                rest = range(end or at, min(len(items), (end or at) + _REACH))
                end = next((i for i in rest if items[i].low == ","), end)
            closed = end is not None and (end == len(items) or items[end].low in {",", "."})
            return (at + 2, end) if closed and end is not None else None
    return None


def _is_medium(text: str, items: Sequence[Item], source: Range) -> bool:
    """Whether a source is a medium, by its name or by what stands before it: "the daily Ufuk"."""
    start = source[0]
    while start > max(0, source[0] - 3) and items[start - 1].tag in {"WORD", "NAME", "DET"}:
        start -= 1
    if is_medium(_words(text, items, (start, source[1]))):
        return True
    owned = items[source[0]].low.endswith(("'s", "s'"))  # "Japan's NHK"
    return owned and is_medium(_words(text, items, (source[0] + 1, source[1])))


def _words(text: str, items: Sequence[Item], part: Range) -> str:
    return text[items[part[0]].start : items[part[1] - 1].end]
