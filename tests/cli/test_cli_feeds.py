"""`reader feeds`, and what other programs export: kept with tags, notes and marked passages."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.feeds import Feeds
from tests.ingest.server import Site, serving

ITEM = (
    "<item><title>{0}</title><link>{1}/{0}</link><guid>{0}</guid><description>{2}</description>"
    "</item>"
)
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Tide</title>{}</channel></rss>'


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Generator[Site]:
    """A web server on this machine, asked without pauses."""
    monkeypatch.setattr("reader.ingest.robots.time.sleep", lambda _: None)
    with serving() as site:
        yield site


def feed(site: Site, *titles: str, **headers: str) -> str:
    items = "".join(ITEM.format(title, site.url, f"About {title}, at length.") for title in titles)
    return site.give("/feed", FEED.format(items).encode(), "application/rss+xml", **headers)


def test_a_feed_is_subscribed_to_refreshed_and_read(reader, site: Site) -> None:
    url = feed(site, "One", "Two")
    added = reader("feeds", "add", "--allow-private", "--json", url)
    assert added.json == [{"url": url, "status": "added", "reason": None}]
    assert reader("list", "--json").json == []
    refreshed = reader("feeds", "refresh", "--allow-private", "--json")
    assert refreshed.json == [{"url": url, "status": "updated", "reason": None, "added": 2}]
    assert {a["title"] for a in reader("list", "--json").json} == {"One", "Two"}
    (row,) = reader("feeds", "--json").json
    assert (row["title"], row["articles"], row["unread"], row["problem"]) == ("Tide", 2, 2, None)
    assert reader("feeds", "mark", "tide").out == "2 marked done\n"
    assert reader("feeds", "list", "--json").json[0]["unread"] == 0


def test_a_refresh_brings_only_what_is_new_and_nothing_that_was_deleted(
    reader, site: Site, library_folder: Path
) -> None:
    url = feed(site, "One", "Two")
    reader("feeds", "add", "--allow-private", url)
    reader("feeds", "refresh", "--allow-private")
    with Library.open(library_folder) as library:
        library.remove("one")
    feed(site, "Three", "One", "Two")
    assert reader("feeds", "refresh", "--allow-private", "--json", "tide").json[0]["added"] == 1
    assert {a["title"] for a in reader("list", "--json").json} == {"Two", "Three"}


def test_a_refresh_asks_only_for_what_has_changed(reader, site: Site) -> None:
    reader("feeds", "add", "--allow-private", feed(site, "One", ETag='"7"'))
    reader("feeds", "refresh", "--allow-private")
    site.give("/feed", b"", status=304)
    again = reader("feeds", "refresh", "--allow-private", "--json")
    assert (again.status, again.json[0]["status"]) == (0, "unchanged")
    assert site.headers[-1]["If-None-Match"] == '"7"'


def test_of_summaries_the_pages_are_fetched_on_request(reader, site: Site) -> None:
    reader("feeds", "add", "--allow-private", feed(site, "One"))
    site.give("/One")
    reader("feeds", "refresh", "--fetch", "--allow-private")
    assert [a["title"] for a in reader("list", "--json").json] == ["Pier Closed"]


def test_one_feed_that_fails_stops_no_other_and_is_remembered(reader, site: Site) -> None:
    good = feed(site, "One")
    bad = site.give("/bad", FEED.format("").encode(), "application/rss+xml")
    reader("feeds", "add", "--allow-private", bad, good)
    site.give("/bad", status=500)
    outcome = reader("feeds", "refresh", "--allow-private", "--json")
    assert outcome.status == 1
    assert {row["url"]: row["status"] for row in outcome.json} == {bad: "failed", good: "updated"}
    problems = {row["url"]: row["problem"] for row in reader("feeds", "--json").json}
    assert "the server has a problem" in problems[bad]
    assert problems[good] is None


def test_an_opml_file_subscribes_to_all_it_lists(reader, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/f"'
        '/><outline text="B" xmlUrl="https://b.example/f"/></outline></body></opml>'
    )
    added = reader("add", "--json", path)
    assert [(row["source"], row["status"]) for row in added.json] == [
        ("https://a.example/f", "added"), ("https://b.example/f", "added"),
    ]  # fmt: skip
    again = reader("feeds", "add", "--json", path)
    assert [row["status"] for row in again.json] == ["unchanged", "unchanged"]
    assert reader("feeds", "remove", "a.example").out == "removed    A\n"
    assert [row["url"] for row in reader("feeds", "--json").json] == ["https://b.example/f"]


def test_what_is_no_feed_is_not_subscribed_to(reader, site: Site) -> None:
    outcome = reader("feeds", "add", "--allow-private", site.give("/page"))
    assert outcome.status == 1
    assert "is no feed" in outcome.err
    assert reader("feeds", "refresh").status == 1
    assert reader("feeds", "mark", "nothing").status == 1


def test_subscribing_is_a_step_that_undo_takes_back(library: Library) -> None:
    feeds = Feeds(library.ledger)
    feeds.add("https://a.example/f", "A")
    assert library.undo() == "subscribed to A"
    assert feeds.all() == []


# -- exports ---------------------------------------------------------------------------------------


def test_bookmarks_are_told_and_fetched_only_on_request(
    reader, site: Site, tmp_path: Path, library_folder: Path
) -> None:
    path = tmp_path / "pocket.csv"
    path.write_text(
        "title,url,time_added,tags,status\n"
        f"Pier,{site.give('/pier')},1488535200,claim|sea/north,archive\n"
        f"Gone,{site.url}/gone,1488535200,,unread\n"
    )
    told = reader("add", "--json", path)
    assert told.status == 1
    assert [row["status"] for row in told.json] == ["unfetched", "unfetched"]
    assert told.err == (
        "reader: 2 addresses are only named there and not fetched; "
        "--fetch fetches them, one by one\n"
    )
    assert site.asked == []
    fetched = reader("add", "--json", "--fetch", "--allow-private", path)
    assert [row["status"] for row in fetched.json] == ["added", "failed"]
    (article,) = reader("list", "--json").json
    assert (article["status"], article["added"]) == ("archived", "2017-03-03T10:00:00Z")
    assert article["tags"] == ["claim", "sea/north"]
    asked = len(site.asked)
    again = reader("add", "--json", "--fetch", "--allow-private", path)
    assert [row["status"] for row in again.json] == ["unchanged", "failed"]
    assert site.asked[asked:] == ["/robots.txt", "/gone"]
    with Library.open(library_folder) as library:
        (note,) = library.annotations(article=article["id"])
    assert (note.start, note.tags) == (None, ("claim", "sea/north"))


def test_passages_marked_elsewhere_are_annotations_here(
    reader, tmp_path: Path, library_folder: Path
) -> None:
    row = {
        "is_archived": 0, "is_starred": 1, "tags": ["#claim", "//"], "title": "Pier Closed",
        "url": "https://a.example/1", "content": "<p>The pier is closed.</p><p>It rained.</p>",
        "created_at": "2017-03-03T10:00:00+00:00",
        "annotations": [{"text": "Really?", "quote": "pier  is closed"},
                        {"text": "Where?", "quote": "words it has not"}],
    }  # fmt: skip
    path = tmp_path / "wallabag.json"
    path.write_text(json.dumps([row]))
    for _ in range(2):
        assert reader("add", path).status == 0
    with Library.open(library_folder) as library:
        (listed,) = library.articles()
        whole, passage = library.annotations(article=listed.id)
        assert listed.starred
        assert library.original(listed.id) is not None
    assert (whole.tags, whole.note) == (("claim",), "“words it has not”\nWhere?")
    assert (passage.exact, passage.note, passage.tags) == ("pier is closed", "Really?", ())
