"""Articles: one stored text with its metadata, and what a list shows of it.

The text is plain: what a person reads, one blank line between blocks. Headings, emphasis, links,
lists, block quotes and code are `Structure` beside it, never marks inside it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

StructureKind = Literal[
    "heading", "list_item", "quote", "code", "table", "rule",  # blocks
    "link", "emphasis", "strong", "code_span", "footnote_ref", "footnote", "image",
]  # fmt: skip
Status = Literal["unread", "reading", "done", "archived"]


class Structure(NamedTuple):
    """A span `[start, end)` of the text, in code points, that is more than plain paragraph.

    `level`: of a heading 1-6; depth of a list item or block quote, from 1; else 0.
    `value`: a link's or image's address, a list item's marker ("•" or "3."), a code block's
    language, a footnote's label; else "".
    """

    start: int
    end: int
    kind: StructureKind
    level: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about an article apart from its text.

    `published` is an ISO 8601 date, or date and time in UTC; `language` an ISO 639-1 code.
    `captions` and `contact` are lines of the page that are no part of the body.
    """

    title: str
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    captions: tuple[str, ...] = ()
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Metadata):
    """An article with its text. `id` is empty until a library has stored it.

    `assumed` says what was guessed while reading the source ("encoding: cp1252"), for a person.
    """

    id: str = ""
    text: str
    structure: tuple[Structure, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, lower-case hexadecimal."""
        return digest(self.text)

    @property
    def words(self) -> int:
        """Number of words, separated by white space."""
        return len(self.text.split())


class ListedArticle(NamedTuple):
    """What the library's list shows of an article: its metadata, without its text.

    A tuple, because a library has thousands, and they are all made before the first paint.

    `progress` is the share read, 0 to 1; `position` the code point reading stopped at, `top` that
    at the top of the screen then; `added` a time in UTC, ISO 8601; `tags` those of its annotations,
    sorted; `collections` the named sets it is in, sorted; `moved` and `orphaned` how many of its
    annotations are unsure of their place, or have none; `former` the digests of the texts it had
    before, the first one first.
    """

    id: str
    title: str
    digest: str
    words: int
    added: str
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    captions: tuple[str, ...] = ()
    contact: str | None = None
    status: Status = "unread"
    progress: float = 0.0
    position: int = 0
    starred: bool = False
    annotations: int = 0
    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    top: int | None = None
    moved: int = 0
    orphaned: int = 0
    former: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The object of `reader list --json`."""
        return {
            "id": self.id,
            "title": self.title,
            "byline": self.byline,
            "published": self.published,
            "publisher": self.publisher,
            "url": self.url,
            "language": self.language,
            "words": self.words,
            "added": self.added,
            "status": self.status,
            "progress": round(self.progress, 4),
            "starred": self.starred,
            "annotations": self.annotations,
            "tags": list(self.tags),
            "collections": list(self.collections),
        }


def digest(text: str) -> str:
    """SHA-256 of `text` in UTF-8, lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def structure_from_json(rows: list[Mapping[str, Any]]) -> tuple[Structure, ...]:
    """The inverse of `structure_to_json`."""
    return tuple(
        Structure(row["start"], row["end"], row["kind"], row.get("level", 0), row.get("value", ""))
        for row in rows
    )


def structure_to_json(structure: tuple[Structure, ...]) -> list[dict[str, Any]]:
    """`[{"start", "end", "kind", "level"?, "value"?}]`, defaults left out."""
    rows: list[dict[str, Any]] = []
    for item in structure:
        row: dict[str, Any] = {"start": item.start, "end": item.end, "kind": item.kind}
        if item.level:
            row["level"] = item.level
        if item.value:
            row["value"] = item.value
        rows.append(row)
    return rows
