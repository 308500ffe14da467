"""Marked blocks: the parts of a note that Reader writes, between comments that no reader shows.

In: the file that is there and the new one. Out: the new blocks in the old file; everything a person
wrote outside them stays where it was. What they wrote inside one is replaced.
"""

import re
from dataclasses import dataclass
from functools import cached_property

_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_KEY = re.compile(r"([\w-]+):")


@dataclass(frozen=True)
class Marks:
    """How a comment begins and ends in a language."""

    opening: str
    closing: str

    def begin(self, name: str) -> str:
        """The comment that opens a block."""
        return f"{self.opening}reader:{name}{self.closing}"

    def end(self, name: str) -> str:
        """The comment that closes it."""
        return f"{self.opening}/reader:{name}{self.closing}"

    @cached_property
    def _block(self) -> re.Pattern[str]:
        opening, closing = re.escape(self.opening), re.escape(self.closing)
        return re.compile(
            rf"^{opening}reader:([\w-]+){closing}\n(.*?)^{opening}/reader:\1{closing}(?:\n|\Z)",
            re.DOTALL | re.MULTILINE,
        )

    def merge(self, old: bytes, new: bytes) -> bytes | None:
        """The new blocks in the old file, or None where the old file has none."""
        try:
            before, after = old.decode(), new.decode()
        except UnicodeDecodeError:
            return None
        before = before.replace("\r\n", "\n")
        if not self._block.search(before) or not self._block.search(after):
            return None
        new_matter, after = _split(after)
        old_matter, before = _split(before)
        wanted = {match[1]: match[0].rstrip("\n") for match in self._block.finditer(after)}
        there = {match[1] for match in self._block.finditer(before)}
        merged = self._block.sub(lambda m: f"{wanted[m[1]]}\n" if m[1] in wanted else "", before)
        previous = ""
        for name, block in wanted.items():
            if name not in there:
                merged = self._insert(merged, block, previous)
            previous = name
        return (_matter(old_matter, new_matter) + merged).encode()

    def _insert(self, text: str, block: str, previous: str) -> str:
        """A new block, after the one that precedes it or at the end."""
        close = f"{self.end(previous)}\n"
        place = text.find(close) if previous else -1
        if place < 0:
            return f"{text.rstrip()}\n\n{block}\n"
        place += len(close)
        return f"{text[:place]}\n{block}\n{text[place:]}"


HTML = Marks("<!-- ", " -->")
ORG = Marks("# ", "")


def _split(text: str) -> tuple[str, str]:
    match = _MATTER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _matter(old: str, new: str) -> str:
    """The new front matter, with the keys that only the old one has."""
    if not new:
        return f"---\n{old}---\n" if old else ""
    known = {match[1] for match in map(_KEY.match, new.splitlines()) if match}
    kept: list[str] = []
    keep = False
    for line in old.splitlines():
        match = _KEY.match(line)
        keep = match[1] not in known if match else keep  # what is indented belongs to its key
        if keep:
            kept.append(f"{line}\n")
    return f"---\n{new}{''.join(kept)}---\n"
