"""Org mode's own rules of escaping."""

import re

from reader.model.visible import visible

_STARTS = re.compile(r"^(,*)(\*|#\+)", re.MULTILINE)


def comma(text: str) -> str:
    """Text within an example block: a comma before what Org would take for a heading or keyword."""
    return _STARTS.sub(r",\1\2", visible(text))


def tag(name: str) -> str:
    """A tag: letters, digits, `_`, `@`, `#`, `%`; the parts of a hierarchy joined by `_`."""
    return re.sub(r"[^\w@#%]+", "_", name).strip("_") or "tag"


def heading(text: str) -> str:
    """Text of a heading, with nothing at its end that reads as tags, nor links in it."""
    shown = visible(text).replace("[[", "[\u200b[")
    return re.sub(r":\s*$", ":\u200b", shown)
