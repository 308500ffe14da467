"""Marks of every manner: a reader sees exactly the words that were said."""

import pytest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"The ferry is late," said Marta Olsen.', "The ferry is late,"),
        ("“The ferry is late,” said Marta Olsen.", "The ferry is late,"),
        ("''The ferry is late,'' said Marta Olsen.", "The ferry is late,"),
        ("``The ferry is late,'' said Marta Olsen.", "The ferry is late,"),
        ("« The ferry is late », said Marta Olsen.", "The ferry is late"),
        ("»The ferry is late,« said Marta Olsen.", "The ferry is late,"),
        ("„The ferry is late,“ said Marta Olsen.", "The ferry is late,"),
        ("‘The ferry is late,’ said Marta Olsen.", "The ferry is late,"),
        ("'The ferry is late,' said Marta Olsen.", "The ferry is late,"),
        ("”The ferry is late,“ said Marta Olsen.", "The ferry is late,"),
        ("“The ferry is late,“ said Marta Olsen.", "The ferry is late,"),
    ],
)
def test_every_manner_of_marks_is_read(rows, text, said):
    (row,) = rows(text)
    assert row.kind == "direct"
    assert row.quoted == [said]
    assert row.speaker == "Marta Olsen"


def test_british_single_quotes_survive_the_apostrophes_inside(rows):
    text = "‘It isn’t the workers’ fault that the boats’ engines won’t start,’ said Tom Pell."
    (row,) = rows(text)
    assert row.quoted == ["It isn’t the workers’ fault that the boats’ engines won’t start,"]
    assert row.speaker == "Tom Pell"


def test_straight_single_quotes_survive_the_apostrophes_inside(rows):
    text = "'We don't know what's wrong, and nobody's told us,' said Tom Pell."
    (row,) = rows(text)
    assert row.quoted == ["We don't know what's wrong, and nobody's told us,"]


def test_a_quotation_within_a_quotation_is_one(rows):
    text = "\"My mother said, 'Go home,' and I went,\" said Tom Pell."
    (row,) = rows(text)
    assert row.quoted == ["My mother said, 'Go home,' and I went,"]
    assert row.speaker == "Tom Pell"


def test_double_marks_within_british_ones_are_one(rows):
    text = "‘My mother said “Go home” and I went,’ said Tom Pell."
    (row,) = rows(text)
    assert row.quoted == ["My mother said “Go home” and I went,"]


def test_a_quotation_of_several_paragraphs_that_reopens_without_closing_has_one_speaker(rows):
    text = (
        'Marta Olsen said: "The first ferry left at six.\n\n'
        '"The second never came.\n\n'
        '"We walked home."\n\nThe harbour was quiet.'
    )
    (row,) = rows(text)
    assert row.quoted == [
        "The first ferry left at six.",
        "The second never came.",
        "We walked home.",
    ]
    assert row.speaker == "Marta Olsen"


def test_an_unclosed_mark_does_not_swallow_the_next_paragraphs(rows):
    text = (
        'Tom Pell said: "The engine is broken.\n\nThe harbour stayed quiet all day.\n\n'
        '"It will be mended," said Marta Olsen.'
    )
    first, second = rows(text)
    assert first.quoted == ["The engine is broken."]
    assert first.speaker == "Tom Pell"
    assert second.quoted == ["It will be mended,"]
    assert second.speaker == "Marta Olsen"


def test_inches_and_feet_are_not_speech(rows):
    text = 'The keeper, 6\'2" tall, stopped a 30" board with his hands during the game.'
    assert rows(text) == []


def test_inches_within_a_quotation_do_not_close_it(rows):
    text = '"I was 6\'2" tall at twelve," said Tom Pell.'
    (row,) = rows(text)
    assert row.quoted == ["I was 6'2\" tall at twelve,"]


def test_a_dash_opens_dialogue(rows):
    text = "— Where is the boat? asked Tom.\n\n— It has sailed, said Marta.\n\nHe sat down."
    first, second = rows(text)
    assert first.quoted == ["Where is the boat?"]
    assert first.speaker == "Tom"
    assert second.quoted == ["It has sailed,"]
    assert second.speaker == "Marta"


def test_dialogue_goes_on_behind_its_attribution(rows):
    text = "— I know you, said Marta. You are from the mill.\n\n— I was, said Tom. Long ago."
    first, second = rows(text)
    assert first.quoted == ["I know you,", "You are from the mill."]
    assert second.quoted == ["I was,", "Long ago."]


def test_names_in_the_lines_below_sign_quotations(rows):
    text = (
        "What readers say\n\n“The bus is gone.”\nMarta Olsen, 34, Bergen\n\n“It never came.”\n"
        "Peter Marsh, Cork\n\n“I walk now.”\nAnna Frey"
    )
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Peter Marsh", "Anna Frey"]


def test_names_in_the_lines_above_lead_to_quotations(rows):
    text = "Marta Olsen, 34, Bergen\n“The bus is gone.”\n\nPeter Marsh, 61, Cork\n“It never came.”"
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Peter Marsh"]


def test_a_subheading_under_a_quotation_does_not_sign_it(rows):
    text = "“We stay,” said Ann Roe.\n\n“It is our home.”\n\nCharlotte Street\n\nIt was rebuilt."
    assert {row.speaker for row in rows(text)} == {"Ann Roe"}


def test_names_behind_bullets_speak_for_themselves(rows):
    text = (
        "Key quotes of the night:\n\n• Ann Roe: “We have the money for it.”\n"
        "• Piet Marsh: “She has not.”"
    )
    assert [row.speaker for row in rows(text)] == ["Ann Roe", "Piet Marsh"]


def test_dashes_that_open_a_list_are_not_dialogue(rows):
    text = "What to bring to the harbour:\n\n— Warm clothes.\n\n— A torch.\n\n— Bread for the day."
    assert rows(text) == []


def test_a_dash_and_a_name_sign_a_quotation(rows):
    text = "“We will build it again and it will stand for ever.” ― Marta Olsen"
    (row,) = rows(text)
    assert row.quoted == ["We will build it again and it will stand for ever."]
    assert row.speaker == "Marta Olsen"


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next(rows):
    text = (
        "On Monday Marta Olsen wrote:\n\n"
        "The harbour has been closed since the storm and will stay closed until the spring.\n\n"
        "Nobody answered."
    )
    (row,) = rows(text)
    assert row.kind == "direct"
    assert row.content == [
        "The harbour has been closed since the storm and will stay closed until the spring."
    ]
    assert row.speaker == "Marta Olsen"


def test_a_colon_at_the_end_of_a_paragraph_introduces_marks_too(rows):
    text = 'On Monday Marta Olsen wrote:\n\n"The harbour is closed."\n\nNobody answered.'
    (row,) = rows(text)
    assert row.quoted == ["The harbour is closed."]
    assert row.speaker == "Marta Olsen"
    assert row.cue == "wrote"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He waxed poetic about"the long tides" and left, Olsen said.', ["the long tides"]),
        ("“ You know, we need a path,” said Tom Pell.", ["You know, we need a path,"]),
        (
            'Olsen wrote:\n\n"It is not about “boats” any more. It is money.\n\n"We fight on."',
            ["It is not about “boats” any more. It is money.", "We fight on."],
        ),
        ('"“We never won with boats,” Pell answered in March."', ["We never won with boats,"]),
        (
            "“We are a port,” said Marta Olsen. “Our boats have defied the sea.\n\nIt rained.",
            ["We are a port,", "Our boats have defied the sea."],
        ),
    ],
    ids=[
        "no space before",
        "a space behind",
        "curly marks inside straight ones that run on",
        "two marks that open at once",
        "a second quotation never closed",
    ],
)
def test_marks_set_badly_still_pair(rows, text, quoted):
    (row,) = rows(text)
    assert row.quoted == quoted


def test_verse_in_marks_is_one_quotation(rows):
    text = (
        "Marta Olsen read from her poem:\n\n“The harbour sleeps,\nthe harbour wakes,\n"
        "the harbour forgets.”\n\nThe hall was silent."
    )
    (row,) = rows(text)
    assert row.quoted == ["The harbour sleeps,\nthe harbour wakes,\nthe harbour forgets."]
    assert row.speaker == "Marta Olsen"


def test_paragraphs_that_reopen_their_marks_are_no_verse(rows):
    text = "“We stay,” said Marta Olsen.\n“It is ours.\n“We built it,” said Tom Pell."
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Tom Pell"]
    assert rows(text)[1].quoted == ["We built it,"]


def test_a_word_behind_a_colon_is_said_by_its_sender(rows):
    (row,) = rows("A text arrived from Marta Olsen: “Late.”")
    assert (row.quoted, row.speaker) == (["Late."], "Marta Olsen")
