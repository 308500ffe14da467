"""What of a page is its article: as extractors vote, with everything that they lose."""

import pytest

from reader.ingest import Source, read_source
from reader.ingest.blocks import Block
from reader.ingest.evidence import chosen, without_related, witness
from reader.model import Article, Structure
from tests.benchmarks.html import f1
from tests.benchmarks.pages import pages

LONG = "The pier at Saltmere is closed until the spring, the harbour office said on {}."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PARTS = [LONG.format(day) for day in DAYS]


def read(body: str) -> Article:
    markup = f"<html><head><title>Pier</title></head><body>{body}</body></html>"
    return read_source(Source(data=markup.encode(), name="a.html"))


def linked(text: str) -> Block:
    return Block(text, (), (Structure(0, len(text), "link", 0, "https://a.example/"),))


def test_what_most_have_is_in_and_what_one_has_between_is_too() -> None:
    texts = [*PARTS[:2], "A list", *PARTS[2:], "Elsewhere"]
    blocks = list(map(Block, texts))
    first = witness("\n".join([*PARTS[:2], "A list", *PARTS[2:], "Elsewhere"]))
    second = witness("\n".join(PARTS))
    assert [texts[at] for at in chosen(blocks, [first, second])] == [
        *PARTS[:2], "A list", *PARTS[2:],
    ]  # fmt: skip
    blocks[2] = linked("A list")
    assert [texts[at] for at in chosen(blocks, [first, second])] == PARTS


def test_words_that_an_extractor_lost_or_joined_are_found_all_the_same() -> None:
    blocks = [Block(PARTS[0]), Block(PARTS[1])]
    assert chosen(blocks, [witness((PARTS[0] + PARTS[1]).replace(" the ", "the"))]) == [0, 1]


def test_of_a_teaser_and_the_paragraph_it_repeats_the_paragraph_is_in() -> None:
    blocks = list(map(Block, [PARTS[0], "x", "y", "z", *PARTS]))
    assert chosen(blocks, [witness("\n".join(PARTS))]) == [4, 5, 6, 7, 8]


def test_a_menu_above_and_other_articles_below_go() -> None:
    text = [Block(PARTS[0]), Block(PARTS[1])]
    menu, more = [linked("Home"), linked("World"), linked("Sport")], linked("Ferry strike")
    assert without_related([*menu, *text, Block("Related stories"), more]) == text
    assert without_related([menu[0], *text, more]) == [menu[0], *text, more]
    assert without_related([*menu]) == menu


def test_an_article_in_two_parts_of_the_page_is_whole() -> None:
    halves = ["".join(f"<p>{part}</p>" for part in half) for half in (PARTS[:2], PARTS[2:])]
    boxes = "<aside>Advertisement</aside>".join(f"<div><div>{half}</div></div>" for half in halves)
    assert read(f"<main><h1>Pier</h1>{boxes}</main>").text == "\n\n".join(PARTS)


def test_a_table_that_lays_out_an_old_page_is_no_table() -> None:
    menu = "".join(f'<a href="/{day}.htm">{day} news</a><br>' for day in DAYS)
    article = read(
        f"<table><tr><td>{menu}</td><td><b>Pier</b><br><br>{'<br><br>'.join(PARTS * 3)}</td></tr>"
        "</table>"
    )
    assert "Monday news" not in article.text
    assert not any(item.kind == "table" for item in article.structure)
    assert PARTS[0] in article.text


def test_lists_of_spans_stay_lists() -> None:
    items = "".join(f"<li><span class=x>{day} it rained</span></li>" for day in DAYS)
    text = "".join(f"<p>{part}</p>" for part in PARTS)
    article = read(f"<article><h1>Pier</h1>{text}<ul>{items}</ul>{text[::1]}</article>")
    assert sum(item.kind == "list_item" for item in article.structure) == 5


def test_what_the_page_states_as_its_text_is_believed() -> None:
    body = "\\n\\n".join(PARTS)
    data = f'{{"@graph": [{{"@type": "NewsArticle", "articleBody": "{body}"}}]}}'
    text = "".join(f"<div><span>{part}</span></div>" for part in PARTS)
    article = read(
        f'<script type="application/ld+json">{data}</script><div><h1>Pier</h1>{text}</div>'
        "<div><p>Sign up for the letter that six thousand people on this coast read every day.</p>"
        "</div>"
    )
    assert article.text == "\n\n".join(PARTS)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_pages_as_publishers_build_them_are_read(page) -> None:
    article = read_source(Source(data=page.markup.encode(), name="page.html"))
    assert f1(article.text, page.body) > 0.75
    assert article.title == page.title
