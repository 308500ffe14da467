"""Names: a reader sees a person's name as it is, without what stands around it."""

import pytest


@pytest.mark.parametrize(
    "headline",
    [
        "Gwen Tarrow Says Ferry Will Sink",
        "Gwen Tarrow Slams Board Over Ferry",
        "Defiant, Gwen Tarrow Opens New Pier",
    ],
)
def test_words_of_a_headline_are_no_part_of_a_name(rows, headline):
    text = f'{headline}\n\nSkipper Gwen Tarrow was angry. "It leaks," Tarrow said.'
    assert rows(text)[-1].speaker == "Gwen Tarrow"


def test_a_title_behind_a_state_is_no_part_of_a_name(rows):
    text = 'Florida Sen. Marco Ruiz-Bell spoke in Miami. "It is late," he said.'
    assert rows(text)[-1].speaker == "Marco Ruiz-Bell"


def test_a_mayor_may_be_called_like_a_newspaper(rows):
    text = 'Harbour City Mayor Don Herald was there. "We are open," Herald said.'
    assert rows(text)[-1].speaker == "Don Herald"


def test_a_surname_may_be_an_office_or_a_people(rows):
    text = 'Goran Cuban met Anna Pope at noon. "No," Pope said. "Never," Cuban said.'
    assert [row.speaker for row in rows(text)] == ["Anna Pope", "Goran Cuban"]


def test_a_courier_in_the_name_of_a_paper_is_no_person(rows):
    text = (
        'Inspector Ruth Bello thanked the village. "They came," she said.\n\n'
        "According to the Kirkby Courier, the boat was sold in December."
    )
    assert rows(text)[-1].speaker == "Kirkby Courier"


def test_who_is_named_in_the_quotation_is_not_its_speaker(rows):
    text = (
        "Hannah Moss was beaten by Worknesh Dadi in the last lap.\n\n"
        "Dadi was generous.\n\n"
        '"Hannah is not afraid," she said. "I could hear her."'
    )
    assert rows(text)[0].speaker == "Worknesh Dadi"


def test_who_is_named_behind_he_said_is_somebody_else(rows):
    text = (
        "Tom Pell attacked Goran Vidic in the debate. Vidic smiled.\n\n"
        "He said Vidic would never mend the ferry."
    )
    assert rows(text)[-1].speaker == "Tom Pell"


def test_a_name_that_women_and_men_bear_goes_with_either_pronoun(rows):
    text = (
        "Tom Pell said it was late.\n\n"
        "Councillor Mattie Rowe said the pier was rotten. He claimed that nobody cared."
    )
    assert rows(text)[-1].speaker == "Mattie Rowe"


def test_a_village_in_an_apposition_is_no_person(rows):
    text = (
        "In Umm Sidra, a village of 900 people, the tankers come on Fridays.\n\n"
        'Ali Karim has sold his buffaloes. "It is dry," he said.'
    )
    assert rows(text)[-1].speaker == "Ali Karim"
