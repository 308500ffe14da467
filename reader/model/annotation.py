"""Annotations and tags: what a person marked, with which words.

An annotation finds its text again by a selector as in W3C Web Annotation: the position, the exact
words, and 32 code points on each side. Times are UTC, ISO 8601 with microseconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from reader.model.correction import Correction
from reader.model.span import Span

CONTEXT = 32
"""Code points of prefix and suffix kept beside the exact words."""

State = Literal["anchored", "moved", "orphaned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A span of an article, or the article as a whole (`start` and `end` None), and what was said.

    `confidence` is 1.0 where the span is certain; a re-anchored one carries what the anchoring
    gave it, 0 to 1. With a `correction` it says what is right about the analysis at its span, and
    is no mark of a reader.
    """

    id: str
    article: str
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    author: str = ""
    created: str = ""
    updated: str = ""
    state: State = "anchored"
    confidence: float = 1.0
    correction: Correction | None = None

    @property
    def span(self) -> Span | None:
        """Where it stands, or None for the whole article."""
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)

    def to_json(self) -> dict[str, Any]:
        """The object of `reader annotations --json`; "correction" only where there is one."""
        value: dict[str, Any] = {
            "id": self.id,
            "article": self.article,
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "tags": list(self.tags),
            "note": self.note,
            "author": self.author,
            "created": self.created,
            "updated": self.updated,
            "state": self.state,
            "confidence": self.confidence,
        }
        if self.correction is not None:
            value["correction"] = self.correction.to_json()
        return value

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Annotation":
        """The inverse of `to_json`; unknown keys are left aside."""
        correction = value.get("correction")
        return cls(
            id=value["id"],
            article=value["article"],
            start=value["start"],
            end=value["end"],
            exact=value["exact"],
            prefix=value["prefix"],
            suffix=value["suffix"],
            tags=tuple(value["tags"]),
            note=value["note"],
            author=value["author"],
            created=value["created"],
            updated=value["updated"],
            state=value["state"],
            confidence=value["confidence"],
            correction=None if correction is None else Correction.from_json(correction),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An entry of the codebook. `/` in the name makes a hierarchy; `key` is "1" to "9" or "".

    `color` is a name of the theme-independent palette ("blue", "green", …) that every screen
    and export maps to its own shades.
    """

    name: str
    color: str = "blue"
    key: str = ""
    description: str = ""

    def to_json(self) -> dict[str, Any]:
        """The object of `reader tags --json`, without the count of uses."""
        return {
            "name": self.name,
            "color": self.color,
            "key": self.key,
            "description": self.description,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Tag":
        """The inverse of `to_json`; unknown keys are left aside."""
        return cls(
            name=value["name"],
            color=value["color"],
            key=value["key"],
            description=value["description"],
        )


def selector(text: str, span: Span) -> dict[str, str]:
    """The words of `span` and `CONTEXT` code points on each side, as Annotation's fields."""
    return {
        "exact": span.of(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }
