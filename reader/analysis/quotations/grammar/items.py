"""Items: a text cut into reading units and each unit into tagged words and whole quotations.

In: text, sentences, stretches inside marks; out: units of items. A unit is a sentence, or several
where a quotation holds them together; a stretch inside marks is one item, so that the grammar
around it can be read without reading it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.analysis.quotations.lexicon.genders import gender_of_name
from reader.analysis.quotations.lexicon.roles import SPEAKERS, is_plural
from reader.analysis.quotations.lexicon.words import (
    CLOSED_CLASS,
    Tag,
    is_finite,
    is_verb_form,
    tag_of,
    word_set,
)
from reader.analysis.quotations.marking.stretch import Stretch
from reader.analysis.quotations.steps import Steps
from reader.model import Span

_TOKEN = re.compile(
    r"@\w+|-{2,}|(?:[A-Z][a-z]?\.){2,}|[A-Z]\.(?=\s?[A-Z])"
    r"|(?:Lt|Maj|Brig|Vice|Rear)\.?-(?:Gen|Col|Adm)\b\.?"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Prof|Rev|Gen|Col|Lt|Sgt|Capt|Maj|Cpl|Adm|Cmdr"
    r"|St|Jr|Sr|Hon|Det|Supt|Insp|Fr|Pres|No|vs|Inc|Corp|Co|Ltd|Cllr|Atty|Jan|Feb|Aug|Sept|Oct|Nov"
    r"|Dec|Messrs|Mx|Pvt|Brig|Smt|Engr|Barr|Amb|Cdr|Cpt|Ald|Kft|Zrt|Nyrt"
    r"|hf|ehf|Pty|Bhd|Sdn|Tbk|Bros|Univ|Dept)\.(?=[\s,])"
    r"|\d{1,2}:\d\d\b|\d+(?:[.,]\d+)*\w*(?:-\w+)*"
    r"|[^\W\d_](?:\w|[’'&-](?=\w)|\.(?=\w))*(?:(?<=s)[’'](?=\s))?"
    r"|[\"“”„«»‹›]+|[^\w\s]|_+"
)

_LONGEST_UNIT = 400
"""Items; a sentence without an end is cut there, so that the work on it stays linear."""

_COMMON_HEADS = {role for role in SPEAKERS if is_plural(role)} | word_set(
    "police one two three four five six seven eight nine ten eleven twelve residents transcript "
    "excerpt partial"
)
_ADVERBIAL_PARTICIPLES = word_set("asked reached pressed told given based born")
_CONTRACTED = word_set("i you he she it we they there who that what here")
_MONTHS = frozenset({"mar", "apr", "jun", "jul"})
"""Short names of months that are names of people too."""

_CLITICS = word_set("'s 'm 're 've 'll 'd")
_KNOWN_WORDS = 1 << 16
"""Words whose reading is kept, so that the next text need not read them anew."""


PAUSED = "“,”"
"""How a quotation is told apart whose own comma parts it from what follows."""


Bounds = tuple[int, int, int]
"""Unit number and half-open item range of a source."""


class Item(NamedTuple):
    """One word, punctuation mark or quotation: code points, lower case, tag, stretch or -1."""

    start: int
    end: int
    low: str
    tag: Tag
    stretch: int = -1


@dataclass(frozen=True, slots=True)
class Unit:
    """Items that are read together. `paragraph` counts lines of the text that hold anything."""

    span: Span
    items: tuple[Item, ...]
    paragraph: int

    @property
    def lone_stretch(self) -> bool:
        """Whether there is a quotation and no word beside it."""
        return any(item.tag == "QUOTE" for item in self.items) and all(
            item.tag in {"QUOTE", "PUNCT"} for item in self.items
        )


def make_units(
    text: str, sentences: Sequence[Span], stretches: Sequence[Stretch], steps: Steps
) -> tuple[Unit, ...]:
    """Units in the order of the text; together they cover every line that holds anything."""
    units: list[Unit] = []
    paragraph = -1
    first_stretch = 0
    starts_line = True
    for span, new_line in _cut(text, sentences, stretches, steps):
        while first_stretch < len(stretches) and stretches[first_stretch].outer.end <= span.start:
            first_stretch += 1
        starts_line = starts_line or new_line
        items = tuple(_items(text, span, stretches, first_stretch))
        if len(items) > 1 and items[0].tag == "NAME":
            # "Researchers at the university", "Yet he": a capital that only the sentence gives.
            tag = _tag_at_start(items[0].low, items[1])
            if tag == "ADV" and _is_surname(text, items[0]):
                tag = "NAME"
            items = (items[0]._replace(tag=tag), *items[1:])
        items = _capital_adverbs(_irish_and_numbered(text, items), text)
        steps.add(len(items))
        if any(item.tag != "PUNCT" for item in items):
            paragraph += starts_line
            starts_line = False
            for first in range(0, len(items), _LONGEST_UNIT):
                units.append(Unit(span, items[first : first + _LONGEST_UNIT], paragraph))
    return tuple(units)


def _tag_at_start(low: str, following: Item) -> Tag:
    """The tag of a capitalised word that opens a sentence and need be no name."""
    if following.tag == "NAME":
        return "CONJ" if low == "yet" else "PREP" if low == "like" else "NAME"
    if low in _COMMON_HEADS or low in _ADVERBIAL_PARTICIPLES:
        return "WORD"
    if low in {"yet", "like", "most"}:
        return CLOSED_CLASS[low]
    leads = following.tag in {"DET", "PREP", "TO"} or following.low == "as"
    if leads and is_finite(low) and gender_of_name(low) is None:
        return "WORD"  # "Offered a post in Leeds, she declined"
    adverb = low.endswith("ly") and len(low) > 5 and gender_of_name(low) is None
    clausal = following.low == "," or following.tag in {"PRON", "DET", "PREP", "SUB", "ADV"}
    return "ADV" if adverb and (clausal or is_verb_form(following.low)) else "NAME"


def _is_surname(text: str, item: Item) -> bool:
    """Whether a word that opens a sentence stands with its capital behind another word, too:
    "Noel Fennelly"."""
    return re.search(rf"\w {re.escape(text[item.start : item.end])}\b", text) is not None


def _capital_adverbs(items: tuple[Item, ...], text: str) -> tuple[Item, ...]:
    """ "…, Just Dine said": an adverb with a capital inside a sentence belongs to a name."""
    changed = [
        item._replace(tag="NAME")
        if item.tag == "ADV"
        and text[item.start].isupper()
        and items[at].low == ","
        and items[at + 2].tag == "NAME"
        else item
        for at, item in enumerate(items[1:-1])
    ]
    return (*items[:1], *changed, *items[-1:]) if len(items) > 1 else items


def _irish_and_numbered(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "No 10" is a house, "An Bord Pleanála" a body: names that look like determiners."""
    changed = list(items)
    for at in range(len(items) - 1):
        item, following = items[at], items[at + 1]
        if item.low == "per" and at > 0 and text[item.start] == "P" and following.tag == "NAME":
            changed[at] = item._replace(tag="NAME")  # "said Per Haugland"
        if item.low in {"an", "na"} and at > 0 and items[at - 1].low in {"nic", "mac", "mhic"}:
            changed[at] = item._replace(tag="NAME")  # Catriona Nic an Tàilleir
        dated = at > 0 and items[at - 1].tag == "NUM" and item.low in {"may", "march"}
        if dated or (item.low in _MONTHS and following.tag == "NUM"):
            changed[at] = item._replace(tag="TIME")  # "MUMBAI, Jul 4", "on 14 May"
        if item.low not in {"an", "no"} or not text[item.start].isupper():
            continue
        numbered = item.low == "no" and following.tag == "NUM" and text[item.end - 1] != "."
        word = text[following.start : following.end]
        irish = item.low == "an" and following.tag == "NAME" and not word.isupper()
        if numbered or (irish and following.low[0] not in "aeiouháéíóú"):
            changed[at] = item._replace(tag="NAME")
    return tuple(changed)


def _cut(
    text: str, sentences: Sequence[Span], stretches: Sequence[Stretch], steps: Steps
) -> Iterator[tuple[Span, bool]]:
    """Stretches of text between cuts: at line starts, and at sentence starts outside marks."""
    lines = {match.end() for match in re.finditer(r"\n", text)} | {0}
    cuts = sorted(lines | {sentence.start for sentence in sentences} | {len(text)})
    at = 0
    previous = 0
    for cut in cuts:
        steps.add()
        while at < len(stretches) and stretches[at].outer.end <= cut:
            at += 1
        inside = at < len(stretches) and stretches[at].outer.start < cut < stretches[at].outer.end
        if inside or cut == 0:
            continue
        if cut not in lines and cut < len(text) and _leans_on_quotation(text, previous, cut):
            continue
        yield Span(previous, cut), previous in lines
        previous = cut


_SOFT_END = re.compile(r"[,?!…—–-][\"”“’'»]{1,3}\s*$|\.\.\.[\"”’'»]\s*$")
_EXCLAIMED_END = re.compile(r"[?!][\"”“’'»]{1,3}\s*$")
_NEW_SENTENCE = re.compile(
    r"(?:The|A|An|In|At|On|But|After|When|This|These|That)\s"
    r"|(?:[A-Z][\w’'-]+ ){1,3}(?:is|was|are|were|has|have|had|will|would)\s"
)


def _leans_on_quotation(text: str, start: int, cut: int) -> bool:
    """Whether a splitter cut between a question or exclamation in marks and its attribution."""
    behind = text[max(start, cut - 6) : cut]
    exclaimed = _EXCLAIMED_END.search(behind) is not None
    if exclaimed and _NEW_SENTENCE.match(text, cut) is not None:
        return False  # “Sell it!” The board did.
    return _SOFT_END.search(behind) is not None


def _items(text: str, span: Span, stretches: Sequence[Stretch], first: int) -> Iterator[Item]:
    at = span.start
    number = first
    while number < len(stretches) and stretches[number].outer.start < span.end:
        outer = stretches[number].outer
        if outer.start >= at:
            yield from words_between(text, at, outer.start)
            low = PAUSED if _is_paused(text, stretches[number]) else ""
            yield Item(outer.start, min(outer.end, span.end), low, "QUOTE", number)
            at = outer.end
        number += 1
    yield from words_between(text, at, span.end)


def _is_paused(text: str, stretch: Stretch) -> bool:
    last = stretch.inner.end - 1
    return last >= stretch.inner.start and text[last] == ","


def words_between(text: str, start: int, end: int) -> Iterator[Item]:
    """The words and punctuation marks of a part of the text, tagged."""
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        low, tag, clitic = _read(match.group())
        if clitic:
            middle = first + len(low)
            yield Item(first, middle, low, tag)
            yield Item(middle, last, clitic, "AUX")
        else:
            yield Item(first, last, low, tag)


@lru_cache(maxsize=_KNOWN_WORDS)
def _read(word: str) -> tuple[str, Tag, str]:
    """A word in lower case, its tag, and the auxiliary that leans on it: "they" and "'re".

    "Smith's" stays one possessive.
    """
    low = word.lower()
    apostrophe = -1
    if "’" in low or "'" in low:
        low = low.replace("’", "'")
        apostrophe = low.find("'")
    if low.startswith("--"):
        low = "—"
    if low[-1] == "." and len(low) > 1:
        low = low.rstrip(".") or low
    if apostrophe > 0 and low[:apostrophe] in _CONTRACTED and low[apostrophe:] in _CLITICS:
        first = low[:apostrophe]
        return first, tag_of(word[:apostrophe], first), low[apostrophe:]
    return low, tag_of(word, low or "."), ""
