"""Footnotes: a tree in which notes are links and back links in; the same, notes and references
named as the walk over trees (`tree`) knows them.

Word processors, e-books and wikis write a note as an element with an id, a link to it that shows a
number or a sign, and a link back.
"""

import re
from collections.abc import Mapping
from typing import Any

from reader.ingest.nodes import Element

REFERENCE, NOTE, BACK = "footnote-ref", "footnote-item", "footnote-backref"
_LABEL = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivx]{1,5})\s*[\])]?\s*")
_TYPE = "{http://www.idpf.org/2007/ops}type"
_HOLDERS = frozenset({"li", "aside", "p", "div", "dd", "section"})
WORDS = 600
"""Code points of a note at most; what is longer is a chapter that a number links to."""


def mark_footnotes(root: Element) -> None:
    """Name references and notes in place; what is not surely a note stays what it is."""
    by_id = {key: node for node in root.iter() if (key := node.get("id"))}
    numbers: dict[str, str] = {}
    for link in list(root.iter("a")):
        target = (link.get("href") or "").partition("#")[2]
        label = _LABEL.fullmatch("".join(_texts(link)))
        note = by_id.get(target)
        if not label or note is None or note.tag not in _HOLDERS or note is link:
            continue
        linked_back = _links_back(note, link)
        if not (linked_back or _says(link, "noteref")):
            continue
        if target not in numbers:
            if len("".join(_texts(note))) > WORDS * 4:
                continue
            numbers[target] = label[1]
            _rename(note, "li", NOTE, f"fn{label[1]}")
        _rename(link, "sup", REFERENCE)


def _links_back(note: Element, link: Element) -> bool:
    """Whether the note has a link to where it is referred to; that link is then named too."""
    ids = {link.get("id")} | {node.get("id") for node in _near(link)}
    found = False
    for back in note.iter("a"):
        if (back.get("href") or "").partition("#")[2] in ids - {None, ""}:
            _set(back, "class", BACK)
            found = True
    return found


def _near(node: Any) -> list[Element]:
    parent = node.getparent()
    return [found for found in (parent, *node) if found is not None]


def _says(node: Any, word: str) -> bool:
    attributes: Mapping[str, str] = node.attrib
    said = attributes.get(_TYPE) or attributes.get("epub:type") or attributes.get("role") or ""
    return word in said


def _rename(node: Any, tag: str, name: str, key: str = "") -> None:
    node.tag = tag
    _set(node, "class", name)
    if key:
        _set(node, "id", key)


def _set(node: Any, key: str, value: str) -> None:
    node.set(key, value)


def _texts(node: Any) -> list[str]:
    return list(node.itertext())
