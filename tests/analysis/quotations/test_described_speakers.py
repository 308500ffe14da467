"""Descriptions that add something new: a reader sees whom "the charity" or "the teenager" means."""

import pytest


@pytest.mark.parametrize(
    ("introduced", "description"),
    [
        ("Harbour University", "the university"),
        ("Bodø District Council", "the council"),
        ("The Lighthouse Trust", "the trust"),
    ],
)
def test_a_body_that_an_article_has_one_of_need_not_be_present(rows, introduced, description):
    text = (
        f"{introduced} opened the pier in May.\n\n"
        + '"It is old," Marta Olsen said.\n\n"It is not," Tom Pell said.\n\n' * 4
        + f'"We regret this," {description} said.'
    )
    assert rows(text)[-1].speaker == introduced.removeprefix("The ")


def test_the_company_is_the_start_up_and_not_its_town(rows):
    text = (
        "Nordvolt Harbour, a start-up based in Narvik, has raised much money.\n\n"
        "People in Narvik wait for work. Narvik waited before.\n\n"
        '"There will be jobs," the company said.'
    )
    assert rows(text)[-1].speaker == "Nordvolt Harbour"


def test_the_paper_is_the_one_that_was_named(rows):
    text = (
        "The Harbour Gazette first told of the leak. Nordferry Ltd had no comment.\n\n"
        "It had been known for a year, the paper said."
    )
    assert rows(text)[-1].speaker == "Harbour Gazette"


def test_the_charity_is_the_body_that_the_sentence_before_is_about(rows):
    text = (
        '"It was cold," Marta Olsen said.\n\n'
        "The HLSA has put the crew forward for a medal. The charity called it "
        '"a crew of heroes".'
    )
    assert rows(text)[-1].speaker == "HLSA"


@pytest.mark.parametrize(
    "description", ["the 21-year-old", "the mother of two", "the mother-of-two"]
)
def test_what_is_new_of_somebody_is_of_whom_was_named_last(rows, description):
    text = (
        '"The pier is rotten," said Ingrid Vik, who runs the kiosk. "It always was."\n\n'
        "Marta Olsen had to send her boats home. They lay in the yard until spring.\n\n"
        f'"We ate fish," {description} said.'
    )
    assert rows(text)[-1].speaker == "Marta Olsen"


def test_who_is_described_in_full_is_nobody_named_before(rows):
    text = (
        "Sir Tom Pell, who chairs the ferry union, spoke first.\n\n"
        'The dean of one northern college wrote that the sea was "a luxury".'
    )
    assert rows(text)[-1].speaker == "the dean of one northern college"


def test_an_agency_of_another_kind_is_not_the_company(rows):
    text = (
        "Nordferry Ltd stopped all sailings on Monday.\n\n"
        'In a letter, the food-safety agency accused the crew of "sustained failure".'
    )
    assert rows(text)[-1].speaker == "the food-safety agency"


def test_the_statement_is_of_whom_wrote_it(rows):
    text = (
        "Marta Olsen said in a written statement that the pier was closed.\n\n"
        '"We are sorry," the statement added.'
    )
    assert rows(text)[-1].speaker == "Marta Olsen"


def test_a_ministry_abroad_is_not_the_one_named_before(rows):
    text = (
        "Norway's fisheries ministry said it was late.\n\n"
        "In Reykjavik, the fisheries ministry said it was early."
    )
    assert rows(text)[-1].speaker == "the fisheries ministry"


def test_the_magazine_is_the_one_that_saw_the_papers(rows):
    text = (
        "A draft obtained by Tempo Utara spoke of rotten planks.\n\n"
        "The pier had been certified in an afternoon, the magazine said."
    )
    assert rows(text)[-1].speaker == "Tempo Utara"


def test_a_club_of_another_country_is_not_the_one_present(rows):
    text = (
        "Harbour City wanted the striker of a rival.\n\n"
        "The Portuguese club told them that the fee had gone up."
    )
    assert rows(text)[-1].speaker == "the Portuguese club"


def test_where_somebody_comes_from_does_not_speak(rows):
    (row,) = rows("A 55-year-old salesman from Sumter, South Carolina, said that he was late.")
    assert row.speaker == "a 55-year-old salesman from Sumter, South Carolina"


def test_they_are_the_people_spoken_to_before(rows):
    text = (
        "Nordferry Ltd built the pier.\n\n"
        "Governor Tom Pell told the women that he understood. They said he had said so before."
    )
    assert rows(text)[-1].speaker == "the women"


def test_a_piece_of_a_headline_is_nobody(rows):
    text = (
        "Tom Pell Slams Harbour Plan As Olsen Backs It\n\n"
        '"It is rotten," Pell said. "It is fine," said Olsen.'
    )
    assert [row.speaker for row in rows(text)] == ["Tom Pell", "Olsen"]


def test_a_campaign_is_not_the_candidate_it_is_named_after(rows):
    text = "Marta Olsen spoke in Narvik. The Olsen campaign said that it had raised much."
    assert rows(text)[-1].speaker == "the Olsen campaign"


def test_it_is_the_group_that_a_comma_names(rows):
    text = (
        "A Rovers supporters' group, Harbour Forever, called for calm.\n\n"
        "In an open letter, it said the club was rotten."
    )
    assert rows(text)[-1].speaker == "Harbour Forever"


def test_the_manager_is_whose_club_he_was_named_with(rows):
    text = (
        "Fenwick Rovers sacked head coach Uwe Brandt on Saturday.\n\n"
        '"Somebody has to bring the bills," said Alder\'s manager, postman Gary Tibbs, at dawn.\n\n'
        '"He is late," the manager joked.'
    )
    assert rows(text)[-1].speaker == "Gary Tibbs"


def test_a_relative_clause_parts_no_description_from_its_name(rows):
    (row,) = rows('A historian who interviewed her, Dr Miriam Lane, said "an archive has closed".')
    assert row.speaker == "Miriam Lane"


def test_the_book_is_of_whose_memoir_it_was(rows):
    text = (
        "In her memoir, Marta Olsen wrote that she had been afraid once.\n\n"
        '"A soldier asked me for a ticket," the book says.'
    )
    assert rows(text)[-1].speaker == "Marta Olsen"
