"""A reader adds saved pages: the article is read, the page around it is not."""

import pytest

from reader.ingest import Source, read_source
from reader.model import Article, SourceError

BODY = (
    "<p>The harbour council voted <b>on Tuesday</b> to close the <em>old pier</em>, "
    '<a href="/people/aas">the chairwoman</a> said after a long meeting.</p>'
    "<h2>What happens next</h2>"
    "<p>Works start in June, according to the plan, which runs to forty pages.<br>It is "
    'online, <a href="javascript:alert(1)">officials</a> said.</p>'
    "<ul><li>First, the crane</li><li>Second, the <code>pump</code>"
    "<ol><li>its valve</li></ol></li></ul>"
    "<blockquote><p>It is the end of something.</p></blockquote>"
    '<pre><code class="language-python">def f():\n    return 1\n</code></pre>'
    "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>12</td></tr></table>"
    "<p>The last ship leaves in September, and nobody knows what comes after it.</p>"
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour Votes to Close | The Saltmere Gazette</title>
<link rel="canonical" href="https://www.saltmere-gazette.example/2024/harbour">
<meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Harbour Votes to Close", "datePublished": "2024-03-05",
"author": {{"@type": "Person", "name": "Ida Holm"}},
"publisher": {{"@type": "Organization", "name": "The Saltmere Gazette"}}}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World news</a></nav>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<article><h1>Harbour Votes to Close</h1><p class="byline">By Ida Holm</p>
<figure><img src="/pier.jpg" alt="The old pier">
<figcaption>The pier in the fog.</figcaption></figure>
{BODY}</article>
<aside><h3>Most read</h3><p>Gull steals hat</p></aside>
<section class="comments"><p>First!!</p></section>
<footer>© 2024 The Saltmere Gazette. All rights reserved.</footer></body></html>"""


def read(markup: str, name: str = "page.html", url: str | None = None) -> Article:
    return read_source(Source(data=markup.encode(), name=name, url=url))


def parts(article: Article, kind: str) -> list[tuple[str, int, str]]:
    return [
        (article.text[item.start : item.end], item.level, item.value)
        for item in article.structure
        if item.kind == kind
    ]


def test_the_page_says_who_wrote_it_when_and_where() -> None:
    article = read(PAGE)
    assert article.title == "Harbour Votes to Close"
    assert article.byline == "Ida Holm"
    assert article.published == "2024-03-05T09:00:00Z"
    assert article.publisher == "The Saltmere Gazette"
    assert article.url == "https://www.saltmere-gazette.example/2024/harbour"
    assert article.language == "en"
    assert article.captions == (
        "The pier in the fog. (https://www.saltmere-gazette.example/pier.jpg)",
    )


def test_navigation_cookies_comments_and_footer_are_left_out() -> None:
    text = read(PAGE).text
    for boilerplate in ("World news", "cookies", "Gull", "First!!", "rights reserved", "By Ida"):
        assert boilerplate not in text
    assert text.endswith("nobody knows what comes after it.")


def test_structure_is_kept() -> None:
    article = read(PAGE)
    assert parts(article, "heading") == [("What happens next", 2, "")]
    assert parts(article, "list_item") == [
        ("First, the crane", 1, "•"),
        ("Second, the pump", 1, "•"),
        ("its valve", 2, "1."),
    ]
    assert parts(article, "quote") == [("It is the end of something.", 1, "")]
    assert parts(article, "code") == [("def f():\n    return 1", 0, "python")]
    assert parts(article, "table") == [("Year  Ships\n2020  12", 0, "")]
    assert parts(article, "strong") == [("on Tuesday", 0, "")]
    assert parts(article, "emphasis") == [("old pier", 0, "")]


def test_relative_links_become_whole_and_scripts_never_links() -> None:
    assert parts(read(PAGE), "link") == [
        ("the chairwoman", 0, "https://www.saltmere-gazette.example/people/aas")
    ]


def test_a_page_saved_as_text_is_still_read_as_a_page() -> None:
    assert read(PAGE, "page.txt").text == read(PAGE).text


def test_a_page_in_latin_1_is_believed_about_itself() -> None:
    markup = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("fog", "fôg")
    markup = markup.replace("voted", "votéd")
    article = read_source(Source(data=markup.encode("latin-1"), name="page.html"))
    assert "votéd" in article.text
    assert article.assumed == ("encoding: Windows-1252 (Latin-1), as declared",)


def test_a_short_page_is_read_whole_and_says_so() -> None:
    article = read("<html><body><nav>Home</nav><p>Closed today.</p></body></html>")
    assert article.text == "Closed today."
    assert "body: everything visible on the page" in article.assumed


def test_reading_a_page_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    read("<html><body><p>Closed.</p></body></html>")
    read(PAGE)
    assert capfd.readouterr() == ("", "")


def test_a_date_the_page_only_writes_about_is_not_its_own() -> None:
    markup = PAGE.replace("2024-03-05T10:00:00+01:00", "").replace("2024-03-05", "")
    article = read(markup.replace("in June,", "on 14 June 1998,").replace("/2024/", "/a/"))
    assert article.published is None


def test_old_pages_divide_paragraphs_by_line_breaks() -> None:
    markup = "<html><body><font>The pier is closed.<br><br>Nobody knows why.</font></body></html>"
    assert read(markup).text == "The pier is closed.\n\nNobody knows why."


def test_a_page_drawn_by_a_script_says_what_to_do() -> None:
    with pytest.raises(SourceError, match=r"page has no text.*save it from the browser"):
        read("<html><body><div id='app'></div><script>render()</script></body></html>")
