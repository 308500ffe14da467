"""A reader adds what is broken, hostile or no text at all, and is told so in one line."""

import time
import zipfile
from io import BytesIO

import pytest

from reader.ingest import Source, read_source
from reader.model import Article, SourceError


def read(data: bytes, name: str = "note.txt", **known: str) -> Article:
    return read_source(Source(data=data, name=name, **known))


def archive(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "a JPEG image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"{\\rtf1\\ansi hello}", "an RTF document"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (b"SQLite format 3\x00" + bytes(64), "an SQLite database"),
    ],
    ids=["png", "jpeg", "webp", "rtf", "xlsx", "sqlite"],
)
@pytest.mark.parametrize("name", ["note.txt", "note.md", "note.html", "note"])
def test_a_file_that_is_no_text_is_called_what_it_is(data: bytes, kind: str, name: str) -> None:
    with pytest.raises(SourceError, match=rf"^{name}: is not a text but {kind}.*; give a text"):
        read(data, name)


@pytest.mark.parametrize("data", [b"a text\x00 with NUL bytes", bytes(range(256)) * 8])
def test_binary_is_not_a_text(data: bytes) -> None:
    with pytest.raises(SourceError, match="is not a text"):
        read(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u200b\ufeff".encode()])
def test_an_empty_source_says_so(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^note\.(txt|md|html): .*(empty|no text)"):
        read(data)
    with pytest.raises(SourceError, match=r"empty|no text"):
        read(data, "note.md")
    with pytest.raises(SourceError, match=r"empty|no text"):
        read(data, "note.html")


def test_standard_input_is_called_by_its_name() -> None:
    with pytest.raises(SourceError, match=r"^standard input: is empty"):
        read(b"", "-")


def test_padding_at_the_end_is_left_out_and_said() -> None:
    article = read(b"The harbour office is closed today." + bytes(512))
    assert article.text.endswith("closed today.")
    assert "512 NUL bytes at the end left out" in article.assumed


TEXT = "Le café fermé à l'été dernier rouvre: «Déjà!», près de Noël — dit Zoë."


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("cp1252", "encoding: Windows-1252 (Latin-1)"),
        ("utf-16", "encoding: UTF-16-LE"),
        ("utf-16-le", "encoding: UTF-16-LE, it has no mark"),
        ("utf-16-be", "encoding: UTF-16-BE, it has no mark"),
        ("utf-32", "encoding: UTF-32-LE"),
    ],
)
def test_encodings_are_read_and_what_was_assumed_is_said(encoding: str, said: str | None) -> None:
    article = read(TEXT.encode(encoding))
    assert article.text == TEXT
    assert article.assumed[:-1] == ((said,) if said else ())


def test_big_endian_utf_16_is_known_by_its_mark() -> None:
    article = read(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert article.text == TEXT
    assert "encoding: UTF-16-BE" in article.assumed


def test_chinese_utf_16_with_a_mark_and_russian_before_unicode() -> None:
    assert "港口" in read("港口今天關閉。".encode("utf-16")).text
    russian = "Москва сообщила в среду, что порт закрыт и работать сегодня не будет."
    assert read(russian.encode("cp1251")).text == russian
    assert read(russian.encode("koi8-r")).text == russian


def test_invalid_utf_8_shows_where_and_says_how_much() -> None:
    article = read(TEXT.encode() + b" Das \xff ist \xfe kaputt, aber lesbar.")
    assert "Das \ufffd ist \ufffd kaputt" in article.text
    assert "encoding: UTF-8, 2 damaged characters shown as \ufffd" in article.assumed


def test_a_file_cut_off_inside_a_character_keeps_all_before_it() -> None:
    article = read("Der Hafen ist geschlossen für".encode()[:-2])
    assert article.text == "Der Hafen ist geschlossen f"
    assert "encoding: UTF-8, cut off in the middle of its last character" in article.assumed


def test_a_declared_encoding_is_believed_where_the_bytes_agree() -> None:
    article = read(
        "Zażółć gęślą jaźń".encode("iso-8859-2"), media_type="text/plain; charset=iso-8859-2"
    )
    assert article.text == "Zażółć gęślą jaźń"
    assert read("café".encode(), media_type="text/plain; charset=no-such-thing").text == "café"


def test_line_ends_of_all_systems_are_one() -> None:
    for end in ("\r\n", "\r", "\n"):
        article = read(f"Closed{end}{end}The pier is closed.{end}{end}It rained.{end}".encode())
        assert article.title == "Closed"
        assert article.text == "The pier is closed.\n\nIt rained."


HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x1b[31mRed\u202e Pier\u2066 \x9b1mClosed\x1b[0m\x07\n\n"
    "The \x1b[1mpier\x1b[0m is \u202eclosed\u202c, t\x08the man said\x7f\x05.\n\n"
    "\x1b]8;;https://evil.example\x1b\\It rained\x1b]8;;\x1b\\ at\u2028noon.\n"
)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_escape_sequences_and_bidi_controls_never_reach_the_screen(name: str) -> None:
    data = HOSTILE if name != "a.html" else f"<html><body><p>{HOSTILE}</p></body></html>"
    article = read(data.encode(), name)
    shown = article.title + article.text
    assert not any(ord(c) < 32 and c != "\n" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in shown)
    assert not any(0x2066 <= ord(c) <= 0x2069 for c in shown)
    for word in ("Red Pier", "Closed", "pier is closed,", "man said", "It rained at"):
        assert word in shown
    assert "owned" not in shown
    assert "evil" not in shown


def test_escapes_written_as_entities_are_harmless_too() -> None:
    article = read(
        b"<html><body><p>Red &#27;[31mpier &#x202e;closed&#7;</p></body></html>", "a.html"
    )
    assert article.text == "Red pier closed"


def test_metadata_is_as_clean_as_the_text() -> None:
    article = read(
        '---\ntitle: "Red\u202e \x1b[31mpier"\nauthor: Ida\u2066 Holm\nurl: javascript:alert(1)\n'
        "---\nThe pier is closed.\n".encode(),
        "a.md",
    )
    assert (article.title, article.byline, article.url) == ("Red pier", "Ida Holm", None)


def test_lone_surrogates_become_replacement_characters() -> None:
    article = read(
        "The pier ".encode("utf-16-le") + b"\x00\xd8" + " is closed.".encode("utf-16-le")
    )
    assert article.text == "The pier \ufffd is closed."
    article.text.encode()


N = 100_000


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * N + "deep words" + "</div>" * N + "<p>tail words</p>",
        "<b>" * N + "deep words tail words",
        "<table><tr><td>" * N + "deep words tail words",
        "<b><div></b>" * N + "deep words tail words",
        "<ul><li>" * N + "deep words tail words",
        "<p title='" + "a" * 5_000_000 + "'>deep words <i>tail words</i>",
        "<p " + " ".join(f"a{n}=1" for n in range(N)) + ">deep words tail words",
        "<p>deep words <b>tail words <i>" + "<p>" * 1000,
        "<script>" + "var x = '<div>';" * 10_000 + "</script><p>deep words tail words",
    ],
    ids=["div", "unclosed", "tables", "mismatched", "lists", "huge-attribute", "attributes",
         "open", "script"],
)  # fmt: skip
def test_hostile_pages_are_read_in_time_and_lose_no_words(body: str) -> None:
    begun = time.monotonic()
    article = read(f"<html><body>{body}".encode(), "a.html")
    assert time.monotonic() - begun < 20
    assert "deep words" in article.text
    assert "tail words" in article.text
    assert "var x" not in article.text


MANY = 250_000


@pytest.mark.parametrize(
    "body",
    [
        "<p>deep words" + "<b>x</b>" * MANY + "<p>tail words",
        "<br>" * 2 * MANY + "<p>deep words<p>tail words",
        "<p>deep words</p>" + "<p>x</p>" * MANY + "<p>tail words",
        "<table><tr><td>deep words" + "<tr><td>x<td>y" * MANY + "<tr><td>tail words</table>",
        "<p>deep words" + "<script>var x = 1" * MANY + "</script><p>tail words",
        "<p>deep words<!--" * MANY + "var x --><p>tail words",
        "<p>" + "<span>deep words</span> " * 30_000 + "tail words",
    ],
    ids=["inline", "breaks", "paragraphs", "cells", "scripts", "comments", "pieces"],
)
def test_a_page_with_too_many_elements_is_read_within_bounds_and_loses_no_words(body: str) -> None:
    data = f"<html><head><title>Pier</title></head><body>{body}".encode()
    begun = time.process_time()
    article = read(data, "a.html")
    assert time.process_time() - begun < 10
    assert "deep words" in article.text
    assert article.text.rstrip().endswith("tail words")
    assert "var x" not in article.text
    assert article.title == "Pier"


def test_a_page_of_many_elements_makes_no_tree_of_them() -> None:
    from reader.ingest.bare import PARAGRAPHS, TAGS
    from reader.ingest.parse import parse_html

    for body in ("<b>x</b>" * TAGS, "<p>x</p>" * TAGS, "<tr><td>x" * TAGS):
        tree = parse_html(f"<html><body>{body}")
        assert tree is not None
        assert tree.reduced
        assert sum(1 for _ in tree.root.iter()) < PARAGRAPHS + 10
        assert "".join(tree.root.itertext()).count("x") == TAGS


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " deep words",
        "- " * 5_000 + "deep words",
        "".join(" " * (2 * n) + "- item\n" for n in range(500)) + " " * 1000 + "- deep words",
        "[" * 5_000 + "deep words" + "]" * 5_000,
        "![" * 3_000 + "deep words",
        "*a **b " * 10_000 + "deep words",
        "`" * 10_000 + "\n\ndeep words",
        "[^1]" * 5_000 + "\n\n[^1]: deep words",
    ],
    ids=["quotes", "items", "lists", "brackets", "images", "stars", "ticks", "footnotes"],
)
def test_deeply_nested_markdown_is_read_in_time_and_loses_no_words(text: str) -> None:
    begun = time.monotonic()
    article = read(text.encode(), "a.md")
    assert time.monotonic() - begun < 20
    assert "deep words" in article.text


@pytest.mark.slow
@pytest.mark.parametrize(("name", "words"), [("a.txt", 5_000_000), ("a.html", 1_500_000)])
def test_one_line_of_many_megabytes_is_read_in_less_than_a_minute(name: str, words: int) -> None:
    begun = time.monotonic()
    article = read(b"<html><p>" * (name == "a.html") + b"word and  " * words, name)
    assert time.monotonic() - begun < 60
    assert len(article.text) == 9 * words - 1


def test_a_cut_off_page_is_read_as_far_as_it_goes() -> None:
    article = read(b"<!DOCTYPE html><html><body><article><p>The pier is closed.<p>It ra", "a.html")
    assert article.text == "The pier is closed.\n\nIt ra"
