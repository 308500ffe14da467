"""An annotation in full: its sentence with the passage in it, its note, where it is from.

In: a collected annotation, its article where that can be read, the style of the passage. Out: text
for a few rows.
"""

from rich.style import Style
from rich.text import Text

from reader.library.collecting import Collected
from reader.model import Article
from reader.model.visible import one_line, visible
from reader.tui.text.annotation_rows import WHOLE, state, whole_sentence

LONGEST = 2_000
"""Code points of a passage that are shown, at most."""


def annotation_preview(row: Collected, article: Article | None, passage: Style) -> Text:
    """Where it is from and who made it; the sentence; the note."""
    text = Text()
    text.append(f"{_about(row)}\n", Style(bold=True))
    annotation = row.annotation
    span = annotation.span
    before = after = ""
    if span is not None and article is not None and span.of(article.text) == annotation.exact:
        sentence = whole_sentence(article.text, span)
        before = article.text[sentence.start : span.start]
        after = article.text[span.end : sentence.end]
    text.append(_flat(before))
    exact = one_line(annotation.exact[:LONGEST])
    text.append(exact or WHOLE, passage if exact else Style(italic=True))
    text.append(_flat(after))
    if annotation.note:
        text.append(f"\n✎ {visible(annotation.note)}", Style(italic=True))
    return text


def _about(row: Collected) -> str:
    annotation, article = row
    parts = [
        article.title,
        article.publisher,
        (article.published or "")[:10],
        f"{annotation.author}, {annotation.updated[:10]}",
        state(annotation),
    ]
    return " · ".join(one_line(part) for part in parts if part)


def _flat(words: str) -> str:
    return visible(words).replace("\n", " ").replace("\t", " ")
