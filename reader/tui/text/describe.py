"""What the selection is, in a few words for the status line.

In: the selection and the marks over the text. Out: "Gennady Gatilov · mixed quotation", or "".
"""

from reader.model import Span
from reader.model.visible import one_line
from reader.tui.text.marks import Marks

LABELS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "EVENT": "event", "PRODUCT": "product", "WORK_OF_ART": "work", "LAW": "law",
    "LANGUAGE": "language", "DATE": "date", "TIME": "time", "MONEY": "money",
    "PERCENT": "per cent", "QUANTITY": "quantity", "CARDINAL": "number", "ORDINAL": "ordinal",
}  # fmt: skip


def describe(selection: Span, marks: Marks) -> str:
    """An entity that is the selection, else who says it; what it is tagged with."""
    parts: list[str] = []
    entity = next(
        (m.value for m in marks.entities.touching(*selection) if m.value.span == selection), None
    )
    if entity is not None:
        label = LABELS.get(entity.label, entity.label.lower())
        parts.append(f"{one_line(entity.name or '')} · {label}" if entity.name else label)
    else:
        quotation = next((m.value for m in marks.quotations.touching(*selection)), None)
        if quotation is not None:
            who = one_line(quotation.speaker or "") or "speaker unknown"
            parts.append(f"{who} · {quotation.kind}")
    tags = [tag for m in marks.annotations.touching(*selection) for tag in m.value.tags]
    if tags:
        parts.append(" ".join(f"#{tag}" for tag in dict.fromkeys(tags)))
    return "  ".join(parts)
