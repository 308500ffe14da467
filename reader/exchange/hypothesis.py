"""Hypothesis: the JSON that its client exports and imports, and that its API answers with.

Positions are UTF-16 code units of the page's text, as the client counts them. An import into the
client keeps target, tags, text, address and title; its API keeps more. In: also the API's `rows`.
"""

import re
from collections.abc import Iterator
from typing import Any, cast

import orjson

from reader.exchange.fields import json_object, listed, object_of, objects, taken, texts
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
from reader.model.offsets import Offsets

CLIENT = "reader"
_ARTICLE = "urn:reader:article:"
_ACCOUNT = re.compile(r"acct:(.*)@[^@]*")


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """What "Import" in the client's share panel takes."""
    tell_tags(bundle, report)
    yield File("hypothesis.json", _document(bundle, report))


def _document(bundle: Bundle, report: Report) -> Iterator[bytes]:
    yield b'{"export_date":"1970-01-01T00:00:00Z","export_userid":"","client_version":"%b",' % (
        CLIENT.encode()
    )
    yield b'"annotations":['
    between = b"\n"
    for item in bundle.articles:
        tell_article(item, report)
        offsets = Offsets(item.article.text, "utf-16")
        if not item.article.url:
            report.bent("article without an address, named urn:reader:article:…")
        for annotation in item.annotations:
            yield between + orjson.dumps(_annotation(item, annotation, offsets))
            between = b",\n"
    yield b"\n]}\n"


def _annotation(item: AnnotatedArticle, annotation: Annotation, offsets: Offsets) -> dict[str, Any]:
    uri = item.article.url or f"{_ARTICLE}{item.listed.id}"
    selectors: list[dict[str, Any]] = []
    if annotation.span:
        start, end = map(offsets.foreign, annotation.span)
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    if annotation.exact:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": annotation.exact,
                "prefix": annotation.prefix,
                "suffix": annotation.suffix,
            }
        )
    target: dict[str, Any] = {"source": uri}
    if selectors:
        target["selector"] = selectors
    account = re.sub(r"[^\w.]+", "_", annotation.author) or "reader"
    return {
        "id": annotation.id,
        "created": annotation.created,
        "updated": annotation.updated,
        "user": f"acct:{account}@reader.invalid",
        "user_info": {"display_name": annotation.author},
        "uri": uri,
        "text": annotation.note,
        "tags": list(annotation.tags),
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "document": {"title": [item.article.title]},
        "target": [target],
        "links": {},
    }


# -- reading ---------------------------------------------------------------------------------------


def looks(source: Source) -> bool:
    """Whether it begins as the client's export or the API's answer does."""
    head = source.head_text.lstrip()
    if not head.startswith("{"):
        return False
    return '"export_userid"' in head or ('"rows"' in head and '"uri"' in head)


def read(source: Source, report: Report) -> Imported:
    """The annotations of an export or an API answer. Raises FormatError."""
    document = json_object(source)
    rows = document.get("annotations", document.get("rows"))
    if not isinstance(rows, list):
        raise FormatError(f"{source.name}: has neither “annotations” nor “rows”")
    is_ours = document.get("client_version") == CLIENT
    articles: dict[str, ForeignArticle] = {}
    annotations: list[ForeignAnnotation] = []
    targets: dict[str, dict[str, Any]] = {}
    for row in map(object_of, taken(cast("list[Any]", rows))):
        if not isinstance(row.get("uri"), str):
            report.dropped("entry without an address")
            continue
        target = _target(row)
        if answers := listed(row.get("references")):
            report.bent("reply, kept at the passage it answers")
            target = targets.get(str(answers[0]), target)
        targets[str(row.get("id"))] = target
        annotations.append(_foreign(row, target, is_ours=is_ours))
        articles.setdefault(row["uri"], _article(row))
    return Imported(
        format="hypothesis", articles=tuple(articles.values()), annotations=tuple(annotations)
    )


def _foreign(row: dict[str, Any], target: dict[str, Any], *, is_ours: bool) -> ForeignAnnotation:
    found: dict[str, Any] = {"start": None, "end": None, "exact": "", "prefix": "", "suffix": ""}
    for selector in objects(target.get("selector")):
        if selector.get("type") == "TextQuoteSelector":
            found |= texts(selector, "exact", "prefix", "suffix")
        elif selector.get("type") == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
            if type(start) is int and type(end) is int:
                found |= {"start": start, "end": end}
    identity = str(row.get("id") or "")
    annotation = Annotation(
        id=identity if is_ours else "",
        article=row["uri"],
        **found,
        tags=tuple(map(str, listed(row.get("tags")))),
        note=texts(row, "text")["text"],
        author=_author(row),
        created=utc(row.get("created")),
        updated=utc(row.get("updated")),
    )
    return ForeignAnnotation(annotation=annotation, identity=identity, unit="utf-16")


def _target(row: dict[str, Any]) -> dict[str, Any]:
    return (objects(row.get("target")) or [{}])[0]


def _author(row: dict[str, Any]) -> str:
    name = object_of(row.get("user_info")).get("display_name")
    if isinstance(name, str) and name:
        return name
    found = _ACCOUNT.fullmatch(str(row.get("user") or ""))
    return found[1] if found else ""


def _article(row: dict[str, Any]) -> ForeignArticle:
    uri: str = row["uri"]
    title = str(next(iter(listed(object_of(row.get("document")).get("title"))), uri))
    own = uri.removeprefix(_ARTICLE) if uri.startswith(_ARTICLE) else ""
    return ForeignArticle(
        key=uri, article=Article(id=own, title=title, url=None if own else uri, text="")
    )


FORMAT = Format(
    name="hypothesis",
    title="Hypothesis JSON",
    suffix=".json",
    carries="passages by quote and position (UTF-16), tags, notes, authors, times, sources",
    cannot="the text; colours, keys and descriptions of tags; Hypothesis' own import keeps only "
    "passage, tags, note, address and title",
    proven="annotation-schema.json of Hypothesis; selectors of the real client found",
    write=write,
    read=read,
    looks=looks,
)
