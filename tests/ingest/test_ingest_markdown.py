"""A reader adds Markdown: what the marks meant is beside the text, and no mark is in it."""

from reader.ingest import Source, read_source
from reader.model import Article

PAGE = """\
# The Tide Mill Question

By [Ida Holm](#) and [Per Lund](#)
March 5, 2024

A mill stands *still* for years[^1]; **nobody** asks why[^src]. The
[plan](https://example.org/plan "t") is old, and [this](javascript:alert(1)) is nothing.

## What is left

1. One
2. Two
   - nested *item*

   goes on
3. Three

> A quoted paragraph
> that wraps.
>
> > And one inside.

```python
def mill():
\treturn 1\x20

# not a heading
```

| Year | Ships |
|------|------:|
| 2020 | 12 |
| 2021 | [7](https://example.org/7) |

***

![The mill at dusk](https://example.org/mill.jpg)

Text that is ~~struck~~, `code()`, <b>bold</b><br>and 5 m<sup>2</sup>. &copy;

[^1]: First note.
[^src]: Second note.
"""


def read(text: str, name: str = "mill.md") -> Article:
    return read_source(Source(data=text.encode(), name=name))


def parts(article: Article, *wanted: str) -> list[tuple[str, str, int, str]]:
    return [
        (item.kind, article.text[item.start : item.end], item.level, item.value)
        for item in article.structure
        if item.kind in wanted
    ]


def test_the_text_is_what_a_person_reads() -> None:
    assert read(PAGE).text == (
        "A mill stands still for years¹; nobody asks why². "
        "The plan is old, and this is nothing.\n\n"
        "What is left\n\n"
        "One\nTwo\nnested item\n\ngoes on\nThree\n\n"
        "A quoted paragraph that wraps.\n\nAnd one inside.\n\n"
        "def mill():\n    return 1\n\n# not a heading\n\n"
        "Year  Ships\n2020     12\n2021      7\n\n"
        "———\n\n"
        "The mill at dusk\n\n"
        "Text that is struck, code(), bold\nand 5 m². ©\n\n"
        "First note.\n\nSecond note."
    )


def test_every_block_has_its_structure() -> None:
    article = read(PAGE)
    assert parts(article, "heading", "list_item", "quote", "code", "rule") == [
        ("heading", "What is left", 2, ""),
        ("list_item", "One", 1, "1."),
        ("list_item", "Two", 1, "2."),
        ("list_item", "nested item", 2, "•"),
        ("list_item", "goes on", 1, ""),
        ("list_item", "Three", 1, "3."),
        ("quote", "A quoted paragraph that wraps.", 1, ""),
        ("quote", "And one inside.", 2, ""),
        ("code", "def mill():\n    return 1\n\n# not a heading", 0, "python"),
        ("rule", "———", 0, ""),
    ]
    assert [kind for kind, *_ in parts(article, "table")] == ["table"]


def test_every_mark_has_its_structure() -> None:
    article = read(PAGE)
    assert parts(article, "emphasis", "strong", "code_span") == [
        ("emphasis", "still", 0, ""),
        ("strong", "nobody", 0, ""),
        ("emphasis", "item", 0, ""),
        ("code_span", "code()", 0, ""),
        ("strong", "bold", 0, ""),
    ]
    assert parts(article, "footnote_ref", "footnote") == [
        ("footnote_ref", "¹", 0, "1"),
        ("footnote_ref", "²", 0, "2"),
        ("footnote", "First note.", 0, "1"),
        ("footnote", "Second note.", 0, "2"),
    ]


def test_only_web_and_mail_addresses_stay_links() -> None:
    article = read(PAGE)
    assert [value for *_, value in parts(article, "link")] == [
        "https://example.org/plan",
        "https://example.org/7",
    ]
    assert parts(article, "image") == [
        ("image", "The mill at dusk", 0, "https://example.org/mill.jpg")
    ]


def test_byline_and_date_on_neighbouring_lines_are_told_apart() -> None:
    article = read(PAGE)
    assert article.title == "The Tide Mill Question"
    assert article.byline == "Ida Holm and Per Lund"
    assert article.published == "2024-03-05"


def test_numbered_footnotes_keep_their_own_numbers() -> None:
    article = read("One[^7] and two[^3].\n\n[^3]: Three.\n[^7]: Seven.\n")
    assert article.text.startswith("One⁷ and two³.")
    assert {value for *_, value in parts(article, "footnote")} == {"3", "7"}


def test_front_matter_is_metadata_and_the_repeated_title_goes() -> None:
    article = read(
        '---\ntitle: "The Tide Mill: A Question"\nauthors:\n  - Ida Holm\n  - Per Lund\n'
        "date: 2024-03-05T23:30:00-02:00\nlang: en-GB\ntags: [water, mills]\n"
        "source: https://www.theguardian.com/world/tide\n---\n\n"
        "# The Tide Mill: A Question\n\nThe mill is still.\n"
    )
    assert article.title == "The Tide Mill: A Question"
    assert article.byline == "Ida Holm and Per Lund"
    assert article.published == "2024-03-06T01:30:00Z"
    assert article.publisher == "The Guardian"
    assert article.url == "https://www.theguardian.com/world/tide"
    assert article.language == "en"
    assert article.text == "The mill is still."


def test_front_matter_in_toml_is_read_too() -> None:
    article = read(
        '+++\ntitle = "Mill"\ndate = 2024-03-05\n[author]\nname = "Ida Holm"\n+++\nStill.'
    )
    assert (article.title, article.published, article.byline, article.text) == (
        "Mill", "2024-03-05", "Ida Holm", "Still.",
    )  # fmt: skip


def test_a_text_between_two_rules_is_no_front_matter() -> None:
    article = read("---\n\nOnce there was a mill.\n\n---\n\nThen there was none.\n")
    assert article.text == "Once there was a mill.\n\n———\n\nThen there was none."


def test_definitions_alone_are_read_as_they_stand() -> None:
    article = read("[mill]: https://example.org/mill\n")
    assert article.text == "[mill]: https://example.org/mill"
    assert "kind: plain text, as Markdown it shows nothing" in article.assumed


def test_raw_html_shows_its_words_and_never_its_scripts() -> None:
    article = read(
        "Before.\n\n<div><p>Inside</p><script>alert(1)</script></div>\n\nAfter it all.\n"
    )
    assert article.text == "Before.\n\nInside\n\nAfter it all."


def test_standard_input_with_marks_is_read_as_markdown() -> None:
    article = read("# The Mill\n\nIt is **still**, they say.\n", "-")
    assert article.title == "The Mill"
    assert article.text == "It is still, they say."
