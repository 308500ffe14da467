"""Two people change one annotation: the later stands, the earlier is kept, its author told."""

from pathlib import Path

from reader.library import Library
from reader.library.marking import overwritten
from reader.model import Article, Span


def test_the_author_of_an_earlier_edit_learns_who_changed_it(
    library_folder: Path, harbour: Article
) -> None:
    with (
        Library.open(library_folder, author="jana") as mine,
        Library.open(library_folder, author="samuel") as theirs,
    ):
        article = mine.add(harbour)
        kept = mine.annotate(article.id, Span(0, 11), note="first")
        changed = mine.annotate(article.id, Span(20, 30), note="second")
        before = mine.marking.of_article(article.id)
        theirs.refresh()
        theirs.marking.set_note(article, changed.span, "not so")
        assert mine.refresh()
        after = mine.marking.of_article(article.id)
        assert overwritten(before, after, "jana") == [(changed, "samuel")]
        assert [version.note for version in mine.marking.versions(changed)] == ["second"]
        theirs.marking.remove(kept)
        mine.refresh()
        gone = overwritten(after, mine.marking.of_article(article.id), "jana")
        assert gone == [(kept, "somebody")]
