"""Adding many on the screen: how far it is, stopping it, what failed."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, OpenDesk
from textual import events

from reader.library import Library
from reader.library.intake import Intake
from reader.model import Article
from reader.tui import importing
from reader.tui.importing import Progress
from reader.tui.text import pace


class Gate:
    """Lets an import read so many articles and no more, until it is opened."""

    def __init__(self, free: int) -> None:
        self.free = free
        self.read = 0
        self._open = threading.Event()

    def open(self) -> None:
        self._open.set()

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def read(*arguments: object) -> object:
            if self.read >= self.free:
                self._open.wait(30)
            self.read += 1
            return real(*arguments)

        return read


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """An import that stops and waits after 20 articles."""
    gate = Gate(20)
    monkeypatch.setattr(Intake, "read", gate.around(Intake.read))
    monkeypatch.setattr("reader.library.intake.TOGETHER", 5)
    monkeypatch.setattr(importing, "EVERY", 0.0)
    monkeypatch.setattr(pace, "SURE_FROM", 0.0)
    yield gate
    gate.open()


def make(folder: Path, count: int, *, bad: int = 0) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"Note {number}\n\nThe pier is closed, {number}.")
    for number in range(bad):
        (folder / f"bad{number}.pdf").write_bytes(b"\x00 nothing")
    return folder


async def add(desk: Desk, path: Path) -> None:
    desk.app.post_message(events.Paste(str(path)))
    await desk.pilot.pause()


async def test_adding_many_shows_how_far_it_is_how_fast_and_for_how_long(
    open_desk: OpenDesk, library: Library, tmp_path: Path, gate: Gate
) -> None:
    async with open_desk(library, size=(100, 24)) as desk:
        await add(desk, make(tmp_path / "notes", 40))
        await desk.see("adding 20 of 40", "/s · ", " s left · Esc stops")
        gate.open()
        await desk.see("40 added")
        assert len(desk.titles) == 40


async def test_while_many_are_added_the_keys_do_what_they_do(
    open_desk: OpenDesk, library: Library, market: Article, tmp_path: Path, gate: Gate
) -> None:
    library.add(market)
    async with open_desk(library, size=(100, 24)) as desk:
        await add(desk, make(tmp_path / "notes", 40))
        await desk.see("adding 20 of 40")
        await desk.do("*", then=lambda: library.find(market.title).starred)
        await desk.open()
        await desk.press("j", "1")
        await desk.until(lambda: desk.annotations)
        gate.open()
        await desk.see("40 added")
        await desk.press("q")
        await desk.until(lambda: len(desk.titles) == 41)


async def test_escape_stops_adding_and_what_was_added_stays(
    open_desk: OpenDesk, library: Library, tmp_path: Path, gate: Gate
) -> None:
    notes = make(tmp_path / "notes", 40)
    async with open_desk(library, size=(100, 24)) as desk:
        await add(desk, notes)
        await desk.see("adding 20 of 40")
        await desk.press("escape")
        await desk.see("stopping …")
        gate.open()
        await desk.see("stopped · 21 added")
        assert len(desk.titles) == 21
        assert library.problems() == []
        await add(desk, notes)
        await desk.see("19 added · 21 here already")
        assert len(desk.titles) == 40


async def test_what_is_dropped_meanwhile_is_added_after(
    open_desk: OpenDesk, library: Library, tmp_path: Path, gate: Gate
) -> None:
    async with open_desk(library, size=(100, 24)) as desk:
        await add(desk, make(tmp_path / "notes", 30))
        await desk.see("adding 20 of 30")
        (tmp_path / "rain.txt").write_text("Rain\n\nIt rained.")
        await add(desk, tmp_path / "rain.txt")
        gate.open()
        await desk.until(lambda: len(desk.titles) == 31)


async def test_what_failed_is_told_stops_nothing_and_can_be_looked_at(
    open_desk: OpenDesk, library: Library, tmp_path: Path
) -> None:
    async with open_desk(library, size=(160, 30)) as desk:
        await desk.press("I")
        await desk.see("Nothing failed")
        await desk.press("escape")
        await add(desk, make(tmp_path / "notes", 6, bad=3))
        await desk.see("6 added · 3 failed: ", "bad0.pdf")
        await desk.press("I")
        await desk.see("3 could not be added", "bad0.pdf", "bad1.pdf", "bad2.pdf")
        await desk.press("escape")
        assert len(desk.titles) == 6


async def test_a_new_version_is_told_as_updated_and_not_as_known(
    open_desk: OpenDesk, library: Library, tmp_path: Path
) -> None:
    page = tmp_path / "pier.md"
    head = "---\ntitle: Pier\nurl: https://coast.example/pier\n---\n\n"
    async with open_desk(library, size=(100, 24)) as desk:
        page.write_text(f"{head}The pier is closed until the spring.")
        await add(desk, page)
        await desk.see("1 added")
        page.write_text(f"{head}The pier is closed until the summer.")
        await add(desk, page)
        await desk.see("0 added · 1 updated")


async def test_pages_that_are_only_named_are_told_and_are_no_failures(
    open_desk: OpenDesk, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(
        "title,url,time_added,tags,status\nPier,https://a.example/1,1488535200,,unread\n"
    )
    async with open_desk(library, size=(100, 24)) as desk:
        await add(desk, tmp_path / "list.csv")
        await desk.see("0 added · 1 only named: 'reader add --fetch' fetches them")
        assert not desk.shelf.foot.has_class("problem")


async def test_leaving_ends_what_is_being_added(
    open_desk: OpenDesk, library: Library, tmp_path: Path, gate: Gate
) -> None:
    async with open_desk(library, size=(100, 24)) as desk:
        await add(desk, make(tmp_path / "notes", 40))
        await desk.see("adding 20 of 40")
        await desk.press("q")
    gate.open()
    for thread in threading.enumerate():
        if thread.name == "importing":
            thread.join(30)
    assert 20 <= len(library.articles()) < 40
    assert library.problems() == []


def test_time_left_is_told_in_the_unit_that_fits() -> None:
    def told(done: int, total: int, seconds: float) -> str:
        return Progress(done=done, total=total, seconds=seconds).under_way()

    assert told(0, 1, 9.0) == "adding …"
    assert told(0, 9, 9.0) == "adding 0 of 9"
    assert told(100, 1100, 10.0) == "adding 100 of 1,100 · 10/s · 2 min left"
    assert told(10, 20, 20.0) == "adding 10 of 20 · 30/min · 20 s left"
    assert told(10, 100_010, 10.0) == "adding 10 of 100,010 · 60/min · 27.8 h left"
