"""The query language, term by term, and against a filter written the slow way."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.columns import Columns, narrows
from reader.library.folding import fold
from reader.library.query import FIELDS, STATES, article_haystack, parse
from reader.model import Article, ListedArticle, QueryError, Span


@pytest.fixture
def desk(library: Library) -> Library:
    """Three articles that differ in everything one can ask for."""
    harbour = Article(
        title="Harbour to Open in Spring",
        byline="Petra Vlk",
        published="2017-03-03",
        publisher="Coast Post",
        url="https://coastpost.example/harbour",
        language="en",
        text="The harbour will open.",
    )
    market = Article(
        title="Ein Markt, vier Termine",
        byline="Jörg Öztürk",
        published="2016-12-31T22:30:00Z",
        publisher="Küsten-Kurier",
        language="de",
        text="Der Markt zieht um.",
    )
    undated = Article(title="Notes or Fragments", text="A text without a date.")
    one, two, _ = (library.add(article) for article in (harbour, market, undated))
    library.annotate(one.id, Span(4, 11), tags=["people/mayor", "claim"], note="Which harbour?")
    library.set_starred(two.id, True)
    library.set_status(two.id, "done")
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "harbour market notes"),
        ("   ", "harbour market notes"),
        ("tag:claim", "harbour"),
        ("tag:#claim", "harbour"),
        ("tag:people", "harbour"),
        ("tag:people/mayor", "harbour"),
        ("tag:peop", ""),
        ("TAG:CLAIM", "harbour"),
        ("source:coast", "harbour"),
        ("source:KÜSTEN", "market"),
        ("source:coastpost.example/", "harbour"),
        ("author:öztürk", "market"),
        ('author:"petra vlk"', "harbour"),
        ("title:harbour", "harbour"),
        ('title:"in spring"', "harbour"),
        ("before:2017", "market"),
        ("after:2017", "harbour"),
        ("before:2017-03-03", "market"),
        ("after:2017-03-03", "harbour"),
        ("after:2017-03-04", ""),
        ("after:2016-12-31 before:2017-03", "market"),
        ("is:unread", "harbour notes"),
        ("is:done", "market"),
        ("is:starred", "market"),
        ("is:annotated", "harbour"),
        ("lang:de", "market"),
        ("lang:DE", "market"),
        ("harbour", "harbour"),
        ("jorg ozturk", "market"),
        ("author:jorg", "market"),
        ("claim", "harbour"),
        ("spring harbour", "harbour"),
        ("spring markt", ""),
        ("-spring", "market notes"),
        ("-tag:claim", "market notes"),
        ("-is:starred -is:annotated", "notes"),
        ("spring or markt", "harbour market"),
        ("spring OR markt", "harbour market"),
        ("spring or -is:unread", "harbour market"),
        ("tag:claim or lang:de is:done", "market"),
        ('"or fragments"', "notes"),
        ('"or"', "harbour market notes"),
        ("or", "harbour market notes"),
        ("spring or", "harbour"),
        ('"open in', "harbour"),
        ("-", "harbour market notes"),
        ("vier: termine", ""),
        ("https://coastpost", "harbour"),
    ],
)
def test_a_query_finds_the_articles_it_asks_for(desk: Library, query: str, found: str) -> None:
    titles = {"Harbour": "harbour", "Ein": "market", "Notes": "notes"}
    got = " ".join(titles[article.title.split()[0]] for article in desk.articles(query))
    assert got == found


@pytest.mark.parametrize(
    "query",
    [
        "before:soon",
        "after:14-10-2014",
        "after:2014-1",
        "before:20141029",
        "after:2014-13",
        "before:2014-02-30",
        "after:２０１４",
        "is:red",
        "x or is:red",
        "-is:red",
    ],
)
def test_a_part_that_makes_no_sense_is_named(library: Library, query: str) -> None:
    with pytest.raises(QueryError) as told:
        library.articles(query)
    assert query.rpartition(" ")[2].lstrip("-").casefold() in str(told.value)
    with pytest.raises(QueryError):
        list(library.annotations(query=query))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("tag:claim", 2),
        ("-tag:claim", 1),
        ("tag:claim tag:evidence", 1),
        ("tag:claim or tag:question", 3),
        ("sure", 1),
        ("harbour", 3),
        ("lang:de", 0),
        ("is:annotated after:2017", 3),
    ],
)
def test_a_query_finds_annotations_by_their_own_tags_and_words_and_their_article(
    library: Library, harbour: Article, query: str, count: int
) -> None:
    article = library.add(harbour)
    library.annotate(article.id, Span(0, 3), tags=["claim"], note="sure")
    library.annotate(article.id, Span(4, 11), tags=["claim", "evidence"])
    library.annotate(article.id, None, tags=["question"])
    assert len(list(library.annotations(query=query))) == count


def test_a_person_named_in_an_article_finds_it(
    library: Library, seed_article: Path, market: Article
) -> None:
    seed = library.add(seed_article)
    library.add(market)
    assert [article.id for article in library.articles("person:gatilov")] == [seed.id]


# -- the fast way and the slow way -----------------------------------------------------------------

WORDS = st.sampled_from(["harbour", "Öl", "spring", "a b", "x", "Post", "straße", "STRASSE"])
DATES = st.sampled_from(["2014", "2014-10", "2014-10-29", "2016-02"])
TAGS = st.sampled_from(["claim", "claim/false", "claimant", "Öl"])
VALUES = {
    "tag": TAGS,
    "before": DATES,
    "after": DATES,
    "is": st.sampled_from(STATES),
    "lang": st.sampled_from(["en", "de"]),
}
TERMS = st.sampled_from(["", *(field for field in FIELDS if field != "person")]).flatmap(
    lambda field: st.tuples(st.booleans(), st.just(field), VALUES.get(field, WORDS))
)
QUERIES = st.lists(st.lists(TERMS, min_size=1, max_size=3), max_size=3)
LISTED = st.builds(
    ListedArticle,
    id=st.just("id"),
    title=WORDS,
    byline=st.none() | WORDS,
    publisher=st.none() | WORDS,
    url=st.none() | st.just("https://harbour.example"),
    language=st.none() | st.sampled_from(["en", "de"]),
    published=st.none() | st.sampled_from(["2014-10-29", "2013-01-01", "2016-02-02T01:00:00Z"]),
    digest=st.just("d"),
    words=st.just(1),
    added=st.just("2020-01-01T00:00:00Z"),
    status=st.sampled_from(["unread", "reading", "done", "archived"]),
    starred=st.booleans(),
    annotations=st.integers(0, 1),
    moved=st.integers(0, 1),
    orphaned=st.integers(0, 1),
    tags=st.lists(TAGS, max_size=2).map(tuple),
    collections=st.lists(WORDS, max_size=2).map(tuple),
)


def typed(groups: list[list[tuple[bool, str, str]]]) -> str:
    def term(negative: bool, field: str, value: str) -> str:
        quoted = f'"{value}"' if " " in value else value
        return f"{'-' if negative else ''}{f'{field}:' if field else ''}{quoted}"

    return " ".join(" or ".join(term(*t) for t in group) for group in groups)


def fits(article: ListedArticle, field: str, value: str) -> bool:
    value = fold(value)
    folded = [fold(tag) for tag in article.tags]
    texts = {
        "": [article.title, article.byline, article.publisher, article.url, *article.tags],
        "source": [article.publisher, article.url],
        "author": [article.byline],
        "in": article.collections,
        "title": [article.title],
    }
    if field in texts:
        return any(value in fold(text) for text in texts[field] if text)
    return {
        "tag": any(tag == value or tag.startswith(value + "/") for tag in folded),
        "before": article.published is not None and article.published < value,
        "after": article.published is not None and article.published >= value,
        "is": value == article.status
        or (value == "starred" and article.starred)
        or (value == "annotated" and article.annotations > 0)
        or (value == "moved" and article.moved > 0)
        or (value == "orphaned" and article.orphaned > 0),
        "lang": article.language == value,
    }[field]


@settings(max_examples=200, deadline=None)
@given(QUERIES, st.lists(LISTED, max_size=6))
def test_filtering_as_one_types_finds_what_reading_the_list_would(
    groups: list[list[tuple[bool, str, str]]], articles: list[ListedArticle]
) -> None:
    query = parse(typed(groups))
    expected = [
        place
        for place, article in enumerate(articles)
        if all(
            any(fits(article, *term) != negative for negative, *term in group) for group in groups
        )
    ]
    haystacks = [article_haystack(article) for article in articles]
    assert list(Columns(articles).select(query)) == expected
    one_by_one = [
        place
        for place, article in enumerate(articles)
        if query.fits_article(article, haystacks[place])
    ]
    assert one_by_one == expected


@settings(max_examples=200, deadline=None)
@given(QUERIES, QUERIES, st.lists(LISTED, max_size=6))
def test_a_query_that_says_more_looks_only_at_what_the_last_one_left(
    some: list[list[tuple[bool, str, str]]],
    more: list[list[tuple[bool, str, str]]],
    articles: list[ListedArticle],
) -> None:
    columns, first = Columns(articles), parse(typed(some))
    for text in (typed([*some, *more]), typed(some)[:-1], f"{typed(some)}x", typed(more)):
        try:
            then = parse(text)
        except QueryError:
            continue
        if narrows(then, first):
            left = columns.select(first)
            assert list(columns.select(then, among=left)) == list(columns.select(then))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
@example('tag:" or -":')
@example('""""')
@example("or or -or")
def test_whatever_is_typed_is_a_query_or_says_why_not(text: str) -> None:
    article = ListedArticle(id="i", title="t", digest="d", words=1, added="")
    try:
        query = parse(text)
    except QueryError as error:
        assert "\n" not in str(error)
        return
    query.fits_article(article, "t")
    assert bool(query) == bool(query.groups)


def test_words_are_found_whatever_their_case_in_any_script(library: Library) -> None:
    article = library.add(Article(title="STRASSE in ΑΘΗΝΑ", text="x y"))
    for query in ("straße", "αθηνα", "Strasse"):
        assert [found.id for found in library.articles(query)] == [article.id]


def test_a_list_of_many_is_filtered_while_one_types() -> None:
    article = ListedArticle(id="i", title="Harbour", digest="d", words=1, added="")
    many = [article._replace(title=f"Harbour {number}") for number in range(20_000)]
    assert Columns(many).select(parse("harbour 19999")) == [19_999]
