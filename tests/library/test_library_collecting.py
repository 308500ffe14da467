"""Annotations of many articles as one list: collected, filtered, in groups, changed at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, query
from reader.library.collecting import (
    FIRST,
    Collected,
    Collection,
    collect,
    grouped,
    haystack,
    people_of,
    select,
)
from reader.model import (
    Analysis,
    Annotation,
    Article,
    Entity,
    ListedArticle,
    QueryError,
    Quotation,
    Span,
)


@pytest.fixture
def both(library: Library, harbour: Article, market: Article) -> tuple[Article, Article]:
    """Two articles: three passages of the first are marked, one of the second."""
    one, two = library.add(harbour), library.add(market)
    library.annotate(one.id, Span(4, 11), tags=["claim"])
    library.annotate(one.id, Span(15, 20), tags=["claim", "source/mayor"], note="Which Lesná?")
    library.annotate(one.id, Span(30, 40))
    library.annotate(two.id, Span(4, 10), tags=["evidence"])
    return one, two


def collected(library: Library, article: str | None = None) -> Collection:
    *_, last = collect(library, Collection(), article)
    return last


def words(collection: Collection) -> list[str]:
    return [row.annotation.exact for row in collection.rows]


# -- collecting ------------------------------------------------------------------------------------


def test_all_annotations_newest_article_first_by_place(
    library: Library, both: tuple[Article, Article]
) -> None:
    found = collected(library)
    assert [row.article.title for row in found.rows] == [both[0].title] * 3 + [both[1].title]
    assert words(found)[:2] == ["harbour", "Lesná"]
    assert [row.annotation for row in found.rows] == list(library.annotations())


def test_those_of_one_article(library: Library, both: tuple[Article, Article]) -> None:
    assert words(collected(library, both[1].id)) == ["market"]


def test_only_what_changed_is_read_again(
    library: Library, both: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = collected(library)
    library.annotate(both[1].id, Span(11, 16), tags=["claim"])
    read: list[str] = []
    of_article = library.marking.of_article

    def counted(article_id: str) -> tuple[Annotation, ...]:
        read.append(article_id)
        return of_article(article_id)

    monkeypatch.setattr(library.marking, "of_article", counted)
    *_, after = collect(library, before)
    assert read == [both[1].id]
    assert [row.annotation for row in after.rows] == [
        mark for article in both for mark in of_article(article.id)
    ]


def test_a_note_that_changed_is_seen(library: Library, both: tuple[Article, Article]) -> None:
    before = collected(library)
    library.marking.set_note(both[0], Span(4, 11), "written later")
    *_, after = collect(library, before)
    assert after.rows[0].annotation.note == "written later"


def test_an_article_that_is_gone_takes_its_annotations_along(
    library: Library, both: tuple[Article, Article]
) -> None:
    before = collected(library)
    library.remove(both[0].id)
    *_, after = collect(library, before)
    assert words(after) == ["market"]


def test_a_large_collection_is_given_bit_by_bit(library: Library) -> None:
    text = "word " * FIRST
    for number in range(4):
        article = library.add(Article(title=f"Number {number}", text=f"{number} {text}"))
        with library.ledger.step() as step:
            for place in range(FIRST // 2):
                span = Span(place * 5 + 2, place * 5 + 6)
                library.marking.merge(step, article, span, (), f"note {place}")
    sizes = [len(each.rows) for each in collect(library, Collection())]
    assert sizes == [FIRST, 2 * FIRST, 2 * FIRST]
    *_, whole = collect(library, Collection())
    assert [len(each.rows) for each in collect(library, whole)] == [2 * FIRST]


# -- what fits -------------------------------------------------------------------------------------

ARTICLES = [
    ListedArticle("one", "Harbour shut", "", 10, "", published="2014-10-29", publisher="Post"),
    ListedArticle("two", "Market moved", "", 10, "", published="1991", status="done"),
]
MARKS = st.builds(
    Annotation,
    id=st.uuids().map(str),
    article=st.just(""),
    exact=st.sampled_from(["the harbour", "a market", "Lesná"]),
    tags=st.lists(st.sampled_from(["claim", "claim/a", "evidence"]), unique=True).map(tuple),
    note=st.sampled_from(["", "check the harbour"]),
    state=st.sampled_from(["anchored", "moved", "orphaned"]),
)
TERMS = st.sampled_from(
    ["harbour", "-harbour", '"a market"', "lesna", "tag:claim", "-tag:claim", "tag:claim/a",
     "is:orphaned", "-is:moved", "is:done", "after:2000", "before:2000", "source:post",
     "title:shut", "or", "person:ann"]
)  # fmt: skip


@given(
    st.lists(st.tuples(MARKS, st.sampled_from(ARTICLES)).map(lambda pair: Collected(*pair))),
    st.lists(TERMS, max_size=4).map(" ".join),
)
def test_the_list_fits_exactly_what_the_query_says(rows: list[Collected], typed: str) -> None:
    wanted = query.parse(typed)

    def people(part: str) -> set[str]:
        return {"two"} if part == "ann" else set()

    found = select(wanted, rows, list(map(haystack, rows)), people)
    fits = [wanted.fits_annotation(*row, people) for row in rows]
    assert found == [place for place, fit in enumerate(fits) if fit]


# -- groups ----------------------------------------------------------------------------------------


def test_by_article_in_their_order(library: Library, both: tuple[Article, Article]) -> None:
    rows = collected(library).rows
    groups = grouped(rows, range(4), "article")
    assert [(group.name, list(group.places)) for group in groups] == [
        (both[0].id, [0, 1, 2]),
        (both[1].id, [3]),
    ]


def test_by_tag_in_the_order_of_the_codebook_those_without_last(
    library: Library, both: tuple[Article, Article]
) -> None:
    tags = [tag.name for tag in library.codebook.tags()]
    groups = grouped(collected(library).rows, range(4), "tag", tags)
    assert [(group.name, list(group.places)) for group in groups] == [
        ("claim", [0, 1]),
        ("evidence", [3]),
        ("source/mayor", [1]),
        ("", [2]),
    ]


def test_by_person_those_with_most_first(library: Library, both: tuple[Article, Article]) -> None:
    rows = collected(library).rows
    ids = [row.annotation.id for row in rows]
    people = {ids[0]: ("Ann",), ids[1]: ("Bo", "Ann"), ids[3]: ("Bo", "Cy", "Ann")}
    groups = grouped(rows, range(4), "person", (), people)
    assert [(group.name, list(group.places)) for group in groups] == [
        ("Ann", [0, 1, 3]),
        ("Bo", [1, 3]),
        ("Cy", [3]),
        ("", [2]),
    ]


def test_only_the_places_asked_for_are_in_groups(
    library: Library, both: tuple[Article, Article]
) -> None:
    (group,) = grouped(collected(library).rows, [1], "article")
    assert list(group.places) == [1]
    assert grouped([], [], "tag") == []


def test_a_passage_belongs_to_who_speaks_in_it_or_else_is_named_in_it() -> None:
    said = Quotation("direct", (Span(0, 20), Span(40, 50)), speaker="Ann Berg")
    unknown = Quotation("direct", (Span(60, 70),))
    named = Entity(30, 38, "PERSON", "Bo Dahl")
    place = Entity(31, 36, "GPE", "Lesná")
    analysis = Analysis(quotations=(said, unknown), entities=(named, place))

    def at(start: int | None, end: int | None) -> Annotation:
        return Annotation(id=f"{start}", article="one", start=start, end=end)

    marks = [at(5, 10), at(45, 55), at(20, 38), at(15, 35), at(61, 65), at(None, None)]
    assert people_of(marks, analysis) == {
        "5": ("Ann Berg",),
        "45": ("Ann Berg",),
        "20": ("Bo Dahl",),
        "15": ("Ann Berg",),
    }


# -- many at once ----------------------------------------------------------------------------------


def tags_of(library: Library) -> list[tuple[str, ...]]:
    return [annotation.tags for annotation in library.annotations()]


def test_a_tag_is_put_on_all_in_one_step(library: Library, both: tuple[Article, Article]) -> None:
    marks = list(library.annotations())
    assert library.bulk.toggle_tag(marks, "#new") == "4 tagged #new"
    assert all("new" in tags for tags in tags_of(library))
    assert library.codebook.get("new")
    assert library.undo() == "4 tagged #new"
    assert list(library.annotations()) == marks
    library.redo()
    assert all("new" in tags for tags in tags_of(library))


def test_where_some_have_it_the_others_get_it_where_all_have_it_it_goes(
    library: Library, both: tuple[Article, Article]
) -> None:
    marks = list(library.annotations())
    assert library.bulk.toggle_tag(marks[:3], "claim") == "1 tagged #claim"
    assert tags_of(library)[:3] == [("claim",), ("claim", "source/mayor"), ("claim",)]
    assert library.bulk.toggle_tag(marks[:2], "claim") == "#claim taken off 2"
    # The first said nothing any more, and is gone.
    assert tags_of(library) == [("source/mayor",), ("claim",), ("evidence",)]


def test_all_are_deleted_in_one_step(library: Library, both: tuple[Article, Article]) -> None:
    marks = list(library.annotations())
    assert library.bulk.remove(marks[:3]) == "3 annotations deleted"
    assert list(library.annotations()) == marks[3:]
    assert library.articles()[0].annotations == 0
    library.undo()
    assert list(library.annotations()) == marks


def test_what_somebody_took_away_meanwhile_is_passed_over(
    library: Library, both: tuple[Article, Article]
) -> None:
    marks = list(library.annotations())
    with Library.open(library.folder, author="bob") as other:
        other.marking.remove(marks[0])
    assert library.bulk.toggle_tag(marks, "new") == "3 tagged #new"
    assert library.bulk.remove([marks[0], marks[1]]) == "1 annotation deleted"


def test_a_change_by_somebody_else_meanwhile_is_kept(
    library: Library, both: tuple[Article, Article]
) -> None:
    marks = list(library.annotations())
    library.marking.set_note(both[0], marks[0].span, "written meanwhile")
    library.bulk.toggle_tag(marks, "new")
    assert next(library.annotations()).note == "written meanwhile"


def test_what_is_no_name_of_a_tag_changes_nothing(
    library: Library, both: tuple[Article, Article]
) -> None:
    marks = list(library.annotations())
    with pytest.raises(QueryError):
        library.bulk.toggle_tag(marks, "//")
    assert list(library.annotations()) == marks


def test_nothing_chosen_is_no_step(library: Library, both: tuple[Article, Article]) -> None:
    library.bulk.toggle_tag([], "new")
    library.bulk.remove([])
    assert library.undo() != "0 tagged #new"


# -- out -------------------------------------------------------------------------------------------


def test_these_annotations_and_no_others_go_out(
    library: Library, both: tuple[Article, Article]
) -> None:
    marks = list(library.annotations())
    bundle = library.select_annotations([marks[1], marks[3]])
    found = [(item.listed.id, item.annotations) for item in bundle.articles]
    assert found == [(both[0].id, (marks[1],)), (both[1].id, (marks[3],))]
    assert bundle.tags == library.codebook.tags()
    again = [item.annotations for item in bundle.articles]
    assert again == [(marks[1],), (marks[3],)]


def test_they_go_out_as_they_are_when_they_go(
    library: Library, both: tuple[Article, Article]
) -> None:
    mark = next(library.annotations())
    bundle = library.select_annotations([replace(mark, note="as it was chosen")])
    library.marking.set_note(both[0], mark.span, "as it is now")
    (item,) = bundle.articles
    assert item.annotations[0].note == "as it is now"
