"""What the list of annotations says, row by row.

In: an annotation with its article, a group, a width in cells. Out: pieces of rows, each with the
name of its style. The passage stands in its sentence, as far as the words kept around it reach.
"""

import re
from typing import NamedTuple

from rich.cells import cell_len

from reader.analysis.sentences import split_sentences
from reader.library.collecting import By, Collected
from reader.model import Annotation, Span
from reader.model.annotation import CONTEXT
from reader.model.visible import one_line
from reader.tui.text.cells import cut

WHOLE = "the whole article"
TITLE_CELLS = 30
"""Cells of an article's title beside an annotation, at most."""
NARROW = 70
"""Cells below which it has no place there."""
_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
REACH = 1_000
"""Code points around a passage in which its sentence is looked for."""


class Piece(NamedTuple):
    """A stretch of a row in one style."""

    text: str
    style: str = "base"

    @property
    def width(self) -> int:
        """In cells."""
        return cell_len(self.text)


class Heading(NamedTuple):
    """What stands over a group."""

    left: str
    about: str
    right: str


def passage_row(annotation: Annotation, width: int) -> list[Piece]:
    """The passage with what its sentence has before and after it, cut to the width."""
    if annotation.start is None and not annotation.exact:
        return [Piece(cut(WHOLE, width), "muted")]
    exact = one_line(annotation.exact)
    room = width - cell_len(exact)
    if room <= 0:
        return [Piece(cut(exact, width), "passage")]
    before, after = _around(annotation)
    used_after = min(cell_len(after), max(room // 2, room - cell_len(before)))
    before = _cut_left(before, room - used_after)
    after = cut(after, room - cell_len(before))
    return [Piece(before, "muted"), Piece(exact, "passage"), Piece(after, "muted")]


def details_row(row: Collected, by: By, width: int) -> tuple[list[Piece], list[Piece]]:
    """Tags and note; right of them the state, where it is not certain, and the article's title."""
    annotation = row.annotation
    right: list[Piece] = []
    if annotation.state != "anchored":
        right.append(Piece(state(annotation), "state"))
    if by != "article" and width >= NARROW:
        title = cut(one_line(row.article.title), TITLE_CELLS)
        right.append(Piece(f"{'  ' if right else ''}{title}", "muted"))
    room = width - sum(piece.width for piece in right) - 2
    tags = cut("  ".join(f"#{one_line(tag)}" for tag in annotation.tags), max(0, room))
    left = [Piece(tags, "tag")] if tags else []
    room -= cell_len(tags) + 2
    if annotation.note and room > 4:
        gap = "  " if tags else ""
        left.append(Piece(cut(f"{gap}✎ {one_line(annotation.note)}", room), "note"))
    if not left:
        left.append(Piece("highlighted", "muted"))
    return left, right


def state(annotation: Annotation) -> str:
    """Whether its words were found again, in words for a person; "" where they never moved."""
    if annotation.state == "moved":
        return f"moved, {annotation.confidence:.0%} sure"
    return "its words are gone" if annotation.state == "orphaned" else ""


def heading(by: By, name: str, first: Collected, count: int, about: str = "") -> Heading:
    """What stands over a group of `count` rows; `about` is the description of its tag."""
    if by == "article":
        article = first.article
        place = [article.publisher, (article.published or "")[:10]]
        where = " · ".join(one_line(part) for part in place if part)
        return Heading(one_line(article.title), "", f"{where}   {count}" if where else f"{count}")
    if by == "tag":
        return Heading(f"#{one_line(name)}" if name else "no tag", one_line(about), f"{count}")
    return Heading(one_line(name) if name else "nobody speaks or is named", "", f"{count}")


def whole_sentence(text: str, span: Span) -> Span:
    """The sentences that a passage stands in, of a text of any length."""
    lower = text.rfind("\n", max(0, span.start - REACH), span.start) + 1
    lower = lower or max(0, span.start - REACH)
    upper = text.find("\n", span.end, span.end + REACH)
    upper = upper if upper >= 0 else min(len(text), span.end + REACH)
    inside = Span(span.start - lower, span.end - lower)
    touched = [each for each in split_sentences(text[lower:upper]) if each.overlaps(inside)]
    if not touched:
        return span
    return Span(min(span.start, lower + touched[0].start), max(span.end, lower + touched[-1].end))


def _around(annotation: Annotation) -> tuple[str, str]:
    """What the sentence has before and after the passage, an ellipsis where more was not kept."""
    prefix, suffix = annotation.prefix, annotation.suffix
    start, end = len(prefix), len(prefix) + len(annotation.exact)
    context = prefix + annotation.exact + suffix
    sentence = whole_sentence(context, Span(start, end))
    before, after = context[sentence.start : start], context[end : sentence.end]
    if not context[: sentence.start].strip() and len(prefix) >= CONTEXT:
        before = f"…{_from_word(before)}"
    goes_on = sentence.end >= len(context.rstrip()) and not _END.search(context)
    if goes_on and len(suffix) >= CONTEXT:
        after = f"{_to_word(after + suffix[len(after) :])}…"
    return _flat(before), _flat(after)


def _from_word(words: str) -> str:
    """Without the word at the beginning, of which a part may be missing."""
    head, blank, rest = words.partition(" ")
    return rest if blank and len(head) < CONTEXT // 2 else words


def _to_word(words: str) -> str:
    rest, blank, tail = words.rpartition(" ")
    return rest if blank and len(tail) < CONTEXT // 2 else words


def _flat(words: str) -> str:
    """On one line, keeping a blank at either end."""
    flat = one_line(words)
    lead = " " if words[:1].isspace() and flat else ""
    tail = " " if words[-1:].isspace() and flat else ""
    return f"{lead}{flat}{tail}"


def _cut_left(words: str, width: int) -> str:
    """The end of some words, with an ellipsis where the beginning had to go."""
    if cell_len(words) <= width:
        return words
    while words and cell_len(words) > width - 1:
        words = words[1:]
    return f"…{words}" if width > 0 else ""
