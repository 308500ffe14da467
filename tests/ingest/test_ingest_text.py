"""A reader adds plain text, as editors, mailers and telephones write it."""

import pytest

from reader.ingest import Source, read_source
from reader.model import Article, Structure


def read(text: str, name: str = "note.txt") -> Article:
    return read_source(Source(data=text.encode(), name=name))


def kinds(article: Article, kind: str) -> list[tuple[str, int, str]]:
    return [
        (article.text[item.start : item.end], item.level, item.value)
        for item in article.structure
        if item.kind == kind
    ]


WIRE = """\
Fog Delays the Morning Ferry

By Ida Holm and Per Lund, Staff Writers
Published: Wednesday, 29 Oct. 2014, 14:05 GMT

SALTMERE (Reuters) - The first ferry of the day left the harbour two hours
late on Wednesday after fog closed the channel, the harbour office said in a
statement that was sent to the newspapers.

"We could not see our own bow," said Captain Rolf Aas.

Photo: Ida Holm/Saltmere Gazette

Ida Holm can be reached at ida.holm@saltmere.example

Source: https://www.bbc.co.uk/news/123
"""


def test_a_wire_report_gives_all_its_metadata() -> None:
    article = read(WIRE)
    assert article.title == "Fog Delays the Morning Ferry"
    assert article.byline == "Ida Holm and Per Lund"
    assert article.published == "2014-10-29T14:05:00Z"
    assert article.dateline == "SALTMERE (Reuters)"
    assert article.captions == ("Photo: Ida Holm/Saltmere Gazette",)
    assert article.contact == "Ida Holm can be reached at ida.holm@saltmere.example"
    assert article.url == "https://www.bbc.co.uk/news/123"
    assert article.publisher == "BBC News"
    assert article.language == "en"


def test_hard_wrapped_lines_are_joined_and_the_dateline_stays() -> None:
    paragraphs = read(WIRE).text.split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].startswith("SALTMERE (Reuters) - The first ferry")
    assert "\n" not in paragraphs[0]
    assert "two hours late on Wednesday" in paragraphs[0]


def test_verse_keeps_its_lines() -> None:
    verse = "The gull is gone,\nthe tide is high,\nand nobody rows home."
    assert read(f"A Tide Song\n\n{verse}\n").text == verse


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    first = "The council met on Tuesday and talked about the pier until the caretaker came. " * 3
    second = "On Wednesday it met again, and the caretaker had left the key under the mat. " * 3
    article = read(f"{first.strip()}\n{second.strip()}\n")
    assert article.text.split("\n\n") == [first.strip(), second.strip()]


def test_indented_paragraphs_are_divided() -> None:
    article = read(
        "   The first paragraph begins with an indent and goes on for a line\n"
        "or two, as typed letters do, and then it stops.\n"
        "   The second does the same, and it is long enough to be wrapped at\n"
        "the same place as the first.\n"
    )
    assert [part.split()[1] for part in article.text.split("\n\n")] == ["first", "second"]


def test_a_chinese_paragraph_is_joined_without_blanks() -> None:
    line = "港口委員會星期三宣布了新的計畫並且說明了整個工程的時間表以及"
    article = read(f"{line}\n{line}\n{line}\n")
    assert article.text == line * 3


def test_lists_lose_their_marks_and_keep_their_markers() -> None:
    article = read(
        "What they asked for\n\nThere were three demands, and the office had heard them all:\n\n"
        "- open the old pier\n- light the channel, which has been dark since\n  the storm\n"
        "  - and the buoy\n\n1. One\n2) Two\n"
    )
    assert (
        "open the old pier\nlight the channel, which has been dark since the storm\nand the buoy"
        in (article.text)
    )
    assert kinds(article, "list_item") == [
        ("open the old pier", 1, "•"),
        ("light the channel, which has been dark since the storm", 1, "•"),
        ("and the buoy", 2, "•"),
        ("One", 1, "1."),
        ("Two", 1, "2."),
    ]


def test_quoted_mail_is_a_quote() -> None:
    article = read("I do not agree.\n\n> You said so\n> yesterday.\n>> Did I?\n\nYes, you did.\n")
    assert kinds(article, "quote") == [("You said so yesterday.", 1, ""), ("Did I?", 2, "")]


def test_underlined_lines_are_headings_and_addresses_are_links() -> None:
    article = read(
        "Pier\n====\n\nIt is closed; see https://example.org/pier.\n\nWhy\n---\n\nWho knows?\n"
    )
    assert article.title == "Pier"
    assert kinds(article, "heading") == [("Why", 2, "")]
    assert kinds(article, "link") == [("https://example.org/pier", 0, "https://example.org/pier")]


def test_without_a_title_the_file_gives_one_and_says_so() -> None:
    article = read("the pier is closed, they say.\n\nNobody knows why.\n", "old-pier_notes.txt")
    assert article.title == "old pier notes"
    assert article.assumed == ("title: the name of the file",)


def test_standard_input_without_a_title_is_called_by_its_first_words() -> None:
    article = read("the pier is closed, they say, and nobody knows why it is. " * 9, "-")
    assert article.title.startswith("the pier is closed")
    assert len(article.title) <= 80
    assert article.assumed == ("title: the first words",)


@pytest.mark.parametrize("mark", ["***", "---", "* * *", "—————"])
def test_a_line_of_signs_is_a_rule(mark: str) -> None:
    article = read(f"The first part ends here.\n\n{mark}\n\nThe second part begins.\n")
    assert Structure(27, 30, "rule") in article.structure
    assert article.text[27:30] == "———"
