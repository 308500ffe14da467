"""Marks: everything that is drawn over one article's text, layer by layer.

In: the structure, analysis and annotations of an article, and find hits. Out: one `Layer` per kind,
replaced as a whole when its source changes, and how lines are set.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reader.model import Analysis, Annotation, Article, Entity, Quotation, Span, Structure
from reader.tui.text.layers import Layer, Mark
from reader.tui.text.layout import LineStyle

INLINE = frozenset({"link", "emphasis", "strong", "code_span", "footnote_ref"})
NOT_LIT = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "DATE", "TIME"})
"""Entities that are no names: found and listed in the panel, but not lit, for the page's calm."""


@dataclass(frozen=True)
class Marks:
    """The layers over one text. `hidden` names those that are not drawn."""

    structure: Layer[Structure] = field(default_factory=Layer[Structure])
    blocks: Layer[Structure] = field(default_factory=Layer[Structure])
    entities: Layer[Entity] = field(default_factory=Layer[Entity])
    quotations: Layer[Quotation] = field(default_factory=Layer[Quotation])
    quoted: Layer[Quotation] = field(default_factory=Layer[Quotation])
    annotations: Layer[Annotation] = field(default_factory=Layer[Annotation])
    hits: Layer[None] = field(default_factory=Layer[None])
    hidden: frozenset[str] = frozenset()

    @property
    def noted(self) -> list[Mark[Annotation]]:
        """The annotations with notes."""
        return [mark for mark in self.annotations.marks if mark.value.note]

    @classmethod
    def of_article(cls, article: Article) -> "Marks":
        """The structure of an article; the rest comes later."""
        inline = [s for s in article.structure if s.kind in INLINE]
        blocks = [s for s in article.structure if s.kind not in INLINE]
        return cls(structure=_layer(inline), blocks=_layer(blocks))

    def with_analysis(self, analysis: Analysis) -> "Marks":
        """The same with quotations and entities."""
        quotations = analysis.quotations
        return replace(
            self,
            entities=_layer(e for e in analysis.entities if e.label not in NOT_LIT),
            quotations=Layer(Mark(*span, q) for q in quotations for span in q.content),
            quoted=Layer(Mark(*span, q) for q in quotations for span in q.quoted),
        )

    def with_annotations(self, annotations: Iterable[Annotation]) -> "Marks":
        """The same with these annotations; those of the whole article have no place here."""
        return replace(
            self, annotations=Layer(Mark(*a.span, a) for a in annotations if a.span is not None)
        )

    def with_hits(self, hits: Iterable[Span]) -> "Marks":
        """The same with these find hits."""
        return replace(self, hits=Layer(Mark(hit.start, hit.end, None) for hit in hits))


def line_styles(
    article: Article, line_starts: list[int], line_at: dict[int, int]
) -> dict[int, LineStyle]:
    """How the lines of list items, block quotes, code and footnotes are set, by line number.

    `line_at` gives the line that begins at a code point.
    """
    styles: dict[int, LineStyle] = {}
    for item in article.structure:
        first = line_at.get(item.start)
        if first is None:
            continue
        if item.kind == "list_item":
            marker = item.value or "•"
            indent = 2 * (max(1, item.level) - 1) + len(marker) + 1
            styles[first] = LineStyle(indent, marker.rjust(indent - 1))
        elif item.kind in _BLOCK_STYLES:
            style = _BLOCK_STYLES[item.kind]
            line = first
            while line < len(line_starts) and line_starts[line] < item.end:
                styles.setdefault(line, style)
                line += 1
    return styles


_BLOCK_STYLES = {
    "quote": LineStyle(2, rail="▏"),
    "code": LineStyle(2, rail="┊", as_it_is=True),
    "table": LineStyle(0, as_it_is=True),
    "heading": LineStyle(0, as_it_is=True),
    "footnote": LineStyle(2, rail=" "),
}


Item = TypeVar("Item", Structure, Entity)


def _layer(items: Iterable[Item]) -> Layer[Item]:
    return Layer(Mark(item.start, item.end, item) for item in items)
