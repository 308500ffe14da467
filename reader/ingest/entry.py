"""Entries: a source that holds several articles gives one of these for each.

A feed, an archive, an export of a reading list. Nothing is read until an entry's `read` is called,
so that one bad article among ten thousand ends nothing, and a person sees how far it has come.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader.ingest.source import Source
from reader.model import Article, Metadata, SourceError
from reader.model.article import Status


class Reading(NamedTuple):
    """An article, and the bytes it was read from where they are worth keeping."""

    article: Article
    original: Source | None = None


class Passage(NamedTuple):
    """Words somebody marked in another program, with what was said about them."""

    quote: str
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What a person did with an article in another program, and wants to keep.

    `tags` and `note` belong to the article as a whole. `status` None: not known. `saved`: when, a
    UTC time in ISO 8601, or "".
    """

    tags: tuple[str, ...] = ()
    note: str = ""
    passages: tuple[Passage, ...] = ()
    status: Status | None = None
    starred: bool = False
    saved: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return self != NOTHING


NOTHING = Belongings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One of the articles that a source holds, or only names by its `url`.

    `read` raises SourceError; it is None where there is no text here and the page would have to be
    fetched, and `partial` where the page has more than is here. `known` says what is known of it;
    `key` tells it from others of its feed. `is_feed`: `url` is the address of a feed, no article.
    """

    label: str
    read: Callable[[], Reading] | None = None
    url: str | None = None
    known: Metadata | None = None
    belongings: Belongings = NOTHING
    partial: bool = False
    key: str = ""
    is_feed: bool = False


def failing(label: str, error: SourceError) -> Entry:
    """An entry that can't be read, to be told when its turn comes."""

    def read() -> Reading:
        raise error

    return Entry(label=label, read=read)
