"""Anki: a deck of cards, a card per annotation with words. Needs the extra `anki`.

A note's GUID is made from the annotation's id, so that importing again renews cards and keeps what
was learnt. Fields are HTML. Tags are Anki's: no blanks, hierarchies with `::`.
"""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from reader.exchange.extras import load
from reader.exchange.html_text import shown
from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.output import CHUNK, SPOOLED
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.spans import placed
from reader.model import Annotation
from reader.model.bundle import AnnotatedArticle, Bundle
from reader.model.citation import citation_line

MODEL, DECK = 1_382_904_516, 1_382_904_517
"""Ids that Anki knows the kind of note and the deck by; they never change."""
_FIELDS = ("Passage", "Note", "Source", "Context")
_FRONT = "<blockquote>{{Passage}}</blockquote>"
_BACK = (
    "{{FrontSide}}<hr id=answer>{{Note}}<p><small>{{Tags}}</small></p>"
    "<p><small>{{Context}}</small></p><p><small>{{Source}}</small></p>"
)


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One package with the deck "Reader"."""
    tell_tags(bundle, report)
    load("genanki", "anki")
    yield File("reader.apkg", _package(bundle, report))


def _package(bundle: Bundle, report: Report) -> Iterator[bytes]:
    genanki = load("genanki", "anki")
    model = genanki.Model(
        MODEL,
        "Reader",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card 1", "qfmt": _FRONT, "afmt": _BACK}],
        css=".card { font: 20px Georgia, serif; text-align: left; max-width: 40em; margin: auto; }",
    )
    latest = max((a.updated for item in bundle.articles for a in item.annotations), default="")
    time = datetime.fromisoformat(latest).timestamp() if latest else 1.0  # of cards, not of today

    class Deck(genanki.Deck):  # genanki's own holds all notes until they are written
        def write_to_db(self, cursor: Any, timestamp: float, id_gen: Any) -> None:
            super().write_to_db(cursor, timestamp, id_gen)
            for note in notes:
                note.write_to_db(cursor, timestamp, DECK, id_gen)

    notes = _notes(genanki, model, bundle, report)
    deck = Deck(DECK, "Reader")
    deck.add_model(model)
    with tempfile.SpooledTemporaryFile(SPOOLED) as out:
        genanki.Package(deck).write_to_file(out, timestamp=time)
        out.seek(0)
        while chunk := out.read(CHUNK):
            yield chunk


def _notes(genanki: Any, model: Any, bundle: Bundle, report: Report) -> Iterator[Any]:
    for item in bundle.articles:
        tell_article(item, report, authors=False, times=False)
        for annotation in placed(item, report):
            yield _note(genanki, model, item, annotation)


def _note(genanki: Any, model: Any, item: AnnotatedArticle, annotation: Annotation) -> Any:
    before, after = annotation.prefix, annotation.suffix
    fields = (
        _html(annotation.exact),
        _html(annotation.note),
        _html(citation_line(item.listed)),
        f"…{_html(before)}<b>{_html(annotation.exact)}</b>{_html(after)}…",
    )
    tags = ["::".join("_".join(part.split()) for part in t.split("/")) for t in annotation.tags]
    return genanki.Note(model=model, fields=list(fields), guid=f"reader-{annotation.id}", tags=tags)


def _html(text: str) -> str:
    return shown(text).replace("\n", "<br>")


FORMAT = Format(
    name="anki",
    title="Anki deck",
    suffix=".apkg",
    carries="passages with their context, notes, tags, sources",
    cannot="texts, colours, authors, times, annotations of the whole article",
    proven="Anki imports it twice without a double",
    write=write,
    extra="anki",
)
