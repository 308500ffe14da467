"""A researcher copies the citation of an article, for a footnote or for Zotero."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, ListedArticle, Metadata
from reader.model.citation import citation, citation_line, date_parts, names

LISTED = ListedArticle(
    id="2017-03-03-harbour",
    title="Harbour to Open in Spring",
    digest="",
    words=9,
    added="2024-02-01T10:00:00Z",
    byline="Petra van der Vlk and John Roe Jr.",
    published="2017-03-03T09:30:00Z",
    publisher="Coast Post",
    url="https://coastpost.example/harbour",
    language="en",
)


def test_a_news_article_has_everything_a_citation_needs() -> None:
    assert citation(LISTED) == {
        "id": "2017-03-03-harbour",
        "type": "article-newspaper",
        "title": "Harbour to Open in Spring",
        "author": [
            {"family": "Vlk", "given": "Petra", "non-dropping-particle": "van der"},
            {"family": "Roe", "given": "John", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[2017, 3, 3]]},
        "container-title": "Coast Post",
        "URL": "https://coastpost.example/harbour",
        "accessed": {"date-parts": [[2024, 2, 1]]},
        "language": "en",
    }


def test_the_line_reads_like_a_footnote() -> None:
    assert citation_line(LISTED) == (
        "van der Vlk, Petra, and John Roe Jr. “Harbour to Open in Spring.” "
        "Coast Post, 3 March 2017. https://coastpost.example/harbour"
    )
    assert citation_line(Metadata(title="Who pays?")) == "“Who pays?”"
    about = Metadata(title="Eels", byline="News Desk", published="2020-05", publisher="Tide")
    assert citation_line(about) == "News Desk. “Eels.” Tide, May 2020."


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Jane Doe, John Roe and Ada Poe", ["Jane Doe", "John Roe", "Ada Poe"]),
        ("Jane Doe, John Roe, and Ada Poe", ["Jane Doe", "John Roe", "Ada Poe"]),
        ("Martin King, Jr. and Ada Poe", ["Martin King, Jr.", "Ada Poe"]),
        ("Andrea Sanders", ["Andrea Sanders"]),
        (None, []),
    ],
)
def test_a_byline_is_divided_into_names(byline: str | None, expected: list[str]) -> None:
    assert names(byline) == expected


@pytest.mark.parametrize(
    "byline", ["Reuters", "Associated Press", "Coast Post Staff", "山田太郎", "the editors of Tide"]
)
def test_who_is_no_person_keeps_the_name_whole(byline: str) -> None:
    assert citation(Metadata(title="x", byline=byline))["author"] == [{"literal": byline}]


@pytest.mark.parametrize(
    ("moment", "parts"),
    [("2014", [2014]), ("2014-10", [2014, 10]), ("2014-10-29", [2014, 10, 29]),
     ("2014-13-01", [2014]), ("soon", []), (None, []), ("20141029", [])],
)  # fmt: skip
def test_a_date_has_the_parts_that_are_known(moment: str | None, parts: list[int]) -> None:
    assert date_parts(moment) == parts


def test_little_known_gives_little_and_invents_nothing() -> None:
    assert citation(Article(title="Eels", text="Eels.", id="eels")) == {
        "id": "eels",
        "type": "document",
        "title": "Eels",
    }
    assert citation(Metadata(title="Eels", url="https://a.example/"))["type"] == "webpage"


LINE = st.none() | st.text(max_size=30)


@given(st.builds(Metadata, title=st.text(max_size=9), byline=LINE, published=LINE, publisher=LINE,
                 url=LINE, language=LINE))  # fmt: skip
def test_whatever_is_known_the_line_is_one_and_the_item_is_json(article: Metadata) -> None:
    item = citation(article)
    assert json.loads(json.dumps(item)) == item
    assert None not in item.values()
    assert article.title in citation_line(article)


def test_items_are_valid_by_the_official_schema(shared: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = shared / "formats/schemas/csl-data.json"
    schema: dict[str, Any] = json.loads(path.read_text())
    articles = [LISTED, Article(title="Eels", text="x", byline="Reuters", published="2014")]
    jsonschema.validate([citation(article) for article in articles], schema)
