"""What the list of annotations says: the passage in its sentence, tags, note, state."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.library.collecting import Collected
from reader.model import Annotation, Article, ListedArticle, Span, selector
from reader.tui.text.annotation_preview import annotation_preview
from reader.tui.text.annotation_rows import (
    Piece,
    details_row,
    heading,
    passage_row,
    state,
    whole_sentence,
)

TEXT = (
    "The harbour stays shut. The mayor of Lesná said on Friday that nobody had ever asked her "
    "about the cranes. She left.\n\nNext day it rained."
)
LISTED = ListedArticle(
    "one", "Harbour Shut", "", 9, "", published="2017-03-03T10", publisher="Post"
)


def mark(words: str, text: str = TEXT, **more: object) -> Annotation:
    span = Span(text.index(words), text.index(words) + len(words))
    return Annotation(
        id="1", article="one", start=span.start, end=span.end, **selector(text, span), **more
    )


def said(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_the_passage_stands_in_its_sentence() -> None:
    row = passage_row(mark("mayor of Lesná"), 100)
    assert [piece.text for piece in row] == [
        "The ", "mayor of Lesná", " said on Friday that nobody had…",
    ]  # fmt: skip
    assert [piece.style for piece in row] == ["muted", "passage", "muted"]


def test_a_sentence_that_is_the_passage_stands_alone() -> None:
    assert said(passage_row(mark("The harbour stays shut."), 100)) == "The harbour stays shut."


def test_what_is_before_it_is_cut_at_a_word() -> None:
    row = passage_row(mark("cranes"), 100)
    assert row[0].text == "…had ever asked her about the "
    assert row[2].text == "."


def test_a_long_passage_is_cut_at_the_end() -> None:
    row = passage_row(mark("mayor of Lesná said on Friday that nobody"), 20)
    assert said(row) == "mayor of Lesná said…"


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120),
    st.integers(0, 119),
    st.integers(1, 119),
    st.integers(1, 90),
)
@example("x" * 120, 60, 10, 30)
@example("0 0", 1, 1, 1)
@example("明日で最後です。" * 10, 30, 5, 21)
@example("a\x1b[31m\n\n\u202eb", 1, 5, 9)
def test_a_row_never_is_wider_than_there_is_room(
    text: str, start: int, length: int, width: int
) -> None:
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    span = Span(start, end)
    annotation = Annotation(id="1", article="one", start=start, end=end, **selector(text, span))
    row = said(passage_row(annotation, width))
    assert cell_len(row) <= width
    assert "\x1b" not in row
    assert "\n" not in row


def test_the_whole_article_is_called_that() -> None:
    assert said(passage_row(Annotation(id="1", article="one"), 60)) == "the whole article"


def test_tags_and_note() -> None:
    row = Collected(mark("cranes", tags=("claim", "source/mayor"), note="Which\nones?"), LISTED)
    left, right = details_row(row, "article", 80)
    assert [piece.text for piece in left] == ["#claim  #source/mayor", "  ✎ Which ones?"]
    assert right == []


def test_by_tag_the_article_is_named_beside_it() -> None:
    left, right = details_row(Collected(mark("cranes", tags=("claim",)), LISTED), "tag", 80)
    assert said(right) == "Harbour Shut"
    assert details_row(Collected(mark("cranes"), LISTED), "tag", 40)[1] == []
    assert said(left) == "#claim"


@pytest.mark.parametrize(
    ("how", "said_of_it"),
    [("anchored", ""), ("moved", "moved, 83% sure"), ("orphaned", "its words are gone")],
)
def test_the_state_is_told_where_it_is_not_certain(how: str, said_of_it: str) -> None:
    annotation = mark("cranes", state=how, confidence=0.83)
    assert state(annotation) == said_of_it
    _, right = details_row(Collected(annotation, LISTED), "article", 80)
    assert said(right) == said_of_it


@given(
    st.lists(st.text(min_size=1, max_size=30), max_size=4),
    st.text(max_size=50),
    st.sampled_from(["anchored", "moved", "orphaned"]),
    st.sampled_from(["article", "tag", "person"]),
    st.integers(30, 120),
)
def test_details_fit(tags: list[str], note: str, how: str, by: str, width: int) -> None:
    row = Collected(mark("cranes", tags=tuple(tags), note=note, state=how), LISTED)
    left, right = details_row(row, by, width)
    assert cell_len(said(left)) + cell_len(said(right)) <= width


def test_headings() -> None:
    first = Collected(mark("cranes"), LISTED)
    assert heading("article", "one", first, 3) == ("Harbour Shut", "", "Post · 2017-03-03   3")
    assert heading("tag", "claim", first, 2, "stated as fact") == ("#claim", "stated as fact", "2")
    assert heading("tag", "", first, 2).left == "no tag"
    assert heading("person", "Ann Berg", first, 2).left == "Ann Berg"
    assert heading("person", "", first, 1).left == "nobody speaks or is named"


def test_the_sentence_of_a_passage_in_a_text() -> None:
    def of(words: str) -> str:
        start = TEXT.index(words)
        return whole_sentence(TEXT, Span(start, start + len(words))).of(TEXT)

    assert of("stays") == "The harbour stays shut."
    assert of("cranes").startswith("The mayor of Lesná said")
    assert of("cranes. She") == of("cranes") + " She left."
    assert of("rained") == "Next day it rained."


def test_a_line_of_a_million_letters_is_not_looked_through() -> None:
    text = "x" * 1_000_000
    found = whole_sentence(text, Span(500_000, 500_003))
    assert found.length < 3_000
    assert found.contains(Span(500_000, 500_003))


def preview(annotation: Annotation, article: Article | None) -> str:
    return annotation_preview(Collected(annotation, LISTED), article, Style(bold=True)).plain


def test_in_full_it_has_its_sentence_its_note_and_where_it_is_from() -> None:
    article = Article(title="Harbour Shut", text=TEXT)
    annotation = mark("cranes", note="Which?", author="ada", updated="2026-01-02T03")
    assert preview(annotation, article) == (
        "Harbour Shut · Post · 2017-03-03 · ada, 2026-01-02\n"
        "The mayor of Lesná said on Friday that nobody had ever asked her about the cranes.\n"
        "✎ Which?"
    )


def test_without_the_text_or_in_another_one_the_words_stand_alone() -> None:
    annotation = mark("cranes")
    for article in (None, Article(title="", text="another text " * 20)):
        assert preview(annotation, article).split("\n")[1] == "cranes"


def test_hostile_words_are_made_visible() -> None:
    text = "Before \x1b[31mred\x1b[0m after."
    shown = preview(mark("red", text, note="\x1b]52;x\x07"), Article(title="", text=text))
    assert "\x1b" not in shown
    assert "\x07" not in shown
