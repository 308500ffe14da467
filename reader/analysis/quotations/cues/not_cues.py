"""Words that look like verbs of speech and attribute nothing where they stand.

Nouns ("the claim"), naming ("an app called “Meter”"), conditions ("asked not to be named").
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.grammar.verbs_here import may_be_verb, verb_at
from reader.analysis.quotations.lexicon.roles import (
    COLLECTIVES,
    ROLES,
    SPEAKING,
    is_plural,
)
from reader.analysis.quotations.lexicon.verbs import VERBS, Verb
from reader.analysis.quotations.lexicon.words import (
    BE_FORMS,
    OBJECT_PRONOUNS,
    OWNERS,
    POSSESSIVES,
    word_set,
)

_SILENCE = word_set("named identified anonymous anonymity unnamed name")
_REACH = 14
_HAPPENED = word_set(
    "began started followed came lasted went included ended took led drew cost ran"
)
_PARTS = word_set("western eastern southern northern key swing voting early other red blue member")
_ENDING = OWNERS | {"her"}
"""What may end a phrase: "friends of his", "a source close to her"."""
_PROVERBIAL = word_set("old popular local common famous favourite favorite")
_OF_SPEECHES = word_set(
    "opening closing concluding recent first last latest final earlier previous prepared public "
    "brief initial introductory past own repeated"
)
_ALONE = word_set("another some many several most few all both")
_PEOPLE = ROLES | COLLECTIVES


def names_it(items: Sequence[Item], at: int) -> bool:
    """ "an app called “Meter”", "what they call the cost": naming rather than saying."""
    following = items[at + 1] if at + 1 < len(items) else None
    asked = False
    for back in range(at - 1, max(-1, at - 12), -1):
        if items[back].tag in {"PUNCT", "QUOTE"}:
            break
        asked = asked or items[back].low in {"what", "which", "whom"}
        asked = asked or _is_object(items, back)
    if following is None:
        return True
    if items[at - 1].low == "," and at > 1 and items[at - 2].tag == "NAME":
        return False  # "that its chairman, Ann Roe, called “a mess”"
    if items[at - 1].low == "," and following.tag == "QUOTE" and _is_apposed_owner(items, at - 1):
        return False  # "in what Ann Roe, treasurer of the club, called “a war”"
    if following.tag == "NAME" and not asked and not _names_somebody(items, at):
        # "When I call Ann Roe, she is in": a telephone.
        behind = next((item for item in items[at + 1 :] if item.tag != "NAME"), None)
        if behind is None or behind.tag == "PUNCT":
            return True
    if following.tag == "NAME" and _names_somebody(items, at):
        return False  # "a newsletter called Dr Roe “the author of nothing”"
    if at > 1 and items[at - 1].tag == "WORD" and _opens_with_article(items, at - 1):
        return True
    named = following.low in {"a", "an", "the"} and any(
        item.tag == "QUOTE" for item in items[at + 2 : at + 3]
    )
    if named and items[at - 1].tag == "WORD" and items[at - 1].low not in _PEOPLE:
        return True  # "the loophole called an “inversion”"
    quoted = any(item.tag == "QUOTE" for item in items[at + 1 : at + 5])
    return not quoted if asked else following.stretch >= 0


def _is_object(items: Sequence[Item], at: int) -> bool:
    """ "Tom Pell, who she called “late”", "a film that Judge Ann Roe called “bad”": the pronoun is
    what is named, and somebody else names it."""
    following = items[at + 1]
    if items[at].low == "who":
        return following.tag in {"PRON", "NAME"}
    return items[at].low == "that" and following.tag == "NAME"


def _is_apposed_owner(items: Sequence[Item], comma: int) -> bool:
    """Whether "what Ann Roe," stands before the apposition that ends at a comma."""
    for back in range(comma - 1, max(1, comma - _REACH), -1):
        if items[back].tag in {"QUOTE", "AUX", "PRON"}:
            return False
        if items[back].low == "," and items[back - 1].tag == "NAME":
            names = back - 1
            while names > 0 and items[names - 1].tag == "NAME":
                names -= 1
            return names > 0 and items[names - 1].low == "what"
    return False


def _names_somebody(items: Sequence[Item], at: int) -> bool:
    """ "Called Ann Roe, his rival, a water “thief”": marks behind the name, no verb between."""
    for position in range(at + 1, min(at + _REACH, len(items))):
        item = items[position]
        if item.tag == "QUOTE":
            return True
        if item.tag in {"AUX", "NEG", "THAT", "CONJ", "SUB"} or verb_at(items, position):
            return False
    return False


def _opens_with_article(items: Sequence[Item], last: int) -> bool:
    """Whether "a" or "an" stands at the head of the nouns that end here."""
    for back in range(last - 1, max(-1, last - 5), -1):
        if items[back].low in {"a", "an"}:
            return True
        if items[back].tag != "WORD":
            return False
    return False


def asks_for_silence(items: Sequence[Item], end: int) -> bool:
    """ "who asked not to be named", "asked to remain anonymous": a condition, not a demand."""
    end += int(end < len(items) and items[end].low in OBJECT_PRONOUNS)
    words = [item.low for item in items[end : end + 8]]
    asked_for = items[end - 1].low in {"for", "requesting"} and words[:1] == ["anonymity"]
    if not words or words[0] not in {"not", "to", "that", "for"}:
        return asked_for
    return bool(_SILENCE & set(words))


def _stands_alone(before: Item, verb: Verb) -> bool:
    """ "Many said", "another says": a quantifier that is a subject by itself."""
    if before.low == "another":
        return verb.form in {"past", "s"}
    return before.low in _ALONE and verb.form == "past"


def _is_degree(items: Sequence[Item], at: int) -> bool:
    """ "The much disputed article", "a widely reported speech": an adjective."""
    measured = items[at - 1].tag == "ADV" or items[at - 1].low in {"much", "long", "newly"}
    following = items[at + 1].tag if at + 1 < len(items) else ""
    return measured and at > 1 and items[at - 2].tag == "DET" and following in {"WORD", "NUM"}


def _is_superlative(items: Sequence[Item], at: int) -> bool:
    """ "The state's most feared criminals": how much, not how many."""
    if items[at - 1].low != "most" or at < 2:
        return False
    owner = items[at - 2]
    return owner.tag == "DET" or owner.low.endswith(("'s", "s'"))


def is_noun(items: Sequence[Item], at: int, verb: Verb, before: Item) -> bool:
    """Whether the word is a noun or an adjective here, by what stands beside it."""
    owner = at > 1 and items[at - 2].low in {"of", "to"} and before.low in _ENDING
    if (
        (
            before.tag == "DET"
            and not owner
            and not (_stands_alone(before, verb) and not _is_superlative(items, at))
        )
        or (before.tag == "NUM" and verb.form in {"s", "base"} and verb.noun_too)
        or (before.tag == "PREP" and verb.form != "ing")
        or (before.low in BE_FORMS and _is_counted(items, at, verb))
    ):
        return True  # "there are reports that"
    behind = items[at + 1] if at + 1 < len(items) else None
    if verb.noun_too and verb.form == "s" and before.tag == "QUOTE" and behind is not None:
        listed = at > 1 and items[at - 2].low in {"and", "or"}
        if listed and behind.tag == "PREP":
            return True  # "“late” and “loud” comments on the radio"
    if verb.form in {"past", "participle"} and _is_degree(items, at):
        return True
    owned = at > 1 and items[at - 2].low in POSSESSIVES and before.low in _OF_SPEECHES
    if verb.noun_too and verb.form == "s" and owned:
        return True  # "in her opening remarks that"
    if verb.lemma == "state" and verb.form == "s" and _is_country(items, at):
        return True  # "the four states that voted"
    if verb.lemma == "say" and before.low in _PROVERBIAL:
        return True  # "an old saying"
    if verb.noun_too and verb.form == "s" and at == 2 and items[0].tag == "PREP":
        return True  # "Alongside union calls for action, …"
    if before.low.endswith(("'s", "s'")) and before.tag in {"NAME", "WORD"}:
        return True
    if verb.noun_too and verb.form in {"s", "base"} and before.tag == "WORD":
        acts = VERBS.get(before.low)
        if acts is not None and acts.form == "past":
            return True  # "rejected claims that"
    if verb.noun_too and verb.form in {"s", "base"} and before.tag == "WORD":
        following = items[at + 1] if at + 1 < len(items) else None
        relative = following is not None and following.tag == "THAT" and at + 2 < len(items)
        if relative and verb.form == "s" and items[at + 2].low in _HAPPENED:
            return True  # "a series of phone calls that began"
        led = [item.tag for item in items[at + 1 : at + 3]] == ["PUNCT", "QUOTE"]
        if led and any(item.low == "whose" for item in items[:at]):
            return False  # "a man whose name is withheld replies, “No”"
        ends = following is None or following.low in {".", ",", ":"}
        plural = verb.form == "base" and is_plural(before.low)
        if ends and plural and any(item.low == "," for item in items[max(0, at - 5) : at - 1]):
            return False  # "The bridge could fall, local engineers claim."
        if ends and verb.form == "s" and _is_named_behind_comma(items, at):
            return False  # "Shares have fallen, Ann Roe of our business desk reports."
        if ends and any(item.tag == "QUOTE" for item in items[max(0, at - 9) : at]):
            return False
        return following is None or following.tag not in {"THAT", "PRON", "QUOTE", "DET", "NAME"}
    return False


def _is_counted(items: Sequence[Item], at: int, verb: Verb) -> bool:
    """ "There are reports that", "there is talk of": what there is."""
    there = verb.form in {"s", "base"} and at > 1 and items[at - 2].low == "there"
    return there or (verb.noun_too and verb.form == "s")


def _is_named_behind_comma(items: Sequence[Item], at: int) -> bool:
    """Whether a name and at most a link stand between a comma and the word."""
    for back in range(at - 1, max(1, at - 9), -1):
        if items[back].low == ",":
            told = items[back + 1].low == "the" and any(i.tag == "AUX" for i in items[:back])
            return (items[back + 1].tag == "NAME" or told) and back > 3
        if items[back].tag not in {"NAME", "WORD", "PREP", "DET"}:
            return False
    return False


def names_as(items: Sequence[Item], end: int) -> bool:
    """ "Everybody knows her as “Sunny”": what somebody is called, said by nobody in particular."""
    words = [item.low for item in items[end : end + 4]]
    return "as" in words and words[0] != "by"


def is_adjective(items: Sequence[Item], subject: Subject) -> bool:
    """Whether a subject is one word in lower case that names no people."""
    if subject.manner != "before" or subject.end - subject.start != 1:
        return False
    word = items[subject.start]
    return word.tag == "WORD" and word.low not in SPEAKING


def is_done(items: Sequence[Item], subject: Subject, verb: Verb, end: int) -> bool:
    """ "An assault that threatened to upset the peace": what a thing may do, not what it says."""
    if not verb.allows("v") or subject.manner != "relative" or end >= len(items):
        return False
    head = items[subject.end - 1]
    speaks = head.low in SPEAKING or is_plural(head.low)
    pronoun = items[subject.end].low if subject.end < len(items) else ""
    return pronoun == "that" and items[end].tag == "TO" and head.tag == "WORD" and not speaks


def _is_country(items: Sequence[Item], at: int) -> bool:
    """Whether "states" are countries or parts of one: nothing that is stated follows."""
    if items[at - 1].tag in {"PRON", "REL"} or any(i.tag == "QUOTE" for i in items[:at]):
        return False
    if at + 2 >= len(items):
        return items[at - 1].tag in {"NUM", "DET"} or items[at - 1].low in _PARTS
    following, later = items[at + 1], items[at + 2]
    if following.tag == "THAT":
        bearer = items[at - 1].tag in {"PRON", "REL", "NAME"}
        acts = may_be_verb(later)
        return not bearer and (acts or later.low.endswith("s") or items[at - 1].low in _PARTS)
    return following.tag != "QUOTE" and following.low not in {":", ","}
