"""Belongings: what a person did with an article elsewhere comes into the library with it.

In: a stored article and the `Belongings` of its entry. Out: the library with them: tags and the
note become an annotation of the whole article, marked passages annotations of their words; words
that the text does not hold are kept in the note. None of it is a step of undo: it belongs to the
adding.
"""

from typing import TYPE_CHECKING

from reader.library.codebook import NAME_LENGTH, tag_name
from reader.library.documents import ARTICLES, MAIN, key_of
from reader.library.ledger import Place, Step
from reader.library.library import Library
from reader.library.marking import NOTE_LENGTH
from reader.model import Article, QueryError, Span

if TYPE_CHECKING:
    from reader.ingest.entry import Belongings, Passage


def keep_belongings(
    library: Library, article: Article, belongings: "Belongings", *, is_new: bool = False
) -> None:
    """Annotate a stored article with what came with it; what is there already is not doubled.

    A new one counts as added when its owner saved it elsewhere.
    """
    tags = _names(belongings.tags)
    notes = [belongings.note] if belongings.note else []
    with library.ledger.quietly():
        step = Step(library.ledger, "")  # quietly: nothing that undo could take back alone
        for passage in belongings.passages:
            span = _find(article.text, passage.quote)
            if span is None:
                notes.append(_told(passage))
            else:
                note = passage.note[:NOTE_LENGTH]
                library.marking.merge(step, article, span, _names(passage.tags), note)
        if tags or notes:
            note = "\n\n".join(notes)[:NOTE_LENGTH]
            library.marking.merge(step, article, None, tags, note)
        place = Place(MAIN, ARTICLES, key_of(article.id))
        row = library.ledger.read(place) or {}
        if belongings.status and row.get("status") == "unread":
            row["status"] = belongings.status
        if is_new and belongings.saved:
            row["added"] = belongings.saved
        if row:
            step.put(place, {**row, "starred": row["starred"] or belongings.starred})


def _names(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags as the codebook names them; what is no name even then is left out."""
    found: list[str] = []
    for tag in tags:
        try:
            found.append(tag_name(tag[:NAME_LENGTH]))
        except QueryError:
            continue
    return tuple(dict.fromkeys(found))


def _find(text: str, quote: str) -> Span | None:
    """Where the words stand, if they do once; blanks count as one another."""
    words = quote.split()
    if not words:
        return None
    from re import escape, finditer

    found = [Span(*m.span()) for m in finditer(r"\s+".join(map(escape, words)), text)]
    return found[0] if len(found) == 1 else None


def _told(passage: "Passage") -> str:
    quoted = f"“{' '.join(passage.quote.split())}”" if passage.quote.strip() else ""
    return "\n".join(part for part in (quoted, passage.note) if part)
