"""The listing keeps up with the library, in every order and under every kind of heading."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.ledger import UndoError
from reader.library.listing import GROUPINGS, SORTS, Listing
from reader.model import Article, Span


def add(library: Library, number: int) -> str:
    article = Article(
        title=f"{'Zyx'[number % 3]} number {number}",
        text=f"Text {number}. " * (number % 4 + 1),
        published=None if number % 5 == 4 else f"20{10 + number % 3}-0{number % 9 + 1}-01",
        publisher=None if number % 4 == 3 else f"Paper {number % 2}",
    )
    return library.add(article).id


@pytest.fixture
def shelf(library: Library) -> Library:
    for number in range(8):
        add(library, number)
    return library


def state(listing: Listing) -> object:
    shown = list(listing.shown)
    return [a.id for a in shown], shown, listing.groups, listing.totals, listing.problem


STEPS: list[Callable[[Library, int], object]] = [
    add,
    lambda library, n: library.remove(library.articles()[n % len(library.articles())].id),
    lambda library, n: library.set_starred(library.articles()[0].id, n % 2 == 0),
    lambda library, n: library.set_position(library.articles()[-1].id, n, 0.5),
    lambda library, n: library.annotate(library.articles()[0].id, Span(0, 4), tags=[f"t{n % 2}"]),
    lambda library, n: library.arranging.collect([library.articles()[0].id], f"c{n % 2}"),
    lambda library, _: library.undo(),
]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(8, 40)), max_size=6),
    sort=st.integers(0, len(SORTS) - 1),
    grouping=st.integers(0, len(GROUPINGS) - 1),
    typed=st.sampled_from(["", "number", "is:unread", "-tag:t0", "after:2011 or is:starred"]),
)
def test_mended_list_is_the_one_made_anew(
    steps: list[tuple[Callable[[Library, int], object], int]],
    sort: int,
    grouping: int,
    typed: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with Library.open(tmp_path_factory.mktemp("listing") / "library") as library:
        for number in range(8):
            add(library, number)
        listing = Listing(library)

        def arranged(one: Listing) -> Listing:
            one.refresh()
            while one.sort != list(SORTS)[sort]:
                one.next_sort()
            while one.grouping != GROUPINGS[grouping]:
                one.next_grouping()
            one.filter(typed)
            return one

        arranged(listing)
        for step, number in steps:
            with suppress(UndoError):
                step(library, number)
            listing.refresh()
            anew = arranged(Listing(library))
            key, _ = SORTS[listing.sort]
            assert sorted(listing.shown) == sorted(anew.shown)
            assert [key(a) for a in listing.shown] == [key(a) for a in anew.shown]
            assert listing.totals == anew.totals
            assert [group.title for group in listing.groups] == [g.title for g in anew.groups]


def test_what_did_not_change_is_not_made_again(shelf: Library) -> None:
    before = shelf.listing_by_key()
    shelf.set_starred(shelf.articles()[0].id, True)
    after = shelf.listing_by_key()
    assert sum(before[key] is not after[key] for key in before) == 1


def test_within_a_step_the_list_is_that_of_the_step(shelf: Library) -> None:
    before = len(shelf.listing())
    with pytest.raises(ZeroDivisionError), shelf.ledger.step("nothing comes of it"):
        shelf.remove(shelf.listing()[0].id)
        assert len(shelf.listing()) == before - 1
        raise ZeroDivisionError
    assert len(shelf.listing()) == before


def headings(listing: Listing) -> dict[str, int]:
    ends = [*(group.first for group in listing.groups[1:]), len(listing.shown)]
    return {g.title: end - g.first for g, end in zip(listing.groups, ends, strict=True)}


def test_articles_stand_under_the_headings_of_a_grouping(shelf: Library) -> None:
    first, second = (article.id for article in shelf.articles()[:2])
    shelf.annotate(first, None, tags=["claim", "evidence"])
    shelf.arranging.collect([first, second], "To write about")
    listing = Listing(shelf)
    listing.refresh()
    found = {}
    for _ in GROUPINGS[1:]:
        name = listing.next_grouping()
        found[name] = headings(listing)
    assert found["source"] == {"Paper 0": 4, "Paper 1": 2, "no source": 2}
    assert next(iter(found["date"])) == "June 2012"
    assert list(found["date"])[-1] == "no date"
    assert found["tag"] == {"#claim": 1, "#evidence": 1, "no tag": 7}
    assert found["collection"] == {"To write about": 2, "in no collection": 6}


def test_words_are_folded_a_few_at_a_time_while_nobody_types(shelf: Library) -> None:
    listing = Listing(shelf)
    listing.refresh()
    assert not listing.prepare(at_most=3)
    shelf.set_starred(shelf.articles()[0].id, True)
    add(shelf, 20)
    listing.refresh()
    while not listing.prepare(at_most=3):
        pass
    listing.filter("number 20")
    assert [article.title for article in listing.shown] == ["x number 20"]
