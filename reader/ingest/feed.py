"""Feeds: RSS and Atom of any version in, an entry for each article they carry out."""

import calendar
import re
from contextlib import suppress
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any, cast

from reader.ingest.bylines import parse_byline
from reader.ingest.clean import clean_address, clean_line
from reader.ingest.entry import Entry, Reading
from reader.ingest.fragment import read_fragment
from reader.ingest.source import Source
from reader.model import Metadata, SourceError

SUFFIXES = frozenset({".rss", ".atom", ".rdf"})
MEDIA_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})

LIMIT = 20_000_000
"""Bytes of a feed."""
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,300}\?>|<!--.{0,5000}?-->|<\?[^>]{0,500}\?>|<!doctype[^>\[]{0,300}>|\s)*"
    rb"<(?:rss[\s>]|(?:atom:)?feed[\s>]|rdf:rdf[\s>])",
    re.IGNORECASE | re.DOTALL,
)
DEPTH = 2_000
"""Elements that may be open at once, and attributes that one may have."""
LONG = 10_000
"""Bytes of a tag whose attributes are counted."""
_TAG = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<(?:(?P<close>/)|(?P<open>[A-Za-z_]))[^<>]*?(?P<empty>/)?>",
    re.DOTALL,
)
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((.+)\)")


def recognises(source: Source) -> float:
    """Sure, where it opens as a feed does."""
    return 1.0 if _FEED.match(source.data[:8192].lstrip(b"\xef\xbb\xbf")) else 0.0


def entries(source: Source) -> list[Entry]:
    """The articles of a feed, the newest first as feeds have them. Raises SourceError.

    An entry of which the feed gives a summary only is `partial`: its page has the rest.
    """
    if len(source.data) > LIMIT:
        raise SourceError(f"{source.label}: is larger than feeds are ({LIMIT / 1e6:,.0f} MB)")
    if _is_hostile(source.data):
        raise SourceError(f"{source.label}: is built like no feed, to keep readers busy; not read")
    feed = _parsed(source)
    about: Any = feed.get("feed") or {}
    if not feed.get("version"):
        raise SourceError(f"{source.label}: is no feed, or too damaged to be read as one")
    found = [_entry(source, item, about) for item in feed.get("entries") or ()]
    kept = [entry for entry in found if entry is not None]
    if not kept:
        raise SourceError(f"{source.label}: has no articles at present; try again later")
    return kept


def title_of(source: Source) -> str | None:
    """What a feed calls itself. Raises SourceError where it is none."""
    feed = _parsed(source)
    if not feed.get("version"):
        raise SourceError(f"{source.label}: is no feed, or too damaged to be read as one")
    about: Any = feed.get("feed") or {}
    return clean_line(_plain(str(about.get("title") or ""))) or None


def _parsed(source: Source) -> dict[str, Any]:
    import feedparser

    headers = {"content-type": source.media_type} if source.media_type else {}
    if source.url:
        headers["content-location"] = source.url
    try:
        # From bytes only: given a string, feedparser would open or fetch what it names. What is
        # unsafe in the markup goes when it is read; cleaning it twice costs more than parsing.
        parsed: Any = feedparser.parse(  # pyright: ignore[reportUnknownVariableType]
            BytesIO(source.data), response_headers=headers, sanitize_html=False
        )
    except Exception as error:  # feedparser promises nothing about damaged input
        kind = type(error).__name__
        raise SourceError(f"{source.label}: is no feed that can be read ({kind})") from None
    return cast("dict[str, Any]", parsed)


def _entry(source: Source, item: Any, feed: Any) -> Entry | None:
    url = clean_address(str(item.get("link") or "")) or None
    title = clean_line(_plain(str(item.get("title") or "")))
    bodies = [str(part.get("value") or "") for part in item.get("content") or ()]
    summary = str(item.get("summary") or "")
    body = max([*bodies, summary], key=len)
    if not body.strip() and not url:
        return None
    author = clean_line(str(item.get("author") or ""))
    if match := _MAIL_AND_NAME.fullmatch(author):
        author = match[1]
    known = Metadata(
        title=title,
        byline=(parse_byline(author) or author or None) if "@" not in author else None,
        published=_time(item.get("published_parsed") or item.get("updated_parsed")),
        publisher=clean_line(_plain(str(feed.get("title") or ""))) or None,
        url=url,
        language=str(feed.get("language") or "")[:2].lower() or None,
    )
    label = title or url or source.label
    partial = not bodies and url is not None
    assumed = ("text: the feed gives a summary only; --fetch fetches the page",) if partial else ()

    def read() -> Reading:
        return read_fragment(body, known, label, assumed)

    return Entry(
        label=label,
        read=read if body.strip() else None,
        url=url,
        known=known,
        partial=partial,
        key=str(item.get("id") or url or title),
    )


def _is_hostile(data: bytes) -> bool:
    """Whether elements lie so deep, or have so many attributes, that the parser takes minutes."""
    depth = 0
    for tag in _TAG.finditer(data):
        if tag["open"] and not tag["empty"]:
            depth += 1
            if depth > DEPTH or (tag.end() - tag.start() > LONG and tag[0].count(b"=") > DEPTH):
                return True
        elif tag["close"]:
            depth = max(0, depth - 1)
    return False


def _plain(markup: str) -> str:
    return unescape(re.sub(r"<[^<>]{0,1000}>", "", markup))


def _time(parsed: Any) -> str | None:
    with suppress(TypeError, ValueError, OverflowError, OSError):
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year > 1970 else None
    return None
