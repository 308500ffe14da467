"""Collecting: annotations of many articles as one list, those that fit a query, in groups.

In: articles, a query, what to group by. Out: `Collected` rows and `Group`s of places in them. A row
is put into every group it belongs to: by tag into one for each of its tags, by person into one for
each who speaks in it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reader.library.documents import key_of
from reader.library.folding import fold
from reader.library.query import (
    People,
    Query,
    Term,
    annotation_has,
    haystack_of,
    is_own_state,
    nobody,
    remembered,
)
from reader.model import Analysis, Annotation, ListedArticle

if TYPE_CHECKING:
    from reader.library.library import Library

By = Literal["article", "tag", "person"]
FIRST = 500
"""Annotations after which the first of them are given."""


class Collected(NamedTuple):
    """An annotation, and what the list says of its article."""

    annotation: Annotation
    article: ListedArticle


class Group(NamedTuple):
    """Rows that belong together. `name` is an article's id, a tag, or a person; "" for the rows
    that have no tag or person."""

    name: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class Collection:
    """The annotations of one article or of all, by article, and how up to date they are."""

    parts: Mapping[str, tuple[Collected, ...]] = field(default_factory=dict[str, Any])
    """By the id of the article, newest publication first; those that have none are left out."""
    stamps: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def rows(self) -> list[Collected]:
        """All of them, article by article, by place."""
        return [row for part in self.parts.values() for row in part]


def collect(
    library: "Library", known: Collection, article_id: str | None = None
) -> Iterator[Collection]:
    """The annotations of an article, or of all, as they are now; only what changed is read.

    Of a large library more and more of it is given before all of it is, so that somebody can begin
    to read. Raises LibraryError.
    """
    articles = [library.listed(article_id)] if article_id else library.articles()
    now = library.stamps(listed.id for listed in articles)
    parts: dict[str, tuple[Collected, ...]] = {}
    stamps: dict[str, int] = {}
    read, enough = 0, FIRST
    for listed in articles:
        if not listed.annotations:
            continue
        stamp, before = now.get(key_of(listed.id)), known.parts.get(listed.id)
        if stamp is None:
            continue  # taken out of the list meanwhile
        if before is None or known.stamps[listed.id] != stamp:
            marks = library.marking.of_article(listed.id)
            read += len(marks)
        else:
            marks = [row.annotation for row in before]
        parts[listed.id] = tuple(Collected(mark, listed) for mark in marks)
        stamps[listed.id] = stamp
        if read >= enough and not known.parts:
            enough *= 2
            yield Collection(dict(parts), dict(stamps))
    yield Collection(parts, stamps)


def haystack(row: Collected) -> str:
    """What free words are looked for in: the passage, the note, the tags, the article's title."""
    annotation = row.annotation
    return haystack_of(annotation.exact, annotation.note, *annotation.tags, row.article.title)


def select(
    query: Query, rows: Sequence[Collected], haystacks: Sequence[str], people: People = nobody
) -> list[int]:
    """The places of the rows that fit, in order, as `Query.fits_annotation` has it.

    `haystacks` are those of `haystack`. What a term says of an article or of a set of tags is
    found out once, so that a list of 100,000 follows the typing.
    """
    found: Sequence[int] = range(len(rows))
    people = remembered(people)
    for group in query.groups:
        fitting = [_fitting(term, rows, haystacks, people, found) for term in group]
        found = fitting[0] if len(fitting) == 1 else sorted(set[int]().union(*fitting))
    return list(found)


def grouped(
    rows: Sequence[Collected],
    places: Iterable[int],
    by: By,
    tags: Sequence[str] = (),
    people: Mapping[str, tuple[str, ...]] | None = None,
) -> list[Group]:
    """The places in groups, each in the order they came in.

    Articles stand in the order they came in; tags in that of the codebook, `tags`; people, by the
    id of an annotation in `people`, those with most rows first. Rows without come last.
    """
    groups: dict[str, list[int]] = {}
    for place in places:
        annotation = rows[place].annotation
        names: tuple[str, ...] = (annotation.article,)
        if by != "article":
            names = annotation.tags if by == "tag" else (people or {}).get(annotation.id, ())
        for name in names or ("",):
            groups.setdefault(name, []).append(place)
    without = groups.pop("", None)
    order = list(groups)
    if by == "tag":
        known = {name: number for number, name in enumerate(tags)}
        order.sort(key=lambda name: (known.get(name, len(known)), name))
    elif by == "person":
        order.sort(key=lambda name: (-len(groups[name]), name))
    found = [Group(name, groups[name]) for name in order]
    return found if without is None else [*found, Group("", without)]


def people_of(annotations: Iterable[Annotation], analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """By annotation, whose words it is about: who speaks in it; where nobody does, who is named."""
    found: dict[str, tuple[str, ...]] = {}
    for annotation in annotations:
        span = annotation.span
        if span is None:
            continue
        names = [
            quotation.speaker
            for quotation in analysis.quotations
            if quotation.speaker and any(part.overlaps(span) for part in quotation.content)
        ] or [
            entity.name
            for entity in analysis.entities
            if entity.label == "PERSON" and entity.name and entity.span.overlaps(span)
        ]
        if names:
            found[annotation.id] = tuple(dict.fromkeys(names))
    return found


def _fitting(
    term: Term,
    rows: Sequence[Collected],
    haystacks: Sequence[str],
    people: People,
    found: Iterable[int],
) -> list[int]:
    """Those of the places whose rows fit one term."""
    wanted = not term.negative
    if not term.field:
        word = fold(term.value)
        return [place for place in found if (word in haystacks[place]) is wanted]
    alike = _alike(term)
    answers: dict[object, bool] = {}
    fitting: list[int] = []
    for place in found:
        row = rows[place]
        key = alike(row)
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = annotation_has(term, row.annotation, row.article, people)
        if answer is wanted:
            fitting.append(place)
    return fitting


def _alike(term: Term) -> Callable[[Collected], object]:
    """What the answer to a term depends on: rows in which that is the same have the same answer."""
    if term.field == "tag":
        return lambda row: row.annotation.tags
    if is_own_state(term):
        return lambda row: row.annotation.state
    return lambda row: row.article.id
