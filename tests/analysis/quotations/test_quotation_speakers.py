"""Speakers: a reader sees the full name, whatever the text calls the person there."""

import pytest


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Marta Olsen", "Marta Olsen"),
        ("Mayor Marta Olsen", "Marta Olsen"),
        ("Dr. Marta Olsen", "Marta Olsen"),
        ("Norwegian Transport Minister Marta Olsen", "Marta Olsen"),
        ("the harbour's former director, Marta Olsen,", "Marta Olsen"),
        ("Marta Olsen, who runs the harbour,", "Marta Olsen"),
        ("Marta Olsen, 43, a fisher from Bodø,", "Marta Olsen"),
        ("Sen. Marta Olsen (R-Fla.)", "Marta Olsen"),
        ("fishing union leader Marta Olsen", "Marta Olsen"),
        ("Marta Olsen of the harbour board", "Marta Olsen"),
        ("Ludwig van der Berg", "Ludwig van der Berg"),
        ("Khaled bin Salman al-Harbi", "Khaled bin Salman al-Harbi"),
        ("Kim Min-jae", "Kim Min-jae"),
        ("Ngozi Okonjo", "Ngozi Okonjo"),
        ("Xiomara Castro Sarmiento", "Xiomara Castro Sarmiento"),
        ("Nguyen Thi Hoa", "Nguyen Thi Hoa"),
    ],
)
def test_titles_appositions_and_roles_are_stripped_from_a_name(rows, source, name):
    (row,) = rows(f"On Monday {source} said that the ferry would be late again this year.")
    assert row.speaker == name


def test_a_surname_leads_to_the_full_name(rows):
    text = (
        'The harbour belongs to Marta Olsen. "It is old," Olsen said. Mrs Olsen said she was tired.'
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Marta Olsen"]


def test_a_family_name_that_stands_first_leads_to_the_full_name(rows):
    text = 'The pier was built by Kim Min-jae in 1990. "It will stand," Kim said.'
    assert rows(text)[-1].speaker == "Kim Min-jae"


def test_she_and_he_go_by_the_gender_of_names(rows):
    text = (
        "Marta Olsen and Tom Pell run the harbour together.\n\n"
        '"It is old," she said.\n\n"It is not so old," he said.'
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Tom Pell"]


def test_a_new_subject_takes_the_pronoun_over(rows):
    text = (
        '"The ferry is late," Tom Pell said. "It always is."\n\n'
        'Goran Vidic, who mends the engines, was not surprised. "It is old," he said.'
    )
    assert [row.speaker for row in rows(text)] == ["Tom Pell", "Goran Vidic"]


def test_a_definite_description_leads_to_the_apposition_seen_before(rows):
    text = (
        "Marta Olsen, the deputy transport minister, opened the pier.\n\n"
        '"It is safe," the deputy minister said.\n\n'
        "Tom Pell, a retired engineer, disagreed.\n\n"
        '"It is not," the engineer said.'
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Tom Pell"]


def test_a_description_in_other_words_leads_to_the_person_too(rows):
    text = (
        "Defence counsel Amir Sadiq spoke first on Monday.\n\n"
        '"My client is innocent," the barrister said.'
    )
    assert rows(text)[-1].speaker == "Amir Sadiq"


def test_the_age_leads_to_the_person(rows):
    text = (
        "Marta Olsen, 43, lost her boat in the storm. Tom Pell, 29, lost his house.\n\n"
        '"I will build another," said the 43-year-old.'
    )
    assert rows(text)[-1].speaker == "Marta Olsen"


def test_a_nationality_leads_to_the_person_spoken_of(rows):
    text = (
        "Striker Kofi Mensah scored twice on Saturday.\n\n"
        '"I am happy for the team," the Ghanaian said.'
    )
    assert rows(text)[-1].speaker == "Kofi Mensah"


def test_an_anonymous_source_stays_as_described(rows):
    text = (
        'A spokesman for the harbour board said: "We are looking into it."\n\n'
        '"There will be a report," the spokesman said.'
    )
    assert [row.speaker for row in rows(text)] == ["a spokesman for the harbour board"] * 2


def test_the_company_is_the_company_named_before(rows):
    text = (
        "Nordferry Ltd stopped all sailings on Monday.\n\n"
        '"We regret this," the company said in a statement.'
    )
    assert rows(text)[-1].speaker == "Nordferry Ltd"


def test_the_ministry_is_not_its_spokesperson(rows):
    text = (
        'Foreign ministry spokesperson Marta Olsen said: "We are concerned."\n\n'
        'In a statement, the ministry said it was "ready to talk".'
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "the ministry"]


def test_a_quotation_without_attribution_continues_the_last_speaker(rows):
    text = (
        '"The ferry is late," Marta Olsen said.\n\n'
        '"It has been late every day since the storm, and nobody tells us why."\n\n'
        "The harbour was quiet."
    )
    (row,) = rows(text)
    assert len(row.quoted) == 2
    assert row.speaker == "Marta Olsen"


def test_a_lone_quotation_after_reported_speech_is_the_same_speakers(rows):
    text = (
        "Marta Olsen says there are many reasons for the delay.\n\n"
        '"The engine is old, the crew is small and the pier is rotten."'
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Marta Olsen"]


def test_question_and_answer_alternate_line_by_line(rows):
    text = (
        "Marta Olsen keeps a list of ships.\n\n"
        '"How many are there?" I ask.\n\n"Forty," she says.\n\n"All of them?"\n\n"Most of them."'
    )
    assert [row.speaker for row in rows(text)] == ["I", "Marta Olsen", "I", "Marta Olsen"]


def test_a_full_name_that_only_a_quotation_gives_completes_a_surname(rows):
    text = (
        '"I thank Kunle Adeyemi for his courage," said Helen Marsh.\n\n'
        '"I still dream of that night," Mr Adeyemi said.'
    )
    assert [row.speaker for row in rows(text)] == ["Helen Marsh", "Kunle Adeyemi"]


def test_somebodys_partner_is_the_one_named_behind_the_comma(rows):
    text = '"He works too much," says Olsen\'s partner, Jonas Lund.'
    (row,) = rows(text)
    assert row.speaker == "Jonas Lund"


def test_an_acronym_leads_to_the_name_it_stands_for(rows):
    text = "The Assembly of Northern Ports (ANP) met on Monday. The ANP said the piers were safe."
    assert rows(text)[-1].speaker == "Assembly of Northern Ports"


def test_a_relative_clause_leads_to_its_antecedent(rows):
    text = "The pier was opened by Marta Olsen, who said that it would stand for a century."
    (row,) = rows(text)
    assert row.speaker == "Marta Olsen"


def test_a_dateline_is_not_a_speaker(rows):
    text = "BERGEN, Norway (NN) - Marta Olsen said on Monday that the ferry would be late."
    (row,) = rows(text)
    assert row.speaker == "Marta Olsen"
    assert row.content == ["the ferry would be late"]


def test_the_head_of_a_body_named_behind_the_comma_is_the_speaker(rows):
    text = "The union rejected the offer. Its secretary-general, Dr Chidinma Eze, said it was late."
    assert rows(text)[-1].speaker == "Chidinma Eze"


def test_a_prince_goes_by_his_title_and_first_name(rows):
    text = (
        "Prince Faisal bin Turki opened the talks. Prince Faisal said that producers must act "
        'together.\n\n"We have been here before," the prince said.'
    )
    assert [row.speaker for row in rows(text)] == ["Faisal bin Turki"] * 2


def test_the_subject_of_the_paragraph_is_who_speaks_in_it(rows):
    text = (
        'His captain, Declan Moran, was sent off. "I did not touch him," Moran said.\n\n'
        'Villa manager Steve Cork had little sympathy. "We have all been there," he said.'
    )
    assert [row.speaker for row in rows(text)] == ["Declan Moran", "Steve Cork"]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Nice note from a listener, Brychan in Llanfair", "Brychan"),
        ("A text from Mwende Kilonzo in Leeds", "Mwende Kilonzo"),
        ("Jana Novak, 34, a nurse from Brno", "Jana Novak"),
        ("From our reporter in Cork, Sean Daly", "Sean Daly"),
        ("Analysis from our harbour editor Kofi Mensah", "Kofi Mensah"),
        ("Here is Marta Olsen in December 1992", "Marta Olsen"),
    ],
)
def test_the_name_before_a_colon_speaks_whatever_describes_it(rows, lead, speaker):
    text = f"10:00 The storm goes on.\n\n10:05 {lead}: “My shed has gone. I want it back.”"
    assert [row.speaker for row in rows(text)] == [speaker]


def test_a_handle_leads_to_the_name_it_is_made_of(rows):
    text = (
        "Mayor Lucía Obradors Wen spoke at noon beside Tom Pell.\n\n"
        "@LuciaObradorsW: “Calm and patience.”\n\n@tpell27: “We will count every vote.”"
    )
    assert [row.speaker for row in rows(text)] == ["Lucía Obradors Wen", "Tom Pell"]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Does he ever think of leaving?", "Tom Pell"),
        ("I ask Hana Okoye whether the shop will last.", "Hana Okoye"),
        ("“Will it last?” I ask Hana Okoye.", "Hana Okoye"),
        ("A reporter asked Hana Okoye if it would last.", "Hana Okoye"),
    ],
)
def test_whoever_is_asked_answers(rows, question, speaker):
    text = f"Marta Olsen: “We left.”\n\nTom Pell runs the shop. {question} “Not in my lifetime.”"
    assert rows(text)[-1].speaker == speaker


def test_a_hall_answers_however_long_the_questions_are(rows):
    question = "will they take the boats that our mothers paid for with the sweat of their brows?"
    text = (
        f"“And {question}” Marta Olsen asked the crowd.\n\n“Nooo!” the crowd shouted.\n\n"
        f"“Or {question}” Olsen asked.\n\n“Nooo!”\n\n“So {question}”\n\n“Nooo!”"
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "the crowd"] * 3


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The law bans “any act that is likely to disturb the peace”.", "the law"),
        ("Chants of “Shame on you, shame on you” rang out.", None),
        ("Tom Pell roused the crowd to wild chants of “Bring back our boats!”", "the crowd"),
        ("The ferry is to be stopped because of “a change in the cleaning contract”.", None),
    ],
)
def test_words_in_marks_that_nobody_named_says_are_not_given_to_the_last_speaker(
    rows, sentence, speaker
):
    text = f"“We left,” said Marta Olsen.\n\n{sentence}"
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", speaker]


def test_an_apposition_names_the_one_whose_words_a_colon_introduces(rows):
    text = (
        "“We left,” said Marta Olsen.\n\n"
        "One fan, 72-year-old Jim Hale, summed it up: “I want my money back.”"
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Jim Hale"]
