"""What analysis finds in a text: sentences, quotations, entities.

All offsets are code points of the analysed text. The JSON shapes are those of
`reader analyze --jsonl`.
"""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from reader.model.span import Span

QuotationKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who said what, after the attribution relations of Pareti (2015).

    `content` is the whole attributed span, two or more where the attribution interrupts it;
    `quoted` the parts inside quotation marks, without the marks; `cue` the words that attribute
    ("said", "according to"); `source` the mention of the speaker; `speaker` the resolved full
    name; `reporter` who passed it on, where that is somebody else ("RIA quoted Gatilov as saying").
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    reporter: str | None = None

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the content."""
        return self.content[-1].end

    def to_json(self) -> dict[str, Any]:
        """The object of `reader analyze --jsonl`; `reporter` only where there is one."""
        value: dict[str, Any] = {
            "kind": self.kind,
            "content": [list(span) for span in self.content],
            "quoted": [list(span) for span in self.quoted],
            "cue": list(self.cue) if self.cue else None,
            "source": list(self.source) if self.source else None,
            "speaker": self.speaker,
        }
        if self.reporter:
            value["reporter"] = self.reporter
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Quotation":
        """The inverse of `to_json`."""
        return cls(
            kind=value["kind"],
            content=tuple(Span(*span) for span in value["content"]),
            quoted=tuple(Span(*span) for span in value["quoted"]),
            cue=Span(*value["cue"]) if value["cue"] else None,
            source=Span(*value["source"]) if value["source"] else None,
            speaker=value["speaker"],
            reporter=value.get("reporter"),
        )


class Entity(NamedTuple):
    """A mention `[start, end)` with an OntoNotes 5 label.

    `name` is the canonical name that all mentions of the same thing in the article share.
    """

    start: int
    end: int
    label: str
    name: str | None = None

    @property
    def span(self) -> Span:
        """The mention as a span."""
        return Span(self.start, self.end)

    def to_json(self) -> dict[str, Any]:
        """The object of `reader analyze --jsonl`."""
        return {"start": self.start, "end": self.end, "label": self.label, "name": self.name}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Entity":
        """The inverse of `to_json`."""
        return cls(value["start"], value["end"], value["label"], value["name"])


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one text, each tuple in the order of the text.

    `remark` tells a person what to know of it ("not English: quotations by marks only").
    """

    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    remark: str = ""

    def to_json(self) -> dict[str, Any]:
        """The object of `reader analyze --jsonl`, without its `id`."""
        value: dict[str, Any] = {
            "sentences": [list(span) for span in self.sentences],
            "quotations": [quotation.to_json() for quotation in self.quotations],
            "entities": [entity.to_json() for entity in self.entities],
        }
        if self.remark:
            value["remark"] = self.remark
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Analysis":
        """The inverse of `to_json`."""
        return cls(
            sentences=tuple(Span(*span) for span in value["sentences"]),
            quotations=tuple(Quotation.from_json(row) for row in value["quotations"]),
            entities=tuple(Entity.from_json(row) for row in value["entities"]),
            remark=value.get("remark", ""),
        )
