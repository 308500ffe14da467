"""Several programs with one library open: each sees what the others did and loses none of it."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress

import pytest

from reader.library import Library
from reader.model import Article, NotFoundError, QueryError, Span

WORD = Span(4, 11)


@pytest.fixture
def other(library: Library, article: Article) -> Generator[Library]:
    """The same library, opened a second time, up to date with the first."""
    with Library.open(library.folder, author="bob") as other:
        yield other


@pytest.fixture
def article(library: Library, harbour: Article) -> Article:
    return library.add(harbour)


def test_each_sees_the_others_changes_after_a_look(
    library: Library, other: Library, article: Article, market: Article
) -> None:
    assert not other.refresh()
    version = other.version
    added = library.add(market)
    made = library.annotate(article.id, WORD, tags=["rumour"])
    assert other.refresh()
    assert other.version > version
    assert not other.refresh()
    assert other.article(added.id).text == market.text
    assert list(other.annotations()) == [made]
    assert other.codebook.get("rumour") == library.codebook.get("rumour")


def test_a_fold_by_one_is_nothing_to_the_other(
    library: Library, other: Library, article: Article
) -> None:
    first = library.annotate(article.id, WORD)
    library.close(fold=True)
    second = other.annotate(article.id, None)
    assert set(other.annotations()) == {first, second}


def test_the_same_article_is_stored_once_whoever_adds_it(
    library: Library, other: Library, market: Article
) -> None:
    assert other.add_source(market).status == "added"
    assert library.add_source(market).status == "unchanged"
    assert len(library.articles()) == 2


def test_articles_of_one_title_get_different_ids_whoever_adds_them(
    library: Library, other: Library
) -> None:
    ids = {
        place.add(Article(title="Comment", text=text)).id
        for place, text in ((library, "One."), (other, "Two."), (library, "Three."))
    }
    assert ids == {"comment", "comment-2", "comment-3"}


def test_a_note_written_a_moment_later_keeps_the_tag_that_another_put_there(
    library: Library, other: Library, article: Article
) -> None:
    library.annotate(article.id, WORD, tags=["claim"])
    other.refresh()
    assert len(list(other.annotations())) == 1
    library.marking.toggle_tag(article, WORD, "evidence")
    other.marking.set_note(article, WORD, "Check.")
    library.refresh()
    (annotation,) = library.annotations()
    assert (annotation.tags, annotation.note) == (("claim", "evidence"), "Check.")


def test_two_tags_put_on_one_passage_at_once_are_one_annotation(
    library: Library, other: Library, article: Article
) -> None:
    assert list(other.marking.of_article(article.id)) == []
    library.marking.toggle_tag(article, WORD, "claim")
    other.marking.toggle_tag(article, WORD, "evidence")
    assert [a.tags for a in other.annotations()] == [("claim", "evidence")]


def test_a_status_set_a_moment_later_keeps_the_star_that_another_put_there(
    library: Library, other: Library, article: Article
) -> None:
    library.set_starred(article.id, True)
    other.set_status(article.id, "done")
    library.refresh()
    listed = library.listed(article.id)
    assert (listed.starred, listed.status) == (True, "done")


def test_reading_on_a_moment_later_keeps_the_star_that_another_put_there(
    library: Library, other: Library, article: Article
) -> None:
    library.set_starred(article.id, True)
    other.set_position(article.id, 10, 0.1)
    assert other.listed(article.id).starred


def test_an_article_that_another_deleted_does_not_come_back_by_reading_on(
    library: Library, other: Library, article: Article
) -> None:
    library.remove(article.id)
    with suppress(NotFoundError):
        other.set_position(article.id, 10, 0.1)
    other.refresh()
    assert other.articles() == ()


def test_a_description_written_a_moment_later_keeps_the_colour_that_another_chose(
    library: Library, other: Library
) -> None:
    library.codebook.describe("claim", color="teal")
    other.codebook.describe("claim", description="as fact")
    tag = other.codebook.get("claim")
    assert (tag.color, tag.description) == ("teal", "as fact")


def test_a_setting_remembered_a_moment_later_keeps_those_of_the_other(
    library: Library, other: Library
) -> None:
    library.remember("sort", "title")
    other.remember("layers", ["quotations"])
    library.refresh()
    assert (library.setting("sort"), library.setting("layers")) == ("title", ["quotations"])


def test_a_tag_added_by_both_keeps_what_the_first_said(library: Library, other: Library) -> None:
    library.codebook.add("rumour", description="heard twice")
    with pytest.raises(QueryError, match="there already"):
        other.codebook.add("rumour")
    assert other.codebook.get("rumour").description == "heard twice"


def test_a_renamed_tag_reaches_annotations_that_another_has_just_made(
    library: Library, other: Library, article: Article
) -> None:
    other.annotate(article.id, WORD, tags=["claim"])
    assert library.codebook.rename("claim", "assertion") == 1
    other.refresh()
    assert [a.tags for a in other.annotations()] == [("assertion",)]


def test_another_process_loses_nothing_of_ours_and_we_nothing_of_its(
    library: Library, article: Article
) -> None:
    code = (
        "import sys\n"
        "from reader.library import Library\n"
        "with Library.open(sys.argv[1], author='eve') as library:\n"
        "    for number in range(30):\n"
        "        library.annotate(sys.argv[2], tags=['claim'], note=f'eve {number}')\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(library.folder), article.id])
    for number in range(30):
        library.annotate(article.id, tags=["claim"], note=f"ada {number}")
    assert process.wait(timeout=60) == 0
    library.refresh()
    notes = {annotation.note for annotation in library.annotations()}
    assert notes == {f"{who} {number}" for who in ("ada", "eve") for number in range(30)}
    assert library.articles()[0].annotations == 60
    assert library.problems() == []
