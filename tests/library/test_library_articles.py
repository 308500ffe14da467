"""Articles: adding them, what they are called, finding them, reading on, deleting them."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest import Source
from reader.library import Library
from reader.library.shelf import slug
from reader.model import AmbiguousError, Article, NotFoundError, ReaderError, SourceError


def titled(title: str, published: str | None = None) -> Article:
    return Article(title=title, published=published, text=f"The text of {title}.")


def test_the_original_is_kept_byte_for_byte(library: Library, articles_folder: Path) -> None:
    for path in sorted(articles_folder.iterdir()):
        article = library.add(path)
        original = library.original(article.id)
        assert original is not None
        assert original.read_bytes() == path.read_bytes()
        assert original.suffix == path.suffix
    assert len(library.articles()) == len(list(articles_folder.iterdir()))


def test_bytes_from_standard_input_are_kept_as_they_came(library: Library) -> None:
    data = b"A title\r\n\r\nCaf\xe9 and a body that says it.\r\n"
    article = library.add(Source(data=data))
    original = library.original(article.id)
    assert original is not None
    assert original.read_bytes() == data


def test_an_article_made_by_a_program_has_no_original(library: Library, market: Article) -> None:
    assert library.original(library.add(market).id) is None


def test_everything_known_about_an_article_is_stored(library: Library, harbour: Article) -> None:
    article = library.add(harbour)
    assert article == replace(harbour, id=article.id)
    assert library.article(article.id) == article
    listed = library.listed(article.id)
    assert (listed.title, listed.words, listed.digest) == (
        harbour.title,
        harbour.words,
        harbour.digest,
    )
    assert (listed.status, listed.progress, listed.starred) == ("unread", 0.0, False)


def test_a_path_may_be_given_as_text(library: Library, articles_folder: Path) -> None:
    assert library.add(str(articles_folder / "wide.txt")).title == "Wide and narrow"


def test_the_same_text_is_stored_once_and_the_stored_one_is_named(
    library: Library, harbour: Article
) -> None:
    first = library.add_source(harbour)
    again = library.add_source(replace(harbour, title="Another headline", publisher="Elsewhere"))
    assert (first.status, again.status) == ("added", "unchanged")
    assert again.article == first.article
    assert len(library.articles()) == 1


def test_a_source_that_is_no_article_leaves_the_library_as_it_was(
    library: Library, library_folder: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for source in (empty, tmp_path / "missing.txt", Source(data=b"\x7fELF" + bytes(200))):
        with pytest.raises(SourceError):
            library.add(source)
    assert library.articles() == ()
    assert not (library_folder / "articles").exists()


def test_a_text_that_no_file_can_hold_is_refused_as_a_source(
    library: Library, library_folder: Path
) -> None:
    with pytest.raises(ReaderError):
        library.add(Article(title="Half a character", text="broken \ud83d pair"))
    assert library.articles() == ()


def test_the_list_begins_with_the_newest(library: Library) -> None:
    for title, published in (("b", "2016-01-01"), ("c", None), ("a", "2020-05-05T10:00:00Z")):
        library.add(titled(title, published))
    assert [article.title for article in library.articles()] == ["a", "b", "c"]


# -- ids -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "published", "expected"),
    [
        ("Russia’s Gas, and Europe's!", "2014-10-29", "2014-10-29-russias-gas-and-europes"),
        ("Zoë in São Paulo", "2014-10-29T08:00:00Z", "2014-10-29-zoe-in-sao-paulo"),
        ("Undated", None, "undated"),
        ("../../etc/passwd", None, "etc-passwd"),
    ],
)
def test_an_id_is_the_date_and_the_title_in_ascii(
    title: str, published: str | None, expected: str
) -> None:
    assert slug(titled(title, published)) == expected


@pytest.mark.parametrize("title", ["Гатилов обвинил Запад", "東京ラーメン", "الجسر", "🐟", "…", ""])
def test_a_title_without_latin_letters_gets_an_id_of_the_texts_own(
    library: Library, title: str
) -> None:
    article = library.add(titled(title, "2020-01-02"))
    assert article.id == f"2020-01-02-{article.digest[:10]}"
    assert library.article(article.id).title == title


def test_a_long_title_is_cut_between_words(library: Library) -> None:
    article = library.add(titled("harbour " * 40))
    assert len(article.id) <= 60
    assert set(article.id.split("-")) == {"harbour"}
    assert len(library.add(titled("x" * 5000)).id) == 60


def test_two_articles_of_one_title_are_told_apart(library: Library) -> None:
    first = library.add(Article(title="Comment", text="One."))
    second = library.add(Article(title="Comment", text="Two."))
    assert (first.id, second.id) == ("comment", "comment-2")
    assert library.article("comment").text == "One."
    assert library.article("comment-2").text == "Two."


@pytest.mark.parametrize("published", ["../../..", "../x", "2014/10/29", "..\\.."])
def test_an_article_stays_inside_the_library_whatever_its_date_says(
    library: Library, library_folder: Path, published: str
) -> None:
    article = library.add(titled("Escape", published))
    places = [path.parent for path in library_folder.rglob("article.json")]
    assert places == [library_folder / "articles" / article.id]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=90), st.sampled_from([None, "2014", "2014-10-29", "2014-10-29T10:00:00Z"]))
def test_every_id_can_be_a_folder_on_every_system(title: str, published: str | None) -> None:
    made = slug(Article(title=title, published=published, text="t"))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 80


# -- finding ---------------------------------------------------------------------------------------


@pytest.fixture
def desk(library: Library) -> Library:
    """Three articles whose names are much alike."""
    library.add(titled("Harbour Shut", "2017-03-03"))
    library.add(titled("Harbour Open", "2017-04-03"))
    library.add(titled("The Market of Lesná", "2017-04-05"))
    return library


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ("2017-03-03-harbour-shut", "Harbour Shut"),
        ("2017-03", "Harbour Shut"),
        ("2017-04-03", "Harbour Open"),
        ("market", "The Market of Lesná"),
        ("LESNÁ", "The Market of Lesná"),
        ("r op", "Harbour Open"),
    ],
)
def test_an_article_is_found_by_id_start_of_id_or_part_of_title(
    desk: Library, reference: str, title: str
) -> None:
    assert desk.find(reference).title == title


def test_a_name_that_fits_several_lists_them(desk: Library) -> None:
    with pytest.raises(AmbiguousError, match="fits 2 articles") as told:
        desk.find("harbour")
    assert "2017-03-03-harbour-shut" in str(told.value)
    assert "2017-04-03-harbour-open" in str(told.value)
    with pytest.raises(AmbiguousError):
        desk.find("2017-04")


@pytest.mark.parametrize("reference", ["glacier", "", "2018", "harbour-shut", "\udcff"])
def test_a_name_that_fits_nothing_says_so(desk: Library, reference: str) -> None:
    with pytest.raises(NotFoundError):
        desk.find(reference)


def test_a_full_id_wins_over_the_longer_ones_that_begin_with_it(library: Library) -> None:
    for text in ("One.", "Two."):
        library.add(Article(title="Comment", text=text))
    assert library.find("comment").id == "comment"


def test_what_is_not_there_is_not_read_marked_or_deleted(desk: Library) -> None:
    for act in (
        desk.article,
        desk.listed,
        desk.remove,
        desk.annotate,
        lambda name: desk.set_status(name, "done"),
        lambda name: desk.set_starred(name, True),
        lambda name: desk.set_position(name, 1, 0.5),
        lambda name: list(desk.annotations(article=name)),
    ):
        with pytest.raises(NotFoundError):
            act("glacier")


# -- reading on, marking, deleting -----------------------------------------------------------------


def test_where_reading_stopped_is_remembered(
    library: Library, library_folder: Path, harbour: Article
) -> None:
    article = library.add(harbour)
    library.set_position(article.id, 120, 0.6)
    library.set_position(article.id, 40, 0.2)
    with Library.open(library_folder) as again:
        listed = again.listed(article.id)
    assert (listed.position, listed.progress, listed.status) == (40, 0.6, "reading")


def test_reading_in_a_finished_article_does_not_make_it_unfinished(
    library: Library, harbour: Article
) -> None:
    article = library.add(harbour)
    library.set_status(article.id, "done")
    library.set_position(article.id, 10, 0.1)
    assert library.listed(article.id).status == "done"


def test_status_and_star_are_kept_and_taken_back(library: Library, harbour: Article) -> None:
    article = library.add(harbour)
    library.set_status(article.id, "archived")
    library.set_starred(article.id, True)
    assert [a.id for a in library.articles("is:archived is:starred")] == [article.id]
    assert library.undo() == "starred"
    assert library.undo() == "marked archived"
    listed = library.listed(article.id)
    assert (listed.status, listed.starred) == ("unread", False)


def test_a_deleted_article_comes_back_with_its_annotations(
    library: Library, harbour: Article
) -> None:
    article = library.add(harbour)
    library.annotate(article.id, None, tags=["claim"], note="Whole.")
    listed = library.listed(article.id)
    library.remove(article.id)
    assert library.articles() == ()
    assert list(library.annotations()) == []
    with pytest.raises(NotFoundError):
        library.article(article.id)
    assert library.undo() == f"“{harbour.title}” deleted"
    assert library.articles() == (listed,)
    assert [a.note for a in library.annotations()] == ["Whole."]


def test_a_tag_is_not_counted_where_nobody_sees_it(library: Library, harbour: Article) -> None:
    article = library.add(harbour)
    library.annotate(article.id, None, tags=["claim"])
    library.remove(article.id)
    assert library.codebook.uses().get("claim", 0) == 0
    library.undo()
    assert library.codebook.uses() == {"claim": 1}


def test_an_article_deleted_and_added_again_is_there_once_after_undo(
    library: Library, harbour: Article
) -> None:
    article = library.add(harbour)
    library.remove(article.id)
    library.add(harbour)
    assert len(library.articles()) == 1
    with suppress(ReaderError):  # refusing is one way to keep it single
        library.undo()
    assert len({a.digest for a in library.articles()}) == len(library.articles()) == 1


def test_settings_are_remembered_with_the_library(library: Library, library_folder: Path) -> None:
    assert library.setting("sort") is None
    library.remember("sort", {"by": "title", "down": True})
    library.remember("layers", ["quotations"])
    with Library.open(library_folder) as again:
        assert again.setting("sort") == {"by": "title", "down": True}
        assert again.setting("layers") == ["quotations"]


@pytest.mark.parametrize(
    "act", [lambda a: a.append("y"), lambda a: a.clear()], ids=["grown", "emptied"]
)
def test_a_setting_that_was_given_out_can_be_changed_without_changing_the_library(
    library: Library, act: Callable[[list[str]], None]
) -> None:
    library.remember("layers", ["x"])
    act(library.setting("layers"))
    assert library.setting("layers") == ["x"]


def test_the_seed_article_is_read_as_its_page_was(library: Library, seed_article: Path) -> None:
    article = library.add(seed_article)
    assert article.title == "Russia Says West Must Cooperate With Syria Over Islamic State"
    assert article.byline == "Gabrielle Tetrault-Farber"
    assert article.published == "2014-10-29"
    assert article.publisher
    assert article.url
    assert article.captions == ("Russian Deputy Foreign Minister Gennady Gatilov",)
    assert "g.tetrautfarber@imedia.ru" in (article.contact or "")
    assert article.text.startswith("Russian Deputy Foreign Minister Gennady Gatilov accused")
    assert "Contact the author" not in article.text
    assert "Original url" not in article.text
    assert article.id == ("2014-10-29-russia-says-west-must-cooperate-with-syria-over-islamic")
