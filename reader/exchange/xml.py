"""XML out and in: what others wrote is read without entities, document types and networks.

In: bytes. Out: an lxml tree; names without their namespace. And text, made fit for XML.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol
from xml.sax.saxutils import escape, quoteattr

from reader.exchange.report import Report
from reader.model import FormatError
from reader.model.visible import one_line

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Element(Protocol):
    """What is used of an element of lxml, which has no types of its own."""

    tag: Any
    text: str | None

    def get(self, key: str, default: str | None = None, /) -> str | None:
        """An attribute."""
        ...

    def iter(self, *tags: str) -> "Iterator[Element]":
        """Itself and what is inside, in the order of the document."""
        ...

    def getparent(self) -> "Element | None":
        """What it stands in."""
        ...

    def __iter__(self) -> "Iterator[Element]": ...


def parse(data: bytes, name: str) -> Element:
    """The root of a document. Raises FormatError where it is not well-formed or declares a type.

    A document type is how a file would have others fetched or itself blown up, and no format that
    is read here has one.
    """
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"{name}: is no XML, or cut short ({one_line(str(error))})") from error
    if root.getroottree().docinfo.doctype:
        raise FormatError(f"{name}: declares a document type, and is not read for that")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(element: Element, *names: str) -> Iterator[Element]:
    """The children that go by one of these names, whatever their namespace."""
    return (child for child in element if local(child) in names)


def text_in(element: Element, name: str) -> str:
    """The text of the first child of this name, "" where there is none."""
    return next((child.text or "" for child in named(element, name)), "")


def attributes(**values: str | int | None) -> str:
    """Attributes as they are written, those that are None or "" left out."""
    return "".join(
        f" {name}={quoteattr(str(value))}"
        for name, value in values.items()
        if value not in (None, "")
    )


def content(text: str) -> str:
    """Text between tags."""
    return escape(text).replace("\r", "&#13;")


def fit(text: str, report: Report) -> str:
    """Text with the characters that XML cannot hold replaced, one for one."""
    fitting, bad = _NOT_IN_XML.subn("\N{REPLACEMENT CHARACTER}", text)
    report.bent("control character replaced", bad)
    return fitting
