"""Action beside a quotation that no verb of speech attributes: the units in, who speaks out.

“We came first,” said Ann Roe. She looks out at the plain. “I guess we did.” Tom Pell laughs.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.draft import Draft, bounds_span
from reader.analysis.quotations.drafting.colon_names import source_line
from reader.analysis.quotations.grammar.clauses import clause_subject, main_subject, may_speak
from reader.analysis.quotations.grammar.items import Bounds, Unit
from reader.analysis.quotations.grammar.phrases_after import phrase_after
from reader.analysis.quotations.lexicon.genders import gender_of_name
from reader.analysis.quotations.lexicon.words import word_set

_LONGEST = 2
"""Units of action between the two."""

_TOPICS = frozenset({"about", "on", "regarding"})
"""What opens a line that only says what the next words are about: "On the penalty:"."""

_LISTENERS = word_set("crowd audience room hall gallery jury listeners fans")
_ASKED = word_set("ask asked tell told")
_ASKERS = word_set("i we reporter reporters journalist journalists interviewer presenter")
_ASKED_ONE = word_set("him her them")
_CALLING = word_set(
    "called calls shouted shouts yelled yells cried cries interrupted interrupts "
    "answered answers replied replies interjected interjects"
)
_SOON = 6
"""Items from the head of a question to whom it is about."""
_PERSONAL = {"he": "m", "she": "f", "they": None}


def goes_on_behind(text: str, units: Sequence[Unit], last: Draft, number: int) -> bool:
    """Whether a lone quotation is more of the one before, past what is done in between.

    Both stand in one paragraph; in between the speaker acts ("She laughs."), the listeners do, or
    things happen in which nobody else has a part.
    """
    first = last.last_unit + 1
    if last.source is None or not last.quoted or not 0 < number - first <= _LONGEST:
        return False
    if units[last.last_unit].paragraph != units[number].paragraph:
        return False
    return all(_leaves_the_word(text, units, last, at) for at in range(first, number))


def _leaves_the_word(text: str, units: Sequence[Unit], last: Draft, at: int) -> bool:
    """Whether nobody but the last speaker acts in the unit."""
    items = units[at].items
    if items[-1].low in {":", "?"} or any(item.tag == "QUOTE" for item in items):
        return False
    subject = main_subject(items)
    if subject is None or not may_speak(units[at], subject.start, subject.end):
        return True
    source = bounds_span(units, last.source)
    speaker = source.of(text).lower().split() if source is not None else []
    acting = [item.low for item in items[subject.start : subject.end]]
    if _LISTENERS & set(acting):
        return True
    if acting[0] not in _PERSONAL:
        return acting[-1].removesuffix("'s") in speaker
    if speaker[:1] and (speaker[0] in _PERSONAL or acting[0] == "they"):
        return speaker == acting
    known = {gender_of_name(word) for word in speaker} - {None}
    return not known or _PERSONAL[acting[0]] in known


def caller(units: Sequence[Unit], number: int) -> Bounds | None:
    """ "Her sister called down from the loft. “It's late!”": who calls out right before."""
    unit = units[number - 1] if number > 0 else None
    if unit is None or unit.paragraph != units[number].paragraph or unit.items[-1].low != ".":
        return None
    subject = main_subject(unit.items)
    if subject is None or any(item.tag == "QUOTE" for item in unit.items):
        return None
    calls = subject.end < len(unit.items) and unit.items[subject.end].low in _CALLING
    return (number - 1, subject.start, subject.end) if calls else None


def acting_before(units: Sequence[Unit], number: int, *, fresh: bool) -> Bounds | None:
    """Who acts in the sentence before a quotation, or is the source that a line names.

    `fresh` where nobody has spoken in that sentence.
    """
    previous = units[number - 1] if number > 0 else None
    if previous is None:
        return None
    sourced = source_line(previous.items)
    if sourced is not None:
        return (number - 1, *sourced)
    leads = previous.items[-1].low == ":"
    asks = previous.items[-1].low == "?" or (leads and previous.items[0].low in _TOPICS)
    if asks or not (fresh or leads):
        return None
    subject = clause_subject(previous.items, 0, len(previous.items))
    if subject is None or not may_speak(previous, subject.start, subject.end):
        return None
    return (number - 1, subject.start, subject.end)


def acting_next(units: Sequence[Unit], number: int) -> Bounds | None:
    """ "“A spoon.” Ann Roe laughs.": who acts behind a quotation that opens a paragraph."""
    if number + 1 >= len(units):
        return None
    unit, following = units[number], units[number + 1]
    opens = number == 0 or units[number - 1].paragraph != unit.paragraph
    if not opens or following.paragraph != unit.paragraph or following.items[0].tag == "QUOTE":
        return None
    subject = main_subject(following.items)
    if subject is None or not may_speak(following, subject.start, subject.end):
        return None
    return (number + 1, subject.start, subject.end)


def answerer(units: Sequence[Unit], number: int) -> Bounds | None:
    """Who answers the question before a lone quotation.

    "Does he think of leaving? “Never.”" is his; "“Will you stay?” I ask Tom Pell." gives him the
    next words, in that paragraph or the next.
    """
    if number == 0 or units[number].paragraph - units[number - 1].paragraph > 1:
        return None
    items = units[number - 1].items
    for at in range(1, min(len(items) - 1, 2 * _SOON)):
        if items[at].low in _ASKED and items[at - 1].low in _ASKERS:
            found = phrase_after(items, at + 1, len(items))
            end = found or at + 2
            someone = found is not None and may_speak(units[number - 1], at + 1, found)
            return (number - 1, at + 1, end) if someone or items[at + 1].low in _ASKED_ONE else None
    same = units[number - 1].paragraph == units[number].paragraph
    if items[-1].low != "?" or not same or any(item.tag == "QUOTE" for item in items):
        return None
    about = next((at for at in range(min(len(items), _SOON)) if items[at].low in _PERSONAL), None)
    return (number - 1, about, about + 1) if about is not None else None
