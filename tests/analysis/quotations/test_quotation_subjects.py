"""Whose verb it is: subjects behind places, asides, relative clauses, lists and participles."""

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            'At a rally in Orkdal, N.D., on Tuesday, Mayor Jana Novak backed it, saying it "may".',
            "Mayor Jana Novak",
        ),
        (
            'Speaking at a fair in Orkdal, Norway, Pell turned on Roe, calling her "a total bore".',
            "Pell",
        ),
        ('Like Pell, Novak also refused, arguing that there is "room for doubt" in it.', "Novak"),
        ('Yet he is tired after saying in a debate that he feels "old" there.', "he"),
        (
            'Eight years ago, Novak left the board and said, "It has never done a thing."',
            "Novak",
        ),
        ('Jana Novak kept asking why the harbour was "closed to boats".', "Jana Novak"),
        ('Pell, who has in the past described Roe as "a liar", went home.', "Pell, who"),
        ('Pell in his first speech called the harbour "a grave".', "Pell"),
        (
            '"They are worn out," a source, who was not allowed to talk, told the Harbour Post.',
            "a source",
        ),
        (
            'Pell led the vote, and within weeks the other side bought ads calling it "a joke".',
            "the other side",
        ),
        ('The row has left many voters saying that the town is "worse than ever".', "many voters"),
        ('Both were polite, Ryan saying he was "glad" and Pell calling it "a good talk".', "Ryan"),
        (
            'Ms Novak, who farms with her husband, Jiri, believes the firm is "picking us off".',
            "Ms Novak",
        ),
        (
            'Pell, whose latest firm, Paradata, uses sensors, said Roe was "very much" a rival.',
            "Pell",
        ),
        ('He stood up to remind the hall that "nobody had asked the herders".', "He"),
        ('The loss led her to declare that the race was "in sight".', "her"),
        (
            'Pell has cast Roe as unfit and accused her of making "cheap" remarks.',
            "Pell",
        ),
        ('Less than two weeks ago Novak said that "all boats" were safe.', "Novak"),
        ("She's said the roof was “past saving”.", "She"),
        ("Offered a post in 1990, Novak declined, explaining that “I own no suit”.", "Novak"),
        ("Fans, some of whom shout “No, no”, left the hall.", "Fans"),
    ],
)
def test_the_subject_of_a_verb_of_speech(rows, text, source):
    assert source in [row.source for row in rows(text)]


def test_two_who_speak_together(rows):
    (row,) = rows("Two men died when a pit caved in, two rescuers and a local official said.")
    assert row.source == "two rescuers and a local official"


def test_what_follows_a_speaker_behind_the_verb_is_still_theirs(rows):
    text = '"It is late," said Marta Olsen, who added that the crew was "worn out".'
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Marta Olsen"]


def test_each_of_two_participles_has_its_own_subject(rows):
    text = 'Both were polite, Olsen saying he was "glad of it" and Pell calling it "a good talk".'
    assert [row.source for row in rows(text)] == ["Olsen", "Pell"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Unless towns plan better, the experts say, the coast could suffer, including the bay.",
            ["Unless towns plan better", "the coast could suffer, including the bay"],
        ),
        (
            'The two towns, Olsen said, now have a "golden chance" to agree.',
            ["The two towns", 'now have a "golden chance" to agree'],
        ),
        (
            "At the heart of it, according to Olsen, another skipper, was a row about nets.",
            ["At the heart of it,", "was a row about nets"],
        ),
        (
            "In addition, according to the ministry, nine million herrings were landed.",
            ["nine million herrings were landed"],
        ),
        ("Olsen warned it could be Thursday before the ferry sails.", ["it could be Thursday"]),
        ("Olsen insists the first boat arrived on Monday.", ["the first boat arrived on Monday"]),
        (
            "Olsen argued the quay, which many like, would be too short.",
            ["the quay, which many like, would be too short"],
        ),
        (
            'Olsen accused the board, which met on Monday, of "hiding the bill".',
            ['the board, which met on Monday, of "hiding the bill"'],
        ),
        (
            'Fans shouted "Shame on you" as the minister rose to speak.',
            ['"Shame on you"'],
        ),
        ("The mayor declared three days of mourning and cut short a visit.", ["three days of"]),
        ("Olsen said the quay was shut, but he did not say why.", ["the quay was shut"]),
        (
            'Olsen said in an interview taped on Monday that the quay was "done for".',
            ['the quay was "done for"'],
        ),
    ],
)
def test_what_is_said_and_where_it_ends(rows, text, content):
    found = rows(text)[0].content
    assert len(found) == len(content)
    assert all(whole.startswith(start) for whole, start in zip(found, content, strict=True))


def test_the_clause_behind_a_fronted_one_has_its_own_words(rows):
    text = "When Pell said it was good to be home, a man yelled “Stay away from here!”"
    assert ("a man", ["Stay away from here!"]) in [(row.source, row.quoted) for row in rows(text)]


def test_a_participle_in_front_shares_the_main_subject(rows):
    text = 'Conceding that the deal was "some way off", Olsen left the hall.'
    (row,) = rows(text)
    assert (row.source, row.quoted) == ("Olsen", ["some way off"])


def test_who_is_quoted_speaks_and_according_to_passes_it_on(rows):
    text = '"I called her," Ms Olsen said, according to two people. "She is thinking about it."'
    (row,) = rows(text)
    assert (row.speaker, row.reporter) == ("Olsen", "two people")
    assert row.quoted == ["I called her,", "She is thinking about it."]


@pytest.mark.parametrize(
    "text",
    [
        "The daily Harbour Post, quoting an engineer, said that all gates were open.",
        "The newspaper Harbour Post reported Monday, citing an engineer, that gates were open.",
    ],
)
def test_whom_a_newspaper_cites_is_the_speaker(rows, text):
    (row,) = rows(text)
    assert row.speaker == "an engineer"
    assert row.reporter is not None
    assert "Harbour Post" in row.reporter


@pytest.mark.parametrize(
    "text",
    [
        "There were subtle hints that she was tired.",
        "He ordered the “fish of the day” and left.",
        "She declined to claim that the race was over.",
        "Everybody knows her as “the Sunshine of Orkdal”.",
    ],
)
def test_what_nobody_says(rows, text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A note on the door read: “Back on Monday.”", "a note on the door"),
        ("“We lost it,” she said.\n— Ann Roe, skipper", "she"),
        ("“We had no idea at all.”\n— Ann Roe, skipper", "Ann Roe"),
        ("“We had no idea at all.”\n\n- Ann Roe", "Ann Roe"),
    ],
)
def test_things_that_are_read_and_names_that_sign(rows, text, speaker):
    assert rows(text)[0].speaker == speaker
