"""Label Studio: tasks with regions, and the labelling interface that shows them.

Offsets are code points. A region carries all tags of an annotation and its note; what is said of
the whole article are choices and a text area beside the text.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from reader.exchange.colors import hex_of
from reader.exchange.fields import json_in, json_of, listed, object_of, objects, texts
from reader.exchange.labels import PLAIN
from reader.exchange.losses import tell_article, tell_tags
from reader.exchange.newlines import Newlines
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.times import utc
from reader.exchange.xml import attributes, fit
from reader.model import Annotation, Article, FormatError
from reader.model.bundle import (
    AnnotatedArticle,
    Bundle,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
)

_KNOWN = ("title", "url", "byline", "published", "publisher", "language")
_MARK = "reader"


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """`tasks.json` and `config.xml`."""
    tell_tags(bundle, report, kept=("color",))
    if not any(True for _ in bundle.articles):
        return
    yield File("tasks.json", _tasks(bundle, report))
    yield File("config.xml", (_config(bundle, report).encode(),))


def _tasks(bundle: Bundle, report: Report) -> Iterator[bytes]:
    yield b"["
    between = b"\n"
    for number, item in enumerate(bundle.articles, 1):
        tell_article(item, report, authors=False)
        yield between + orjson.dumps(_task(number, item, report))
        between = b",\n"
    yield b"\n]\n"


def _task(number: int, item: AnnotatedArticle, report: Report) -> dict[str, Any]:
    data = {name: value for name in _KNOWN if (value := getattr(item.article, name))}
    regions: list[dict[str, Any]] = []
    for annotation in item.annotations:
        if annotation.exact and not annotation.span:
            report.dropped("annotation without a place")
        else:
            regions += _regions(annotation)
    return {
        "id": number,
        "data": {"text": item.article.text, _MARK: item.listed.id, **data},
        "annotations": [{"id": number, "result": regions}],
        "predictions": [],
    }


def _regions(annotation: Annotation) -> Iterator[dict[str, Any]]:
    """The labels and the note of an annotation, under one id."""
    place: dict[str, Any] = {}
    names = ("article-tags", "article-note")
    if annotation.span:
        start, end = annotation.span
        place = {"start": start, "end": end, "text": annotation.exact}
        names = ("label", "note")
    tags = list(annotation.tags) or ([PLAIN] if annotation.span else [])
    common = {"id": annotation.id, "to_name": "text", "origin": "manual"}
    if tags:
        kind = "labels" if annotation.span else "choices"
        yield {**common, "from_name": names[0], "type": kind, "value": {**place, kind: tags}}
    if annotation.note:
        value = {**place, "text": [annotation.note]}
        yield {**common, "from_name": names[1], "type": "textarea", "value": value}


def _config(bundle: Bundle, report: Report) -> str:
    labels = "".join(
        f"    <Label{attributes(value=fit(tag.name, report), background=hex_of(tag.color))}/>\n"
        for tag in bundle.tags
    )
    choices = "".join(
        f"    <Choice{attributes(value=fit(tag.name, report))}/>\n" for tag in bundle.tags
    )
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}'
        f'    <Label value="{PLAIN}"/>\n  </Labels>\n'
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        '  <TextArea name="note" toName="text" perRegion="true" editable="true"/>\n'
        f'  <Choices name="article-tags" toName="text" choice="multiple">\n{choices}'
        f'    <Choice value="{PLAIN}"/>\n  </Choices>\n'
        '  <TextArea name="article-note" toName="text"/>\n</View>\n'
    )


# -- reading ---------------------------------------------------------------------------------------


def _file(source: Source) -> str | None:
    """The member with tasks, of a folder or archive."""
    names = [name for name in source.members if name.endswith(".json")]
    return names[0] if len(names) == 1 else None


def looks(source: Source) -> bool:
    """Whether it has tasks with data and results."""
    head = source.head_text
    if source.members:
        name = _file(source)
        head = source.member_head(name).decode("utf-8", "replace") if name else ""
    return head.lstrip().startswith("[") and '"data"' in head and '"result"' in head


def read(source: Source, report: Report) -> Imported:
    """The tasks of a file, or of a folder with one JSON file. Raises FormatError."""
    name = _file(source) if source.members else ""
    if name is None:
        raise FormatError(f"{source.name}: has not one .json file but several or none")
    inside = f"{source.name}: {name}"
    tasks = json_in(source.member(name), inside) if name else json_of(source)
    articles: list[ForeignArticle] = []
    annotations: list[ForeignAnnotation] = []
    for number, task in enumerate(objects(tasks), 1):
        data = object_of(task.get("data"))
        text = next((v for v in (data.get("text"), *data.values()) if isinstance(v, str)), None)
        if text is None:
            report.dropped("task without a text")
            continue
        key, lines = str(task.get("id", number)), Newlines(text)
        known: dict[str, Any] = {k: v for k, v in texts(data, *_KNOWN).items() if v}
        known.setdefault("title", lines.text.partition("\n")[0][:80] or f"Task {key}")
        article = Article(**known, id=str(data.get(_MARK) or ""), text=lines.text)
        articles.append(ForeignArticle(key=key, article=article, has_text=True))
        for done in objects(task.get("annotations")):
            annotations += _read_result(key, done, lines, report, own=_MARK in data)
    if not articles:
        raise FormatError(f"{source.name}: has no task with a text")
    return Imported(format="label-studio", articles=tuple(articles), annotations=tuple(annotations))


def _read_result(
    key: str, done: dict[str, Any], lines: Newlines, report: Report, *, own: bool
) -> Iterator[ForeignAnnotation]:
    regions: dict[str, dict[str, Any]] = {}
    for row in objects(done.get("result")):
        value = object_of(row.get("value"))
        name = str(row.get("id") or len(regions))
        region = regions.setdefault(
            name, {"place": (None, None), "tags": [], "notes": [], "text": ""}
        )
        start, end = value.get("start"), value.get("end")
        if type(start) is int and type(end) is int:
            region["place"] = lines.place(start), lines.place(end)
        elif start is not None:
            report.dropped("region that is no span of text")
            continue
        region["tags"] += [str(t) for k in ("labels", "choices") for t in listed(value.get(k))]
        if row.get("type") == "textarea":
            region["notes"] += [str(line) for line in listed(value.get("text"))]
        elif isinstance(value.get("text"), str):
            region["text"] = value["text"].replace("\r\n", "\n")
    for name, region in regions.items():
        annotation = Annotation(
            id=name if own else "",
            article=key,
            start=region["place"][0],
            end=region["place"][1],
            exact=region["text"],
            tags=tuple(tag for tag in region["tags"] if tag != PLAIN),
            note="\n".join(region["notes"]),
            created=utc(done.get("created_at")),
        )
        yield ForeignAnnotation(annotation=annotation, identity=f"{key}#{done.get('id')}#{name}")


FORMAT = Format(
    name="label-studio",
    title="Label Studio JSON, with its labelling interface",
    suffix=".json",
    carries="texts, passages, tags with colours, notes, annotations of the whole article",
    cannot="authors, times, descriptions of tags",
    proven="label-studio-sdk validates it and has the same regions",
    write=write,
    read=read,
    looks=looks,
    several=True,
)
