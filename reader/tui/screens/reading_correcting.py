"""The key that corrects the analysis: what is a name, whose, and who said what.

What a correction does is decided in `reader.analysis.corrections`; here it is asked for and stored.
"""

from reader.analysis.people import named_things, people
from reader.model import Analysis, Correction, Entity, Quotation, Span
from reader.tui.screens.reading_base import ReadingBase
from reader.tui.text.describe import LABELS
from reader.tui.text.panel_rows import NAMED

LONGEST_NAME = 60
"""Code points of the longest passage in a quotation that is taken for a possible name."""


class Correcting(ReadingBase):
    """Corrections of entities and quotations."""

    def action_correct(self) -> None:
        self.correct_at(self.view.selection)

    def correct_at(self, span: Span) -> None:
        """Ask what is right at a span, and store it."""
        from reader.tui.screens.correct import CorrectScreen, Found

        analysis = self.analysis
        if analysis is None:
            self.tell("the text is still being read")
            return
        words = span.of(self.article.text)
        if not words.strip():
            self.tell("nothing is selected")
            return
        thing = _at(analysis, span)
        if isinstance(thing, Entity):
            span = thing.span
            what = LABELS.get(thing.label, thing.label.lower())
            found = Found(span.of(self.article.text), "entity", what, thing.name or "")
        elif isinstance(thing, Quotation):
            quoted = Span(thing.start, thing.content[0].end)
            what = f"{thing.kind}, {thing.speaker or 'speaker unknown'}"
            part = words if quoted != span and span.length <= LONGEST_NAME else ""
            said = quoted.of(self.article.text)
            found = Found(said, "quotation", what, thing.speaker or "", part)
        else:
            found = Found(words)

        def chosen(correction: Correction | None) -> None:
            if correction is None:
                return
            if isinstance(thing, Quotation) and correction.subject == "quotation":
                self._store(Span(thing.start, thing.content[0].end), correction)
            else:
                self._store(span, correction)

        self.app.push_screen(CorrectScreen(found, _names(analysis)), chosen)

    def _store(self, span: Span, correction: Correction) -> None:
        correcting = self.reader.library.correcting

        def done(_: object) -> None:
            self.library_changed()
            where = " everywhere" if correction.everywhere else ""
            self.tell(f"corrected{where} · saved{self.undoes}")

        self.command(lambda: correcting.correct(self.article, span, correction), done)


def _at(analysis: Analysis, span: Span) -> Entity | Quotation | None:
    """The entity that holds a span, else the first quotation that it touches."""
    entity = next((e for e in analysis.entities if e.span.overlaps(span)), None)
    if entity is not None and entity.span.contains(span):
        return entity
    return next(
        (q for q in analysis.quotations if any(part.overlaps(span) for part in q.content)), None
    )


def _names(analysis: Analysis) -> list[str]:
    """People first, in the order of their quotations, then everything else that has a name."""
    return [person.name for person in people(analysis)] + [
        thing.name for thing in named_things(analysis, NAMED)
    ]
