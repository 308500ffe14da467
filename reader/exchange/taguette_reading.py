"""Reading Taguette: its project, and its CSV files of highlights and of a codebook."""

import csv
import io
from bisect import bisect_left, bisect_right
from contextlib import closing
from html.parser import HTMLParser
from typing import Any

from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.model import Annotation, Article, FormatError, Tag
from reader.model.bundle import ForeignAnnotation, ForeignArticle, Imported
from reader.model.offsets import Offsets

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table",
     "tr", "section", "article")
)  # fmt: skip
_HIGHLIGHTS = ["id", "document", "tag", "content"]
_CODEBOOK = ["tag", "description"]


def looks(source: Source) -> bool:
    """Whether it is a project, or one of the CSV files by its headings."""
    if source.head.startswith(b"SQLite format 3\0"):
        return source.head[68:72] == b"Tgtt" or b"highlight_tags" in source.head
    first = source.head_text.lstrip("\ufeff").partition("\n")[0].strip().split(",")
    return first == _HIGHLIGHTS or first[:2] == _CODEBOOK


def read(source: Source, report: Report) -> Imported:  # noqa: ARG001 -- all of it has a place
    """What a project or CSV file holds. Raises FormatError."""
    if source.head.startswith(b"SQLite format 3\0"):
        return _read_project(source)
    try:
        rows = list(csv.reader(io.StringIO(source.text, newline="")))
    except csv.Error as error:
        raise FormatError(f"{source.name}: is no CSV ({error})") from error
    if rows and rows[0] == _HIGHLIGHTS:
        return _read_highlights(rows[1:])
    if rows and rows[0][:2] == _CODEBOOK:
        found = {row[0]: row[1] for row in rows[1:] if len(row) >= 2 and row[0]}
        names = _names(list(found))
        tags = tuple(Tag(name=names[n], color="", description=d) for n, d in found.items())
        return Imported(format="taguette", tags=tags)
    raise FormatError(f"{source.name}: is neither a project nor a CSV file of Taguette")


def _read_highlights(rows: list[list[str]]) -> Imported:
    """Rows with one tag each; rows of one id are one highlight."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for name, document, tag, content in (row for row in rows if len(row) == 4):
        grouped.setdefault((name, document, content), []).append(tag)
    names = _names([tag for tags in grouped.values() for tag in tags])
    documents = dict.fromkeys(document for _, document, _ in grouped)
    articles = (ForeignArticle(key=d, article=Article(title=d, text="")) for d in documents)
    annotations = (
        ForeignAnnotation(
            annotation=Annotation(
                id="", article=document, exact=content, tags=tuple(names[t] for t in tags if t)
            ),
            identity=name,
        )
        for (name, document, content), tags in grouped.items()
    )
    return Imported(format="taguette", articles=tuple(articles), annotations=tuple(annotations))


def _read_project(source: Source) -> Imported:
    import sqlite3

    _ = source.data  # bounded
    try:
        address = f"{source.path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            if (found := database.execute("PRAGMA quick_check(1)").fetchone()) != ("ok",):
                raise ValueError(str(found))  # cut short where nothing that is read stands
            return _read_rows(database)
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise FormatError(
            f"{source.name}: is no project of Taguette, or damaged ({error})"
        ) from error


def _read_rows(database: Any) -> Imported:
    tags = list(database.execute("SELECT id, path, description FROM tags"))
    names = _names([path for _, path, _ in tags])
    by_number = {number: names[path] for number, path, _ in tags}
    tagged: dict[int, list[str]] = {}
    for highlight, tag in database.execute("SELECT highlight_id, tag_id FROM highlight_tags"):
        tagged.setdefault(highlight, []).append(by_number.get(tag, ""))
    articles: list[ForeignArticle] = []
    annotations: list[ForeignAnnotation] = []
    documents = "SELECT id, name, contents FROM documents ORDER BY id"
    for number, name, contents in database.execute(documents):
        page = _Page(str(contents))
        article = Article(title=str(name), text=page.text)
        articles.append(ForeignArticle(key=str(number), article=article, has_text=True))
        places = "SELECT id, start_offset, end_offset FROM highlights WHERE document_id = ?"
        for highlight, start, end in database.execute(places, (number,)):
            first, last = page.start(int(start)), page.end(int(end))
            annotation = Annotation(
                id="",
                article=str(number),
                start=first,
                end=last,
                tags=tuple(filter(None, tagged.get(highlight, ()))),
            )
            annotations.append(
                ForeignAnnotation(annotation=annotation, identity=f"{name}#{highlight}")
            )
    return Imported(
        format="taguette",
        articles=tuple(articles),
        annotations=tuple(annotations),
        tags=tuple(Tag(name=names[path], color="", description=d or "") for _, path, d in tags),
    )


def _names(paths: list[str]) -> dict[str, str]:
    """A dot makes a hierarchy where what stands before it is a tag too."""
    known = set(paths)
    found: dict[str, str] = {}
    for path in sorted(known, key=len):
        above, dot, own = path.rpartition(".")
        found[path] = f"{found[above]}/{own}" if dot and own and above in known else path
    return found


class _Page(HTMLParser):
    """The text of a document: blocks with a blank line between, and places in it."""

    def __init__(self, contents: str) -> None:
        super().__init__(convert_charrefs=True)
        self._counted: list[str] = []  # the text that Taguette counts
        self._starts: list[int] = []  # where each part of it begins, in its code points
        self._places: list[int] = []  # and in ours
        self._parts: list[str] = []
        self._length = self._count = 0
        self._break = ""
        self.feed(contents)
        self.close()
        self.text = "".join(self._parts)
        self._offsets = Offsets("".join(self._counted), "utf-8")

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        if tag == "br":
            self._break = self._break or "\n"
        elif tag in _BLOCKS:
            self._break = "\n\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break = "\n\n"

    def handle_data(self, data: str) -> None:
        self._counted.append(data)
        shown = data.replace("\r", " ").replace("\n", " ")
        if not shown.strip() and (self._break == "\n\n" or not self._parts):
            shown = ""  # blanks between blocks are counted, not shown
        elif self._break:
            before = self._break if self._parts else ""
            self._parts.append(before)
            self._length += len(before)
            self._break = ""
        self._starts.append(self._count)
        self._places.append(self._length)
        self._parts.append(shown)
        self._count += len(data)
        self._length += len(shown)

    def start(self, byte: int) -> int:
        """The place of a byte at which something begins."""
        return self._place(self._offsets.points(byte), bisect_right)

    def end(self, byte: int) -> int:
        """The place of a byte at which something ends."""
        return self._place(self._offsets.points(byte), bisect_left)

    def _place(self, point: int, bisect: Any) -> int:
        number: int = max(bisect(self._starts, point) - 1, 0)
        if not self._starts:
            return 0
        return min(self._places[number] + point - self._starts[number], self._length)
