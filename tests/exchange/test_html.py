"""HTML: valid, self-contained, the same words, every highlight where it belongs."""

import re
from dataclasses import replace

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Annotation, Article, Span, Structure, selector
from tests.exchange.conftest import FORMULA, HARD_TEXT, hard_article
from tests.exchange.test_export_formats import bundle_of, written

SPACE = {"h": "http://www.w3.org/1999/xhtml"}


def page_of(article: Article, *annotations: Annotation):
    """The page, parsed strictly; and its source."""
    files, _ = written("html", bundle_of(article, *annotations))
    source = files["reader.html"].decode()
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml"))
    return parser.parse(source).getroot(), source


def at(article: Article, start: int, end: int, number: int = 0, **values) -> Annotation:
    words = selector(article.text, Span(start, end))
    return Annotation(id=f"{number:012x}", article="a", start=start, end=end, **words, **values)


def words_of(root) -> str:
    """The words of the article, without the numbers of notes and markers of lists."""
    parts = []
    for block in root.iterfind(".//h:div[@class='words']", SPACE):
        for extra in (*block.iterfind(".//h:sup", SPACE), *block.iterfind(".//h:span", SPACE)):
            for child in list(extra):
                extra.remove(child)
            extra.text = ""
        parts.append("".join(block.itertext()))
    return " ".join(" ".join(parts).split())


def test_the_page_has_the_words_of_the_article_and_the_notes(
    reader, library: Library, hard: Article
) -> None:
    source = reader("export", "html").out
    root = html5lib.parse(source, treebuilder="lxml").getroot()
    assert words_of(root) == " ".join(HARD_TEXT.split())
    assert len(root.findall(".//h:aside/h:div", SPACE)) == 7
    shown = "".join(root.find(".//h:body", SPACE).itertext())
    assert f"#{FORMULA}" in shown
    assert 'He said "yes", twice' in shown
    assert "the mayor" in shown


def test_each_highlight_covers_its_words(reader, library: Library, hard: Article) -> None:
    root = html5lib.parse(reader("export", "html").out, treebuilder="lxml").getroot()
    claims = root.find(".//h:label[@for='f0']", SPACE)
    assert "".join(claims.itertext()) == "#claim 2"
    marked = [
        "".join(mark.itertext())
        for mark in root.iterfind(".//h:mark", SPACE)
        if "t0" in mark.get("class").split()
    ]
    assert "".join(marked) == "the harbour opens" * 2


def test_the_page_needs_nothing_from_outside_and_runs_nothing(
    reader, library: Library, hard: Article
) -> None:
    source = reader("export", "html").out
    assert "<script" not in source.lower()
    assert not re.search(r"( src=|@import|url\()", source)
    assert set(re.findall(r'href="([^#][^"]*)"', source)) == {
        "https://coastpost.example/harbour?a=1&amp;b=2"
    }


@pytest.mark.parametrize(
    "evil", ["<script>x</script>", '"><img src=x>', "&lt;", "\u202ex", "\x1b[2J"]
)
def test_nothing_of_an_article_becomes_markup(evil: str) -> None:
    article = Article(
        title=evil, byline=evil, publisher=evil, url=f"javascript:{evil}", language=evil, text=evil
    )
    root, source = page_of(
        article, at(article, 0, len(evil), note=evil, tags=(evil.replace("/", ""),), author=evil)
    )
    assert root.findall(".//h:script", SPACE) == root.findall(".//h:img", SPACE) == []
    assert "javascript" not in source
    assert "\u202e" not in source
    assert "\x1b" not in source


TEXTS = st.text(st.sampled_from("ab \n😀<&é"), min_size=1, max_size=40).filter(str.strip)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[Article, list[Annotation]]:
    text = draw(TEXTS)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = [p for p in draw(st.lists(places, max_size=6)) if p[0] < p[1]]
    kinds = st.sampled_from(["heading", "quote", "code", "list_item", "strong", "link", "footnote"])
    structure = [
        Structure(*p, draw(kinds), 1, "https://x.example")
        for p in draw(st.lists(places, max_size=4))
        if p[0] < p[1]
    ]
    article = Article(title="t", text=text, structure=tuple(sorted(structure)))
    tags = st.lists(st.sampled_from(["x", "x/y", "z"]), max_size=2, unique=True).map(tuple)
    found = [at(article, *p, number=n, tags=draw(tags)) for n, p in enumerate(sorted(spans))]
    return article, found


@settings(max_examples=150, deadline=None)
@given(marked_texts())
def test_any_overlap_is_valid_and_keeps_every_word(case: tuple) -> None:
    article, annotations = case
    root, _ = page_of(article, *annotations)
    assert words_of(root).replace(" ", "") == "".join(article.text.split())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {f"n1-{n}" for n in range(1, len(annotations) + 1)} <= set(ids)


def test_lists_quotes_and_links_look_like_what_they_are() -> None:
    text = "Head\n\none\ntwo\n\nquoted\n\nx = 1\n\na link"
    kinds = (
        ("heading", "Head", 2, ""),
        ("list_item", "one", 1, "•"),
        ("list_item", "two", 1, "•"),
        ("quote", "quoted", 1, ""),
        ("code", "x = 1", 0, ""),
        ("link", "link", 0, "https://x.example"),
    )
    structure = tuple(
        Structure(text.index(words), text.index(words) + len(words), kind, level, value)
        for kind, words, level, value in kinds
    )
    root, _ = page_of(Article(title="t", text=text, structure=structure))
    assert root.find(".//h:div/h:h2", SPACE).text == "Head"
    assert [
        p.find("h:span", SPACE).tail for p in root.iterfind(".//h:p[@class='item']", SPACE)
    ] == ["one", "two"]
    assert root.find(".//h:blockquote/h:p", SPACE).text == "quoted"
    assert root.find(".//h:pre", SPACE).text == "x = 1"
    assert root.find(".//h:p/h:a[@href='https://x.example']", SPACE).text == "link"


def test_passages_that_are_lost_are_shown_below() -> None:
    lost = Annotation(id="0" * 12, article="a", exact="gone words", note="n", state="orphaned")
    root, source = page_of(hard_article(), lost)
    assert "not in the text any more" in source
    assert root.find(".//h:blockquote", SPACE).text == "gone words"
    moved = replace(at(hard_article(), 0, 5), state="moved", confidence=0.83)
    assert "moved 83%" in page_of(hard_article(), moved)[1]


def test_headings_make_an_outline_without_gaps_whatever_levels_an_article_uses() -> None:
    text = "Deep\n\nDeeper\n\nBack\n\nDeep again"
    levels = (("Deep", 4), ("Deeper", 6), ("Back", 1), ("Deep again", 5))
    structure = tuple(
        Structure(text.rindex(words), text.rindex(words) + len(words), "heading", level, "")
        for words, level in levels
        if words != "Deep"
    )
    article = Article(
        title="t", text=text, structure=(Structure(0, 4, "heading", 4, ""), *structure)
    )
    root, _ = page_of(article)
    found = [e.tag[-2:] for e in root.iter() if re.fullmatch(r"\{.*\}h\d", str(e.tag))]
    assert found == ["h1", "h2", "h3", "h2", "h3"]


def test_several_articles_stand_below_a_title_of_their_own(
    reader, library: Library, hard: Article, harbour: Article
) -> None:
    library.add(harbour)
    root = html5lib.parse(reader("export", "html").out, treebuilder="lxml").getroot()
    assert [h.text for h in root.iterfind(".//h:h1", SPACE)] == ["2 articles"]
    assert len(root.findall(".//h:article/h:h2", SPACE)) == 2
