"""The codebook: tags added, described, renamed, merged and removed, in every annotation at once."""

from contextlib import suppress

import pytest

from reader.library import Library
from reader.model import Article, NotFoundError, QueryError, Span


@pytest.fixture
def desk(library: Library, harbour: Article, market: Article) -> Library:
    """Two articles: claim, claim + evidence; evidence."""
    one, two = library.add(harbour), library.add(market)
    library.annotate(one.id, Span(4, 11), tags=["claim"])
    library.annotate(one.id, Span(15, 20), tags=["claim", "evidence"])
    library.annotate(two.id, Span(0, 3), tags=["evidence"])
    return library


def tags_of(library: Library) -> list[tuple[str, ...]]:
    return [annotation.tags for annotation in library.annotations()]


def names(library: Library) -> list[str]:
    return [tag.name for tag in library.codebook.tags()]


def test_tags_with_a_digit_come_first(library: Library) -> None:
    library.codebook.add("zoo", key="9")
    library.codebook.add("art")
    assert names(library) == [
        "claim", "evidence", "context", "question", "follow-up", "zoo", "art",
    ]  # fmt: skip


def test_a_digit_belongs_to_one_tag(library: Library) -> None:
    tag = library.codebook.add("rumour", key="1", color="teal", description="heard twice")
    assert library.codebook.with_key("1") == tag == library.codebook.get("rumour")
    assert library.codebook.get("claim").key == ""
    library.codebook.describe("claim", key="1")
    assert library.codebook.get("rumour").key == ""


@pytest.mark.parametrize("key", ["0", "a", "12", "123456789", "-1", "²"])
def test_a_key_that_is_no_digit_is_refused(library: Library, key: str) -> None:
    with pytest.raises(QueryError, match="from 1 to 9"):
        library.codebook.describe("claim", key=key)
    with pytest.raises(QueryError, match="from 1 to 9"):
        library.codebook.add("rumour", key=key)
    assert library.codebook.get("claim").key == "1"
    assert "rumour" not in names(library)


def test_a_colour_that_no_screen_has_is_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="red"):
        library.codebook.describe("claim", color="ultraviolet")
    assert library.codebook.get("claim").color == "red"


def test_new_tags_get_different_colours(library: Library) -> None:
    for number in range(4):
        library.codebook.add(f"tag{number}")
    assert len({library.codebook.get(f"tag{number}").color for number in range(4)}) == 4


def test_a_tag_that_is_there_is_not_added_again(library: Library) -> None:
    with pytest.raises(QueryError, match="there already"):
        library.codebook.add("#claim", color="gray")
    assert library.codebook.get("claim").color == "red"


def test_describing_changes_what_is_said_and_nothing_else(library: Library) -> None:
    changed = library.codebook.describe("claim", description="as fact")
    assert (changed.description, changed.color, changed.key) == ("as fact", "red", "1")
    changed = library.codebook.describe("claim", key="", color="green")
    assert (changed.description, changed.color, changed.key) == ("as fact", "green", "")


def test_a_renamed_tag_keeps_its_look_and_changes_everywhere(desk: Library) -> None:
    assert desk.codebook.rename("claim", "assertion") == 2
    assert tags_of(desk) == [("assertion",), ("assertion", "evidence"), ("evidence",)]
    tag = desk.codebook.get("assertion")
    assert (tag.key, tag.color) == ("1", "red")
    assert "claim" not in names(desk)
    assert desk.articles("tag:assertion")[0].tags == ("assertion", "evidence")
    assert desk.codebook.uses() == {"assertion": 2, "evidence": 2}
    assert desk.problems() == []


def test_what_is_below_a_renamed_tag_moves_with_it(desk: Library) -> None:
    article = desk.articles()[0]
    desk.annotate(article.id, None, tags=["claim/false", "claimant"])
    assert desk.codebook.rename("claim", "said/claim") == 3
    assert ("said/claim/false", "claimant") in tags_of(desk)
    assert "claim/false" not in names(desk)


def test_renaming_onto_another_tag_is_refused_and_points_to_merging(desk: Library) -> None:
    before = tags_of(desk), names(desk)
    with pytest.raises(QueryError, match="reader tags merge"):
        desk.codebook.rename("claim", "evidence")
    assert (tags_of(desk), names(desk)) == before


def test_renaming_merges_nothing_unasked_below_the_tag_either(desk: Library) -> None:
    desk.codebook.add("claim/false", description="old")
    desk.codebook.add("assertion/false", description="precious")
    with pytest.raises(QueryError, match="assertion/false"):
        desk.codebook.rename("claim", "assertion")
    assert desk.codebook.get("assertion/false").description == "precious"


def test_merged_tags_are_one_and_no_annotation_carries_it_twice(desk: Library) -> None:
    assert desk.codebook.merge("claim", "evidence") == 2
    assert tags_of(desk) == [("evidence",), ("evidence",), ("evidence",)]
    assert "claim" not in names(desk)
    assert desk.codebook.uses() == {"evidence": 3}
    assert desk.problems() == []


def test_a_tag_merged_with_itself_is_not_lost(desk: Library) -> None:
    with suppress(QueryError):
        desk.codebook.merge("claim", "claim")
    assert "claim" in names(desk)
    assert desk.codebook.uses() == {"claim": 2, "evidence": 2}


def test_a_removed_tag_is_taken_off_and_the_annotations_stay(desk: Library) -> None:
    assert desk.codebook.remove("claim") == 2
    assert tags_of(desk) == [(), ("evidence",), ("evidence",)]
    assert "claim" not in names(desk)
    assert desk.articles("tag:claim") == ()
    assert desk.problems() == []


@pytest.mark.parametrize("act", ["rename", "merge", "remove"])
def test_what_happened_to_a_tag_is_taken_back_everywhere(desk: Library, act: str) -> None:
    before = tags_of(desk), desk.codebook.tags(), desk.articles()
    arguments = {"rename": ("claim", "x"), "merge": ("claim", "evidence"), "remove": ("claim",)}
    getattr(desk.codebook, act)(*arguments[act])
    after = tags_of(desk), desk.codebook.tags(), desk.articles()
    assert after != before
    desk.undo()
    assert (tags_of(desk), desk.codebook.tags(), desk.articles()) == before
    desk.redo()
    assert (tags_of(desk), desk.codebook.tags(), desk.articles()) == after


def test_a_tag_that_is_not_there_is_not_changed(library: Library) -> None:
    book = library.codebook
    for act in (
        lambda: book.get("rumour"),
        lambda: book.rename("rumour", "x"),
        lambda: book.merge("rumour", "claim"),
        lambda: book.merge("claim", "rumour"),
        lambda: book.remove("rumour"),
        lambda: book.describe("rumour", color="red"),
    ):
        with pytest.raises(NotFoundError, match="rumour"):
            act()
    assert len(book.tags()) == 5


def test_a_tag_is_called_as_the_list_shows_it(desk: Library) -> None:
    assert desk.codebook.rename("#claim", "#assertion") == 2
    assert desk.codebook.merge("#assertion", "#evidence") == 2
    assert desk.codebook.remove("#evidence") == 3


def test_annotations_are_found_by_tag_and_by_what_is_below_it(desk: Library) -> None:
    article = desk.articles()[0]
    desk.annotate(article.id, None, tags=["claim/false"])
    desk.annotate(article.id, None, tags=["claimant"])
    assert [a.tags for a in desk.annotations(tag="claim", article=article.id)] == [
        ("claim/false",),
        ("claim",),
        ("claim", "evidence"),
    ]
    assert len(list(desk.annotations(tag="claim/false"))) == 1


@pytest.mark.parametrize("tag", ['so-called "fact"', "a or b", "-minus", "C#", "per: cent"])
def test_any_name_that_a_tag_can_have_finds_its_annotations(desk: Library, tag: str) -> None:
    article = desk.articles()[0]
    made = desk.annotate(article.id, None, tags=[tag])
    assert list(desk.annotations(tag=tag)) == [made]
