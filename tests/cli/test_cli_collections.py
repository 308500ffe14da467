"""`reader collections`: begun, filled, renamed, emptied; one undo for each."""

import pytest

from reader.library import Library
from reader.model import Article


@pytest.fixture
def ids(library: Library) -> list[str]:
    """The ids of four articles, two of them by one paper."""
    papers = ("Coast Post", "Coast Post", "Hill Post", None)
    return [
        library.add(Article(title=f"Number {n}", text=f"Text {n}.", publisher=paper)).id
        for n, paper in enumerate(papers)
    ]


def test_a_collection_begins_with_its_first_article_and_is_listed(reader, ids: list[str]) -> None:
    assert reader("collections", "--json").json == []
    assert "no collections" in reader("collections").err
    assert reader("collections", "add", "For  Sunday", ids[0], "Number 1").out == (
        "2 articles put in; 'u' in the library undoes it\n"
    )
    assert reader("collections", "add", "For Sunday", "--query", "source:hill", "--json").json == {
        "articles": 1
    }
    assert reader("collections", "add", "For Sunday", ids[0], "--json").json == {"articles": 0}
    assert reader("collections", "list", "--json").json == [{"name": "For Sunday", "articles": 3}]
    assert {row["id"] for row in reader("list", "in:sunday", "--json").json} == set(ids[:3])
    assert reader("collections").out == "For Sunday\t3\n"


def test_articles_are_taken_out_one_by_one_or_all(reader, ids: list[str]) -> None:
    reader("collections", "add", "Pile", *ids)
    assert reader("collections", "remove", "Pile", ids[0], "--json").json == {"articles": 1}
    assert reader("collections", "remove", "Pile", "--query", "source:coast", "--json").json == {
        "articles": 1
    }
    assert reader("collections", "remove", "Pile").out.startswith("2 articles taken out")
    gone = reader("collections", "remove", "Pile")
    assert (gone.status, "no collection “Pile”" in gone.err) == (1, True)
    assert len(reader("list", "--json").json) == 4


def test_renaming_onto_another_puts_both_together_and_undo_takes_it_back(
    reader, ids: list[str], library: Library
) -> None:
    reader("collections", "add", "One", *ids[:2])
    reader("collections", "add", "Two", *ids[1:])
    assert reader("collections", "rename", "One", "Two", "--json").json == {"articles": 2}
    assert reader("collections", "--json").json == [{"name": "Two", "articles": 4}]
    with Library.open(library.folder) as own:
        assert "renamed" in own.undo()
        assert own.arranging.collections() == {"One": 2, "Two": 3}
    assert reader("collections", "rename", "None", "Two").status == 1


def test_what_makes_no_sense_is_told(reader, ids: list[str]) -> None:
    assert reader("collections", "add", "Pile").status == 2
    assert reader("collections", "add", " ", ids[0]).status == 1
    assert reader("collections", "add", "Pile", "nothing of the kind").status == 1
    assert reader("collections", "--json").json == []
