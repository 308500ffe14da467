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


def renew(library: Library, article: Article, text: str) -> None:
    """Another process stores another text of the article."""
    with Library.open(library.folder, author="bela") as other:
        assert other.add_source(replace(article, id="", text=text)).status == "updated"


async def test_a_text_renewed_meanwhile_is_shown_at_the_same_place(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.open(analysed=True)
        await desk.press("G")
        before = desk.selected
        renew(library, changed, f"A line at the top of it all.\n\n{changed.text}")
        await desk.see("another text now: 1 moved, 1 orphaned", "D what changed")
        await desk.see("A line at the top of it all.")
        await desk.until(lambda: desk.view.is_laid_out and desk.reading.is_analysed)
        assert desk.selected == before
        assert "end" in desk.rows()[0]
        await desk.press("g", "g")
        await desk.until(lambda: " 1/" in desk.rows()[0], "the row above the text, as it is now")
        await desk.press("G")
        await desk.press("2")
        await desk.until(lambda: desk.tagged.get(before) == ("evidence",))
        assert all(a.span is None or a.span.of(desk.view.article.text) == a.exact
                   for a in desk.annotations)  # fmt: skip
        await desk.press("q")
        await desk.until(lambda: desk.shelf.is_current)


async def test_a_text_renewed_under_a_note_waits_until_the_note_is_written(
    open_desk: OpenDesk, library: Library, changed: Article
) -> None:
    async with open_desk(library, size=(100, 30)) as desk:
        await desk.open()
        before = desk.selected
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is not desk.reading)
        renew(library, changed, f"{changed.text}\n\nAnd a last line.")
        await desk.write("mine")
        await desk.press("enter")
        await desk.see("another text now", "And a last line.")
        assert {a.exact: a.note for a in desk.annotations}[before] == "mine"


async def test_a_longer_text_is_scrolled_to_where_reading_was(
    open_desk: OpenDesk, library: Library
) -> None:
    paragraphs = [f"Paragraph {n} says that the pier is closed today." for n in range(90)]
    article = library.add(Article(title="Pier", url=URL, text="\n\n".join(paragraphs)))
    async with open_desk(library, size=(80, 24)) as desk:
        await desk.open()
        for _ in range(5):
            await desk.press("space")
        before, top = desk.selected, desk.view.top_offset()
        first = article.text[top:].split("\n")[0]
        renew(library, article, "\n\n".join(["New at the top."] * 7 + paragraphs))
        await desk.see("another text now", first)
        await desk.until(lambda: desk.view.is_laid_out)
        assert desk.selected == before
        assert desk.view.article.text[desk.view.top_offset() :].startswith(first)


async def test_an_article_that_never_changed_says_so(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        await desk.press("D")
        await desk.see("never changed")
        await desk.press("M")
        await desk.see("where it belongs")
