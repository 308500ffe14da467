"""What reading lists have in common: words as they write them in, our belongings out."""

import re
from datetime import UTC, datetime
from typing import Any, cast

from reader.ingest.clean import clean_line
from reader.ingest.dates import parse_iso

_LIST = re.compile(r"\[.*\]", re.DOTALL)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


def saved_time(value: object) -> str:
    """A UTC time, ISO 8601 with "Z", of seconds since 1970 or of a date; "" for neither."""
    text = str(value or "").strip()
    if re.fullmatch(r"\d{9,11}(?:\.\d+)?", text, re.ASCII):
        moment = datetime.fromtimestamp(float(text), UTC)
    elif re.fullmatch(r"\d{12,14}", text, re.ASCII):  # milliseconds
        moment = datetime.fromtimestamp(int(text) / 1000, UTC)
    elif text.isdecimal():
        return ""
    else:
        iso = parse_iso(text) or ""
        return f"{iso}T00:00:00Z" if len(iso) == 10 else iso
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def tags_of(value: object, separator: str = ",") -> tuple[str, ...]:
    """The tags in a list, in a list written as text, or in words with separators between them."""
    if isinstance(value, list | tuple):
        parts = [_name(part) for part in cast("list[Any]", value)]
    else:
        text = str(value or "").strip()
        if _LIST.fullmatch(text):
            parts = [single or double for single, double in _QUOTED.findall(text)]
        else:
            parts = text.split(separator)
    return tuple(dict.fromkeys(tag for part in parts if (tag := clean_line(part).lstrip("#"))))


def _name(part: Any) -> str:
    if isinstance(part, dict):
        named = cast("dict[str, Any]", part)
        return str(named.get("name") or named.get("label") or "")
    return str(part)
