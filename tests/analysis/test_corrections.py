"""What a person corrects is shown instead of what the analysis found."""

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.corrections import corrected
from reader.model import Analysis, Annotation, Correction, Entity, Quotation, Span

TEXT = "Paris Novak met Mrs Novak in Paris. “It rains,” she said. Paris left Paris."


def at(words: str, correction: Correction, occurrence: int = 0, updated: str = "1") -> Annotation:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Annotation(
        id=updated, article="a", start=start, end=start + len(words), updated=updated,
        correction=correction,
    )  # fmt: skip


def entity(words: str, label: str, name: str | None = None, occurrence: int = 0) -> Entity:
    place = at(words, Correction(subject="entity"), occurrence).span
    assert place is not None
    return Entity(*place, label, name or words)


FOUND = Analysis(
    entities=(
        entity("Paris Novak", "GPE"),
        entity("Novak", "PERSON", "Novak", 1),
        entity("Paris", "GPE", "Paris", 1),
        entity("Paris", "GPE", "Paris", 3),
    ),
    quotations=(Quotation(kind="direct", content=(Span(36, 47),), speaker="Novak"),),
)


def shown(analysis: Analysis) -> list[tuple[str, str, str | None]]:
    return [(e.span.of(TEXT), e.label, e.name) for e in analysis.entities]


def test_it_is_a_person_here() -> None:
    fixed = corrected(
        FOUND, [at("Paris Novak", Correction(subject="entity", label="PERSON"))], TEXT
    )
    assert shown(fixed)[0] == ("Paris Novak", "PERSON", "Paris Novak")
    assert shown(fixed)[1:] == shown(FOUND)[1:]


def test_it_is_no_entity_here_or_nowhere() -> None:
    here = Correction(subject="entity", rejected=True)
    assert len(corrected(FOUND, [at("Paris", here, 1)], TEXT).entities) == 3
    nowhere = Correction(subject="entity", rejected=True, everywhere=True)
    left = corrected(FOUND, [at("Paris", nowhere, 1)], TEXT)
    assert [words for words, _, _ in shown(left)] == ["Paris Novak", "Novak"]


def test_a_name_that_was_missed_is_found_everywhere_but_not_inside_another() -> None:
    everywhere = Correction(subject="entity", label="PERSON", everywhere=True)
    fixed = corrected(FOUND, [at("Paris", everywhere, 1)], TEXT)
    places = [(words, label) for words, label, _ in shown(fixed)]
    assert places == [
        ("Paris Novak", "GPE"), ("Novak", "PERSON"),
        ("Paris", "PERSON"), ("Paris", "PERSON"), ("Paris", "PERSON"),
    ]  # fmt: skip


def test_two_names_of_one_person_become_one_and_her_quotations_follow() -> None:
    same = Correction(subject="entity", name="Paris Novak", former="Novak", everywhere=True)
    fixed = corrected(FOUND, [at("Novak", same, 1)], TEXT)
    assert fixed.entities[1].name == "Paris Novak"
    assert fixed.quotations[0].speaker == "Paris Novak"


def test_a_quotation_gets_another_speaker_or_is_none() -> None:
    said_by = Correction(subject="quotation", name="Ida Moe", former="Novak")
    quoted = at("It rains", said_by)
    assert corrected(FOUND, [quoted], TEXT).quotations[0].speaker == "Ida Moe"
    none = at("It rains", Correction(subject="quotation", rejected=True))
    assert not corrected(FOUND, [none], TEXT).quotations


def test_a_speaker_is_changed_in_all_of_his_quotations_on_request() -> None:
    two = Analysis(
        quotations=(
            *FOUND.quotations,
            Quotation(kind="indirect", content=(Span(58, 68),), speaker="Novak"),
            Quotation(kind="indirect", content=(Span(69, 74),), speaker="Ida Moe"),
        )
    )
    everywhere = Correction(subject="quotation", name="Jan Novak", former="Novak", everywhere=True)
    fixed = corrected(two, [at("It rains", everywhere)], TEXT)
    assert [q.speaker for q in fixed.quotations] == ["Jan Novak", "Jan Novak", "Ida Moe"]


def test_a_quotation_that_was_missed_is_added_with_its_marks_left_out() -> None:
    missed = at("“It rains,”", Correction(subject="quotation", name="Ida Moe"))
    (added,) = corrected(Analysis(), [missed], TEXT).quotations
    assert (added.kind, added.speaker) == ("direct", "Ida Moe")
    assert [span.of(TEXT) for span in added.quoted] == ["It rains,"]


def test_the_latest_correction_wins_whatever_order_they_are_stored_in() -> None:
    first = at("Paris Novak", Correction(subject="entity", label="ORG"), updated="1")
    last = at("Paris Novak", Correction(subject="entity", label="PERSON"), updated="2")
    assert corrected(FOUND, [last, first], TEXT) == corrected(FOUND, [first, last], TEXT)
    assert shown(corrected(FOUND, [last, first], TEXT))[0][1] == "PERSON"


SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], len(TEXT)))
)
CORRECTIONS = st.builds(
    Correction,
    subject=st.sampled_from(["entity", "quotation"]),
    rejected=st.booleans(),
    label=st.sampled_from(["", "PERSON", "GPE"]),
    name=st.sampled_from(["", "Novak", "Ida Moe"]),
    former=st.sampled_from(["", "Novak", "Paris"]),
    everywhere=st.booleans(),
)
MADE = st.builds(
    lambda place, correction, time: Annotation(
        id=time, article="a", start=place[0], end=place[1], updated=time, correction=correction
    ),
    SPANS,
    CORRECTIONS,
    st.integers(0, 99).map(str),
)


@given(st.lists(MADE, max_size=8))
def test_whatever_is_corrected_entities_are_in_order_and_do_not_overlap(
    made: list[Annotation],
) -> None:
    fixed = corrected(FOUND, made, TEXT)
    ends = [entity.end for entity in fixed.entities]
    starts = [entity.start for entity in fixed.entities]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert [q.start for q in fixed.quotations] == sorted(q.start for q in fixed.quotations)
