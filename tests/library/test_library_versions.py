"""An article whose text changed is one article still; its annotations go along or say so."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.library.documents import annotations_file
from reader.model import Annotation, Article, Correction, LibraryError, QueryError, Span
from reader.model.address import address_key
from tests.faults.failing import FailingFiles, put_under

URL = "https://harbour.example/2014/10/harbour-stays-shut"


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def first(harbour: Article) -> Article:
    return replace(harbour, url=URL)


@pytest.fixture
def second(first: Article) -> Article:
    """The same, with a correction, one sentence more, and one paragraph less."""
    text = first.text.replace("four dates", "five dates").replace("the mayor said", "he said")
    text = text.replace(
        '"It is a good harbour," said Anna Horváthová. "It was only never a punctual one."\n\n',
        "Repairs of the sea wall begin in March, the region says, and nobody knows who pays.\n\n",
    )
    return replace(first, text=text, url=f"http://www.{URL.partition('://')[2]}?utm_source=feed")


def states(library: Library, article_id: str) -> dict[str, str]:
    return {a.note: a.state for a in library.marking.of_article(article_id)}


def test_another_text_from_the_same_address_is_a_version_not_an_article(
    library: Library, first: Article, second: Article
) -> None:
    article = library.add(first)
    library.set_starred(article.id, True)
    library.annotate(article.id, span_of(first, "Nobody believes the fifth one"), note="stays")
    library.annotate(article.id, span_of(first, "the fishermen had heard four dates"), note="edit")
    library.annotate(article.id, span_of(first, "It was only never a punctual one"), note="gone")
    library.annotate(article.id, note="of it all")
    updated = library.add_source(second)
    assert (updated.status, updated.article.id) == ("updated", article.id)
    assert "1 orphaned" in updated.reason
    assert len(library.articles()) == 1
    assert library.listed(article.id).starred
    assert library.article(article.id).text == second.text
    assert states(library, article.id) == {
        "stays": "anchored", "edit": "moved", "gone": "orphaned", "of it all": "anchored",
    }  # fmt: skip
    for annotation in library.marking.of_article(article.id):
        if annotation.span:
            assert annotation.span.of(second.text) == annotation.exact
    assert (library.listed(article.id).moved, library.listed(article.id).orphaned) == (1, 1)
    assert [a.note for a in library.annotations(query="is:orphaned")] == ["gone"]
    assert library.problems() == []


def test_the_former_text_and_original_stay(library: Library, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = (
        "---\nurl: https://harbour.example/a\n---\n# Harbour\n\nThe harbour is {}, said the mayor."
    )
    page.write_text(text.format("shut"))
    article = library.add(page)
    page.write_text(text.format("open again"))
    assert library.add_source(page).status == "updated"
    folder = library.folder / "articles" / article.id
    assert "shut" in (folder / "original.md").read_text()
    original = library.original(article.id)
    assert original is not None
    assert "open again" in original.read_text()
    assert [v.number for v in library.renewing.versions(library.listed(article.id))] == [1, 2]
    assert library.shelf.version(article.id, article.digest).text == article.text


def test_adding_either_text_again_changes_nothing(
    library: Library, first: Article, second: Article
) -> None:
    library.add(first)
    library.add(second)
    before = library.version
    assert library.add_source(second).status == "unchanged"
    again = library.add_source(first)
    assert (again.status, again.article.text) == ("unchanged", second.text)
    assert "earlier version" in again.reason
    assert library.version == before


def test_undo_puts_text_and_annotations_back_and_redo_renews_them(
    library: Library, first: Article, second: Article
) -> None:
    article = library.add(first)
    for words in ("Nobody believes the fifth one", "It was only never a punctual one"):
        library.annotate(article.id, span_of(first, words))
    before = library.marking.of_article(article.id)
    library.add(second)
    after = library.marking.of_article(article.id)
    assert "new version" in library.undo()
    assert library.article(article.id).text == first.text
    assert library.marking.of_article(article.id) == before
    library.redo()
    assert library.article(article.id).text == second.text
    assert library.marking.of_article(article.id) == after
    library.undo()
    assert library.add_source(second).status == "updated", "what was taken back can come again"


def test_a_text_that_comes_back_brings_orphans_home(
    library: Library, first: Article, second: Article
) -> None:
    article = library.add(first)
    kept = library.annotate(article.id, span_of(first, "It was only never a punctual one"))
    library.add(second)
    third = replace(first, text=f"{first.text}\n\nA third version says a little more about it.")
    library.add(third)
    (found,) = library.marking.of_article(article.id)
    assert (found.span, found.state) == (kept.span, "anchored")


def test_an_annotation_made_meanwhile_by_another_is_found_again_after_undo(
    library: Library, first: Article
) -> None:
    article = library.add(first)
    library.add(replace(first, text=f"Something new stands before it all.\n\n{first.text}"))
    other = Library.open(library.folder, author="bela")
    changed = other.article(article.id)
    other.annotate(article.id, span_of(changed, "Nobody believes the fifth one"))
    library.undo()
    text = library.article(article.id).text
    (found,) = library.marking.of_article(article.id)
    assert found.span is not None
    assert found.span.of(text) == "Nobody believes the fifth one"


def test_a_text_edited_on_the_disk_is_taken_in_and_annotations_follow(
    library: Library, first: Article
) -> None:
    article = library.add(first)
    library.annotate(article.id, span_of(first, "Nobody believes the fifth one"))
    path = library.folder / "articles" / article.id / "article.json"
    document = orjson.loads(path.read_bytes())
    document["text"] = f"Typed in by hand.\n\n{document['text']}"
    path.write_bytes(orjson.dumps(document))
    assert any("not the one" in line for line in library.problems())
    opened = Library.open(library.folder)
    text = opened.article(article.id).text
    assert text.startswith("Typed in by hand.")
    (found,) = opened.marking.of_article(article.id)
    assert found.span is not None
    assert found.span.of(text) == "Nobody believes the fifth one"
    assert opened.problems() == []


@pytest.mark.parametrize("damage", [b"", b"{", b'{"text": 1}', b"[]", b"\x00"])
def test_a_damaged_former_text_is_told_and_harms_nothing_else(
    library: Library, first: Article, second: Article, damage: bytes
) -> None:
    article = library.add(first)
    library.add(second)
    third = replace(first, text=f"{second.text}\n\nThe third.")
    library.add(third)
    oldest = min((library.folder / "articles" / article.id / "versions").glob("*.json"))
    assert "The third." not in oldest.read_text()
    oldest.write_bytes(damage)
    assert len(library.problems()) == 1
    assert library.article(article.id).text == third.text
    assert len(library.renewing.versions(library.listed(article.id))) == 2


def test_whatever_fails_on_the_way_the_library_has_the_old_text_or_the_new_one(
    library_folder: Path, first: Article, second: Article
) -> None:
    def found(folder: Path) -> tuple[str, tuple[Annotation, ...]]:
        with Library.open(folder, author="ada") as library:
            (listed,) = library.articles()
            assert library.problems() == []
            return library.article(listed.id).text, library.marking.of_article(listed.id)

    effect, done = 0, False
    while not done:
        effect += 1
        folder = library_folder / str(effect)
        with Library.open(folder, author="ada") as library:
            article = library.add(first)
            words = "Nobody believes the fifth one", "It was only never a punctual one"
            old = tuple(library.annotate(article.id, span_of(first, part)) for part in words)
            put_under(library, files := FailingFiles(range(effect, 10**6)))
            try:
                library.add(second)
                done = True
            except LibraryError:
                assert files.effects >= effect
            files.heal()
        text, annotations = found(folder)
        with Library.open(folder, author="ada") as library:
            again = library.add_source(second).status  # what was left on the way does not matter
            assert again == ("unchanged" if text == second.text else "updated")
            assert library.article(article.id).text == second.text
        is_new = text == second.text
        assert is_new or (text == first.text and {*annotations} == {*old})
        if is_new:
            assert sorted(a.state for a in annotations) == ["anchored", "orphaned"]
        assert is_new or not done
    assert effect > 8, "too few effects to prove anything"


def test_moved_and_orphaned_annotations_are_attached_by_hand(
    library: Library, first: Article, second: Article
) -> None:
    article = library.add(first)
    library.annotate(article.id, span_of(first, "the fishermen had heard four dates"), note="edit")
    library.annotate(article.id, span_of(first, "It was only never a punctual one"), note="gone")
    library.add(second)
    gone, edit = library.reattaching.unsure(article.id)
    now = library.article(article.id)
    with pytest.raises(QueryError, match="no place"):
        library.reattaching.confirm(gone)
    span = span_of(now, "Repairs of the sea wall begin in March")
    library.reattaching.reattach(now, gone, span)
    library.reattaching.confirm(edit)
    assert library.reattaching.unsure(article.id) == ()
    assert {a.confidence for a in library.marking.of_article(article.id)} == {1.0}
    library.undo()
    library.undo()
    assert library.reattaching.unsure(article.id) == (gone, edit)


def test_an_orphan_is_not_the_note_of_the_whole_article(
    library: Library, first: Article, second: Article
) -> None:
    article = library.add(first)
    library.annotate(article.id, span_of(first, "It was only never a punctual one"), note="gone")
    library.add(second)
    assert library.marking.at(article.id, None) is None


def test_corrections_of_the_analysis_go_along(library: Library, first: Article) -> None:
    article = library.add(first)
    span = span_of(first, "Okoro")
    library.correcting.correct(article, span, Correction(subject="entity", label="ORG"))
    changed = replace(first, text=f"One more line at the top of it.\n\n{first.text}")
    library.add(changed)
    (correction,) = library.correcting.of_article(article.id)
    assert correction.span == span_of(changed, "Okoro")


def test_a_copy_of_an_article_is_pointed_out_and_added_all_the_same(library: Library) -> None:
    text = " ".join(f"The {n}th boat of the harbour fleet came home late." for n in range(30))
    stored = library.add(Article(title="Boats", text=text))
    copy = library.add_source(Article(title="Boats, again", text=text.replace("7th", "seventh")))
    assert copy.status == "added"
    assert f"looks like {stored.id}" in copy.reason
    other = library.add_source(Article(title="Trams", text=text[::-1]))
    assert other.reason == ""


def test_two_articles_under_one_address_that_share_nothing_stay_two(library: Library) -> None:
    one = " ".join(f"boat{n} sails past{n} pier{n}" for n in range(60))
    two = " ".join(f"tram{n} waits near{n} square{n}" for n in range(60))
    library.add(Article(title="Boats", text=one, url=URL))
    assert library.add_source(Article(title="Trams", text=two, url=URL)).status == "added"


def test_an_updated_article_loses_no_file_of_its_annotations(
    library: Library, first: Article, second: Article
) -> None:
    article = library.add(first)
    library.annotate(article.id, span_of(first, "Nobody believes the fifth one"))
    library.add(second)
    library.close(fold=True)
    rows = orjson.loads((library.folder / annotations_file(article.id)).read_bytes())
    assert len(rows["annotations"]) == 1


@pytest.mark.parametrize(
    "other",
    [
        "http://harbour.example/a/b?id=3",
        "https://www.harbour.example/a/b/?id=3#comments",
        "HTTPS://Harbour.Example:443/a/./b?utm_source=x&id=3&fbclid=y",
        "https://m.harbour.example/a/b?id=3",
    ],
)
def test_ways_to_write_one_address_are_one(other: str) -> None:
    assert address_key(other) == address_key("https://harbour.example/a/b?id=3")


@pytest.mark.parametrize(
    "other",
    ["https://harbour.example/a/b?id=4", "https://harbour.example/a", "https://other.example/a/b"],
)
def test_other_addresses_are_others(other: str) -> None:
    assert address_key(other) != address_key("https://harbour.example/a/b?id=3")


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_none(text: str) -> None:
    for url in (text, f"https://{text}", f"https://harbour.example/{text}"):
        key = address_key(url)
        assert key is None or key == address_key(f" {url} ")


@pytest.mark.parametrize("url", ["https://harbour.example/", "https://harbour.example", "x", ""])
def test_a_sites_first_page_is_no_articles_address(url: str) -> None:
    assert address_key(url) is None
