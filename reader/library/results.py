"""What a search gives: articles with the passages that were found, ready to be shown or opened."""

from dataclasses import dataclass
from typing import Any, Literal

from reader.model import ListedArticle, Span

Where = Literal["text", "title", "byline", "publisher", "caption", "tag", "note", "person"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A few words with hits in them.

    `span` is where they stand in the article's text or, for a note, what the note is about; None
    where that is no place in the text. `hits` are code points of `words`.
    """

    where: Where
    words: str
    hits: tuple[Span, ...]
    span: Span | None = None
    annotation: str | None = None

    @property
    def place(self) -> Span | None:
        """What to select when the article is opened: the first hit, or what a note is about."""
        if self.where == "text" and self.span is not None:
            start = self.span.start
            return Span(start + self.hits[0].start, start + self.hits[0].end)
        return self.span

    def to_json(self) -> dict[str, Any]:
        """The object under "passages" in `reader search --json`."""
        return {
            "in": self.where,
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
            "text": self.words,
            "hits": [list(hit) for hit in self.hits],
            "annotation": self.annotation,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """An article that fits, with its passages; without any where only fields were asked for."""

    article: ListedArticle
    passages: tuple[Passage, ...]

    def to_json(self) -> dict[str, Any]:
        """The object of `reader search --json`."""
        return {
            "article": self.article.id,
            "title": self.article.title,
            "publisher": self.article.publisher,
            "published": self.article.published,
            "passages": [passage.to_json() for passage in self.passages],
        }
