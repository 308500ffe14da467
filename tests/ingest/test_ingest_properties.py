"""Whatever the bytes are: an article whose structure fits its text, or one clear error."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.ingest import Source, read_source
from reader.ingest.clean import clean, clean_address, clean_line
from reader.model import Article, SourceError

NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "-", "a.weird"])
PIECES = st.sampled_from(
    ["# ", "\n", "\n\n", "* ", "- a\n", "1. b\n", "> ", "**", "_", "`", "```\n", "    code\n",
     "[x](https://a.b/c)", "![alt](https://a.b/c.png)", "|a|b|\n|-|-|\n|1|2|\n", "[^1]",
     "\n[^1]: note\n", "---\n", "word", " ", "By Ida Holm", "May 2, 2024", "Contact x@y.zz",
     "https://a.b/c", "Original url:\n", "<p>", "</p>", "<b>", "</i>", "<table><tr><td>", "<li>",
     "<ul>", "<pre>", "<br>", "<img alt='x y' src=q>", "<sup>1</sup>", "<q>", "<hr>", "<div>",
     "<blockquote>", "<script>", "</script>", "<!--", "-->", "\x1b[31m", "\u202e", "\u00ad",
     "漢字", "é", "🙂", "\t", "\r\n", "&#27;", "&nbsp;"]
)  # fmt: skip


def check(data: bytes, name: str) -> None:
    try:
        article = read_source(Source(data=data, name=name))
    except SourceError as error:
        assert str(error)
        assert "\n" not in str(error)
        assert "could not be read as" not in str(error), error
        return
    check_article(article)


def check_article(article: Article) -> None:
    text = article.text
    assert text.strip()
    assert article.title.strip()
    if not any(item.kind == "code" for item in article.structure):  # code keeps its blank lines
        assert "\n\n\n" not in text
    assert not any(line != line.rstrip(" \t") for line in text.split("\n"))
    text.encode()
    for item in article.structure:
        assert 0 <= item.start < item.end <= len(text), item
        assert text[item.start : item.end].strip()
        if item.kind == "link":
            assert item.value.lower().startswith(("http://", "https://", "mailto:"))
    assert list(article.structure) == sorted(
        article.structure, key=lambda item: (item.start, -item.end)
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_give_an_article_or_an_error(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1252"]), NAMES)
def test_any_text_gives_an_article_or_an_error(text: str, encoding: str, name: str) -> None:
    check(text.encode(encoding, "replace"), name)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=25), NAMES)
def test_any_mixture_of_marks_gives_structure_that_fits(pieces: list[str], name: str) -> None:
    check("".join(pieces).encode(), name)


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_changes_nothing_and_letters_are_never_lost(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    if "\x1b" not in text and "\x9b" not in text and "\x08" not in text:
        assert [c for c in once if c.isalnum() and c.isprintable()] == [
            c for c in text if c.isalnum() and c.isprintable()
        ] or any(0x80 <= ord(c) < 0xA0 for c in text)
    assert "\n" not in clean_line(text)


@given(st.text())
def test_only_harmless_addresses_pass(text: str) -> None:
    assert clean_address("javascript:" + text) == ""
    passed = clean_address(text)
    assert not passed or passed.partition(":")[0].lower() in ("http", "https", "mailto")
