"""Correcting what was found, from the text and from the side panel; tagging all of a row."""

from desk import Desk, OpenDesk

from reader.library import Library
from reader.model import Article
from reader.tui.screens.correct import CorrectScreen, NamePicker


def entities(desk: Desk) -> dict[str, tuple[str, str | None]]:
    analysis = desk.reading.analysis
    assert analysis is not None
    return {e.span.of(desk.view.article.text): (e.label, e.name) for e in analysis.entities}


def speakers(desk: Desk) -> list[str | None]:
    analysis = desk.reading.analysis
    assert analysis is not None
    return [quotation.speaker for quotation in analysis.quotations]


async def select(desk: Desk, words: str) -> None:
    start = desk.view.article.text.index(words)
    desk.view.select(type(desk.view.selection)(start, start + len(words)))
    await desk.pilot.pause()


async def test_not_a_name_and_another_kind_of_name(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open(analysed=True)
        await select(desk, "Anna Horváthová")
        await desk.press("c")
        await desk.see("“Anna Horváthová”  person", "n  not a name", "s  the same as")
        await desk.see("■ everywhere in this article")
        await desk.do("n", then=lambda: "Anna Horváthová" not in entities(desk))
        await desk.see("corrected everywhere · saved · u undoes")
        await desk.do("u", then=lambda: "Anna Horváthová" in entities(desk))
        await desk.see("undone: “Anna Horváthová” is no entity")
        await desk.press("c", "*")
        await desk.see("□ everywhere")
        await desk.do("o", then=lambda: entities(desk)["Anna Horváthová"][0] == "ORG")
        assert not desk.annotations


async def test_a_name_that_was_missed(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open(analysed=True)
        await select(desk, "fishermen")
        assert "fishermen" not in entities(desk)
        await desk.press("c")
        await desk.see("“fishermen” is", "r  a people")
        await desk.do("r", then=lambda: entities(desk).get("fishermen") == ("NORP", "fishermen"))


async def test_who_said_it_is_chosen_by_typing_and_holds_after_leaving(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open(analysed=True)
        before = speakers(desk)
        assert before.count("Anna Horváthová") >= 1
        await desk.press("j", '"', "c")
        await desk.until(lambda: isinstance(desk.app.screen, CorrectScreen))
        await desk.see("said by …", "not a quotation")
        await desk.press("s")
        await desk.until(lambda: isinstance(desk.app.screen, NamePicker))
        await desk.write("Petra Vlk")
        await desk.see("write “Petra Vlk”")
        await desk.do("enter", then=lambda: speakers(desk).count("Petra Vlk") == 1)
        await desk.press("q")
        await desk.open(analysed=True)
        assert speakers(desk).count("Petra Vlk") == 1
        await desk.press("p")
        await desk.see("Petra Vlk")


async def test_nothing_is_asked_before_the_text_was_read_or_of_nothing(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.open()
        desk.reading.analysis = None
        await desk.press("c")
        await desk.see("the text is still being read")


async def test_in_the_panel_a_digit_tags_all_that_a_person_says(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour, size=(120, 30)) as desk:
        await desk.open(analysed=True)
        await desk.press("p", "tab")
        row = desk.reading.panel.current
        assert row is not None
        assert "Anna Horváthová" in row.left
        await desk.do("2", then=lambda: len(desk.annotations) == len(set(row.tagged)))
        assert {a.tags for a in desk.annotations} == {("evidence",)}
        assert {a.span for a in desk.annotations} == set(row.tagged)
        await desk.see("tagged #evidence · saved")
        await desk.do("u", then=lambda: not desk.annotations)


async def test_in_the_panel_a_name_is_corrected_under_its_row(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour, size=(120, 30)) as desk:
        await desk.open(analysed=True)
        await desk.press("p", "p", "tab")
        row = desk.reading.panel.current
        assert row is not None
        words = row.tagged[0].of(harbour.text)
        await desk.press("c")
        await desk.see(f"“{words}”")
        await desk.do("n", then=lambda: words not in entities(desk))
