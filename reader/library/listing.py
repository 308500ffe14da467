"""The listing: the articles of a library in an order, and those of them that fit a query.

In: a library, the name of an order or a grouping, what was typed. Out: the articles to be shown.
Made for lists of 100,000: what changed is taken in without making the rest again, the words that
are looked for are folded once, and a query that says more than the last one only looks at what that
one left.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, overload

from reader.library import query as queries
from reader.library.columns import Columns, Places, narrows
from reader.library.library import Library
from reader.library.query import People, Query, nobody
from reader.model import ListedArticle
from reader.storage.memory import collecting_later

Key = Callable[[ListedArticle], Any]

SORTS: dict[str, tuple[Key, bool]] = {
    "date": (queries.newest, True),
    "added": (lambda a: a.added, True),
    "title": (lambda a: a.title.casefold(), False),
    "source": (lambda a: ((a.publisher or "~").casefold(), a.published or ""), False),
    "length": (lambda a: a.words, False),
    "progress": (lambda a: a.progress, True),
    "annotations": (lambda a: a.annotations, True),
}
"""Orders by name: what is compared, and whether the greatest comes first."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
FEW = 50
"""Changes up to which the list is mended; for more it is made anew."""
GROUPINGS = ("", "source", "date", "tag", "collection")
"""Groupings by name; "" is none."""


class Group(NamedTuple):
    """A heading and where, among the articles shown, its first one stands."""

    title: str
    first: int


class Totals(NamedTuple):
    """What the whole library has."""

    articles: int
    annotations: int
    tags: int


class Shown(Sequence[ListedArticle]):
    """Some of a list's articles, looked up when they are asked for."""

    def __init__(self, articles: Sequence[ListedArticle], places: Sequence[int]) -> None:
        self._articles = articles
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> ListedArticle: ...
    @overload
    def __getitem__(self, index: slice) -> "Shown": ...
    def __getitem__(self, index: int | slice) -> "ListedArticle | Shown":
        if isinstance(index, slice):
            return Shown(self._articles, self._places[index])
        return self._articles[self._places[index]]


class Listing:
    """What a list shows of one library. Nothing here reads a text."""

    def __init__(self, library: Library, people: People = nobody) -> None:
        self._library = library
        self._people = people
        self._version = -1
        self._by_key: dict[str, ListedArticle] = {}
        self._columns = Columns()
        self._query = Query()
        self._places: Places = ()
        self._tags: Counter[str] = Counter()
        self._annotations = 0
        self.sort = "date"
        self.grouping = ""
        self.typed = ""
        self.problem = ""
        """Why a part of what was typed makes no sense; it is left out."""
        self.shown: Sequence[ListedArticle] = ()
        self.groups: tuple[Group, ...] = ()

    @property
    def articles(self) -> Sequence[ListedArticle]:
        """Every article, in order, whatever was typed."""
        return self._columns.articles

    @property
    def totals(self) -> Totals:
        """What the whole library has."""
        return Totals(len(self._by_key), self._annotations, len(self._tags))

    @property
    def fitting(self) -> int:
        """How many articles fit what was typed."""
        return len(self._places) if self._query else len(self._by_key)

    # -- keeping up with the library -----------------------------------------------------------

    def refresh(self) -> None:
        """Take in what changed in the library. Raises LibraryError."""
        with collecting_later():
            self._refresh()

    def _refresh(self) -> None:
        version = self._library.version
        changed = self._library.changed_since(self._version)
        before, self._by_key = self._by_key, self._library.listing_by_key()
        self._version = version
        if changed is None or len(changed) > FEW:
            self._columns = Columns(self._by_key.values())
            self._tags.clear()
            self._annotations = 0
            for article in self._columns.articles:
                self._count(article, 1)
            self._sort()
        else:
            for key in changed:
                self._replace(before.get(key), self._by_key.get(key))
        if changed is None or changed:
            self._select()

    def _replace(self, old: ListedArticle | None, new: ListedArticle | None) -> None:
        columns = self._columns
        if old is new:
            return
        if old is not None:
            columns.remove(columns.articles.index(old))
            self._count(old, -1)
        if new is not None:
            columns.insert(_place_for(new, columns.articles, self.sort), new)
            self._count(new, 1)

    def _count(self, article: ListedArticle, by: int) -> None:
        self._annotations += by * article.annotations
        for tag in article.tags:
            self._tags[tag] += by
            if not self._tags[tag]:
                del self._tags[tag]

    # -- order ---------------------------------------------------------------------------------

    def next_sort(self) -> str:
        """Use the next order; its name."""
        names = list(SORTS)
        self.sort = names[(names.index(self.sort) + 1) % len(names)]
        self._columns = Columns(self._columns.articles)
        self._sort()
        self._select()
        return self.sort

    def next_grouping(self) -> str:
        """Use the next grouping; its name, "" where there is none now."""
        self.grouping = GROUPINGS[(GROUPINGS.index(self.grouping) + 1) % len(GROUPINGS)]
        self._show()
        return self.grouping

    def _sort(self) -> None:
        key, descending = SORTS[self.sort]
        self._columns.articles.sort(key=key, reverse=descending)

    # -- what fits -----------------------------------------------------------------------------

    def prepare(self, at_most: int | None = None) -> bool:
        """Make ready what filtering looks at, of so many articles more; whether all is."""
        self._columns.prepare(at_most)
        return self._columns.are_ready

    def filter(self, typed: str) -> None:
        """Show what fits a query."""
        self.typed = typed
        self._select(among=self._places)

    def _select(self, among: Places | None = None) -> None:
        """Find what fits; `among` are the places of what fitted the last query in this order."""
        problems: list[str] = []
        query = queries.parse(self.typed, problems)
        self.problem = problems[0] if problems else ""
        if query:
            has_less = among is not None and bool(self._query) and narrows(query, self._query)
            self._places = self._columns.select(query, self._people, among if has_less else None)
        self._query = query
        self._show()

    def _show(self) -> None:
        articles: Sequence[ListedArticle] = self._columns.articles
        if self._query:
            articles = Shown(articles, self._places)
        self.groups = ()
        if self.grouping:
            articles, self.groups = grouped(articles, self.grouping)
        self.shown = articles


def _place_for(article: ListedArticle, articles: Sequence[ListedArticle], sort: str) -> int:
    """Where an article belongs among others in this order."""
    key, descending = SORTS[sort]
    wanted = key(article)
    first, last = 0, len(articles)
    while first < last:
        middle = (first + last) // 2
        other = key(articles[middle])
        if other > wanted if descending else other < wanted:
            first = middle + 1
        else:
            last = middle
    return first


def grouped(
    articles: Sequence[ListedArticle], grouping: str
) -> tuple[list[ListedArticle], tuple[Group, ...]]:
    """The articles under headings, each under all that are its own, in their order."""
    bundles: dict[str, list[ListedArticle]] = {}
    names = _GROUPS[grouping]
    for article in articles:
        for name in names(article):
            bundles.setdefault(name, []).append(article)
    shown: list[ListedArticle] = []
    groups: list[Group] = []
    order = sorted(bundles, key=str.casefold, reverse=grouping == "date")
    for name in sorted(order, key=lambda name: not name):  # what is under no heading comes last
        title = name or _NONE[grouping]
        groups.append(Group(_month(title) if grouping == "date" and name else title, len(shown)))
        shown += bundles[name]
    return shown, tuple(groups)


def _month(date: str) -> str:
    year, _, month = date.partition("-")
    if month.isdecimal() and 1 <= int(month) <= len(MONTHS):
        return f"{MONTHS[int(month) - 1]} {year}"
    return year


_GROUPS: dict[str, Callable[[ListedArticle], Sequence[str]]] = {
    "source": lambda a: (a.publisher or "",),
    "date": lambda a: ((a.published or "")[:7],),
    "tag": lambda a: [f"#{tag}" for tag in a.tags] or ("",),
    "collection": lambda a: a.collections or ("",),
}
_NONE = {
    "source": "no source", "date": "no date", "tag": "no tag", "collection": "in no collection",
}  # fmt: skip
