"""Undo: the latest change first, only one's own, never over somebody else's, across restarts."""

import orjson
import pytest

from reader.library import Library
from reader.library import steps as steps_module
from reader.library.doctor import check, repair
from reader.model import (
    Annotation,
    Article,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
    ReaderError,
    Span,
)

WORD, OTHER = Span(4, 11), Span(15, 20)


@pytest.fixture
def article(library: Library, harbour: Article) -> Article:
    return library.add(harbour)


@pytest.fixture
def bob(library: Library):
    """The same library, opened by somebody else."""
    with Library.open(library.folder, author="bob") as other:
        yield other


def test_nothing_to_undo_is_told(library: Library, article: Article) -> None:
    with pytest.raises(ReaderError, match="nothing to undo"):
        library.undo()
    with pytest.raises(ReaderError, match="nothing to redo"):
        library.redo()
    assert len(library.articles()) == 1


def test_undo_says_what_it_took_back(library: Library, article: Article) -> None:
    library.annotate(article.id, WORD, tags=["claim", "evidence"])
    library.marking.set_note(article, WORD, "Check.")
    library.codebook.rename("claim", "assertion")
    assert library.undo() == "#claim renamed #assertion"
    assert library.undo() == "note changed"
    assert library.undo() == "tagged #claim #evidence"
    assert list(library.annotations()) == []


def test_a_tag_that_a_taken_back_annotation_brought_goes_with_it(
    library: Library, article: Article
) -> None:
    library.annotate(article.id, WORD, tags=["rumour"])
    library.undo()
    assert "rumour" not in [tag.name for tag in library.codebook.tags()]
    library.redo()
    assert "rumour" in [tag.name for tag in library.codebook.tags()]


def test_redo_brings_back_what_was_undone_in_order(library: Library, article: Article) -> None:
    notes = ["one", "two", "three"]
    for note in notes:
        library.annotate(article.id, None, note=note)
    made = list(library.annotations())
    for _ in notes:
        library.undo()
    for count in (1, 2, 3):
        library.redo()
        assert list(library.annotations()) == made[:count]


def test_a_new_change_ends_redo(library: Library, article: Article) -> None:
    library.annotate(article.id, WORD, note="one")
    library.undo()
    library.annotate(article.id, WORD, note="two")
    with pytest.raises(ReaderError, match="nothing to redo"):
        library.redo()
    assert [a.note for a in library.annotations()] == ["two"]


def test_undo_and_redo_outlive_the_program(library: Library, article: Article) -> None:
    made = library.annotate(article.id, WORD, tags=["rumour"], note="Check.")
    library.close(fold=True)
    with Library.open(library.folder, author="ada") as again:
        assert again.undo() == "tagged #rumour"
        assert list(again.annotations()) == []
    with Library.open(library.folder, author="ada") as again:
        again.redo()
        assert list(again.annotations()) == [made]
        assert again.problems() == []


def test_one_does_not_take_back_what_somebody_else_did(
    library: Library, article: Article, bob: Library
) -> None:
    mine = library.annotate(article.id, WORD, note="mine")
    theirs = bob.annotate(article.id, OTHER, note="theirs")
    assert library.undo() == "new annotation"
    assert list(library.annotations()) == [theirs]
    with pytest.raises(ReaderError, match="nothing to undo"):
        library.undo()
    library.redo()
    assert set(library.annotations()) == {mine, theirs}


def test_undo_refuses_where_somebody_else_has_changed_the_same_since(
    library: Library, article: Article, bob: Library
) -> None:
    library.annotate(article.id, WORD, note="mine")
    bob.refresh()
    bob.marking.set_note(article, WORD, "theirs")
    with pytest.raises(ReaderError, match="bob has changed it since"):
        library.undo()
    assert [a.note for a in library.annotations()] == ["theirs"]


def test_a_refused_undo_changes_nothing_at_all(
    library: Library, article: Article, bob: Library
) -> None:
    for span in (WORD, OTHER):
        library.annotate(article.id, span, tags=["claim"])
    library.codebook.rename("claim", "assertion")
    bob.refresh()
    bob.marking.set_note(article, OTHER, "theirs")
    library.refresh()
    before = list(library.annotations()), library.codebook.tags(), library.articles()
    with pytest.raises(ReaderError, match="bob"):
        library.undo()
    assert (list(library.annotations()), library.codebook.tags(), library.articles()) == before


def test_what_somebody_else_took_away_is_told_too(
    library: Library, article: Article, bob: Library
) -> None:
    made = library.annotate(article.id, WORD, note="mine")
    bob.refresh()
    bob.marking.remove(made)
    with pytest.raises(ReaderError, match="has changed it since"):
        library.undo()
    assert list(library.annotations()) == []


def test_undo_leaves_a_new_tag_that_somebody_else_uses_by_now(
    library: Library, article: Article, bob: Library
) -> None:
    library.annotate(article.id, WORD, tags=["rumour"])
    bob.refresh()
    bob.annotate(article.id, OTHER, tags=["rumour"])
    library.undo()
    assert [a.author for a in library.annotations()] == ["bob"]
    assert "rumour" in [tag.name for tag in library.codebook.tags()]


def test_reading_on_does_not_stand_in_the_way_of_undo(library: Library, article: Article) -> None:
    library.set_starred(article.id, True)
    library.set_position(article.id, 120, 0.5)
    assert library.undo() == "starred"
    listed = library.listed(article.id)
    assert not listed.starred
    assert (listed.position, listed.progress, listed.status) == (120, 0.5, "reading")


def test_a_deleted_article_comes_back_though_the_position_in_it_was_remembered_late(
    library: Library, article: Article
) -> None:
    library.set_position(article.id, 120, 0.5)
    library.remove(article.id)
    library.undo()
    assert library.listed(article.id).position == 120


def test_what_is_very_old_is_forgotten_and_the_rest_still_undone(
    library: Library, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_module, "KEPT", 5)
    for number in range(12):
        library.annotate(article.id, None, note=str(number))
    undone = 0
    with pytest.raises(ReaderError, match="nothing to undo"):
        for _ in range(12):
            library.undo()
            undone += 1
    assert 4 <= undone <= 6
    kept = [a.note for a in library.annotations()]
    assert kept == [str(number) for number in range(12 - undone)]


def test_after_undoing_all_that_is_kept_one_goes_on_working(
    library: Library, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_module, "KEPT", 5)
    for number in range(8):
        library.annotate(article.id, None, note=str(number))
    with pytest.raises(ReaderError, match="nothing to undo"):
        while True:
            library.undo()
    library.annotate(article.id, WORD, note="fresh")
    assert library.undo() == "new annotation"
    assert "fresh" not in [a.note for a in library.annotations()]


def test_a_change_that_changes_nothing_is_no_step(library: Library, article: Article) -> None:
    library.set_starred(article.id, True)
    library.set_starred(article.id, True)
    library.marking.highlight(article, WORD)
    library.marking.highlight(article, WORD)
    assert library.undo() == "highlighted"
    assert library.undo() == "starred"
    with pytest.raises(ReaderError, match="nothing to undo"):
        library.undo()


def many(article: Article, count: int) -> Imported:
    """What another tool wrote about an article: so many notes."""
    notes = (
        Annotation(id="", article="1", start=n % 50, end=n % 50 + 3, note=f"note {n}")
        for n in range(count)
    )
    return Imported(
        format="test",
        articles=(ForeignArticle(key="1", article=article, has_text=True),),
        annotations=tuple(ForeignAnnotation(annotation=a, identity=a.note) for a in notes),
    )


def stored(library: Library, name: str) -> dict:
    """A file of the library as it is on the disk, folded."""
    library.store.fold()
    return orjson.loads((library.folder / name).read_bytes())


def test_a_large_import_weighs_nothing_in_the_list_of_articles(
    library: Library, harbour: Article, market: Article
) -> None:
    library.add(harbour)
    library.take_in(many(market, 1))
    stored(library, "library.json")
    small = (library.folder / "library.json").stat().st_size
    library.take_in(many(harbour, 500))
    stored(library, "library.json")
    assert (library.folder / "library.json").stat().st_size < small + 2_000


def test_a_large_import_is_undone_and_redone_after_leaving(
    library: Library, harbour: Article
) -> None:
    library.take_in(many(harbour, 500))
    before = sorted(library.annotations(), key=lambda a: a.id)
    library.close(fold=True)
    with Library.open(library.folder, author="ada") as later:
        assert later.undo() == "imported 500 annotations"
        assert (list(later.annotations()), later.articles()) == ([], ())
        later.close(fold=True)
    assert (library.folder / "library.json").stat().st_size < 10_000
    with Library.open(library.folder, author="ada") as later:
        assert later.redo() == "imported 500 annotations"
        assert sorted(later.annotations(), key=lambda a: a.id) == before
        assert later.undo() == "imported 500 annotations"


def test_a_large_step_that_is_forgotten_leaves_nothing_behind(
    library: Library, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_module, "KEPT", 5)
    article = library.add(harbour)
    file = f"articles/{article.id}/annotations.json"
    library.take_in(many(harbour, 300))
    assert "undo" in stored(library, file)
    for number in range(6):
        library.annotate(article.id, None, note=str(number))
    assert "undo" not in stored(library, file)
    library.take_in(many(harbour, 600))
    library.undo()
    assert "undo" in stored(library, file)
    library.annotate(article.id, None, note="another way")  # what was undone goes for good
    assert "undo" not in stored(library, file)


def test_a_large_step_stands_back_where_one_annotation_was_changed_since(
    library: Library, bob: Library, harbour: Article
) -> None:
    library.take_in(many(harbour, 300))
    bob.refresh()
    first = next(bob.annotations())
    bob.marking.set_note(bob.article(first.article), first.span, "mine")
    with pytest.raises(ReaderError, match="has changed it since"):
        library.undo()
    assert len(list(library.annotations())) == 300


def test_a_large_step_of_which_a_part_is_lost_is_refused_not_half_undone(
    library: Library, harbour: Article
) -> None:
    library.take_in(many(harbour, 300))
    article = library.articles()[0]
    file = library.folder / "articles" / article.id / "annotations.json"
    library.close(fold=True)
    kept = orjson.loads(file.read_bytes())
    file.write_bytes(orjson.dumps({"annotations": kept["annotations"]}))  # as a synchroniser may
    with Library.open(library.folder, author="ada") as later:
        with pytest.raises(ReaderError, match="is not undone"):
            later.undo()
        assert len(list(later.annotations())) == 300
        with pytest.raises(ReaderError, match="nothing to undo"):
            later.undo()


def test_the_doctor_finds_nothing_wrong_with_a_large_step(
    library: Library, harbour: Article
) -> None:
    library.take_in(many(harbour, 300))
    library.close()
    assert check(library.folder) == []
    assert repair(library.folder) == []
    with Library.open(library.folder, author="ada") as later:
        assert later.undo() == "imported 300 annotations"
