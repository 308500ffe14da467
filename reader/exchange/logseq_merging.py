"""Merging pages of Logseq: Reader's blocks made anew, everybody else's kept.

A page is an outline: properties of the page, then blocks ("- …"), each with lines of its own and
blocks below it, indented by tabs. A block is Reader's if its `id::` is one that Reader makes from
names (a UUID of version 5; Logseq's own are of version 4, at random). In: the page that is there
and the new one. Out: the new blocks in the place of the old, with the blocks that a person wrote
below them; what a person set on a block (`collapsed::` and the like) stays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_OURS = re.compile(r"^\s*id:: ([0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\s*$")
_BULLET = re.compile(r"(\t*)-(?: |$)")
_PROPERTY = re.compile(r"\s*([\w-]+):: ")
_WRITTEN = {"id", "tags", "title", "author", "url", "published"}
"""Properties that Reader writes, and takes away again."""


@dataclass(slots=True)
class _Block:
    """A block: its lines, the bullet's first, and the blocks below it."""

    lines: list[str]
    below: "list[_Block]" = field(default_factory=list["_Block"])

    @property
    def own_id(self) -> str:
        """Reader's id, or "" where it is somebody else's block."""
        return next((found[1] for found in map(_OURS.match, self.lines) if found), "")

    def text(self) -> Iterator[str]:
        """Its lines and those below."""
        yield from self.lines
        for block in self.below:
            yield from block.text()


def merge(old: bytes, new: bytes) -> bytes | None:
    """The new page in the old one, or None where none of the old one's lines is Reader's."""
    try:
        before, after = old.decode().replace("\r\n", "\n"), new.decode()
    except UnicodeDecodeError:
        return None
    if not any(map(_OURS.match, before.split("\n"))):
        return None
    there, made = _parsed(before), _parsed(after)
    head = [*made.lines, *_kept_properties(there.lines)]
    lines = [line for line in head if line.strip()]
    lines += ["", *(line for block in _merged(there.below, made.below) for line in block.text())]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _merged(old: Sequence[_Block], new: Sequence[_Block]) -> list[_Block]:
    wanted = {block.own_id: block for block in new}
    there = {block.own_id for block in old}
    merged: list[_Block] = []
    for block in old:
        if not block.own_id:
            merged.append(block)
        elif block.own_id in wanted:
            made = wanted[block.own_id]
            kept = _kept_properties(block.lines[1:])
            merged.append(_Block([*made.lines, *kept], _merged(block.below, made.below)))
        else:
            merged += map(_outdented, _merged(block.below, ()))
    place = 0
    for own_id, block in wanted.items():
        if own_id in there:
            place = next(n for n, other in enumerate(merged, 1) if other.own_id == own_id)
        else:
            merged.insert(place, block)
            place += 1
    return merged


def _kept_properties(lines: Sequence[str]) -> list[str]:
    """The properties among these lines that a person has set."""
    return [line for line in lines if (m := _PROPERTY.match(line)) and m[1] not in _WRITTEN]


def _outdented(block: _Block) -> _Block:
    return _Block(
        [line.removeprefix("\t") for line in block.lines], list(map(_outdented, block.below))
    )


def _parsed(text: str) -> _Block:
    """The page as a block: what stands before the first bullet are its lines."""
    page = _Block([])
    path = [page]
    for line in text.rstrip("\n").split("\n"):
        bullet = _BULLET.match(line)
        if bullet is None:
            path[-1].lines.append(line)
            continue
        del path[len(bullet[1]) + 1 :]
        block = _Block([line])
        path[-1].below.append(block)
        path.append(block)
    return page
