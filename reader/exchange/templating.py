"""Notes by template: Jinja2 in a sandbox, shipped templates or a person's own.

In: a bundle and the name of a template, or the path of one. Out: a file per article, or one where
the template's first line is `{# one file #}`. A template is given `article`, `annotations`,
`matter`, `about`, `citation`; one for all articles `people` and `tags`, with a `key` each and for
each quotation and passage, to name its block by. It can reach nothing else: no attribute that
changes anything, no file, no other template.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reader.analysis.people import people as people_of
from reader.exchange import marked, orgmode
from reader.exchange.escaping import escape, obsidian_tag, page_name, paragraphs, quoted
from reader.exchange.refi_codes import guid
from reader.exchange.registry import File
from reader.model import Annotation, FormatError
from reader.model.bundle import AnnotatedArticle, Bundle
from reader.model.citation import citation_line
from reader.model.visible import one_line, visible

SHIPPED = ("obsidian", "logseq", "plain", "by-person", "by-tag")
_ONE_FILE = "{# one file #}"
_KNOWN = (
    "title", "byline", "published", "publisher", "url", "language", "dateline", "captions", "text",
)  # fmt: skip
_LARGEST = 1_000_000
"""Bytes of a person's own template."""


def notes(bundle: Bundle, template: str, suffix: str = ".md") -> Iterator[File]:
    """The files that a template makes. Raises FormatError where it can't be read or is wrong."""
    source = _source(template, suffix)
    name = Path(template).stem.partition(".")[0]
    compiled = _compiled(source, template, suffix)
    if source.lstrip().startswith(_ONE_FILE):
        context = {"people": _people(bundle), "tags": _tags(bundle)}
        yield File(f"{name}{suffix}", (_rendered(compiled, template, context),))
        return
    for item in bundle.articles:
        yield File(f"{item.listed.id}{suffix}", (_rendered(compiled, template, _context(item)),))


def _source(template: str, suffix: str) -> str:
    shipped = files("reader.exchange") / "templates" / f"{template}{suffix}.j2"
    if "/" not in template and "\\" not in template and shipped.is_file():
        return shipped.read_text("utf-8")
    try:
        with Path(template).expanduser().open("rb") as file:
            return file.read(_LARGEST).decode()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FormatError(
            f"{template}: no template; known: {', '.join(SHIPPED)}, or the path of one ({why})"
        ) from error


@cache
def _environment(suffix: str) -> Any:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment: Any = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    environment.filters |= {
        "md": escape,
        "quoted": quoted,
        "paragraphs": paragraphs,
        "slug": obsidian_tag,
        "page": page_name,
        "line": one_line,
        "cut": _cut,
        "yaml": _yaml,
        "comma": orgmode.comma,
        "orgtag": orgmode.tag,
        "orgtext": orgmode.heading,
    }
    bounded = environment.globals["range"]  # the sandbox's own
    marks = marked.ORG if suffix == ".org" else marked.HTML
    environment.globals = {"begin": marks.begin, "end": marks.end, "range": bounded}
    return environment


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else f"{text[: size - 1]}…"


def _yaml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _compiled(source: str, template: str, suffix: str) -> Any:
    from jinja2 import TemplateError

    try:
        return _environment(suffix).from_string(source)
    except TemplateError as error:
        line = getattr(error, "lineno", "?")
        raise FormatError(f"{template}: line {line}: {error}") from error


def _rendered(compiled: Any, template: str, context: dict[str, Any]) -> bytes:
    try:
        text: str = compiled.render(context)
    except Exception as error:  # whatever a person's own template runs into
        raise FormatError(f"{template}: {type(error).__name__}: {error}") from error
    return text.rstrip().encode("utf-8", "replace") + b"\n"


def _context(item: AnnotatedArticle) -> dict[str, Any]:
    listed, article = item.listed, item.article
    matter = {
        "title": listed.title,
        "author": listed.byline,
        "published": listed.published,
        "publisher": listed.publisher,
        "url": listed.url,
        "reader_id": listed.id,
        "tags": [obsidian_tag(tag) for tag in listed.tags],
    }
    about = (part for part in (listed.byline, listed.publisher, listed.published) if part)
    known = {name: getattr(article, name) for name in _KNOWN}
    return {
        "article": {**known, "id": listed.id, "uuid": guid("article", listed.id)},
        "annotations": [_annotation(annotation) for annotation in item.annotations],
        "matter": {key: value for key, value in matter.items() if value},
        "about": one_line(" · ".join(about)),
        "citation": citation_line(listed),
    }


def _annotation(annotation: Annotation) -> dict[str, Any]:
    lines = paragraphs(annotation.note)
    return {
        **annotation.to_json(),
        "uuid": guid("annotation", annotation.id),
        "paragraphs": [
            {"text": line, "uuid": guid("note", annotation.id, str(place))}
            for place, line in enumerate(lines)
        ],
    }


def _people(bundle: Bundle) -> list[dict[str, Any]]:
    """Everybody who is quoted, those quoted most first, with every quotation."""
    said: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for item in bundle.articles:
        if item.analysis is None:
            continue
        source = citation_line(item.listed)
        for person in people_of(item.analysis()):
            for quotation in person.quotations:
                words = " … ".join(span.of(item.article.text) for span in quotation.content)
                key = guid("quotation", item.listed.id, person.name, words)
                said[person.name].append({"words": visible(words), "citation": source, "key": key})
    most_first = sorted(said, key=lambda name: (-len(said[name]), name))
    return [
        {"name": name, "quotations": said[name], "key": guid("person", name)} for name in most_first
    ]


def _tags(bundle: Bundle) -> list[dict[str, Any]]:
    """Every tag used, in the order of the codebook, with its passages."""
    passages: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in bundle.articles:
        source = citation_line(item.listed)
        for annotation in item.annotations:
            for tag in annotation.tags:
                key = guid("passage", tag, annotation.id)
                passages[tag].append({**_annotation(annotation), "citation": source, "key": key})
    described = {tag.name: tag.description for tag in bundle.tags}
    names = [name for name in dict.fromkeys([*described, *sorted(passages)]) if name in passages]
    return [
        {
            "name": name,
            "description": described.get(name, ""),
            "passages": passages[name],
            "key": guid("tag", name),
        }
        for name in names
    ]
