"""Whatever any importer is given: articles that hold together, or one line about why not."""

import csv
import io
import json
import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.ingest import Source, entries_of, importers
from reader.model import SourceError
from tests.ingest.made import MHTML, docx, epub, paragraph, pdf, zipped
from tests.ingest.server import PAGE
from tests.ingest.test_ingest_lists import ATOM, BOOKMARKS, RSS
from tests.ingest.test_ingest_properties import check_article

CHAPTER = "<h1>One</h1><p>The pier is closed.</p>"
WALLABAG = b'[{"is_archived":1,"url":"https://a.example/","content":"<p>It rained.</p>","tags":[]}]'
POCKET = b"title,url,time_added,tags,status\nOne,https://a.example/1,1488535200,a|b,unread\n"
OPML = b'<opml><body><outline xmlUrl="https://a.example/f" text="A"/></body></opml>'

SEEDS: dict[str, bytes] = {
    "text": b"Pier Closed\n\nThe pier is closed.\n\n- a\n- b\n",
    "markdown": b"---\ntitle: Pier\n---\n# Pier\n\nIt is *closed*.[^1]\n\n[^1]: So it is.\n",
    "html": PAGE,
    "mhtml": MHTML,
    "pdf": pdf([[(72, 90, 24, "Pier Closed"), (72, 130, 11, "The pier is closed today.")]]),
    "epub": epub({"a.xhtml": CHAPTER, "b.xhtml": CHAPTER}),
    "docx": docx(paragraph("The pier is closed.")),
    "archive": zipped({"a.txt": "It is closed.", "b.csv": POCKET}),
    "omnivore": zipped(
        {
            "metadata_0_to_20.json": b'[{"slug":"a","savedAt":"2017-03-03","url":"https://a.example/"}]',
            "content/a.html": "<p>It rained.</p>",
            "highlights/a.md": "> It rained.\n\n#a\n\nb",
        },
        packed=False,
    ),
    "feed": RSS.encode(),
    "atom": ATOM.encode(),
    "opml": OPML,
    "reading_list": POCKET,
    "saved_json": WALLABAG,
    "bookmarks": BOOKMARKS.encode(),
}
SUFFIXES = {
    "text": ".txt", "markdown": ".md", "html": ".html", "mhtml": ".mht", "pdf": ".pdf",
    "epub": ".epub", "docx": ".docx", "feed": ".rss", "atom": ".atom", "opml": ".opml",
}  # fmt: skip


def check(data: bytes, name: str) -> None:
    try:
        entries = entries_of(Source(data=data, name=name))
    except SourceError as error:
        check_error(error)
        return
    assert entries
    for entry in entries[:20]:
        assert entry.read is not None or entry.url is not None
        try:
            article = entry.read().article if entry.read else None
        except SourceError as error:
            check_error(error)
        else:
            if article is not None:
                check_article(article)


def check_error(error: SourceError) -> None:
    assert str(error)
    assert "\n" not in str(error)
    assert "could not be read as" not in str(error), error


def test_every_importer_has_a_seed() -> None:
    assert {importer.name for importer in importers()} <= SEEDS.keys()


@pytest.mark.parametrize("kind", SEEDS)
def test_the_seed_itself_is_read(kind: str) -> None:
    assert entries_of(Source(data=SEEDS[kind], name=f"a{SUFFIXES.get(kind, '')}"))


def damage(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes changed, doubled, left out or put in, at a few places."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(out) - 1)))
        what = draw(st.integers(0, 4))
        if what == 0:
            out[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
        elif what == 1:
            del out[at : at + draw(st.integers(1, 60))]
        elif what == 2:
            out[at:at] = out[at : at + draw(st.integers(1, 200))] * draw(st.integers(1, 9))
        elif what == 3:
            out[at:at] = draw(st.sampled_from(HOSTILE))
        else:
            del out[at:]
    return bytes(out)


HOSTILE = [
    b"<", b">", b"&", b"\0", b"\xff\xfe", b"]]>", b"<!--", b"<![CDATA[", b"&#0;", b"&#x1b;[31m",
    b"\x1b[2J", "\u202e".encode(), b"<p>" * 300, b"[" * 300, b"(" * 300, b"\\", b'"', b"'", b"\n",
    b"%PDF-", b"PK\x03\x04", b"<?xml version='1.0' encoding='utf-7'?>", b"9" * 40, b"-1", b"../",
    b"obj", b"stream", b"/Count 999999999", b"/Parent 2 0 R", b"<w:tbl>", b"boundary=",
]  # fmt: skip


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_gives_articles_or_an_error(kind: str, data: st.DataObject) -> None:
    damaged = data.draw(st.composite(damage)(SEEDS[kind]))
    begun = time.monotonic()
    check(damaged, f"a{SUFFIXES.get(kind, '')}")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("kind", SUFFIXES)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300))
def test_any_bytes_by_any_name_give_an_article_or_an_error(kind: str, data: bytes) -> None:
    check(data, f"a{SUFFIXES[kind]}")


# -- files that are well formed and say what nobody expects -------------------------------------

WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "https://a.example/1", "javascript:alert(1)", "2017-03-03", "1488535200", "9" * 40, "-1",
        "\x1b[2J", "\u202ex", "\ud800".encode("utf-8", "replace").decode(), "<p>It rained.</p>",
        "<p>" * 200, "a|b,c", "#a #b", "[]", "null", "archive", "\0", "..\\..\\x",
    ]),
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)
KEYS = (
    "savedAt", "slug", "url", "title", "author", "labels", "publishedAt", "state", "is_archived",
    "is_starred", "content", "tags", "annotations", "created_at", "published_at", "published_by",
    "language", "href", "extended", "toread", "description", "time", "quote", "text", "name",
)  # fmt: skip
SIGNS = (
    ("savedAt", "slug", "url"),
    ("is_archived", "url", "content"),
    ("href", "extended", "toread"),
)
HEADINGS = (
    ("title", "url", "time_added", "tags", "status"),
    ("URL", "Title", "Selection", "Folder", "Timestamp", "Tags"),
    ("id", "title", "note", "excerpt", "url", "folder", "tags", "created", "cover", "highlights",
     "favorite"),
    ("Title", "URL", "ID", "Document tags", "Saved date", "Reading progress", "Location", "Seen"),
)  # fmt: skip
TOKENS = st.sampled_from([
    "# ", "- ", "1. ", "> ", "\n", "\n\n", "```", "`", "*", "**", "_", "[", "](", ")", "![", "|",
    "| - |", "[^1]", "[^1]: ", "---\n", "    ", "\t", "<b>", "</b>", "&amp;", "&#", "\\", "word",
    "<p>", "</p>", "<table>", "<tr>", "<td>", "<ul>", "<li>", "<h1>", "<a href='", "'>",
    "<img alt='", "<!--", "-->", "<pre>", "<script>", "</script>", "<blockquote>", "<sup>",
    "<ol start='-9'>", "title: ", "date: ", "By ", "2014-10-29", "<figure>", "<figcaption>",
    "<br>", "é", "🐟", "\u3000",
])  # fmt: skip
MARKUP = st.lists(TOKENS, max_size=60).map("".join)
QUIETLY = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))


@QUIETLY
@given(st.sampled_from(SIGNS), st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), max_size=4))
def test_any_saved_articles_as_json(signs: tuple[str, ...], rows: list[dict[str, object]]) -> None:
    known = [dict.fromkeys(signs, "https://a.example/1"), *rows]
    check(json.dumps(known).encode(), "a.json")


@QUIETLY
@given(st.sampled_from(HEADINGS), st.lists(st.lists(WORDS, max_size=12), max_size=4))
def test_any_rows_of_a_reading_list(headings: tuple[str, ...], rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    check(out.getvalue().encode("utf-8", "replace"), "a.csv")


@QUIETLY
@given(st.dictionaries(st.sampled_from(["a.txt", "b.md", "../c.html", "/d.csv", "e.json", "f.xml",
                                        "content/g.html", ".h", "__MACOSX/i.txt", "j.zip", "k/"]),
                       MARKUP, min_size=1))  # fmt: skip
def test_any_files_in_an_archive(files: dict[str, str]) -> None:
    check(zipped(files), "a.zip")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@QUIETLY
@given(markup=MARKUP)
def test_any_markup(name: str, markup: str) -> None:
    check(markup.encode(), name)


@QUIETLY
@given(MARKUP, MARKUP)
def test_any_chapter_any_document_any_item_of_a_feed_any_bookmark(one: str, other: str) -> None:
    check(epub({"a.xhtml": one, "b.xhtml": other}), "a.epub")
    check(docx(one + paragraph("x") + other), "a.docx")
    check(RSS.replace("</item>", f"<description>{one}</description></item>").encode(), "a.rss")
    check(ATOM.replace("</entry>", f"<content>{other}</content></entry>").encode(), "a.atom")
    check(OPML.replace(b"<outline ", b"<outline>%b</outline><outline " % one.encode()), "a.opml")
    check(f"{BOOKMARKS}<DT><A HREF='{one}'>{other}</A><DD>{one}".encode(), "a.html")
    check(MHTML.replace(b"<p>", one.encode("ascii", "replace") + b"<p>"), "a.mht")


@QUIETLY
@given(st.lists(st.tuples(st.integers(-50, 700), st.integers(-50, 900), st.integers(0, 90),
                          st.text("ab -1.•é)(\\", max_size=20)), max_size=30))  # fmt: skip
def test_any_words_on_a_page(placed: list[tuple[int, int, int, str]]) -> None:
    check(pdf([placed, placed]), "a.pdf")


# -- large ones ------------------------------------------------------------------------------------

BIG = 400_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", lambda: docx(paragraph("a ") * 8_000)),
        ("a.epub", lambda: epub({f"{n}.xhtml": CHAPTER for n in range(400)})),
        ("a.pdf", lambda: SEEDS["pdf"].replace(b"closed today", b"closed " * 20_000)),
        ("a.mht", lambda: MHTML.replace(b"png\r\n", b"png\r\n\r\n" + b"A" * BIG)),
        ("a.csv", lambda: POCKET + b'"' + b"x," * BIG),
        ("a.json", lambda: WALLABAG[:-1] + b"," + b"[" * BIG),
        ("a.html", lambda: BOOKMARKS.encode() + b"<DL><A HREF='" * 30_000),
        ("a.xml", lambda: OPML.replace(b"<body>", b"<body>" + b"<outline>" * BIG)),
        ("a.rss", lambda: RSS.replace("<item>", "<item></item><item>" * 9_000).encode()),
        ("a.zip", lambda: zipped({f"{n}.txt": f"The pier {n} is closed." for n in range(3_000)})),
        ("a.txt", lambda: b"The pier is closed.\n\n" * (BIG // 10)),
        ("a.md", lambda: b"- The *pier* is [closed](x).\n" * (BIG // 100)),
    ],
)
def test_large_and_hostile_ones_are_done_in_time_and_memory(
    name: str, data: Callable[[], bytes]
) -> None:
    made = data()
    tracemalloc.start()
    begun = time.monotonic()
    try:
        check(made, name)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.monotonic() - begun < 30
    assert peak < 300_000_000
