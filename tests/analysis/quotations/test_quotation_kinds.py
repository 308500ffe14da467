"""Direct, mixed and indirect: what is attributed, by which words, and where it ends."""

import pytest


def test_a_direct_quotation_after_its_speaker(rows):
    (row,) = rows('Marta Olsen said, "The ferry is late."')
    assert (row.kind, row.cue, row.source) == ("direct", "said", "Marta Olsen")
    assert row.content == ['"The ferry is late."']


def test_an_interrupted_quotation_is_joined(rows):
    (row,) = rows('"The ferry," said Marta Olsen, "is late." The harbour was quiet.')
    assert row.content == ['"The ferry,"', '"is late."']
    assert row.quoted == ["The ferry,", "is late."]


def test_a_second_sentence_in_marks_goes_on(rows):
    (row,) = rows('"The ferry is late," said Marta Olsen. "It always is."')
    assert row.quoted == ["The ferry is late,", "It always is."]


def test_a_quotation_goes_on_behind_what_its_speaker_does(rows):
    text = (
        "“We came first,” said Marta Olsen. She looks out over the bay. The crowd laughs. "
        "“I guess we did.”"
    )
    (row,) = rows(text)
    assert row.quoted == ["We came first,", "I guess we did."]
    assert row.speaker == "Marta Olsen"


def test_a_quotation_behind_what_somebody_else_does_is_theirs(rows):
    text = "“We came first,” said Marta Olsen. Tom Pell shook his head. “We came last of all.”"
    assert [row.speaker for row in rows(text)] == ["Marta Olsen", "Tom Pell"]


def test_a_partial_quotation_stands_in_a_mixed_one(rows):
    (row,) = rows('Marta Olsen said the ferry was "always late" and that she would walk.')
    assert row.kind == "mixed"
    assert row.quoted == ["always late"]
    assert row.content == ['the ferry was "always late" and that she would walk']


@pytest.mark.parametrize(
    ("text", "cue", "content", "speaker"),
    [
        (
            "Marta Olsen said that the ferry would be late.",
            "said",
            "the ferry would be late",
            "Marta Olsen",
        ),
        (
            "The ferry would be late, Marta Olsen said.",
            "said",
            "The ferry would be late",
            "Marta Olsen",
        ),
        (
            "The ferry would be late, said Marta Olsen.",
            "said",
            "The ferry would be late",
            "Marta Olsen",
        ),
        (
            "According to Marta Olsen, the ferry would be late.",
            "According to",
            "the ferry would be late",
            "Marta Olsen",
        ),
        (
            "According to a survey of islanders, Marta Olsen would win easily.",
            "According to",
            "Marta Olsen would win easily",
            "a survey of islanders",
        ),
        (
            "According to the skipper, Marta Olsen, the ferry would be late.",
            "According to",
            "the ferry would be late",
            "Marta Olsen",
        ),
        (
            "According to Marta Olsen, who spoke on Monday, the ferry would be late.",
            "According to",
            "the ferry would be late",
            "Marta Olsen",
        ),
        (
            "In the words of the skipper, Marta Olsen, the ferry would be late.",
            "In the words of",
            "the ferry would be late",
            "Marta Olsen",
        ),
        (
            "The ferry would be late, according to Marta Olsen.",
            "according to",
            "The ferry would be late",
            "Marta Olsen",
        ),
        (
            "Marta Olsen told reporters in Bergen on Monday that the ferry would be late.",
            "told",
            "the ferry would be late",
            "Marta Olsen",
        ),
        (
            "In a statement on Friday, the port authority said the ferry would be late.",
            "said",
            "the ferry would be late",
            "the port authority",
        ),
        (
            "Marta Olsen pointed out that the ferry was late.",
            "pointed out",
            "the ferry was late",
            "Marta Olsen",
        ),
        (
            "Marta Olsen asked whether the ferry would be late.",
            "asked",
            "whether the ferry would be late",
            "Marta Olsen",
        ),
        (
            "Marta Olsen accused the council of sinking the ferry.",
            "accused",
            "the council of sinking the ferry",
            "Marta Olsen",
        ),
        (
            "Marta Olsen promised to mend the ferry.",
            "promised",
            "to mend the ferry",
            "Marta Olsen",
        ),
        (
            "A report by the harbour board found that the ferry was unsafe.",
            "found",
            "the ferry was unsafe",
            "a report by the harbour board",
        ),
        (
            "Marta Olsen tweeted that the ferry was late.",
            "tweeted",
            "the ferry was late",
            "Marta Olsen",
        ),
    ],
)
def test_reported_speech_is_found_with_its_clause(rows, text, cue, content, speaker):
    (row,) = rows(text)
    assert row.kind == "indirect"
    assert row.cue == cue
    assert row.content == [content]
    assert row.speaker == speaker


def test_what_it_is_accused_of_is_said_by_who_accuses(rows):
    (row,) = rows("Marta Olsen accused it of “bad faith” and “open theft”.")
    assert (row.kind, row.speaker) == ("mixed", "Marta Olsen")
    assert row.content == ["it of “bad faith” and “open theft”"]


def test_what_somebody_is_accused_of_writing_is_said_by_who_accuses(rows):
    (row,) = rows("Marta Olsen accused the council of writing “a letter to nobody”.")
    assert row.speaker == "Marta Olsen"
    assert row.content == ["the council of writing “a letter to nobody”"]


def test_somebody_else_is_somebody(rows):
    (row,) = rows("Somebody else wrote “no, thank you” on the wall.")
    assert row.speaker == "Somebody"


def test_an_attribution_in_the_middle_of_a_clause_splits_it(rows):
    (row,) = rows("The ferry, Marta Olsen said, was not going to sail before the spring.")
    assert row.content == ["The ferry", "was not going to sail before the spring"]


def test_adding_takes_over_the_speaker(rows):
    first, second = rows(
        "Marta Olsen said the ferry was late, adding that the crew had not been paid."
    )
    assert first.content == ["the ferry was late"]
    assert second.cue == "adding"
    assert second.content == ["the crew had not been paid"]
    assert second.speaker == "Marta Olsen"


def test_a_second_verb_takes_over_the_speaker(rows):
    first, second = rows("Marta Olsen denied the claim and said the ferry was safe.")
    assert first.content == ["the claim"]
    assert second.content == ["the ferry was safe"]
    assert second.speaker == "Marta Olsen"


def test_but_he_said_begins_another_quotation(rows):
    first, second = rows(
        "Marta Olsen said the ferry was safe, but Tom Pell warned that the pier was rotten."
    )
    assert first.content == ["the ferry was safe"]
    assert (second.speaker, second.content) == ("Tom Pell", ["the pier was rotten"])


def test_an_agency_that_quotes_is_the_reporter(rows):
    (row,) = rows("The agency Nordnytt quoted Marta Olsen as saying that the ferry was late.")
    assert row.speaker == "Marta Olsen"
    assert row.reporter == "Nordnytt"
    assert row.content == ["the ferry was late"]


def test_a_trailing_agency_is_the_reporter(rows):
    (row,) = rows("Marta Olsen said the ferry was late, the news agency Nordnytt reported.")
    assert row.speaker == "Marta Olsen"
    assert row.reporter == "Nordnytt"
    assert row.content == ["the ferry was late"]


def test_who_was_quoted_as_saying_is_the_speaker(rows):
    (row,) = rows('Marta Olsen was quoted as saying: "The ferry is late."')
    assert (row.speaker, row.quoted) == ("Marta Olsen", ["The ferry is late."])


def test_a_time_before_the_speaker_is_not_what_was_said(rows):
    assert rows("In April, Marta Olsen reported to the harbour board in Bergen.") == []


def test_a_verb_that_is_not_on_any_list_still_attributes_beside_marks(rows):
    (row,) = rows('"The ferry is late again today," grimaced Marta Olsen.')
    assert (row.speaker, row.cue) == ("Marta Olsen", "grimaced")


def test_what_somebody_calls_something_is_only_what_stands_in_marks(rows):
    (row,) = rows('The council bought what Marta Olsen called "a floating coffin" last year.')
    assert row.quoted == ["a floating coffin"]
    assert row.speaker == "Marta Olsen"


def test_the_medium_that_was_told_is_not_part_of_what_was_said(rows):
    (row,) = rows("Tunde Bakare told Nordnytt the aircraft had been ordered by the government.")
    assert row.content == ["the aircraft had been ordered by the government"]
    assert row.speaker == "Tunde Bakare"


def test_adding_behind_a_quotation_gives_a_second_one(rows):
    first, second = rows(
        'Alan Pike told the radio the dismissal was "a clear error", adding: "It was too late."'
    )
    assert first.quoted == ["a clear error"]
    assert second.quoted == ["It was too late."]
    assert {first.speaker, second.speaker} == {"Alan Pike"}


def test_a_passive_speaks_through_its_agent(rows):
    (first,) = rows("He was described by a former teacher, Ann Roe, as “a dreamer with a ruler”.")
    assert (first.quoted, first.speaker) == (["a dreamer with a ruler"], "Ann Roe")
    (second,) = rows("The plan was called “a disgrace” by one delegate on Monday.")
    assert (second.content, second.source) == (["“a disgrace”"], "one delegate")


def test_a_passive_without_an_agent_has_no_speaker(rows):
    (row,) = rows("The plan was described as “a sham” in Leeds.")
    assert (row.quoted, row.speaker) == (["a sham"], None)


def test_a_noun_of_speech_attributes_words_in_marks_to_its_owner(rows):
    text = "Ann Roe spoke first. Roe's claim that managers “laughed in our faces” was denied."
    (row,) = rows(text)
    assert (row.content, row.speaker) == (["managers “laughed in our faces”"], "Ann Roe")
    (promise,) = rows("The union kept its promise. Its promise of “jobs for all” was popular.")
    assert promise.cue == "promise"


def test_a_short_fragment_is_said_where_the_sentence_reports_speech(rows):
    text = '"We looked ashen," Marta Olsen said, from "the long cold night" on the boat.'
    assert [row.quoted for row in rows(text)] == [["We looked ashen,"], ["the long cold night"]]


def test_a_rejection_attributes_the_words_that_it_leads_to(rows):
    (row,) = rows(
        'It was Marta Olsen\'s sharp rejection of "a harbour of hotels" that won the vote.'
    )
    assert (row.speaker, row.cue) == ("Marta Olsen", "rejection")


def test_a_noun_of_speech_behind_words_in_marks_gives_them_to_its_owner(rows):
    (row,) = rows("Marta Olsen’s “nine per cent” remark was heard all over the harbour.")
    assert (row.quoted, row.cue, row.speaker) == (["nine per cent"], "remark", "Marta Olsen")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Marta Olsen called Tom Pell “The Prince of the Dry Dock.”",
            "The Prince of the Dry Dock.",
        ),
        ("Marta Olsen called Tom Pell, her rival, a harbour “thief”.", "thief"),
    ],
)
def test_whoever_gives_somebody_else_a_name_says_it(rows, text, words):
    (row,) = rows(text)
    assert (row.quoted, row.speaker) == ([words], "Marta Olsen")


def test_a_fronted_participle_speaks_for_nobody(rows):
    (row,) = rows("Hailed as “the best in a generation of singers”, Marta Olsen came in May.")
    assert row.speaker is None


def test_in_the_words_of_somebody_they_are_hers(rows):
    (row,) = rows("It was, in Marta Olsen’s words, “a very long day” for the harbour.")
    assert (row.quoted, row.speaker) == (["a very long day"], "Marta Olsen")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sailors who say “nobody rows like her” are right.", "“nobody rows like her”"),
        ("What Marta Olsen calls “a farce” is law in the harbour.", "“a farce”"),
        ("The law, which Marta Olsen described as “a knife”, was passed.", "“a knife”"),
    ],
)
def test_the_verb_of_the_clause_around_it_is_no_part_of_a_quotation(rows, text, words):
    (row,) = rows(text)
    assert row.content == [words]
