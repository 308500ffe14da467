"""Parsing: HTML in, an element tree of bounded depth out. The only place where lxml is called.

Whatever is nested deeper than `DEPTH` loses its tags and keeps its text: parser and walkers are
recursive, and a page with a hundred thousand open elements must neither end them nor lose words.
"""

import re
from importlib import import_module
from typing import Any, NamedTuple, cast

from reader.ingest.bare import bare, has_too_many_tags
from reader.ingest.nodes import Element
from reader.ingest.wordlists import words

DEPTH = 150
"""Elements that may be open at once."""

WIDTH = 50_000
"""Code points a tag may take; a longer one loses its attributes."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})[^<>]*>")
_VOID = words("area base br col embed hr img input link meta source track wbr")
_BREAKING = words("div p section article td tr table ul ol li blockquote")
_BREAKS = re.compile(r"<br>(?:\s*<br>)+")
# Pictures inside an attribute are long and honest; the rest of their tag is worth keeping.
_LONG_VALUE = re.compile(rf"(?<==)(?:\"[^\"<>]{{{WIDTH},}}\"|'[^'<>]{{{WIDTH},}}')")
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9:-]{{0,30}})\s[^<>]{{{WIDTH},}}>")


class Tree(NamedTuple):
    """The root element, and whether tags were left out to keep the tree within bounds."""

    root: Element
    reduced: bool


def parse_html(markup: str) -> Tree | None:
    """The tree of a page or of a part of one; None where there is nothing in it."""
    is_bare = has_too_many_tags(markup)
    if is_bare:
        markup = bare(markup)
    if len(markup) > WIDTH:
        markup = _LONG_TAG.sub(r"<\1>", _LONG_VALUE.sub('""', markup))
    root = _parse(markup)
    is_deep = root is not None and _depth(root) > DEPTH
    if is_deep:
        root = _parse(_flattened(markup))
    return None if root is None else Tree(root, is_bare or is_deep)


def _parse(markup: str) -> Element | None:
    html = cast(Any, import_module("lxml.html"))  # lxml has no types
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=True,  # without it a text of 10 MB is dropped silently
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (html.etree.ParserError, ValueError, AssertionError):
        return None
    return cast("Element | None", root)


def _depth(root: Element) -> int:
    """Elements open at the deepest place, counted without recursion."""
    deepest = 0
    level = [root]
    while level:
        deepest += 1
        if deepest > DEPTH:
            break
        level = [child for node in level for child in node]
    return deepest


def _flattened(markup: str) -> str:
    """`markup` without the tags of elements that lie too deep.

    Depth is overestimated where tags do not match: a parser may leave open what seems closed.
    """
    is_open: list[str] = []

    def kept(match: re.Match[str]) -> str:
        closing, name = match[1], match[2].lower()
        if name in _VOID:
            return match[0]
        too_deep = len(is_open) > DEPTH // 2
        if not closing:
            is_open.append(name)
        elif is_open and is_open[-1] == name:
            is_open.pop()
        if not too_deep:
            return match[0]
        return " <br>" if name in _BREAKING else ""

    return _BREAKS.sub("<br><br>", _TAG.sub(kept, markup))
