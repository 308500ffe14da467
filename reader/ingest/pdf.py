"""PDF: the bytes of a document in, an `Article` out.

Pdfium gives the characters of each page and where they stand; `printed` makes paragraphs of them.
Needs the extra `pdf`.
"""

import re
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from reader.ingest.assemble import assemble
from reader.ingest.bylines import is_name
from reader.ingest.clean import clean, clean_line
from reader.ingest.dates import parse_iso
from reader.ingest.printed import Line, printed_blocks
from reader.ingest.source import Source
from reader.model import Article, Metadata, SourceError

SUFFIXES = frozenset({".pdf"})
MEDIA_TYPES = frozenset({"application/pdf", "application/x-pdf"})

PAGES = 5_000
CHARACTERS = 20_000_000
SECONDS = 120.0
"""For one document; what would take longer is refused, not cut."""
SCANNED = 8
"""Visible characters on a page, on average, below which a document is pictures of pages."""

_HYPHENS = ("\ufffe", "\x02")
"""What pdfium writes for a hyphen and the line end after it."""
_LINE_ENDS = re.compile("[\n\ufffe\x02]")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b.*|untitled.*|.*\.(?:docx?|indd|pdf|qxd|pptx?|tex|dvi|rtf)"
    r"|document\d*|[\W\d_]*)",
    re.IGNORECASE,
)


def recognises(source: Source) -> float:
    """Sure, where the header stands in the first kilobyte, as readers of PDF accept it."""
    return 1.0 if b"%PDF-" in source.data[:1024] else 0.0


def read(source: Source) -> Article:
    """The article in a PDF. Raises SourceError: encrypted, scanned, damaged, too long."""
    try:
        pdfium: Any = import_module("pypdfium2")
    except ImportError:
        raise SourceError(
            f"{source.label}: PDF files need the extra 'pdf': pip install 'reader-desk[pdf]'"
        ) from None
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise SourceError(f"{source.label}: {_why(str(error))}") from None
    try:
        lines = _lines(source, document, pdfium)
        known = _metadata(document)
    finally:
        document.close()
    pages = max((line.page for line in lines), default=0) + 1
    printed = printed_blocks(lines, has_title=bool(known.title))
    byline = known.byline or printed.byline
    facts = Metadata(title=known.title, byline=byline, published=known.published)
    assumed = ("published: when the file was made",) if known.published else ()
    if not printed.blocks:
        raise SourceError(f"{source.label}: there is no text on its {pages:,} pages to read")
    return assemble(source, printed.blocks, facts, assumed)


def _lines(source: Source, document: Any, pdfium: Any) -> list[Line]:
    count = len(document)
    if count > PAGES:
        raise SourceError(
            f"{source.label}: has {count:,} pages, more than the {PAGES:,} that are read; split it"
        )
    end = time.monotonic() + SECONDS
    lines: list[Line] = []
    characters = broken = 0
    for number in range(count):
        try:
            found = list(_of_page(document, number, pdfium))
        except pdfium.PdfiumError:
            broken += 1
            continue
        lines += found
        characters += sum(len(line.text) for line in found)
        if characters > CHARACTERS or time.monotonic() > end:
            raise SourceError(
                f"{source.label}: only {number + 1:,} of {count:,} pages could be read within "
                f"bounds; split it"
            )
    if count and broken == count:
        raise SourceError(f"{source.label}: none of its pages can be read; get the file again")
    if characters < SCANNED * max(1, count) and characters < 1000:
        pages = "1 page is a picture" if count == 1 else f"{count:,} pages are pictures"
        raise SourceError(
            f"{source.label}: scanned: no text, its {pages}; run it through OCR and add the result"
        )
    return lines


def _of_page(document: Any, number: int, pdfium: Any) -> Iterator[Line]:
    """The lines of one page as pdfium divides them, with their place in points from the top."""
    page = document[number]
    try:
        height: float = page.get_height()
        text_page = page.get_textpage()
        try:
            raw: str = text_page.get_text_range()
            size_of: Any = pdfium.raw.FPDFText_GetFontSize
            at = 0
            for line in _LINE_ENDS.split(raw):
                text = line.rstrip("\r")
                begin = at + len(text) - len(text.lstrip())
                end = at + len(text.rstrip()) - 1
                at += len(line) + 1
                if end < begin:
                    continue
                left, bottom, _, top = text_page.get_charbox(begin)
                right = text_page.get_charbox(end)[2]
                yield Line(
                    text=clean(text).strip() + ("-" if raw[at - 1 : at] in _HYPHENS else ""),
                    page=number,
                    left=left,
                    right=right,
                    top=height - top,
                    bottom=height - bottom,
                    size=round(size_of(text_page.raw, begin), 1),
                    height=height,
                )
        finally:
            text_page.close()
    finally:
        page.close()


def _metadata(document: Any) -> Metadata:
    said: dict[str, str] = document.get_metadata_dict()
    title, author = clean_line(said.get("Title", "")), clean_line(said.get("Author", ""))
    made = _DATE.match(said.get("CreationDate", ""))
    return Metadata(
        title="" if _NO_TITLE.fullmatch(title) else title,
        byline=author if len(author.split()) > 1 and is_name(author) else None,
        published=parse_iso("-".join(made.groups())) if made else None,
    )


def _why(error: str) -> str:
    if "password" in error.lower():
        return "is encrypted; open it, save it without a password and add that"
    if "security" in error.lower():
        return "is locked by rights management (DRM); only its seller's program reads it"
    return "is damaged or cut off as a PDF document; get the file again"
