"""Front matter: the YAML or TOML block at the top of a Markdown file in, its values out.

Of YAML, only what people write there is read: `key: value`, quoted strings, lists in brackets or
one item a line, folded blocks, and one level of nested keys (`author:` / `name: …`).
"""

import re
from collections.abc import Mapping
from typing import Any, cast

from reader.ingest.bylines import join_names, parse_byline
from reader.ingest.clean import clean_address, clean_line
from reader.ingest.dates import parse_iso
from reader.model import Metadata

LIMIT = 100_000
"""Code points; a longer block is text."""

_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?$")
_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "byline", "creator", "by")
_DATE = ("date", "published", "publish_date", "pubdate", "date_published", "created", "saved")
_PUBLISHER = ("publisher", "publication", "site", "site_name", "source_name", "website", "outlet")
_URL = ("url", "original_url", "canonical_url", "canonical", "source", "source_url", "link",
        "permalink")  # fmt: skip
_LANGUAGE = ("language", "lang", "locale")

Value = str | list[str] | dict[str, str]


def split(text: str) -> tuple[Mapping[str, Value], str]:
    """The values of the front matter, keys in lower case, and the text after it.

    Both unchanged in meaning where there is none: no values, the whole text.
    """
    for fence, read in (("---", _yaml), ("+++", _toml)):
        if not text.startswith(fence + "\n"):
            continue
        end = re.compile(rf"^{re.escape(fence)}[ \t]*$|^\.\.\.[ \t]*$", re.MULTILINE)
        match = end.search(text, len(fence) + 1, LIMIT)
        values = read(text[len(fence) + 1 : match.start()]) if match else {}
        if match and values:
            return values, text[match.end() :]
    return {}, text


def metadata(values: Mapping[str, Value]) -> Metadata:
    """What front matter says about the article; `title` is "" where it says none."""
    url = clean_address(_first(values, _URL) or "") or None
    publisher = _first(values, _PUBLISHER)
    if not publisher and not clean_address(_first(values, ("source",)) or ""):
        publisher = _first(values, ("source",))
    language = (_first(values, _LANGUAGE) or "")[:2].lower()
    published = _first(values, _DATE)
    return Metadata(
        title=_first(values, _TITLE) or "",
        byline=_names(values),
        published=parse_iso(published) if published else None,
        publisher=publisher,
        url=url,
        language=language if language.isalpha() and len(language) == 2 else None,
    )


def _first(values: Mapping[str, Value], keys: tuple[str, ...]) -> str | None:
    """The first of `keys` that has a line; addresses are preferred where a list offers them."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title") or value.get("url")
        if isinstance(value, list):
            value = value[0] if value else None
        if value and (line := clean_line(value)):
            if keys is _URL and not clean_address(line):
                continue
            return line
    return None


def _names(values: Mapping[str, Value]) -> str | None:
    for key in _AUTHOR:
        value = values.get(key)
        if isinstance(value, list):
            names = [clean_line(name).removeprefix("[[").removesuffix("]]") for name in value]
            names = [name for name in names if name]
            if names:
                return join_names(names)
        elif line := _first(values, (key,)):
            line = line.removeprefix("[[").removesuffix("]]")
            return parse_byline(line) or line
    return None


def _toml(block: str) -> dict[str, Value]:
    import tomllib

    try:
        table = tomllib.loads(block)
    except ValueError:
        return {}
    values: dict[str, Value] = {}
    for key, value in table.items():
        if isinstance(value, list):
            values[key.lower()] = [str(item) for item in cast(list[Any], value)]
        elif isinstance(value, dict):
            items = cast(dict[str, Any], value).items()
            values[key.lower()] = {name.lower(): str(item) for name, item in items}
        else:
            values[key.lower()] = str(value)
    return values


def _yaml(block: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    key = ""
    for line in block.split("\n"):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        indented = line[0] in " \t"
        match = None if bare.startswith(("- ", '"', "'")) else _KEY.match(bare)
        if match and not indented:
            key = match[1].strip().lower().replace(" ", "_").replace("-", "_")
            values[key] = _scalar(match[2] or "")
        elif not key:
            return {}  # prose between two thematic breaks, not front matter
        elif bare.startswith("- "):
            item = _scalar(bare[2:])
            held = values[key]
            named = _KEY.match(bare[2:])
            if named and named[1] in ("name", "title"):
                item = _scalar(named[2] or "")
            values[key] = [*(held if isinstance(held, list) else []), *_listed(item)]
        elif indented and match and not _is_text(values[key]):
            held = values[key]
            inner = _scalar(match[2] or "")
            nested = dict(held) if isinstance(held, dict) else {}
            if isinstance(held, list):
                continue
            values[key] = {**nested, match[1].lower(): " ".join(_listed(inner))}
        elif indented:
            held = values[key]
            start = held if isinstance(held, str) and held not in (">", "|", ">-", "|-") else ""
            values[key] = f"{start} {bare}".strip() if not isinstance(held, list) else held
        else:
            return {}
    return values


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and value != ""


def _listed(value: Value) -> list[str]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _scalar(text: str) -> str | list[str]:
    text = text.strip()
    if text[:1] in "\"'" and len(text) > 1 and text.endswith(text[0]):
        inner = text[1:-1]
        return inner.replace("''", "'") if text[0] == "'" else inner.replace('\\"', '"')
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        parts = re.findall(r"\"([^\"]*)\"|'([^']*)'|([^,\[\]\"']+)", text[1:-1])
        return [part for group in parts if (part := "".join(group).strip())]
    return text.partition(" #")[0].strip()
