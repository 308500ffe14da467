"""Reading lists: the CSV that Pocket, Instapaper, Readwise Reader and Raindrop export in, an entry
for each address in it out.

They carry no texts: a person asks for the pages with `--fetch`.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import NamedTuple

from reader.ingest.clean import clean_address, clean_line
from reader.ingest.decode import decode
from reader.ingest.entry import Belongings, Entry, Passage
from reader.ingest.saved import saved_time, tags_of
from reader.ingest.source import Source
from reader.model import Metadata, SourceError

SUFFIXES: frozenset[str] = frozenset()
"""None: a CSV file may be anything; its first line tells."""
MEDIA_TYPES: frozenset[str] = frozenset()

FIELD = 10_000_000
"""Code points of one field."""
Row = Mapping[str, str]


class _Layout(NamedTuple):
    """One program's columns: those that tell it, and what a row's owner did with the page."""

    columns: frozenset[str]
    belongings: Callable[[Row], Belongings]


def _pocket(row: Row) -> Belongings:
    return Belongings(
        tags=tags_of(row.get("tags"), "|"),
        status="archived" if row.get("status") == "archive" else None,
        saved=saved_time(row.get("time_added")),
    )


def _instapaper(row: Row) -> Belongings:
    folder = clean_line(row.get("folder", ""))
    own = () if folder in ("", "Unread", "Archive", "Starred") else (folder,)
    selection = row.get("selection", "").strip()
    return Belongings(
        tags=tuple(dict.fromkeys((*own, *tags_of(row.get("tags"))))),
        passages=(Passage(selection),) if selection else (),
        status="archived" if folder == "Archive" else None,
        starred=folder == "Starred",
        saved=saved_time(row.get("timestamp")),
    )


def _readwise(row: Row) -> Belongings:
    return Belongings(
        tags=tags_of(row.get("document tags")),
        status="archived" if row.get("location") == "archive" else None,
        saved=saved_time(row.get("saved date")),
    )


def _raindrop(row: Row) -> Belongings:
    folder = clean_line(row.get("folder", ""))
    own = () if folder in ("", "Unsorted") else (folder,)
    return Belongings(
        tags=tuple(dict.fromkeys((*own, *tags_of(row.get("tags"))))),
        note=row.get("note", "").strip(),
        starred=row.get("favorite", "").lower() == "true",
        saved=saved_time(row.get("created")),
    )


_LAYOUTS = (
    _Layout(frozenset({"title", "url", "time_added", "status"}), _pocket),
    _Layout(frozenset({"url", "title", "selection", "folder", "timestamp"}), _instapaper),
    _Layout(frozenset({"title", "url", "document tags", "saved date", "location"}), _readwise),
    _Layout(frozenset({"title", "url", "folder", "tags", "created", "excerpt"}), _raindrop),
)


def recognises(source: Source) -> float:
    """Sure, where the first line has the columns of one of the programs."""
    head = source.data[:2000].lstrip(b"\xef\xbb\xbf").partition(b"\n")[0]
    return 1.0 if b"," in head and _layout(head.decode("utf-8", "replace")) else 0.0


def entries(source: Source) -> list[Entry]:
    """The addresses of a list, each once. Raises SourceError where there are none."""
    text = decode(source).text
    layout = _layout(text.partition("\n")[0])
    if layout is None:
        raise SourceError(f"{source.label}: is no list of Pocket, Instapaper, Readwise or Raindrop")
    found: dict[str, Entry] = {}
    try:
        for row in _rows(text):
            url = clean_address(row.get("url", ""))
            if not url or url in found:
                continue
            title = clean_line(row.get("title", ""))
            known = Metadata(title="" if title == url else title, url=url)
            found[url] = Entry(label=url, url=url, known=known, belongings=layout.belongings(row))
    except csv.Error as error:
        raise SourceError(f"{source.label}: is a damaged CSV file ({error})") from None
    if not found:
        raise SourceError(f"{source.label}: lists no addresses")
    return list(found.values())


def _rows(text: str) -> Iterator[Row]:
    csv.field_size_limit(FIELD)
    lines = csv.reader(StringIO(text))
    names: list[str] = []
    for line in lines:
        if names:
            yield dict(zip(names, line, strict=False))
        else:
            names = [clean_line(name).lower() for name in line]


def _layout(head: str) -> _Layout | None:
    names = {clean_line(name).strip('"').lower() for name in head.split(",")}
    return next((layout for layout in _LAYOUTS if layout.columns <= names), None)
