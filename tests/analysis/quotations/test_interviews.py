"""Interviews and transcripts: the turns that labels open are quotations."""


def test_the_turns_of_an_interview_are_given_to_who_is_interviewed(rows):
    text = (
        "We met Marta Olsen at the harbour. Olsen has run it for years.\n\n"
        "Q: When did you start?\n\nA: In 1990, as a deckhand.\n\n"
        "Q: And who hired you?\n\nA: My uncle did."
    )
    found = rows(text)
    assert [row.content for row in found] == [
        ["When did you start?"],
        ["In 1990, as a deckhand."],
        ["And who hired you?"],
        ["My uncle did."],
    ]
    assert [row.speaker for row in found] == [None, "Marta Olsen", None, "Marta Olsen"]


def test_labels_with_names_lead_to_full_names(rows):
    text = (
        "Marta Olsen spoke to Tom Pell at the harbour.\n\n"
        "PELL: When did you start?\n\nOLSEN: In 1990.\n\n"
        "PELL: Who hired you?\n\nOLSEN: My uncle did."
    )
    assert [row.speaker for row in rows(text)] == [
        "Tom Pell",
        "Marta Olsen",
        "Tom Pell",
        "Marta Olsen",
    ]


def test_labels_may_give_the_full_name_once_and_its_parts_afterwards(rows):
    text = (
        "Harbour chief: We Will Not Close\n\nWe met two people who run the port.\n\n"
        "Marijke van den Berg: Why stay?\n\n"
        "Oisín Ó Dálaigh (OD): My wife said, “Leave it.” I stayed.\n\nIt was a bad winter.\n\n"
        "Van den Berg: And now?\n\nOD: Fact: the boats came back.\n\n"
        "Van den Berg: Who pays?\n\nOD: The state, in the end."
    )
    found = rows(text)
    assert [row.speaker for row in found] == ["Marijke van den Berg", "Oisín Ó Dálaigh"] * 3
    assert found[1].content == ["My wife said, “Leave it.” I stayed.\n\nIt was a bad winter."]
    assert found[3].content == ["Fact: the boats came back."]


def test_labels_may_stand_in_lines_of_their_own(rows):
    text = (
        "MR HALE:\nDid you see the boat?\nTHE WITNESS:\nI did not.\n"
        "MR HALE:\nYou said that you had.\nTHE WITNESS:\nIt was dark."
    )
    assert [row.speaker for row in rows(text)] == ["Hale", "the witness"] * 2


def test_a_table_of_figures_is_no_interview(rows):
    text = "Votes so far.\n\nAnn Roe: 25.1\nTom Pell: 43\nAnn Roe: 45\nTom Pell: 12"
    assert rows(text) == []


def test_a_lone_label_is_no_interview(rows):
    assert rows("Note: the harbour is closed today.\n\nThe next boat leaves on Friday.") == []


def test_questions_in_lines_of_their_own_make_an_interview(rows):
    text = (
        "Marta Olsen has written her first book. We called Olsen at home.\n\n"
        "Why did it take so long?\n\nI had a harbour to run.\n\nAnd my pen had no ink.\n\n"
        "Who read it first?\n\nThe cook. She fell asleep.\n\n"
        "Will there be another?\n\nAsk my doctor."
    )
    answers = [row for row in rows(text) if row.kind == "direct" and row.speaker]
    assert [row.content for row in answers] == [
        ["I had a harbour to run.\n\nAnd my pen had no ink."],
        ["The cook. She fell asleep."],
        ["Ask my doctor."],
    ]
    assert {row.speaker for row in answers} == {"Marta Olsen"}


def test_bold_questions_make_an_interview(rows):
    text = "**When did you start?**\n\nIn 1990, as a cook. I hated it.\n\n**And now?**\n\nI cook."
    assert [row.content for row in rows(text)] == [
        ["When did you start?"],
        ["In 1990, as a cook. I hated it."],
        ["And now?"],
        ["I cook."],
    ]


def test_an_article_that_answers_its_own_questions_is_no_interview(rows):
    text = (
        "What happens now?\n\nThe council meets on Monday.\n\nWho pays?\n\nThe state pays half."
        "\n\nWhen does the harbour open?\n\nIn May, if all goes well for the builders."
    )
    assert rows(text) == []


def test_labels_may_follow_a_time_and_describe_who_speaks(rows):
    text = (
        "[00:12] HOST: Welcome to the harbour.\n\n[00:19] Ann Roe, engineer: It is cold here.\n\n"
        "[00:25] HOST: Are you tired?\n\n[00:31] Ann Roe: A little."
    )
    assert [row.speaker for row in rows(text)] == ["host", "Ann Roe"] * 2


def test_all_labels_of_a_transcript_count_where_they_are_in_capitals(rows):
    text = (
        "THE COURT: Please sit.\nMR. HALE: I call Ann Roe.\nTHE WITNESS: Good morning.\n"
        "MR. HALE: Did you see the boat?\nTHE WITNESS: I did not."
    )
    assert [row.speaker for row in rows(text)][:2] == ["the court", "Hale"]


def test_a_headline_with_a_colon_is_no_label(rows):
    text = (
        "PA Gov Harlan: Dale Is ‘Trying To Win Us’\n\n"
        "Governor Mary Harlan was on television.\n\n"
        "ROE: Why did you run?\n\nHARLAN: Nobody else would.\n\n"
        "ROE: And now?\n\nHARLAN: I sleep."
    )
    found = [row for row in rows(text) if row.kind == "direct"]
    assert found[0].content == ["Why did you run?"]
    assert found[1].speaker == "Mary Harlan"
