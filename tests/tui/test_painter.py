"""The painter: rows of the width asked for, with the text of the row and nothing a terminal obeys;
and what stands between the rows of the text."""

import pytest
from hard_texts import LINE, LINES, WIDTH
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.model import Analysis, Annotation, Article, Entity, Quotation, Span
from reader.model.visible import visible
from reader.tui.text.cells import drawn
from reader.tui.text.geometry import Geometry, Inserted
from reader.tui.text.layout import Layout, LineStyle, Row
from reader.tui.text.marks import Marks
from reader.tui.text.page import contact_rows, note_rows, title_rows
from reader.tui.widgets.row_painter import GUTTER, MARGIN, Look, RowPainter, TagLook

PLAIN = Style()
INLINE = {"quotation": Style(italic=True), "entity": Style(underline=True), "hit": Style(bold=True)}
LOOK = Look(
    PLAIN,
    PLAIN,
    {**INLINE, "quotation-mark": PLAIN},
    {"claim": TagLook("c", PLAIN, Style(bgcolor="red"))},
)
STYLES = st.dictionaries(st.integers(0, 3), st.builds(LineStyle, st.integers(0, 6), st.just("•")))


@st.composite
def marks_over(draw: st.DrawFn, text: str) -> Marks:
    """Marks anywhere over a text, also inside of clusters."""

    def spans() -> list[Span]:
        place = st.integers(0, len(text))
        pairs = st.tuples(place, place).filter(lambda p: p[0] != p[1])
        several = draw(st.lists(pairs, max_size=3) if text else st.just([]))
        return [Span(*sorted(pair)) for pair in several]

    analysis = Analysis(
        quotations=tuple(Quotation("direct", (s,), (s,)) for s in spans()),
        entities=tuple(Entity(*s, "PERSON") for s in spans()),
    )
    annotations = [
        Annotation(id=str(n), article="a", start=s.start, end=s.end, tags=("claim",), note="n")
        for n, s in enumerate(spans())
    ]
    marks = Marks.of_article(Article(title="", text=text)).with_analysis(analysis)
    return marks.with_annotations(annotations).with_hits(spans())


@pytest.mark.parametrize("text", ["word\u200d", "\u200d", "ه\u200d ه", "a\u200d\u200db"])
def test_a_row_with_joiners_is_as_wide_as_the_column(text: str) -> None:
    layout = Layout(text, 12)
    strip = RowPainter(layout, Marks(), LOOK).paint(layout.row(0))
    assert cell_len(strip.text) == strip.cell_length == GUTTER + 12 + MARGIN


@given(st.data(), LINES, WIDTH, STYLES)
def test_a_row_is_exactly_as_wide_as_the_column(
    data: st.DataObject, text: str, width: int, styles: dict[int, LineStyle]
) -> None:
    width += 8
    layout = Layout(text, width, styles)
    painter = RowPainter(layout, data.draw(marks_over(text)), LOOK)
    for number in range(layout.height):
        strip = painter.paint(layout.row(number))
        assert cell_len(strip.text) == strip.cell_length == GUTTER + width + MARGIN


@given(st.data(), LINES, WIDTH)
def test_a_row_shows_the_text_of_the_row(data: st.DataObject, text: str, width: int) -> None:
    width += 2
    layout = Layout(text, width)
    painter = RowPainter(layout, data.draw(marks_over(text)), LOOK)
    for number in range(layout.height):
        row = layout.row(number)
        painted = painter.paint(row).text[GUTTER:-MARGIN]
        assert "\x1b" not in painted
        assert painted.split() == drawn(text[row.start : row.end]).split()


@given(LINES)
def test_hidden_layers_leave_the_text_as_it_is(text: str) -> None:
    layout = Layout(text, 20)
    span = Span(0, len(text))
    bare = RowPainter(layout, Marks(), LOOK)
    analysis = Analysis(quotations=(Quotation("direct", (span,), (span,)),))
    hidden = Marks(hidden=frozenset({"quotations"})).with_analysis(analysis)
    painter = RowPainter(layout, hidden, LOOK)
    for number in range(layout.height):
        row = layout.row(number)
        assert painter.paint(row) == bare.paint(row)


def test_every_layer_is_told_apart_without_colour() -> None:
    text = "one two three four five"
    analysis = Analysis(
        quotations=(Quotation("direct", (Span(0, 3),), (Span(0, 3),)),),
        entities=(Entity(4, 7, "PERSON"),),
    )
    tagged = Annotation(id="1", article="a", start=8, end=13, tags=("claim",), note="why")
    marks = Marks.of_article(Article(title="", text=text)).with_analysis(analysis)
    layout = Layout(text, 40)
    strip = RowPainter(layout, marks.with_annotations([tagged]), LOOK).paint(layout.row(0))
    styles = {segment.text: segment.style for segment in strip}
    assert strip.text.startswith("c▌ ┃ one two three four five")
    assert strip.text.endswith(" ✎")
    assert styles["one"].italic
    assert styles["two"].underline


def test_a_tag_shows_its_letter_where_a_note_begins_in_the_same_row() -> None:
    text = "one two three"
    note = Annotation(id="a", article="a", start=0, end=13, note="which?")
    tag = Annotation(id="b", article="a", start=4, end=7, tags=("claim",))
    marks = Marks.of_article(Article(title="", text=text))
    layout = Layout(text, 40)
    painter = RowPainter(layout, marks.with_annotations([note]), LOOK)
    assert painter.paint(layout.row(0)).text.startswith("·▌   one two three")
    painter = RowPainter(layout, marks.with_annotations([note, tag]), LOOK)
    assert painter.paint(layout.row(0)).text.startswith("c▌▌  one two three")


# -- what stands between the rows ------------------------------------------------------------------


@given(st.lists(st.integers(-1, 30), max_size=20))
def test_rows_of_the_text_and_of_the_page_are_each_others_inverse(after: list[int]) -> None:
    layout = Layout("\n".join("x" * 31), 10)
    inserted = [Inserted(str(number), "base") for number in range(len(after))]
    geometry = Geometry(layout, zip(after, inserted, strict=True))
    page = [geometry.at(number) for number in range(geometry.height)]
    assert geometry.height == 31 + len(after)
    assert [row.line for row in page if isinstance(row, Row)] == list(range(31))
    assert sorted(row for row in page if isinstance(row, Inserted)) == sorted(inserted)
    for line in range(31):
        row = page[geometry.row_of(2 * line)]
        assert isinstance(row, Row)
        assert row.line == line
    for number, item in enumerate(inserted):
        before = [row.line for row in page[: page.index(item)] if isinstance(row, Row)]
        assert (before[-1] if before else -1) == after[number]
    assert geometry.at(-1) is None
    assert geometry.at(geometry.height) is None


@given(LINE, WIDTH)
def test_what_stands_around_the_text_fits_the_column(words: str, width: int) -> None:
    width += 15
    article = Article(title=words, text="", byline=words, captions=(words,), contact=words)
    for make in (
        title_rows(article, article.words, width),
        contact_rows(article, width),
        note_rows(f"{words}\n{words}", width),
    ):
        for item in make:
            assert cell_len(item.text) <= width
            assert visible(item.text) == item.text


def test_characters_without_width_are_shown_and_joiners_are_left_to_join() -> None:
    text = "a\u200bb \ufeffc soft\u00adhyphen می\u200cخواهم 👩\u200d👧"
    layout = Layout(text, 60)
    strip = RowPainter(layout, Marks(), LOOK).paint(layout.row(0))
    assert "a¦b ¦c soft¬hyphen" in strip.text
    assert "می\u200cخواهم" in strip.text
    assert "👩\u200d👧" in strip.text
