"""DOCX: the bytes of a Word document in, an `Article` out.

Mammoth makes HTML of what the styles mean; that is read like any other. What it cannot read is
read as bare paragraphs, so that no words are lost.
"""

import re
from html import unescape
from typing import Any

from reader.ingest.assemble import assemble
from reader.ingest.blocks import Block
from reader.ingest.bylines import is_name
from reader.ingest.clean import clean, clean_line
from reader.ingest.dates import parse_iso
from reader.ingest.footnotes import mark_footnotes
from reader.ingest.parse import parse_html
from reader.ingest.source import Source
from reader.ingest.tree import blocks_of
from reader.ingest.unzip import Archive
from reader.ingest.xml import parse_xml
from reader.model import Article, Metadata, SourceError

SUFFIXES = frozenset({".docx", ".docm"})
MEDIA_TYPES = frozenset({
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip

BODY = "word/document.xml"
PART = 60_000_000
"""Bytes of one part, unpacked."""
STYLED = 12_000_000
"""Bytes of the body up to which its styles are read; mammoth needs some 30 times as much memory."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Plain Text'] => p:fresh
r[style-name='Emphasis'] => em
r[style-name='HTML Code'] => code
"""
_PARAGRAPH_END = re.compile(r"</w:p>")
_TEXT = re.compile(r"<w:t(?:\s[^<>]{0,200})?>([^<]*)</w:t>")
_NO_TITLE = re.compile(r"(?:microsoft word\b.*|document\d*|untitled.*|.*\.docx?)", re.IGNORECASE)


def recognises(source: Source) -> float:
    """Sure, where it is an archive with Word's body in it."""
    data = source.data
    if data[:4] != b"PK\x03\x04":
        return 0.0
    return 1.0 if BODY.encode() in data[-1_000_000:] or BODY.encode() in data[:4096] else 0.0


def read(source: Source) -> Article:
    """The article in a Word document. Raises SourceError where it is none or damaged."""
    if source.data[:4] == b"\xd0\xcf\x11\xe0":
        raise SourceError(
            f"{source.label}: is encrypted, or an old DOC; open it in Word, "
            "save it as DOCX without a password and add that"
        )
    archive = Archive(source.data, source.label)
    body = archive.read(BODY, PART)
    for name in archive.names:
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(name, PART):
            raise SourceError(
                f"{source.label}: declares entities, which Word never does; it is not read"
            )
    known = _metadata(archive)
    blocks = _styled(source) if len(body) <= STYLED else []
    if blocks:
        if any(role.kind == "heading" and role.level == 1
               for block in blocks[:3] for role in block.roles):  # fmt: skip
            known = Metadata(title="", byline=known.byline, published=known.published)
        assumed = ("published: when the document was made",) if known.published else ()
        return assemble(source, blocks, known, assumed)
    return assemble(source, _bare(body), known, ("structure: none was read",))


def _styled(source: Source) -> list[Block]:
    """Blocks by the document's styles; none where they cannot be read."""
    from io import BytesIO

    import mammoth

    def without_data(_: Any) -> dict[str, str]:
        return {"src": ""}  # the pictures stay in the file; their descriptions are read

    try:
        result: Any = mammoth.convert_to_html(  # pyright: ignore[reportUnknownVariableType]
            BytesIO(source.data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(without_data),  # pyright: ignore
        )
    except (Exception, RecursionError):  # whatever a damaged document makes of its parser
        return []
    tree = parse_html(f"<html><body>{result.value}</body></html>")
    if tree is None:
        return []
    mark_footnotes(tree.root)
    return blocks_of(tree.root)


def _bare(body: bytes) -> list[Block]:
    """Paragraphs by Word's own marks alone, however deep they lie."""
    blocks: list[Block] = []
    for paragraph in _PARAGRAPH_END.split(body.decode("utf-8", "replace")):
        text = unescape("".join(_TEXT.findall(paragraph)))
        if line := clean_line(clean(text)):
            blocks.append(Block(line))
    return blocks


def _metadata(archive: Archive) -> Metadata:
    name = "docProps/core.xml"
    root = parse_xml(archive.read(name, PART)) if name in archive else None
    said: dict[str, str] = {}
    for node in root if root is not None else ():
        if isinstance(node.tag, str):
            said[node.tag.rpartition("}")[2]] = clean_line(node.text or "")
    title, creator = said.get("title", ""), said.get("creator", "")
    return Metadata(
        title="" if _NO_TITLE.fullmatch(title) else title,
        byline=creator if len(creator.split()) > 1 and is_name(creator) else None,
        published=parse_iso(said.get("created", "")),
        language=said.get("language", "")[:2].lower() or None,
    )
