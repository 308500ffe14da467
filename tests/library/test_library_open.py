"""Opening a library: a new one, an old one, one that can't be read, one that can't be written."""

import errno
import json
import os
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.documents import SCHEMA
from reader.model import Article, LibraryError, Span
from reader.storage.files import Files


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def test_a_new_library_has_five_tags_on_the_digits(library_folder: Path) -> None:
    with Library.open(library_folder) as library:
        assert library.is_new
        tags = [(tag.key, tag.name) for tag in library.codebook.tags()]
    assert tags == [
        ("1", "claim"),
        ("2", "evidence"),
        ("3", "context"),
        ("4", "question"),
        ("5", "follow-up"),
    ]


def test_a_new_library_has_no_articles_until_somebody_adds_one(library: Library) -> None:
    assert library.articles() == ()


def test_what_was_kept_is_there_when_the_library_is_opened_again(
    library_folder: Path, harbour: Article
) -> None:
    with Library.open(library_folder, author="ada") as library:
        article = library.add(harbour)
        annotation = library.annotate(article.id, Span(4, 11), tags=["claim"], note="Check.")
        listed = library.articles()
    with Library.open(library_folder) as again:
        assert not again.is_new
        assert again.articles() == listed
        assert again.article(article.id) == article
        assert list(again.annotations()) == [annotation]


def test_a_tag_that_was_dropped_does_not_come_back_with_the_next_start(
    library_folder: Path,
) -> None:
    with Library.open(library_folder) as library:
        library.codebook.remove("context")
    with Library.open(library_folder) as library:
        assert "context" not in [tag.name for tag in library.codebook.tags()]


def test_folders_above_the_library_are_made(tmp_path: Path, harbour: Article) -> None:
    with Library.open(tmp_path / "a" / "b" / "c") as library:
        library.add(harbour)
    assert (tmp_path / "a" / "b" / "c" / "articles").is_dir()


def test_a_tilde_is_the_home_folder(home: Path) -> None:
    with Library.open("~/desk") as library:
        assert library.folder == home / "desk"
    assert (home / "desk").is_dir()


def test_closing_with_a_fold_leaves_files_that_any_program_reads(
    library_folder: Path, harbour: Article
) -> None:
    library = Library.open(library_folder)
    article = library.add(harbour)
    library.annotate(article.id, Span(4, 11), tags=["claim"])
    library.close(fold=True)
    assert not (library_folder / "library.json.journal").exists()
    tables = json.loads((library_folder / "library.json").read_text("utf-8"))
    assert [row["title"] for row in tables["articles"].values()] == [harbour.title]
    notes = library_folder / "articles" / article.id / "annotations.json"
    rows = json.loads(notes.read_text("utf-8"))["annotations"].values()
    assert [row["exact"] for row in rows] == ["harbour"]
    with Library.open(library_folder) as again:
        assert again.articles()[0].annotations == 1
        assert again.problems() == []


def test_a_file_is_no_library_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("Call me Ishmael.")
    with pytest.raises(LibraryError, match="is a file, not a library"):
        Library.open(path)
    assert path.read_text() == "Call me Ishmael."


def test_a_library_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="file"):
        Library.open(tmp_path / "file" / "library")


def test_a_path_too_long_for_the_disk_is_refused_as_any_other(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Library.open(tmp_path / ("x" * 300))


@pytest.mark.parametrize("fold", [True, False], ids=["snapshot", "journal"])
def test_a_library_of_a_newer_reader_is_refused_and_not_touched(
    library_folder: Path, harbour: Article, fold: bool
) -> None:
    library = Library.open(library_folder)
    library.add(harbour)
    library.remember("schema", SCHEMA + 1)
    library.close(fold=fold)
    before = content(library_folder)
    with pytest.raises(LibraryError, match="newer Reader"):
        Library.open(library_folder)
    assert content(library_folder) == before


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b"\x00" * 64, b'{"articles": 1}', b'{"_default": {}}']
)
def test_a_damaged_library_is_refused_and_left_for_repair(
    library_folder: Path, harbour: Article, damage: bytes
) -> None:
    library = Library.open(library_folder)
    library.add(harbour)
    library.close(fold=True)
    (library_folder / "library.json").write_bytes(damage)
    before = content(library_folder)
    with pytest.raises(LibraryError, match=r"library\.json"):
        Library.open(library_folder)
    assert content(library_folder) == before


def test_a_folder_in_place_of_the_catalogue_is_refused(library_folder: Path) -> None:
    (library_folder / "library.json").mkdir(parents=True)
    with pytest.raises(LibraryError, match=r"library\.json"):
        Library.open(library_folder)


def test_somebody_elses_tinydb_is_not_taken_for_a_library(library_folder: Path) -> None:
    library_folder.mkdir()
    theirs = '{"_default": {"1": {"name": "not ours"}}}'
    (library_folder / "library.json").write_text(theirs)
    with pytest.raises(LibraryError, match=r"library\.json"):
        Library.open(library_folder)
    assert (library_folder / "library.json").read_text() == theirs


def test_damaged_annotations_of_one_article_leave_the_list_and_the_others_alone(
    library_folder: Path, harbour: Article, market: Article
) -> None:
    library = Library.open(library_folder)
    bad, good = library.add(harbour), library.add(market)
    for article in (bad, good):
        library.annotate(article.id, Span(4, 11), tags=["claim"])
    library.close(fold=True)
    path = library_folder / "articles" / bad.id / "annotations.json"
    path.write_bytes(b"{")
    with Library.open(library_folder) as library:
        assert len(library.articles()) == 2
        assert len(list(library.annotations(article=good.id))) == 1
        with pytest.raises(LibraryError, match=bad.id):
            list(library.annotations(article=bad.id))
        with pytest.raises(LibraryError, match=bad.id):
            library.annotate(bad.id, Span(0, 3), tags=["claim"])
        assert [bad.id in problem for problem in library.problems()] == [True]
    assert path.read_bytes() == b"{"


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"text": 1, "digest": "d"}'])
def test_a_damaged_article_is_told_by_name_and_the_others_are_read(
    library: Library, library_folder: Path, harbour: Article, market: Article, damage: str
) -> None:
    bad, good = library.add(harbour), library.add(market)
    (library_folder / "articles" / bad.id / "article.json").write_text(damage)
    with Library.open(library_folder) as again:
        assert again.article(good.id).text == market.text
        with pytest.raises(LibraryError, match=bad.id):
            again.article(bad.id)
        assert [bad.id in problem for problem in again.problems()] == [True]


def test_annotations_that_are_none_are_told_with_the_article_they_belong_to(
    library_folder: Path, harbour: Article
) -> None:
    library = Library.open(library_folder)
    article = library.add(harbour)
    library.annotate(article.id, Span(4, 11))
    library.close(fold=True)
    path = library_folder / "articles" / article.id / "annotations.json"
    path.write_text('{"annotations": {"1": {"foo": 1}}}')
    with Library.open(library_folder) as library:
        assert any(article.id in problem for problem in library.problems())


def test_a_text_changed_behind_our_back_is_found(
    library: Library, library_folder: Path, harbour: Article
) -> None:
    article = library.add(harbour)
    path = library_folder / "articles" / article.id / "article.json"
    path.write_text(path.read_text("utf-8").replace("spring", "autumn"), "utf-8")
    assert any("not the one that was stored" in problem for problem in library.problems())


def test_a_missing_article_is_found(
    library: Library, library_folder: Path, harbour: Article
) -> None:
    article = library.add(harbour)
    (library_folder / "articles" / article.id / "article.json").unlink()
    assert any("is missing" in problem for problem in library.problems())


# -- a disk that does not want ---------------------------------------------------------------------


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch):
    """Makes every write fail for want of room, until it is called with False."""
    real = Files.write
    state = {"full": False}

    def write(self: Files, descriptor: int, data: bytes) -> None:
        if state["full"]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(self, descriptor, data)

    monkeypatch.setattr(Files, "write", write)
    return lambda full: state.update(full=full)


def test_a_full_disk_is_told_and_nothing_is_half_kept(
    library: Library, library_folder: Path, harbour: Article, full_disk
) -> None:
    article = library.add(harbour)
    kept = library.annotate(article.id, Span(4, 11), tags=["claim"])
    full_disk(True)
    with pytest.raises(LibraryError, match="No space left"):
        library.annotate(article.id, Span(12, 20), tags=["fresh"])
    assert list(library.annotations()) == [kept]
    assert library.articles()[0].annotations == 1
    assert "fresh" not in [tag.name for tag in library.codebook.tags()]
    full_disk(False)
    second = library.annotate(article.id, Span(12, 20), tags=["fresh"])
    with Library.open(library_folder) as again:
        assert list(again.annotations()) == [kept, second]
        assert again.problems() == []


def test_an_article_for_which_there_was_no_room_can_be_added_later_under_its_own_name(
    library: Library, library_folder: Path, harbour: Article, full_disk
) -> None:
    full_disk(True)
    with pytest.raises(LibraryError, match="No space left"):
        library.add(harbour)
    assert library.articles() == ()
    full_disk(False)
    article = library.add(harbour)
    assert [path.name for path in (library_folder / "articles").iterdir()] == [article.id]
    assert article.id == "2017-03-03-harbour-to-open-in-spring-mayor-says"


def test_no_library_is_made_where_there_is_no_room(library_folder: Path, full_disk) -> None:
    full_disk(True)
    with pytest.raises(LibraryError, match="No space left"):
        Library.open(library_folder)
    full_disk(False)
    with Library.open(library_folder) as library:
        assert library.is_new


def test_a_library_that_may_not_be_written_is_still_read(
    open_folder: Path, unprivileged, harbour: Article
) -> None:
    folder = open_folder / "library"
    library = Library.open(folder, author="ada")
    article = library.add(harbour)
    annotation = library.annotate(article.id, Span(4, 11), tags=["claim"])
    library.close()
    folder.chmod(0o555)
    before = content(folder)
    with unprivileged(), Library.open(folder, author="bob") as library:
        assert library.article(article.id).text == harbour.text
        assert list(library.annotations()) == [annotation]
        with pytest.raises(LibraryError, match="Permission denied"):
            library.annotate(article.id, Span(0, 3), tags=["claim"])
        assert list(library.annotations()) == [annotation]
    assert content(folder) == before


def test_a_place_that_may_not_be_written_is_refused(open_folder: Path, unprivileged) -> None:
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(LibraryError, match="Permission denied"):
        Library.open(open_folder / "library")


def test_a_place_that_may_not_be_looked_into_is_refused(open_folder: Path, unprivileged) -> None:
    (open_folder / "closed").mkdir(mode=0o700)
    (open_folder / "closed").chmod(0o000)
    with unprivileged(), pytest.raises(LibraryError, match="Permission denied"):
        Library.open(open_folder / "closed" / "library")
