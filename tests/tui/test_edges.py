"""The edges of a selection: never empty, never through a cluster, back where they came from."""

from hard_texts import LINES
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.model import Span
from reader.tui.text import edges, words
from reader.tui.text.edges import Edged
from reader.tui.text.layout import Layout

MOVES = st.sampled_from([edges.by_cluster, edges.by_word, edges.by_clause])
TEXT = "The mayor, who won't resign, said: “Fish first.” EU-wide 3.5 per cent."


def on(text: str, words: str, end_moves: bool = True) -> tuple[Layout, Edged]:
    start = text.index(words)
    return Layout(text, 40), Edged(Span(start, start + len(words)), end_moves)


def test_the_end_goes_to_the_ends_of_words_and_the_beginning_to_their_beginnings() -> None:
    layout, edged = on(TEXT, "The mayor, who")
    for words_now in ("The mayor, who won't", "The mayor, who won't resign"):
        edged = edges.by_word(layout, edged, True)
        assert edged.span.of(TEXT) == words_now
    edged = edged.swapped()
    for words_now in ("mayor, who won't resign", "who won't resign"):
        edged = edges.by_word(layout, edged, True)
        assert edged.span.of(TEXT) == words_now
    edged = edges.by_word(layout, edged, False)
    assert edged.span.of(TEXT) == "mayor, who won't resign"


def test_a_word_is_held_together_by_what_stands_inside_it() -> None:
    for offset, word in ((15, "won't"), (49, "EU-wide"), (57, "3.5"), (3, " ")):
        assert words.word_at(TEXT, offset).of(TEXT) == word
    assert words.word_at("東京都", 1) == Span(1, 2)


def test_a_clause_ends_at_punctuation() -> None:
    layout, edged = on(TEXT, "The")
    found: list[str] = []
    for _ in range(3):
        edged = edges.by_clause(layout, edged, True)
        found.append(edged.span.of(TEXT))
    who = "The mayor, who won't resign"
    assert found == ["The mayor", who, f"{who}, said"]
    back = edges.by_clause(layout, Edged(edged.span, False), True)
    assert back.span.of(TEXT).startswith(", who")


def test_an_edge_that_passes_the_other_takes_its_place() -> None:
    layout, edged = on(TEXT, "who won't")
    crossed = edges.moved_to(layout, edged, 4)
    assert crossed.span.of(TEXT) == "mayor, "
    assert not crossed.end_moves
    again = edges.moved_to(layout, crossed, TEXT.index("resign"))
    assert again.span.of(TEXT) == "who won't "
    assert again.end_moves


@given(LINES, st.data())
def test_whatever_moves_the_selection_is_whole_clusters_inside_the_text(
    text: str, data: st.DataObject
) -> None:
    assume(text.strip())
    layout = Layout(text, 20)
    start = data.draw(st.integers(0, len(text) - 1))
    edged = Edged(layout.cluster_at(start), data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(1, 8))):
        if data.draw(st.booleans()):
            edged = edged.swapped()
        edged = data.draw(MOVES)(layout, edged, data.draw(st.booleans()))
        span = edged.span
        assert 0 <= span.start < span.end <= len(text)
        assert layout.cluster_at(span.start).start == span.start
        assert layout.cluster_at(span.end - 1).end == span.end


@given(LINES, st.data())
def test_a_character_on_and_back_is_where_it_was(text: str, data: st.DataObject) -> None:
    assume(text.strip())
    layout = Layout(text, 20)
    first = layout.cluster_at(data.draw(st.integers(0, len(text) - 1)))
    edged = edges.by_cluster(layout, Edged(first), True)
    assume(edged.span.end > first.end)
    assert edges.by_cluster(layout, edged, False).span == first


def test_a_line_of_a_million_letters_costs_no_more_than_a_short_one() -> None:
    text = "x" * 1_000_000
    assert words.next_word_end(text, 500_000) - 500_000 <= words.REACH
    assert 500_000 - words.last_word_start(text, 500_000) <= words.REACH
    assert words.word_at(text, 500_000).length <= 2 * words.REACH
