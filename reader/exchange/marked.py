"""Marked blocks: the parts of a note that Reader writes, between comments that no reader shows.

In: the file that is there and the new one. Out: the new blocks in the old file; everything a person
wrote outside them stays where it was. What they wrote inside one is replaced.
"""

import re

_BLOCK = re.compile(r"<!-- reader:([\w-]+) -->\n(.*?)<!-- /reader:\1 -->\n?", re.DOTALL)
_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_KEY = re.compile(r"([\w-]+):")


def begin(name: str) -> str:
    """The comment that opens a block."""
    return f"<!-- reader:{name} -->"


def end(name: str) -> str:
    """The comment that closes it."""
    return f"<!-- /reader:{name} -->"


def merge(old: bytes, new: bytes) -> bytes | None:
    """The new blocks in the old file, or None where the old file has none."""
    try:
        before, after = old.decode(), new.decode()
    except UnicodeDecodeError:
        return None
    before = before.replace("\r\n", "\n")
    if not _BLOCK.search(before) or not _BLOCK.search(after):
        return None
    new_matter, after = _split(after)
    old_matter, before = _split(before)
    wanted = {match[1]: match[0].rstrip("\n") for match in _BLOCK.finditer(after)}
    there = {match[1] for match in _BLOCK.finditer(before)}
    merged = _BLOCK.sub(lambda m: f"{wanted[m[1]]}\n" if m[1] in wanted else "", before)
    previous = ""
    for name, block in wanted.items():
        if name not in there:
            merged = _insert(merged, block, previous)
        previous = name
    return (_matter(old_matter, new_matter) + merged).encode()


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


def _insert(text: str, block: str, previous: str) -> str:
    """A new block, after the one that precedes it or at the end."""
    close = f"{end(previous)}\n"
    place = text.find(close) if previous else -1
    if place < 0:
        return f"{text.rstrip()}\n\n{block}\n"
    place += len(close)
    return f"{text[:place]}\n{block}\n{text[place:]}"
