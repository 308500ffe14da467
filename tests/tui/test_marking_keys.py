"""Marking with the keyboard: fine mode, jump labels, edges, overlaps, all occurrences, copies."""

import asyncio

import pytest
from desk import OpenDesk

from reader.library import Library
from reader.model import Article, Span, Structure
from reader.tui import app as apps

TEXT = """\
The harbour of Lesná will stay shut until spring, the mayor said on Friday.

Anna said that the harbour was old. The harbour is hers.

See the plan for the harbour.[1]

[1] Ministry of Water, 2016."""
FIRST = TEXT.split("\n")[0]


@pytest.fixture
def article() -> Article:
    start, reference = TEXT.index("the plan"), TEXT.index("[1]")
    note = TEXT.rindex("[1]")
    return Article(
        title="The harbour",
        byline="Petra Vlk",
        publisher="Coast Post",
        published="2017-03-03",
        url="https://coastpost.example/harbour",
        text=TEXT,
        structure=(
            Structure(start, start + 8, "link", 0, "https://coastpost.example/plan"),
            Structure(reference, reference + 3, "footnote_ref", 0, "1"),
            Structure(note, len(TEXT), "footnote", 0, "1"),
        ),
    )


async def test_a_part_of_a_sentence_is_tagged_with_few_keys(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        desk.keys = 0
        await desk.do("v", ",", "1", then=lambda: desk.tagged)
        assert desk.tagged == {"The harbour of Lesná will stay shut until spring, ": ("claim",)}
        assert desk.keys <= 6
        await desk.press("j")
        assert desk.selected == "Anna said that the harbour was old."


async def test_fine_mode_says_what_it_does_and_ends_with_the_selection_kept(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.press("v")
        await desk.see("fine · end")
        await desk.press("b", "b", "h")
        assert desk.selected == FIRST[: FIRST.index("n Friday")]
        await desk.press("o", "w", "l", "l")
        await desk.see("fine · start")
        assert desk.selected.startswith("rbour of")
        selected = desk.selected
        await desk.press("escape")
        assert desk.selected == selected
        assert "fine ·" not in desk.screen
        await desk.press("l")
        await desk.see("no link and no footnote here")


async def test_labels_lead_to_any_sentence_on_the_screen_with_two_keys(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.press("f")
        await desk.see("aae harbour of", "asna said", "ade harbour is", "afe the plan")
        await desk.press("a")
        assert desk.reading.is_jumping
        await desk.do("d", "1", then=lambda: desk.tagged)
        assert desk.tagged == {"The harbour is hers.": ("claim",)}
        await desk.press("f", "?")
        assert not desk.reading.is_jumping
        assert desk.selected == "The harbour is hers."
        await desk.press("f", "a", "escape")
        assert desk.selected == "The harbour is hers."


async def test_in_fine_mode_labels_lead_the_edge_to_a_word(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        desk.keys = 0
        await desk.press("v", "f", "a", "d")
        assert desk.selected == "The harbour of"
        await desk.do("1", then=lambda: desk.tagged == {"The harbour of": ("claim",)})
        assert desk.keys <= 6


async def test_the_edges_of_an_annotation_are_moved_by_words_and_back_by_undo(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.do("1", then=lambda: desk.tagged)
        await desk.do("<", then=lambda: FIRST[:-1] in desk.tagged)
        await desk.do("<", then=lambda: FIRST[: FIRST.index(" Friday")] in desk.tagged)
        await desk.do("<", then=lambda: FIRST[: FIRST.index(" on Friday")] in desk.tagged)
        await desk.do(">", then=lambda: FIRST[: FIRST.index(" Friday")] in desk.tagged)
        await desk.press("O")
        await desk.see("< and > move the beginning of an annotation")
        moved = FIRST[FIRST.index("harbour") : FIRST.index(" Friday")]
        await desk.do(">", then=lambda: moved in desk.tagged)
        assert desk.selected == moved
        for _ in range(5):
            await desk.press("u")
        await desk.until(lambda: FIRST in desk.tagged)
        await desk.see("undone: edge moved")


async def test_overlapping_annotations_are_selected_in_turn(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.do("1", then=lambda: desk.tagged)
        await desk.do("v", ",", "2", then=lambda: len(desk.tagged) == 2)
        seen = [desk.selected]
        for _ in range(2):
            await desk.press("o")
            seen.append(desk.selected)
        assert seen[0] == seen[2] != seen[1]
        await desk.see("of 2 annotations here")
        assert any("e▌▌" in row for row in desk.rows(desk.view))
        await desk.press("G", "o")
        await desk.see("no annotation here")


async def test_every_other_occurrence_is_tagged_in_one_step(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.press("m")
        await desk.see("tag this one first")
        span = Span(TEXT.index("harbour"), TEXT.index("harbour") + 7)
        desk.view.select(span)
        await desk.do("3", then=lambda: desk.tagged)
        await desk.do("m", then=lambda: len(desk.annotations) == 4)
        assert {a.exact for a in desk.annotations} == {"harbour"}
        assert {a.tags for a in desk.annotations} == {("context",)}
        await desk.do("u", then=lambda: len(desk.annotations) == 1)


async def test_a_passage_is_copied_alone_or_with_its_citation(
    open_desk: OpenDesk, library: Library, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(apps, "_to_system_clipboard", copied.append)
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.do("y", then=lambda: copied == [FIRST])
        assert desk.app.clipboard == FIRST
        await desk.do("Y", then=lambda: len(copied) == 2)
        assert copied[1].startswith(f"“{FIRST}” (")
        assert "Coast Post" in copied[1]
        assert "2017" in copied[1]


async def test_a_copy_holds_nothing_that_another_terminal_would_obey(
    open_desk: OpenDesk, library: Library
) -> None:
    hostile = Article(title="x", text="Run \x1b[31mthis\x07 now.")
    async with open_desk(library, hostile) as desk:
        await desk.open()
        await desk.press("y")
        assert desk.app.clipboard == "Run ␛[31mthis␇ now."


async def test_links_are_opened_in_the_browser_and_footnotes_followed_both_ways(
    open_desk: OpenDesk, library: Library, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with open_desk(library, article) as desk:
        monkeypatch.setattr(desk.app, "open_url", opened.append)
        await desk.open()
        start = TEXT.index("the plan")
        desk.view.select(Span(start, start + 8))
        await desk.press("l")
        assert opened == ["https://coastpost.example/plan"]
        reference = TEXT.index("[1]")
        desk.view.select(Span(reference, reference + 3))
        await desk.press("l")
        assert desk.selected == "[1] Ministry of Water, 2016."
        await desk.press("l")
        assert desk.selected.startswith("See the plan")


async def test_a_link_that_is_no_address_of_the_web_is_not_opened(
    open_desk: OpenDesk, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = Article(title="x", text="Go.", structure=(Structure(0, 2, "link", 0, "file:///etc"),))
    opened: list[str] = []
    async with open_desk(library, evil) as desk:
        monkeypatch.setattr(desk.app, "open_url", opened.append)
        await desk.open()
        await desk.press("l")
        await desk.see("not opened: file:///etc")
        assert not opened


async def test_a_draft_outlives_a_crash(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.press("j", "enter")
        await desk.write("half a thought")
        await desk.until(lambda: library.drafts.of_article(desk.reading.article.id), "the draft")
        stored = library.drafts.of_article(desk.reading.article.id)
    with Library.open(library.folder) as again:
        async with open_desk(again) as desk:
            assert again.drafts.of_article(again.articles()[0].id) == stored
            await desk.open()
            await desk.press("j")
            await desk.see("✎ draft")
            await desk.press("enter")
            await desk.see("half a thought")
            await desk.do("enter", then=lambda: desk.notes == ["half a thought"])
            assert not again.drafts.of_article(again.articles()[0].id)


async def test_the_note_stands_under_its_passage(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article, size=(100, 30)) as desk:
        await desk.open()
        await desk.press("enter")
        await desk.see("⏎ save", "on Friday.", "note on “")
        rows = desk.rows()
        passage = next(n for n, row in enumerate(rows) if "on Friday." in row)
        note = next(n for n, row in enumerate(rows) if "note on “" in row)
        assert note == passage + 2


async def test_finding_shows_hits_while_the_words_are_typed(
    open_desk: OpenDesk, library: Library, article: Article
) -> None:
    async with open_desk(library, article) as desk:
        await desk.open()
        await desk.press("/")
        await desk.write("harbour was")
        await desk.until(lambda: len(desk.view.marks.hits) == 1, "the hit")
        assert desk.selected == "harbour was"
        await desk.press("escape")
        await desk.until(lambda: not len(desk.view.marks.hits), "no hits")
        assert desk.selected == FIRST
        await desk.press("/")
        await desk.write("harbour")
        await desk.press("enter")
        await desk.see("4 hits · n next")
        await asyncio.sleep(0)
        assert any("━" in row for row in desk.rows(desk.reading.mark_bar))
