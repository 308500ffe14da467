"""What corrections make of an analysis.

In: an analysis, the corrections of the article and its text. Out: the analysis as it is to be shown
and counted. Corrections are applied in the order they were made, so that the latest wins.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from reader.analysis.occurrences import occurrences
from reader.model import Analysis, Annotation, Correction, Entity, Quotation, Span

OPENING_MARKS = "\"“„«»'‘‚‹›"


def corrected(analysis: Analysis, corrections: Iterable[Annotation], text: str) -> Analysis:
    """The analysis with every correction applied; annotations of another kind are left aside."""
    made = [a for a in corrections if a.correction is not None and a.span is not None]
    for annotation in sorted(made, key=lambda a: (a.updated, a.id)):
        span, correction = annotation.span, annotation.correction
        assert span is not None
        assert correction is not None
        if correction.subject == "entity":
            analysis = _with_entity(analysis, span, correction, text)
        else:
            analysis = _with_quotation(analysis, span, correction, text)
    return analysis


def _with_entity(analysis: Analysis, span: Span, correction: Correction, text: str) -> Analysis:
    words = span.of(text)

    def meant(entity: Entity) -> bool:
        if not correction.everywhere:
            return entity.span.overlaps(span)
        same_name = bool(correction.former) and entity.name == correction.former
        return entity.span == span or entity.span.of(text) == words or same_name

    kept = [entity for entity in analysis.entities if not meant(entity)]
    if correction.rejected:
        return replace(analysis, entities=tuple(kept))
    found = {entity.span: entity for entity in analysis.entities if meant(entity)}
    places = {span} if not correction.everywhere else {*found, *occurrences(words, text)}
    model = found.get(span) or next(iter(found.values()), None)
    label = correction.label or (model.label if model else "PERSON")
    name = correction.name or correction.former or (model.name if model else None) or words
    taken = _Taken(kept)
    added = [Entity(*place, label, name) for place in sorted(places) if taken.is_free(place)]
    entities = tuple(sorted([*kept, *added], key=lambda entity: (entity.start, entity.end)))
    return replace(analysis, entities=entities, quotations=_renamed(analysis, correction))


def _renamed(analysis: Analysis, correction: Correction) -> tuple[Quotation, ...]:
    """The quotations of somebody who goes by another name now."""
    if not (correction.everywhere and correction.name and correction.former):
        return analysis.quotations
    return tuple(
        replace(quotation, speaker=correction.name)
        if quotation.speaker == correction.former
        else quotation
        for quotation in analysis.quotations
    )


def _with_quotation(analysis: Analysis, span: Span, correction: Correction, text: str) -> Analysis:
    def here(quotation: Quotation) -> bool:
        return any(part.overlaps(span) for part in quotation.content)

    def meant(quotation: Quotation) -> bool:
        same_speaker = correction.everywhere and quotation.speaker == (correction.former or None)
        return here(quotation) or same_speaker

    if correction.rejected:
        return _replaced(analysis, lambda q: None if here(q) else q)
    if any(map(here, analysis.quotations)):
        speaker = correction.name or None
        return _replaced(analysis, lambda q: replace(q, speaker=speaker) if meant(q) else q)
    missed = _quotation(span, correction.name, text)
    quotations = sorted([*analysis.quotations, missed], key=lambda q: (q.start, q.end))
    return replace(analysis, quotations=tuple(quotations))


def _replaced(analysis: Analysis, change: Callable[[Quotation], Quotation | None]) -> Analysis:
    changed = map(change, analysis.quotations)
    return replace(analysis, quotations=tuple(q for q in changed if q is not None))


def _quotation(span: Span, speaker: str, text: str) -> Quotation:
    """A quotation that the analysis missed: direct where it stands in marks."""
    direct = text[span.start] in OPENING_MARKS
    quoted = (Span(span.start + 1, max(span.start + 1, span.end - 1)),) if direct else ()
    kind = "direct" if direct else "indirect"
    return Quotation(kind=kind, content=(span,), quoted=quoted, speaker=speaker or None)


class _Taken:
    """The places of entities that stay, by code point; a new one must not lie over them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._points = {point for entity in entities for point in range(entity.start, entity.end)}

    def is_free(self, span: Span) -> bool:
        """Whether no code point of a span is taken; those of a free one are taken then."""
        points = range(span.start, span.end)
        free = self._points.isdisjoint(points)
        if free:
            self._points.update(points)
        return free
