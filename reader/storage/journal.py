"""The journal's lines: how a commit is written down and read back.

A journal is JSON Lines behind a checksum: `<CRC-32, 8 hex digits> <JSON>\\n`. The first line is
`{"journal": 1, "generation": G}`: it extends the snapshot of generation G and no other. Every
further line is one commit, `{"FILE": {"TABLE": {"DOC ID": {…} | null}}}`: whole documents, null
where one was removed. So replaying a line twice changes nothing, which makes a fold that was cut
short harmless.

In: changes. Out: bytes; and the way back, which tells a line that was cut short (the end of the
file is missing: never acknowledged, dropped) from one that was damaged later (never dropped).
"""

import zlib
from dataclasses import dataclass, field
from typing import Any, cast

import orjson

FORMAT = 1

Document = dict[str, Any]
Table = dict[str, Document]
Tables = dict[str, Table]
TableChanges = dict[str, Document | None]
Changes = dict[str, dict[str, TableChanges]]
"""File → table → document id → the new document, or None where it goes."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a stretch of journal holds. `good` counts the bytes up to the last whole line.

    `torn` bytes at the end belong to a line that was never finished. `damaged` numbers the lines,
    from 1, that were finished and whose checksum is wrong.
    """

    commits: list[Changes] = field(default_factory=list[Changes])
    generation: int | None = None
    good: int = 0
    torn: int = 0
    damaged: tuple[int, ...] = ()


def encode(value: object) -> bytes:
    """One line, checksum and newline included. Raises TypeError where a value is not JSON."""
    body = orjson.dumps(value)
    return b"%08x %b\n" % (zlib.crc32(body), body)


def header(generation: int) -> bytes:
    """The first line of a journal that extends the snapshot of this generation."""
    return encode({"journal": FORMAT, "generation": generation})


def decode(line: bytes) -> dict[str, Any] | None:
    """The value of one line without its newline, or None where it is not what was written."""
    body = line[9:]
    if line[8:9] != b" " or b"%08x" % zlib.crc32(body) != line[:8]:
        return None
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def scan(data: bytes, *, with_header: bool) -> Scan:
    """Read a journal from its start (`with_header`), or what was appended to it since."""
    *lines, rest = data.split(b"\n")
    commits: list[Changes] = []
    damaged: list[int] = []
    generation = None
    for number, line in enumerate(lines, start=1):
        value = decode(line)
        if value is None:
            damaged.append(number)
        elif number == 1 and with_header:
            generation = value.get("generation")
            if value.get("journal") != FORMAT or not isinstance(generation, int):
                damaged.append(number)
        else:
            commits.append(value)
    if rest and decode(rest[:-1]) is not None:
        damaged.append(len(lines) + 1)  # a whole line whose end is no newline any more
    return Scan(commits, generation, len(data) - len(rest), len(rest), tuple(damaged))


def apply(tables: Tables, changes: dict[str, TableChanges]) -> None:
    """Bring the tables of one file up to date with a commit's part for it, in place."""
    for name, documents in changes.items():
        table = tables.setdefault(name, {})
        for doc_id, document in documents.items():
            if document is None:
                table.pop(doc_id, None)
            else:
                table[doc_id] = document
        if not table:
            del tables[name]
