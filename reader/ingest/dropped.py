"""Dropped files: what a terminal pastes when files are dragged onto it in, their paths out.

Terminals write a path as a shell would read it: quoted, or with backslashes before blanks, or as
`file://` address; several stand one after another.
"""

import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.ingest.addresses import is_address

LONGEST = 20_000
"""Code points; more is a pasted text, not a drop."""
_PATHS = re.compile(r"(?:['\"]?(?:/|~|\./|\.\./|[A-Za-z]:[\\/]|(?:file|https?)://))", re.IGNORECASE)


def dropped_sources(text: str) -> list[str]:
    """The paths and web addresses in a paste; [] where it is anything else.

    A path has to begin as one does (`/`, `~`, `./`, a drive, `file://`); whether something is there
    is not asked.
    """
    text = text.strip().strip("\0")
    if not text or len(text) > LONGEST or not _PATHS.match(text):
        return []
    lines = [line.strip() for line in re.split(r"[\r\n\0]+", text) if line.strip()]
    words = [word for line in lines for word in _words(line)]
    found = [_source(word) for word in words]
    return [source for source in found if source] if all(found) else []


def typed_sources(text: str) -> list[str]:
    """The same of a line that somebody typed: a bare name is a path too; [] for an empty line."""
    name = text.strip().strip("'\"")
    return dropped_sources(text) or ([_at_home(name)] if name else [])


def _words(line: str) -> list[str]:
    """The words of a line as a shell divides them; a bare path with blanks is one word."""
    if re.match(r"[A-Za-z]:\\", line):
        return [line]  # Windows: backslashes divide folders and quote nothing
    try:
        words = shlex.split(line, posix=True)
    except ValueError:  # an apostrophe in a name that nobody quoted
        return [line]
    return words if all(map(_PATHS.match, words)) else [line]


def _source(word: str) -> str:
    if not _PATHS.match(word):
        return ""
    if word.lower().startswith("file:"):
        try:
            parts = urlsplit(word)
        except ValueError:
            return ""
        path = unquote(parts.path)
        if re.match(r"/[A-Za-z]:", path):
            path = path[1:]
        return path if parts.netloc in ("", "localhost") else ""
    if is_address(word):
        return word
    return _at_home(word)


def _at_home(path: str) -> str:
    try:
        return str(Path(path).expanduser())
    except RuntimeError:  # "~somebody" whom nobody knows here
        return path
