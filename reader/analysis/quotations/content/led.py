"""Quotations that no verb leads to: signed ones, and those of a noun of speech ("his promise of").

In: the items of a unit and what is attributed already; out: attributions.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.attribution import (
    Attribution,
    is_owned,
)
from reader.analysis.quotations.content.signatures import signed
from reader.analysis.quotations.cues.noun_cues import (
    captioned,
    in_words_of,
    noun_behind,
    noun_cue,
    valued,
)
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.lexicon.words import AUXILIARIES
from reader.analysis.quotations.marking.stretch import Stretch


def signed_quotations(items: Sequence[Item], found: Sequence[Attribution]) -> list[Attribution]:
    """Quotations that a dash and a name sign: “We won.” — Ann Roe."""
    return [
        Attribution(((quote, quote + 1),), None, name)
        for quote, name in signed(items)
        if not is_owned(found, quote)
    ]


def led_by_nouns(
    text: str,
    items: Sequence[Item],
    stretches: Sequence[Stretch],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """Quotations that a noun of speech leads to: his promise of “jobs”."""
    led: list[Attribution] = []
    for at in range(1, len(items)):
        if items[at].tag != "QUOTE" or is_owned(found, at):
            continue
        words = stretches[items[at].stretch].inner.of(text).lower().split()
        if words and words[0] in AUXILIARIES and items[at - 1].tag == "WORD":
            continue  # "Ann Roe's comments “are no facts”"
        cue = noun_behind(items, at) or in_words_of(items, at) or noun_cue(items, at)
        cue = cue or captioned(items, at) or valued(items, at)
        if cue is not None and not is_owned(found, cue.noun):
            content = (cue.content, at + 1)
            led.append(Attribution((content,), (cue.noun, cue.end), cue.owner))
    return led
