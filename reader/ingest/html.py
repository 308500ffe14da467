"""HTML: the bytes of a saved page in, an `Article` out.

Trafilatura tells the body from navigation, advertisements and comments, and reads the page's own
metadata (JSON-LD, OpenGraph). Where it finds no body, everything visible is read.
"""

import re

from reader.ingest.assemble import assemble
from reader.ingest.decode import decode
from reader.ingest.source import Source
from reader.model import Article, SourceError

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml"})

HEAD = 4096
"""Bytes in which a page names its encoding and shows that it is one."""

_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)


def recognises(source: Source) -> float:
    """Nearly sure, where it opens as a page does; exports are pages too and know better."""
    return 0.95 if _PAGE.match(_opening(source.data)) else 0.0


def read(source: Source) -> Article:
    """The article in a page. Raises SourceError where it is no text or has none."""
    from reader.ingest.page import page_blocks

    match = _META_CHARSET.search(source.data[:HEAD])
    declared = match[1].decode("ascii", "ignore") if match else None
    decoded = decode(source, declared)
    page = page_blocks(decoded.text, source.url)
    if not page.blocks:
        raise SourceError(
            f"{source.label}: the page has no text; it may be drawn by a script, "
            "so save it from the browser as complete page"
        )
    return assemble(source, page.blocks, page.known, (*decoded.assumed, *page.assumed))


def _opening(data: bytes) -> bytes:
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf")
    return head.replace(b"\0", b"").lstrip(b"\xff\xfe") if b"\0" in head else head
