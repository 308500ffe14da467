"""Fragments: words in marks that no cue of their sentence attributes in, whether they are said out.

Sentences and long fragments are; short ones are scare quotes, unless somebody is speaking.
"""

from collections.abc import Sequence

from reader.analysis.quotations.items import Item

_LONG = 5
_SHORTEST = 3
"""Words."""

_LEADS = frozenset({"DET", "TO", "AUX", "PREP", "SUB", "THAT", "PRON", "CONJ", "NEG", "REL"})
"""Tags of words that lead to what somebody says in the middle of a sentence."""


def is_sentence(words: str) -> bool:
    """Whether the words open with a capital and end as sentences do."""
    ends = words.rstrip()[-1:] in ".?!…,"
    return words[:1].isupper() and ends and len(words.split()) >= _SHORTEST


def may_be_said(items: Sequence[Item], at: int, words: str, *, speaking: bool) -> bool:
    """Whether the words of the quotation at item `at` are said.

    `speaking` tells that the sentence, or the one before, reports what somebody says.
    """
    count = len(words.split())
    if count >= _LONG or is_sentence(words):
        return True
    led = at > 0 and items[at - 1].tag in _LEADS
    return speaking and led and count >= _SHORTEST and words[:1].islower()
