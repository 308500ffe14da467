"""Search: articles in which words stand, anywhere in text, title, notes, tags or among the people.

In: a query of the lists' language. Out: `Found`s, best first, made one by one as they are asked
for. The index says where to look; what is shown is read from the library itself, so what the index
remembers and is there no more is never shown as a hit. Without a usable index every article is
read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader.library import query as queries
from reader.library.indexing import bring_up_to_date
from reader.library.library import Library
from reader.library.passages import text_passages, whole_passage
from reader.library.phrases import Phrase, find_phrases, has_phrase
from reader.library.query import Query, Term
from reader.library.results import Found, Passage, Where
from reader.library.search_index import SearchIndexError
from reader.model import Annotation, Article, ListedArticle, QueryError, ReaderError

MOST_PASSAGES = 3
"""Passages of the text that are shown of one article."""
MOST_NOTES = 3


@dataclass(frozen=True)
class Search:
    """A query made ready: its words as phrases."""

    query: Query
    phrases: dict[Term, Phrase]

    @classmethod
    def of(cls, text: str) -> "Search":
        """The search of what was typed. Raises QueryError."""
        query = queries.parse(text)
        phrases = {
            term: Phrase.of(term.value, is_exact=term.is_exact)
            for group in query.groups
            for term in group
            if not term.field
        }
        for term, phrase in phrases.items():
            if not phrase.words:
                raise QueryError(f"“{term.value}”: there is no letter or digit to search for")
        return cls(query, phrases)

    @property
    def wanted(self) -> list[Phrase]:
        """The phrases that are to be shown where they stand."""
        return [phrase for term, phrase in self.phrases.items() if not term.negative]


def up_to_date(library: Library, *, told: Callable[[str], object]) -> None:
    """Bring the index up to date; `told` gets a line where that can't be done."""
    try:
        bring_up_to_date(library, library.analyses.index)
    except SearchIndexError as error:
        told(str(error))


def search(library: Library, text: str, *, told: Callable[[str], object]) -> Iterator[Found]:
    """What fits, best first. Raises QueryError at once.

    `told` gets a line where the index can't be used; everything is read then, newest first.
    """
    wanted = Search.of(text)
    try:
        order = _by_index(library, wanted)
    except SearchIndexError as error:
        told(f"{error}; every article is read instead")
        return _by_reading(library, wanted)
    return _shown(library, wanted, order)


def _by_index(library: Library, wanted: Search) -> list[ListedArticle]:
    """The articles that fit, best first, then newest."""
    index, people = library.analyses.index, queries.remembered(library.analyses.with_person)
    ranks = {term: index.matching(phrase) for term, phrase in wanted.phrases.items()}
    fitting = library.listing_by_key()
    for group in wanted.query.groups:
        if all(not term.field and not term.negative for term in group):
            keys = set[str]().union(*(ranks[term] for term in group))
            fitting = {key: article for key, article in fitting.items() if key in keys}
        else:
            fitting = {
                key: article
                for key, article in fitting.items()
                if any(
                    (queries.has(t, article, people) if t.field else key in ranks[t]) != t.negative
                    for t in group
                )
            }
    found = [ranks[term] for term in ranks if not term.negative]
    score = {key: sum([each.get(key, 0.0) for each in found]) for key in fitting}
    # Three sorts, each of plain values, take a third of the time of one by all three.
    order = sorted(fitting, key=lambda key: fitting[key].added, reverse=True)
    order.sort(key=lambda key: fitting[key].published or "", reverse=True)
    order.sort(key=score.__getitem__)
    return [fitting[key] for key in order]


def _by_reading(library: Library, wanted: Search) -> Iterator[Found]:
    people = queries.remembered(library.analyses.with_person)
    for listed in sorted(library.listing(), key=queries.newest, reverse=True):
        try:
            article = library.article(listed.id)
            annotations = library.marking.of_article(listed.id)
        except ReaderError:
            continue  # it can't be read any more; the doctor tells
        texts = [article.text, *(words for _, words, _ in _about(listed, annotations))]

        def holds(term: Term, listed: ListedArticle = listed, texts: list[str] = texts) -> bool:
            if term.field:
                return queries.has(term, listed, people)
            return has_phrase(wanted.phrases[term], texts)

        if wanted.query.fits(holds):
            yield _found(library, listed, article, annotations, wanted.wanted)


def _shown(library: Library, wanted: Search, order: Sequence[ListedArticle]) -> Iterator[Found]:
    phrases = wanted.wanted
    for listed in order:
        if not phrases:
            yield Found(listed, ())
            continue
        try:
            article = library.article(listed.id)
            annotations = library.marking.of_article(listed.id)
        except ReaderError:
            continue  # it can't be read any more; the doctor tells
        found = _found(library, listed, article, annotations, phrases)
        if found.passages:
            yield found


def _found(
    library: Library,
    listed: ListedArticle,
    article: Article,
    annotations: Sequence[Annotation],
    phrases: Sequence[Phrase],
) -> Found:
    hits = find_phrases(phrases, article.text)
    passages = text_passages(article.text, hits, MOST_PASSAGES)
    shown = {hit.phrase for hit in hits}
    notes = 0
    for where, words, annotation in _about(listed, annotations):
        found = find_phrases(phrases, words)
        is_news = not {hit.phrase for hit in found} <= shown
        if found and (is_news or (where == "note" and notes < MOST_NOTES)):
            notes += where == "note"
            shown |= {hit.phrase for hit in found}
            passages.append(whole_passage(where, words, found, annotation))
    if len(shown) < len(phrases):
        passages += _people(library, article, phrases, shown)
    return Found(listed, tuple(passages))


def _people(
    library: Library, article: Article, phrases: Sequence[Phrase], shown: set[int]
) -> Iterator[Passage]:
    """People by whose full name, which need not stand in the text, the article was found."""
    analysis = library.analyses.stored(article)
    if analysis is None:
        return
    from reader.analysis.people import people

    for person in people(analysis):
        found = find_phrases(phrases, person.name)
        if not {hit.phrase for hit in found} <= shown:
            shown |= {hit.phrase for hit in found}
            places = [q.content[0] for q in person.quotations] + [e.span for e in person.mentions]
            yield Passage(
                "person", person.name, tuple(hit.span for hit in found), min(places, default=None)
            )


def _about(
    listed: ListedArticle, annotations: Sequence[Annotation]
) -> Iterator[tuple[Where, str, Annotation | None]]:
    """What is searched apart from the text: where it stands, the words, the annotation."""
    yield "title", listed.title, None
    yield "byline", listed.byline or "", None
    yield "publisher", listed.publisher or "", None
    for caption in listed.captions:
        yield "caption", caption, None
    for annotation in annotations:
        yield "note", annotation.note, annotation
        if annotation.state == "orphaned":
            yield "note", annotation.exact, annotation
    for annotation in annotations:
        for tag in annotation.tags:
            yield "tag", tag, annotation
