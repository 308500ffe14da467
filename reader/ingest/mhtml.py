"""MHTML: a page that a browser saved as one file ("web archive") in, an `Article` out.

RFC 2557: a mail whose first HTML part, or the one that `start` names, is the page.
"""

import re
from email.message import EmailMessage, Message
from pathlib import PurePath

from reader.ingest import html
from reader.ingest.clean import clean_address
from reader.ingest.source import Source
from reader.model import Article, SourceError

SUFFIXES = frozenset({".mht", ".mhtml"})
MEDIA_TYPES = frozenset({"multipart/related", "message/rfc822"})

_HEAD = re.compile(rb"[A-Za-z-]{1,40}:[ \t]?[^\r\n]{0,500}\r?\n")
_RELATED = re.compile(rb"^content-type:[ \t]*multipart/related", re.IGNORECASE | re.MULTILINE)
PARTS = 10_000


def recognises(source: Source) -> float:
    """Sure, where it opens as a mail of related parts."""
    head = source.data[:4096].lstrip()
    return 1.0 if _HEAD.match(head) and _RELATED.search(head) else 0.0


def read(source: Source) -> Article:
    """The article in the saved page. Raises SourceError where there is no page in it."""
    part, address = _page(source)
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise SourceError(f"{source.label}: the page in it is empty; save it again")
    charset = part.get_param("charset")
    media_type = f"text/html; charset={charset}" if isinstance(charset, str) else "text/html"
    page = Source(
        data=data,
        name=f"{PurePath(source.name).stem}.html",
        url=clean_address(address) or source.url,
        media_type=media_type,
    )
    return html.read(page)


def _page(source: Source) -> tuple[Message, str]:
    from email import message_from_bytes
    from email.errors import MessageError
    from email.policy import compat32

    try:
        message: Message = message_from_bytes(source.data, policy=compat32)
        start = str(message.get_param("start") or "")
        parts: list[Message] = []
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                parts.append(part)
            if len(parts) > PARTS:
                break
    except (MessageError, RecursionError, LookupError, ValueError, TypeError):
        parts, start, message = [], "", EmailMessage()
    if not parts:
        raise SourceError(
            f"{source.label}: there is no page in this web archive; "
            "save it from the browser as complete page"
        )
    page = next((part for part in parts if start and part.get("Content-ID") == start), parts[0])
    saved_from = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    return page, str(saved_from).strip()
