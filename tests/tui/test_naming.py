"""The screens show the names that the person's choice finds."""

from pathlib import Path

import pytest
from desk import OpenDesk

from reader.library import Library
from reader.library.naming import Naming
from reader.model import Article
from reader.tui import analysing

TEXT = "Lesná Trust paid the fishermen."


def names(analysis, text: str = TEXT) -> dict[str, str]:
    """The label of each name."""
    return {entity.span.of(text): entity.label for entity in analysis.entities}


@pytest.fixture
def listed(home: Path) -> Naming:
    """A gazetteer of one name."""
    (home / "names.csv").write_text("Lesná Trust,EVENT\n", encoding="utf-8")
    return Naming(gazetteer=str(home / "names.csv"))


async def test_the_page_has_the_names_of_the_gazetteer(
    open_desk: OpenDesk, library_folder: Path, listed: Naming
) -> None:
    with Library.open(library_folder, naming=listed) as library:
        async with open_desk(library, Article(title="T", text=TEXT)) as desk:
            await desk.open(analysed=True)
            assert names(desk.reading.analysis)["Lesná Trust"] == "EVENT"


async def test_without_the_gazetteer_the_page_has_readers_own_names_and_says_so(
    open_desk: OpenDesk, library_folder: Path
) -> None:
    with Library.open(library_folder, naming=Naming(gazetteer="/gone.csv")) as library:
        async with open_desk(library, Article(title="T", text=TEXT)) as desk:
            await desk.open(analysed=True)
            await desk.see("/gone.csv: the gazetteer cannot be read")
            assert "Lesná Trust" in names(desk.reading.analysis)


async def test_a_long_text_is_read_with_the_gazetteer_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, listed: Naming
) -> None:
    monkeypatch.setattr(analysing, "IN_A_THREAD", 0)
    assert names(await analysing.analysed(TEXT, listed))["Lesná Trust"] == "EVENT"
