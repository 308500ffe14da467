"""Any text gives quotations that can be relied on, in work that grows with its length."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.analysis.quotations import Steps, find_quotations, is_english
from reader.analysis.quotations.lexicon.verbs import VERBS
from reader.analysis.sentences import split_sentences
from reader.model import Entity, Quotation, Span

ARTICLE = (
    "Marta Olsen, the harbour master, said the ferry would be “late again” on Monday. “It is the "
    "engine,” she said. “It has been the engine since May.”\n\nTom Pell, who mends the engines, "
    "denied it. ‘It’s the crew,’ he told Nordnytt, adding that he had not been paid. According to "
    "the harbour board, the boat is 60 years old.\n\n"
)
PIECES = [
    '"', "“", "”", "‘", "’", "'", "«", "»", "„", "''", "—", ":", ",", ".", "?", "\n", "\n\n", " ",
    "said", "Olsen", "Marta Olsen", "she", "he", "the minister", "that", "according to", "Q:",
    "told", "who", "adding", "(R-Fla.)", "6'2\"", "münchen", "北京", "слово", "a", "and",
    "as saying", "more", "than", "60", "officials", "asked", "by", "not", "her", "with", "those",
    "who", "then", "called", "even as", "but", "cannot", "each time", "some", "was", "described as",
    "quoted", "this", "week", "showing", "went", "to", "say", "when", "while", "for", "in", "of",
    "denied", "having", "they", "it", ";", "(", ")", "Tenn.", "one", "another", "no one", "there",
]  # fmt: skip

WORDS = st.one_of(st.sampled_from(PIECES), st.sampled_from(sorted(VERBS)))


def check(text: str, found: tuple[Quotation, ...]) -> None:
    """What always holds of quotations."""
    assert list(found) == sorted(found, key=lambda quotation: (quotation.start, quotation.end))
    for quotation in found:
        assert quotation.content
        spans = [*quotation.content, *quotation.quoted]
        spans += [span for span in (quotation.cue, quotation.source) if span is not None]
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
        assert list(quotation.content) == sorted(quotation.content)
        for one, other in pairwise(quotation.content):
            assert one.end <= other.start
        for quoted in quotation.quoted:
            assert any(content.contains(quoted) for content in quotation.content)
        assert Quotation.from_json(quotation.to_json()) == quotation


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
@example("'that \n « ‘")
@example("those who said, asked")
@example("each time ( \n more")
@example("I asked her she sighed. “He was late,”")
def test_words_and_marks_in_any_order_keep_the_promises(text):
    check(text, find_quotations(text, split_sentences(text)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_keeps_the_promises(text):
    check(text, find_quotations(text, split_sentences(text)))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_sentences_that_somebody_else_cut_badly_do_no_harm(data):
    text = data.draw(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    sentences = [Span(a, b) for a, b in pairwise(cuts)]
    check(text, find_quotations(text, sentences))


def test_the_same_text_gives_the_same_quotations():
    sentences = split_sentences(ARTICLE)
    assert find_quotations(ARTICLE, sentences) == find_quotations(ARTICLE, sentences)


def test_entities_tell_a_place_from_a_person():
    text = "Marmaris was calm. Goran Vidic stayed at home. Marmaris was cold. He said it was late."
    places = [Entity(at, at + 8, "GPE", "Marmaris") for at in (0, text.rindex("Marmaris"))]
    (quotation,) = find_quotations(text, split_sentences(text), places)
    assert quotation.speaker == "Goran Vidic"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "12 34 56", '"""', "“”", "‘’", "'"])
def test_nothing_to_say_gives_nothing(text):
    assert find_quotations(text, split_sentences(text)) == ()


def test_unbalanced_marks_leave_the_rest_of_the_article_alone():
    text = '"' + ARTICLE + "“ ‘ „ « " + ARTICLE
    found = find_quotations(text, split_sentences(text))
    check(text, found)
    assert "Tom Pell" in {quotation.speaker for quotation in found}


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ARTICLE, True),
        ("„Die Fähre kommt heute zu spät“, sagte Marta Olsen. Der Hafen ist seit Montag zu und "
         "niemand weiß, wann er wieder öffnet.", False),
        ("« Le bateau est en retard », a dit Marta Olsen. Le port est fermé depuis lundi et "
         "personne ne sait quand il va rouvrir.", False),
        ("«Паром опаздывает», — сказала Марта Ольсен. Порт закрыт с понедельника.", False),
        ("El barco llega tarde otra vez, dijo Marta Olsen. El puerto está cerrado desde el lunes "
         "y nadie sabe cuándo vuelve a abrir.", False),
        ("渡轮又晚点了，玛尔塔说。", False),
        ("Ferry late again", True),
        ("1234", True),
    ],
)  # fmt: skip
def test_other_languages_are_told_from_english(text, english):
    assert is_english(text) is english


def test_in_another_language_marks_alone_give_quotations():
    text = (
        "„Die Fähre kommt heute schon wieder zu spät“, sagte Marta Olsen. Der Hafen ist seit "
        "Montag zu und niemand weiß, wann er wieder öffnet."
    )
    (quotation,) = find_quotations(text, split_sentences(text))
    assert quotation.kind == "direct"
    assert quotation.quoted[0].of(text) == "Die Fähre kommt heute schon wieder zu spät"
    assert quotation.speaker is None


def steps_of(text: str, sentences: list[Span] | None = None) -> int:
    steps = Steps()
    find_quotations(text, sentences or split_sentences(text), steps=steps)
    return steps.count


@pytest.mark.parametrize(
    "unit",
    [
        ARTICLE,
        '"',
        '" ',
        "“a ”",
        "‘it’s the dogs’ ",
        '"A." said B. ',
        "Marta Olsen said that ",
        "who said Olsen, ",
        "Olsen, a man, ",
        "Q: Why? A: No.\n\n",
        "— Why? asked Tom.\n",
        "said " * 20,
        "A nurse said she was late. ",
        "The board said it was late. It added that it was sorry.\n\n",
        "“Mayor Olsen is late,” a man said. Ann Olsen, 43, was not.\n",
        "北京 слово “a” ",
        "12 34 56. ",
        "of the harbour ",
    ],
)
def test_twice_the_text_is_at_most_two_and_a_half_times_the_work(unit):
    size = 12_000
    once = unit * (size // len(unit))
    assert steps_of(once + once) <= 2.5 * steps_of(once)


def test_a_megabyte_of_quotation_marks_is_read():
    text = '"' * 1_000_000
    check(text, find_quotations(text, [Span(0, len(text))]))


def test_mixed_scripts_keep_the_quotations_that_can_be_read():
    text = (
        "“我们走,” said 李明. «Мы идём», Olga Petrova said. “We go,” said Marta Olsen of Bodø. " * 3
    )
    found = find_quotations(text, split_sentences(text))
    check(text, found)
    assert {"Olga Petrova", "Marta Olsen"} <= {quotation.speaker for quotation in found}


def test_a_sentence_without_an_end_is_read():
    text = 'Marta Olsen said "no" and ' * 2_000
    found = find_quotations(text, [Span(0, len(text))])
    check(text, found)
    assert found
