"""After any changes: counts are right, undo walks back exactly, reopening changes nothing."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Article, ReaderError, Span

TEXTS = ("The harbour will stay shut until spring.", "The market moved to the square.")
SPANS = st.sampled_from([Span(0, 3), Span(4, 11), Span(4, 15), None])
TAGS = st.sampled_from(["claim", "new", "new/below", "other"])
ARTICLES = st.integers(0, 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("annotate"), ARTICLES, SPANS, st.lists(TAGS, max_size=2)),
        st.tuples(st.just("toggle"), ARTICLES, SPANS.filter(bool), TAGS),
        st.tuples(st.just("note"), ARTICLES, SPANS, st.sampled_from(["", "one", "two"])),
        st.tuples(st.just("highlight"), ARTICLES, SPANS.filter(bool)),
        st.tuples(st.just("move"), st.integers(0, 9), SPANS.filter(bool)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("rename"), TAGS, TAGS),
        st.tuples(st.just("merge"), TAGS, TAGS),
        st.tuples(st.just("remove_tag"), TAGS),
        st.tuples(st.just("key"), TAGS, st.sampled_from(["", "1", "7"])),
        st.tuples(st.just("star"), ARTICLES, st.booleans()),
        st.tuples(st.just("status"), ARTICLES, st.sampled_from(["unread", "done"])),
        st.tuples(st.just("remove"), ARTICLES),
        st.tuples(st.just("undo")),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("reopen")),
    ),
    min_size=6,
    max_size=24,
)


class Desk:
    """A library, and what a person at it would remember of its past."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(folder, author="ada")
        self.articles = [
            self.library.add(Article(title=f"Article {number}", text=text))
            for number, text in enumerate(TEXTS)
        ]
        self.past: list[Any] = []
        self.future: list[Any] = []

    def do(self, name: str, *arguments: Any) -> None:
        before = state(self.library)
        if name in ("undo", "redo"):
            source, sink = (self.past, self.future) if name == "undo" else (self.future, self.past)
            if not source:
                with pytest.raises(ReaderError, match=f"nothing to {name}"):
                    getattr(self.library, name)()
            else:
                getattr(self.library, name)()
                sink.append(before)
                assert state(self.library) == source.pop()
            return
        try:
            getattr(self, f"_{name}")(*arguments)
        except ReaderError:
            assert state(self.library) == before
        else:
            if state(self.library) != before:
                self.past.append(before)
                self.future.clear()

    def check(self) -> None:
        assert self.library.problems() == []
        annotations = list(self.library.annotations())
        tags = {tag.name for tag in self.library.codebook.tags()}
        for listed in self.library.articles():
            mine = [a for a in annotations if a.article == listed.id]
            assert listed.annotations == len(mine)
            assert set(listed.tags) == {tag for a in mine for tag in a.tags} <= tags
        assert self.library.codebook.uses() == Counter(tag for a in annotations for tag in a.tags)
        keys = [tag.key for tag in self.library.codebook.tags() if tag.key]
        assert len(keys) == len(set(keys))

    def _reopen(self) -> None:
        before = state(self.library)
        self.library.close(fold=len(self.past) % 2 == 0)
        self.library = Library.open(self.folder, author="ada")
        assert state(self.library) == before

    def _annotate(self, number: int, span: Span | None, tags: list[str]) -> None:
        self.library.annotate(self.articles[number].id, span, tags=tags)

    def _toggle(self, number: int, span: Span, tag: str) -> None:
        self.library.marking.toggle_tag(self._article(number), span, tag)

    def _note(self, number: int, span: Span | None, note: str) -> None:
        self.library.marking.set_note(self._article(number), span, note)

    def _highlight(self, number: int, span: Span) -> None:
        self.library.marking.highlight(self._article(number), span)

    def _move(self, place: int, span: Span) -> None:
        for annotation in self._chosen(place):
            article = self.library.article(annotation.article)
            self.library.marking.move(article, annotation, span)

    def _delete(self, place: int) -> None:
        for annotation in self._chosen(place):
            self.library.marking.remove(annotation)

    def _rename(self, old: str, new: str) -> None:
        self.library.codebook.rename(old, new)

    def _merge(self, old: str, into: str) -> None:
        self.library.codebook.merge(old, into)

    def _remove_tag(self, name: str) -> None:
        self.library.codebook.remove(name)

    def _key(self, name: str, key: str) -> None:
        self.library.codebook.describe(name, key=key)

    def _star(self, number: int, starred: bool) -> None:
        self.library.set_starred(self.articles[number].id, starred)

    def _status(self, number: int, status: Any) -> None:
        self.library.set_status(self.articles[number].id, status)

    def _remove(self, number: int) -> None:
        self.library.remove(self.articles[number].id)

    def _article(self, number: int) -> Article:
        return self.library.article(self.articles[number].id)

    def _chosen(self, place: int) -> list[Any]:
        found = [a for a in self.library.annotations() if a.span]
        return [found[place % len(found)]] if found else []


def state(library: Library) -> Any:
    """All that a person can see of a library."""
    return (
        library.articles(),
        sorted(library.annotations(), key=lambda annotation: annotation.id),
        library.codebook.tags(),
    )


@settings(
    max_examples=40,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(STEPS)
def test_any_sequence_of_changes_can_be_walked_back_and_forth(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    start = state(desk.library)
    for step in steps:
        desk.do(*step)
        desk.check()
    while desk.future:
        desk.do("redo")
    end, count = state(desk.library), len(desk.past)
    while desk.past:
        desk.do("undo")
        desk.check()
    assert state(desk.library) == start
    for _ in range(count):
        desk.do("redo")
        desk.check()
    assert state(desk.library) == end
    desk.do("reopen")
    desk.library.close()
