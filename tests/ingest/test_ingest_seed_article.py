"""A reader adds the article this project began with."""

from pathlib import Path

import pytest

from reader.ingest import load, read_source
from reader.model import Article

SEED = (
    Path(__file__).resolve().parents[3]
    / "shared/articles/russia-says-west-must-cooperate-2014-10-29.md"
)


@pytest.fixture(scope="module")
def article() -> Article:
    if not SEED.is_file():
        pytest.skip("the seed article is not beside this checkout")
    return read_source(load(SEED))


def test_its_headline_author_date_and_newspaper_are_known(article: Article) -> None:
    assert article.title == "Russia Says West Must Cooperate With Syria Over Islamic State"
    assert article.byline == "Gabrielle Tetrault-Farber"
    assert article.published == "2014-10-29"
    assert article.publisher == "The Moscow Times"
    assert article.url is not None
    assert article.url.startswith("https://www.themoscowtimes.com/2014/10/29/")
    assert article.url.endswith("-a40901")


def test_caption_and_contact_line_are_kept_but_not_in_the_text(article: Article) -> None:
    assert article.captions == ("Russian Deputy Foreign Minister Gennady Gatilov",)
    assert article.contact is not None
    assert "g.tetrautfarber@imedia.ru" in article.contact
    assert "Contact the author" not in article.text


def test_the_text_is_the_body_and_nothing_else(article: Article) -> None:
    assert article.text.startswith("Russian Deputy Foreign Minister Gennady Gatilov accused")
    assert article.text.endswith("RIA cited the deputy foreign minister as saying.")
    assert article.text.count("\n\n") == 6
    assert article.assumed == ()
