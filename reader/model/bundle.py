"""What goes out of a library and what comes in: the shapes that formats write and read.

Out: a `Bundle` of articles with their annotations, made one article at a time. In: `Imported`, what
a file holds in its own terms; the library finds the places for it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.model.annotation import Annotation, Tag
from reader.model.article import Article, ListedArticle
from reader.model.findings import Analysis
from reader.model.offsets import Unit


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article, what the list says of it, and its annotations in the order of the text.

    `corrections` are annotations too, that say what is right about the analysis. `analysis`, where
    there is one, finds sentences, quotations and entities, corrections applied.
    """

    article: Article
    listed: ListedArticle
    annotations: tuple[Annotation, ...]
    corrections: tuple[Annotation, ...] = ()
    analysis: Callable[[], Analysis] | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is to be exported: articles with annotations, and the codebook.

    `articles` may be gone through more than once; each pass may read every article anew, so that
    no more than one need be in memory.
    """

    articles: Iterable[AnnotatedArticle]
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignArticle:
    """An article that a file speaks of, under the `key` that its annotations name it by.

    `article` holds the text where the file carries it (then `article.digest` tells it), else what
    is known of it with an empty text. `has_text` tells the two apart. `digest` is that of a text
    not carried. `article.id` is Reader's own id, where the file knows it. `listing` are further
    fields of `ListedArticle` ("status", "starred", …) for an article that is new here.
    """

    key: str
    article: Article
    has_text: bool = False
    digest: str = ""
    listing: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignAnnotation:
    """An annotation as a file has it.

    `annotation.article` is the key of a `ForeignArticle`; `annotation.id` is Reader's own id
    where the file carries it, else empty; `start` and `end` are in `unit`, and None with words in
    `exact` where the file tells no place. Without place and words it is of the whole article.
    `identity` is what the file calls it, "" where it has no name: the same file read again gives
    the same. `exact` may be empty where a place is given.
    """

    annotation: Annotation
    identity: str = ""
    unit: Unit = "code points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """All that a file holds. `format` is the name of the file's format."""

    format: str
    articles: tuple[ForeignArticle, ...] = ()
    annotations: tuple[ForeignAnnotation, ...] = ()
    tags: tuple[Tag, ...] = ()
