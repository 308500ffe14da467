"""Plain text: the bytes of a text file in, an `Article` out.

Hard-wrapped paragraphs are joined; verse and other short lines keep theirs; lists, "> " quotes and
underlined headings are recognised. A short first line above the rest is the title.
"""

import re
from collections.abc import Iterator

from reader.ingest.assemble import assemble
from reader.ingest.blocks import RULE, Block, Role
from reader.ingest.decode import decode
from reader.ingest.inline import Inline
from reader.ingest.metadata import states_metadata
from reader.ingest.source import Source
from reader.ingest.width import cells
from reader.model import Article, Structure

SUFFIXES = frozenset({".txt", ".text", ".log", ".asc"})
MEDIA_TYPES = frozenset({"text/plain"})

HEAD_LINES = 15
"""Lines at the top that may state metadata without a blank line between them."""
LONG = 120
"""Code points; a line longer than this was not wrapped by hand."""
NARROW = 40
"""Cells of a screen; lines that never reach this are verse or addresses."""

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*•◦▪‣–]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*(?:(?:[-*_=~#][ \t]?){3,}|[-–—]{3,})[ \t]*")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}[ \t]*")
_QUOTED = re.compile(r"((?:>[ \t]?)+)(.*)")
_URL = re.compile(r"https?://[^\s<>\"]{3,2000}")
_TRAILING = ".,;:!?)'\"”’»]"


def read(source: Source) -> Article:
    """The article in a plain text. Raises SourceError where it is none."""
    decoded = decode(source)
    return assemble(source, text_blocks(decoded.text), None, decoded.assumed)


def text_blocks(text: str) -> list[Block]:
    """The blocks of clean plain text, the title as a heading of level 1."""
    blocks = list(_blocks(text))
    if len(blocks) > 1 and _is_title(blocks[0], blocks[1]):
        first = blocks[0]
        blocks[0] = Block(first.text, (Role("heading", 1),), first.marks)
    return blocks


def _blocks(text: str) -> Iterator[Block]:
    chunk: list[str] = []
    for number, line in enumerate(map(str.rstrip, text.split("\n"))):
        # Titles, bylines and dates often stand one below the other.
        alone = number < HEAD_LINES and len(line) < 400 and states_metadata(line)
        if alone or not line:
            yield from _chunk(chunk)
            chunk = []
            if alone:
                yield _block(line)
        else:
            chunk.append(line)
    yield from _chunk(chunk)


def _chunk(lines: list[str]) -> Iterator[Block]:
    """The blocks of lines that no blank line divides."""
    if not lines:
        return
    if len(lines) == 1 and len(lines[0]) < 200 and _RULE.fullmatch(lines[0]):
        yield Block(RULE, (Role("rule"),))
    elif len(lines) >= 2 and len(lines[0]) < 200 and _UNDERLINE.fullmatch(lines[1]):
        yield _block(lines[0], (Role("heading", 1 if lines[1][0] == "=" else 2),))
        yield from _chunk(lines[2:])
    elif all(line.startswith(">") for line in lines):
        yield from _quote(lines)
    elif sum(_BULLET.match(line) is not None for line in lines) >= 2 and _BULLET.match(lines[0]):
        yield from _list(lines)
    else:
        for paragraph in _paragraphs(lines):
            yield _block("\n".join(paragraph), keep=_keeps_lines(paragraph))


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Lines, divided where a first-line indent begins a paragraph, or where each line is one."""
    if any(len(line) > LONG for line in lines):
        yield from ([line] for line in lines)
        return
    indented = [line[0] in " \t" for line in lines]
    if not any(indented[1:]) or sum(indented) * 2 > len(lines):
        yield lines
        return
    current: list[str] = []
    for line, begins in zip(lines, indented, strict=True):
        if begins and current:
            yield current
            current = []
        current.append(line)
    yield current


def _keeps_lines(lines: list[str]) -> bool:
    """Whether the line ends are meant: the next word would have had room on most lines."""
    if len(lines) < 2:
        return False
    widths = [cells(line) for line in lines]
    widest = max(widths)
    if widest < NARROW:
        return True
    full = sum(
        width + 1 + cells(after.split()[0]) > widest * 0.9
        for width, after in zip(widths, lines[1:], strict=False)
    )
    return full * 10 < (len(lines) - 1) * 6


def _quote(lines: list[str]) -> Iterator[Block]:
    inner: list[str] = []
    level = 1
    for line in [*lines, ""]:
        match = _QUOTED.fullmatch(line)
        depth, text = (match[1].count(">"), match[2]) if match else (0, "")
        if inner and (depth != level or not text.strip()):
            role = (Role("quote", level),)
            yield from (_block(" ".join(part), role) for part in _paragraphs(inner))
            inner = []
        if text.strip():
            inner.append(text.rstrip())
            level = depth


def _list(lines: list[str]) -> Iterator[Block]:
    items: list[tuple[int, str, list[str]]] = []
    for line in lines:
        match = _BULLET.match(line)
        if match:
            items.append((len(match["indent"].expandtabs(4)), match["mark"], [line[match.end() :]]))
        else:
            items[-1][2].append(line)
    indents = sorted({indent for indent, _, _ in items})
    for at, (indent, mark, parts) in enumerate(items):
        marker = f"{mark.strip('().')}." if any(map(str.isdecimal, mark)) else "•"
        role = Role("list_item", indents.index(indent) + 1, marker)
        yield _block(" ".join(parts), (role,), tight=at > 0)


def _block(
    text: str, roles: tuple[Role, ...] = (), *, tight: bool = False, keep: bool = False
) -> Block:
    inline = Inline()
    for line in text.split("\n") if keep else (text,):
        inline.add(line)
        inline.line_break()
    block = inline.block(roles, tight=tight)
    links = tuple(_links(block.text)) if "://" in block.text else ()
    return Block(block.text, roles, links, tight)


def _links(text: str) -> Iterator[Structure]:
    for match in _URL.finditer(text):
        address = match[0].rstrip(_TRAILING)
        yield Structure(match.start(), match.start() + len(address), "link", 0, address)


def _is_title(first: Block, second: Block) -> bool:
    text = first.text
    if first.roles or "\n" in text or len(text) > 150 or states_metadata(text):
        return bool(first.role("heading"))
    return not text.endswith((".", ":", ",", ";", "。")) and not second.tight
