"""A person moves, selects and tags by sentence; so a sentence must be what a person takes for one.

Expected sentences are written as one string with "|" where one ends and the next begins.
"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.sentences import sentences_in, split_sentences

MARKS = st.text(
    alphabet=st.sampled_from(list(" \n\t\u00a0.!?…。।؟\"'”“’‘»«)([]—-•1aBI\u0301\u200d🎉中ب")),
    max_size=60,
)
PIECES = """
Dr.|U.S.|She|left.|"Why?"|he|asked.|5|p.m.|…|(No.|1)|•|说。|“Yes.”|J.|Inc.|2.|— Ida|a.example/B.C
"""
PROSE = st.lists(st.sampled_from([*PIECES.strip().split("|"), "\n", "\r\n"]), max_size=40).map(
    " ".join
)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def check(marked: str, blank: str = " ") -> None:
    parts = [part.strip() for part in marked.split("|")]
    assert sentences(blank.join(parts)) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Dr. Amina Yusuf met Lt. Col. R. J. Holt at St. Anne’s. | Nobody else came.",
        "J. R. R. Okafor wrote it. | T.S. Lund read it.",
        "A U.S. Senate panel met. | He lives in the U.S. | The house is old.",
        "It opens at 9 a.m. Monday. | Doors close at 6 p.m. | Bring water.",
        "By 5 a.m. Ms. Ito was awake. | She left at 6 P.M. | Mr. Ito stayed.",
        "Sales of Halden Inc. Chief Executive Ida Moe fell. | She left Halden Inc. | It was sold.",
        "They live in Tampa, Fla. | The house is small. | Gov. Lee (D-Calif.) knows it.",
        "Bring tools, e.g. Phillips drivers, etc. | They help. | See p. 5 and fig. 3, vol. II.",
        "The No. 1 seed lost on Sept. 3. | She said no. | Then she laughed.",
        "In Lund vs. Oslo and Roe v. Adams the court split. | It rarely does.",
    ],
)
def test_a_person_meets_abbreviations_and_stays_in_the_sentence(line: str) -> None:
    check(line)


def test_a_person_reads_figures_and_addresses_undivided() -> None:
    check("Inflation fell to 2.5 percent. | Bread is $3.10. | 4 million people noticed.")
    check("CAPE TOWN. – A ferry sank. | Adv. Dlamini spoke.")
    check("Read https://a.example/2.0/W.html?q=Yes. | Write to Ana.Ruiz@mail.example. | She did.")


def test_a_person_reads_ellipses_as_pauses_or_as_ends() -> None:
    check(
        "We waited… | Nobody came. | I waited ... and waited. | The rest is lost . . . . | It ends."
    )
    check("“The ledgers [...] were burnt [...]” (Lind 12).")


def test_a_quotation_keeps_its_closing_mark() -> None:
    check("“We lost.” | The hall was silent. | ‘It’s done.’ | He left.")
    check("“She told me, ‘Wait.’” | I waited. | (It rained.) | I left.")


def test_a_question_stays_with_the_words_that_say_who_asked() -> None:
    check('"Is it safe?" he asked. | "Who says so?" Grace Odhiambo asked. | He shrugged.')
    check("“Stop!” cried the guard. | “Why?” | She went on.")
    check("“It is over.” — Ida Moe")


def test_a_bracketed_sentence_does_not_cut_the_one_around_it() -> None:
    check("He runs the mill (It had closed in 2001.) with his son. | It pays.")


def test_marks_come_in_heaps() -> None:
    check("What?! | Really!? | Stop!! | You are early…. | Good.")


def test_a_person_moves_by_line_through_headlines_lists_and_dialogue() -> None:
    text = "Talks Resume After a Year\n\n• Bread\n• Salt and\nwater\n– Who?\n– Me.\n"
    assert sentences(text) == [
        "Talks Resume After a Year",
        "• Bread",
        "• Salt and",
        "water",
        "– Who?",
        "– Me.",
    ]


def test_numbers_of_items_belong_to_their_items() -> None:
    check("1. Rye flour. | 2. Warm water.")
    check("1) Rye flour | 2) Warm water")
    check("IV. The Grain Ships Wait")
    check("2.1. What was agreed")


def test_a_missing_blank_does_not_hide_the_end() -> None:
    check("The vote is over. | The hall is empty.", blank="")
    assert (
        len(sentences("She uses Node.Js and Booking.Com, at www.Some.Thing and a/b.The end.")) == 1
    )


@pytest.mark.parametrize(
    ("line", "blank"),
    [
        ("下雨了。|没有人来！|“你好吗？”他问。|为什么？", ""),
        ("He said “美味しい！” and left.|笑.|She ate.", " "),
        ("「雨だ。」と彼は言った。|彼女は笑った。", ""),
        ("बारिश हुई।|सब खुश थे।", " "),
        ("من يدفع؟|لا أحد.|قال د. أحمد ذلك.", " "),
        ("מי משלם?|אף אחד.", " "),
        ("Il dit « non ».|According to him it rained.", " "),
        ("« Non ! »|Il est parti.|„Es ist spät.“|Er ging.|¿Quién paga?|¡Nadie!", " "),
        ("Նա գնաց։|Ոչ ոք չեկավ։", " "),
        ("We won! 🎉|Nobody slept. 👩‍👩‍👧|The end.", " "),
    ],
)
def test_a_person_reads_other_scripts(line: str, blank: str) -> None:
    check(line, blank)


def test_a_person_asks_for_one_line_of_a_long_text() -> None:
    text = "One. Two.\nThree? Four!\nFive."
    start = text.index("Three")
    assert [span.of(text) for span in sentences_in(text, start, text.index("\nFive"))] == [
        "Three?",
        "Four!",
    ]
    assert sentences_in(text, start, start) == ()


def test_nothing_to_read_has_no_sentences() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" \n\t\r\n\u2003") == ()


@given(MARKS | PROSE | st.text(max_size=60))
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    covered = [False] * len(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        last = span.end
        words = span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        covered[span.start : span.end] = [True] * span.length
    assert all(inside or mark.isspace() for inside, mark in zip(covered, text, strict=True))


@given(PROSE | MARKS, PROSE)
def test_a_line_read_alone_has_the_sentences_it_has_in_the_text(before: str, line: str) -> None:
    line = line.replace("\n", " ")
    text = f"{before}\n{line}\nAnd more."
    start = len(before) + 1
    alone = sentences_in(text, start, start + len(line))
    assert alone == tuple(s for s in split_sentences(text) if start <= s.start < start + len(line))
    assert [(s.start - start, s.end - start) for s in alone] == [
        tuple(s) for s in split_sentences(line)
    ]


@pytest.mark.parametrize(
    "piece", [".", ". ", '."', ".)", "a.", "1. ", "«! »", '?" A', "x", "U.S. ", "\n"]
)
def test_the_worst_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        times: list[float] = []
        for _ in range(3):
            started = time.process_time()
            split_sentences(text)
            times.append(time.process_time() - started)
        return min(times)

    # Four times the text; a quadratic pattern would take sixteen times as long.
    assert cost(160_000) < 9 * cost(40_000) + 0.02
