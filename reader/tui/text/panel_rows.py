"""What the side panel says, row by row.

In: an article's analysis and annotations, a width in cells. Out: rows, each with the spans it leads
to: a person's quotations, a name's mentions, an annotation.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.analysis.people import Named, named_things, people
from reader.model import Analysis, Annotation, Article, Span
from reader.model.visible import one_line
from reader.tui.text.cells import cut

PAGES = ("people", "names", "annotations", "outline")
GROUPS = (
    ("Places", ("GPE", "LOC", "FAC")),
    ("Organisations", ("ORG",)),
    ("Groups", ("NORP",)),
    ("Works, events, laws", ("EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE")),
    ("Dates and times", ("DATE", "TIME")),
    ("Amounts", ("MONEY", "PERCENT", "QUANTITY")),
)


NAMED = tuple(label for _, labels in GROUPS[:4] for label in labels)
"""Labels of what has a name, people aside."""


class PanelRow(NamedTuple):
    """A row: what stands left and right, its style, the places it leads to in turn, and those that
    a tag is put on."""

    left: str
    right: str = ""
    style: str = "base"
    spans: tuple[Span, ...] = ()
    tagged: tuple[Span, ...] = ()


def panel_rows(
    page: str,
    article: Article,
    analysis: Analysis | None,
    annotations: Sequence[Annotation],
    width: int,
) -> list[PanelRow]:
    """The rows of one page of the panel."""
    if page == "annotations":
        return list(_annotations(annotations, width))
    if page == "outline":
        return list(_outline(article, width))
    if analysis is None:
        return [PanelRow(" reading the text …", style="muted")]
    rows = list(_people(article, analysis, width) if page == "people" else _names(analysis, width))
    if analysis.remark:
        rows += [PanelRow(""), *(_plain(f" {analysis.remark}", width))]
    return rows


def _people(article: Article, analysis: Analysis, width: int) -> Iterator[PanelRow]:
    yield PanelRow(" People", "said · named", "heading")
    found = people(analysis)
    if not found:
        yield PanelRow(" nobody is named or quoted here", style="muted")
    for person in found:
        counts = f"{len(person.quotations) or '–'} · {len(person.mentions) or '–'}"
        mentions = tuple(entity.span for entity in person.mentions)
        said = tuple(quotation.content[0] for quotation in person.quotations)
        name = cut(f" {one_line(person.name)}", width - len(counts) - 2)
        yield PanelRow(name, counts, "name", mentions or said, said or mentions)
        for quotation in person.quotations:
            words = " … ".join(one_line(span.of(article.text)) for span in quotation.content)
            where = (quotation.content[0],)
            yield PanelRow(cut(f"   {words}", width - 1), "", "muted", where, where)


def _names(analysis: Analysis, width: int) -> Iterator[PanelRow]:
    empty = True
    for title, labels in GROUPS:
        things = named_things(analysis, labels)
        if not things:
            continue
        if not empty:
            yield PanelRow("")
        empty = False
        yield PanelRow(f" {title}", str(len(things)), "heading")
        for thing in things:
            yield _named(thing, width)
    if empty:
        yield PanelRow(" nothing is named here", style="muted")


def _named(thing: Named, width: int) -> PanelRow:
    count = str(len(thing.mentions))
    spans = tuple(entity.span for entity in thing.mentions)
    name = cut(f" {one_line(thing.name)}", width - len(count) - 2)
    return PanelRow(name, count, "base", spans, spans)


def _annotations(annotations: Sequence[Annotation], width: int) -> Iterator[PanelRow]:
    yield PanelRow(" Annotations", str(len(annotations)), "heading")
    if not annotations:
        yield PanelRow(" 1–5 tag the selection", style="muted")
        yield PanelRow(" ⏎ writes a note", style="muted")
    for annotation in annotations:
        tags = " ".join(f"#{tag}" for tag in annotation.tags) or "highlight"
        if annotation.note and not annotation.tags:
            tags = "note"
        spans = (annotation.span,) if annotation.span else ()
        yield PanelRow(cut(f" {one_line(tags)}", width - 1), "", "name", spans)
        exact = one_line(annotation.exact) or "the whole article"
        yield PanelRow(cut(f"   {exact}", width - 1), "", "muted", spans)
        if annotation.note:
            yield PanelRow(cut(f"   ✎ {one_line(annotation.note)}", width - 1), "", "base", spans)


def _outline(article: Article, width: int) -> Iterator[PanelRow]:
    yield PanelRow(" Outline", "", "heading")
    headings = [item for item in article.structure if item.kind == "heading"]
    if not headings:
        yield PanelRow(" no headings in this article", style="muted")
    for item in headings:
        span = Span(item.start, item.end)
        indent = "  " * (max(1, item.level) - 1)
        yield PanelRow(
            cut(f" {indent}{one_line(span.of(article.text))}", width - 1), "", "base", (span,)
        )


def _plain(text: str, width: int) -> Iterator[PanelRow]:
    yield PanelRow(cut(text, width - 1), "", "muted")
