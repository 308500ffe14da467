"""The draft: a quotation in the making, and how bounds of items become spans of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reader.analysis.quotations.content.attribution import Attribution
from reader.analysis.quotations.grammar.items import Bounds, Unit
from reader.model import Span


@dataclass(slots=True)
class Draft:
    """A quotation in the making: spans of the text, and the bounds of its source.

    `is_turn` is true for a line without attribution that somebody answers another with.
    """

    unit: int
    last_unit: int
    content: list[Span]
    quoted: list[Span]
    cue: Span | None = None
    source: Bounds | None = None
    reporter: Bounds | None = None
    ends_in_marks: bool = False
    block: bool = False
    is_turn: bool = False
    stretches: set[int] = field(default_factory=set[int])

    def is_partial(self, text: str) -> bool:
        """ "He said it was “late”. | “I can wait.”": whether it is a clause with a part in marks,
        which whole sentences in marks do not go on with."""
        begins = (text[span.start] for span in self.content)
        return self.ends_in_marks and any(first.isalnum() for first in begins)


def cue_span(unit: Unit, cue: tuple[int, int] | None) -> Span | None:
    return Span(unit.items[cue[0]].start, unit.items[cue[1] - 1].end) if cue else None


def bounds_span(units: Sequence[Unit], bounds: Bounds | None) -> Span | None:
    if bounds is None:
        return None
    items = units[bounds[0]].items
    return Span(items[bounds[1]].start, items[bounds[2] - 1].end)


def draft_of(
    number: int, unit: Unit, attribution: Attribution, inner: Callable[[int], Span]
) -> Draft:
    """What one cue of the unit attributes; `inner` gives the words of a stretch in marks."""
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
                quoted.append(inner(items[at].stretch))
    source, reporter = attribution.source, attribution.reporter
    cue = attribution.cue
    return Draft(
        number,
        number,
        content,
        quoted,
        cue_span(unit, cue),
        (number, *source) if source else None,
        (number, *reporter) if reporter else None,
        last_quote,
        stretches=inside,
    )
