"""Lines of metadata, in the shapes that pages really print."""

import pytest

from reader.ingest import Source, read_source
from reader.ingest.bylines import parse_byline
from reader.ingest.dates import parse_date, parse_iso
from reader.ingest.language import guess_language
from reader.ingest.lines import dateline, facts, is_contact, is_credit
from reader.ingest.publishers import PUBLISHERS, publisher_of


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("October 29, 2014", "2014-10-29"),
        ("29 October 2014", "2014-10-29"),
        ("Oct. 29, 2014", "2014-10-29"),
        ("29th of October 2014", "2014-10-29"),
        ("2014-10-29", "2014-10-29"),
        ("29.10.2014", "2014-10-29"),
        ("10/29/2014", "2014-10-29"),
        ("Wed 29 Oct 2014 14.05 BST", "2014-10-29T13:05:00Z"),
        ("October 29, 2014 | 10:30 a.m. EST", "2014-10-29T15:30:00Z"),
        ("Oct 29, 2014 10:30 PM ET", "2014-10-29"),
        ("Published 3 May 2020, Updated 4 May 2020", "2020-05-03"),
        ("Veröffentlicht am 3. März 2024, 14:05 Uhr", "2024-03-03"),
        ("Publié le 3 mars 2024 à 14h05", "2024-03-03"),
        ("3 de marzo de 2024", "2024-03-03"),
        ("29 октября 2014 г.", "2014-10-29"),
        ("2014年10月29日", "2014-10-29"),
    ],
)
def test_a_date_line_is_read(line: str, iso: str) -> None:
    found = parse_date(line)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "line",
    ["03/04/2014", "March 2014", "1 hour ago", "2014-13-45", "May 2, 2024 marked the day", "1914"],
)
def test_what_may_be_another_day_or_no_date_is_none(line: str) -> None:
    assert parse_date(line) is None


def test_a_machines_time_is_brought_to_utc() -> None:
    assert parse_iso("2014-10-29T14:05:00+01:00") == "2014-10-29T13:05:00Z"
    assert parse_iso("2014-10-29T14:05:00") == "2014-10-29"
    assert parse_iso("yesterday") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Gabrielle Tetrault-Farber", "Gabrielle Tetrault-Farber"),
        ("BY IDA HOLM", "IDA HOLM"),
        ("By Ida Holm, Per Lund & Ada Poe", "Ida Holm, Per Lund and Ada Poe"),
        ("By Ida Holm, Staff Writer", "Ida Holm"),
        ("By Ida Holm in Saltmere | Reuters", "Ida Holm"),
        ("Reporting by Ida Holm in the Assembly and Per Lund at the Dam", "Ida Holm and Per Lund"),
        ("By Ludwig van den Berg Jr.", "Ludwig van den Berg Jr."),
        ("Words by Ida Holm; photographs by Per Lund", "Ida Holm"),
        ("Par Marie-Claire d'Aubigny", "Marie-Claire d'Aubigny"),
        ("Von Jana Dorn", "Jana Dorn"),
        ("By The Associated Press", "The Associated Press"),
        ("By Ida Holm BBC News", "Ida Holm"),
        ("By 王芳", "王芳"),
    ],
)
def test_a_byline_gives_the_names(line: str, names: str) -> None:
    assert parse_byline(line) == names


@pytest.mark.parametrize(
    "line", ["By dawn the crowd had gone", "By Tuesday", "By the river", "By Ida Holm's reckoning."]
)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert parse_byline(line) is None


def test_one_line_may_state_three_facts() -> None:
    stated = facts("By Ida Holm | October 29, 2014 | The Moscow Times | 5 min read")
    assert [fact.value for fact in stated] == [
        "Ida Holm", "2014-10-29", "The Moscow Times", "5 min read",
    ]  # fmt: skip
    assert [fact.value for fact in facts("By Ida Holm, October 29, 2014")] == [
        "Ida Holm",
        "2014-10-29",
    ]


def test_a_signed_line_without_by_is_a_byline() -> None:
    assert [fact.value for fact in facts("Ida Holm, North of England correspondent")] == [
        "Ida Holm"
    ]


@pytest.mark.parametrize(
    "line",
    ["The vote was on October 29, 2014, and it was close", "Ida Holm, October 29, 2014", "A mill"],
)
def test_what_is_not_sure_states_nothing(line: str) -> None:
    assert facts(line) == []


def test_datelines_name_place_agency_and_day() -> None:
    assert dateline("MOSCOW (Reuters) - The minister") == ("MOSCOW (Reuters)", "Reuters", None)
    found = dateline("KURIGRAM, Bangladesh, July 9, 2020 (Delta Press Agency) -- Before the")
    assert found is not None
    assert found.published == "2020-07-09"
    assert found.agency == "Delta Press Agency"
    assert dateline("CAPE TOWN. – The owner") == ("CAPE TOWN", None, None)
    assert dateline("He said it - and then no more") is None


def test_contact_lines_and_credits_are_known_by_their_words() -> None:
    assert is_contact("Contact the author at i.holm@saltmere.example")
    assert is_contact("i.holm@saltmere.example")
    assert not is_contact("He gave her a contact in the harbour office.")
    assert not is_contact("Corrections: the depth was wrong. Write to desk@saltmere.example")
    assert is_credit("Photo: Ida Holm")
    assert is_credit("The pier in the fog. Photograph: Ida Holm")
    assert is_credit("The pier in the fog. Ida Holm / Saltmere Gazette")
    assert not is_credit("The photographer left early.")


def test_publishers_are_known_by_their_address() -> None:
    assert len(PUBLISHERS) >= 150
    assert publisher_of("https://www.themoscowtimes.com/2014/10/29/x") == "The Moscow Times"
    assert publisher_of("https://edition.cnn.com/x") == "CNN"
    assert publisher_of("https://news.saltmere.co.uk/x") == "saltmere.co.uk"
    assert publisher_of("https://blog.saltmere.example/x") == "saltmere.example"
    assert publisher_of("mailto:ida@saltmere.example") is None
    assert publisher_of("http://[broken") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pier was closed on Tuesday, and it is not known when it will be open.", "en"),
        ("Der Hafen ist seit Dienstag geschlossen, und es ist nicht bekannt, wie lange.", "de"),
        ("Порт закрыт со вторника, и никто не знает, что будет с ним и как долго.", "ru"),
        ("港は火曜日から閉まっている。いつ開くかは誰も知らない。それだけである。", "ja"),
        ("xyzzy plugh frobnicate quux corge grault", None),
    ],
)
def test_the_language_is_guessed_from_common_words_and_script(
    text: str, language: str | None
) -> None:
    assert guess_language(text) == language


BODY = (
    "Captain Rolf Aas took the first boat out on Monday, and nobody who saw it thought that he "
    "would be back before the fog was gone from the whole of the channel."
)


def test_a_name_the_body_repeats_is_a_caption_and_a_standfirst_is_not() -> None:
    article = read_source(
        Source(
            data=(
                "# The Boat\n\nA short line about fog, boats and all who wait for them.\n\n"
                f"By Ida Holm\n\nMay 2, 2024\n\nCaptain Rolf Aas\n\n{BODY}\n"
            ).encode(),
            name="boat.md",
        )
    )
    assert article.byline == "Ida Holm"
    assert article.captions == ("Captain Rolf Aas",)
    assert article.text.startswith("A short line about fog")
    assert article.text.endswith(BODY)


def test_a_place_before_the_date_is_the_dateline_and_nothing_is_lost() -> None:
    article = read_source(
        Source(
            data=(
                f"# The Boat\n\nSaltmere, Thursday, 2 May 2024 · The Evening Aloe\n\n{BODY}\n"
            ).encode(),
            name="boat.md",
        )
    )
    assert (article.dateline, article.published, article.publisher) == (
        "Saltmere",
        "2024-05-02",
        "The Evening Aloe",
    )


def test_an_update_stands_for_the_publication_and_says_so() -> None:
    article = read_source(
        Source(data=f"# The Boat\n\nUpdated 2 May 2024\n\n{BODY}\n".encode(), name="boat.md")
    )
    assert article.published == "2024-05-02"
    assert article.assumed == ("published: when the page was last updated",)


def test_a_file_of_metadata_only_is_still_readable() -> None:
    article = read_source(Source(data=b"# Closed\n\nBy Ida Holm\n", name="x.md"))
    assert article.title == "Closed"
    assert "Ida Holm" in article.text
