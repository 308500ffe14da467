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


def test_a_people_of_two_words_is_no_name(rows):
    text = (
        "Wales coach Ifan Prosser defended the shot.\n\n"
        '"It was there to be hit," said the New Zealander.'
    )
    assert rows(text)[-1].speaker == "Ifan Prosser"


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Opening the case, Carl Voss KC told the jury that it was theft.", "The prosecutor"),
        ("Passing sentence, Lord Garrow told him he had lied.", "The judge"),
        ("Ruth Bello, defending, said that her client was sorry.", "The barrister"),
    ],
)
def test_what_somebody_does_in_court_tells_who_that_is(rows, sentence, later):
    text = f"{sentence} Ann Moss wept.\n\n{later} said that nobody had noticed."
    found = rows(text)
    assert found[-1].speaker == found[0].speaker


def test_a_title_tells_which_of_a_family_is_meant(rows):
    text = (
        "Rhodri Bevan, 16, fell off the pier. His mother, Dr Anwen Bevan, called for help.\n\n"
        "The boat came late.\n\nDr Bevan said she was glad."
    )
    assert rows(text)[-1].speaker == "Anwen Bevan"


@pytest.mark.parametrize(
    ("before", "said", "name"),
    [
        ("Among those bowled out was Toby Marsh.", "the opener said", "Toby Marsh"),
        ("The Mirror's Nadia Lund met first-time voter Xena Ortiz, 18.", "she said", "Xena Ortiz"),
        (
            "For Amy Strand, a student of Greek, it is too late.",
            "the 21-year-old said",
            "Amy Strand",
        ),
        ("Rhodri Bevan, 16, fell off the pier.", "the schoolboy said", "Rhodri Bevan"),
    ],
)
def test_who_is_introduced_before_is_meant(rows, before, said, name):
    text = f'Minister Hugo Farrell said it was fine.\n\n{before}\n\n"I was cold," {said}.'
    assert rows(text)[-1].speaker == name


@pytest.mark.parametrize(
    ("before", "said", "name"),
    [
        (
            "Wexley Borough Council's committee met on Monday.",
            "the council",
            "Wexley Borough Council",
        ),
        (
            "Jo Lund read Greek at the University of Wexcombe.",
            "the university",
            "University of Wexcombe",
        ),
    ],
)
def test_a_body_named_long_before_is_still_the_one_of_its_kind(rows, before, said, name):
    between = "\n\n".join(f"The hall was built in 19{year}." for year in range(50, 62))
    text = f"{before}\n\n{between}\n\nIn the end {said} said it was sorry."
    assert name in (rows(text)[-1].speaker or "")


def test_the_charity_is_the_one_that_acts_in_the_paragraph(rows):
    text = "The RSPCA has honoured the dog. In its nomination, the charity called her a heroine."
    assert rows(text)[-1].speaker == "RSPCA"


def test_somebody_described_without_a_name_is_the_woman_later(rows):
    text = (
        "A former fundraiser described the accountant as 'generous'. "
        "The woman, who cannot be named, said she had been surprised."
    )
    assert [row.speaker for row in rows(text)] == ["a former fundraiser"] * 2


def test_mr_is_not_the_woman_of_the_same_surname(rows):
    text = (
        "Jane Hallett met Tom Pell in Bristol.\n\n"
        "Mr Hallett waited outside. He said that it was cold."
    )
    assert rows(text)[-1].speaker == "Hallett"


def test_a_name_of_three_words_may_be_of_another_gender_than_its_first(rows):
    text = (
        "Soe Min, a farmer, has voted.\n\n"
        'Aung Thiri Kyaw, 70, said it was early. "Nothing is won," she said.'
    )
    assert [row.speaker for row in rows(text)] == ["Aung Thiri Kyaw"] * 2


def test_the_story_comes_back_to_whom_it_is_about(rows):
    text = (
        "Wanda Sorel tunes pianos. Sorel lives in Odrava. Nobody knows why Sorel never plays.\n\n"
        "A rich man once sent Sorel a helicopter, says Ilona Farkas.\n\n"
        'She was born in a small house. "It was cold," she said.'
    )
    assert rows(text)[-1].speaker == "Wanda Sorel"


def test_the_head_of_one_school_is_nobody_named_before(rows):
    text = (
        "Sir Gareth Moss, who chairs the alliance, said it was fine.\n\n"
        "The vice-chancellor of one northern college wrote that it was not."
    )
    assert rows(text)[-1].speaker == "the vice-chancellor of one northern college"


@pytest.mark.parametrize(
    ("before", "said", "name"),
    [
        (
            "The engineer who led the inspection, Dr Tunde Bello, came.",
            "the engineer",
            "Tunde Bello",
        ),
        ("Headteacher Neil Rowe was heartbroken.", "the head", "Neil Rowe"),
        ("Local MP Harriet Boyd wrote to the board.", "the backbencher", "Harriet Boyd"),
        (
            "The council's member for education, Cllr Obi Chukwu, defended it.",
            "the Conservative",
            "Obi Chukwu",
        ),
    ],
)
def test_a_description_means_whom_the_text_called_so_in_other_words(rows, before, said, name):
    text = f"Ann Moss wept.\n\n{before} In the end {said} said that nobody had known."
    assert rows(text)[-1].speaker == name


def test_they_may_be_a_spokesperson(rows):
    text = (
        "Teachers said jobs would go.\n\n"
        'A spokesperson for the council said: "Nothing is decided." They added: "We will ask."'
    )
    assert rows(text)[-1].speaker == "a spokesperson for the council"
