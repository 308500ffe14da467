"""OPML: a list of feeds, as feed readers exchange it, in; an entry for each feed out."""

import re

from reader.ingest.clean import clean_address, clean_line
from reader.ingest.entry import Entry
from reader.ingest.source import Source
from reader.ingest.xml import local_name, parse_xml
from reader.model import Metadata, SourceError

SUFFIXES = frozenset({".opml"})
MEDIA_TYPES = frozenset({"text/x-opml", "application/x-opml"})

_OPML = re.compile(rb"\s*(?:<\?xml[^>]{0,300}\?>|<!--.{0,5000}?-->|\s)*<opml[\s>]", re.DOTALL)


def recognises(source: Source) -> float:
    """Sure, where it opens as OPML does."""
    return 1.0 if _OPML.match(source.data[:8192].lstrip(b"\xef\xbb\xbf")) else 0.0


def entries(source: Source) -> list[Entry]:
    """The feeds, each once, in order. Raises SourceError where none is listed."""
    root = parse_xml(source.data)
    found: dict[str, Entry] = {}
    for node in root.iter() if root is not None else ():
        if local_name(node) != "outline":
            continue
        url = clean_address(node.get("xmlUrl") or node.get("xmlurl") or "")
        title = clean_line(node.get("title") or node.get("text") or "")
        if url and url not in found:
            known = Metadata(title=title, url=url)
            found[url] = Entry(label=title or url, url=url, known=known, is_feed=True)
    if not found:
        raise SourceError(
            f"{source.label}: lists no feeds; an OPML file of subscriptions is needed"
        )
    return list(found.values())
