"""Annotations as rows of a table: what CSV and XLSX have in common.

Out: a row of `COLUMNS` per annotation. In: the rows of a table that anybody made; its columns are
known by their headings, in Reader's own words or in those of other tools.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reader.exchange.report import Report
from reader.exchange.times import utc
from reader.model import Annotation, Article, FormatError
from reader.model.bundle import AnnotatedArticle, ForeignAnnotation, ForeignArticle, Imported

COLUMNS = (
    "article", "title", "publisher", "published", "url", "start", "end", "exact", "tags", "note",
    "author", "created", "updated", "state", "id",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet runs (OWASP, "CSV Injection")."""
_HEADINGS = {
    "exact": (
        "exact", "quote", "quotation", "highlight", "passage", "text", "content", "selected text",
        "quoted text", "highlighted text", "segment",
    ),
    "note": ("note", "notes", "comment", "comments", "annotation", "memo"),
    "tags": ("tags", "tag", "codes", "code", "labels", "label"),
    "title": ("title", "document title", "document", "article title", "source title"),
    "url": ("url", "uri", "link", "source url", "source_url", "address"),
    "start": ("start", "begin", "start offset"),
    "end": ("end", "end offset"),
    "created": ("created", "date", "highlighted at", "time"),
    "updated": ("updated", "modified"),
    "author": ("author", "annotator", "coder", "user"),
    "article": ("article",),
    "id": ("id",),
}  # fmt: skip


def row_of(item: AnnotatedArticle, a: Annotation, report: Report) -> tuple[str | int | None, ...]:
    """The cells of an annotation, in the order of `COLUMNS`."""
    listed = item.listed
    if any(";" in tag for tag in a.tags):
        report.bent("tag with a semicolon, which reads as several")
    return (
        listed.id, listed.title, listed.publisher, listed.published, listed.url, a.start, a.end,
        a.exact, "; ".join(a.tags), a.note, a.author, a.created, a.updated, a.state, a.id,
    )  # fmt: skip


def headings(cells: Sequence[str]) -> dict[str, int]:
    """The place of each column that is known; empty where none holds a passage or a note."""
    folded = [" ".join(cell.split()).casefold() for cell in cells]
    found: dict[str, int] = {}
    for name, others in _HEADINGS.items():
        place = next((folded.index(other) for other in others if other in folded), None)
        if place is not None and place not in found.values():
            found[name] = place
    return found if "exact" in found or "note" in found else {}


def is_own(cells: Sequence[str]) -> bool:
    """Whether these are the headings that Reader writes."""
    return tuple(cells[: len(COLUMNS)]) == COLUMNS


def imported(
    format_name: str, name: str, rows: Iterable[Sequence[str]], report: Report
) -> Imported:
    """What a table holds; its first row are the headings. Raises FormatError."""
    lines = iter(rows)
    first = [str(cell) for cell in next(lines, ())]
    columns = headings(first)
    if not columns:
        raise FormatError(
            f"{name}: no column is named “exact”, “quote”, “highlight”, “text” or “note”; the "
            "first row must be the headings"
        )
    own = is_own(first)
    articles: dict[str, ForeignArticle] = {}
    annotations = list(_annotations(lines, columns, own, articles, report))
    return Imported(
        format=format_name, articles=tuple(articles.values()), annotations=tuple(annotations)
    )


def _annotations(
    rows: Iterable[Sequence[str]],
    columns: dict[str, int],
    own: bool,
    articles: dict[str, ForeignArticle],
    report: Report,
) -> Iterator[ForeignAnnotation]:
    for row in rows:
        cells = {name: row[place] for name, place in columns.items() if place < len(row)}
        if not any(cells.values()):
            continue
        title, url, article = (cells.get(name, "") for name in ("title", "url", "article"))
        key = article or url or title
        if not key:
            report.dropped("row without an article")
            continue
        about = Article(id=article, title=title or article or url, url=url or None, text="")
        articles.setdefault(key, ForeignArticle(key=key, article=about))
        start, end = _number(cells.get("start")), _number(cells.get("end"))
        has_place = start is not None and end is not None
        annotation = Annotation(
            id=cells.get("id", "") if own else "",
            article=key,
            start=start if has_place else None,
            end=end if has_place else None,
            exact=cells.get("exact", ""),
            tags=tuple(tag for part in cells.get("tags", "").split(";") if (tag := part.strip())),
            note=cells.get("note", ""),
            author=cells.get("author", ""),
            created=utc(cells.get("created")),
            updated=utc(cells.get("updated")),
        )
        yield ForeignAnnotation(annotation=annotation, identity=cells.get("id", ""))


def _number(cell: Any) -> int | None:
    try:
        return int(cell)
    except (TypeError, ValueError):
        return None
