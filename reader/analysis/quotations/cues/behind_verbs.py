"""Behind verbs: what kind of phrase stands behind a verb of speech, where no word introduces it.

In: the items of a unit and where the phrase begins; out: a verdict. `before_verbs` has the other
side.
"""

from collections.abc import Sequence

from reader.analysis.quotations.grammar.addressees import is_infinitive
from reader.analysis.quotations.grammar.items import Item
from reader.analysis.quotations.grammar.phrases_after import names_end
from reader.analysis.quotations.grammar.reported_clauses import is_clause
from reader.analysis.quotations.grammar.verbs_here import may_be_verb, verb_at
from reader.analysis.quotations.lexicon.verbs import Verb


def is_object(items: Sequence[Item], at: int, high: int, verb: Verb) -> bool:
    """Whether "it" is what is found or remembered: one word at most and no verb behind it."""
    end = next((i for i in range(at + 1, high) if items[i].tag in {"PUNCT", "PREP"}), high)
    rest = items[at + 1 : end]
    still = not any(
        word.tag == "QUOTE" or may_be_verb(word) or word.low.endswith("s") for word in rest
    )
    return not verb.allows("z") and len(rest) <= 1 and still


def leads_on(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether what somebody is urged to do, or told, follows an addressee."""
    if at >= high:
        return False
    marks = items[at].tag in {"QUOTE", "THAT"} or items[at].low in {":", ","}
    return marks or is_infinitive(items, at, high)


def is_subject(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a noun phrase and an auxiliary stand here: no addressee with its own clause."""
    for position in range(at, min(high, at + 12)):
        item = items[position]
        if item.tag == "NEG" and position + 1 < high and items[position + 1].tag == "TO":
            return False  # "appealed to residents not to panic"
        if item.tag in {"AUX", "NEG"}:
            return position > at
        second = item.tag == "DET" and position > at and items[position - 1].tag != "PREP"
        if second or item.tag not in {"WORD", "NAME", "DET", "NUM", "PREP", "ADV"}:
            return False
    return False


def opens_clause(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether a clause begins with the adverb at an item, and no "that" or marks follow it."""
    following = items[at + 1] if at + 1 < high else None
    if following is None or following.tag not in {"WORD", "DET", "NAME", "PRON", "NUM", "AUX"}:
        return False
    return following.tag == "AUX" or is_clause(items, at + 1, high)


def is_appointed(items: Sequence[Item], at: int, high: int) -> bool:
    """ "The Senate confirmed Ms Roe by a vote of", "as judge": somebody, and no words."""
    end = names_end(items, at, high) if items[at].tag == "NAME" else at
    return at < end < high and items[end].low in {"by", "as", "to", "in", "on"}


def quote_follows(items: Sequence[Item], at: int, high: int) -> bool:
    for position in range(at, min(high, at + 20)):
        item = items[position]
        if item.tag == "QUOTE":
            return True
        verb = verb_at(items, position)
        if position == at and position + 1 < high and items[position + 1].tag == "PREP":
            continue  # "dismissed talk of it as “idle”"
        if verb is not None and position > at and items[position - 1].low == ",":
            return False  # "referenced the man, noting “…”"
        if item.low in {";", "what"} or (verb is not None and verb.form != "ing"):
            return False
    return False
