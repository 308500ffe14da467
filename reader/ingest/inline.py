"""Inline text: pieces of one block in reading order in, a `Block` out.

Blanks are collapsed while pieces arrive, so that every mark's offsets are final when it closes.
"""

import re

from reader.ingest.blocks import Block, Role
from reader.ingest.clean import clean
from reader.model import Structure
from reader.model.article import StructureKind

_BLANKS = re.compile(r"[ \t]{2,}|\t")
_LINE_ENDS = re.compile(r" ?\n[ \n]*")
# Languages written without blanks: a line end inside their text is no word boundary.
_NO_BLANK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Inline:
    """Builds one block. Offsets are code points of the text so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = "\n"
        self._marks: list[Structure] = []
        self._breaks: list[int] = []
        self._pending: str | None = None

    @property
    def position(self) -> int:
        """Where the next visible character will stand, as far as is known."""
        return self._length

    @property
    def ends_line(self) -> bool:
        """Whether the last thing added was a line end."""
        return bool(self._length) and self._last == "\n"

    def add(self, text: str) -> None:
        """Running text: every run of blanks counts as one, none at the start of a line."""
        text = clean(text)
        inner = text.strip(" \t\n")
        start = text.find(inner)
        end = start + len(inner)
        if blanks := text[:start] if inner else text:
            self._blank(blanks)
        inner = _BLANKS.sub(" ", inner)
        at = 0
        for run in _LINE_ENDS.finditer(inner):
            self._append(inner[at : run.start()])
            self._blank(run[0])
            at = run.end()
        self._append(inner[at:])
        if inner and (blanks := text[end:]):
            self._blank(blanks)

    def line_break(self) -> None:
        """A line end that is seen."""
        self._pending = None
        if self._length and self._last != "\n":
            self._put("\n")

    def mark(self, start: int, kind: StructureKind, value: str = "") -> None:
        """Marks what was added since `start` (a `position` asked before)."""
        self._marks.append(Structure(start, self._length, kind, 0, value))

    def block(self, roles: tuple[Role, ...] = (), *, tight: bool = False) -> Block:
        """What was built, without blanks at its ends; marks hold no blanks at theirs."""
        text = "".join(self._pieces)
        marks = [mark for mark in (_trimmed(text, mark) for mark in self._marks) if mark]
        whole = Block(text, roles, tuple(marks), tight, tuple(self._breaks))
        return whole.part(0, len(text))

    def _blank(self, blanks: str) -> None:
        if self._last != "\n" and self._pending is None:
            self._pending = "\n" if "\n" in blanks else " "

    def _append(self, text: str) -> None:
        if not text:
            return
        if self._pending is not None:
            newline, self._pending = self._pending == "\n", None
            joined = newline and _NO_BLANK.match(self._last) and _NO_BLANK.match(text)
            if newline:
                self._breaks.append(self._length)
            if not joined:
                self._put(" ")
        self._put(text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._last = text[-1]


def _trimmed(text: str, mark: Structure) -> Structure | None:
    start, end = mark.start, min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return mark._replace(start=start, end=end) if start < end else None
