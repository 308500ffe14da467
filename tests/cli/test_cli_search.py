"""`reader search`, `people`, `quotations`, `analyze --all`: what scripts and people get to see."""

import shutil

import pytest

from reader.cli import catching_up
from reader.library import Library
from reader.library.catching_up import Step
from reader.model import Article, Span


@pytest.fixture
def shelf(library: Library, harbour: Article, market: Article) -> Library:
    library.add(harbour)
    stored = library.add(market)
    library.annotate(stored.id, Span(0, 10), note="Which square?", tags=["claim"])
    return library


def test_a_search_gives_passages_with_their_place(reader, shelf: Library, market: Article) -> None:
    outcome = reader("search", "--json", "eels")
    assert (outcome.status, outcome.err) == (0, "")
    [row] = outcome.json
    assert (row["title"], row["published"]) == (market.title, "1991-05-02")
    [passage] = row["passages"]
    start, end = passage["start"], passage["end"]
    assert market.text[start:end] == passage["text"]
    [[first, last]] = passage["hits"]
    assert passage["text"][first:last] == "eels"
    assert (passage["in"], passage["annotation"]) == ("text", None)


def test_a_search_for_people_shows_lines_and_lights_the_hits(reader, shelf: Library) -> None:
    outcome = reader("search", "square")
    assert "Four Dates for One Market · 1991-05-02" in outcome.out
    assert "The market moved to the square in 1990" in outcome.out
    assert "note: Which square?" in outcome.out
    assert "\x1b" not in outcome.out
    assert "\x1b[1;7msquare" in reader("search", "square", terminal=True).out


def test_a_search_obeys_fields_and_a_limit(reader, shelf: Library) -> None:
    assert len(reader("search", "--json", "fishermen").json) == 2
    assert len(reader("search", "--json", "--limit", "1", "fishermen").json) == 1
    assert len(reader("search", "--json", "fishermen", "-tag:claim").json) == 1
    assert len(reader("search", "--json", "fishermen", "person:horváthová").json) == 1
    assert reader("search", "--json", "zeppelin").json == []


@pytest.mark.parametrize("query", ["is:red", "after:soon", "…"])
def test_a_search_that_makes_no_sense_is_told(reader, shelf: Library, query: str) -> None:
    outcome = reader("search", query)
    assert (outcome.status, outcome.out) == (1, "")
    assert len(outcome.err.splitlines()) == 1
    assert query in outcome.err


def test_people_across_the_library(reader, shelf: Library) -> None:
    outcome = reader("people", "--json")
    assert outcome.status == 0
    okoro = next(row for row in outcome.json if "Okoro" in row["name"])
    assert okoro["quotations"] >= 1
    assert list(okoro) == ["name", "quotations", "articles", "mentions"]
    [row] = reader("people", "--json", "anna").json
    assert row["name"] == "Anna Horváthová"
    assert reader("people", "horvathova").out.startswith("Anna Horváthová\t")
    assert len(reader("people", "--json", "--limit", "1").json) == 1


def test_who_said_what(reader, shelf: Library, market: Article) -> None:
    rows = reader("quotations", "--json", "--person", "okoro").json
    assert {row["speaker"] for row in rows} <= {"Samuel Okoro", "Okoro"}
    said = next(row for row in rows if row["article"].startswith("1991"))
    [[start, end]] = said["content"]
    assert market.text[start:end] == said["text"]
    assert reader("quotations", "--json", "--article", "harbour", "--person", "samuel").json == []
    assert reader("quotations", "--article", "no such").status == 1


def test_analysing_everything_says_how_many_and_the_next_time_none(reader, shelf: Library) -> None:
    assert reader("analyze", "--all").err == "reader: 2 analysed now\n"
    assert reader("analyze", "--all").err == "reader: 0 analysed now\n"
    assert reader("analyze", "--all", "x.txt").status == 2


def test_analysing_everything_tells_each_step_to_programs(reader, shelf: Library) -> None:
    outcome = reader("analyze", "--all", "--jsonl")
    last = outcome.out.splitlines()[-1]
    assert last.startswith('{"work":"analysed","done":2,"total":2,')


def test_on_a_terminal_it_shows_how_far_it_is(reader, library: Library) -> None:
    for number in range(25):
        library.add(Article(title=f"Ferry {number}", text=f"Boat {number} is late."))
    outcome = reader("analyze", "--all", terminal=True)
    assert "analysing" in outcome.err
    assert "25/25" in outcome.err
    assert "/s" in outcome.err


def test_one_that_fails_is_told_and_the_rest_is_done(
    reader, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(_: Library):
        yield Step("analysed", 1, 2, "first", "the analysis of this text failed")
        yield Step("analysed", 2, 2, "second")

    monkeypatch.setattr(catching_up, "catch_up", steps)
    outcome = reader("analyze", "--all")
    assert outcome.status == 1
    assert outcome.err == (
        "reader: first: the analysis of this text failed\nreader: 1 analysed now, 1 failed\n"
    )


def test_ctrl_c_keeps_what_is_done(reader, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def steps(_: Library):
        yield Step("analysed", 1, 2, "first")
        raise KeyboardInterrupt

    monkeypatch.setattr(catching_up, "catch_up", steps)
    outcome = reader("analyze", "--all")
    assert outcome.status == 130
    assert "goes on from there" in outcome.err


def test_a_cache_that_cannot_be_written_is_told_once(reader, shelf: Library, home) -> None:
    shutil.rmtree(home / "reader-cache", ignore_errors=True)
    (home / "reader-cache").write_text("in the way")
    outcome = reader("search", "--json", "eels")
    assert len(outcome.json) == 1
    assert len(outcome.err.splitlines()) == 1
    assert "cannot be written" in outcome.err
