# ruff: noqa: E501, SIM905 -- markup is read more easily on one line
"""Saved pages for the benchmark of HTML: invented articles in the ways that publishers build pages.

Out: `Page`s, each with its markup and what a person would say is the article. The texts are those of
the sample articles; what stands around them is made here.
"""

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from reader import resources
from reader.ingest import load, read_source
from reader.model import Article


class Page(NamedTuple):
    """One saved page; the last three are None where the page does not carry them."""

    name: str
    markup: str
    body: str
    title: str
    author: str | None = None
    date: str | None = None


class Story(NamedTuple):
    """What a page is about."""

    title: str
    author: str
    date: str
    paragraphs: list[str]

    @property
    def day(self) -> str:
        return self.date[:10]


HEADLINES = [
    "Ferry captains strike over the new timetable", "Orchard thieves leave a note",
    "Why the lighthouse turned green", "Council lends the park to a circus",
    "A bridge for hedgehogs opens", "The baker who measures rain", "Old tram finds a second city",
    "Library fines paid in cherries", "Storm warning for the western islands",
]  # fmt: skip
NAV = "<ul>" + "".join(
    f'<li><a href="/{name.lower()}">{name}</a></li>'
    for name in "Home World Politics Business Sport Culture Opinion Weather Video".split()
) + "</ul>"  # fmt: skip
COOKIES = (
    '<div class="cookie-consent" role="dialog"><p>We and our 812 partners store and access '
    "information on your device, such as cookies, to show you advertising that you may like and to "
    "measure how well it works. You can change your mind at any time.</p>"
    "<button>Accept all</button><button>Manage preferences</button></div>"
)
SHARE = (
    '<div class="share-bar"><a href="https://social.example/share">Share on Chirper</a> '
    '<a href="mailto:?body=x">Email this story</a> <button>Copy link</button> <span>Print</span></div>'
)
FOOTER = (
    '<footer class="site-footer"><p>© 2026 The Coast Post Media Group. All rights reserved. Use of '
    'this site means that you agree to our terms.</p><a href="/terms">Terms</a> '
    '<a href="/privacy">Privacy</a> <a href="/jobs">Jobs</a></footer>'
)
NEWSLETTER = (
    '<div class="newsletter-signup"><h3>The morning tide</h3><p>Get the six stories that matter '
    "in your inbox every weekday morning, chosen by our editors. You can leave whenever you want."
    "</p><form><input type=email placeholder='Your email'><button>Sign up</button></form></div>"
)
COMMENTS = '<section id="comments" class="comments"><h2>3 comments</h2>' + "".join(
    f'<div class="comment"><b>{who}</b> <time>2 hours ago</time><p>{what}</p><a href="#">Reply</a>'
    "</div>"
    for who, what in (
        ("gullwatcher", "I have lived here for forty years and nobody has ever asked me about it."),
        ("anna_k", "They should have listened to the engineers the first time around, honestly."),
        ("Tidewater", "Great reporting. More of this please, and less of the celebrity nonsense."),
    )
) + "</section>"  # fmt: skip


def related(at: int, count: int = 4) -> str:
    """A box of links to other articles."""
    names = [HEADLINES[(at + step) % len(HEADLINES)] for step in range(count)]
    links = "".join(f'<li><a href="/news/{n}">{name}</a></li>' for n, name in enumerate(names))
    return f'<aside class="related"><h3>Related stories</h3><ul>{links}</ul></aside>'


def cards(at: int) -> str:
    """A row of cards with teasers under the article."""
    teasers = (
        "Four crews have stopped work since Monday and more are expected to follow this week.",
        "Nobody saw who took the pears, but the handwriting is familiar to the whole village.",
        "A painter, a mistake with two cans, and a coast guard who likes the result.",
    )
    return '<div class="card-grid"><h2>More from the Coast Post</h2>' + "".join(
        f'<div class="card"><a href="/c/{n}"><img src="/{n}.jpg" alt=""><h4>'
        f"{HEADLINES[(at + n) % 9]}</h4></a><p>{teaser}</p></div>"
        for n, teaser in enumerate(teasers)
    ) + "</div>"  # fmt: skip


def metas(story: Story) -> str:
    """OpenGraph and the older names."""
    return (
        f'<meta property="og:title" content="{escape(story.title)}">'
        f'<meta property="og:site_name" content="The Coast Post">'
        f'<meta property="article:published_time" content="{story.date}">'
        f'<meta name="author" content="{escape(story.author)}">'
    )


def linked_data(story: Story, *, body: bool = False, graph: bool = False) -> str:
    """schema.org, alone or in a graph."""
    item: dict[str, object] = {
        "@type": "NewsArticle", "headline": story.title, "datePublished": story.date,
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": "The Coast Post"},
    }  # fmt: skip
    if body:
        item["articleBody"] = "\n\n".join(story.paragraphs)
    whole = {"@graph": [{"@type": "WebSite", "name": "Coast"}, item]} if graph else item
    data = json.dumps({"@context": "https://schema.org", **whole})
    return f'<script type="application/ld+json">{data}</script>'


def paragraphs(story: Story, opening: str = "<p>", closing: str = "</p>") -> str:
    """The text, each paragraph in the given element."""
    return "".join(f"{opening}{escape(part)}{closing}" for part in story.paragraphs)


def html(story: Story, head: str, body: str, suffix: str = " | The Coast Post") -> str:
    """A whole page."""
    title = escape(story.title)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}{suffix}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def _plain(story: Story, at: int) -> str:
    return html(
        story, metas(story),
        f"<header>{NAV}</header>{COOKIES}<main><article><h1>{story.title}</h1><p class=byline>By "
        f"{story.author}</p><time datetime={story.date}>{story.day}</time>{SHARE}"
        f"{paragraphs(story)}</article>{related(at)}</main>{FOOTER}",
    )  # fmt: skip


def _wordpress(story: Story, at: int) -> str:
    return html(
        story, metas(story),
        f'<div id="page"><nav class="main-navigation">{NAV}</nav><div class="entry-header"><h1 '
        f'class="entry-title">{story.title}</h1><span class="posted-on"><time class="entry-date '
        f'published" datetime="{story.date}">{story.day}</time></span><span class="author vcard"><a '
        f'href="/author/x">{story.author}</a></span></div><div class="entry-content">'
        f'{paragraphs(story)}<div class="sharedaddy"><h3>Share this:</h3>{SHARE}</div><div '
        f'class="jp-relatedposts"><h3>Related</h3>{related(at)}</div></div><div class="widget-area">'
        f"{NEWSLETTER}</div>{COMMENTS}</div>{FOOTER}",
    )  # fmt: skip


def _spans_in_divs(story: Story, at: int) -> str:
    body = paragraphs(story, '<div class="css-1x"><span class="css-9z">', "</span></div>")
    return html(
        story, linked_data(story),
        f'<div id="app"><div class="css-nav">{NAV}</div><div class="css-a"><div class="css-b"><h1>'
        f'{story.title}</h1><div class="css-c"><span>{story.author}</span></div>{body}</div><div '
        f'class="css-d">{related(at)}{cards(at)}</div></div></div>{FOOTER}',
    )  # fmt: skip


def _teasers_between(story: Story, at: int) -> str:
    parts: list[str] = []
    for number, part in enumerate(story.paragraphs):
        parts.append(f"<p>{escape(part)}</p>")
        if number % 4 == 1:
            name = HEADLINES[(at + number) % 9]
            parts.append(f'<div class="inline-related"><span>Read more:</span> <a href="/r">{name}'
                         '</a></div><div class="ad-slot">Advertisement</div>')  # fmt: skip
    return html(
        story, metas(story) + linked_data(story),
        f'{NAV}<article class="story"><h1>{story.title}</h1><div class="meta">By {story.author}, '
        f'{story.day}</div><div class="story-body">{"".join(parts)}</div></article>{cards(at)}'
        f"{COMMENTS}{FOOTER}",
    )  # fmt: skip


def _two_sections(story: Story, at: int) -> str:
    half = len(story.paragraphs) // 2
    first = "".join(f"<p>{escape(part)}</p>" for part in story.paragraphs[:half])
    second = "".join(f"<p>{escape(part)}</p>" for part in story.paragraphs[half:])
    return html(
        story, linked_data(story, graph=True),
        f'{NAV}<main><div class="header"><h1>{story.title}</h1><a rel="author" href="/a">'
        f'{story.author}</a></div><div class="chunk"><div class="grid"><div class="column">{first}'
        f'</div></div></div><aside class="ad">Advertisement</aside>{NEWSLETTER}<div class="chunk">'
        f'<div class="grid"><div class="column">{second}</div></div></div></main>{related(at)}{FOOTER}',
    )  # fmt: skip


def _old_tables(story: Story, at: int) -> str:
    body = "<br><br>".join(map(escape, story.paragraphs))
    links = "<br>".join(f'<a href="/{n}.htm">{name}</a>' for n, name in enumerate(HEADLINES))
    return html(
        story, "",
        f'<table width=780><tr><td colspan=3><font size=5>The Coast Post</font></td></tr><tr><td '
        f'width=150 valign=top>{links}</td><td valign=top><font size=4><b>{story.title}</b></font>'
        f'<br>By {story.author}<br><br>{body}</td><td width=120><a href="/ad">Buy nets here</a></td>'
        "</tr><tr><td colspan=3>Copyright 1999 The Coast Post</td></tr></table>",
    )  # fmt: skip


def _paywall(story: Story, at: int) -> str:
    return html(
        story, metas(story) + linked_data(story, body=True),
        f'{NAV}<article><h1>{story.title}</h1><p class="author">{story.author}</p>'
        f'{paragraphs(story)}<div class="paywall-overlay"><h2>Keep reading</h2><p>Subscribe for one '
        "coin a week and read without limits, on every device you own, for as long as you like.</p>"
        "<p>Already a subscriber? <a href='/login'>Log in here</a> to continue where you were.</p>"
        f"</div></article>{cards(at)}{FOOTER}",
    )  # fmt: skip


def _amp(story: Story, at: int) -> str:
    return html(
        story, linked_data(story) + "<style amp-boilerplate>body{}</style>",
        f'<amp-sidebar id="s">{NAV}</amp-sidebar><amp-consent>{COOKIES}</amp-consent><article><h1>'
        f'{story.title}</h1><amp-img src="/a.jpg" alt="A harbour"></amp-img>{paragraphs(story)}'
        f'<amp-list>{related(at)}</amp-list></article><amp-social-share type=x></amp-social-share>'
        f"{FOOTER}",
    )  # fmt: skip


def _author_box(story: Story, at: int) -> str:
    bio = (
        f"{story.author} covers the coast and its politics. Before joining the Post, the reporter "
        "worked on a trawler, taught physics and lost two chess tournaments in a row."
    )
    return html(
        story, metas(story),
        f'{NAV}<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">'
        f'{story.title}</h1><span itemprop="author">{story.author}</span><div itemprop="articleBody">'
        f'{paragraphs(story)}</div><div class="author-bio"><h4>About the author</h4><p>{bio}</p>'
        f'</div><div class="tags"><a href="/t/1">harbour</a> <a href="/t/2">council</a></div>'
        f"</article>{COMMENTS}{NEWSLETTER}{FOOTER}",
    )  # fmt: skip


def _captions(story: Story, at: int) -> str:
    parts: list[str] = []
    for number, part in enumerate(story.paragraphs):
        if number % 3 == 0:
            parts.append(
                f'<figure><img src="/{number}.jpg" alt="Picture {number} of the harbour"><figcaption>'
                f"Boats and people near the quay, number {number}. Photograph: Ola Moe/Coast Post"
                "</figcaption></figure>"
            )
        parts.append(f"<p>{escape(part)}</p>")
    return html(
        story, metas(story),
        f'{NAV}<main><h1>{story.title}</h1><address>{story.author}</address><div class="content">'
        f'{"".join(parts)}</div></main>{related(at)}{FOOTER}',
    )  # fmt: skip


TEMPLATES: list[Callable[[Story, int], str]] = [
    _plain, _wordpress, _spans_in_divs, _teasers_between, _two_sections, _old_tables, _paywall,
    _amp, _author_box, _captions,
]  # fmt: skip
NO_DATE = frozenset({_old_tables})


# -- pages that are no running text ---------------------------------------------------------------


def _recipe(story: Story, _: int) -> tuple[str, str]:
    things = [
        "400 g of rye flour",
        "a pinch of salt",
        "two spoons of sour milk",
        "one grated apple",
    ]
    steps = [
        "Mix the flour and the salt in the large bowl and leave both alone for an hour.",
        "Stir in the milk slowly until nothing sticks to the spoon any more.",
        "Fold in the apple, shape a flat loaf, and bake it until it sounds hollow.",
    ]
    intro = story.paragraphs[0]
    lists = "".join(f"<li><span>{thing}</span></li>" for thing in things)
    numbered = "".join(f"<li><p>{step}</p></li>" for step in steps)
    markup = html(
        story, linked_data(story),
        f'{NAV}<article><h1>{story.title}</h1><p>{escape(intro)}</p><button>Jump to recipe</button>'
        f'<h2>Ingredients</h2><ul class="ingredients">{lists}</ul><h2>Method</h2><ol>{numbered}</ol>'
        f"</article>{COMMENTS}{FOOTER}",
    )  # fmt: skip
    return markup, "\n".join([intro, "Ingredients", *things, "Method", *steps])


def _live_blog(story: Story, at: int) -> tuple[str, str]:
    posts, gold = [], []
    for number, part in enumerate(story.paragraphs):
        heading = f"Update {number + 1} from the quay"
        posts.append(
            f'<div class="block" id="b{number}"><time>{9 + number % 9}.0{number % 9} GMT</time><h2>'
            f"{heading}</h2><p>{escape(part)}</p>{SHARE}</div>"
        )
        gold += [heading, part]
    markup = html(
        story, linked_data(story),
        f'{NAV}<main><h1>{story.title}</h1><div class="live-feed">{"".join(posts)}</div>'
        f'<button>Load more</button></main>{related(at)}{FOOTER}',
    )  # fmt: skip
    return markup, "\n".join(gold)


def _with_table(story: Story, at: int) -> tuple[str, str]:
    rows = [
        ("Year", "Ships", "Cranes"),
        ("2021", "112", "4"),
        ("2022", "98", "3"),
        ("2023", "7", "1"),
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    half = len(story.paragraphs) // 2
    markup = html(
        story, metas(story),
        f'{NAV}<article><h1>{story.title}</h1>'
        f'{"".join(f"<p>{escape(p)}</p>" for p in story.paragraphs[:half])}<table>{cells}</table>'
        f'<h2>What follows</h2>{"".join(f"<p>{escape(p)}</p>" for p in story.paragraphs[half:])}'
        f"</article>{cards(at)}{FOOTER}",
    )  # fmt: skip
    table = "\n".join(" ".join(row) for row in rows)
    return markup, "\n".join(
        [*story.paragraphs[:half], table, "What follows", *story.paragraphs[half:]]
    )


def _with_lists(story: Story, at: int) -> tuple[str, str]:
    points = [
        "The cranes were never paid for",
        "Nobody signed the second letter",
        "Three boats left",
    ]
    items = "".join(f'<li class="x"><span class="y">{point}</span></li>' for point in points)
    quoted = story.paragraphs[1][:120].rsplit(" ", 1)[0]
    markup = html(
        story, linked_data(story, graph=True),
        f'{NAV}<article><h1>{story.title}</h1><h3>In short</h3><ul class="summary">{items}</ul>'
        f'{paragraphs(story)}<blockquote class="pull">{escape(quoted)}</blockquote></article>'
        f"{related(at)}{NEWSLETTER}{FOOTER}",
    )  # fmt: skip
    return markup, "\n".join(["In short", *points, *story.paragraphs, quoted])


def _interview(story: Story, at: int) -> tuple[str, str]:
    pairs = [f"And what did you do in year {n}?" for n in range(len(story.paragraphs))]
    body = "".join(
        f"<p><strong>{ask}</strong></p><p>{escape(say)}</p>"
        for ask, say in zip(pairs, story.paragraphs, strict=True)
    )
    gold = [line for pair in zip(pairs, story.paragraphs, strict=True) for line in pair]
    markup = html(
        story, metas(story),
        f'<div class="wrap">{NAV}<div class="post"><h1>{story.title}</h1><div class="post-body">'
        f'{body}</div></div><div class="sidebar">{related(at)}{NEWSLETTER}</div></div>{FOOTER}',
    )  # fmt: skip
    return markup, "\n".join(gold)


def _short_notice(story: Story, at: int) -> tuple[str, str]:
    part = story.paragraphs[0]
    markup = html(
        story, metas(story),
        f"{NAV}{COOKIES}<article><h1>{story.title}</h1><p>{escape(part)}</p></article>{cards(at)}"
        f"{related(at, 9)}{COMMENTS}{FOOTER}",
    )  # fmt: skip
    return markup, part


SPECIAL = [_recipe, _live_blog, _with_table, _with_lists, _interview, _short_notice]


def stories() -> list[Story]:
    """The sample articles, as pages are about them."""
    authors = [
        "Ida Holm",
        "Petra Vlk",
        "Ola Moe",
        "Samuel Okoro",
        "Anna Horváthová",
        "Grace Odhiambo",
    ]
    found: list[Story] = []
    for at, path in enumerate(sorted(resources.folder("sample_articles").iterdir())):
        article: Article = read_source(load(path))
        parts = [part for part in article.text.split("\n\n") if len(part) > 60 and "\n" not in part]
        date = f"2024-0{1 + at % 9}-1{at % 9}T09:30:00+00:00"
        found.append(Story(article.title, authors[at % len(authors)], date, parts[:24]))
    return [story for story in found if len(story.paragraphs) >= 4]


def pages() -> Iterator[Page]:
    """Every page: each template twice with different stories, the special ones twice."""
    told = stories()
    for at, template in enumerate([*TEMPLATES, *TEMPLATES]):
        story = told[(at * 3 + at // len(TEMPLATES)) % len(told)]
        has_date = template not in NO_DATE
        yield Page(
            f"{template.__name__.strip('_')}-{at // len(TEMPLATES) + 1}",
            template(story, at), "\n".join(story.paragraphs), story.title, story.author,
            story.day if has_date else None,
        )  # fmt: skip
    for at, special in enumerate([*SPECIAL, *SPECIAL]):
        story = told[(at * 2 + 1 + at // len(SPECIAL)) % len(told)]
        markup, body = special(story, at)
        yield Page(
            f"{special.__name__.strip('_')}-{at // len(SPECIAL) + 1}",
            markup, body, story.title, story.author, story.day,
        )  # fmt: skip
