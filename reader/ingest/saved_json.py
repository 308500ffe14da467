"""Saved articles as JSON: what Omnivore, Wallabag and Pinboard export in, an entry for each out.

Wallabag's have the text, Omnivore's where they come with its archive (`reader.ingest.omnivore`); of
the others a person asks for the pages with `--fetch`.
"""

import json
import re
from typing import Any, cast

from reader.ingest.clean import clean_address, clean_line
from reader.ingest.dates import parse_iso
from reader.ingest.decode import decode
from reader.ingest.entry import Belongings, Entry, Passage, Reading
from reader.ingest.fragment import read_fragment
from reader.ingest.saved import saved_time, tags_of
from reader.ingest.source import Source
from reader.model import Metadata, SourceError
from reader.model.article import Status

SUFFIXES: frozenset[str] = frozenset()
"""None: a JSON file may be anything; its first keys tell."""
MEDIA_TYPES: frozenset[str] = frozenset()

_HEAD = re.compile(rb"\s*\[\s*\{")
_SIGNS = (
    (b'"savedAt"', b'"slug"', b'"url"'),  # Omnivore
    (b'"is_archived"', b'"url"', b'"content"'),  # Wallabag
    (b'"href"', b'"extended"', b'"toread"'),  # Pinboard
)

Item = dict[str, Any]


def recognises(source: Source) -> float:
    """Sure, where it is a list of objects that have the keys of one of the programs."""
    if not _HEAD.match(source.data[:200].lstrip(b"\xef\xbb\xbf")):
        return 0.0
    return 1.0 if any(all(sign in source.data for sign in signs) for signs in _SIGNS) else 0.0


def entries(source: Source) -> list[Entry]:
    """The saved articles. Raises SourceError where the file is damaged or lists none."""
    try:
        rows: Any = json.loads(decode(source).text)
    except (ValueError, RecursionError):
        raise SourceError(f"{source.label}: is damaged JSON; export it again") from None
    found = [
        entry
        for row in cast("list[Any]", rows if isinstance(rows, list) else [])
        if isinstance(row, dict) and (entry := _entry(cast(Item, row))) is not None
    ]
    if not found:
        raise SourceError(f"{source.label}: lists no articles")
    return found


def _entry(row: Item) -> Entry | None:
    url = clean_address(_said(row, "url") or _said(row, "href")) or None
    content = _said(row, "content")
    if url is None and not content:
        return None
    by = row.get("published_by")
    authors = [str(name) for name in cast("list[Any]", by)] if isinstance(by, list) else []
    known = Metadata(
        title=clean_line(
            _said(row, "title") or (_said(row, "description") if "href" in row else "")
        ),
        byline=clean_line(", ".join(filter(None, authors)) or _said(row, "author")) or None,
        published=parse_iso(_said(row, "publishedAt") or _said(row, "published_at")),
        url=url,
        language=_said(row, "language")[:2].lower() or None,
    )
    label = known.title or url or "an article"

    def read() -> Reading:
        return read_fragment(content, known, label)

    return Entry(
        label=label,
        read=read if content.strip() else None,
        url=url,
        known=known,
        belongings=_belongings(row),
        key=_said(row, "slug"),
    )


def _belongings(row: Item) -> Belongings:
    tags = row.get("labels") or row.get("tags") or ()
    times = (row.get("savedAt"), row.get("created_at"), row.get("time"))
    return Belongings(
        tags=tags_of(tags, " " if "href" in row else ","),
        note=_said(row, "extended").strip(),
        passages=_passages(row.get("annotations")),
        status=_status(row),
        starred=row.get("is_starred") in (1, True, "1"),
        saved=next((time for value in times if (time := saved_time(value))), ""),
    )


def _passages(annotations: Any) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for item in cast("list[Any]", annotations if isinstance(annotations, list) else []):
        if isinstance(item, dict):
            quote, note = _said(cast(Item, item), "quote"), _said(cast(Item, item), "text")
            if quote.strip() or note.strip():
                found.append(Passage(quote.strip(), note.strip()))
    return tuple(found)


def _status(row: Item) -> Status | None:
    if row.get("is_archived") in (1, True, "1") or _said(row, "state").lower() == "archived":
        return "archived"
    return None


def _said(row: Item, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
