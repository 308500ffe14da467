"""The budget in keys: what a person presses for the commonest tasks, counted on a real library."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from desk import Desk, OpenDesk

from reader.library import Library
from reader.model import Article

FIRST = "“It is a good harbour,”"
HARBOUR = f"""\
The harbour will stay shut until spring, the mayor said on Friday.

{FIRST} said Anna Horváthová. It was only never a punctual one."""
SECOND = f"{FIRST} said Anna Horváthová."


@pytest.fixture
def harbour() -> Article:
    return Article(title="The harbour", published="2017-03-03", language="en", text=HARBOUR)


@asynccontextmanager
async def reading(open_desk: OpenDesk, library: Library, article: Article) -> AsyncIterator[Desk]:
    """The article is open, its first sentence selected, and no key was counted yet."""
    async with open_desk(library, article) as desk:
        await desk.open(analysed=True)
        desk.keys = 0
        yield desk


async def test_tag_the_next_sentence_2(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("j", "1", then=lambda: desk.tagged == {SECOND: ("claim",)})
        assert desk.keys == 2


async def test_tag_it_and_note_it_4_and_the_letters(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.press("j", "1", "enter")
        await desk.write("since 2015?")
        await desk.do("enter", then=lambda: desk.notes == ["since 2015?"])
        assert desk.tagged == {SECOND: ("claim",)}
        assert desk.keys == 4


async def test_a_second_tag_1_more(open_desk: OpenDesk, library: Library, harbour: Article) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.press("j", "1")
        before = desk.keys
        await desk.do("2", then=lambda: desk.tagged == {SECOND: ("claim", "evidence")})
        assert desk.keys == before + 1


async def test_tag_a_quotation_2(open_desk: OpenDesk, library: Library, harbour: Article) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do('"', "1", then=lambda: list(desk.tagged.values()) == [("claim",)])
        (passage,) = desk.tagged
        assert passage in harbour.text
        assert "Horváthová" not in passage
        assert desk.keys == 2


async def test_undo_1(open_desk: OpenDesk, library: Library, harbour: Article) -> None:
    async with reading(open_desk, library, harbour) as desk:
        await desk.do("j", "1", then=lambda: desk.tagged)
        before = desk.keys
        await desk.do("u", then=lambda: not desk.tagged)
        assert desk.keys == before + 1
