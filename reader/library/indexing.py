"""Indexing: the search index brought up to date with the library.

In: a library and its index. Out: an index that knows every article as it is stored now, with the
people of those that were analysed. Only what changed is read: an article's text when its digest is
another, the rest when its metadata or annotations are. What can't be read is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.analysis.people import people
from reader.library.documents import key_of
from reader.library.index_tables import Entry, Known, Speaker
from reader.library.library import Library
from reader.library.search_index import SearchIndex
from reader.model import Analysis, Article, ListedArticle, ReaderError
from reader.model.visible import one_line

BATCH = 100
"""Articles to a transaction."""
WORDS_LENGTH = 400
"""Code points of a quotation's words that are kept with it."""
NOT_ANALYSED = ""

Progress = Callable[[int], object]
"""Told how many articles more are done; may raise to stop between batches."""


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What the index lacks: articles to be taken in again, keys to be dropped; what to analyse."""

    changed: tuple[ListedArticle, ...]
    gone: tuple[int, ...]
    unanalysed: tuple[ListedArticle, ...]


def outstanding(library: Library, index: SearchIndex) -> Outstanding:
    """Compare the index with the library. Raises SearchIndexError."""
    if index.is_mostly_dead():
        index.drop()
    known = index.known()
    findings, stamps = library.analyses.findings, library.stamps()
    changed: list[ListedArticle] = []
    unanalysed: list[ListedArticle] = []
    for article in library.listing():
        key = key_of(article.id)
        has = known.pop(key, None)
        is_analysed = (
            has is not None and has.analysed == findings.key and has[:1] == (article.digest,)
        )
        if not is_analysed:
            is_analysed = findings.has(article.digest)
            if not is_analysed:
                unanalysed.append(article)
        wanted = findings.key if is_analysed else NOT_ANALYSED
        if has != Known(article.digest, stamps[key], wanted):
            changed.append(article)
    return Outstanding(tuple(changed), tuple(known), tuple(unanalysed))


def bring_up_to_date(
    library: Library, index: SearchIndex, progress: Progress = lambda _: None
) -> Outstanding:
    """Take in all that changed; what the index lacked before. Raises SearchIndexError."""
    found = outstanding(library, index)
    take_in(library, index, found.changed, found.gone, progress)
    return found


def take_in(
    library: Library,
    index: SearchIndex,
    articles: Sequence[ListedArticle],
    gone: Iterable[int] = (),
    progress: Progress = lambda _: None,
) -> None:
    """Take in these articles as they are now, in batches. Raises SearchIndexError."""
    index.write((), gone)
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        known = index.known_of([key_of(article.id) for article in batch])
        index.write(list(_entries(library, batch, known)))
        progress(len(batch))


def _entries(
    library: Library, articles: Iterable[ListedArticle], known: dict[int, Known]
) -> Iterator[Entry]:
    stamps = library.stamps([article.id for article in articles])
    for listed in articles:
        try:
            yield _entry(library, listed, stamps[key_of(listed.id)], known)
        except ReaderError:
            continue  # an article that can't be read is found by nobody; the doctor tells


def _entry(library: Library, listed: ListedArticle, stamp: int, known: dict[int, Known]) -> Entry:
    key = key_of(listed.id)
    article = library.article(listed.id)
    analysis = library.analyses.stored(article)
    annotations = library.marking.of_article(listed.id)
    has_text = key in known and known[key].digest == article.digest
    analysed = NOT_ANALYSED if analysis is None else library.analyses.findings.key
    return Entry(
        key=key,
        id=listed.id,
        known=Known(article.digest, stamp, analysed),
        text=None if has_text else article.text,
        title="\n".join(
            filter(None, (listed.title, listed.byline, listed.publisher, *listed.captions))
        ),
        tags="\n".join(listed.tags),
        notes="\n".join(part for a in annotations for part in (a.note, a.exact) if part),
        speakers=() if analysis is None else tuple(speakers(article, analysis)),
    )


def speakers(article: Article, analysis: Analysis) -> Iterator[Speaker]:
    """The people of an article, with the words of what they said."""
    for person in people(analysis):
        quotations = tuple(
            (
                quotation,
                one_line(" … ".join(span.of(article.text) for span in quotation.content))[
                    :WORDS_LENGTH
                ],
            )
            for quotation in person.quotations
        )
        yield Speaker(person.name, quotations, len(person.mentions))
