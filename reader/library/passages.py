"""Passages: the stretches of a text that show what was found in it.

In: a text and the hits in it. Out: the few passages that show most of what was looked for, each cut
at words, inside one paragraph, on one line, with its hits.
"""

from collections.abc import Sequence

from reader.library.phrases import Hit
from reader.library.results import Passage, Where
from reader.model import Annotation, Span

BEFORE = 60
"""Code points shown before the first hit of a passage."""
LENGTH = 200
"""Code points of a passage, at most; a single hit may be longer."""
_SLACK = 24
"""Code points within which a cut looks for a blank."""


def text_passages(text: str, hits: Sequence[Hit], most: int) -> list[Passage]:
    """The passages with the most different phrases, in the order of the text."""
    chosen: list[tuple[int, int, list[Hit]]] = []
    place = 0
    while place < len(hits):
        span = _around(text, hits[place].span)
        end = place + 1
        while end < len(hits) and hits[end].span.end <= span.end:
            end += 1
        inside = list(hits[place:end])
        chosen.append((-len({hit.phrase for hit in inside}), place, inside))
        place = end
    best = sorted(sorted(chosen)[:most], key=lambda item: item[1])
    return [_passage(text, inside) for _, _, inside in best]


def whole_passage(
    where: Where, words: str, hits: Sequence[Hit], annotation: Annotation | None
) -> Passage:
    """A passage that is all of a title, a tag or a note; of a long one, what is around its hit."""
    cut = _around(words, hits[0].span)
    inside = tuple(_moved(hit.span, -cut.start) for hit in hits if cut.contains(hit.span))
    return Passage(
        where,
        _flat(cut.of(words)),
        inside,
        annotation.span if annotation is not None else None,
        annotation.id if annotation is not None else None,
    )


def _passage(text: str, hits: Sequence[Hit]) -> Passage:
    span = _around(text, hits[0].span)
    inside = tuple(_moved(hit.span, -span.start) for hit in hits if span.contains(hit.span))
    return Passage("text", _flat(span.of(text)), inside, span)


def _around(text: str, hit: Span) -> Span:
    """The stretch shown of a hit, inside its paragraph."""
    start = max(0, hit.start - BEFORE)
    paragraph = text.rfind("\n\n", start, hit.start)
    if paragraph >= 0:
        start = paragraph + 2
    elif start:
        blank = text.find(" ", start, min(start + _SLACK, hit.start))
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), max(hit.end, start + LENGTH))
    paragraph = text.find("\n\n", hit.end, end)
    if paragraph >= 0:
        end = paragraph
    elif end < len(text):
        blank = text.rfind(" ", max(end - _SLACK, hit.end), end)
        end = blank if blank >= 0 else end
    return Span(start, end)


def _flat(words: str) -> str:
    """The same on one line and as long, so that offsets stay."""
    return words.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
