"""Pages: the markup of a saved page in; the blocks of its body and what it says of itself out.

The only place where trafilatura is called.
"""

import logging
from dataclasses import replace
from typing import Any, NamedTuple, cast

from reader.ingest.blocks import Block
from reader.ingest.bylines import join_names, parse_byline
from reader.ingest.clean import clean_address, clean_line
from reader.ingest.dates import parse_iso
from reader.ingest.nodes import Element
from reader.ingest.parse import parse_html
from reader.ingest.publishers import publisher_of
from reader.ingest.tree import blocks_of
from reader.model import Metadata

LIMIT = 8_000_000
"""Code points of markup; of a longer page everything visible is read."""
ELEMENTS = 40_000
"""Likewise; the extraction takes more than proportional time."""
SHORT = 200
"""Code points; a body shorter than this may be a mistake of the extraction."""

TINY = 80
"""Code points; of a long page, a body shorter than this surely is one."""

_BOILERPLATE = frozenset({"nav", "header", "footer", "aside", "form", "dialog", "menu"})
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "pubdate", "dcterms.date")
_SILENT = logging.NullHandler()


class Page(NamedTuple):
    """A page's body, its own metadata (an empty title where it has none), and what was assumed."""

    blocks: list[Block]
    known: Metadata
    assumed: tuple[str, ...] = ()


def page_blocks(markup: str, url: str | None = None) -> Page:
    """The body and the metadata of one page; no blocks where nothing can be read."""
    tree = parse_html(markup)
    if tree is None:
        return Page([], Metadata(title=""))
    root = tree.root
    language = _language(root)
    base = _canonical(root) or url
    extractable = len(markup) <= LIMIT and not tree.reduced and _size(root) <= ELEMENTS
    document = _extract(root, url) if extractable else None
    known = _metadata(document, root, base)
    if language and not known.language:
        known = replace(known, language=language)
    body = blocks_of(cast(Element, document.body), url=base) if document is not None else []
    seen = sum(len(block.text) for block in body)
    if seen >= SHORT:
        return Page(body, replace(known, captions=_captions(root, body)))
    whole = blocks_of(root, url=base, skip=_BOILERPLATE)
    if seen >= TINY and sum(len(block.text) for block in whole) > SHORT * 2:
        return Page(body, known)
    return Page(whole, known, ("body: everything visible on the page",) if whole else ())


def _size(root: Element) -> int:
    return sum(1 for _ in root.iter())


def _extract(root: Element, url: str | None) -> Any:
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        # Without a handler Python prints their warnings over whatever is on the screen.
        logging.getLogger(name).addHandler(_SILENT)
    return bare_extraction(
        cast(Any, root),
        url=url,
        # A date found anywhere in the page's words is as often a date it writes about.
        date_extraction_params={"original_date": True, "extensive_search": False},
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
        with_metadata=True,
    )


def _metadata(document: Any, root: Element, base: str | None) -> Metadata:
    """What the page says about itself, cleaned."""

    def said(name: str) -> str | None:
        return clean_line(str(getattr(document, name, None) or "")) or None

    url = base or clean_address(said("url") or "") or None
    date = _published(root) or said("date")
    return Metadata(
        title=said("title") or _title(root),
        byline=_byline(said("author")),
        published=parse_iso(date) if date else None,
        publisher=_publisher(said("sitename"), url),
        url=url,
    )


def _byline(author: str | None) -> str | None:
    if not author:
        return None
    names = [parse_byline(name) or name for name in author.split("; ") if name]
    return join_names(names) if names else None


def _publisher(site: str | None, url: str | None) -> str | None:
    host = publisher_of(url) if url else None
    # The table's names hold no dot; a bare host is worse than what the page calls itself.
    return host if host and (not site or "." not in host) else site


def _published(root: Element) -> str | None:
    """The time of publication, where the page's head gives more than the day."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if name in _DATES and parse_iso(content):
            found.setdefault(name, content)
    return next((found[name] for name in _DATES if name in found), None)


def _title(root: Element) -> str:
    element = next(root.iter("title"), None)
    return clean_line(element.text or "") if element is not None else ""


def _language(root: Element) -> str | None:
    language = (root.get("lang") or "").strip()[:2].lower()
    return language if len(language) == 2 and language.isascii() and language.isalpha() else None


def _canonical(root: Element) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return clean_address(link.get("href") or "") or None
    for meta in root.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url":
            return clean_address(meta.get("content") or "") or None
    return None


def _captions(root: Element, body: list[Block]) -> tuple[str, ...]:
    """Captions of pictures inside the article; they are not in the body."""
    texts = {block.text for block in body}
    captions: list[str] = []
    for name in ("article", "main"):
        for region in root.iter(name):
            for element in region.iter("figcaption"):
                line = clean_line(" ".join(block.text for block in blocks_of(element)))
                if line and len(line) < 1000 and line not in texts and line not in captions:
                    captions.append(line)
        if captions:
            break
    return tuple(captions)
