"""Speakers without a full name: described, called by one name, named behind a comma."""

import pytest


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The head of the harbour mission, former transport minister Marta Olsen,", "Marta Olsen"),
        ("His agent, the late Tom Pell,", "Tom Pell"),
        ("A passenger, retired signalman Goran Vidic,", "Goran Vidic"),
        ("Its chair, former PE teacher Marta Olsen,", "Marta Olsen"),
        ("The mayor of Bodø Marta Olsen", "Marta Olsen"),
    ],
)
def test_a_name_behind_a_description_says_whom_it_means(rows, source, name):
    (row,) = rows(f"{source} told reporters that the ferry would be late again.")
    assert row.speaker == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A broad-shouldered man known as Ox", "Ox"),
        ("The owner, a tall woman known as Flo,", "Flo"),
        ('A former smuggler, known as "El Zorro",', "El Zorro"),
        ("A docker, who gave his name only as Stefan,", "Stefan"),
        ("A stoker who goes by the name of Soot", "Soot"),
        ("One sailor, who identified herself only as Ines,", "Ines"),
    ],
)
def test_who_goes_by_one_name_is_called_by_it(rows, source, name):
    (row,) = rows(f"{source} said that the pier was rotten.")
    assert row.speaker == name


def test_a_thing_that_is_called_something_is_nobody(rows):
    text = (
        "The scheme, known as the Harbour Standard, began in May.\n\n"
        '"It works," Marta Olsen said. "The boats, she added, are late."'
    )
    assert {row.speaker for row in rows(text)} == {"Marta Olsen"}


def test_a_description_means_whoever_it_introduced_before(rows):
    text = (
        'The daily Nordlys, quoting a welder at the dock, said that "all is well".\n\n'
        '"It is dry," the welder was quoted as saying.'
    )
    assert rows(text)[-1].speaker == "a welder at the dock"


def test_the_woman_is_whoever_was_described_and_not_named(rows):
    text = (
        'A source close to the board said: "We are late."\n\n'
        "Tom Pell declined to comment.\n\n"
        '"Nobody knows why," the source said.'
    )
    assert rows(text)[-1].speaker == "a source close to the board"


def test_the_official_is_no_official_news_agency(rows):
    text = (
        "In remarks carried by the official Harbour News Agency, Marta Olsen called it a lie.\n\n"
        "A ministry official, who asked not to be named, said the pier was open.\n\n"
        "It would stay open, the official said."
    )
    assert rows(text)[-1].speaker == "a ministry official"


def test_the_party_is_not_the_city_where_it_speaks(rows):
    (row,) = rows("In Seoul, the main opposition party said that the minister should go.")
    assert row.speaker == "the main opposition party"


@pytest.mark.parametrize("word", ["Thanksgiving", "May"])
def test_the_company_is_no_holiday_and_no_month(rows, word):
    text = (
        "Nordferry Ltd, a carrier based in Palo Alto, Calif., stopped all sailings.\n\n"
        f"The boats have not sailed since {word}.\n\n"
        '"We regret this," the company said.'
    )
    assert rows(text)[-1].speaker == "Nordferry Ltd"


def test_he_is_no_north_american_without_a_name(rows):
    text = (
        "Tom Pell mends the bridges here. A North American wrote a book about them.\n\n"
        '"I was nine," he says.'
    )
    assert rows(text)[-1].speaker == "Tom Pell"
