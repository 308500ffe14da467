"""JSON-LD: what a page says of its article for machines (schema.org) in; text and facts out."""

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from reader.ingest.clean import clean
from reader.ingest.nodes import Element

LIMIT = 3_000_000
"""Code points of one block of JSON."""
DEPTH = 12

_ARTICLE = re.compile(r"article|posting|report|review|recipe|blog", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
Item = dict[str, Any]


def articles(root: Element) -> list[Item]:
    """The objects of a page whose type is an article of any kind, in order."""
    found: list[Item] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found.extend(item for item in _objects(_parsed(script.text)) if _is_article(item))
    return found


def stated_body(root: Element) -> str:
    """The longest `articleBody`, without marks, a line for each paragraph; "" for none."""
    bodies = [body for item in articles(root) if isinstance(body := item.get("articleBody"), str)]
    return clean(_TAG.sub("\n", max(bodies, key=len, default="")))


def _parsed(text: str) -> Any:
    if len(text) > LIMIT:
        return None
    try:
        return json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int = 0) -> Iterator[Item]:
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for part in cast("list[Any]", value):
            yield from _objects(part, depth + 1)
    elif isinstance(value, dict):
        item = cast(Item, value)
        yield item
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(item.get(key), depth + 1)


def _is_article(item: Item) -> bool:
    kinds = item.get("@type")
    names = cast("list[Any]", kinds if isinstance(kinds, list) else [kinds])
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)
