"""Nouns of speech as cues: "his promise of “jobs”", "the union's claim that managers “laughed”".

In: the items of a unit and a quotation that no verb attributes; out: the noun, its owner and where
the content begins. Item ranges are half-open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotations.grammar.clauses import clause_subject
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases import phrase_before
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.subjects import subject_before
from reader.analysis.quotations.lexicon.words import (
    POSSESSIVES,
    word_set,
)

_NOUNS = word_set(
    "claim claims promise promises pledge pledges vow vows warning warnings call calls comment "
    "comments remark remarks assertion assertions allegation allegations accusation accusations "
    "statement description suggestion suggestions demand demands belief complaint complaints "
    "insistence prediction contention argument admission apology plea threat threats boast "
    "observation praise criticism talk verdict words declaration assessment characterization "
    "characterisation denunciation condemnation reference references mention answer reply "
    "response view opinion message appeal slogan mantra chant chants cry shout proposition tribute "
    "tirade rant lament quip refrain catchphrase rejection dismissal depiction portrayal denial "
    "forecast assurance assurances reassurance guarantee exhortation advice rebuke retort "
    "explanation excuse invocation rhetoric diatribe outburst jab swipe taunt taunts insult oath "
    "broadside confession testimony conclusion judgment judgement ruling accounts account lecture "
    "recollection memory"
)
_SAYINGS = word_set(
    "comment comments remark remarks claim claims line quip joke pledge promise tweet insult jibe "
    "slogan mantra chant refrain catchphrase warning answer slur label quote speech gaffe"
)
_WITH = word_set("caption words message slogan inscription comment note")
_LINKS = word_set("of that to as about for over on against")
_REACH = 20
_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class NounCue:
    """The items of noun and link, of its owner, and the first item of the content."""

    noun: int
    end: int
    owner: tuple[int, int]
    content: int


def noun_cue(items: Sequence[Item], quote: int) -> NounCue | None:
    """The noun of speech that leads to the quotation at item `quote`, with whose words they are."""
    last = quote - 1
    if last > 1 and items[last].low in {":", ","} and items[last - 1].low in {"is", "was"}:
        last -= 1  # "Ann Roe's response was: “…”"
    for at in range(last, max(0, quote - _REACH) - 1, -1):
        item = items[at]
        if item.tag in {"PUNCT", "QUOTE", "REL"}:
            return None
        if item.low in _NOUNS and item.tag == "WORD" and at + 1 <= quote:
            owner = _owner_before(items, at) or _owner_behind(items, at, quote)
            if owner is None:
                continue
            link = max(at + 1, owner[1])
            if link + 1 < quote and items[link].low in {"is", "was"}:
                link += 1  # "her latest claim is that"
            if link < quote and items[link].low not in _LINKS:
                continue
            as_told = any(before.low == "as" for before in items[quote - 2 : quote])
            if link < quote - 3 and items[link].low != "that" and not as_told:
                return None
            return NounCue(at, at + 1, owner, link + 1 if items[link].low == "that" else quote)
    return None


def in_words_of(items: Sequence[Item], quote: int) -> NounCue | None:
    """ "In Ann Roe's words, “…”": a fronted phrase that says whose the words are."""
    noun = quote - 2 if quote > 1 and items[quote - 1].low in {",", ":"} else quote - 1
    if noun < 2 or items[noun].low != "words":
        return None
    owner = _owner_before(items, noun)
    if owner is None or owner[0] == 0 or items[owner[0] - 1].low != "in":
        return None
    return NounCue(noun, noun + 1, owner, quote)


def captioned(items: Sequence[Item], quote: int) -> NounCue | None:
    """ "Ann Roe posted a picture with the caption “…”": the words that go with it."""
    at = quote - 1 if quote < 1 or items[quote - 1].low != ":" else quote - 2
    if at < 3 or items[at].low not in _WITH or items[at - 1].tag != "DET":
        return None
    owner = clause_subject(items, 0, quote) if items[at - 2].low == "with" else None
    if owner is None or items[owner.start].tag not in {"NAME", "PRON", "DET"}:
        return None
    return NounCue(at, quote, (owner.start, owner.end), quote)


def valued(items: Sequence[Item], quote: int) -> NounCue | None:
    """ "The ministry put the toll at “nine dead”": the verb and who reckons."""
    if quote < 4 or items[quote - 1].low not in {"at", "as"}:
        return None
    at = next((i for i in range(quote - 3, max(0, quote - 8), -1) if items[i].low == "put"), None)
    owner = subject_before(items, at, 0) if at is not None and at > 0 else None
    if at is None or owner is None or owner.manner != "before":
        return None
    return NounCue(at, at + 1, (owner.start, owner.end), at + 1)


def noun_behind(items: Sequence[Item], quote: int) -> NounCue | None:
    """ "Her “nine percent” remark": the noun right behind the marks, its owner before them."""
    if quote == 0 or quote + 1 >= len(items) or items[quote + 1].low not in _SAYINGS:
        return None
    owner = _owner_before(items, quote)
    return NounCue(quote + 1, quote + 2, owner, quote) if owner is not None else None


def _owner_before(items: Sequence[Item], noun: int) -> tuple[int, int] | None:
    """ "Trump's latest claim", "her call": who stands before the noun."""
    for at in range(noun - 1, max(-1, noun - _ADJECTIVES - 2), -1):
        item = items[at]
        if item.low in POSSESSIVES:
            return at, at + 1
        if item.low.endswith(("'s", "s'")) and item.tag in {"NAME", "WORD"}:
            start = phrase_before(items, at, 0)
            return (start, at + 1) if start is not None else None
        if item.tag not in {"WORD", "NUM", "ADV"}:
            return None
    return None


def _owner_behind(items: Sequence[Item], noun: int, quote: int) -> tuple[int, int] | None:
    """ "A call from Ann Roe for", "claims by the union that": who stands behind the noun."""
    if noun + 2 >= quote or items[noun + 1].low not in {"by", "from"}:
        return None
    end = phrase_after(items, noun + 2, quote)
    return None if end is None else (noun + 2, end)
