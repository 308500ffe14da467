"""What stands in an export: all of it in JSON, safe cells in CSV, the same look in Markdown."""

import csv
import io
import json
import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange import AnnotatedArticle, Bundle, Report, export
from reader.exchange.escaping import escape
from reader.library import Library
from reader.model import Annotation, Article, ListedArticle, Span, Tag
from reader.model.article import digest, structure_from_json
from reader.model.visible import one_line, visible


def bundle_of(article: Article, *annotations: Annotation, tags: tuple[Tag, ...] = ()) -> Bundle:
    """A bundle of one article, as the library would give it."""
    known = {
        name: getattr(article, name) for name in ListedArticle._fields if hasattr(article, name)
    }
    listed = ListedArticle(
        **{
            **known,
            "id": "article-1",
            "added": "2020-01-01T00:00:00.000000Z",
            "annotations": len(annotations),
            "tags": tuple(sorted({tag for a in annotations for tag in a.tags})),
        }
    )
    return Bundle((AnnotatedArticle(article, listed, annotations),), tags)


def written(name: str, bundle: Bundle) -> tuple[dict[str, bytes], Report]:
    """The files of an export, and its report."""
    report = Report()
    return {file.name: b"".join(file.chunks) for file in export(name, bundle, report)}, report


def noted(exact: str = "exact", **values) -> Annotation:
    return replace(
        Annotation(id="0a1b2c3d4e5f", article="article-1", start=0, end=5, exact=exact), **values
    )


# -- Reader JSON -----------------------------------------------------------------------------------


@pytest.fixture
def desk(library: Library, articles_folder: Path) -> Library:
    """Everything one can say about articles, said about two."""
    one = library.add(articles_folder / "two_speakers.md")
    library.add(articles_folder / "page.html")
    library.annotate(one.id, Span(3, 20), tags=["claim", "people/mayor"], note="Zoë 🐟\n=1+1")
    library.annotate(one.id, None, note="Whole.")
    library.set_position(one.id, 77, 1 / 3)
    library.set_starred(one.id, True)
    library.codebook.describe("claim", description="somebody’s fact", color="teal")
    return library


def test_json_has_every_article_as_the_command_line_shows_it(reader, desk: Library) -> None:
    document = reader("export", "json").json
    assert isinstance(document["reader"], int)
    assert [tag["name"] for tag in document["tags"]] == [tag.name for tag in desk.codebook.tags()]
    for row in document["articles"]:
        shown = reader("show", row["id"], "--json").json
        assert {key: row[key] for key in shown} == shown


def test_json_gives_back_text_structure_annotations_and_tags(reader, desk: Library) -> None:
    document = reader("export", "json").json
    assert tuple(map(Tag.from_json, document["tags"])) == desk.codebook.tags()
    assert len(document["articles"]) == 2
    for row in document["articles"]:
        article = desk.article(row["id"])
        assert row["text"] == article.text
        assert row["digest"] == digest(article.text)
        assert structure_from_json(row["structure"]) == article.structure
        annotations = [Annotation.from_json(value) for value in row["annotations"]]
        assert annotations == list(desk.annotations(article=row["id"]))


def test_json_leaves_nothing_out(reader, desk: Library) -> None:
    for row in reader("export", "json").json["articles"]:
        article, listed = desk.article(row["id"]), desk.listed(row["id"])
        for name in (*(field.name for field in fields(Article)), *ListedArticle._fields):
            if name in ("structure", "annotations", "top", "moved", "orphaned", "former"):
                continue
            value = getattr(listed if hasattr(listed, name) else article, name)
            expected = list(value) if isinstance(value, tuple) else value
            assert row.get(name, "missing") == (
                pytest.approx(expected, abs=1e-4) if name == "progress" else expected
            ), name


# -- CSV -------------------------------------------------------------------------------------------


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_a_row_per_annotation_that_spreadsheets_read_as_unicode(
    reader, desk: Library
) -> None:
    data = reader("export", "csv").data
    assert data.startswith(b"\xef\xbb\xbf")
    rows = rows_of(data)
    assert len(rows) == 2
    whole, passage = rows
    assert (whole["start"], whole["end"], whole["exact"]) == ("", "", "")
    annotation = next(a for a in desk.annotations() if a.span)
    assert passage["exact"] == annotation.exact
    assert passage["tags"] == "claim; people/mayor"
    assert passage["note"] == "Zoë 🐟\n=1+1"
    assert (passage["start"], passage["end"]) == ("3", "20")
    assert passage["title"] == desk.article(annotation.article).title


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_run_as_a_formula(start: str) -> None:
    evil = f"{start}HYPERLINK(1)"
    article = Article(title=evil, publisher=evil, url=evil, text="text")
    bundle = bundle_of(article, noted(evil, tags=(evil,), note=evil, author=evil))
    files, report = written("csv", bundle)
    (row,) = rows_of(files["annotations.csv"])
    for name in ("title", "publisher", "url", "exact", "tags", "note", "author"):
        assert row[name] == f"'{evil}"
    assert any("apostrophe" in line and "(7×)" in line for line in report.lines())


def test_cells_that_are_safe_are_left_as_they_are() -> None:
    bundle = bundle_of(Article(title="a=b", text="text"), noted("1 - 1", note="'quoted"))
    files, report = written("csv", bundle)
    (row,) = rows_of(files["annotations.csv"])
    assert (row["title"], row["exact"], row["note"]) == ("a=b", "1 - 1", "'quoted")
    assert report.lines() == ()


SAFE = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=150, deadline=None)
@given(SAFE, SAFE, st.lists(SAFE, max_size=2).map(tuple))
@example("a\rb", 'say "no"; or\n\nyes', ("a; b",))
def test_a_csv_reader_gets_every_cell_back(exact: str, note: str, tags: tuple[str, ...]) -> None:
    bundle = bundle_of(Article(title="t", text="x"), noted(exact, note=note, tags=tags))
    files, _ = written("csv", bundle)
    (row,) = rows_of(files["annotations.csv"])
    for name, value in (("exact", exact), ("note", note), ("tags", "; ".join(tags))):
        assert row[name] in (value, f"'{value}")
        assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r"))


# -- Markdown --------------------------------------------------------------------------------------


class _Text(HTMLParser):
    """The text of each block quote, each heading and each other paragraph of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.marks: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("br", "hr"):
            self.marks.append(tag)
            return
        self._open.append(tag)
        if tag not in ("p", "blockquote", "h1"):
            self.marks.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.handle_data("\n")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        outer = self._open[0] if self._open else ""
        self.found[outer] = self.found.get(outer, "") + data


def rendered(markdown: str) -> _Text:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = _Text()
    page.feed(parser.render(markdown))
    return page


def words(text: str) -> str:
    return " ".join(text.split())


def note_of(bundle: Bundle) -> tuple[str, str]:
    """Front matter and body of the one Markdown file of a bundle."""
    (data,) = written("markdown", bundle)[0].values()
    _, matter, body = data.decode().split("---\n", 2)
    return matter, body


TRICKY = [
    "# no heading",
    "#hashtag and #another",
    "> no quote",
    "- no list\n+ none\n* none",
    "1. no number\n2) none\n1986\\. A year",
    "    no code",
    "\tno code either",
    "``` no fence\n~~~ none",
    "---\n===\n***\n___",
    "A line\n---",
    "A line\n===",
    "a *b* _c_ **d** `e` ~~f~~ $g$ ==h==",
    "[[wiki]] [link](x) ![image](y) [^1] [ ] task",
    "<b>bold</b> <script>alert(1)</script> <!-- gone --> <http://auto.example>",
    "AT&amp;T &copy; &#35; &lt;b&gt;",
    "back\\slash \\* \\",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "para one\n\npara two\n\n\npara three",
    "ends with ^block-id",
    "^alone",
    "hard  \nbreak",
    "[ref]: http://example.com",
    "%%comment%% :emoji: {attr}",
    "東京 “quoted” — naïve 🐟",
    "trailing\n\n",
    "\n\nleading",
]


@pytest.mark.parametrize("passage", TRICKY)
def test_a_passage_looks_in_markdown_as_it_does_in_the_article(passage: str) -> None:
    _, body = note_of(bundle_of(Article(title="Title", text=passage), noted(passage)))
    page = rendered(body)
    assert page.marks == []
    assert words(page.found["blockquote"]) == words(f"{passage} ^0a1b2c3d4e5f")
    assert words(page.found.get("p", "")) == ""


@pytest.mark.parametrize("note", TRICKY)
def test_a_note_looks_in_markdown_as_it_was_written(note: str) -> None:
    _, body = note_of(bundle_of(Article(title="Title", text="text"), noted("passage", note=note)))
    page = rendered(body)
    assert page.marks == []
    assert words(page.found["p"]) == words(note)


@pytest.mark.parametrize("title", [line for text in TRICKY if (line := one_line(text))])
def test_a_title_looks_in_markdown_as_on_its_page(title: str) -> None:
    _, body = note_of(bundle_of(Article(title=title, text="text")))
    page = rendered(body)
    assert page.marks == []
    assert words(page.found["h1"]) == words(title)


@pytest.mark.parametrize("title", ["Learning F #", "C#", "##", "# #"])
def test_a_title_that_ends_in_a_hash_keeps_it(title: str) -> None:
    _, body = note_of(bundle_of(Article(title=title, text="text")))
    assert words(rendered(body).found["h1"]) == title


PASSAGES = st.text(
    st.one_of(st.sampled_from("#>-+*=_`~|[]()<>!&;\\^$:.1 \n\t ab"), st.characters()), max_size=24
).filter(lambda text: text.strip())


@settings(max_examples=400, deadline=None)
@given(PASSAGES)
@example("&#0;")
@example("a\n    b")
@example("1)\n")
def test_any_passage_looks_in_markdown_as_it_does_in_the_article(passage: str) -> None:
    _, body = note_of(bundle_of(Article(title="T", text="x"), noted(passage, note=passage)))
    page = rendered(body)
    expected = words(visible(passage))
    assert page.marks == []
    assert words(page.found["blockquote"]) == words(f"{expected} ^0a1b2c3d4e5f")
    assert words(page.found.get("p", "")) == expected


@settings(max_examples=200, deadline=None)
@given(PASSAGES)
def test_an_escaped_line_is_one_line_of_text(passage: str) -> None:
    line = one_line(passage)
    assert "\n" not in escape(line)
    assert words(rendered(escape(line)).found.get("p", "")) == words(line)


def test_each_annotation_has_its_tags_its_note_and_an_address(reader, desk: Library) -> None:
    data = reader("export", "markdown", "--article", "bridge").out
    for annotation in desk.annotations():
        assert re.search(rf"^>.* \^{annotation.id}$", data, re.MULTILINE)
    assert "\n#claim #people/mayor\n" in data
    assert "the whole article" in data


@pytest.mark.parametrize(
    ("tag", "shown"), [("follow up", "#follow-up"), ("2014", "#tag-2014"), ("a/b & c", "#a/b-c")]
)
def test_a_tag_is_one_that_obsidian_takes(tag: str, shown: str) -> None:
    _, body = note_of(bundle_of(Article(title="T", text="x"), noted(tags=(tag,))))
    assert f"\n{shown}\n" in body


@pytest.mark.parametrize(
    "title", ['Say "no": yes', "- dash", "a: b # c", "C:\\new", "ends: \\", "Zoë 🐟", "{a} [b]"]
)
def test_the_front_matter_says_what_is_known(title: str) -> None:
    article = Article(title=title, byline="Petra Vlk", published="2017-03-03", text="x")
    matter, _ = note_of(bundle_of(article, noted(tags=("claim", "people/mayor"))))
    values = {
        key: json.loads(value)
        for key, _, value in (line.partition(": ") for line in matter.splitlines())
    }
    assert values == {
        "title": title,
        "author": "Petra Vlk",
        "published": "2017-03-03",
        "reader_id": "article-1",
        "tags": ["claim", "people/mayor"],
    }


def test_an_article_without_annotations_says_so() -> None:
    _, body = note_of(bundle_of(Article(title="T", text="x")))
    assert "No annotations." in body
