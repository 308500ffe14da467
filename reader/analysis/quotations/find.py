"""Finding quotations: a text and its sentences in, quotations with resolved speakers out.

Puts the parts together: marks, units, attributions within units, what runs on between units, and
speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.analysis.quotations.attribution import Attribution, attribute
from reader.analysis.quotations.items import Item, Unit, make_units
from reader.analysis.quotations.language import is_english
from reader.analysis.quotations.marks import Stretch, find_stretches
from reader.analysis.quotations.not_speech import is_not_speech
from reader.analysis.quotations.people import find_parties
from reader.analysis.quotations.speakers import Bounds, Resolver
from reader.analysis.quotations.steps import Steps
from reader.analysis.quotations.subjects import clause_subject
from reader.model import Entity, Quotation, Span

_FEWEST_WORDS = 5


@dataclass(slots=True)
class Draft:
    """A quotation in the making: spans of the text, and the bounds of its source."""

    unit: int
    last_unit: int
    content: list[Span]
    quoted: list[Span]
    cue: Span | None = None
    source: Bounds | None = None
    reporter: Bounds | None = None
    ends_in_marks: bool = False
    stretches: set[int] = field(default_factory=set[int])


def find_quotations(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity] = (),
    *,
    steps: Steps | None = None,
) -> tuple[Quotation, ...]:
    """Every quotation of the text in its order, with cue, source mention and full name.

    `sentences` are spans in code points, in order. `entities` is accepted so that callers may hand
    over what they have. `steps` counts the work. A text that is not English gives what stands in
    marks, without speakers (`is_english` tells).
    """
    steps = steps if steps is not None else Steps()
    stretches = find_stretches(text, steps)
    if not is_english(text):
        return _marks_only(text, stretches)
    units = make_units(text, sentences, stretches, steps)
    drafts = _Drafting(text, units, stretches, steps).drafts()
    parties = find_parties(text, units, steps)
    bounds = {draft.source for draft in drafts if draft.source}
    bounds |= {draft.reporter for draft in drafts if draft.reporter}
    names = Resolver(text, units, parties, steps).resolve(sorted(bounds))
    found = [_quotation(units, draft, names) for draft in drafts]
    found.sort(key=lambda quotation: (quotation.start, quotation.end))
    return tuple(found)


def _marks_only(text: str, stretches: Sequence[Stretch]) -> tuple[Quotation, ...]:
    """For other languages: every stretch in marks of some length is taken as direct."""
    return tuple(
        Quotation("direct", (stretch.outer,), (stretch.inner,))
        for stretch in stretches
        if len(stretch.inner.of(text).split()) >= _FEWEST_WORDS - 2
    )


def _quotation(units: Sequence[Unit], draft: Draft, names: dict[Bounds, str | None]) -> Quotation:
    quoted = sum(span.length for span in draft.quoted)
    whole = sum(span.length for span in draft.content)
    marks = 6 * len(draft.content)
    if not draft.quoted:
        kind = "indirect"
    elif quoted + marks >= whole:
        kind = "direct"
    else:
        kind = "mixed"
    return Quotation(
        kind=kind,
        content=tuple(draft.content),
        quoted=tuple(draft.quoted),
        cue=draft.cue,
        source=_span(units, draft.source),
        speaker=names.get(draft.source) if draft.source else None,
        reporter=names.get(draft.reporter) if draft.reporter else None,
    )


def _cue_span(unit: Unit, cue: tuple[int, int] | None) -> Span | None:
    return Span(unit.items[cue[0]].start, unit.items[cue[1] - 1].end) if cue else None


def _span(units: Sequence[Unit], bounds: Bounds | None) -> Span | None:
    if bounds is None:
        return None
    items = units[bounds[0]].items
    return Span(items[bounds[1]].start, items[bounds[2] - 1].end)


class _Drafting:
    """Reads the units in order and remembers what a lone quotation can lean on."""

    def __init__(
        self, text: str, units: Sequence[Unit], stretches: Sequence[Stretch], steps: Steps
    ) -> None:
        self._text = text
        self._units = units
        self._stretches = stretches
        self._steps = steps
        self._doubles = any(not stretch.single for stretch in stretches)
        self._drafts: list[Draft] = []
        self._last: Draft | None = None
        self._awaiting: tuple[int, Attribution] | None = None

    def drafts(self) -> list[Draft]:
        for number, unit in enumerate(self._units):
            self._steps.add(len(unit.items))
            if unit.lone_stretch:
                self._lone(number, unit)
            else:
                self._unit(number, unit)
        return self._drafts

    def _unit(self, number: int, unit: Unit) -> None:
        items, owned = self._screened(unit)
        attributions, _ = attribute(self._text, items, self._stretches)
        self._awaiting = None
        for attribution in attributions:
            if attribution.nested:
                continue
            if attribution.awaits and not attribution.content:
                self._await(number, unit, attribution)
                continue
            draft = self._draft(number, unit, attribution)
            owned |= draft.stretches
            self._drafts.append(draft)
            self._last = draft
        for at, item in enumerate(unit.items):
            if item.tag == "QUOTE" and item.stretch not in owned:
                self._unowned(number, unit, at)

    def _screened(self, unit: Unit) -> tuple[Sequence[Item], set[int]]:
        """The unit's items with titles and nicknames as names, and the numbers of those."""
        items = list(unit.items)
        silent: set[int] = set()
        for at, item in enumerate(items):
            if item.tag == "QUOTE":
                words = self._inner(item.stretch).of(self._text)
                if is_not_speech(words, unit.items, at):
                    items[at] = item._replace(tag="NAME")
                    silent.add(item.stretch)
        return (items, silent) if silent else (unit.items, silent)

    def _draft(self, number: int, unit: Unit, attribution: Attribution) -> Draft:
        items = unit.items
        content: list[Span] = []
        quoted: list[Span] = []
        inside: set[int] = set()
        last_quote = False
        for start, end in sorted(attribution.content):
            content.append(Span(items[start].start, items[end - 1].end))
            last_quote = items[end - 1].tag == "QUOTE"
            for at in range(start, end):
                if items[at].tag == "QUOTE":
                    inside.add(items[at].stretch)
                    quoted.append(self._inner(items[at].stretch))
        source, reporter = attribution.source, attribution.reporter
        cue = attribution.cue
        return Draft(
            number,
            number,
            content,
            quoted,
            _cue_span(unit, cue),
            (number, *source) if source else None,
            (number, *reporter) if reporter else None,
            last_quote,
            inside,
        )

    def _inner(self, stretch: int) -> Span:
        inner = self._stretches[stretch].inner
        words = inner.of(self._text)
        start = inner.start + len(words) - len(words.lstrip())
        end = inner.end - (len(words) - len(words.rstrip()))
        return Span(start, max(start, end))

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
            last.cue = _cue_span(unit, cue)
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
        if self._awaiting is not None and self._awaiting[0] == number - 1:
            owner, attribution = self._awaiting
            draft = self._draft(owner, self._units[owner], attribution)
            draft.content, draft.quoted = content, quoted
        elif last is not None and last.last_unit == number - 1 and last.ends_in_marks:
            last.content += content
            last.quoted += quoted
            last.last_unit = number
            last.stretches |= set(numbers)
            return
        elif last is not None and last.last_unit == number - 1 and self._runs_on(last):
            last.content += content
            last.quoted += quoted
            last.last_unit = number
            return
        else:
            draft = Draft(number, number, content, quoted)
            draft.source = self._inherited(number)
            if self._is_heading(unit):
                return
        draft.last_unit = number
        draft.ends_in_marks = True
        draft.stretches = set(numbers)
        self._drafts.append(draft)
        self._last = draft
        self._awaiting = None

    def _runs_on(self, last: Draft) -> bool:
        return any(self._stretches[stretch].runs_on for stretch in last.stretches)

    def _is_heading(self, unit: Unit) -> bool:
        """A short line in marks without a full stop, or in single ones where doubles quote."""
        stretch = next(item.stretch for item in unit.items if item.tag == "QUOTE")
        words = self._inner(stretch).of(self._text)
        if self._stretches[stretch].single and self._doubles:
            return True
        return len(words.split()) <= 8 and words.rstrip()[-1:] not in ".!?…,"

    def _inherited(self, number: int) -> Bounds | None:
        """Whom a quotation without attribution belongs to: the subject before, or the speaker."""
        previous = self._units[number - 1] if number > 0 else None
        if previous is not None and not previous.lone_stretch:
            if (
                previous.items[-1].low == ":"
                or self._last is None
                or (self._last.last_unit < number - 1)
            ):
                subject = clause_subject(previous.items, 0, len(previous.items))
                if subject is not None and _may_speak(previous, subject.start, subject.end):
                    return (number - 1, subject.start, subject.end)
        return self._last.source if self._last is not None else None

    def _unowned(self, number: int, unit: Unit, at: int) -> None:
        """A stretch in marks that no cue of its sentence attributes."""
        stretch = unit.items[at].stretch
        inner = self._inner(stretch)
        words = inner.of(self._text)
        count = len(words.split())
        if self._stretches[stretch].single and self._doubles:
            return
        sentence = words[:1].isupper() and words.rstrip()[-1:] in ".?!…," and count >= 3
        if not sentence and count < _FEWEST_WORDS:
            return
        draft = Draft(number, number, [self._stretches[stretch].outer], [inner])
        subject = clause_subject(unit.items, 0, at)
        if subject is not None and _may_speak(unit, subject.start, subject.end):
            draft.source = (number, subject.start, subject.end)
        else:
            draft.source = self._inherited(number)
        draft.ends_in_marks = True
        draft.stretches = {stretch}
        self._drafts.append(draft)
        self._last = draft


def _may_speak(unit: Unit, start: int, end: int) -> bool:
    items = unit.items[start:end]
    return any(item.tag == "NAME" for item in items) or items[0].low in {"he", "she", "they"}
