"""What stands on the page beside the text: title block, notes under passages, last lines.

In: an article, a note, a column width in cells. Out: rows of text with the name of their style,
each fitting the width.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.cells import cell_len

from reader.model import Annotation, Article, Span
from reader.model.visible import one_line, visible
from reader.tui.text.cells import cut
from reader.tui.text.geometry import BEFORE_TEXT, Inserted
from reader.tui.text.layers import Mark
from reader.tui.text.layout import Layout
from reader.tui.text.minutes import reading_minutes
from reader.tui.text.wrap import wrap

NOTE_ROWS = 2
"""Rows of a note that are shown under its passage."""


def rows(text: str, width: int) -> list[str]:
    """Text wrapped at `width` cells, without blanks at the ends of rows."""
    starts = [*wrap(text, width), len(text)]
    return [text[a:b].rstrip() for a, b in pairwise(starts)]


def around_text(
    article: Article, words: int, layout: Layout, noted: Iterable[Mark[Annotation]]
) -> Iterator[tuple[int, Inserted]]:
    """Every row that is no text, with the row of text it stands after: the title before the first,
    notes under their passages, contact and address after the last."""
    for item in title_rows(article, words, layout.width):
        yield BEFORE_TEXT, item
    for mark in noted:
        row = layout.row_at(max(mark.start, mark.end - 1))
        for item in note_rows(mark.value.note, layout.width, Span(mark.start, mark.end)):
            yield row, item
    for item in contact_rows(article, layout.width):
        yield layout.height - 1, item


def title_rows(article: Article, words: int, width: int) -> Iterator[Inserted]:
    """Headline, byline and date, captions, and a blank row after them."""
    yield Inserted("", "base")
    for row in rows(one_line(article.title), width):
        yield Inserted(row, "title")
    about = [
        article.byline,
        article.publisher,
        (article.published or "")[:10],
        _length(words),
    ]
    for row in _joined([one_line(part) for part in about if part], width):
        yield Inserted(row, "byline")
    for caption in article.captions:
        yield Inserted("", "base")
        for row in rows(f"▫ {one_line(caption)}", width):
            yield Inserted(row, "caption")
    yield Inserted("", "base")


def _joined(parts: list[str], width: int) -> list[str]:
    """Parts with dots between, broken between two parts where they do not fit one row."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return [row for line in lines for row in rows(line, width)]


def contact_rows(article: Article, width: int) -> Iterator[Inserted]:
    """The lines of the page that stand after the text: contact and address."""
    last = [part for part in (article.contact, article.url) if part]
    if last:
        yield Inserted("", "base")
        yield Inserted("·  ·  ·".center(width).rstrip(), "byline")
    for part in last:
        for row in rows(one_line(part), width):
            yield Inserted(row, "byline")
    yield Inserted("", "base")


def note_rows(note: str, width: int, span: Span | None = None) -> Iterator[Inserted]:
    """The beginning of a note, as it stands under its passage, `span`."""
    indent = "  └ "
    lines = [row for line in visible(note).split("\n") for row in rows(line, width - len(indent))]
    shown = lines[:NOTE_ROWS]
    if len(lines) > NOTE_ROWS:
        shown[-1] = cut(f"{shown[-1]} …", width - len(indent))
    for number, line in enumerate(shown):
        yield Inserted((indent if number == 0 else " " * len(indent)) + line, "note", span)


def _length(words: int) -> str:
    return f"{words:,} words · {reading_minutes(words)} min"
