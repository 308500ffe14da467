"""Conforming: what somebody else's file says, made such as a library holds it.

In: tags, notes, times and names as they came. Out: the same within the rules of the codebook and
of marking; whatever had to be changed is noted in `remarks`, once for each kind.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from reader.library.codebook import COLORS, NAME_LENGTH, tag_name
from reader.library.documents import now
from reader.library.marking import NOTE_LENGTH
from reader.model import Annotation, QueryError, Tag
from reader.model.article import Status
from reader.model.bundle import ForeignAnnotation

OWN_ID = re.compile(r"[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_SHORT = 10_000
"""Code points of an author's name and of a side of a quote, at most."""


class Conforming:
    """The rules, and what they changed so far."""

    def __init__(self, author: str) -> None:
        self._author = author
        self._now = now()
        self._names: dict[str, str | None] = {}
        self._changed: Counter[str] = Counter()

    @property
    def remarks(self) -> tuple[str, ...]:
        """A line for each kind of change."""
        return tuple(f"{what} ({count:,}×)" for what, count in self._changed.items())

    def annotation(self, given: Annotation, article_id: str) -> Annotation:
        """Of this article, with tags that can be tags, a note that is not too long, an author and
        times."""
        created = given.created if _TIME.fullmatch(given.created) else self._now
        updated = given.updated if _TIME.fullmatch(given.updated) else created
        return replace(
            given,
            article=article_id,
            tags=self.names(given.tags),
            note=self._note(given.note),
            author=_text(given.author)[:_SHORT] or self._author,
            exact=_text(given.exact),
            prefix=_text(given.prefix)[-_SHORT:],
            suffix=_text(given.suffix)[:_SHORT],
            created=created,
            updated=updated,
        )

    def names(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The names of tags, each once; what has no letter left is dropped."""
        found = (self.name(tag) for tag in tags)
        return tuple(dict.fromkeys(name for name in found if name))

    def name(self, tag: str) -> str | None:
        """The name a tag has here, or None where nothing of it can be one."""
        if tag not in self._names:
            self._names[tag] = _name(tag)
        name = self._names[tag]
        if name != tag:
            self._changed["tag written otherwise" if name else "tag without a name dropped"] += 1
        return name

    def tag(self, given: Tag) -> Tag | None:
        """An entry of the codebook; an unknown colour is left to the codebook, as ""."""
        name = self.name(given.name)
        if name is None:
            return None
        if given.color and given.color not in COLORS:
            self._changed["unknown colour replaced"] += 1
        return Tag(
            name=name,
            color=given.color if given.color in COLORS else "",
            key=given.key if given.key in set("123456789") else "",
            description=_text(given.description),
        )

    def listing(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a new article's listing that make sense."""
        return {name: value for name, value in given.items() if _makes_sense(name, value)}

    def _note(self, note: str) -> str:
        note = _text(note).replace("\r\n", "\n")
        if len(note) > NOTE_LENGTH:
            self._changed[f"note cut at {NOTE_LENGTH:,} code points"] += 1
        return note[:NOTE_LENGTH]


def identity(foreign: ForeignAnnotation, format_name: str, digest: str, *, content: bool) -> str:
    """An id made from what the file calls an annotation or, with `content`, from all it says.

    The same annotation of the same text has the same id on every machine.
    """
    given = foreign.annotation
    parts = [format_name, digest, foreign.identity]
    if content or not foreign.identity:
        parts += [
            str(given.start), str(given.end), given.exact, given.prefix, given.suffix,
            *given.tags, given.note, given.author, given.created,
        ]  # fmt: skip
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:12]


def _makes_sense(name: str, value: Any) -> bool:
    match name:
        case "added":
            return isinstance(value, str) and bool(_TIME.fullmatch(value))
        case "status":
            return value in get_args(Status)
        case "starred":
            return isinstance(value, bool)
        case "position" | "top":
            return type(value) is int and value >= 0
        case "collections":
            return isinstance(value, list) and value != [] and _are_names(cast("list[Any]", value))
        case "progress":
            return isinstance(value, int | float) and 0 <= value <= 1
        case _:
            return False


def _are_names(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _name(tag: str) -> str | None:
    try:
        return tag_name(tag)
    except QueryError:
        pass
    shown = "".join(letter if letter.isprintable() else " " for letter in _text(tag))
    parts = [" ".join(part.split()).lstrip("#") for part in shown.split("/")]
    try:
        return tag_name("/".join(filter(None, parts))[:NAME_LENGTH].rstrip("/ "))
    except QueryError:
        return None


def _text(value: str) -> str:
    """What UTF-8 can hold."""
    return value.encode("utf-8", "replace").decode()
