"""Intake: what sources hold comes into the library, with what its owner did with it elsewhere.

In: paths, addresses and the entries they hold. Out: what became of each, one failure stopping none.
Reading, which may take long, needs no lock; what was read is stored some at a time, in one commit.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.ingest import Entry, Source
from reader.ingest.entry import Reading
from reader.library.adding import Addition
from reader.library.belongings import keep_belongings
from reader.library.feeds import Feeds
from reader.library.library import Library
from reader.model import ReaderError, SourceError

if TYPE_CHECKING:
    from reader.ingest.fetch import Fetcher

TOGETHER = 16
"""Articles that are stored together, at most."""
TOGETHER_BYTES = 8_000_000
TOGETHER_SECONDS = 0.5
"""After so long what was read is stored, be it many or one."""


class Taken(NamedTuple):
    """What became of an entry. `id` and `title` are the article's, `reason` is for a person.

    `unfetched`: it is an address only, and its page was not asked for.
    """

    source: str
    status: Literal["added", "updated", "unchanged", "failed", "unfetched"]
    id: str | None = None
    title: str | None = None
    reason: str | None = None


class Ready(NamedTuple):
    """An entry that was read. `reading` is None for a feed and for what is stored already."""

    entry: Entry
    reading: Reading | None


class Gathered(NamedTuple):
    """An entry, or why a source can't be opened, and how many there are as far as is known."""

    entry: Entry | Taken
    total: int

    @property
    def label(self) -> str:
        """What it is called."""
        return self.entry.source if isinstance(self.entry, Taken) else self.entry.label


class Intake:
    """Takes articles into one library. With `fetch`, also pages that are only named."""

    def __init__(
        self,
        library: Library,
        *,
        fetch: bool = False,
        allow_private: bool = False,
        max_bytes: int | None = None,
    ) -> None:
        self._library = library
        self._fetches = fetch
        self._allow_private = allow_private
        self._max_bytes = max_bytes

    def gathered(self, sources: Sequence[str]) -> Iterator[Gathered]:
        """The entries of sources, unread; each source is opened, or fetched, in its turn."""
        before = 0
        for number, source in enumerate(sources):
            entries = self._entries(source)
            total = before + len(entries) + len(sources) - number - 1
            for entry in entries:
                yield Gathered(entry, total)
            before += len(entries)

    def _entries(self, source: str) -> Sequence[Entry | Taken]:
        from reader.ingest.gather import gather

        try:
            return gather(source, self.fetch)
        except ReaderError as error:
            return [_failed(source, str(error))]
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            return [_failed(source, f"{source}: cannot be read ({reason})")]

    def all(self, entries: Iterable[Entry | Taken]) -> Iterator[Taken]:
        """What becomes of each entry, in their order.

        What was read before Ctrl+C is stored and given before that goes on.
        """
        waiting: list[Ready | Taken] = []
        size, begun = 0, 0.0
        try:
            for entry in entries:
                begun = begun if waiting else time.monotonic()
                read = self.read(entry)
                waiting.append(read)
                size += _size(read)
                late = time.monotonic() - begun > TOGETHER_SECONDS
                if late or len(waiting) >= TOGETHER or size > TOGETHER_BYTES:
                    whole, waiting, size = waiting, [], 0
                    yield from self.store(whole)
        except KeyboardInterrupt:
            yield from self.store(waiting)
            raise
        yield from self.store(waiting)

    def read(self, entry: Entry | Taken) -> Ready | Taken:
        """Read, or fetch, what an entry holds; what is stored already is not fetched again."""
        from reader.ingest.gather import fetched

        if isinstance(entry, Taken):
            return entry
        is_stored = entry.read is None and (entry.url or "") in self._by_address
        if is_stored or entry.is_feed:
            return Ready(entry, None)
        try:
            whole = fetched(entry, self.fetch) if self._fetches else entry
            if whole.read is None:
                title = entry.known.title if entry.known else None
                reason = f"{entry.url}: not fetched; --fetch fetches it"
                return Taken(_printable(entry.label), "unfetched", None, title, reason)
            return Ready(entry, whole.read())
        except ReaderError as error:
            return _failed(entry.label, str(error))
        except (OSError, ValueError) as error:
            return _failed(entry.label, f"{entry.label}: cannot be read ({error})")

    def store(self, read: Sequence[Ready | Taken]) -> list[Taken]:
        """Store what was read, in one commit; what became of it and, as it is, of the rest."""
        readings = [each.reading for each in read if isinstance(each, Ready) and each.reading]
        additions = iter(
            self._library.adding.add_all([(one.article, one.original) for one in readings])
            if readings
            else ()
        )
        taken: list[Taken] = []
        for each in read:
            if isinstance(each, Taken):
                taken.append(each)
                continue
            addition = next(additions) if each.reading else None
            try:
                taken.append(self._taken(each.entry, addition))
            except ReaderError as error:
                taken.append(_failed(each.entry.label, str(error)))
        return taken

    def _taken(self, entry: Entry, addition: Addition | ReaderError | None) -> Taken:
        """What became of an entry of which the article, if it has one, was stored."""
        label = _printable(entry.label)
        if isinstance(addition, ReaderError):
            raise addition
        if addition is None and entry.is_feed:
            return self._subscribed(entry)
        if addition is None:
            stored = self._by_address[entry.url or ""]
            article = self._library.article(stored)
            keep_belongings(self._library, article, entry.belongings)
            return Taken(label, "unchanged", article.id, article.title, f"stored as {stored}")
        article, status, reason = addition
        if entry.belongings:
            is_new = status == "added"
            keep_belongings(self._library, article, entry.belongings, is_new=is_new)
        assumed = article.assumed if status != "unchanged" else ()
        told = "; ".join(filter(None, (reason, *assumed)))
        return Taken(label, status, article.id, article.title, told or None)

    def _subscribed(self, entry: Entry) -> Taken:
        title = entry.known.title if entry.known else ""
        feed, is_new = Feeds(self._library.ledger).add(entry.url or "", title)
        reason = "a feed; 'reader feeds refresh' brings its articles"
        return Taken(feed.url, "added" if is_new else "unchanged", None, feed.title, reason)

    def fetch(self, url: str) -> Source:
        """The bytes at an address. Raises SourceError."""
        return self._fetcher.fetch(url)

    @cached_property
    def _fetcher(self) -> "Fetcher":
        from reader.ingest.fetch import MAX_BYTES, Fetcher

        return Fetcher(allow_private=self._allow_private, max_bytes=self._max_bytes or MAX_BYTES)

    @cached_property
    def _by_address(self) -> dict[str, str]:
        """Address → id of what is stored already: adding bookmarks again goes on where it ended."""
        return {article.url: article.id for article in self._library.listing() if article.url}


def take_in(library: Library, entry: Entry) -> Addition:
    """Store the article of one entry, with its belongings.

    Raises SourceError where it can't be read or is only an address, LibraryError.
    """
    if entry.read is None:
        raise SourceError(
            f"{entry.url or entry.label}: is not fetched; 'reader add --fetch' does it"
        )
    reading = entry.read()
    addition = library.add_source(reading.article, original=reading.original)
    if entry.belongings:
        is_new = addition.status == "added"
        keep_belongings(library, addition.article, entry.belongings, is_new=is_new)
    return addition


def _size(read: Ready | Taken) -> int:
    """Bytes that wait to be stored."""
    if isinstance(read, Taken) or read.reading is None:
        return 0
    original = read.reading.original
    return len(read.reading.article.text) + (len(original.data) if original else 0)


def _failed(source: str, reason: str) -> Taken:
    return Taken(_printable(source), "failed", None, None, _printable(reason))


def _printable(text: str) -> str:
    """A file's name need not be text; what is not shows as �."""
    return text.encode("utf-8", "replace").decode()
