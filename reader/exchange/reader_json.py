"""Reader's own JSON: everything, losslessly, in and out.

One document: {"reader": 1, "tags": […], "articles": [{…as `reader list --json`…, "text", "digest",
"structure", "annotations": […as `reader annotations --json`…], "corrections": […the same…]}]}.
Offsets are code points. The JSON Schema is `schemas/reader-1.json` in this folder.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import orjson

from reader.exchange.fields import checked, json_object, taken
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.model import Annotation, Article, FormatError, Tag
from reader.model.article import structure_from_json, structure_to_json
from reader.model.bundle import (
    AnnotatedArticle,
    Bundle,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
)

VERSION = 1
_BEGINNING = re.compile(r'\s*\{(?:[^{}\[\]]*,)?\s*"reader"\s*:\s*\d')
_METADATA = ("title", "byline", "published", "publisher", "url", "language", "dateline", "contact")
_LISTING = ("added", "status", "progress", "position", "top", "starred", "collections")


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) of what `write` writes."""
    return (files("reader.exchange") / "schemas" / f"reader-{VERSION}.json").read_bytes()


def write(bundle: Bundle, report: Report) -> Iterator[File]:  # noqa: ARG001 -- nothing is lost
    """The bundle as one JSON document, article by article."""
    yield File("reader.json", _document(bundle))


def _document(bundle: Bundle) -> Iterator[bytes]:
    tags = [tag.to_json() for tag in bundle.tags]
    yield b'{\n  "reader": %d,\n  "tags": %b,\n  "articles": [' % (VERSION, _indented(tags, 2))
    between = b""
    for item in bundle.articles:
        yield b"%b\n    %b" % (between, _indented(_article(item), 4))
        between = b","
    yield b"%b]\n}\n" % (b"\n  " if between else b"")


def _indented(value: Any, depth: int) -> bytes:
    # A line break in JSON is always between tokens: those in strings are escaped.
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n" + b" " * depth)


def _article(item: AnnotatedArticle) -> dict[str, Any]:
    return {
        **item.listed.to_json(),
        "dateline": item.article.dateline,
        "captions": list(item.article.captions),
        "contact": item.article.contact,
        "assumed": list(item.article.assumed),
        "position": item.listed.position,
        "top": item.listed.top,
        "text": item.article.text,
        "digest": item.article.digest,
        "structure": structure_to_json(item.article.structure),
        "annotations": [annotation.to_json() for annotation in item.annotations],
        "corrections": [annotation.to_json() for annotation in item.corrections],
    }


def looks(source: Source) -> bool:
    """Whether it begins as such a document does."""
    return _BEGINNING.match(source.head_text.lstrip("\ufeff")) is not None


def read(source: Source, report: Report) -> Imported:  # noqa: ARG001 -- nothing is lost
    """What such a document holds. Raises FormatError, also for a newer version."""
    document = json_object(source)
    version = document.get("reader")
    if not isinstance(version, int):
        raise FormatError(f"{source.name}: is JSON, but not Reader's")
    if version > VERSION:
        raise FormatError(
            f"{source.name}: is version {version} of Reader's format, this Reader knows "
            f"{VERSION}; update Reader"
        )
    try:
        articles: list[ForeignArticle] = []
        annotations: list[ForeignAnnotation] = []
        for row in taken(document["articles"]):
            articles.append(_foreign_article(row))
            rows = (*row["annotations"], *row.get("corrections", ()))
            annotations += (_foreign_annotation(value, row["id"]) for value in rows)
        return Imported(
            format="json",
            tags=tuple(checked(Tag.from_json(value)) for value in document["tags"]),
            articles=tuple(articles),
            annotations=tuple(annotations),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FormatError(
            f"{source.name}: is not as 'reader export --schema' says ({error!r})"
        ) from error


def _foreign_annotation(value: Mapping[str, Any], article_id: str) -> ForeignAnnotation:
    annotation = checked(Annotation.from_json({**value, "article": article_id}))
    return ForeignAnnotation(annotation=annotation, identity=annotation.id)


def _foreign_article(row: Mapping[str, Any]) -> ForeignArticle:
    known: dict[str, Any] = {name: row.get(name) for name in _METADATA}
    article = Article(
        **known,
        id=row["id"],
        captions=tuple(row["captions"]),
        assumed=tuple(row["assumed"]),
        text=row["text"],
        structure=structure_from_json(row["structure"]),
    )
    listing = {name: row[name] for name in _LISTING if name in row}
    return ForeignArticle(key=row["id"], article=checked(article), has_text=True, listing=listing)


FORMAT = Format(
    name="json",
    title="Reader JSON",
    suffix=".json",
    carries="articles with text, structure and what is known of them; annotations with selectors, "
    "tags, notes, authors, times; the codebook",
    cannot="the original files, past versions of annotations",
    proven="property-based round trip; its JSON Schema",
    write=write,
    read=read,
    looks=looks,
)
