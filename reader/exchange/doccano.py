"""doccano: JSON Lines of texts with labelled spans, for its sequence labelling projects.

Offsets are code points. What is known of an article stands beside the text, where doccano keeps it
as the example's metadata; notes are comments of the example. A doccano project must allow
overlapping entities, or it silently keeps only the first of each overlap.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from reader.exchange.fields import listed, object_of, objects, texts
from reader.exchange.labels import PLAIN
from reader.exchange.losses import tell_tags
from reader.exchange.newlines import Newlines
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.spans import Joined, placed, tell_spans
from reader.model import Article, FormatError
from reader.model.bundle import AnnotatedArticle, Bundle, ForeignArticle, Imported

_KNOWN = ("title", "url", "byline", "published", "publisher", "language")
_LABELS = ("label", "labels", "entities")


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A line per article."""
    tell_tags(bundle, report)
    yield File("doccano.jsonl", _lines(bundle, report))


def _lines(bundle: Bundle, report: Report) -> Iterator[bytes]:
    for item in bundle.articles:
        tell_spans(item, report)
        yield orjson.dumps(_line(item, report)) + b"\n"


def _line(item: AnnotatedArticle, report: Report) -> dict[str, Any]:
    labels: list[tuple[int, int, str]] = []
    comments: list[str] = []
    end_before = 0
    for annotation in placed(item, report):
        start, end = annotation.span or (0, 0)
        labels += [(start, end, tag) for tag in annotation.tags or (PLAIN,)]
        if annotation.note:
            report.bent("note, kept as a comment of the whole text with the words before it")
            comments.append(f"“{annotation.exact}”: {annotation.note}")
        if start < end_before or len(annotation.tags) > 1:
            report.bent("overlapping span: the project must allow them, or doccano drops it")
        end_before = max(end, end_before)
    known = {name: value for name in _KNOWN if (value := getattr(item.article, name))}
    return {"text": item.article.text, "label": labels, "Comments": comments, **known}


def looks(source: Source) -> bool:
    """Whether its first line is an object with a text and labels."""
    try:
        first = orjson.loads(source.head_text.lstrip().partition("\n")[0])
    except orjson.JSONDecodeError:
        return False
    row = object_of(first)
    return isinstance(row.get("text"), str) and any(name in row for name in _LABELS)


def read(source: Source, report: Report) -> Imported:
    """The texts and spans of a file. Raises FormatError."""
    joined = Joined()
    articles: list[ForeignArticle] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = object_of(orjson.loads(line))
        except orjson.JSONDecodeError as error:
            raise FormatError(f"{source.name}: line {number:,} is no JSON ({error})") from error
        if not isinstance(row.get("text"), str):
            raise FormatError(f"{source.name}: line {number:,} has no text")
        key = str(row.get("id", number))
        articles.append(_read_row(key, row, joined, report))
    return Imported(format="doccano", articles=tuple(articles), annotations=joined.annotations())


def _read_row(key: str, row: dict[str, Any], joined: Joined, report: Report) -> ForeignArticle:
    lines = Newlines(row["text"])
    known: dict[str, Any] = {k: v for k, v in texts(row, *_KNOWN).items() if v}
    known.setdefault("title", lines.text.partition("\n")[0][:80] or f"Text {key}")
    for name in _LABELS:
        for label in listed(row.get(name)):
            start, end, tag = _span(label)
            if start is None or end is None:
                report.dropped("label that is no span")
                continue
            joined.add(key, lines.place(start), lines.place(end), (tag,))
    report.dropped("comment, which doccano has for whole texts", len(listed(row.get("Comments"))))
    article = Article(**known, text=lines.text)
    return ForeignArticle(key=key, article=article, has_text=True)


def _span(label: Any) -> tuple[int | None, int | None, str]:
    """Start, end and name of a label: `[0, 5, "name"]`, or an object with offsets."""
    if isinstance(label, list):
        values = listed(label)
        start, end, tag = values if len(values) == 3 else (None, None, "")
    else:
        row = (objects(label) or [{}])[0]
        start, end, tag = row.get("start_offset"), row.get("end_offset"), row.get("label")
    is_span = type(start) is int and type(end) is int
    return (start, end, str(tag)) if is_span else (None, None, "")


FORMAT = Format(
    name="doccano",
    title="doccano JSONL",
    suffix=".jsonl",
    carries="texts, passages, tags, what is known of articles; notes as comments of the text",
    cannot="authors, times, colours; its projects drop overlaps unless told to allow them",
    proven="doccano imports it and exports the same spans; its own files are read",
    write=write,
    read=read,
    looks=looks,
)
