"""Many articles at once: one step, one undo; collections and saved searches."""

import pytest

from reader.library import Library
from reader.model import Article, NotFoundError, QueryError


@pytest.fixture
def shelf(library: Library) -> Library:
    for number in range(5):
        library.add(Article(title=f"Number {number}", text=f"Text {number}."))
    return library


@pytest.fixture
def ids(shelf: Library) -> list[str]:
    return [article.id for article in shelf.articles()][:3]


def test_one_undo_takes_back_what_was_done_to_many(shelf: Library, ids: list[str]) -> None:
    before = shelf.articles()
    steps = [
        lambda: shelf.arranging.set_status(ids, "archived"),
        lambda: shelf.arranging.set_starred(ids, True),
        lambda: shelf.arranging.tag(ids, "claim"),
        lambda: shelf.arranging.collect(ids, "Pile"),
        lambda: shelf.arranging.remove(ids),
    ]
    for step in steps:
        step()
        assert shelf.articles() != before
        assert "3 articles" in shelf.undo()
        assert shelf.articles() == before
        shelf.redo()
        shelf.undo()
    assert shelf.articles() == before


def test_all_or_none_are_changed(shelf: Library, ids: list[str]) -> None:
    before = shelf.articles()
    with pytest.raises(NotFoundError):
        shelf.arranging.set_starred([*ids, "no-such"], True)
    with pytest.raises(NotFoundError):
        shelf.arranging.tag([*ids, "no-such"], "claim")
    assert shelf.articles() == before


def test_tagging_articles_adds_to_the_annotation_of_the_whole(
    shelf: Library, ids: list[str]
) -> None:
    shelf.annotate(ids[0], None, tags=["evidence"], note="read twice")
    shelf.arranging.tag(ids, "claim")
    shelf.arranging.tag(ids, "claim")
    [whole] = shelf.marking.of_article(ids[0])
    assert (whole.tags, whole.note, whole.span) == (("evidence", "claim"), "read twice", None)
    assert len(list(shelf.annotations(tag="claim"))) == 3
    with pytest.raises(QueryError):
        shelf.arranging.tag(ids, "  ")


def test_a_collection_holds_what_was_put_in_and_is_found_by_its_name(
    shelf: Library, ids: list[str]
) -> None:
    assert shelf.arranging.collect(ids[:1], "To  write “about”")
    assert shelf.arranging.collect(ids, "To write “about”")  # not all were in it: all are now
    assert shelf.arranging.collect(ids[:2], "Späti")
    assert shelf.arranging.collections() == {"Späti": 2, "To write “about”": 3}
    assert shelf.listed(ids[0]).collections == ("Späti", "To write “about”")
    assert {a.id for a in shelf.articles("in:spati")} == set(ids[:2])
    assert {a.id for a in shelf.articles('in:"to write"')} == set(ids)
    assert len(shelf.articles("-in:write")) == 2
    assert not shelf.arranging.collect(ids, "To write “about”")  # all were: none is now
    assert shelf.arranging.collections() == {"Späti": 2}
    with Library.open(shelf.folder) as other:
        assert other.arranging.collections() == {"Späti": 2}


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "\x1b[31m"])
def test_what_is_no_name_is_refused(shelf: Library, ids: list[str], name: str) -> None:
    with pytest.raises(QueryError, match="is no name"):
        shelf.arranging.collect(ids, name)
    with pytest.raises(QueryError, match="is no name"):
        shelf.arranging.save_search(name, "is:unread")


def test_searches_are_saved_replaced_dropped_and_undone(shelf: Library) -> None:
    shelf.arranging.save_search("Unread", "is:unread")
    shelf.arranging.save_search("Old", "before:2000")
    assert shelf.arranging.searches() == {"Old": "before:2000", "Unread": "is:unread"}
    shelf.arranging.save_search("Unread", "is:unread -tag:claim")
    assert shelf.arranging.searches()["Unread"] == "is:unread -tag:claim"
    assert shelf.undo() == "search “Unread” saved"
    shelf.arranging.drop_search("Old")
    assert shelf.arranging.searches() == {"Unread": "is:unread"}
    with pytest.raises(NotFoundError, match="no saved search"):
        shelf.arranging.drop_search("Old")
    for bad in ("", "is:red"):
        with pytest.raises(QueryError):
            shelf.arranging.save_search("Bad", bad)
