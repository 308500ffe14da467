"""People bring what they saved elsewhere: nothing that they did with it is lost."""

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest import Belongings, Entry, Passage, Source, entries_of
from reader.ingest.gather import fetched
from reader.ingest.omnivore import marked
from reader.ingest.saved import saved_time, tags_of
from reader.model import SourceError
from tests.ingest.made import pdf, zipped


def entries(data: str | bytes, name: str = "export") -> list[Entry]:
    data = data.encode() if isinstance(data, str) else data
    return entries_of(Source(data=data, name=name))


def test_pocket() -> None:
    first, second = entries(
        "title,url,time_added,tags,status\r\n"
        '"Pier, closed",https://a.example/pier,1488535200,harbour|to read,archive\r\n'
        "https://a.example/2,https://a.example/2,1488535201,,unread\r\n"
        "again,https://a.example/2,1488535202,,unread\r\n"
        "no address,javascript:alert(1),1488535202,,unread\r\n",
        "part_000000.csv",
    )
    assert (first.url, first.known and first.known.title) == (
        "https://a.example/pier",
        "Pier, closed",
    )
    assert first.belongings == Belongings(
        tags=("harbour", "to read"), status="archived", saved="2017-03-03T10:00:00Z"
    )
    assert (second.known and second.known.title, second.belongings.status) == ("", None)


def test_instapaper() -> None:
    archived, own, starred = entries(
        "URL,Title,Selection,Folder,Timestamp,Tags\n"
        'https://a.example/1,One,"It is a good\nharbour.",Archive,1488535200,'
        '"[""claim"",""eels""]"\n'
        "https://a.example/2,Two,,Harbours,1488535200,[]\n"
        "https://a.example/3,Three,,Starred,1488535200,\n"
    )
    assert archived.belongings == Belongings(
        tags=("claim", "eels"), passages=(Passage("It is a good\nharbour."),), status="archived",
        saved="2017-03-03T10:00:00Z",
    )  # fmt: skip
    assert own.belongings.tags == ("Harbours",)
    assert starred.belongings.starred


def test_readwise_reader() -> None:
    (entry,) = entries(
        "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
        "Pier,https://a.example/1,01h,\"['claim', 'eels']\",2017-03-03 10:00:00+00:00,0.5,archive,"
        "True\n"
    )
    assert entry.belongings == Belongings(
        tags=("claim", "eels"), status="archived", saved="2017-03-03T10:00:00Z"
    )


def test_raindrop() -> None:
    (entry,) = entries(
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        '1,Pier,Look this up,An excerpt,https://a.example/1,Sea,"claim, eels",'
        "2017-03-03T10:00:00.000Z,,,true\n"
    )
    assert entry.belongings == Belongings(
        tags=("Sea", "claim", "eels"), note="Look this up", starred=True,
        saved="2017-03-03T10:00:00Z",
    )  # fmt: skip


def test_omnivore() -> None:
    row = {
        "id": "1", "slug": "pier", "title": "Pier", "description": "x", "author": "Ida Holm",
        "url": "https://a.example/1", "state": "Archived", "readingProgress": 9, "thumbnail": None,
        "labels": ["claim", {"name": "eels"}], "savedAt": "2017-03-03T10:00:00.000Z",
        "updatedAt": "2017-03-03T10:00:00.000Z", "publishedAt": "2017-03-01T00:00:00.000Z",
    }  # fmt: skip
    (entry,) = entries(json.dumps([row, {"slug": "no address"}]), "metadata_0_to_20.json")
    assert entry.read is None
    assert entry.known is not None
    assert (entry.known.byline, entry.known.published) == ("Ida Holm", "2017-03-01T00:00:00Z")
    assert entry.belongings == Belongings(
        tags=("claim", "eels"), status="archived", saved="2017-03-03T10:00:00Z"
    )


def omnivore_archive(**files: str | bytes) -> bytes:
    """What Omnivore exports: a list of four articles, and these files beside it."""
    rows = [
        {
            "id": slug, "slug": slug, "title": title, "author": "Ida Holm", "url": url,
            "state": "Active", "labels": ["claim"], "savedAt": "2017-03-03T10:00:00.000Z",
            "publishedAt": "2017-03-01T00:00:00.000Z",
        }
        for slug, title, url in (
            ("pier-1", "Pier", "https://a.example/1"),
            ("letter-2", "Letter", "https://omnivore.app/no_url?q=1e747362"),
            ("report-3", "Report", "https://a.example/3.pdf"),
            ("gone-4", "Gone", "https://a.example/4"),
        )
    ]  # fmt: skip
    listing = {"metadata_0_to_20.json": json.dumps(rows)}
    return zipped({**listing, **files})


def read_archive(data: bytes) -> dict[str, Entry]:
    found = entries_of(Source(data=data, name="export.zip"))
    return {entry.label: entry for entry in found}


def test_omnivores_archive_brings_the_texts_beside_its_list() -> None:
    page = "<div class=page><h2>At sea</h2><p>The pier is <b>closed</b>.</p></div>"
    found = read_archive(
        omnivore_archive(
            **{
                "content/pier-1.html": page,
                "content/letter-2.html": "<p>Dear reader, it rained.</p>",
                "content/report-3.pdf": pdf(
                    [[(72, 90, 12, "The report says that it rained a lot.")]]
                ),
                "content/nobody-9.html": "<p>Nobody lists this page at all.</p>",
            }
        )
    )
    assert list(found) == ["export.zip: content/nobody-9.html", "Pier", "Letter", "Report", "Gone"]
    pier = found["Pier"].read
    assert pier is not None
    article = pier().article
    assert article.text == "At sea\n\nThe pier is closed."
    assert (article.title, article.byline, article.url) == (
        "Pier",
        "Ida Holm",
        "https://a.example/1",
    )
    letter, report = found["Letter"].read, found["Report"].read
    assert letter is not None
    assert report is not None
    assert (letter().article.text, letter().article.url) == ("Dear reader, it rained.", None)
    assert report().article.title == "Report"
    assert "says that it rained" in report().article.text
    assert (found["Gone"].read, found["Gone"].url) == (None, "https://a.example/4")


def test_omnivores_passages_come_with_their_labels_and_notes() -> None:
    marked = (
        "On the whole: read again.\n\n\n\n"
        "> pier is closed \n\n#to check #eels\n\nReally?\n\nAsk Ida.\n\n"
        "> It rained.\n> \n> It stopped. \n\n"
        "> closed \n\n#1 in the list of things that are never true"
    )
    found = read_archive(
        omnivore_archive(
            **{
                "content/pier-1.html": "<p>The pier is closed.</p>",
                "highlights/pier-1.md": marked,
            }
        )
    )
    assert found["Pier"].belongings == Belongings(
        tags=("claim",), note="On the whole: read again.", saved="2017-03-03T10:00:00Z",
        passages=(
            Passage("pier is closed", "Really?\n\nAsk Ida.", ("to check", "eels")),
            Passage("It rained.\n\nIt stopped."),
            Passage("closed", "#1 in the list of things that are never true"),
        ),
    )  # fmt: skip


@given(st.text(max_size=300))
def test_any_file_of_passages_is_read(markdown: str) -> None:
    note, passages = marked(markdown)
    assert isinstance(note, str)
    assert all(passage.quote for passage in passages)


def test_wallabag_brings_the_text_and_the_annotations() -> None:
    row = {
        "is_archived": 1, "is_starred": 1, "tags": ["claim", "eels"], "title": "Pier Closed",
        "url": "https://a.example/1",
        "content": "<p>The pier is <b>closed</b>.</p><p>It rained.</p>",
        "created_at": "2017-03-03T10:00:00+00:00", "published_at": "2017-03-01T00:00:00+0000",
        "published_by": ["Ida Holm"], "language": "en_GB",
        "annotations": [{"text": "Really?", "quote": "pier is closed", "ranges": []}],
    }  # fmt: skip
    (entry,) = entries(json.dumps([row]))
    assert entry.read is not None
    reading = entry.read()
    article = reading.article
    assert article.text == "The pier is closed.\n\nIt rained."
    assert (article.title, article.byline, article.language) == ("Pier Closed", "Ida Holm", "en")
    assert reading.original is not None
    assert (reading.original.name, reading.original.url) == ("Pier Closed.html", row["url"])
    assert entry.belongings == Belongings(
        tags=("claim", "eels"), passages=(Passage("pier is closed", "Really?"),),
        status="archived", starred=True, saved="2017-03-03T10:00:00Z",
    )  # fmt: skip


def test_pinboard() -> None:
    row = {
        "href": "https://a.example/1", "description": "Pier", "extended": "Look this up",
        "meta": "x", "hash": "y", "time": "2017-03-03T10:00:00Z", "shared": "no", "toread": "yes",
        "tags": "claim eels",
    }  # fmt: skip
    (entry,) = entries(json.dumps([row]))
    assert entry.known is not None
    assert entry.known.title == "Pier"
    assert entry.belongings == Belongings(
        tags=("claim", "eels"), note="Look this up", saved="2017-03-03T10:00:00Z"
    )


BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks Menu</H1>
<DL><p>
  <DT><A HREF="https://a.example/1" ADD_DATE="1488535200" TAGS="claim,eels">Pier &amp; sea</A>
  <DD>Look this up
  <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
  <DL><p>
    <DT><H3>Harbours</H3>
    <DL><p><DT><H3>North/West</H3><DL><p>
      <DT><A HREF='https://a.example/2'>Two</A>
    </DL><p></DL><p>
    <DT><A HREF="https://a.example/3">https://a.example/3</A>
    <DT><A HREF="javascript:alert(1)">x</A>
    <DT><A HREF="place:sort=8">x</A>
  </DL><p>
</DL>"""


def test_a_browsers_bookmarks() -> None:
    one, two, three = entries(BOOKMARKS, "bookmarks.html")
    assert one.known is not None
    assert one.known.title == "Pier & sea"
    assert one.belongings == Belongings(
        tags=("claim", "eels"), note="Look this up", saved="2017-03-03T10:00:00Z"
    )
    assert (two.url, two.belongings.tags) == ("https://a.example/2", ("Harbours/North West",))
    assert three.belongings.tags == ()


def test_the_page_that_pocket_made() -> None:
    one, two = entries(
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
        '<li><a href="https://a.example/1" time_added="1488535200" tags="claim,eels">One</a></li>'
        '</ul><h1>Read Archive</h1><ul><li><a href="https://a.example/2" time_added="1488535200" '
        'tags="">Two</a></li></ul></body></html>',
        "ril_export.html",
    )
    assert one.belongings == Belongings(tags=("claim", "eels"), saved="2017-03-03T10:00:00Z")
    assert two.belongings == Belongings(status="archived", saved="2017-03-03T10:00:00Z")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("title,url,time_added,tags,status\n", "lists no addresses"),
        ('[{"savedAt": 1, "slug": 2, "url": 3}, ', "is damaged JSON"),
        ('[{"savedAt": 1, "slug": 2, "url": 3}]', "lists no articles"),
        ('[{"savedAt": "", "slug": "", "url": ' + "[" * 100_000, "is damaged JSON"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p></DL>", "lists no web addresses"),
        ("<opml><body></body></opml>", "lists no feeds"),
        ("<rss><channel></channel>", "no articles|no feed"),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
         "has no articles at present"),
    ],
)  # fmt: skip
def test_an_export_that_is_damaged_or_empty_is_told(data: str, said: str) -> None:
    with pytest.raises(SourceError, match=rf"^export: .*({said})"):
        entries(data)


@pytest.mark.parametrize("end", ["</a>", ""])
def test_hostile_bookmarks_are_read_in_time(end: str) -> None:
    begun = time.monotonic()
    data = "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + f"<H3>x<A HREF='https://a.b/'>{end}<DL>" * 20_000
    with contextlib.suppress(SourceError):
        entries(data)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1488535200, "2017-03-03T10:00:00Z"), ("1488535200000", "2017-03-03T10:00:00Z"),
     ("2017-03-03", "2017-03-03T00:00:00Z"), ("soon", ""), (None, ""), ("1" * 40, ""), (0, "")],
)  # fmt: skip
def test_times_are_understood_as_exports_write_them(value: object, expected: str) -> None:
    assert saved_time(value) == expected


def test_tags_are_understood_as_exports_write_them() -> None:
    assert tags_of("a|b c|a", "|") == ("a", "b c")
    assert tags_of('["a","b"]') == ("a", "b")
    assert tags_of("#a, b,,") == ("a", "b")
    assert tags_of(None) == ()


# -- feeds -----------------------------------------------------------------------------------------

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast Post</title>
<language>en-gb</language>
<item><title>Pier &amp;amp; sea</title><link>https://a.example/1</link><guid>g1</guid>
  <pubDate>Fri, 03 Mar 2017 10:00:00 GMT</pubDate><dc:creator>Ida Holm</dc:creator>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>The pier is <a href="/x">closed</a>.</p><p>It rained.</p>
  <script>alert(1)</script>]]></content:encoded></item>
<item><title>Two</title><link>https://a.example/2</link>
  <author>desk@a.example (Petra Vlk)</author>
  <description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tide</title>
<entry><title type="html">One &lt;i&gt;day&lt;/i&gt;</title><id>urn:1</id>
<link href="https://b.example/1"/><updated>2017-03-03T11:00:00+01:00</updated>
<author><name>Ola Moe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It is open.</p></div></content>
</entry></feed>"""


def test_an_rss_feed_gives_its_articles_with_their_metadata() -> None:
    whole, short = entries(RSS, "feed.xml")
    assert whole.read is not None
    article = whole.read().article
    assert article.text == "The pier is closed.\n\nIt rained."
    assert (article.title, article.byline, article.publisher) == (
        "Pier & sea", "Ida Holm", "Coast Post",
    )  # fmt: skip
    assert (article.published, article.language) == ("2017-03-03T10:00:00Z", "en")
    assert article.url == "https://a.example/1"
    assert [item.value for item in article.structure] == ["https://a.example/x"]
    assert (whole.key, whole.partial) == ("g1", False)
    assert short.partial
    assert short.read is not None
    assert short.read().article.byline == "Petra Vlk"
    assert "text: the feed gives a summary only; --fetch fetches the page" in (
        short.read().article.assumed
    )


def test_an_atom_feed_does_too() -> None:
    (entry,) = entries(ATOM)
    assert entry.read is not None
    article = entry.read().article
    assert (article.title, article.text, article.byline) == ("One day", "It is open.", "Ola Moe")
    assert article.published == "2017-03-03T10:00:00Z"


def test_of_a_summary_the_page_is_read_where_it_can_be_had() -> None:
    def page(url: str) -> Source:
        return Source(data=b"The whole of it, and not a word less.", name="x.txt", url=url)

    def nobody(url: str) -> Source:
        raise SourceError(f"{url}: is gone")

    short = entries(RSS)[1]
    whole = fetched(short, page)
    assert whole.read is not None
    article = whole.read().article
    assert article.text.startswith("The whole of it")
    assert (article.title, article.publisher) == ("Two", "Coast Post")
    summary = fetched(short, nobody)
    assert summary.read is not None
    assert summary.read().article.text == "Only a summary."


def test_a_feed_that_is_no_feed_is_told() -> None:
    for data in ("It rained.", '{"a": 1}', "<feeding><a/></feeding>"):
        with pytest.raises(SourceError, match=r"^x\.rss: is no feed"):
            entries_of(Source(data=data.encode(), name="x.rss", media_type="application/rss+xml"))


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize(
    "data",
    [
        BOMB + RSS.partition("?>")[2].replace("Short.", "&i;&f;"),
        BOMB + '<opml><body><outline text="&i;&f;" xmlUrl="https://a.example/"/></body></opml>',
        RSS.replace("Short.", "&lt;div&gt;" * 100_000),
        RSS.replace("<description>", "<description>" * 100_000),
        RSS.replace("closed", "<div>" * 100_000),
        RSS.replace("<channel>", "<channel>" + "<item><title>x</title></item>" * 20_000),
    ],
    ids=["rss-entities", "opml-entities", "escaped-tags", "nested", "nested-html", "items"],
)
def test_hostile_feeds_are_read_in_time_and_give_nothing_away(data: str) -> None:
    begun = time.monotonic()
    try:
        found = entries(data, "x.rss")
        texts = [entry.read().article.text for entry in found if entry.read]
    except SourceError:
        texts = []
    assert time.monotonic() - begun < 20
    assert "root:" not in "".join(texts)
    assert sum(map(len, texts)) < 2_000_000


def test_a_file_without_a_name_in_an_archive_is_left_out() -> None:
    data = zipped({"a.txt": "It rained.", "b.txt": "It stopped."}, packed=False)
    head, _, rest = data.rpartition(b"a.txt")
    found = entries(head + b"\0.txt" + rest, "a.zip")
    assert [entry.label for entry in found] == ["a.zip: b.txt"]
