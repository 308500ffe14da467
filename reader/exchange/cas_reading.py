"""Reading a UIMA CAS, XMI or JSON: any annotation with a text feature, of any type but tokens.

The label is the feature that is called so (or `value`, `code`, `identifier` …), else the only text
feature, else the name of the type. Structures with one `identifier` are one annotation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reader.exchange.cas import WHOLE
from reader.exchange.fields import json_in, object_of, objects
from reader.exchange.newlines import Newlines
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.exchange.xml import local, parse
from reader.model import Annotation, Article, FormatError
from reader.model.bundle import ForeignAnnotation, ForeignArticle, Imported
from reader.model.offsets import Offsets

_LABELS = ("label", "value", "code", "tag", "category", "type")
_NOTES = ("note", "memo", "comment", "comments")
_OWN_TYPE = "Reader"
_NO_MARKS = ("Sofa", "View", "NULL", "DocumentAnnotation", "DocumentMetaData", "Sentence", "Token")
_INNER = ("begin", "end", "sofa", "id", "@sofa", "%ID", "%TYPE")


def looks_xmi(source: Source) -> bool:
    """Whether it is XMI, or a folder or archive with such files."""
    if source.members:
        return any(name.endswith(".xmi") for name in _names(source))
    return "xmi:XMI" in source.head_text or "http://www.omg.org/XMI" in source.head_text


def looks_json(source: Source) -> bool:
    """Whether it is CAS JSON, or a folder or archive with such files."""
    head = source.head
    if names := [name for name in _names(source) if name.endswith(".json")]:
        head = source.member_head(names[0])
    return b'"%FEATURE_STRUCTURES"' in head or b'"%TYPES"' in head


def _names(source: Source) -> tuple[str, ...]:
    try:
        return source.members
    except FormatError:
        return ()


def read_xmi(source: Source, report: Report) -> Imported:
    """The annotations of XMI files. Raises FormatError."""
    return _read("cas-xmi", ".xmi", source, report, _from_xmi)


def read_json(source: Source, report: Report) -> Imported:
    """The annotations of CAS JSON files. Raises FormatError."""
    return _read("cas-json", ".json", source, report, _from_json)


Parsed = tuple[str, Iterable[tuple[str, Mapping[str, Any]]]]
"""The text, and of each structure its type and its features."""


def _read(
    name: str, suffix: str, source: Source, report: Report, parser: Callable[[bytes, str], Parsed]
) -> Imported:
    if source.members:
        chosen = [member for member in source.members if member.endswith(suffix)]
        files = [(member, source.member(member)) for member in chosen]
    else:
        files = [(source.path.name, source.data)]
    articles: list[ForeignArticle] = []
    annotations: list[ForeignAnnotation] = []
    for member, data in files:
        text, structures = parser(data, f"{source.name}: {member}")
        title = member.rpartition("/")[2].removesuffix(suffix)
        lines = Newlines(text)
        article = Article(id=title, title=title, text=lines.text)
        articles.append(ForeignArticle(key=member, article=article, has_text=True))
        annotations += _annotations(member, text, lines, structures, report)
    if not articles:
        raise FormatError(f"{source.name}: has no {suffix} file")
    return Imported(format=name, articles=tuple(articles), annotations=tuple(annotations))


def _from_xmi(data: bytes, name: str) -> Parsed:
    root = parse(data, name)
    text = next((sofa.get("sofaString") or "" for sofa in root if local(sofa) == "Sofa"), None)
    if text is None:
        raise FormatError(f"{name}: has no text (no Sofa)")

    def structures() -> Iterator[tuple[str, Mapping[str, Any]]]:
        for element in root:
            values: Any = element
            yield local(element), {k.rpartition("}")[2]: v for k, v in values.attrib.items()}

    return text, structures()


def _from_json(data: bytes, name: str) -> Parsed:
    document = object_of(json_in(data, name))
    rows = objects(document.get("%FEATURE_STRUCTURES"))
    sofas = (row.get("sofaString") for row in rows if row.get("%TYPE") == "uima.cas.Sofa")
    text = next((sofa for sofa in sofas if isinstance(sofa, str)), None)
    if text is None:
        raise FormatError(f"{name}: has no text (no Sofa)")
    return text, ((str(row.get("%TYPE")).rpartition(".")[2], row) for row in rows)


def _annotations(
    key: str,
    text: str,
    lines: Newlines,
    structures: Iterable[tuple[str, Mapping[str, Any]]],
    report: Report,
) -> Iterator[ForeignAnnotation]:
    offsets = Offsets(text, "utf-16")
    length = offsets.foreign(len(text))
    groups: dict[str, tuple[Annotation, list[str]]] = {}
    for number, (kind, row) in enumerate(structures):
        begin, end = _number(row.get("begin")), _number(row.get("end"))
        if begin is None or end is None or kind in _NO_MARKS:
            continue
        if not 0 <= begin < end <= length:
            report.bent("annotation outside the text, kept without a place")
        features = {k: v for k, v in row.items() if isinstance(v, str) and k not in _INNER}
        own = kind == _OWN_TYPE and bool(features.get("identifier"))
        label = next((features[n] for n in _LABELS if n in features), "")
        if not label and not own:
            label = next(iter(features.values()), kind) if len(features) == 1 else kind
        name = features["identifier"] if own else str(number)
        whole = features.get("scope") == WHOLE
        inside = 0 <= begin < end <= length
        places = (lines.place(offsets.points(p)) if inside else p for p in (begin, end))
        start, stop = (None, None) if whole else tuple(places)
        annotation = Annotation(
            id=name if own else "",
            article=key,
            start=start,
            end=stop,
            note=next((features[n] for n in _NOTES if n in features), ""),
            author=features.get("author", ""),
        )
        groups.setdefault(name, (annotation, []))[1].append(label)
    for name, (annotation, labels) in groups.items():
        tagged = replace(annotation, tags=tuple(filter(None, labels)))
        yield ForeignAnnotation(annotation=tagged, identity=f"{key}#{name}")


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None
