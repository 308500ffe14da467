"""Idioms: verbs of speech in turns of phrase that report no speech.

"Rest assured", "it can tell", "call 101", "a player known as". In: the items of a unit and a verb;
out: whether it says nothing there.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.lexicon.verbs import VERBS, Verb
from reader.analysis.quotations.lexicon.words import OBJECT_PRONOUNS, word_set

_REACH = 14
_SHOWING = word_set("indicate suggest signal show imply mean hint explain")
_MAY = word_set("may might could would should can")
_SIGNS = word_set("sign signs placard placards banner banners poster posters")
_DEGREES = word_set("more better less well badly poorly most least best")
_ABLE = word_set("can could cannot can't couldn't")
_SCORES = word_set("points rebounds assists goals saves hits runs wickets tries yards more")
_TO_ANSWER = word_set("phone telephone door call calls knock bell doorbell")
_SOMETHING = word_set("something nothing anything everything it them this that")
_WRITINGS = word_set(
    "report reports book books article articles essay essays song songs column columns novel "
    "novels play plays poem poems score scores code music lyrics script review reviews paper papers"
)
_WHEN = word_set("day night morning afternoon evening moment days summer winter year")
_BY_TELEPHONE = word_set(
    "congratulate ask thank tell say wish complain offer urge discuss invite apologise apologize "
    "warn inform check confirm"
)
_CALLED_UP = word_set("number hotline helpline police ambulance 911 999 101 switchboard")


def says_nothing(items: Sequence[Item], at: int, end: int, verb: Verb) -> bool:
    """Verbs of speech in turns of phrase that report no speech: "rest assured", "it can tell"."""
    before = items[at - 1].low if at > 0 else ""
    following = items[end] if end < len(items) else None
    if verb.lemma in {"text", "write", "tweet"} and _to_say(items, end):
        return True  # "texted his sister to say he was late"
    if verb.lemma == "know" and verb.form == "participle" and not _is_known_to(items, end):
        return True  # "a player known in the game as “the Sergeant”"
    if verb.lemma == "call" and _is_telephone(items, end):
        return True
    if verb.lemma == "call" and verb.form == "base" and before in _MAY:
        return not any(item.tag == "QUOTE" for item in items[end : end + _REACH])
    if verb.lemma == "hear" and following is not None and following.low == "what":
        return True  # "she heard what she describes as “a breath”"
    if verb.lemma == "write" and "off" in {item.low for item in items[end : end + 3]}:
        return True
    if verb.lemma == "hold" and verb.form != "ing" and following is not None:
        return following.tag not in {"THAT", "QUOTE"}  # "the Government should hold its course"
    objected = following is not None and following.tag != "PREP"
    if (
        verb.lemma == "write"
        and objected
        and any(item.low in _WRITINGS for item in items[end : end + 3])
    ):
        told = {"THAT", "QUOTE"} & {item.tag for item in items[end : end + _REACH]}
        return not told and all(item.low != ":" for item in items[end : end + _REACH])
    if verb.lemma == "direct" and following is not None and following.tag != "THAT":
        return True
    if verb.lemma == "go" and following is not None:
        return following.tag not in {"PUNCT", "QUOTE", "ADV"}  # "went into operation"
    if verb.lemma == "say" and before == "to" and _has_to(items, at):
        return True
    if verb.lemma == "write" and following is not None and following.low in _SOMETHING:
        return end + 1 >= len(items) or items[end + 1].tag == "PUNCT"
    if verb.lemma == "call" and following is not None and following.tag == "TO":
        asked = VERBS.get(items[end + 1].low) if end + 1 < len(items) else None
        return asked is not None and asked.allows("a")  # "staff called to ask"
    if verb.lemma == "volunteer" and (following is None or following.tag in {"PREP", "TIME"}):
        return True
    if verb.lemma == "declare" and any(item.low == "interest" for item in items[end : end + 3]):
        return True
    if verb.lemma == "testify" and following is not None and following.tag == "PREP":
        return not any(item.tag in {"THAT", "QUOTE"} for item in items[end:])
    if verb.lemma == "assure":
        return before == "rest"
    if verb.lemma == "inform":
        return before in _DEGREES  # "a more informed decision"
    if following is None:
        return False
    if verb.lemma in {"recall", "remember"} and following.tag == "DET":
        return any(i.tag == "TIME" or i.low in _WHEN for i in items[end + 1 : end + 3])
    if verb.lemma == "add" and following.tag == "NUM":
        counted = items[end + 1] if end + 1 < len(items) else None
        return counted is None or counted.tag in {"CONJ", "PREP", "PUNCT"} or counted.low in _SCORES
    if verb.lemma == "find" and at > 1 and items[at - 2].low == "what":
        return True  # "What she finds there is a note"
    if verb.lemma == "find" and before in {"to", "finally", "eventually"}:
        return following.tag not in {"THAT", "QUOTE"}  # "came home to find a ticket stuck to it"
    if verb.lemma == "answer" and following.tag in {"DET", "POSS"}:
        return any(item.low in _TO_ANSWER for item in items[end : end + 3])
    if verb.lemma == "ask" and "questions" in {item.low for item in items[end : end + 3]}:
        return True  # "asked four questions"
    purpose = before == "to" and at > 1 and items[at - 2].low.endswith("s")
    purpose = purpose and items[at - 2].low not in VERBS
    if verb.lemma == "show" and purpose and following.tag == "THAT":
        return True  # "falsified records to show that they had"
    if verb.lemma in _SHOWING and before in _MAY:
        return True  # "that may indicate some movement"
    if verb.lemma == "hold" and verb.form == "ing":
        return following.tag != "THAT" and following.low not in _SIGNS  # "is holding the “book”"
    if verb.lemma == "put it" and following.tag == "THAT":
        return True  # "put it that way"
    if verb.lemma == "relate" and following.low == "to":
        return True  # "none of them related to the weather"
    if verb.lemma == "tell" and before in _ABLE:
        return following.tag in {"SUB", "PUNCT"} or following.low in {"which", "from"}
    if verb.lemma == "call" and any(
        items[i].low == "into" and items[i + 1].low == "question"
        for i in range(end, min(end + _REACH, len(items) - 1))
    ):
        return True
    if verb.lemma == "call" and following.low in OBJECT_PRONOUNS and end + 1 < len(items):
        marked = any(item.tag == "QUOTE" for item in items[end + 1 : end + 5])
        named = items[end + 1].low == "home" or items[end + 1].tag == "NAME"
        return not marked and named  # "species that call it home", "called himself Abu"
    return False


def _is_known_to(items: Sequence[Item], end: int) -> bool:
    return end < len(items) and (items[end].tag in {"TO", "THAT"} or items[end].low == "by")


def _has_to(items: Sequence[Item], at: int) -> bool:
    """ "What he had to say on it": a topic."""
    had = at > 2 and items[at - 2].low in {"had", "has", "have"}
    return had and any(item.low == "what" for item in items[max(0, at - 6) : at])


def _is_telephone(items: Sequence[Item], end: int) -> bool:
    """ "Call 101", "called the number on the invoice", "called her last week"."""
    words = items[end : end + 6]
    if any(item.tag == "QUOTE" for item in items[end : end + _REACH]):
        return False
    if words and words[0].low == "off":
        return True  # "called off the deal"
    last = phrase_after(items, end, len(items))
    if last is not None and last + 1 < len(items) and items[last].tag == "TO":
        return items[last + 1].low in _BY_TELEPHONE  # "called Ann Roe to congratulate her"
    if last is not None and last < len(items) and items[end].tag in {"NAME", "DET"}:
        behind = items[last]
        if behind.tag == "TIME" or behind.low in {"shortly", "after", "before", "when"}:
            return True  # "called both candidates on Tuesday night"
    if len(words) > 1 and (words[0].low in OBJECT_PRONOUNS or words[0].low == "her"):
        return words[1].tag == "TIME" or words[1].low in {"last", "on", "back", "again", ",", "."}
    return bool(words) and (words[0].tag == "NUM" or any(i.low in _CALLED_UP for i in words))


def _to_say(items: Sequence[Item], end: int) -> bool:
    """Whether an addressee and "to say" stand behind a verb."""
    to = next(
        (at for at in range(end, min(end + 6, len(items) - 1)) if items[at].tag == "TO"), None
    )
    if to is None or any(items[at].tag in {"PUNCT", "QUOTE"} for at in range(end, to)):
        return False
    said = VERBS.get(items[to + 1].low)
    return said is not None and said.form == "base" and said.allows("z")
