"""People add what they have: PDFs, e-books, Word files, saved web archives."""

import re
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest import Source, entries_of, read_source
from reader.ingest.columns import in_reading_order
from reader.ingest.printed import Line
from reader.model import Article, SourceError
from tests.ingest.made import (
    FOOTNOTES,
    MHTML,
    STYLES,
    Placed,
    docx,
    epub,
    paragraph,
    pdf,
    zipped,
)


def read(data: bytes, name: str) -> Article:
    return read_source(Source(data=data, name=name))


def marks(article: Article, kind: str) -> list[tuple[str, int, str]]:
    return [
        (article.text[item.start : item.end], item.level, item.value)
        for item in article.structure
        if item.kind == kind
    ]


# -- PDF -------------------------------------------------------------------------------------------


def lines(words: list[str], top: float, left: float = 72, size: float = 11) -> list[Placed]:
    return [(left, top + at * 14, size, line) for at, line in enumerate(words)]


FIRST = lines(
    [
        "The harbour of Lesna will stay shut until spring, the mayor said, and nobody there",
        "was much surprised, because the well-known lock has been announc-",
        "ed four times already. The well-",
    ],
    200,
)
SECOND = lines(
    ["known lock is still in the yard, as everybody in the town can see who walks along it."], 100
)


def review(number: int, body: list[Placed]) -> list[Placed]:
    head = (200, 30, 8, f"Coast Post Review {number}")
    return [head, *body, (290, 815, 8, f"Page {number}")]


def test_a_pdf_is_read_in_paragraphs_without_running_heads_and_divided_words() -> None:
    title = (72, 90, 24, "Harbour to Open")
    byline = (72, 130, 11, "By Petra Vlk")
    other = lines(
        ["It is a good harbour. It was only never a punctual one, Horvath said to us."], 300
    )
    data = pdf(
        [
            review(1, [title, byline, *FIRST]),
            review(2, [*SECOND, (72, 250, 16, "What now?"), *other]),
            review(3, lines(["Nobody knows."], 100)),
        ],
        CreationDate="D:20170303120000Z",
    )
    article = read(data, "review.pdf")
    assert (article.title, article.byline, article.published) == (
        "Harbour to Open", "Petra Vlk", "2017-03-03",
    )  # fmt: skip
    assert article.text.split("\n\n") == [
        "The harbour of Lesna will stay shut until spring, the mayor said, and nobody there was "
        "much surprised, because the well-known lock has been announced four times already. The "
        "well-known lock is still in the yard, as everybody in the town can see who walks along "
        "it.",
        "What now?",
        "It is a good harbour. It was only never a punctual one, Horvath said to us.",
        "Nobody knows.",
    ]
    assert marks(article, "heading") == [("What now?", 2, "")]
    assert "published: when the file was made" in article.assumed


def test_what_a_pdf_says_of_itself_is_used_unless_it_is_the_programs() -> None:
    body = lines(["The pier is closed until the spring, and nobody minds.", "It rained."], 100)
    known = read(pdf([body], Title="Pier Closed", Author="Ida Holm"), "x.pdf")
    assert (known.title, known.byline) == ("Pier Closed", "Ida Holm")
    junk = read(pdf([body], Title="Microsoft Word - a.docx", Author="user"), "x.pdf")
    assert (junk.title, junk.byline) == ("x", None)


def test_a_list_in_a_pdf_is_a_list() -> None:
    words = ["Bring these things to the harbour on Friday:", "- a rope", "- a lamp", "1. a map"]
    article = read(pdf([lines(words, 100)]), "x.pdf")
    assert marks(article, "list_item") == [
        ("a rope", 1, "•"),
        ("a lamp", 1, "•"),
        ("a map", 1, "1."),
    ]


def column(name: str, rows: int, words: int = 6) -> list[str]:
    """Lines that fill a column, and end in the middle of a sentence."""
    return [f"{name}{at} " + "said that the harbour will".rsplit(" ", 6 - words)[0]
            for at in range(rows)]  # fmt: skip


def across(columns: list[list[str]], top: float, width: float) -> list[Placed]:
    """Columns as some programs write them: row by row."""
    return [
        (60 + at * width, top + row * 14, 10, columns[at][row])
        for row in range(max(map(len, columns)))
        for at in range(len(columns))
        if row < len(columns[at])
    ]


def order(text: str) -> list[str]:
    """The names of the lines in the order they are read."""
    return re.findall(r"\b[a-z]\d+\b", text)


@pytest.mark.parametrize(("count", "width"), [(2, 250), (3, 165)])
def test_columns_written_row_by_row_are_read_one_after_the_other(count: int, width: float) -> None:
    columns = [column(name, 12) for name in "lmr"[:count]]
    wide = "A line that goes over all of the page says what it is about before it begins there."
    page = [
        (60, 60, 20, "Harbour to Open in Spring, Mayor Says"), (60, 100, 10, wide),
        *across(columns, 130, width),
    ]  # fmt: skip
    twice = [*page, (60, 330, 10, wide), *across(columns, 350, width)]
    expected = [line.split()[0] for each in columns for line in each]
    for placed, times in ((page, 1), (twice, 2)):
        article = read(pdf([placed]), "x.pdf")
        assert order(article.text) == expected * times
        assert not any("order" in said for said in article.assumed)


def test_columns_written_one_by_one_and_one_column_stay_as_they_are() -> None:
    columns = [column("l", 12), column("r", 12)]
    placed = across(columns, 100, 250)
    one_by_one = [p for at in (60, 310) for p in placed if p[0] == at]
    article = read(pdf([one_by_one]), "x.pdf")
    assert order(article.text) == [f"l{at}" for at in range(12)] + [f"r{at}" for at in range(12)]
    single = read(pdf([across([column("l", 12)], 100, 250)]), "x.pdf")
    assert order(single.text) == [f"l{at}" for at in range(12)]


def test_a_table_in_a_pdf_is_read_row_by_row() -> None:
    names, counts = [f"a{at} quay" for at in range(12)], [f"b{at}" for at in range(12)]
    article = read(pdf([across([names, counts], 100, 250)]), "x.pdf")
    assert order(article.text) == [f"{name}{at}" for at in range(12) for name in "ab"]
    assert not any("order" in said for said in article.assumed)


def test_columns_that_cannot_be_told_from_a_table_are_said() -> None:
    page = across([column("l", 12), [f"r{at}" for at in range(12)]], 100, 250)
    article = read(pdf([page]), "x.pdf")
    assert order(article.text) == [f"{name}{at}" for at in range(12) for name in "lr"]
    assert "order: the columns of page 1 could not be told" in article.assumed
    many = read(pdf([page] * 7), "x.pdf")
    assert "order: the columns of pages 1, 2, 3, 4, 5 and 2 more could not be told" in many.assumed


def test_columns_of_a_script_from_right_to_left_begin_on_the_right() -> None:
    def line(words: str, left: float, row: int) -> Line:
        top = 100.0 + row * 14
        return Line(words, 0, left, left + 200, top, top + 10, 10.0, 842.0)

    pieces = [
        line(f"{name} {row} الميناء مغلق حتى الربيع", left, row)
        for row in range(10)
        for name, left in (("l", 60.0), ("r", 300.0))
    ]
    read = in_reading_order(pieces, pieces)
    assert [piece.text[0] for piece in read.lines] == ["r"] * 10 + ["l"] * 10


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 80), st.integers(1, 300)), max_size=60)
)
def test_whatever_stands_where_no_line_is_lost(placed: list[tuple[int, int, int]]) -> None:
    pieces = [
        Line(f"word {at} more words", 0, left, left + width, row * 10, row * 10 + 9, 9.0, 842.0)
        for at, (left, row, width) in enumerate(placed)
    ]
    assert sorted(in_reading_order(pieces, pieces).lines) == sorted(pieces)


def test_a_long_pdf_without_text_is_called_scanned() -> None:
    begun = time.monotonic()
    with pytest.raises(SourceError, match=r"^x\.pdf: scanned: no text, its 500 pages are pictures"):
        read(pdf([[]] * 500), "x.pdf")
    assert time.monotonic() - begun < 20


ENCRYPTED = """
JVBERi0xLjUKJenr8b8KMSAwIG9iago8PAovQ291bnQgMQovS2lkcyBbMyAwIFJdCi9NZWRpYUJveCBbMCAwIDU5NS4yOCA4
NDEuODldCi9UeXBlIC9QYWdlcwo+PgplbmRvYmoKMiAwIG9iago8PAovT3BlbkFjdGlvbiBbMyAwIFIgL0ZpdEggbnVsbF0K
L1BhZ2VMYXlvdXQgL09uZUNvbHVtbgovUGFnZXMgMSAwIFIKL1R5cGUgL0NhdGFsb2cKPj4KZW5kb2JqCjMgMCBvYmoKPDwK
L0NvbnRlbnRzIDQgMCBSCi9Hcm91cCA8PC9UeXBlIC9Hcm91cCAvUyAvVHJhbnNwYXJlbmN5IC9DUyAvRGV2aWNlUkdCPj4K
L1BhcmVudCAxIDAgUgovUmVzb3VyY2VzIDYgMCBSCi9UeXBlIC9QYWdlCj4+CmVuZG9iago0IDAgb2JqCjw8Ci9GaWx0ZXIg
L0ZsYXRlRGVjb2RlCi9MZW5ndGggNzgKPj4Kc3RyZWFtCo52XP/U0Dapi0FKUkSJvmb3iKncAN3PctcDOmdE4Jv6Z98WrEQk
+GzwbJtuVeDUnM3ZHwpOUQS3oz19JC1vFcAwhi0Ojh/A1VfQcwSIeQplbmRzdHJlYW0KZW5kb2JqCjUgMCBvYmoKPDwKL0Jh
c2VGb250IC9IZWx2ZXRpY2EKL0VuY29kaW5nIC9XaW5BbnNpRW5jb2RpbmcKL1N1YnR5cGUgL1R5cGUxCi9UeXBlIC9Gb250
Cj4+CmVuZG9iago2IDAgb2JqCjw8Ci9Gb250IDw8L0YxIDUgMCBSPj4KL1Byb2NTZXQgWy9QREYgL1RleHQgL0ltYWdlQiAv
SW1hZ2VDIC9JbWFnZUldCj4+CmVuZG9iago3IDAgb2JqCjw8Ci9DcmVhdGlvbkRhdGUgPEJBMUFFNDM2NzAxRjJFNDlDQTQ2
NDZCNEQ2NDFDNzRBQTA+Cj4+CmVuZG9iago4IDAgb2JqCjw8Ci9FbmNyeXB0TWV0YWRhdGEgZmFsc2UKL0ZpbHRlciAvU3Rh
bmRhcmQKL0xlbmd0aCAxMjgKL08gPDcyNDJFQUE4MTgyMTQyMkYzN0IxNTNBNzM5MTIzN0EzMTdFNzU4OUIyM0M4OEMwMDhC
OTA4QjcwRDQ1Q0RCMUI+Ci9QIC00Ci9SIDMKL1N0bUYgL1N0ZENGCi9TdHJGIC9TdGRDRgovVSA8NEIzMDU5NTkwOUI0NUEz
ODBCNTRDQjI0N0NCRUUwOTU2MzhGMTcwNzQ3QzFEMDc5NkY1NDg1NzI4MzQ0RTE5RD4KL1YgMgo+PgplbmRvYmoKeHJlZgow
IDkKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAxMDIgMDAwMDAgbiAKMDAwMDAwMDIw
NSAwMDAwMCBuIAowMDAwMDAwMzQxIDAwMDAwIG4gCjAwMDAwMDA0OTAgMDAwMDAgbiAKMDAwMDAwMDU4NyAwMDAwMCBuIAow
MDAwMDAwNjc0IDAwMDAwIG4gCjAwMDAwMDA3NDYgMDAwMDAgbiAKdHJhaWxlcgo8PAovU2l6ZSA5Ci9Sb290IDIgMCBSCi9J
bmZvIDcgMCBSCi9FbmNyeXB0IDggMCBSCi9JRCBbPDRDQTZERjdFMUMyMUM0RTNDNTU2QUEyQjQ3NUZCMzA0Pjw0Q0E2REY3
RTFDMjFDNEUzQzU1NkFBMkI0NzVGQjMwND5dCj4+CnN0YXJ0eHJlZgoxMDAyCiUlRU9GCg==
"""


def test_an_encrypted_pdf_is_told() -> None:
    from base64 import b64decode

    with pytest.raises(SourceError, match=r"^x\.pdf: is encrypted; open it, save it without"):
        read(b64decode(ENCRYPTED), "x.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", pdf([FIRST])[:300], b"%PDF-" + bytes(900)])
def test_a_damaged_pdf_is_told(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^x\.pdf: (is damaged|none of its pages|scanned)"):
        read(data, "x.pdf")


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(SourceError, match=r"extra 'pdf': pip install 'reader-desk\[pdf\]'"):
        read(pdf([FIRST]), "x.pdf")


# -- EPUB ------------------------------------------------------------------------------------------

ABOUT = (
    "<dc:title>The Pier</dc:title><dc:creator>Ida Holm</dc:creator><dc:creator>Ola Moe"
    "</dc:creator><dc:date>2017-03-03</dc:date><dc:publisher>Tide Books</dc:publisher>"
    "<dc:language>en-GB</dc:language><dc:identifier>urn:isbn:1</dc:identifier>"
)


def test_a_book_is_read_in_the_order_of_its_spine_with_its_metadata() -> None:
    data = epub(
        {
            "a%20b.xhtml".replace("%20", "_"): "<h1>One</h1><p>The pier is <em>closed</em>.</p>",
            "two.xhtml": "<h1>Two</h1><p>It is open.</p><ul><li>ropes</li><li>lamps</li></ul>",
        },
        about=ABOUT,
    )
    article = read(data, "pier.epub")
    assert article.text == "One\n\nThe pier is closed.\n\nTwo\n\nIt is open.\n\nropes\nlamps"
    assert (article.title, article.byline) == ("The Pier", "Ida Holm and Ola Moe")
    assert (article.published, article.publisher) == ("2017-03-03", "Tide Books")
    assert article.language == "en"
    assert [text for text, _, _ in marks(article, "heading")] == ["One", "Two"]
    assert marks(article, "emphasis") == [("closed", 0, "")]


def test_footnotes_of_a_book_are_footnotes() -> None:
    data = epub({
        "a.xhtml": '<p>It shut.<a epub:type="noteref" href="#n1" id="r1">1</a> It rained.</p>'
        '<aside epub:type="footnote" id="n1"><p>In 1987. <a href="#r1">back</a></p></aside>',
    })  # fmt: skip
    article = read(data, "pier.epub")
    assert article.text == "It shut.¹ It rained.\n\nIn 1987."
    assert marks(article, "footnote_ref") == [("¹", 0, "1")]
    assert marks(article, "footnote") == [("In 1987.", 0, "1")]


@pytest.mark.parametrize(
    "more",
    [
        {"META-INF/rights.xml": "<rights/>"},
        {"META-INF/license.lcpl": "{}"},
        {"META-INF/encryption.xml": "<encryption><EncryptedData><EncryptionMethod Algorithm="
         "'http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></EncryptedData></encryption>"},
    ],
)  # fmt: skip
def test_a_locked_book_is_told(more: dict[str, str]) -> None:
    with pytest.raises(SourceError, match=r"^x\.epub: is locked by its seller \(DRM\)"):
        read(epub({"a.xhtml": "<p>x</p>"}, more=more), "x.epub")


def test_scrambled_fonts_bar_nobody_from_the_text() -> None:
    more = {"META-INF/encryption.xml": "<encryption><EncryptedData><EncryptionMethod Algorithm="
            "'http://www.idpf.org/2008/embedding'/></EncryptedData></encryption>"}  # fmt: skip
    assert read(epub({"a.xhtml": "<p>It shut.</p>"}, more=more), "x.epub").text == "It shut."


def test_a_book_with_a_missing_chapter_is_read_without_it_and_says_so() -> None:
    data = epub({"a.xhtml": "<p>It shut.</p>", "b.xhtml": "<p>Gone.</p>"})
    data = data.replace(b"OEBPS/b.xhtml", b"OEBPS/x.xhtml")
    article = read(data, "x.epub")
    assert article.text == "It shut."
    assert "1 of 2 chapters are missing or damaged" in article.assumed


@pytest.mark.parametrize(
    "files",
    [
        {"mimetype": "application/epub+zip"},
        {"mimetype": "application/epub+zip", "META-INF/container.xml": "no XML at all"},
        {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"},
    ],
)
def test_a_damaged_book_is_told(files: dict[str, bytes | str]) -> None:
    with pytest.raises(SourceError, match=r"^x\.epub: .*(missing|damaged)"):
        read(zipped(files, packed=False), "x.epub")


# -- DOCX ------------------------------------------------------------------------------------------


def test_a_word_document_is_read_with_its_styles() -> None:
    link = '<w:hyperlink r:id="link"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Pier", "closed"))
    data = docx(
        paragraph("Harbour to Open", "Title")
        + paragraph("The harbour stays shut; read more ", more=f"{link}{note}")
        + paragraph("What now?", "heading1")
        + paragraph("It is late.", "Quote")
        + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Never</w:t></w:r><w:r><w:t> mind.</w:t></w:r></w:p>"
        + f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>",
        core="<dc:title>Document1</dc:title><dc:creator>Petra Vlk</dc:creator>"
        "<dcterms:created>2017-03-03T10:00:00Z</dcterms:created>",
        parts={"styles": STYLES, "footnotes": FOOTNOTES},
    )
    article = read(data, "note.docx")
    assert (article.title, article.byline) == ("Harbour to Open", "Petra Vlk")
    assert article.published == "2017-03-03T10:00:00Z"
    assert article.text.split("\n\n") == [
        "The harbour stays shut; read more here¹",
        "What now?",
        "It is late.",
        "Never mind.",
        "Pier  closed\nPier  closed",
        "Said in March.",
    ]
    assert marks(article, "link") == [("here", 0, "https://a.example/pier")]
    assert marks(article, "quote") == [("It is late.", 1, "")]
    assert marks(article, "strong") == [("Never", 0, "")]
    assert marks(article, "footnote") == [("Said in March.", 0, "1")]


def test_a_word_document_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(SourceError, match="declares entities, which Word never does"):
        read(docx(paragraph("x"), parts={"styles": bomb}), "x.docx")


@pytest.mark.parametrize("depth", [90, 20_000])
def test_a_word_document_nested_without_end_loses_no_words(depth: int) -> None:
    opened, closed = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
    article = read(
        docx(paragraph("Top.") + opened + paragraph("Deep &amp; low.") + closed), "x.docx"
    )
    assert article.text == "Top.\n\nDeep & low."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is encrypted, or an old DOC"),
        (docx(paragraph("x"))[:400], "is damaged or cut off"),
        (zipped({"word/document.xml": b"\x00\xff" * 99}), "no text"),
        (docx(""), "no text"),
    ],
)
def test_a_word_document_that_is_none_is_told(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=rf"^x\.docx: .*{said}"):
        read(data, "x.docx")


# -- MHTML -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["pier.mhtml", "pier.mht", "pier", "-"])
def test_a_web_archive_is_read_as_the_page_it_holds(name: str) -> None:
    article = read(MHTML, name)
    assert article.title == "Pier Closed"
    assert article.text.startswith("The pier at Lesná is closed until the spring, the harbour")
    assert (article.url, article.published) == ("https://coastpost.example/2017/03/pier", None)
    assert marks(article, "link")[0][2] == "https://coastpost.example/wave"
    assert "Home" not in article.text


def test_a_web_archive_without_a_page_is_told() -> None:
    data = MHTML.replace(b"text/html", b"text/plain").replace(b"Pier Closed", b"x")
    with pytest.raises(SourceError, match=r"^x\.mht: there is no page in this web archive"):
        read(data, "x.mht")
    nested = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at)
        for at in range(20_000)
    )
    with pytest.raises(SourceError, match=r"no page in this web archive"):
        read(nested, "x.mht")


# -- zip -------------------------------------------------------------------------------------------


def test_an_archive_gives_each_file_that_can_be_read() -> None:
    data = zipped(
        {
            "notes/a.md": "# Pier\n\nIt is closed.",
            "../../etc/b.txt": "Rain\n\nIt rained.",
            "__MACOSX/notes/._a.md": "x",
            ".hidden/c.txt": "x",
            "inner.zip": zipped({"d.txt": "x"}),
            "data.json": '{"a": 1}',
            "picture.png": b"\x89PNG",
        }
    )
    entries = entries_of(Source(data=data, name="all.zip"))
    assert [entry.label for entry in entries] == ["all.zip: etc/b.txt", "all.zip: notes/a.md"]
    readings = [entry.read() for entry in entries if entry.read]
    assert [reading.article.title for reading in readings] == ["Rain", "Pier"]
    assert readings[0].original is not None
    assert readings[0].original.name == "etc/b.txt"


def test_several_articles_are_no_single_one() -> None:
    data = zipped({"a.txt": "It is closed.", "b.txt": "It rained."})
    with pytest.raises(SourceError, match="holds 2 articles, not one; 'reader add' adds them"):
        read(data, "all.zip")
    assert read(zipped({"a.txt": "It is closed."}), "one.zip").text == "It is closed."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"a.txt": "x"})[:40], "is damaged or cut off"),
        (zipped({"a.bin": "x"}), "holds no file that can be read"),
        (b"PK\x05\x06" + bytes(18), "holds no file that can be read"),
    ],
)
def test_an_archive_that_is_none_is_told(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=rf"^all\.zip: .*{said}"):
        entries_of(Source(data=data, name="all.zip"))


def test_a_zip_bomb_is_not_unpacked_and_the_rest_is_read() -> None:
    data = zipped({"bomb.txt": bytes(90_000_000), "a.txt": "It is closed."})
    good, bad = entries_of(Source(data=data, name="all.zip"))
    assert good.read is not None
    assert good.read().article.text == "It is closed."
    assert bad.read is not None
    with pytest.raises(SourceError, match=r"“bomb\.txt” is packed like a zip bomb"):
        bad.read()


def test_an_archive_of_too_many_or_too_much_is_refused() -> None:
    many = zipped({f"{at}.txt": "" for at in range(50_001)}, packed=False)
    with pytest.raises(SourceError, match="has 50,001 files, more than"):
        entries_of(Source(data=many, name="all.zip"))
    lying = bytearray(zipped({f"{at}.txt": "x" for at in range(11)}))
    at = 0
    while (at := lying.find(b"PK\x01\x02", at + 1)) >= 0:
        lying[at + 24 : at + 28] = (100_000_000).to_bytes(4, "little")
    with pytest.raises(SourceError, match="unpacks to 1,100 MB"):
        entries_of(Source(data=bytes(lying), name="all.zip"))
