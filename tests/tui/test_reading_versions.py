"""A text that changed: what changed is read on the screen, lost annotations are attached again."""

from dataclasses import replace

import pytest
from desk import OpenDesk

from reader.library import Library
from reader.model import Article, Span

URL = "https://harbour.example/2014/10/harbour-stays-shut"
GONE = "It was only never a punctual one."


@pytest.fixture
def changed(library: Library, harbour: Article) -> Article:
    """An article with two annotations, then given another text; the new one."""
    first = replace(harbour, url=URL)
    article = library.add(first)
    for words, note in (("heard four dates", "edit"), (GONE, "gone")):
        start = first.text.index(words)
        library.annotate(article.id, Span(start, start + len(words)), tags=["claim"], note=note)
    text = first.text.replace("four dates", "five dates").replace(f' "{GONE[:-1]}."', "")
    text = text.replace(f' "{GONE}"', " Repairs begin in March.")
    return library.add(replace(first, text=text))


async def test_opening_says_what_became_of_the_annotations(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 24)) as desk:
        await desk.open()
        await desk.see("1 moved, 1 orphaned", "M shows them")


async def test_the_difference_is_read_without_colour(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.open()
        await desk.press("D")
        await desk.see("version 1", "version 2", "[-four-]{+five+}")
        await desk.press("escape")
        await desk.until(lambda: "version 2" not in desk.screen)


async def test_an_orphan_is_attached_to_the_selection_and_undo_takes_it_back(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.open()
        selected = desk.selected
        await desk.press("M")
        await desk.see("orphaned", "moved", "s attaches it to the selection")
        await desk.press("s")
        await desk.see("attached again · saved")
        assert {a.note: a.exact for a in desk.annotations}["gone"] == selected
        await desk.press("u")
        await desk.see("undone")
        assert {a.note: a.state for a in desk.annotations}["gone"] == "orphaned"


async def test_a_moved_annotation_is_confirmed_with_two_keys(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.open()
        await desk.press("M", "j", "enter")
        await desk.see("place confirmed · saved")
        assert {a.note: a.state for a in desk.annotations}["edit"] == "anchored"


async def test_a_text_renewed_meanwhile_is_said(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.open()
        with Library.open(library.folder, author="bela") as other:
            other.add(replace(changed, id="", text=f"{changed.text}\n\nAnd a last line."))
        await desk.see("another text now")


async def test_an_article_that_never_changed_says_so(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        await desk.press("D")
        await desk.see("never changed")
        await desk.press("M")
        await desk.see("where it belongs")
