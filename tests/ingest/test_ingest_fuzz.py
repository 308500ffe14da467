"""Whatever any importer is given: articles that hold together, or one line about why not."""

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
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_gives_articles_or_an_error(kind: str, data: st.DataObject) -> None:
    damaged = data.draw(st.composite(damage)(SEEDS[kind]))
    begun = time.monotonic()
    check(damaged, f"a{SUFFIXES.get(kind, '')}")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("kind", SUFFIXES)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300))
def test_any_bytes_by_any_name_give_an_article_or_an_error(kind: str, data: bytes) -> None:
    check(data, f"a{SUFFIXES[kind]}")


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
