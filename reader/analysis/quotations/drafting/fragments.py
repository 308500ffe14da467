"""Words in marks that no cue of their sentence attributes: whether they are said, and by whom.

Sentences and long fragments are; short ones are scare quotes, unless somebody is speaking.
"""

from collections.abc import Sequence

from reader.analysis.quotations.drafting.colon_names import is_heading, labelled, name_behind
from reader.analysis.quotations.grammar.clauses import clause_subject, main_subject, may_speak
from reader.analysis.quotations.grammar.items import Item, Unit
from reader.analysis.quotations.grammar.phrases import phrase_before
from reader.analysis.quotations.lexicon.roles import COLLECTIVES, DOCUMENTS, ROLES
from reader.analysis.quotations.lexicon.words import BE_FORMS, word_set

_WRITTEN = DOCUMENTS | word_set(
    "law laws act clause rule rules code constitution treaty charter statute contract agreement "
    "guidelines guidance directive regulation regulations amendment document documents notice sign"
)
_CROWDS = word_set("crowd audience supporters fans protesters demonstrators spectators delegates")
_PEOPLE = word_set(
    "fan man woman boy girl reader listener viewer caller voter one another other source"
)
_PUT = word_set("asked told warned ordered instructed informed advised")
_CHANTS = word_set("chant chants cry cries shout shouts scream screams yell yells")
_LONG = 5
_SHORTEST = 3
"""Words."""

_LEADS = frozenset({"DET", "TO", "AUX", "PREP", "SUB", "THAT", "PRON", "CONJ", "NEG", "REL"})
"""Tags of words that lead to what somebody says in the middle of a sentence."""
_MANY = COLLECTIVES | _CROWDS
_SOURCES = ROLES | _PEOPLE | DOCUMENTS


def is_sentence(words: str) -> bool:
    """Whether the words open with a capital and end as sentences do."""
    ends = words.rstrip("'’\"” ")[-1:] in ".?!…,"
    return words[:1].isupper() and ends and len(words.split()) >= _SHORTEST


def may_be_said(items: Sequence[Item], at: int, words: str, *, speaking: bool) -> bool:
    """Whether the words of the quotation at item `at` are said.

    `speaking` tells that the sentence, or the one before, reports what somebody says.
    """
    count = len(words.split())
    if not speaking and words[:1].islower() and _is_listed_behind(items, at):
        return False
    if count >= _LONG or is_sentence(words):
        return True
    if speaking and at == 0 and words[:1].isupper() and words.rstrip()[-1:] in ".?!…":
        return True  # "“We are lost,” she writes. “So, who?” Her answer is not known."
    ends = words[:1].isupper() and words.rstrip()[-1:] in ".?!"
    if at > 1 and items[at - 1].low == ":" and ends and at + 1 >= len(items):
        return True  # "A text from Ann Roe: “Late.”"
    led = at > 0 and items[at - 1].tag in _LEADS
    return speaking and led and count >= _SHORTEST and words[:1].islower()


def _is_listed_behind(items: Sequence[Item], at: int) -> bool:
    """ "They sold “salad”, “soup” and “a surprise of the house”": the last of a list of things."""
    back = at - 1
    while back > 0 and items[back].low in {",", "and", "or"}:
        back -= 1
    return back < at - 1 and items[back].tag == "QUOTE" and items[back - 1].low == ","


def is_chant(items: Sequence[Item], at: int) -> bool:
    """ "Chants of “Shame on you” rang out": many speak, and none of those named."""
    return at > 1 and items[at - 1].low == "of" and items[at - 2].low in _CHANTS


def is_put_to(items: Sequence[Item], at: int) -> bool:
    """ "Ann Roe was asked, “…?”": words that somebody is told or asked, nobody says by whom."""
    back = at - 1
    while back > 0 and items[back].low in {",", ":"}:
        back -= 1
    if back < 1 or items[back].low not in _PUT:
        return False
    back -= 1
    while back > 0 and items[back].tag == "ADV":
        back -= 1
    return items[back].low in BE_FORMS


def crowd_of(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """ "The crowd broke into chants of “…”": who chants, where the sentence has them."""
    for here in range(at - 1):
        if items[here].low in _MANY and items[here].tag == "WORD":
            start = phrase_before(items, here, 0)
            return None if start is None else (start, here + 1)
    return None


def speaker_of(unit: Unit, at: int) -> tuple[int, int] | None:
    """The items of whoever the sentence of the quotation at item `at` is about, if they speak."""
    if at == 2 and is_heading(unit.items):
        return None
    label = labelled(unit.items, at)
    subject = label or clause_subject(unit.items, 0, at)
    if label is None and not (subject and may_speak(unit, subject.start, subject.end)):
        subject = main_subject(unit.items[:at])
    if subject is None:
        return None
    colon = at > 0 and unit.items[at - 1].low == ":"
    role = any(item.low in _SOURCES for item in unit.items[subject.start : subject.end])
    if may_speak(unit, subject.start, subject.end):
        return subject.start, subject.end
    if not (colon and role):
        return None
    return name_behind(unit.items, subject.end) or (subject.start, subject.end)


def document_of(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """ "The law bans “any act …”": something written that is the subject of the sentence."""
    subject = clause_subject(items, 0, at)
    if subject is None:
        return None
    noun = (here for here in range(subject.start, subject.end) if items[here].low in _WRITTEN)
    last = next(noun, None)
    if last is None:
        return None
    described = last + 1 < subject.end and items[last + 1].tag in {"PREP", "PUNCT"}
    return subject.start, subject.end if described else last + 1
