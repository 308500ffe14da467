"""Blocks: paragraphs, headings, list items … in, one canonical text and its structure out.

Every importer makes blocks; only here do they become offsets. Blocks are divided by a blank line,
items of one list by a line end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from reader.model import Structure
from reader.model.article import StructureKind

RULE = "———"
"""What a thematic break reads as; a structure cannot be empty."""


class Role(NamedTuple):
    """What a whole block is; `level` and `value` as in `Structure`."""

    kind: StructureKind
    level: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or its like: clean text, what it is, and the marks inside it.

    `marks` count code points from the block's own start. `tight`: an item that follows the one
    before it in the same list. `breaks`: positions of blanks that were line ends in the source.
    """

    text: str
    roles: tuple[Role, ...] = ()
    marks: tuple[Structure, ...] = ()
    tight: bool = False
    breaks: tuple[int, ...] = ()

    def role(self, kind: StructureKind) -> Role | None:
        """The block's role of this kind, or None."""
        return next((role for role in self.roles if role.kind == kind), None)

    @property
    def plain(self) -> bool:
        """Whether it is a paragraph and nothing else."""
        return not self.roles

    def part(self, start: int, end: int) -> "Block":
        """The block's text from `start` to `end` without blanks around it, and its marks."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        marks = (
            mark._replace(start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and start < mark.end
        )
        breaks = tuple(at - start for at in self.breaks if start < at < end)
        return replace(self, text=self.text[start:end], marks=tuple(marks), breaks=breaks)


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Structure, ...]]:
    """The text and its structure, sorted by start, the wider span first.

    Empty blocks are left out; every span lies inside the text and is not empty.
    """
    pieces: list[str] = []
    structure: list[Structure] = []
    length = 0
    for block in blocks:
        if not block.text.strip():
            continue
        if pieces:
            gap = "\n" if block.tight else "\n\n"
            pieces.append(gap)
            length += len(gap)
        pieces.append(block.text)
        end = length + len(block.text)
        structure.extend(Structure(length, end, *role) for role in block.roles)
        structure.extend(
            mark._replace(start=length + mark.start, end=length + mark.end)
            for mark in block.marks
            if mark.start < mark.end
        )
        length = end
    structure.sort(key=lambda item: (item.start, -item.end))
    return "".join(pieces), tuple(structure)
