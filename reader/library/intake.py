"""Intake: an article comes into the library with what its owner did with it elsewhere.

In: an entry of a source. Out: the stored article. Tags and the note become an annotation of the
whole article, marked passages annotations of their words; words that the text does not hold are
kept in the note. None of it is a step of undo: it belongs to the adding.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.library.adding import Addition
from reader.library.codebook import NAME_LENGTH, tag_name
from reader.library.documents import ARTICLES, MAIN, key_of
from reader.library.feeds import Feeds
from reader.library.ledger import Place, Step
from reader.library.library import Library
from reader.library.marking import NOTE_LENGTH
from reader.model import Article, QueryError, ReaderError, SourceError, Span

if TYPE_CHECKING:
    from reader.ingest.entry import Belongings, Entry, Passage


class Intake(NamedTuple):
    """How many articles were new, how many known, and a line for each that failed."""

    added: int
    known: int
    failed: list[str]


def take_in_all(library: Library, sources: Iterable[str]) -> Intake:
    """Store every article of paths and addresses, and subscribe to the feeds they list.

    A failure stops nothing. Pages that bookmarks only name are not fetched.
    """
    from reader.ingest.fetch import Fetcher
    from reader.ingest.gather import gather

    fetcher = Fetcher()
    added, known, failed = 0, 0, list[str]()
    for source in sources:
        try:
            entries = gather(source, fetcher.fetch)
        except ReaderError as error:
            failed.append(str(error))
            continue
        for entry in entries:
            try:
                if entry.is_feed:
                    title = entry.known.title if entry.known else ""
                    is_new = Feeds(library.ledger).add(entry.url or "", title)[1]
                else:
                    is_new = take_in(library, entry).status == "added"
            except ReaderError as error:
                failed.append(str(error))
                continue
            added += is_new
            known += not is_new
    return Intake(added, known, failed)


def take_in(library: Library, entry: "Entry") -> Addition:
    """Store the article of an entry, with its belongings.

    Raises SourceError where it can't be read or is only an address, LibraryError.
    """
    if entry.read is None:
        raise SourceError(
            f"{entry.url or entry.label}: is not fetched; 'reader add --fetch' does it"
        )
    reading = entry.read()
    addition = library.add_source(reading.article, original=reading.original)
    if entry.belongings:
        is_new = addition.status == "added"
        keep_belongings(library, addition.article, entry.belongings, is_new=is_new)
    return addition


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
