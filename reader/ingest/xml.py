"""XML: bytes in, an element tree out, with nothing that a document can make grow or fetch.

No entities but the five that everyone knows, no document type, no network. Damaged documents are
read as far as they go.
"""

from importlib import import_module
from typing import Any, cast

from reader.ingest.nodes import Element


def parse_xml(data: bytes) -> Element | None:
    """The root element, or None where there is none."""
    etree = cast(Any, import_module("lxml.etree"))  # lxml has no types
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return cast("Element | None", etree.fromstring(data, parser))
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(node: Element) -> str:
    """The name of an element without its namespace, in lower case; "" for comments."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
