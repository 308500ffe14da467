"""Searching the library: what is found, and where; and that reading everything finds the same."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.folding import fold, fold_with_places, words
from reader.library.phrases import Phrase, find_phrases, has_phrase
from reader.library.results import Found
from reader.library.search import search
from reader.model import Article, QueryError, Span

TREATY = """\
Talks on the Danube treaty went on until ten at night.

Éva Kovács of Győr said the minutes would be read on Friday. Nobody had minutes.

The delegates from Straßburg asked for “a clean copy, please”, and got none."""
NIGHT = "北京市的记者昨天到了多瑙河。 The tram was late. 東京タワーは明日から閉まります。"


@pytest.fixture
def shelf(library: Library, harbour: Article, market: Article) -> Library:
    """Four articles, one with notes."""
    library.add(harbour)
    library.add(market)
    treaty = library.add(Article(title="A Treaty, Unsigned", text=TREATY, published="2019-05-01"))
    library.add(Article(title="夜の電車", text=NIGHT, published="2020-01-01"))
    place = TREATY.index("Nobody had minutes.")
    library.annotate(
        treaty.id, Span(place, place + 19), tags=["evidence/protocol"], note="Ask the archivist"
    )
    library.annotate(treaty.id, None, note="Zweimal gelesen")
    return library


def found(library: Library, query: str) -> dict[str, Found]:
    return {each.article.title.split()[0]: each for each in library.search(query)}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("treaty", "A"),
        ("TREAT", "A"),
        ('"treat"', ""),
        ('"treaty"', "A"),
        ("eaty", ""),
        ("kovacs gyor", "A"),
        ("strassburg", "A"),
        ("STRAßB", "A"),
        ("fishermen", "Four Harbour"),
        ("fishermen harbour", "Harbour"),
        ("fishermen -harbour", "Four"),
        ("treaty or eels", "A Four"),
        ('"clean copy please"', "A"),
        ('"copy clean"', ""),
        ('"went on until ten at night kovacs"', ""),
        ("archivist", "A"),
        ("protocol", "A"),
        ("zweimal treaty", "A"),
        ("vlk", "Harbour"),
        ('"coast post"', "Harbour"),
        ("北京", "夜の電車"),
        ("京市的", "夜の電車"),
        ("東京タワー", "夜の電車"),
        ("京東", ""),
        ("tag:evidence minutes", "A"),
        ("is:annotated", "A"),
        ("after:2019 -北京", "A"),
        ("friday after:2019", "A"),
        ("nothing-of-the-sort", ""),
    ],
)
def test_a_search_finds_the_articles_in_which_it_stands(
    shelf: Library, query: str, titles: str
) -> None:
    assert sorted(found(shelf, query)) == sorted(titles.split())


@pytest.mark.parametrize(
    "query",
    [
        '") OR 1=1 --',
        "text : *",
        "NEAR(a b)",
        '"*',
        "zz* yy^",
        "{text}: x",
        "'; DROP TABLE article",
        "%",
    ],
)
def test_what_sqlite_would_read_is_words_here(shelf: Library, query: str) -> None:
    try:
        assert list(shelf.search(query)) == []
    except QueryError as error:
        assert "letter or digit" in str(error)
    assert found(shelf, "treaty")


def test_words_without_letters_are_told(shelf: Library) -> None:
    with pytest.raises(QueryError, match="no letter or digit"):
        shelf.search("treaty …")


def test_passages_show_the_hits_at_their_place_in_the_text(shelf: Library) -> None:
    [each] = list(shelf.search("minutes"))
    [passage] = [p for p in each.passages if p.where == "text"]
    assert passage.span is not None
    assert passage.span.of(TREATY) == passage.words
    assert [hit.of(passage.words) for hit in passage.hits] == ["minutes", "minutes"]
    assert passage.place is not None
    assert passage.place.start == TREATY.index("minutes")
    assert "\n" not in passage.words


def test_a_hit_is_the_whole_word_and_folded_letters_do_not_shift_it(shelf: Library) -> None:
    [each] = list(shelf.search("strassb kov"))
    lit = [hit.of(passage.words) for passage in each.passages for hit in passage.hits]
    assert sorted(lit) == ["Kovács", "Straßburg"]


def test_a_note_leads_to_what_it_is_about(shelf: Library) -> None:
    [each] = list(shelf.search("archivist"))
    [passage] = each.passages
    assert (passage.where, passage.words) == ("note", "Ask the archivist")
    assert passage.place is not None
    assert passage.place.of(TREATY) == "Nobody had minutes."


def test_a_person_is_found_by_the_full_name_that_the_analysis_gave(
    library: Library, seed_article: Path
) -> None:
    seed = library.add(seed_article)
    library.analyses.complete()
    [each] = list(library.search("person:gatilov cooperation"))
    assert each.article.id == seed.id


def test_the_best_article_comes_first(library: Library) -> None:
    for number in range(3):
        text = "Nothing much happened. " * 20 + "eels " * number
        library.add(
            Article(title=f"Number {number}", text=text, published=f"2020-01-0{number + 1}")
        )
    library.add(Article(title="Eels", text="A title counts for more.", published="1990"))
    titles = [each.article.title for each in library.search("eels")]
    assert titles == ["Eels", "Number 2", "Number 1"]


def test_among_articles_that_all_have_a_word_the_newest_comes_first(library: Library) -> None:
    for number in (2, 0, 1):
        text = "Nothing much happened. " * (3 - number)
        library.add(
            Article(title=f"Number {number}", text=text, published=f"2020-01-0{number + 1}")
        )
    titles = [each.article.title for each in library.search("nothing")]
    assert titles == ["Number 2", "Number 1", "Number 0"]
    [first, *_] = library.search("nothing number or zero")
    assert first.article.title == "Number 2"


def test_what_changed_since_is_found_and_what_went_is_not(shelf: Library) -> None:
    assert not found(shelf, "lamplighter")
    new = shelf.add(Article(title="Lamps", text="The lamplighter went home."))
    assert list(found(shelf, "lamplighter")) == ["Lamps"]
    annotation = shelf.annotate(new.id, Span(0, 3), note="gaslight")
    assert found(shelf, "gaslight")
    shelf.marking.remove(annotation)
    assert not found(shelf, "gaslight")
    shelf.remove(new.id)
    assert not found(shelf, "lamplighter")
    shelf.undo()
    assert found(shelf, "lamplighter")


def test_what_the_index_remembers_wrongly_is_not_shown(shelf: Library) -> None:
    assert found(shelf, "zweimal")
    [treaty] = [a for a in shelf.articles() if a.title == "A Treaty, Unsigned"]
    for annotation in shelf.marking.of_article(treaty.id):
        shelf.marking.remove(annotation)
    assert list(search(shelf, "zweimal", told=print)) == []  # the index was not brought up to date


def test_an_article_that_cannot_be_read_stops_nothing(shelf: Library) -> None:
    [treaty] = [a for a in shelf.articles() if a.title == "A Treaty, Unsigned"]
    (shelf.folder / "articles" / treaty.id / "article.json").write_text("{")
    with Library.open(shelf.folder) as afresh:
        assert sorted(found(afresh, "fishermen or treaty")) == ["Four", "Harbour"]


# -- without an index ------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["fishermen -harbour", "kovacs", "archivist", "京市的"])
def test_reading_everything_finds_the_same(shelf: Library, query: str) -> None:
    expected = found(shelf, query)
    blocked = shelf.analyses.index.path.parent
    for path in blocked.iterdir():
        path.unlink()
    blocked.rmdir()
    blocked.write_text("a file where the folder should be")
    told: list[str] = []
    by_reading = {each.article.title.split()[0] for each in search(shelf, query, told=told.append)}
    assert by_reading == set(expected)
    assert len(told) == 1
    assert "every article is read instead" in told[0]


# -- properties ------------------------------------------------------------------------------------

LETTERS = st.text(alphabet=st.sampled_from("abßÄéИйσςΣ北京がカ ٣-_.,’\n"), min_size=1, max_size=40)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(LETTERS.filter(str.strip), min_size=1, max_size=5), data=st.data())
def test_search_finds_what_grep_finds(
    texts: list[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What a word begins with is found in exactly the articles in which a word begins so."""
    there = sorted({word for text in texts for word in words(fold(text))})
    with Library.open(tmp_path_factory.mktemp("grep") / "library") as library:
        stored = {library.add(Article(title="-", text=text)).id: text for text in texts}
        for word in there:
            start = word[: data.draw(st.integers(1, len(word)))]
            got = {each.article.id: each for each in library.search(start)}
            assert set(got) == {
                name
                for name, text in stored.items()
                if any(other.startswith(start) for other in words(fold(text)))
            }
            for name, each in got.items():
                for passage in each.passages:
                    assert passage.span is not None
                    for hit in passage.hits:
                        assert fold(hit.of(passage.words)).startswith(start)
                        at = Span(passage.span.start + hit.start, passage.span.start + hit.end)
                        assert at.of(stored[name]) == hit.of(passage.words)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_folded_letters_know_where_they_came_from(text: str) -> None:
    folded, places = fold_with_places(text)
    assert fold(folded) == folded
    if places is None:
        assert len(folded) == len(text)
    else:
        assert len(places) == len(folded) + 1
        assert list(places) == sorted(places)


@pytest.mark.parametrize("text", ["Éva Győr", "Ångström", "ёлка Йод", "ΆΘΗΝΑ"])
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@settings(max_examples=200, deadline=None)
@given(LETTERS, st.data())
def test_every_stretch_of_words_is_a_phrase_of_its_text(text: str, data: st.DataObject) -> None:
    there = words(fold(text))
    if not there:
        return
    first = data.draw(st.integers(0, len(there) - 1))
    last = data.draw(st.integers(first + 1, len(there)))
    phrase = Phrase(tuple(there[first:last]), is_exact=True)
    hits = find_phrases([phrase], text)
    assert hits
    assert has_phrase(phrase, [text])
    for hit in hits:
        assert words(fold(hit.span.of(text))) == list(phrase.words)
