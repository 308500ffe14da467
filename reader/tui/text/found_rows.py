"""The rows of what was found across the library: passages, people, quotations.

In: results. Out: rows for a `RowList` of a given width in cells, and what each target leads to.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.library.results import Found
from reader.library.search_index import IndexedQuotation, PersonCount
from reader.model import ListedArticle, Span
from reader.model.visible import one_line, visible
from reader.tui.text.cells import cut
from reader.tui.text.wrap import wrap
from reader.tui.widgets.row_list import ListRow

PASSAGE_ROWS = 3
INDENT = "   "
KINDS = {"direct": "┃ ", "mixed": "╏ ", "indirect": "┆ "}
"""Told apart in the margin: in quotation marks, in part, in the writer's words."""


class Goal(NamedTuple):
    """Where a target leads: an article, and the place to select there."""

    article: str
    place: Span | None


def found_rows(found: Iterable[Found], width: int) -> tuple[list[ListRow], list[Goal]]:
    """Articles with their passages; every passage, and an article without any, is a target."""
    rows: list[ListRow] = []
    goals: list[Goal] = []
    for each in found:
        title = _heading(each.article, width)
        if not each.passages:
            rows.append(title._replace(target=len(goals)))
            goals.append(Goal(each.article.id, None))
            continue
        rows.append(title)
        for passage in each.passages:
            label = "" if passage.where == "text" else f"{passage.where}: "
            hits = [Span(hit.start + len(label), hit.end + len(label)) for hit in passage.hits]
            words = visible(label + passage.words)
            rows += _wrapped(words, hits, len(label), width, INDENT, len(goals))
            goals.append(Goal(each.article.id, passage.place))
    return rows, goals


def people_rows(people: Sequence[PersonCount], width: int) -> list[ListRow]:
    """A row for each person, all of them targets."""
    rows: list[ListRow] = []
    for target, person in enumerate(people):
        counts = (
            f"{person.quotations:,} said  {person.articles:>5,} article"
            f"{' ' if person.articles == 1 else 's'}  {person.mentions:>6,} named"
        )
        if width < 60:
            counts = f"{person.quotations:,} · {person.articles:,} · {person.mentions:,}"
        name = cut(f" {one_line(person.name)}", max(1, width - len(counts) - 3))
        rows.append(ListRow(((name, "base"),), counts, target))
    return rows


def quotation_rows(
    quotations: Iterable[IndexedQuotation], listed: dict[str, ListedArticle], width: int
) -> tuple[list[ListRow], list[Goal]]:
    """Quotations under the articles they stand in; every quotation is a target."""
    rows: list[ListRow] = []
    goals: list[Goal] = []
    before = ""
    for each in quotations:
        article = listed.get(each.article)
        if article is None:
            continue  # it was taken out of the list since
        if each.article != before:
            rows.append(_heading(article, width))
            before = each.article
        mark = f" {KINDS[each.quotation.kind]}"
        rows += _wrapped(visible(each.words), [], 0, width, mark, len(goals))
        goals.append(Goal(each.article, each.quotation.content[0]))
    return rows, goals


def _heading(article: ListedArticle, width: int) -> ListRow:
    about = (article.publisher or "", (article.published or "")[:10])
    right = cut(one_line(" · ".join(part for part in about if part)), width // 2)
    title = cut(f" {one_line(article.title)}", max(1, width - cell_len(right) - 3))
    return ListRow(((title, "title"),), right)


def _wrapped(
    words: str, hits: Sequence[Span], muted: int, width: int, margin: str, target: int
) -> list[ListRow]:
    """Words on a few rows, their hits lit; the first `muted` code points are a label."""
    room = max(8, width - cell_len(margin) - 2)
    starts = list(wrap(words, room))
    rows: list[ListRow] = []
    for number, start in enumerate(starts[:PASSAGE_ROWS]):
        end = starts[number + 1] if number + 1 < len(starts) else len(words)
        parts = list(_lit(words, Span(start, end), hits, muted))
        if number + 1 == PASSAGE_ROWS and len(starts) > PASSAGE_ROWS:
            parts.append(("…", "muted"))
        rows.append(ListRow(((margin, "muted"), *parts), "", target))
    return rows


def _lit(words: str, row: Span, hits: Sequence[Span], muted: int) -> Iterable[tuple[str, str]]:
    at = row.start
    if at < muted:
        yield words[at : min(muted, row.end)], "muted"
        at = min(muted, row.end)
    for hit in hits:
        start, end = max(hit.start, at), min(hit.end, row.end)
        if start < end:
            yield words[at:start], "base"
            yield words[start:end], "hit"
            at = end
    yield words[at : row.end], "base"
