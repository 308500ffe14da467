"""Names before a colon that introduces marks: “Jana Novak, 34, a nurse: “We walked.””

In: the items of a unit and the quotation behind the colon; out: whom the words are given to.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import phrase_before
from reader.analysis.quotations.grammar.phrases_after import names_end, phrase_after
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.genders import gender_of_name
from reader.analysis.quotations.lexicon.words import is_finite, word_set

_PLACING = word_set("in of at near from outside for on")
_SENDERS = word_set("from by")
_SENT = word_set("text email e-mail letter message tweet note postcard reply word call comment")
_WRITES = word_set("emails writes texts messages tweets posts reports replies")
_HEADINGS = word_set("quote details background source update")
"""Labels of parts of a report: nobody's names."""

_NAMED = 3
_FARTHEST = 12
"""Items that describe a name, between it and the colon."""


def labelled(items: Sequence[Item], at: int) -> Subject | None:
    """Whose name the colon before item `at` follows, past a place or what describes them.

    "Polls agree - Ann Roe: “…”", "an email from a reader, Ann Roe in Cork: “…”".
    """
    if at < 2 or items[at - 1].low != ":":
        return None
    described = _described(items, at - 1) or _sent_from(items, at - 1) or _writes_from(items)
    if described is not None:
        return described
    last = _before_date(items, at - 2)
    if last == 0 and is_heading(items):
        return None
    full = last > 2 and (items[last - 1].low, items[last].low) == ("in", "full")
    last -= 2 * full  # "Here is Ann Roe in full: “…”"
    last -= int(full and items[last].low == ",")
    if last < 0 or items[last].tag != "NAME":
        return None
    start, end = phrase_before(items, last, 0), last + 1
    if start is not None and start > 1 and items[start - 1].low in _PLACING:
        placed = start - 2
        sent = items[start - 1].low in _SENDERS and gender_of_name(items[placed].low) is None
        if items[placed].tag == "NAME" and not sent:
            start, end = phrase_before(items, placed, 0), placed + 1
    if start is None:
        return None
    start = _behind_sender(items, start, end)
    presented = start > 1 and items[start - 2].low == "here"  # "Here is Ann Roe in 1992"
    leads = start == 0 or items[start - 1].low in _SENDERS or items[start - 1].tag == "PUNCT"
    if not (leads or presented):
        return None
    return Subject(start, end, start, "before")


def _sent_from(items: Sequence[Item], colon: int) -> Subject | None:
    """ "From a Tory source, by text: “…”": the sender at the head of the line."""
    if items[0].low != "from":
        return None
    end = phrase_after(items, 1, colon)
    if end is None or (end < colon and items[end].low != ","):
        return None
    acts = any(item.tag == "AUX" or is_finite(item.low) for item in items[1:colon])
    return None if acts else Subject(1, end, 1, "before")


def _writes_from(items: Sequence[Item]) -> Subject | None:
    """ "Ann Roe emails from Leeds: “…”": whoever writes, not the place."""
    end = names_end(items, 0, len(items)) if items[0].tag == "NAME" else 0
    if not 0 < end < len(items) - 1 or items[end].low not in _WRITES:
        return None
    return Subject(0, end, 0, "before") if items[end + 1].low in _PLACING else None


def is_heading(items: Sequence[Item]) -> bool:
    """Whether "Quote:" or the like opens a unit: a part of a report, and nobody's name."""
    return items[0].low in _HEADINGS and items[1].low == ":"


def source_line(items: Sequence[Item]) -> tuple[int, int] | None:
    """ "Source: Ann Roe, head of the region, on Telegram": the name behind the label."""
    if len(items) < _NAMED or items[0].low != "source" or items[1].low != ":":
        return None
    end = names_end(items, 2, len(items)) if items[2].tag == "NAME" else 2
    return (2, end) if end > 2 else None


def _behind_sender(items: Sequence[Item], start: int, end: int) -> int:
    """ "A text arrived from Ann Roe": the name behind "from", where that is no place."""
    for at in range(start + 1, end - 1):
        sent = items[at - 1].low in _SENT or is_finite(items[at - 1].low)
        if items[at].low in _SENDERS and sent and items[at + 1].tag == "NAME":
            return at + 1
    return start


def opens_with_label(items: Sequence[Item]) -> bool:
    """ "• Ann Roe: “…”": whether a name and a colon lead to the first quotation of the unit."""
    quote = next((at for at, item in enumerate(items) if item.tag == "QUOTE"), 0)
    return labelled(items, quote) is not None


def _before_date(items: Sequence[Item], last: int) -> int:
    """The item before "in December 1992" where that stands last."""
    at = last
    while at > 0 and items[at].tag in {"TIME", "NUM"}:
        at -= 1
    return at - 1 if at < last and items[at].low in _PLACING else last


def _described(items: Sequence[Item], colon: int) -> Subject | None:
    """ "Jana Novak, 34, a nurse from Brno: “…”": a name at the head, then an apposition."""
    comma = next((at for at in range(colon) if items[at].low == ","), colon)
    if comma == colon or colon - comma > _FARTHEST or items[comma - 1].tag != "NAME":
        return None
    start = phrase_before(items, comma - 1, 0)
    if start is None or any(item.tag not in {"NUM", "TIME", "PUNCT"} for item in items[:start]):
        return None
    behind = items[comma + 1]
    if behind.tag not in {"DET", "NUM", "WORD"} or any(
        item.tag in {"AUX", "PRON", "QUOTE"} for item in items[comma:colon]
    ):
        return None
    return Subject(start, comma, start, "before")


def name_behind(items: Sequence[Item], comma: int) -> tuple[int, int] | None:
    """ "One fan, 72-year-old Ann Roe, summed it up: “…”": the name in the apposition."""
    if comma >= len(items) or items[comma].low != ",":
        return None
    start = next((at for at in range(comma + 1, len(items)) if items[at].tag == "NAME"), None)
    if (
        start is None
        or start > comma + 3
        or any(item.tag not in {"WORD", "NUM", "DET"} for item in items[comma + 1 : start])
    ):
        return None
    end = names_end(items, start, len(items))
    return (start, end) if end < len(items) and items[end].low == "," else None
