"""Corrections: what a person knows better than the analysis.

A correction is an annotation of its own kind: it has a span, an author and times, is found again
after the text changed, and can be undone, as any other. What it makes of an analysis is decided in
`reader.analysis.corrections`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Subject = Literal["entity", "quotation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is right about the entity or quotation at an annotation's span.

    `rejected`: it is none. `label`: the entity's label ("" keeps the one found). `name`: the
    entity's canonical name, or the quotation's speaker ("" keeps what was found). `everywhere`:
    the same holds for the whole article: for every place with the same words, and for everything
    that went by the name `former` before.
    """

    subject: Subject
    rejected: bool = False
    label: str = ""
    name: str = ""
    former: str = ""
    everywhere: bool = False

    def to_json(self) -> dict[str, Any]:
        """The object under "correction" in an annotation's JSON."""
        return {
            "subject": self.subject,
            "rejected": self.rejected,
            "label": self.label,
            "name": self.name,
            "former": self.former,
            "everywhere": self.everywhere,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Correction":
        """The inverse of `to_json`; unknown keys are left aside."""
        return cls(
            subject=value["subject"],
            rejected=value["rejected"],
            label=value["label"],
            name=value["name"],
            former=value["former"],
            everywhere=value["everywhere"],
        )
