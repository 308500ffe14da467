"""Nodes: one element of a tree in, what it is out; no state."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from reader.ingest.blocks import Role
from reader.ingest.clean import clean_line
from reader.ingest.wordlists import words
from reader.model.article import StructureKind

UNSEEN = words(
    "script style noscript template title meta link svg iframe object embed canvas audio video "
    "button input select textarea option datalist map area base param source track"
)
"""Elements whose content nobody reads."""
BLOCKS = words(
    "html body p div section article main header footer aside nav figure figcaption address "
    "details summary dl dt dd form fieldset legend center hgroup ab tr td th row cell"
)
"""Elements that begin and end a paragraph."""
MARKS: Mapping[str, StructureKind] = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis",
    "strong": "strong", "b": "strong",
    "code": "code_span", "kbd": "code_span", "samp": "code_span", "tt": "code_span",
}  # fmt: skip
"""HTML's elements inside a paragraph → structure."""
RENDITIONS: Mapping[str, StructureKind] = {"#i": "emphasis", "#b": "strong", "#t": "code_span"}
"""Trafilatura's renditions of `hi` → structure."""
WIDE = 600
"""Code points; a cell that has more holds an article, no datum."""
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source|brush)[-:]\s*([\w+#.-]+)")


class Element(Protocol):
    """What is used of an lxml element; `tag` is no string for comments."""

    tag: Any
    text: str | None
    tail: str | None

    def get(self, key: str, /) -> str | None: ...
    def iter(self, *tags: str) -> "Iterator[Element]": ...
    def __len__(self) -> int: ...

    def __iter__(self) -> "Iterator[Element]": ...


def heading(node: Element, tag: str) -> Role | None:
    """The role of a heading, as HTML or trafilatura writes it; None for anything else."""
    name = (node.get("rend") or "") if tag == "head" else tag
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return Role("heading", int(name[1]))
    return None


def texts(node: Element) -> Iterator[str]:
    """The text below `node`, a line end for each `br`."""
    if node.text:
        yield node.text
    for child in node:
        if child.tag in ("br", "lb"):
            yield "\n"
        elif isinstance(child.tag, str):
            yield from texts(child)
        if child.tail:
            yield child.tail


def is_code_block(node: Element) -> bool:
    """Whether a `code` element holds lines rather than words."""
    return any(child.tag == "code" for child in node) or "\n" in "".join(texts(node)).strip()


def code_language(node: Element) -> str:
    """The language that the classes of a code block name, or ""."""
    for element in node.iter():
        if isinstance(element.tag, str) and (match := _LANGUAGE.search(element.get("class") or "")):
            return clean_line(match[1])
    return ""


def lays_out(node: Element, rows: list[list[Element]]) -> bool:
    """Whether a table arranges a page rather than data."""
    if max((len(row) for row in rows), default=0) < 2:
        return True
    inner = ("table", "ul", "ol", "list", "blockquote", "pre", "h1", "h2", "h3", "head")
    if any(True for child in node for _ in child.iter(*inner)):
        return True
    cells = [cell for row in rows for cell in row]
    if any(sum(1 for _ in cell.iter("p")) > 1 for cell in cells):
        return True
    return any(len("".join(texts(cell))) > WIDE for cell in cells)
