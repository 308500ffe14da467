"""Undo: the latest change first, only one's own, never over somebody else's, across restarts."""

import pytest

from reader.library import Library
from reader.library import ledger as ledger_module
from reader.model import Article, ReaderError, Span

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
    monkeypatch.setattr(ledger_module, "KEPT_STEPS", 5)
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
    monkeypatch.setattr(ledger_module, "KEPT_STEPS", 5)
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
