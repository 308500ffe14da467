"""Gathering: what a person names as a source in; the articles it holds, unread, out.

A file, a folder, an address, or "-" for standard input. Everything else about a source is the
importers' business.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from reader.ingest.addresses import is_address
from reader.ingest.entry import Entry, Reading, failing
from reader.ingest.files import MAX_BYTES, iter_paths, load
from reader.ingest.registry import entries_of, importers, read_source
from reader.ingest.source import Source
from reader.model import Article, Metadata, SourceError

Fetch = Callable[[str], Source]


def gather(given: str, fetch: Fetch) -> list[Entry]:
    """The articles of a source. Raises SourceError where it cannot be opened at all.

    `fetch` gives the bytes at an address. Files of a folder are not opened before they are read.
    """
    if given == "-":
        return _alone("standard input", entries_of(_standard_input()))
    if is_address(given):
        return _alone(given, entries_of(fetch(given)))
    path = Path(given)
    if path.is_dir():
        return list(_of_folder(path))
    return _alone(given, entries_of(load(path)))


def fetched(entry: Entry, fetch: Fetch) -> Entry:
    """An entry whose page has more than the entry itself, with the page to be read.

    What is there already is read where the page can't be had.
    """
    if entry.url is None or not (entry.read is None or entry.partial):
        return entry
    url, known, here = entry.url, entry.known, entry.read

    def read() -> Reading:
        try:
            source = fetch(url)
            article = read_source(source)
        except SourceError:
            if here is None:
                raise
            return here()
        return Reading(_completed(article, known), source)

    return replace(entry, read=read, partial=False)


def _completed(article: Article, known: Metadata | None) -> Article:
    """What the page does not say of itself, as it was known before."""
    if known is None:
        return article
    names = ("byline", "published", "publisher", "language")
    missing = {name: getattr(known, name) for name in names if not getattr(article, name)}
    if known.publisher and "." in (article.publisher or ""):  # a bare host
        missing["publisher"] = known.publisher
    if known.title and any(item.startswith("title:") for item in article.assumed):
        missing["title"] = known.title
    return replace(article, **missing)


def _alone(given: str, entries: list[Entry]) -> list[Entry]:
    """A source that holds one article is called as it was given."""
    return [replace(entries[0], label=given)] if len(entries) == 1 else entries


def _of_folder(folder: Path) -> Iterator[Entry]:
    holders = frozenset[str]().union(*(i.suffixes for i in importers() if i.entries is not None))
    for path in iter_paths(folder):
        if path.suffix.lower() not in holders:
            yield Entry(label=str(path), read=lambda path=path: _read(path))
            continue
        try:
            yield from _alone(str(path), entries_of(load(path)))
        except SourceError as error:
            yield failing(str(path), error)


def _read(path: Path) -> Reading:
    source = load(path)
    return Reading(read_source(source), source)


def _standard_input() -> Source:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"standard input: has more than the {MAX_BYTES / 1e6:,.0f} MB that are read; "
            "split it into parts"
        )
    return Source(data=data)
