"""Finding quotations: a text and its sentences in, quotations with resolved speakers out.

Puts the parts together: marks, units, attributions within units, what runs on between units, and
speakers.
"""

from collections.abc import Sequence

from reader.analysis.quotations.content.draft import Draft, bounds_span
from reader.analysis.quotations.drafting.drafts import Drafting
from reader.analysis.quotations.drafting.labels import Turn, find_turns, is_answer, is_question
from reader.analysis.quotations.drafting.questions import find_questions
from reader.analysis.quotations.grammar.items import Bounds, Unit, make_units
from reader.analysis.quotations.language import is_english
from reader.analysis.quotations.marking.marks import find_stretches
from reader.analysis.quotations.marking.stretch import Stretch
from reader.analysis.quotations.naming.parties import Parties
from reader.analysis.quotations.naming.people import find_parties, learn_from_entities
from reader.analysis.quotations.speakers.resolver import Resolver
from reader.analysis.quotations.steps import Steps
from reader.model import Entity, Quotation, Span

_FEWEST_WORDS = 3
"""What stands in marks with fewer words is not taken for speech in other languages."""


def find_quotations(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity] = (),
    *,
    steps: Steps | None = None,
) -> tuple[Quotation, ...]:
    """Every quotation of the text in its order, with cue, source mention and full name.

    `sentences` are spans in code points, in order. `entities`, where given, tell people from places
    and organisations among the names. `steps` counts the work. A text that is not English gives
    what stands in marks, without speakers (`is_english` tells).
    """
    steps = steps if steps is not None else Steps()
    stretches = find_stretches(text, steps)
    if not is_english(text):
        return _marks_only(text, stretches)
    units = make_units(text, sentences, stretches, steps)
    turns = find_turns(text, steps) or find_questions(text, steps)
    drafts = Drafting(text, units, stretches, turns, steps).drafts()
    parties = find_parties(text, units, stretches, steps)
    learn_from_entities(text, entities, parties, steps)
    bounds = {draft.source for draft in drafts if draft.source}
    bounds |= {draft.reporter for draft in drafts if draft.reporter}
    names = Resolver(text, units, parties, steps).resolve(sorted(bounds))
    by_start = {bounds[:2]: name for bounds, name in names.items()}
    for source in bounds:
        # "Ann Roe, who says it is late, called it": two sources that begin alike are one.
        names.setdefault(source, by_start.get(source[:2]))
    names = _as_written(text, units, names)
    found = [_quotation(text, units, draft, names) for draft in drafts]
    found += _spoken_turns(turns, parties)
    found.sort(key=lambda quotation: (quotation.start, quotation.end))
    return tuple(found)


def _as_written(
    text: str, units: Sequence[Unit], names: dict[Bounds, str | None]
) -> dict[Bounds, str | None]:
    """Unnamed speakers with the capital that their first mention has: "Officials", "the mayor"."""
    forms: dict[str, str] = {}
    for bounds in sorted(names):
        name, span = names[bounds], bounds_span(units, bounds)
        if name is None or span is None or not name[:1].islower():
            continue
        written = span.of(text)[: len(name)]
        kept = written.lower() == name.lower() and name.split()[0] not in {"the", "a", "an"}
        forms.setdefault(name, written if kept else name)
    return {bounds: forms.get(name or "", name) for bounds, name in names.items()}


def _marks_only(text: str, stretches: Sequence[Stretch]) -> tuple[Quotation, ...]:
    """For other languages: every stretch in marks of some length is taken as direct."""
    return tuple(
        Quotation("direct", (stretch.outer,), (stretch.inner,))
        for stretch in stretches
        if len(stretch.inner.of(text).split()) >= _FEWEST_WORDS
    )


def _spoken_turns(turns: Sequence[Turn], parties: Parties) -> list[Quotation]:
    """The turns of an interview as direct quotations; an unnamed answer is the interviewee's."""
    interviewed = parties.interviewed(turns[0].start) if turns else None
    found: list[Quotation] = []
    for turn in turns:
        label = turn.name
        speaker: str | None = parties.labelled(label)
        if is_question(label):
            speaker = None
        elif is_answer(label):
            speaker = interviewed.name if interviewed else None
        found.append(Quotation("direct", (turn.content,), source=turn.label, speaker=speaker))
    return found


def _has_words_outside(text: str, draft: Draft) -> bool:
    """Whether the content holds a word that stands in no marks."""
    for content in draft.content:
        at = content.start
        for quoted in sorted(draft.quoted):
            if at <= quoted.start and quoted.end <= content.end:
                if any(character.isalnum() for character in text[at : quoted.start]):
                    return True
                at = quoted.end
        if any(character.isalnum() for character in text[at : content.end]):
            return True
    return False


def _quotation(
    text: str, units: Sequence[Unit], draft: Draft, names: dict[Bounds, str | None]
) -> Quotation:
    if draft.block:
        kind = "direct"
    elif not draft.quoted:
        kind = "indirect"
    else:
        kind = "mixed" if _has_words_outside(text, draft) else "direct"
    return Quotation(
        kind=kind,
        content=tuple(draft.content),
        quoted=tuple(draft.quoted),
        cue=draft.cue,
        source=bounds_span(units, draft.source),
        speaker=names.get(draft.source) if draft.source else None,
        reporter=names.get(draft.reporter) if draft.reporter else None,
    )
