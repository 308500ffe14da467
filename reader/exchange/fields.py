"""Fields of foreign documents: JSON that may be anything, checked before it is believed.

In: a source, or a value built from what it says. Out: the same, of the types that it should have.
"""

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

import orjson

from reader.exchange.source import Source, decode
from reader.model import FormatError

Value = TypeVar("Value")

_SIMPLE = {
    str: str, int: int, bool: bool, float: (int, float),
    str | None: (str, type(None)), int | None: (int, type(None)),
    tuple[str, ...]: tuple,
}  # fmt: skip


def json_of(source: Source) -> Any:
    """The JSON document that a file is. Raises FormatError."""
    return json_in(source.read(), source.name)


def json_in(data: bytes, name: str) -> Any:
    """The JSON document that these bytes are. Raises FormatError."""
    try:
        return orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        text = decode(data, name)  # what it is where it is no UTF-8
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise FormatError(f"{name}: is no JSON, or cut short ({error})") from error


def json_object(source: Source) -> dict[str, Any]:
    """The JSON object that a file is. Raises FormatError."""
    value = json_of(source)
    if not isinstance(value, dict):
        raise FormatError(f"{source.name}: is JSON, but no object")
    return cast("dict[str, Any]", value)


def checked(value: Value) -> Value:
    """A dataclass of the model, its simple fields of the types declared. Raises TypeError."""
    for name, types in _simple_fields(type(value)):
        found = getattr(value, name)
        if not isinstance(found, types) or (type(found) is bool and types is not bool):
            raise TypeError(f"{name}: {type(found).__name__}")
        if types is tuple and not _are_strings(found):
            raise TypeError(f"{name}: not only strings")
    return value


def _are_strings(items: Any) -> bool:
    return all(isinstance(item, str) for item in items)


@cache
def _simple_fields(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [
        (field.name, _SIMPLE[hints[field.name]])
        for field in fields(kind)
        if hints[field.name] in _SIMPLE
    ]


def texts(row: Mapping[str, Any], *names: str) -> dict[str, str]:
    """These fields of a row as strings; what is no string is ""."""
    return {name: value if isinstance(value := row.get(name), str) else "" for name in names}


def object_of(value: Any) -> dict[str, Any]:
    """A JSON object, or an empty one for what is none."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """One or many as many: a list as it is, nothing for None, else a list of one."""
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def taken(items: list[Any]) -> Iterator[Any]:
    """The items of a list, which lets go of each: a large document is not held twice."""
    for place, item in enumerate(items):
        items[place] = None
        yield item


def objects(value: Any) -> list[dict[str, Any]]:
    """The JSON objects in a list, or the one."""
    return [cast("dict[str, Any]", item) for item in listed(value) if isinstance(item, dict)]
