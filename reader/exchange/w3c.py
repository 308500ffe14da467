"""W3C Web Annotation (JSON-LD): one collection, its annotations as the data model says.

In and out: https://www.w3.org/TR/annotation-model/. An annotation has its note and tags as textual
bodies and finds its text by a quote and a position, the latter in code points (4.2.5). An article
is named by its address, or where it has none by `urn:reader:article:ID`.
"""

import re
from collections.abc import Iterator
from typing import Any

import orjson

from reader.exchange.fields import json_of, listed, object_of, objects, taken, texts
from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.times import utc
from reader.model import Annotation, Article, FormatError
from reader.model.bundle import (
    AnnotatedArticle,
    Bundle,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ARTICLE, ANNOTATION = "urn:reader:article:", "urn:reader:annotation:"
_CHARACTERS = re.compile(r"char=(\d+),(\d+)")  # RFC 5147


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """A collection with one page of all annotations."""
    tell_tags(bundle, report)
    yield File("annotations.jsonld", _document(bundle, report))


def _document(bundle: Bundle, report: Report) -> Iterator[bytes]:
    head = {
        "@context": CONTEXT,
        "id": "urn:reader:collection",
        "type": "AnnotationCollection",
        "label": "Annotations from Reader",
    }
    yield orjson.dumps(head)[:-1]
    yield b',"first":{"id":"urn:reader:page:1","type":"AnnotationPage","startIndex":0,"items":['
    between = b"\n"
    for item in bundle.articles:
        tell_article(item, report)
        for annotation in item.annotations:
            yield between + orjson.dumps(_annotation(item, annotation))
            between = b",\n"
    yield b"\n]}}\n"


def _annotation(item: AnnotatedArticle, annotation: Annotation) -> dict[str, Any]:
    source = item.article.url or f"{ARTICLE}{item.listed.id}"
    bodies: list[dict[str, str]] = []
    if annotation.note:
        bodies.append(
            {
                "type": "TextualBody",
                "value": annotation.note,
                "format": "text/plain",
                "purpose": "commenting",
            }
        )
    for tag in annotation.tags:
        bodies.append({"type": "TextualBody", "value": tag, "purpose": "tagging"})
    value: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"{ANNOTATION}{annotation.id}",
        "type": "Annotation",
        "motivation": bodies[0]["purpose"] if bodies else "highlighting",
        "created": annotation.created,
        "modified": annotation.updated,
    }
    if annotation.author:
        value["creator"] = {"type": "Person", "name": annotation.author}
    if bodies:
        value["body"] = bodies
    selectors = list(_selectors(annotation))
    value["target"] = {"source": source, "selector": selectors} if selectors else source
    return value


def _selectors(annotation: Annotation) -> Iterator[dict[str, Any]]:
    if annotation.exact:
        yield {
            "type": "TextQuoteSelector",
            "exact": annotation.exact,
            "prefix": annotation.prefix,
            "suffix": annotation.suffix,
        }
    if annotation.span:
        start, end = annotation.span
        yield {"type": "TextPositionSelector", "start": start, "end": end}


# -- reading ---------------------------------------------------------------------------------------


def looks(source: Source) -> bool:
    """Whether it names the context of Web Annotation."""
    return "ns/anno.jsonld" in source.head_text


def read(source: Source, report: Report) -> Imported:
    """The annotations of a collection, a page, a list, or one. Raises FormatError."""
    articles: dict[str, ForeignArticle] = {}
    annotations: list[ForeignAnnotation] = []
    for value in _found(json_of(source)):
        for number, target in enumerate(listed(value.get("target"))):
            if number:
                report.bent("annotation of several places, kept as several")
            annotation = _foreign(value, target, number, report)
            key = annotation.annotation.article
            if not key:
                report.dropped("annotation without a target")
                continue
            articles.setdefault(key, _article(key))
            annotations.append(annotation)
    if not annotations:
        raise FormatError(f"{source.name}: holds no annotation as W3C's data model has it")
    return Imported(format="w3c", articles=tuple(articles.values()), annotations=tuple(annotations))


def _found(value: Any) -> Iterator[dict[str, Any]]:
    """The annotations in any of the containers of the model and of the protocol."""
    for item in taken(listed(value)):
        known = object_of(item)
        kinds = listed(known.get("type", known.get("@type")))
        if "target" in known and any(str(kind).endswith("Annotation") for kind in kinds):
            yield known
        else:
            for inside in ("first", "items", "@graph", "rows"):
                yield from _found(known.get(inside))


def _foreign(value: dict[str, Any], target: Any, number: int, report: Report) -> ForeignAnnotation:
    place = object_of(target) or {"id": target}
    source = place.get("source", place.get("id", place.get("@id", "")))
    if isinstance(source, dict):
        source = object_of(source).get("id", "")
    tags, notes = _bodies(value, report)
    quote, start, end = _quote(place.get("selector"), report)
    name = str(value.get("id", value.get("@id", "")) or "")
    creator = (listed(value.get("creator")) or [""])[0]
    if isinstance(creator, dict):
        known = object_of(creator)
        creator = known.get("name") or known.get("nickname") or known.get("id") or ""
    annotation = Annotation(
        id=name.removeprefix(ANNOTATION) if name.startswith(ANNOTATION) and not number else "",
        article=str(source or ""),
        start=start,
        end=end,
        exact=quote["exact"],
        prefix=quote["prefix"],
        suffix=quote["suffix"],
        tags=tuple(tags),
        note="\n\n".join(notes),
        author=str(creator),
        created=utc(value.get("created")),
        updated=utc(value.get("modified")),
    )
    return ForeignAnnotation(
        annotation=annotation, identity=f"{name}#{number}" if name and number else name
    )


def _bodies(value: dict[str, Any], report: Report) -> tuple[list[str], list[str]]:
    """Tags and notes."""
    tags: list[str] = []
    notes = [value["bodyValue"]] if isinstance(value.get("bodyValue"), str) else []
    for body in listed(value.get("body")):
        known = object_of(body) or {"id": body}
        text = known.get("value")
        if isinstance(text, str):
            purposes = listed(known.get("purpose", value.get("motivation")))
            is_tag = any(purpose in ("tagging", "classifying") for purpose in purposes)
            (tags if is_tag else notes).append(text)
            continue
        report.bent("body that is not text, kept as its address in the note")
        address = known.get("source", known.get("id", ""))
        notes.append(str(address))
    return tags, [note for note in notes if note]


def _quote(selectors: Any, report: Report) -> tuple[dict[str, str], int | None, int | None]:
    """The words and the place that selectors name; a refinement is nearer than what it refines."""
    quote = {"exact": "", "prefix": "", "suffix": ""}
    start = end = None
    waiting = objects(selectors)
    others = 0
    while waiting:
        known = waiting.pop(0)
        match known.get("type", known.get("@type")):
            case "TextQuoteSelector":
                quote = texts(known, "exact", "prefix", "suffix")
            case "TextPositionSelector":
                start, end = _number(known.get("start")), _number(known.get("end"))
            case "FragmentSelector" if found := _CHARACTERS.search(str(known.get("value"))):
                start, end = int(found[1]), int(found[2])
            case _:
                others += 1
        waiting += objects(known.get("refinedBy"))
    if others and not quote["exact"] and start is None:
        report.bent("selector that is none of text, kept on the whole article", others)
    return quote, start, end


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _article(key: str) -> ForeignArticle:
    if key.startswith(ARTICLE):
        own = key.removeprefix(ARTICLE)
        return ForeignArticle(key=key, article=Article(id=own, title=own, text=""))
    return ForeignArticle(key=key, article=Article(title=key, url=key, text=""))


FORMAT = Format(
    name="w3c",
    title="W3C Web Annotation (JSON-LD)",
    suffix=".jsonld",
    carries="passages by quote and position (code points), tags, notes, authors, times, addresses",
    cannot="the text, how sure a moved annotation is; colours, keys and descriptions of tags",
    proven="the MUST assertions of W3C's test suite; JSON-LD expansion by pyld",
    write=write,
    read=read,
    looks=looks,
)
