"""Drafts: the units of a text in, its quotations without resolved speakers out.

Reads the units in order: what each attributes by itself, and what runs on between them, such as a
quotation that goes on in the next paragraph, a colon that introduces one, a dialogue.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.attribute import attribute
from reader.analysis.quotations.content.attribution import Attribution
from reader.analysis.quotations.content.draft import Draft, cue_span, draft_of
from reader.analysis.quotations.content.signatures import signature
from reader.analysis.quotations.drafting.between import (
    acting_before,
    acting_next,
    answerer,
    caller,
    goes_on_behind,
)
from reader.analysis.quotations.drafting.colon_names import opens_with_label
from reader.analysis.quotations.drafting.dialogue import other_speaker, turn_before
from reader.analysis.quotations.drafting.fragments import (
    crowd_of,
    document_of,
    is_chant,
    is_put_to,
    is_sentence,
    may_be_said,
    speaker_of,
)
from reader.analysis.quotations.drafting.labels import Turn
from reader.analysis.quotations.drafting.not_speech import is_teaser, screened
from reader.analysis.quotations.grammar.headings import Headlines, fills_line, is_heading
from reader.analysis.quotations.grammar.items import Bounds, Unit
from reader.analysis.quotations.marking.stretch import Stretch
from reader.analysis.quotations.steps import Steps
from reader.model import Span

_FEWEST_WORDS = 5


class Drafting:
    """Reads the units in order and remembers what a lone quotation can lean on."""

    def __init__(
        self,
        text: str,
        units: Sequence[Unit],
        stretches: Sequence[Stretch],
        turns: Sequence[Turn],
        steps: Steps,
    ) -> None:
        self._text = text
        self._units = units
        self._stretches = stretches
        self._turns = turns
        self._steps = steps
        self._doubles = any(not stretch.single for stretch in stretches)
        self._drafts: list[Draft] = []
        self._last: Draft | None = None
        self._awaiting: tuple[int, Attribution] | None = None
        self._headlines = Headlines(text, units)

    def drafts(self) -> list[Draft]:
        turn = 0
        for number, unit in enumerate(self._units):
            self._steps.add(len(unit.items))
            while turn < len(self._turns) and self._turns[turn].content.end <= unit.span.start:
                turn += 1
            if turn < len(self._turns) and self._turns[turn].start < unit.span.end:
                self._last = self._awaiting = None
            elif is_teaser(self._text, unit.span.start) or self._headlines.holds(number):
                self._awaiting = None
            elif unit.lone_stretch:
                self._lone(number, unit)
            elif self._signs(number):
                self._awaiting = None
            elif self._introduces(number):
                self._block(number, unit)
            elif self._last is not None and self._last.block and self._is_block(number, unit):
                self._last.content = [Span(self._last.content[0].start, unit.items[-1].end)]
                self._last.last_unit = number
            else:
                self._unit(number, unit)
        return self._drafts

    def _signs(self, number: int) -> bool:
        """Whether the line under a quotation gives the name that it is by, which it then takes."""
        last = self._last
        if last is None or last.last_unit != number - 1 or last is not self._drafts[-1]:
            return False
        name = signature(self._text, self._units, self._drafts, number)
        if name is None or not last.ends_in_marks:
            return False
        last.source, last.last_unit = (number, *name), number
        last.ends_in_marks = False
        return True

    def _introduces(self, number: int) -> bool:
        """Whether the unit before ends "Smith wrote:" and this one opens the next paragraph."""
        if self._awaiting is None or self._awaiting[0] != number - 1:
            return False
        before, unit = self._units[number - 1], self._units[number]
        return (
            before.items[-1].low == ":"
            and unit.paragraph != before.paragraph
            and (len(unit.items) >= _FEWEST_WORDS and unit.items[0].tag != "QUOTE")
            and not opens_with_label(unit.items)
        )

    def _block(self, number: int, unit: Unit) -> None:
        """A block quotation without marks, behind a colon."""
        if self._awaiting is None:
            return
        owner, attribution = self._awaiting
        draft = self._draft(owner, self._units[owner], attribution)
        draft.content = [Span(unit.items[0].start, unit.items[-1].end)]
        draft.last_unit = number
        draft.block = True
        self._drafts.append(draft)
        self._last = draft
        self._awaiting = None

    def _is_block(self, number: int, unit: Unit) -> bool:
        """Whether the unit goes on with the paragraph of the block quotation before it."""
        before = self._units[number - 1]
        last = self._last.last_unit if self._last is not None else -1
        return last == number - 1 and before.paragraph == unit.paragraph

    def _unit(self, number: int, unit: Unit) -> None:
        items, owned = screened(unit.items, lambda stretch: self._inner(stretch).of(self._text))
        attributions, _ = attribute(self._text, items, self._stretches)
        self._awaiting = None
        for attribution in attributions:
            if attribution.nested:
                continue
            if attribution.awaits and not attribution.content:
                self._await(number, unit, attribution)
                continue
            draft = self._draft(number, unit, attribution)
            self._take_over(number, draft)
            owned |= draft.stretches
            if not (self._speaks_in(number) and not draft.quoted):
                self._last = draft
            self._drafts.append(draft)
        for at, item in enumerate(unit.items):
            if item.tag == "QUOTE" and item.stretch not in owned:
                self._unowned(number, unit, at)

    def _take_over(self, number: int, draft: Draft) -> None:
        """A quotation that reopens here, and whose attribution follows only now."""
        last = self._last
        if last is None or last is not self._drafts[-1] or last.cue is not None:
            return
        unit = self._units[number]
        first = unit.items[0]
        beside = self._units[last.last_unit].paragraph == unit.paragraph
        reopens = last.last_unit == number - 1 and beside and self._runs_on(last)
        if reopens and draft.quoted and first.tag == "QUOTE" and first.stretch in draft.stretches:
            draft.content = last.content + draft.content
            draft.quoted = last.quoted + draft.quoted
            self._drafts.pop()

    def _speaks_in(self, number: int) -> bool:
        """Whether the unit has marks already: "“…,” Ann Roe said as he called for"."""
        last = self._last
        return last is not None and last.unit == number and bool(last.quoted)

    def _draft(self, number: int, unit: Unit, attribution: Attribution) -> Draft:
        return draft_of(number, unit, attribution, self._inner)

    def _inner(self, stretch: int) -> Span:
        return self._stretches[stretch].words(self._text)

    def _await(self, number: int, unit: Unit, attribution: Attribution) -> None:
        """A cue without content: it takes the lone quotation before it, or the one after."""
        last = self._last
        if (
            last is not None
            and last.cue is None
            and last.last_unit == number - 1
            and self._units[last.last_unit].paragraph == unit.paragraph
        ):
            cue = attribution.cue
            last.cue = cue_span(unit, cue)
            last.source = (number, *attribution.source) if attribution.source else last.source
            last.last_unit = number
            return
        self._awaiting = (number, attribution)

    def _lone(self, number: int, unit: Unit) -> None:
        """A unit that is quotation and nothing else."""
        numbers = [item.stretch for item in unit.items if item.tag == "QUOTE"]
        quoted = [self._inner(stretch) for stretch in numbers]
        content = [self._stretches[stretch].outer for stretch in numbers]
        last = self._last
        if len(numbers) == 1 and self._is_marked_up(numbers[0]) and fills_line(self._units, number):
            return
        if self._awaiting is not None and self._awaiting[0] == number - 1:
            owner, attribution = self._awaiting
            draft = self._draft(owner, self._units[owner], attribution)
            draft.content, draft.quoted = content, quoted
        elif self._text[content[0].start] in "—―":
            draft = Draft(number, number, content, quoted, source=turn_before(self._drafts, number))
        elif (asked := self._answerer(number, quoted)) is not None:
            draft = Draft(number, number, content, quoted, source=asked)
        elif (asker := self._other_speaker(number, quoted)) is not None:
            draft = Draft(number, number, content, quoted, source=asker, is_turn=True)
        elif (called := caller(self._units, number)) is not None:
            draft = Draft(number, number, content, quoted, source=called)
        elif last is not None and last.last_unit == number - 1 and last.is_partial(self._text):
            draft = Draft(number, number, content, quoted, source=last.source)
        elif last is not None and last.last_unit == number - 1 and last.ends_in_marks:
            last.content += content
            last.quoted += quoted
            last.last_unit = number
            last.stretches |= set(numbers)
            return
        elif last is not None and (
            (last.last_unit == number - 1 and self._runs_on(last))
            or goes_on_behind(self._text, self._units, last, number)
        ):
            last.content += content
            last.quoted += quoted
            last.last_unit = number
            return
        else:
            draft = Draft(number, number, content, quoted)
            acting = None if self._goes_on(number) else acting_next(self._units, number)
            draft.source = acting or self._inherited(number)
            if is_heading(quoted[0].of(self._text)) or self._is_marked_up(numbers[0]):
                return
        draft.last_unit = number
        draft.ends_in_marks = True
        draft.stretches = set(numbers)
        self._drafts.append(draft)
        self._last = draft
        self._awaiting = None

    def _other_speaker(self, number: int, quoted: Sequence[Span]) -> Bounds | None:
        if not self._drafts or self._drafts[-1] is not self._last:
            return None
        return other_speaker(self._text, self._units, self._drafts, number, quoted)

    def _answerer(self, number: int, quoted: Sequence[Span]) -> Bounds | None:
        asks_on = quoted[0].of(self._text)[-1:] == "?" and self._last is not None
        return None if asks_on else answerer(self._units, number)

    def _runs_on(self, last: Draft) -> bool:
        return any(self._stretches[stretch].runs_on for stretch in last.stretches)

    def _is_marked_up(self, stretch: int) -> bool:
        """Single marks where the article quotes in double ones: a heading, a title."""
        return self._stretches[stretch].single and self._doubles

    def _inherited(self, number: int) -> Bounds | None:
        """Whom a quotation without attribution belongs to: the subject before, or the speaker."""
        fresh = self._last is None or self._last.last_unit < number - 1
        acting = acting_before(self._units, number, fresh=fresh)
        if acting is not None:
            return acting
        return self._last.source if self._last is not None else None

    def _goes_on(self, number: int) -> bool:
        """Whether somebody spoke in the sentence before, so that marks here are still theirs."""
        last = self._last
        if last is None or last.source is None or last.last_unit != number - 1:
            return False
        return self._units[number - 1].paragraph == self._units[number].paragraph

    def _unowned(self, number: int, unit: Unit, at: int) -> None:
        """A stretch in marks that no cue of its sentence attributes."""
        stretch = unit.items[at].stretch
        inner = self._inner(stretch)
        words = inner.of(self._text)
        speaking = self._speaks_in(number) or self._goes_on(number)
        if self._is_marked_up(stretch) or not may_be_said(unit.items, at, words, speaking=speaking):
            return
        draft = Draft(number, number, [self._stretches[stretch].outer], [inner])
        colon = at > 0 and unit.items[at - 1].low == ":"
        if colon and at == len(unit.items) - 1 and words.rstrip()[-1:].isalnum():
            return  # a headline: “Fire chief: ‘We go on’”
        fragment = not is_sentence(words) and not colon
        chant = is_chant(unit.items, at)
        own = crowd_of(unit.items, at) if chant else speaker_of(unit, at)
        if (chant and own is None) or is_put_to(unit.items, at):
            draft.source = None
        elif fragment and self._goes_on(number):
            draft.source = self._last.source if self._last is not None else None
        elif own is not None:
            draft.source = (number, *own)
        elif not fragment or speaking or (self._last is not None and self._last.unit == number):
            draft.source = self._inherited(number)
        else:
            written = document_of(unit.items, at)
            draft.source = (number, *written) if written is not None else None
        draft.ends_in_marks = True
        draft.stretches = {stretch}
        self._drafts.append(draft)
        self._last = draft
