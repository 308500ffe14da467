"""PDF: the bytes of a document in, an `Article` out.

Pdfium gives the characters of each page and where they stand; `printed` makes paragraphs of them.
Needs the extra `pdf`.
"""

import re
import time
from importlib import import_module
from typing import Any

from reader.ingest.assemble import assemble
from reader.ingest.bylines import is_name
from reader.ingest.clean import clean, clean_line
from reader.ingest.columns import in_reading_order
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
WIDE = 1.2
"""Times the size of the letters that a blank is wide, at least, to divide a line in two."""
NAMED = 5
"""Pages named of those whose columns could not be told."""
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
        lines, unsure = _lines(source, document, pdfium)
        known = _metadata(document)
    finally:
        document.close()
    pages = max((line.page for line in lines), default=0) + 1
    printed = printed_blocks(lines, has_title=bool(known.title))
    byline = known.byline or printed.byline
    facts = Metadata(title=known.title, byline=byline, published=known.published)
    assumed = ["published: when the file was made"] if known.published else []
    if unsure:
        assumed.append(f"order: the columns of {_pages(unsure)} could not be told")
    if not printed.blocks:
        raise SourceError(f"{source.label}: there is no text on its {pages:,} pages to read")
    return assemble(source, printed.blocks, facts, tuple(assumed))


def _lines(source: Source, document: Any, pdfium: Any) -> tuple[list[Line], list[int]]:
    """All lines in the order that they are read, and the pages of which that is not sure."""
    count = len(document)
    if count > PAGES:
        raise SourceError(
            f"{source.label}: has {count:,} pages, more than the {PAGES:,} that are read; split it"
        )
    end = time.monotonic() + SECONDS
    lines: list[Line] = []
    unsure: list[int] = []
    characters = broken = 0
    for number in range(count):
        try:
            found, is_sure = in_reading_order(*_of_page(document, number, pdfium))
        except pdfium.PdfiumError:
            broken += 1
            continue
        lines += found
        if not is_sure:
            unsure.append(number + 1)
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
    return lines, unsure


def _pages(numbers: list[int]) -> str:
    """“page 3”, “pages 3, 5, 8 and 4 more”."""
    shown = ", ".join(map(str, numbers[:NAMED]))
    more = f" and {len(numbers) - NAMED} more" if len(numbers) > NAMED else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}{more}"


def _of_page(document: Any, number: int, pdfium: Any) -> tuple[list[Line], list[Line]]:
    """The lines of one page as pdfium divides them, with their place in points from the top; and
    the same divided at wide blanks."""
    lines: list[Line] = []
    pieces: list[Line] = []
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            raw: str = text_page.get_text_range()
            layout = _Layout(text_page, page.get_height(), number, pdfium)
            at = 0
            for line in _LINE_ENDS.split(raw):
                text = line.rstrip("\r")
                begin = at + len(text) - len(text.lstrip())
                end = at + len(text.rstrip()) - 1
                at += len(line) + 1
                if end < begin:
                    continue
                hyphen = "-" if raw[at - 1 : at] in _HYPHENS else ""
                whole = layout.line(raw, begin, end, hyphen)
                lines.append(whole)
                places = layout.wide_blanks(raw, begin, end, whole.size)
                if not places:
                    pieces.append(whole)
                    continue
                starts = [begin, *(place + 1 for place in places)]
                ends = [*(place - 1 for place in places), end]
                pieces += (
                    layout.line(raw, first, last, hyphen if last == end else "")
                    for first, last in zip(starts, ends, strict=True)
                )
        finally:
            text_page.close()
    finally:
        page.close()
    return lines, pieces


class _Layout:
    """Where the letters of one page stand."""

    def __init__(self, text_page: Any, height: float, number: int, pdfium: Any) -> None:
        self._page = text_page
        self._height = height
        self._number = number
        self._size_of = pdfium.raw.FPDFText_GetFontSize

    def line(self, raw: str, begin: int, end: int, hyphen: str) -> Line:
        """The line from one letter to another, both in it."""
        left, bottom, _, top = self._page.get_charbox(begin)
        return Line(
            text=clean(raw[begin : end + 1]).strip() + hyphen,
            page=self._number,
            left=left,
            right=self._page.get_charbox(end)[2],
            top=self._height - top,
            bottom=self._height - bottom,
            size=round(self._size_of(self._page.raw, begin), 1),
            height=self._height,
        )

    def wide_blanks(self, raw: str, begin: int, end: int, size: float) -> list[int]:
        """The places of blanks in a line that are wider than any between two words."""
        if self._page.count_rects(begin, end - begin + 1) < 2:
            return []  # pdfium draws one box around what has no such blank in it
        places: list[int] = []
        for place in range(begin + 1, end):
            if raw[place] == " " and raw[place - 1] != " " and raw[place + 1] != " ":
                before, after = self._page.get_charbox(place - 1), self._page.get_charbox(place + 1)
                if after[0] - before[2] >= WIDE * size:
                    places.append(place)
        return places


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
