"""What became of one text in another is shown to the word, and nothing is left out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.difference import difference
from reader.model import Span

OLD = """The harbour stays shut, the mayor said.

Nobody in the town believes the fifth date that the ministry has named.

Two engineers who saw the report in March told a different story about it."""

texts = st.text("ab \n.é漢", max_size=80)


def marked(old: str, new: str) -> str:
    """Both texts in one: `[-old-]{+new+}` where they differ."""
    parts: list[str] = []
    for block in difference(old, new).blocks():
        if block.is_equal:
            parts.append(block.new.of(new))
        else:
            parts.append(f"[-{block.old.of(old)}-]" if block.old.length else "")
            parts.append(f"{{+{block.new.of(new)}+}}" if block.new.length else "")
    return "".join(parts)


@given(texts, texts)
def test_the_blocks_are_both_texts_from_beginning_to_end(old: str, new: str) -> None:
    blocks = list(difference(old, new).blocks())
    assert "".join(block.old.of(old) for block in blocks) == old
    assert "".join(block.new.of(new) for block in blocks) == new
    for before, after in pairwise(blocks):
        assert before.old.end == after.old.start
        assert before.new.end == after.new.start
        assert before.is_equal != after.is_equal
    assert all(b.old.of(old) == b.new.of(new) for b in blocks if b.is_equal)


@given(texts)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert all(block.is_equal for block in difference(text, text).blocks())


@given(texts, texts, st.data())
def test_what_a_part_carries_reads_the_same_there(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    compared = difference(old, new)
    run = compared.carrying(span) if span.length else None
    if run is not None:
        shift = run.new - run.old
        assert Span(span.start + shift, span.end + shift).of(new) == span.of(old)
    place = compared.place(start)
    assert 0 <= place.start <= place.end <= len(new)


def test_a_word_that_was_replaced_is_shown_in_its_sentence() -> None:
    new = OLD.replace("fifth", "sixth").replace("said.", "said on Tuesday.")
    assert "the mayor said{+ on Tuesday+}.\n" in marked(OLD, new)
    assert "believes the [-fifth-]{+sixth+} date" in marked(OLD, new)


def test_words_that_a_rewritten_sentence_has_by_chance_are_not_called_the_same() -> None:
    new = OLD.replace(
        "Nobody in the town believes the fifth date that the ministry has named.",
        "Repairs will begin when the insurers and the region agree on who pays.",
    )
    changed = [block for block in difference(OLD, new).blocks() if not block.is_equal]
    assert len(changed) == 1


def test_a_paragraph_that_stands_elsewhere_is_known_to_have_moved() -> None:
    first, second, third = OLD.split("\n\n")
    moved = difference(OLD, f"{third}\n\n{first}\n\n{second}").moves
    assert [OLD[run.old : run.old + run.length] for run in moved] == [third]


def test_texts_without_end_are_compared_as_one_change() -> None:
    old = "\n".join(f"a{number}" for number in range(30_000))
    new = "\n".join(f"b{number}" for number in range(30_000))
    assert len(list(difference(f"begin\n{old}\nend", f"begin\n{new}\nend").blocks())) == 3
