"""Snapshots: a TinyDB file that knows whether it is as it was written.

In: tables. Out: bytes of JSON that stock TinyDB and people can read, and the way back. The first
table, `storage`, carries the generation and the CRC-32 of that and of all that follows in the file.
A file without one (written by hand, by stock TinyDB or an earlier Reader) is taken as it is.
"""

import re
import zlib
from typing import Any, NamedTuple, cast

import orjson

from reader.storage.journal import Tables
from reader.storage.memory import collecting_later

TABLE = "storage"

_HEAD = re.compile(
    rb'\{\s*"storage": \{\s*"1": \{\s*"generation": \d+,\s*"checksum": "([0-9a-f]{8})"'
    rb"\s*\}\s*\}"
)


class Snapshot(NamedTuple):
    """A file that was read: its generation (None where it has none) and its own tables.

    `is_intact` is False where the checksum tells that it was changed since it was written.
    """

    generation: int | None
    tables: Tables
    is_intact: bool


def encode(tables: Tables, generation: int) -> bytes:
    """The bytes of a file."""
    body = orjson.dumps(tables, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    rest = b"\n}\n" if not tables else b"," + body[1:]
    head = (
        b'{\n  "storage": {\n    "1": {\n      "generation": %d,\n      "checksum": "%08x"\n'
        b"    }\n  }" % (generation, _checksum(generation, rest))
    )
    return head + rest


def decode(data: bytes) -> Snapshot | None:
    """What a file holds, or None where that is no TinyDB file at all."""
    try:
        with collecting_later():
            tables = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    if not is_tables(tables):
        return None
    own: Any = tables.pop(TABLE, {}).get("1", {})
    generation = own.get("generation")
    intact = True
    if "checksum" in own or b'"checksum"' in data[:200]:
        head = _HEAD.match(data)
        intact = head is not None and int(head[1], 16) == _checksum(generation, data[head.end() :])
    return Snapshot(generation if isinstance(generation, int) else None, tables, intact)


def _checksum(generation: object, rest: bytes) -> int:
    return zlib.crc32(rest, zlib.crc32(str(generation).encode()))


def is_tables(value: Any) -> bool:
    """Whether a value has the shape of a TinyDB file: tables of documents."""
    return _is_dict_of_dicts(value) and all(map(_is_dict_of_dicts, value.values()))


def _is_dict_of_dicts(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(item, dict) for item in cast("dict[str, Any]", value).values()
    )
