"""Bookmarks: the HTML that browsers and bookmark services export (Netscape's format, and the page
Pocket made) in, an entry for each address out. Folders become tags."""

import re
from collections.abc import Iterator

from reader.ingest.clean import clean_address, clean_line
from reader.ingest.decode import decode
from reader.ingest.entry import Belongings, Entry
from reader.ingest.saved import saved_time, tags_of
from reader.ingest.source import Source
from reader.model import Metadata, SourceError
from reader.model.article import Status

SUFFIXES: frozenset[str] = frozenset()
MEDIA_TYPES: frozenset[str] = frozenset()

_SIGN = re.compile(rb"<!doctype\s+netscape-bookmark-file-1|<title>\s*pocket export", re.IGNORECASE)
# Read mark by mark: the format closes few of the elements it opens, and trees of it are wrong.
_TOKEN = re.compile(
    r"<(?P<folder>h[1-6])\b[^<>]*>(?P<name>.{0,1000}?)</h[1-6]>"
    r"|<a\b(?P<link>[^<>]*)>(?P<title>.{0,2000}?)</a>"
    r"|<dd>(?P<note>[^<]*)"
    r"|<(?P<close>/dl|/ul)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([a-z_-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ROOTS = re.compile(
    r"bookmarks?(?: bar| menu| toolbar)?|favou?rites(?: bar)?|other bookmarks|mobile bookmarks|"
    r"unread|imported|menu|lesezeichen(?:leiste| symbolleiste)?|toolbar",
    re.IGNORECASE,
)
_ARCHIVES = re.compile(r"read archive|archive", re.IGNORECASE)


def recognises(source: Source) -> float:
    """Sure, where it opens as browsers write it, or is Pocket's page."""
    return 1.0 if _SIGN.search(source.data[:2048]) else 0.0


def entries(source: Source) -> list[Entry]:
    """The bookmarks, each address once. Raises SourceError where there are none."""
    found: dict[str, Entry] = {}
    for entry in _entries(decode(source).text):
        if entry.url and entry.url not in found:
            found[entry.url] = entry
    if not found:
        raise SourceError(f"{source.label}: lists no web addresses")
    return list(found.values())


def _entries(text: str) -> Iterator[Entry]:
    folders: list[str] = []
    waiting: Entry | None = None
    for token in _TOKEN.finditer(text):
        if token["note"] is not None:
            if waiting is not None:
                note = clean_line(_unescaped(token["note"]))
                yield _with_note(waiting, note)
                waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if token["folder"]:
            if token["folder"].lower() == "h1":
                folders.clear()
            folders.append(_plain(token["name"]))
        elif token["close"]:
            if folders:
                folders.pop()
        else:
            waiting = _entry(token["link"], _plain(token["title"]), folders)
    if waiting is not None:
        yield waiting


def _entry(attributes: str, title: str, folders: list[str]) -> Entry | None:
    values = {
        match[1].lower(): _unescaped(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(attributes)
    }
    url = clean_address(values.get("href", ""))
    if not url:
        return None
    names = [name for name in folders if name and not _ROOTS.fullmatch(name)]
    archived = bool(names) and bool(_ARCHIVES.fullmatch(names[-1]))
    status: Status | None = "archived" if archived else None
    folder = "/".join(name.replace("/", " ") for name in names) if not archived else ""
    tags = tags_of(values.get("tags"))
    return Entry(
        label=url,
        url=url,
        known=Metadata(title="" if title == url else title, url=url),
        belongings=Belongings(
            tags=tuple(dict.fromkeys(filter(None, (folder, *tags)))),
            status=status,
            saved=saved_time(values.get("add_date") or values.get("time_added")),
        ),
    )


def _with_note(entry: Entry, note: str) -> Entry:
    from dataclasses import replace

    return replace(entry, belongings=replace(entry.belongings, note=note)) if note else entry


def _plain(markup: str) -> str:
    return clean_line(_unescaped(_TAG.sub("", markup)))


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
