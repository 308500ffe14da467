"""Feeds: the subscriptions of a library, and which of their articles are in it.

In: addresses, and what a feed gave. Out: `Feed`s. Stored in the table `feeds` of `library.json`;
nothing is fetched here, and nothing unless a person asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reader.library.documents import MAIN, key_of, now
from reader.library.ledger import Ledger, Place
from reader.model import AmbiguousError, NotFoundError

TABLE = "feeds"
KEPT = 5_000
"""Articles remembered of one feed; what was taken out of the library does not come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One subscription. `refreshed` is a UTC time, "" for never; `problem` why that failed last.

    `etag` and `modified` are what the server calls its latest state. `articles`: the hash of each
    entry seen → the id of its article, "" where it could not be added.
    """

    url: str
    title: str = ""
    added: str = ""
    refreshed: str = ""
    problem: str = ""
    etag: str = ""
    modified: str = ""
    articles: Mapping[str, str] = field(default_factory=dict[str, str])

    def to_json(self) -> dict[str, Any]:
        """The object of `reader feeds --json`."""
        return {
            "url": self.url,
            "title": self.title,
            "added": self.added,
            "refreshed": self.refreshed or None,
            "problem": self.problem or None,
            "articles": sum(map(bool, self.articles.values())),
        }


class Feeds:
    """The subscriptions of one library."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> list[Feed]:
        """Every feed, by title."""
        found = [_feed(row) for row in self._ledger.rows(MAIN, TABLE).values()]
        return sorted(found, key=lambda feed: ((feed.title or feed.url).casefold(), feed.url))

    def find(self, reference: str) -> Feed:
        """The feed of an address or of a unique part of its address or title.

        Raises NotFoundError, AmbiguousError.
        """
        feeds = self.all()
        folded = reference.casefold()
        exact = [feed for feed in feeds if feed.url == reference]
        found = exact or [f for f in feeds if folded in f"{f.title} {f.url}".casefold()]
        if not found or not folded:
            raise NotFoundError(f"no feed “{reference}”; 'reader feeds' lists them")
        if len(found) > 1:
            names = ", ".join(feed.url for feed in found[:3])
            raise AmbiguousError(f"“{reference}” fits {len(found)} feeds: {names}")
        return found[0]

    def add(self, url: str, title: str = "") -> tuple[Feed, bool]:
        """Subscribe to an address; the feed, and whether it is new."""
        with self._ledger.step(f"subscribed to {title or url}") as step:
            row = self._ledger.read(_place(url))
            if row is not None:
                return _feed(row), False
            feed = Feed(url=url, title=title, added=now())
            step.put(_place(url), _row(feed))
        return feed, True

    def remove(self, feed: Feed) -> None:
        """End a subscription; its articles stay."""
        with self._ledger.step(f"no longer subscribed to {feed.title or feed.url}") as step:
            step.put(_place(feed.url), None)

    def refreshed(self, feed: Feed, articles: Mapping[str, str], **changes: str) -> None:
        """Remember what a refresh brought: new entries, and what the server calls its state.

        No step of undo. A subscription that ended meanwhile stays ended.
        """
        with self._ledger.quietly():
            row = self._ledger.read(_place(feed.url))
            if row is None:
                return
            current = _feed(row)
            seen = dict(list({**current.articles, **articles}.items())[-KEPT:])
            self._ledger.write(
                _place(feed.url), row, _row(replace(current, articles=seen, **changes))
            )


def unseen(feed: Feed, keys: Iterable[str]) -> list[str]:
    """Those of the keys, as a feed names its entries, that have not come before."""
    return [key for key in keys if entry_hash(key) not in feed.articles]


def entry_hash(key: str) -> str:
    """What is remembered of an entry's key."""
    return f"{key_of(key):012x}"


def _place(url: str) -> Place:
    return Place(MAIN, TABLE, key_of(url))


def _row(feed: Feed) -> dict[str, Any]:
    names = ("url", "title", "added", "refreshed", "problem", "etag", "modified")
    return {**{name: getattr(feed, name) for name in names}, "articles": dict(feed.articles)}


def _feed(row: Mapping[str, Any]) -> Feed:
    return Feed(**{name: value for name, value in row.items() if name in Feed.__slots__})
