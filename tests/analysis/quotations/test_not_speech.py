"""What stands in marks without being said is left alone."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        'Her second novel, "The Long Harbour," was published in May to good reviews.',
        'The band played "Three Ships at Dawn" and left the stage in the rain.',
        'John "Skipper" Hale has mended the boats of the village since he was a boy.',
        'The so-called "green port" has not been built and nobody knows who would pay.',
        'The word "ferry" comes from an old verb that means to carry across the water.',
        'The council bought a "new" boat that was older than the one it had sold.',
        'Supporters held posters with the slogan "Our boats, our bread, our bay" in the rain.',
        'Her report, entitled "Why the ferry will never come back," was filed in May.',
        'She wore a shirt that read "Save the ferry now" to the meeting of the council.',
        'On the list: "A ferry goes missing in the night," by Ann Roe of the Harbour Post.',
        'Two posters hung in the hall: "No to the new ferry at all" (2010) and a blank one.',
        'His so-called "plan for the whole of the north" has never been published.',
        'The file is marked "not for the eyes of the press" and has forty pages.',
        'The fans sang "You Are Not Fit to Wear It" when the players left the pitch.',
        'The tune comes at the end of "Hail, Harbour!" -- a film set for release in May.',
        "The stall sold “herring”, “yesterday’s bread” and “a surprise of the house” all day.",
        "The harbour was full of ‘experts’ and their cameras on the day of the storm.",
    ],
)
def test_titles_nicknames_mentioned_words_and_scare_quotes_are_not_speech(rows, text):
    assert rows(text) == []


def test_a_nickname_does_not_hide_the_quotation_beside_it(rows):
    text = 'John "Skipper" Hale was not impressed. "That boat will sink," said Hale.'
    (row,) = rows(text)
    assert row.quoted == ["That boat will sink,"]


def test_the_title_of_a_programme_is_not_part_of_what_was_said_on_it(rows):
    text = '"We have no boats," Marta Olsen said on "The Morning Hour." "We have no crew."'
    (row,) = rows(text)
    assert row.quoted == ["We have no boats,", "We have no crew."]
    assert row.speaker == "Marta Olsen"


def test_a_heading_in_single_marks_is_not_speech(rows):
    text = (
        "\"We have no boats,\" said Marta Olsen.\n\n'A dead harbour'\n\n"
        '"We have no crew," said Tom Pell.'
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Tom Pell"]


def test_a_heading_in_single_marks_is_not_the_rest_of_the_quotation_before(rows):
    text = (
        "\"We have no boats,\" said Marta Olsen.\n\n'A really hard winter.'\n\n"
        "The harbour froze in May."
    )
    assert [row.quoted for row in rows(text)] == [["We have no boats,"]]


def test_an_ad_to_read_more_is_not_speech(rows):
    text = "The harbour is closed for the winter.\n\nREAD MORE: How the ferry was lost in the storm"
    assert rows(text) == []
