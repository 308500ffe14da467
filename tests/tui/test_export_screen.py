"""The export screen: choose, see, write, be asked, remember."""

import json
from pathlib import Path

from desk import Desk, OpenDesk
from textual.widgets import Input

from reader.library import Library
from reader.model import Article, Span
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.library import LibraryScreen


async def open_export(desk: Desk, key: str = "x") -> None:
    await desk.press(key)
    await desk.until(lambda: isinstance(desk.app.screen, ExportScreen), "the export screen")


async def choose(desk: Desk, name: str) -> None:
    screen = desk.app.screen
    assert isinstance(screen, ExportScreen)
    names = [each.name for each in screen._formats]
    while screen.chosen.name != name:
        here = names.index(screen.chosen.name)
        await desk.press("down" if names.index(name) > here else "up")


async def test_an_article_is_exported_as_it_is_previewed(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article, tmp_path: Path
) -> None:
    stored = library.add(harbour)
    library.annotate(stored.id, Span(4, 11), tags=["claim"], note="Which one?")
    path = tmp_path / "out.json"
    async with open_desk(library, market, size=(100, 30)) as desk:
        await open_export(desk)
        await choose(desk, "json")
        await desk.see("Reader JSON", "reader.json", '"reader": 1')
        await choose(desk, "csv")
        await desk.see("annotations.csv", "one?,ada")
        await choose(desk, "json")
        await desk.press("tab", "tab", "tab")
        await desk.write(str(path))
        await desk.press("enter")
        await desk.until(path.exists, "the file")
        await desk.see("1 file written to")
        assert isinstance(desk.app.screen, LibraryScreen)
        assert len(json.loads(path.read_bytes())["articles"]) == 2
        await open_export(desk)
        screen = desk.app.screen
        box = screen.query_one("#export-path", Input)
        await desk.until(lambda: box.value == str(path), "the path of the last time")
        assert isinstance(screen, ExportScreen)
        assert screen._field("path").value == str(path)
        assert screen.chosen.name == "json"
        path.write_text("precious")
        await desk.press("enter")
        await desk.see("Enter again replaces")
        assert path.read_text() == "precious"
        await desk.press("enter")
        await desk.until(lambda: path.read_text() != "precious", "the file replaced")


async def test_tags_and_a_query_choose_what_goes_out(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article, tmp_path: Path
) -> None:
    stored = library.add(harbour)
    library.annotate(stored.id, Span(4, 11), tags=["claim"])
    path = tmp_path / "out.json"
    async with open_desk(library, market) as desk:
        await open_export(desk)
        await choose(desk, "json")
        await desk.press("tab")
        await desk.write("before:2000")
        await desk.press("tab")
        await desk.write("claim")
        await desk.press("tab")
        await desk.write(str(path))
        await desk.press("enter")
        await desk.until(path.exists, "the file")
        assert json.loads(path.read_bytes())["articles"] == []


async def test_problems_are_told_and_esc_leaves(
    open_desk: OpenDesk, library: Library, harbour: Article, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    async with open_desk(library, harbour) as desk:
        await open_export(desk)
        await desk.press("tab", "tab", "tab", "tab", "enter")
        await desk.see("say where to")
        await desk.write(str(tmp_path / "file" / "out.json"))
        await desk.press("enter")
        await desk.see("not written")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, LibraryScreen), "the library")
        assert [p.name for p in tmp_path.iterdir()] == ["file"]


async def test_the_article_that_is_read_is_exported(
    open_desk: OpenDesk, library: Library, harbour: Article, market: Article, tmp_path: Path
) -> None:
    library.add(market)
    path = tmp_path / "out.json"
    async with open_desk(library, harbour, size=(60, 20)) as desk:
        await desk.open()
        await open_export(desk, "X")
        await choose(desk, "json")
        await desk.press("tab", "tab")
        await desk.write(str(path))
        await desk.press("enter")
        await desk.until(path.exists, "the file")
        (row,) = json.loads(path.read_bytes())["articles"]
        assert row["title"] == desk.reading.article.title


async def test_markdown_goes_by_a_template_and_all_is_there_again_the_next_time(
    open_desk: OpenDesk, library: Library, harbour: Article, tmp_path: Path
) -> None:
    stored = library.add(harbour)
    library.annotate(stored.id, Span(4, 11), tags=["claim"], note="Which one?")
    path = tmp_path / "out.md"
    async with open_desk(library, harbour, size=(80, 24)) as desk:
        await open_export(desk)
        await desk.press("tab", "tab")
        await desk.write("claim")
        await desk.press("tab")
        await desk.write("by-tag")
        await desk.see("# Passages by tag")
        await desk.press("tab")
        await desk.write(str(path))
        await desk.press("enter")
        await desk.until(path.exists, "the file")
        assert "## claim" in path.read_text()
        await desk.until(lambda: isinstance(desk.app.screen, LibraryScreen), "the library")
        await open_export(desk)
        screen = desk.app.screen
        assert isinstance(screen, ExportScreen)
        await desk.until(lambda: screen._field("path").value == str(path), "the path")
        assert (screen.chosen.name, screen._field("template").value) == ("markdown", "by-tag")
        assert screen._field("tags").value == "claim"


async def test_a_place_follows_the_format_and_only_markdown_has_templates(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour, size=(80, 24)) as desk:
        await open_export(desk)
        screen = desk.app.screen
        assert isinstance(screen, ExportScreen)
        screen._field("path").value = "notes/out.md"
        await desk.see("by the template")
        await choose(desk, "json")
        await desk.until(lambda: screen._field("path").value == "notes/out.json", "the suffix")
        assert not screen.query_one("#export-row-template").display
        screen._field("path").value = "notes"
        await choose(desk, "csv")
        await desk.see("pandas")
        assert screen._field("path").value == "notes"
