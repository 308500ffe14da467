"""Where things stand in a library's folder, and what its documents look like.

In: articles, annotations and tags of the model. Out: TinyDB documents, and back. Document ids are
made from names, so no index is needed to find one, and two machines give the same thing the same
id: an article's from its id, a tag's from its name, an annotation's are its id.
"""

import hashlib
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.model import Annotation, Article, LibraryError, ListedArticle
from reader.model.article import Status

MAIN = "library.json"
SCHEMA = 2
"""Version of the layout below; a library written by a newer Reader is refused."""

ARTICLES = "articles"
TRASH = "trash"
"""Articles taken out of the list; their folders stay, so that this can be undone."""
POSITIONS = "positions"
"""How far each article was read; apart, so that reading on never stands in the way of undo."""
TAGS = "tags"
COUNTS = "counts"
UNSURE = ("moved", "orphaned")
"""States of annotations that are counted, where there are such."""
SETTINGS = "settings"
SEARCHES = "searches"
"""Queries that were saved under a name."""
STEPS = "steps"
ANNOTATIONS = "annotations"
UNDO = "undo"
"""Beside the annotations of an article: what large steps have changed of them."""
HISTORY = "history"
"""Beside the annotations of an article: what each of them was before it was changed."""

_KEY_BYTES = 6  # a document id then is an integer that every JSON reader keeps exactly


def key_of(name: str) -> int:
    """The document id of what goes by this name: 48 bits of its SHA-256."""
    data = name.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(data).digest()[:_KEY_BYTES], "big")


def new_annotation_id() -> str:
    """Twelve hexadecimal digits, at random."""
    return os.urandom(_KEY_BYTES).hex()


def annotation_key(annotation_id: str) -> int:
    """The document id of an annotation."""
    return int(annotation_id, 16)


def annotations_file(article_id: str) -> str:
    """The TinyDB file with the annotations of an article, relative to the library."""
    return f"articles/{article_id}/annotations.json"


def article_of_file(file: str) -> str:
    """The inverse of `annotations_file`."""
    return file.split("/")[1]


def now() -> str:
    """The time in UTC, ISO 8601 with microseconds and "Z"."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def listing_document(article: Article, article_id: str) -> dict[str, Any]:
    """What `library.json` keeps of a new article."""
    listed = ListedArticle(
        id=article_id,
        title=article.title,
        byline=article.byline,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        dateline=article.dateline,
        captions=article.captions,
        contact=article.contact,
        digest=article.digest,
        words=article.words,
        added=now(),
    )
    document = listed._asdict()
    for name in ("annotations", "tags", "position", "progress", "top", *UNSURE):
        del document[name]  # these stand in tables of their own
    del document["collections"], document["former"]  # stand there once there are such
    document["captions"] = list(article.captions)
    return document


def listed_article(
    document: Mapping[str, Any],
    counts: Mapping[str, Any] | None = None,
    position: Mapping[str, Any] | None = None,
) -> ListedArticle:
    """The article of a listing document, its counts and how far it was read.

    A library has thousands: this is a good part of the time to the first paint.
    """
    row = document.get
    status: Status = row("status", "unread")
    return ListedArticle(
        document["id"],
        document["title"],
        document["digest"],
        document["words"],
        document["added"],
        row("byline"),
        row("published"),
        row("publisher"),
        row("url"),
        row("language"),
        row("dateline"),
        tuple(row("captions", ())),
        row("contact"),
        status="reading" if position and status == "unread" else status,
        progress=position["progress"] if position else 0.0,
        position=position["position"] if position else 0,
        starred=row("starred", False),
        annotations=counts["annotations"] if counts else 0,
        tags=tuple(sorted(counts["tags"])) if counts else (),
        collections=tuple(row("collections", ())),
        top=position.get("top") if position else None,
        moved=counts.get("moved", 0) if counts else 0,
        orphaned=counts.get("orphaned", 0) if counts else 0,
        former=tuple(row("former", ())),
    )


def annotation_document(annotation: Annotation) -> dict[str, Any]:
    """What `annotations.json` keeps of an annotation; the folder tells the article."""
    document = annotation.to_json()
    del document["article"]
    return document


def is_correction(document: Mapping[str, Any] | None) -> bool:
    """Whether an annotation's document corrects the analysis, and is no mark of a reader."""
    return bool(document and document.get("correction"))


def annotation_of(document: Mapping[str, Any], article_id: str) -> Annotation:
    """The inverse of `annotation_document`. Raises LibraryError for what is no annotation."""
    try:
        return Annotation.from_json({**document, "article": article_id})
    except (KeyError, TypeError) as error:
        file = annotations_file(article_id)
        raise LibraryError(f"{file}: holds what is no annotation ({error!r})") from error
