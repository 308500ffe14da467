"""Trees: an element tree of HTML, or of trafilatura's own vocabulary, in; blocks out.

Markdown comes through here too, rendered to HTML first, so that a heading, a list or a link means
the same from every kind of source.
"""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from reader.ingest.blocks import RULE, Block, Role
from reader.ingest.clean import clean, clean_address, clean_line
from reader.ingest.inline import Inline
from reader.ingest.nodes import (
    BLOCKS,
    MARKS,
    RENDITIONS,
    UNSEEN,
    Element,
    code_language,
    heading,
    is_code_block,
    lays_out,
    texts,
)
from reader.ingest.tables import table
from reader.model.article import StructureKind

_SUPERSCRIPT = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)", re.IGNORECASE)


def blocks_of(
    root: Element,
    *,
    url: str | None = None,
    skip: frozenset[str] = frozenset(),
    footnotes: Mapping[str, str] | None = None,
) -> list[Block]:
    """The blocks below `root`, in reading order.

    `url` resolves relative addresses; `skip` names further elements to leave out; `footnotes`
    maps the number a footnote is counted by to what is shown for it.
    """
    walk = _Walk(url, UNSEEN | skip, footnotes or {})
    walk.element(root)
    walk.flush()
    return walk.blocks


class _List:
    def __init__(self, ordered: bool, start: int) -> None:
        self.ordered = ordered
        self.number = start

    def marker(self) -> str:
        self.number += 1
        return f"{self.number - 1}." if self.ordered else "•"


class _Walk:
    """One walk over a tree. Recursion is as deep as the tree, which its parser limits."""

    def __init__(self, url: str | None, unseen: frozenset[str], notes: Mapping[str, str]) -> None:
        self.blocks: list[Block] = []
        self._url = url
        self._unseen = unseen
        self._notes = notes
        self._inline = Inline()
        self._open: list[tuple[StructureKind, str, int]] = []
        self._roles: tuple[Role, ...] = ()
        self._quotes = 0
        self._lists: list[_List] = []
        self._marker = ""
        self._first_of_item = False
        self._list_start = 0
        self._note = ""

    def element(self, node: Element) -> None:
        """Adds one element with all below it, without its tail."""
        if not isinstance(node.tag, str) or node.tag in self._unseen:
            return
        tag = node.tag.lower()
        role = heading(node, tag)
        if role:
            self._within(node, role)
        elif tag == "head":
            return
        elif tag in ("ul", "ol", "menu", "dir", "list"):
            self._list(node, tag)
        elif tag in ("li", "item"):
            self._item(node)
        elif tag in ("blockquote", "quote"):
            self._quote(node)
        elif tag == "pre" or (tag == "code" and is_code_block(node)):
            self._code(node)
        elif tag == "table":
            self._table(node)
        elif tag == "hr":
            if "footnotes-sep" not in (node.get("class") or ""):
                self.flush()
                self._add(Block(RULE, (*self._context(), Role("rule"))))
        elif tag in BLOCKS:
            self._within(node)
        else:
            self._phrase(node, tag)

    def flush(self) -> None:
        """Ends the block being built; marks that are open go on in the next one."""
        for kind, value, start in self._open:
            self._inline.mark(start, kind, value)
        self._open = [(kind, value, 0) for kind, value, _ in self._open]
        block, self._inline = self._inline.block(), Inline()
        if block.text:
            self._add(Block(block.text, (*self._context(), *self._roles), block.marks,
                            self._tight(), block.breaks))  # fmt: skip
            self._first_of_item = False

    def _add(self, block: Block) -> None:
        self.blocks.append(block)

    def _tight(self) -> bool:
        return bool(self._lists) and self._first_of_item and len(self.blocks) > self._list_start

    def _context(self) -> tuple[Role, ...]:
        roles: list[Role] = []
        if self._quotes:
            roles.append(Role("quote", self._quotes))
        if self._note:
            roles.append(Role("footnote", 0, self._note))
        elif self._lists and (self._marker or not self._first_of_item):
            marker = self._marker if self._first_of_item else ""
            roles.append(Role("list_item", len(self._lists), marker))
        return tuple(roles)

    def _children(self, node: Element) -> None:
        if node.text:
            self._inline.add(node.text)
        for child in node:
            self.element(child)
            if child.tail:
                self._inline.add(child.tail)

    def _within(self, node: Element, role: Role | None = None) -> None:
        self.flush()
        outer, self._roles = self._roles, (role,) if role else self._roles
        self._children(node)
        self.flush()
        self._roles = outer

    def _list(self, node: Element, tag: str) -> None:
        self.flush()
        ordered = tag == "ol" or (tag == "list" and node.get("rend") == "ol")
        start = node.get("start") or ""
        if not self._lists:
            self._list_start = len(self.blocks)
        kept = self._marker, self._first_of_item
        self._lists.append(_List(ordered, int(start) if start.isdecimal() else 1))
        self._marker, self._first_of_item = "", False
        self._children(node)
        self.flush()
        self._lists.pop()
        # What follows a nested list inside its item is a continuation, without a marker.
        self._marker, self._first_of_item = kept[0], False

    def _item(self, node: Element) -> None:
        if "footnote-item" in (node.get("class") or ""):
            self.flush()
            number = (node.get("id") or "").removeprefix("fn")
            self._note = self._notes.get(number, number)
            self._children(node)
            self.flush()
            self._note = ""
            return
        stray = not self._lists
        if stray:
            self._lists.append(_List(ordered=False, start=1))
        self.flush()
        self._marker, self._first_of_item = self._lists[-1].marker(), True
        self._children(node)
        self.flush()
        self._marker, self._first_of_item = "", False
        if stray:
            self._lists.pop()

    def _quote(self, node: Element) -> None:
        if node.tag == "quote" and self._inline.position:
            self._inline.add("“")
            self._children(node)
            self._inline.add("”")
            return
        self.flush()
        self._quotes += 1
        self._children(node)
        self.flush()
        self._quotes -= 1

    def _code(self, node: Element) -> None:
        self.flush()
        text = clean("".join(texts(node))).expandtabs(4)
        lines = [line.rstrip() for line in text.split("\n")]
        while lines and not lines[0]:
            lines.pop(0)
        code = "\n".join(lines).rstrip()
        if code:
            context = self._context()
            roles = (*context, Role("code", 0, code_language(node)))
            self._add(Block(code, roles, (), self._tight()))
            self._first_of_item = False

    def _table(self, node: Element) -> None:
        rows = list(node.iter("tr", "row"))
        cells = [[cell for cell in row if cell.tag in ("td", "th", "cell")] for row in rows]
        if lays_out(node, cells):
            self._within(node)
            return
        self.flush()
        lines = [[self._cell(cell) for cell in row] for row in cells]
        right = frozenset(
            at for row in cells for at, cell in enumerate(row)
            if "right" in (cell.get("style") or "") + (cell.get("align") or "")
        )  # fmt: skip
        caption = next(node.iter("caption"), None)
        if caption is not None:
            self._within(caption)
        grid = table(lines, right)
        self._add(Block(grid.text, (*self._context(), *grid.roles), grid.marks))

    def _cell(self, node: Element) -> Block:
        walk = _Walk(self._url, self._unseen, self._notes)
        walk._children(node)
        for kind, value, start in walk._open:
            walk._inline.mark(start, kind, value)
        walk.flush()
        return walk.blocks[0] if walk.blocks else Block("")

    def _phrase(self, node: Element, tag: str) -> None:
        if tag in ("br", "lb"):
            if self._inline.ends_line:
                self.flush()  # two in a row end a paragraph, as old pages write it
            self._inline.line_break()
            return
        if tag in ("img", "graphic"):
            self._image(node)
            return
        classes = node.get("class") or ""
        if "footnote-backref" in classes:
            return
        if tag == "sup" or (tag == "hi" and node.get("rend") == "#sup"):
            self._superscript(node, "footnote-ref" in classes)
            return
        if tag == "q":
            self._inline.add("“")
            self._children(node)
            self._inline.add("”")
            return
        kind, value = self._mark(node, tag)
        if kind:
            self._open.append((kind, value, self._inline.position))
        self._children(node)
        if kind:
            kind, value, start = self._open.pop()
            self._inline.mark(start, kind, value)

    def _mark(self, node: Element, tag: str) -> tuple[StructureKind | None, str]:
        if tag in ("a", "ref"):
            address = address_of(node.get("href") or node.get("target") or "", self._url)
            return ("link", address) if address else (None, "")
        if tag == "hi":
            return RENDITIONS.get(node.get("rend") or ""), ""
        return MARKS.get(tag), ""

    def _image(self, node: Element) -> None:
        alt = clean_line(node.get("alt") or "")
        if alt and not _FILE_NAME.fullmatch(alt):
            start = self._inline.position
            self._inline.add(alt)
            self._inline.mark(start, "image", address_of(node.get("src") or "", self._url))

    def _superscript(self, node: Element, footnote: bool) -> None:
        text = clean_line("".join(texts(node)))
        start = self._inline.position
        if footnote:
            number = text.strip("[]").partition(":")[0]
            label = self._notes.get(number, number)
            self._inline.add(label.translate(_SUPERSCRIPT))
            self._inline.mark(start, "footnote_ref", label)
        elif text.strip("[]").isdecimal():
            self._inline.add(text.strip("[]").translate(_SUPERSCRIPT))
        else:
            self._children(node)


def address_of(address: str, base: str | None) -> str:
    """The whole address that a page at `base` means, or "" where it is none of the web."""
    if base and not address.startswith("#"):
        try:
            address = urljoin(base, address)
        except ValueError:  # no address at all, such as "http://[x"
            return ""
    return clean_address(address)
