"""Passives with an agent: "was called “a disgrace” by Ann Roe", "described by Ann Roe as “…”".

In: the items of a unit and a verb of speech in the passive; out: a cue whose source stands behind
"by".
"""

from collections.abc import Sequence

from reader.analysis.quotations.cues.cue import Cue
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.verbs import Verb
from reader.analysis.quotations.lexicon.words import is_finite, word_set

_REACH = 16
_FAR = 24
"""Items within which what somebody is told or asked holds marks."""
_NAMING = word_set("call dub label brand term deem")


def agent_passive(items: Sequence[Item], at: int, end: int, verb: Verb) -> Cue | None:
    """The cue of a passive whose agent and words in marks follow, or None.

    `[at, end)` are the items of the verb.
    """
    passes_on = verb.lemma in {"quote", "cite", "report"}
    if passes_on or not any(verb.allows(frame) for frame in "rnqc"):
        return None
    quote: int | None = None
    for position in range(end, min(end + _REACH, len(items) - 1)):
        item = items[position]
        if item.tag == "QUOTE":
            quote = position if quote is None else quote
        elif item.low == "by":
            after = phrase_after(items, position + 1, len(items))
            if after is None:
                return None
            agent = Subject(position + 1, after, at, "object")
            if quote is not None:
                return Cue(at, end, verb, agent, until=position)
            return _described(items, at, after, verb, agent)
        elif item.tag in {"AUX", "PRON", "REL", "SUB"} or item.low in {";", ":"}:
            return None
    return None


def unnamed_passive(items: Sequence[Item], at: int, end: int, verb: Verb) -> Cue | None:
    """ "Was described as “a disgrace”": words in marks that nobody in particular said."""
    if verb.lemma in {"tell", "ask", "warn", "inform", "advise"}:
        told = next((i for i in range(end, min(end + _FAR, len(items))) if _ends(items, i)), end)
        marked = told < len(items) and items[told].tag == "QUOTE" and told > end + 1
        until = told + 1 if _acts(items, told + 1) else None
        nobody = Subject(at, at, at, "object")
        return Cue(at, end, verb, nobody, until=until) if marked else None
    if not verb.allows("r") or verb.lemma in _NAMING:
        return None
    start = end + int(end < len(items) and items[end].low in {"as", "for", "over"})
    start += int(start < len(items) and items[start].tag == "DET")
    if start < len(items) and items[start].tag == "QUOTE":
        return Cue(at, end, verb, Subject(at, at, at, "object"), until=start + 1)
    return None


def _acts(items: Sequence[Item], at: int) -> bool:
    """Whether the verb of the outer clause follows: "who was told it was “late” has died"."""
    return at < len(items) and (items[at].tag in {"AUX", "NEG"} or is_finite(items[at].low))


def _ends(items: Sequence[Item], at: int) -> bool:
    return items[at].tag == "QUOTE" or items[at].low in {";", ":", ","}


def _described(
    items: Sequence[Item], at: int, after: int, verb: Verb, agent: Subject
) -> Cue | None:
    """ "Described by Ann Roe | as “…”": the words behind the agent."""
    after += int(after < len(items) and items[after].low == ",")
    if after + 1 >= len(items) or items[after].low not in {"as", "for", "that"}:
        return None
    marked = any(item.tag == "QUOTE" for item in items[after : after + _REACH])
    if items[after].low == "that":
        told = (
            verb.allows("a") and verb.allows("c") and verb.form != "s"
        )  # "warned by two firms that"
        return Cue(at, after, verb, agent) if told else None
    if not marked:
        return None
    return Cue(at, after + 1, verb, agent)
