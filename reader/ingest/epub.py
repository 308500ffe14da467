"""EPUB: the bytes of an e-book in, one `Article` with all its chapters in order out."""

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from reader.ingest.assemble import assemble
from reader.ingest.blocks import Block
from reader.ingest.bylines import join_names
from reader.ingest.clean import clean_address, clean_line
from reader.ingest.dates import parse_iso
from reader.ingest.decode import decode
from reader.ingest.footnotes import mark_footnotes
from reader.ingest.nodes import Element
from reader.ingest.parse import parse_html
from reader.ingest.source import Source
from reader.ingest.tree import blocks_of
from reader.ingest.unzip import Archive
from reader.ingest.xml import local_name, parse_xml
from reader.model import Article, Metadata, SourceError

SUFFIXES = frozenset({".epub"})
MEDIA_TYPES = frozenset({"application/epub+zip"})

CHAPTER = 20_000_000
"""Bytes of one chapter, unpacked."""
CHAPTERS = 5_000
TOTAL = 60_000_000
"""Bytes of all chapters together."""
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
# Fonts are often scrambled with these; that bars nobody from the text.
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_RIGHTS = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")


def recognises(source: Source) -> float:
    """Sure, where it is an archive that says so in its first bytes."""
    return 1.0 if source.data[30:58] == b"mimetypeapplication/epub+zip" else 0.0


def read(source: Source) -> Article:
    """The article of all chapters. Raises SourceError, also for a book that is locked (DRM)."""
    archive = Archive(source.data, source.label)
    _refuse_locked(source, archive)
    package = _package(source, archive)
    blocks: list[Block] = []
    size = 0
    lost = 0
    for name in package.chapters[:CHAPTERS]:
        try:
            data = archive.read(name, CHAPTER)
        except SourceError:
            lost += 1
            continue
        size += len(data)
        if size > TOTAL:
            raise SourceError(
                f"{source.label}: has more than {TOTAL / 1e6:,.0f} MB of text; "
                "it is too long for one article"
            )
        blocks.extend(_chapter(data, name))
    assumed = (
        (f"{lost} of {len(package.chapters)} chapters are missing or damaged",) if lost else ()
    )
    if not blocks:
        raise SourceError(f"{source.label}: there is no text in this book to read")
    return assemble(source, blocks, package.known, assumed)


class _Package(NamedTuple):
    chapters: list[str]
    known: Metadata


def _refuse_locked(source: Source, archive: Archive) -> None:
    locked = any(archive.find(name) for name in _RIGHTS)
    name = archive.find("META-INF/encryption.xml")
    if name and not locked:
        root = parse_xml(archive.read(name))
        methods = [
            node.get("Algorithm") or ""
            for node in (root.iter() if root is not None else ())
            if local_name(node) == "encryptionmethod"
        ]
        locked = any(method not in _FONT_SCRAMBLING for method in methods)
    if locked:
        raise SourceError(
            f"{source.label}: is locked by its seller (DRM); only the seller's program reads it"
        )


def _package(source: Source, archive: Archive) -> _Package:
    root = _xml(source, archive, "META-INF/container.xml")
    path = next(
        (node.get("full-path") for node in root.iter() if local_name(node) == "rootfile"), None
    )
    if not path:
        raise SourceError(f"{source.label}: names no contents; the book is damaged, get it again")
    package = _xml(source, archive, path)
    items: dict[str, str] = {}
    order: list[str] = []
    for node in package.iter():
        name = local_name(node)
        if name == "item" and node.get("media-type") in _PAGES:
            if "nav" not in (node.get("properties") or "").split():
                href = unquote((node.get("href") or "").partition("#")[0])
                place = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
                items[node.get("id") or ""] = archive.find(place) or place
        elif name == "itemref" and node.get("linear") != "no":
            order.append(node.get("idref") or "")
    chapters = [items[key] for key in dict.fromkeys(order) if key in items]
    return _Package(chapters or list(items.values()), _metadata(package))


def _xml(source: Source, archive: Archive, name: str) -> Element:
    found = archive.find(name)
    root = parse_xml(archive.read(found, CHAPTER)) if found else None
    if root is None:
        raise SourceError(
            f"{source.label}: its “{clean_line(name)}” is missing or damaged; get the book again"
        )
    return root


def _metadata(package: Element) -> Metadata:
    said: dict[str, list[str]] = {}
    for node in package.iter():
        name = local_name(node)
        if name in ("title", "creator", "date", "publisher", "language", "identifier", "source"):
            role = next((value for key, value in _attributes(node) if key.endswith("role")), "aut")
            if (text := clean_line(node.text or "")) and role == "aut":
                said.setdefault(name, []).append(text)
    addresses = [*said.get("source", []), *said.get("identifier", [])]
    creators = list(dict.fromkeys(said.get("creator", [])))[:6]
    return Metadata(
        title=next(iter(said.get("title", [])), ""),
        byline=join_names(creators) if creators else None,
        published=next(filter(None, map(parse_iso, said.get("date", []))), None),
        publisher=next(iter(said.get("publisher", [])), None),
        language=next(iter(said.get("language", [])), "")[:2].lower() or None,
        url=next((found for item in addresses if (found := clean_address(item))), None),
    )


def _attributes(node: Element) -> list[tuple[str, str]]:
    return list(getattr(node, "attrib", {}).items())


def _chapter(data: bytes, name: str) -> list[Block]:
    try:
        text = decode(Source(data=data, name=name)).text
    except SourceError:
        return []
    # An XML declaration is for bytes; and HTML's parser would take <title/> for an open title.
    tree = parse_html(text.partition("?>")[2] if text.lstrip()[:5] == "<?xml" else text)
    if tree is None:
        return []
    mark_footnotes(tree.root)
    return blocks_of(tree.root, skip=frozenset({"nav", "head"}))
