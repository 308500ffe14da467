"""Marking: annotations made, toggled, noted, moved and taken away, and the counts beside them."""

from datetime import UTC, datetime

import pytest

from reader.library import Library
from reader.model import Article, NotFoundError, QueryError, Span
from reader.model.annotation import CONTEXT

WORD = Span(4, 11)
OTHER = Span(15, 20)


@pytest.fixture
def article(library: Library, harbour: Article) -> Article:
    return library.add(harbour)


def counted(library: Library) -> tuple[int, tuple[str, ...]]:
    listed = library.articles()[0]
    return listed.annotations, listed.tags


def test_a_passage_is_annotated_with_all_that_finds_it_again(
    library: Library, article: Article
) -> None:
    made = library.annotate(article.id, WORD, tags=["claim"], note="Which one?")
    assert (made.exact, made.span, made.article) == ("harbour", WORD, article.id)
    assert made.prefix == article.text[:4]
    assert made.suffix == article.text[11 : 11 + CONTEXT]
    assert (made.tags, made.note, made.author) == (("claim",), "Which one?", "ada")
    assert (made.state, made.confidence) == ("anchored", 1.0)
    assert list(library.annotations()) == [made]


def test_times_are_utc_and_now(library: Library, article: Article) -> None:
    before = datetime.now(UTC)
    made = library.annotate(article.id, WORD)
    assert made.created.endswith("Z")
    assert made.created == made.updated
    assert before <= datetime.fromisoformat(made.created) <= datetime.now(UTC)


def test_an_article_is_annotated_as_a_whole(library: Library, article: Article) -> None:
    made = library.annotate(article.id, tags=["context"])
    assert (made.start, made.end, made.exact) == (None, None, "")
    assert library.articles("tag:context")[0].id == article.id


def test_annotations_come_in_the_order_of_the_text_those_of_the_whole_first(
    library: Library, article: Article
) -> None:
    for span in (OTHER, WORD, None, Span(4, 30)):
        library.annotate(article.id, span)
    assert [a.span for a in library.annotations()] == [None, WORD, Span(4, 30), OTHER]


def test_the_last_code_point_can_be_marked(library: Library, article: Article) -> None:
    size = len(article.text)
    assert library.annotate(article.id, Span(size - 1, size)).exact == "."
    assert library.annotate(article.id, Span(0, size)).exact == article.text


@pytest.mark.parametrize(
    "span", [Span(5, 5), Span(9, 4), Span(-3, 4), Span(0, 10**6), Span(10**6, 10**6 + 1)]
)
def test_a_span_outside_the_text_is_refused_and_nothing_is_kept(
    library: Library, article: Article, span: Span
) -> None:
    with pytest.raises(QueryError, match="is not a span of"):
        library.annotate(article.id, span, tags=["fresh"])
    assert list(library.annotations()) == []
    assert counted(library) == (0, ())
    assert "fresh" not in [tag.name for tag in library.codebook.tags()]


def test_a_note_of_any_length_a_person_writes_is_kept_and_a_book_refused(
    library: Library, article: Article
) -> None:
    assert library.annotate(article.id, WORD, note="é" * 100_000).note == "é" * 100_000
    with pytest.raises(QueryError, match="100,000"):
        library.annotate(article.id, WORD, note="x" * 100_001)


def test_a_note_keeps_its_lines_and_loses_only_what_no_file_can_hold(
    library: Library, article: Article
) -> None:
    assert library.annotate(article.id, WORD, note="one\r\ntwo\n\ttabbed").note == (
        "one\ntwo\n\ttabbed"
    )
    assert library.annotate(article.id, WORD, note="half \ud83d").note == "half ?"


# -- tags ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("claim", "claim"),
        ("#claim", "claim"),
        ("  follow   up ", "follow up"),
        ("people / mayor", "people/mayor"),
        ("Überprüfen", "Überprüfen"),
        ("Cafe\u0301", "Café"),
        ("問題", "問題"),
    ],
)
def test_a_tag_is_stored_as_it_is_meant(
    library: Library, article: Article, typed: str, stored: str
) -> None:
    assert library.annotate(article.id, WORD, tags=[typed]).tags == (stored,)
    assert stored in [tag.name for tag in library.codebook.tags()]


@pytest.mark.parametrize(
    "name",
    ["", "  ", "#", "a//b", "/a", "a/", "x" * 101, "bell\x07", "\u202eevil", "half \ud83d"],
)
def test_a_name_that_cannot_be_a_tag_is_refused_and_nothing_is_kept(
    library: Library, article: Article, name: str
) -> None:
    with pytest.raises(QueryError):
        library.annotate(article.id, WORD, tags=["claim", name])
    assert list(library.annotations()) == []


def test_a_tag_given_twice_is_there_once(library: Library, article: Article) -> None:
    made = library.annotate(article.id, WORD, tags=["claim", "#claim", "evidence"])
    assert made.tags == ("claim", "evidence")


def test_a_tag_is_in_the_codebook_from_its_first_use(library: Library, article: Article) -> None:
    library.annotate(article.id, WORD, tags=["people/mayor"])
    tag = library.codebook.get("people/mayor")
    assert (tag.key, tag.description) == ("", "")
    assert library.codebook.uses() == {"people/mayor": 1}


def test_a_digit_puts_a_tag_on_and_takes_it_off(library: Library, article: Article) -> None:
    toggle = library.marking.toggle_tag
    first, label = toggle(article, WORD, "claim")
    assert first is not None
    assert (first.tags, label) == (("claim",), "tagged #claim")
    second, label = toggle(article, WORD, "evidence")
    assert second is not None
    assert (second.id, second.tags) == (first.id, ("claim", "evidence"))
    third, label = toggle(article, WORD, "claim")
    assert third is not None
    assert (third.tags, label) == (("evidence",), "#claim taken off")
    assert counted(library) == (1, ("evidence",))
    gone, label = toggle(article, WORD, "evidence")
    assert gone is None
    assert counted(library) == (0, ())


def test_an_annotation_with_a_note_stays_when_its_last_tag_goes(
    library: Library, article: Article
) -> None:
    library.annotate(article.id, WORD, tags=["claim"], note="Check.")
    left, _ = library.marking.toggle_tag(article, WORD, "claim")
    assert left is not None
    assert (left.tags, left.note) == ((), "Check.")
    assert library.marking.set_note(article, WORD, "") is None
    assert counted(library) == (0, ())


def test_a_digit_means_exactly_the_span_that_is_selected(
    library: Library, article: Article
) -> None:
    library.marking.toggle_tag(article, Span(4, 11), "claim")
    library.marking.toggle_tag(article, Span(4, 12), "claim")
    assert counted(library) == (2, ("claim",))


def test_a_note_is_written_changed_and_taken_away(library: Library, article: Article) -> None:
    note = library.marking.set_note
    first = note(article, WORD, "Check.")
    assert first is not None
    second = note(article, WORD, "Checked.")
    assert second is not None
    assert (second.id, second.note, second.created) == (first.id, "Checked.", first.created)
    assert second.updated >= first.updated
    assert note(article, WORD, "") is None
    assert list(library.annotations()) == []
    assert note(article, WORD, "") is None


def test_a_note_goes_to_the_annotation_of_the_same_span(library: Library, article: Article) -> None:
    tagged = library.annotate(article.id, WORD, tags=["claim"])
    noted = library.marking.set_note(article, WORD, "Check.")
    assert noted is not None
    assert (noted.id, noted.tags) == (tagged.id, ("claim",))
    whole = library.marking.set_note(article, None, "All of it.")
    assert whole is not None
    assert whole.id != tagged.id
    assert whole.span is None


def test_a_highlight_is_an_annotation_that_says_nothing_and_is_made_once(
    library: Library, article: Article
) -> None:
    first = library.marking.highlight(article, WORD)
    assert library.marking.highlight(article, WORD) == first
    assert (first.tags, first.note) == ((), "")
    assert counted(library) == (1, ())


def test_an_edge_is_moved_and_the_words_follow(library: Library, article: Article) -> None:
    made = library.annotate(article.id, WORD, tags=["claim"], note="Check.")
    moved = library.marking.move(article, made, Span(4, 20))
    assert moved.exact == article.text[4:20]
    assert moved.suffix == article.text[20 : 20 + CONTEXT]
    assert (moved.id, moved.tags, moved.note) == (made.id, made.tags, made.note)
    assert list(library.annotations()) == [moved]
    with pytest.raises(QueryError):
        library.marking.move(article, moved, Span(20, 4))
    assert list(library.annotations()) == [moved]


def test_a_highlight_can_be_moved(library: Library, article: Article) -> None:
    made = library.marking.highlight(article, WORD)
    assert library.marking.move(article, made, OTHER).span == OTHER
    assert counted(library) == (1, ())


def test_a_removed_annotation_is_gone_and_comes_back(library: Library, article: Article) -> None:
    made = library.annotate(article.id, WORD, tags=["claim"], note="Check.")
    library.marking.remove(made)
    assert list(library.annotations()) == []
    assert counted(library) == (0, ())
    assert library.undo() == "annotation deleted"
    assert list(library.annotations()) == [made]
    assert counted(library) == (1, ("claim",))


def test_an_annotation_is_found_by_its_id(library: Library, article: Article) -> None:
    made = library.annotate(article.id, WORD)
    assert library.marking.find([article.id], made.id) == made
    for name in ("000000000000", "no id", ""):
        with pytest.raises(NotFoundError):
            library.marking.find([article.id], name)


def test_what_lies_under_a_passage_is_found(library: Library, article: Article) -> None:
    for span in (Span(0, 5), Span(5, 9), Span(9, 12), None):
        library.annotate(article.id, span)
    found = library.marking.covering(article.id, Span(4, 9))
    assert [a.span for a in found] == [Span(0, 5), Span(5, 9)]


def test_who_annotates_signs(library: Library, article: Article) -> None:
    library.annotate(article.id, WORD, tags=["claim"])
    with Library.open(library.folder, author="bob") as other:
        other.marking.toggle_tag(article, WORD, "evidence")
    library.refresh()
    assert [a.author for a in library.annotations()] == ["bob"]
