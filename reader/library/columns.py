"""Columns: what queries look at in a long list, made ready, so that a list follows the typing.

In: articles in an order. Out: the places of those that fit a query, in that order. A term is looked
for in a whole column at once, without a call per article, and only among what is still there.
"""

from collections.abc import Callable, Iterable, Sequence
from sys import intern

from reader.library import query as queries
from reader.library.folding import fold
from reader.library.query import People, Query, Term, article_haystack, nobody
from reader.model import ListedArticle

Places = Sequence[int]


STATUSES = ("unread", "reading", "done", "archived")
DAY = 10
"""Code points of a date."""


class Columns:
    """Articles and, as far as they are made ready, the words and dates of each, at its place."""

    def __init__(self, articles: Iterable[ListedArticle] = ()) -> None:
        self.articles = list(articles)
        self.words: list[str] = []
        self.days: list[str] = []
        self.status: list[str] = []
        self.publishers: list[str] = []
        self.bylines: list[str] = []
        self.tags: list[tuple[str, ...]] = []

    @property
    def are_ready(self) -> bool:
        """Whether every article's words are folded."""
        return len(self.words) == len(self.articles)

    def prepare(self, at_most: int | None = None) -> None:
        """Make ready what queries look at; of `at_most` articles more, or of all."""
        first = len(self.words)
        last = len(self.articles) if at_most is None else first + at_most
        for article in self.articles[first:last]:
            self._append(len(self.words), article)

    def remove(self, place: int) -> None:
        """Take one article out."""
        del self.articles[place]
        if place < len(self.words):
            for column in (
                self.words, self.days, self.status, self.publishers, self.bylines, self.tags,
            ):  # fmt: skip
                del column[place]

    def insert(self, place: int, article: ListedArticle) -> None:
        """Put one article in."""
        self.articles.insert(place, article)
        if place <= len(self.words):
            self._append(place, article)

    def _append(self, place: int, article: ListedArticle) -> None:
        # The same few strings again and again, because those that differ lie all over the memory.
        self.words.insert(place, article_haystack(article))
        self.days.insert(place, intern((article.published or "")[:DAY]))
        self.status.insert(place, intern(article.status))
        self.publishers.insert(place, intern(article.publisher or ""))
        self.bylines.insert(place, intern(article.byline or ""))
        self.tags.insert(place, article.tags)

    def select(self, query: Query, people: People = nobody, among: Places | None = None) -> Places:
        """The places of the articles that fit, in order; with `among`, of these places only."""
        self.prepare()
        found: Places = range(len(self.articles)) if among is None else among
        for group in query.groups:
            parts = [self._holding(term, people, found) for term in group]
            if len(parts) == 1:
                found = parts[0]
            else:
                union = set[int]().union(*parts)
                found = [place for place in found if place in union]
        return found

    def _holding(self, term: Term, people: People, found: Places) -> Places:
        holding = _LOOK.get(term.field, _one_by_one)(self, term, people, found)
        if not term.negative:
            return holding
        denied = set(holding)
        return [place for place in found if place not in denied]


def narrows(query: Query, other: Query) -> bool:
    """Whether it can be told that all that fits a query fits the other too."""
    pairs = zip(query.groups, other.groups, strict=False)
    return len(query.groups) >= len(other.groups) and all(
        mine == theirs or (len(mine) == len(theirs) == 1 and _is_longer(mine[0], theirs[0]))
        for mine, theirs in pairs
    )


def _is_longer(term: Term, other: Term) -> bool:
    """Whether more of a word was typed, in a field that is looked into."""
    return (
        term.field == other.field
        and term.field in ("", "title", "author", "in")
        and not (term.negative or other.negative)
        and other.value in term.value
    )


# -- a term, looked for in a column -------------------------------------------------------------


def _words(columns: Columns, term: Term, _: People, found: Places) -> Places:
    word, words = fold(term.value), columns.words
    return [place for place in found if word in words[place]]


def _status(columns: Columns, term: Term, people: People, found: Places) -> Places:
    if term.value not in STATUSES:
        return _one_by_one(columns, term, people, found)
    wanted, status = intern(term.value), columns.status
    return [place for place in found if status[place] is wanted]


def _before(columns: Columns, term: Term, _: People, found: Places) -> Places:
    day, days = term.value, columns.days
    return [place for place in found if "" < days[place] < day]


def _after(columns: Columns, term: Term, _: People, found: Places) -> Places:
    day, days = term.value, columns.days
    return [place for place in found if days[place] >= day]


def _source(columns: Columns, term: Term, people: People, found: Places) -> Places:
    value, names, articles = fold(term.value), columns.publishers, columns.articles
    named = _names_with(value, names)
    return [
        place
        for place in _words(columns, term, people, found)
        if names[place] in named or value in fold(articles[place].url or "")
    ]


def _author(columns: Columns, term: Term, _: People, found: Places) -> Places:
    names = columns.bylines
    named = _names_with(fold(term.value), names)
    return [place for place in found if names[place] in named]


def _names_with(value: str, names: Iterable[str]) -> set[str]:
    return {name for name in set(names) if value in fold(name)}


def _inside(columns: Columns, term: Term, people: People, found: Places) -> Places:
    """A field that is part of the words: looked into where the word stands at all."""
    return _one_by_one(columns, term, people, _words(columns, term, people, found))


def _people(columns: Columns, term: Term, people: People, found: Places) -> Places:
    ids, articles = people(term.value), columns.articles
    return [place for place in found if articles[place].id in ids]


def _tags(columns: Columns, term: Term, _: People, found: Places) -> Places:
    tags = columns.tags
    wanted = {each for each in set(tags) if each and queries.has_tag(term.value, each)}
    return [place for place in found if tags[place] in wanted] if wanted else ()


def _one_by_one(columns: Columns, term: Term, people: People, found: Places) -> Places:
    articles = columns.articles
    return [place for place in found if queries.has(term, articles[place], people)]


_LOOK: dict[str, Callable[[Columns, Term, People, Places], Places]] = {
    "": _words,
    "is": _status,
    "before": _before,
    "after": _after,
    "source": _source,
    "author": _author,
    "title": _inside,
    "person": _people,
    "tag": _tags,
}
