"""HTML: one page that holds everything, to be read, printed and sent.

The text with its highlights, notes in the margin beside the paragraph they begin in, people and
names below it. No script, nothing from outside: filters, and dark or light, are form controls that
the style sheet asks (`:has`). Without a style sheet it still reads from top to bottom.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from reader.exchange.colors import hex_of, mixed
from reader.exchange.html_index import index
from reader.exchange.html_text import Block, Numbered, blocks, safe_address, shown
from reader.exchange.losses import tell_article
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.model import Annotation, Tag
from reader.model.bundle import AnnotatedArticle, Bundle
from reader.model.visible import one_line

_DARK = "--page:#181715;--ink:#e8e4da;--quiet:#a29d92;--line:#3b3833;--card:#22201d;--link:#8ab8ee"
_SCHEMES = (("auto", "as the system"), ("light", "light"), ("dark", "dark"))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """One page with all articles of the bundle."""
    tags = _Tags(bundle)
    if tags.titles:
        yield File("reader.html", _page(bundle, tags, report))


class _Tags:
    """The tags used on the page: a number for each, and its colour."""

    def __init__(self, bundle: Bundle) -> None:
        uses: Counter[str] = Counter()
        self.titles: list[str] = []
        for item in bundle.articles:
            self.titles.append(one_line(item.article.title))
            for annotation in item.annotations:
                uses.update({path for tag in annotation.tags for path in _paths(tag)})
        known = {tag.name: tag for tag in bundle.tags}
        order = [tag.name for tag in bundle.tags if tag.name in uses]
        paths = (path for name in (*order, *sorted(uses)) for path in _paths(name))
        self.names = list(dict.fromkeys(paths))
        self.uses = uses
        self.number = {name: place for place, name in enumerate(self.names)}
        self.color = {name: hex_of(known.get(name, Tag(name=name)).color) for name in self.names}

    def classes(self, annotation: Annotation) -> str:
        """A class for each of its tags and what they are below."""
        numbers = {self.number[path] for tag in annotation.tags for path in _paths(tag)}
        return " ".join(f"t{number}" for number in sorted(numbers))

    def variable(self, annotation: Annotation) -> str:
        """The colour of its first tag."""
        return f"var(--t{self.number[annotation.tags[0]]})" if annotation.tags else "var(--plain)"


def _paths(tag: str) -> Iterator[str]:
    parts = tag.split("/")
    return ("/".join(parts[: count + 1]) for count in range(len(parts)))


def _page(bundle: Bundle, tags: "_Tags", report: Report) -> Iterator[bytes]:
    titles = tags.titles
    heading = titles[0] if len(titles) == 1 else f"{len(titles)} articles with annotations"
    yield _head(heading, tags).encode()
    yield _header(titles, tags).encode()
    for number, item in enumerate(bundle.articles, 1):
        tell_article(item, report, states=True)
        for part in _article(number, item, tags, alone=len(titles) == 1):
            yield part.encode()
    yield b'</main>\n<footer class="page">Made with Reader.</footer>\n</body>\n</html>\n'


def _head(title: str, tags: _Tags) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>\n{_style()}{_colors(tags)}</style>\n"
        "</head>\n<body>\n"
    )


@cache
def _style() -> str:
    return (files("reader.exchange") / "templates" / "page.css").read_text("utf-8")


def _colors(tags: _Tags) -> str:
    """The colours of the tags, light and dark, and what a chosen filter shows."""
    plain = "#b9a44c"
    light = [f"--plain:{mixed(plain, '#ffffff', 0.45)}"]
    dark = [f"--plain:{mixed(plain, '#181715', 0.5)}"]
    rules: list[str] = []
    for name, number in tags.number.items():
        light.append(f"--t{number}:{mixed(tags.color[name], '#ffffff', 0.4)}")
        dark.append(f"--t{number}:{mixed(tags.color[name], '#181715', 0.5)}")
        chosen = f"body:has(#f{number}:checked)"
        rules.append(
            f"{chosen} .a:not(.t{number}){{display:none}}"
            f"{chosen} mark:not(.t{number}){{background:none!important;border:0}}"
            f"{chosen} mark.t{number}{{background:var(--t{number})!important}}\n"
        )
    scheme = f"color-scheme:dark;{_DARK};{';'.join(dark)}"
    return (
        f":root{{{';'.join(light)}}}\n"
        f"@media screen{{:root:has(#s-dark:checked){{{scheme}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not(:has(#s-light:checked)){{{scheme}}}}}\n{''.join(rules)}"
    )


def _header(titles: Sequence[str], tags: _Tags) -> str:
    parts = ['<header class="page">\n']
    if len(titles) != 1:
        parts.append(f"<h1>{len(titles)} articles</h1>\n<nav><ol>")
        parts += [
            f'<li><a href="#article-{number}">{shown(title)}</a></li>'
            for number, title in enumerate(titles, 1)
        ]
        parts.append("</ol></nav>\n")
    if tags.names:
        parts.append("<form><fieldset><legend>Show</legend>")
        parts.append('<input type="radio" name="f" id="f" checked><label for="f">all</label>')
        for name, number in tags.number.items():
            parts.append(
                f'<input type="radio" name="f" id="f{number}"><label for="f{number}" '
                f'style="background:var(--t{number})">#{shown(name)} '
                f"<small>{tags.uses[name]}</small></label>"
            )
        parts.append("</fieldset></form>\n")
    parts.append("<form><fieldset><legend>Colours</legend>")
    for name, words in _SCHEMES:
        checked = " checked" if name == "auto" else ""
        parts.append(
            f'<input type="radio" name="s" id="s-{name}"{checked}>'
            f'<label for="s-{name}">{words}</label>'
        )
    parts.append("</fieldset></form>\n</header>\n<main>\n")
    return "".join(parts)


def _article(number: int, item: AnnotatedArticle, tags: _Tags, *, alone: bool) -> Iterator[str]:
    """An article; where it is the only one, its title is that of the page."""
    article = item.article
    known = re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", article.language or "")
    language = f' lang="{article.language}"' if known else ""
    yield f'<article class="text" id="article-{number}"{language}>\n'
    level = 1 if alone else 2
    title = shown(one_line(article.title))
    yield f'<h{level} class="title" dir="auto">{title}</h{level}>\n'
    yield _about(item)
    numbered = [
        Numbered(annotation, place, tags.classes(annotation), *(annotation.span or (0, 0)))
        for place, annotation in enumerate(item.annotations, 1)
    ]
    whole = [n for n in numbered if not n.annotation.span and not n.annotation.exact]
    placed = [n for n in numbered if n.annotation.span]
    lost = [n for n in numbered if not n.annotation.span and n.annotation.exact]
    yield "".join(_note(number, n, tags, quote="") for n in whole)

    def mark(words: str, here: Sequence[Numbered]) -> str:
        classes = " ".join(dict.fromkeys(" ".join(n.classes for n in here).split()))
        return f'<mark class="{classes}" style="--c:{_stripes(here, tags)}">{words}</mark>'

    def anchor(n: Numbered) -> str:
        place = f"{number}-{n.number}"
        return (
            f'<sup class="ref a {n.classes}" id="m{place}"><a href="#n{place}">{n.number}</a></sup>'
        )

    for block in blocks(article, placed, mark, anchor, top=level + 1):
        yield _row(number, block, tags)
    if lost:
        yield f"<h{level + 1}>Passages that are not in the text any more</h{level + 1}>\n"
        yield "".join(_note(number, n, tags, quote=n.annotation.exact) for n in lost)
    if item.analysis is not None:
        yield index(article.text, item.analysis(), level + 1)
    yield "</article>\n"


def _stripes(here: Sequence[Numbered], tags: _Tags) -> str:
    """One colour, or a stripe for each of several."""
    colors = [tags.variable(n.annotation) for n in here]
    if len(colors) == 1:
        return colors[0]
    share = 100 / len(colors)
    stops = [
        f"{color} {place * share:.0f}% {(place + 1) * share:.0f}%"
        for place, color in enumerate(colors)
    ]
    return f"linear-gradient({','.join(stops)})"


def _about(item: AnnotatedArticle) -> str:
    article = item.article
    parts = [
        shown(one_line(value))
        for value in (article.byline, article.publisher, article.published)
        if value
    ]
    if address := safe_address(article.url):
        parts.append(f'<a href="{escape(address)}" rel="noreferrer">source</a>')
    return f'<p class="meta">{" · ".join(parts)}</p>\n' if parts else ""


def _row(article: int, block: Block, tags: _Tags) -> str:
    notes = "".join(_note(article, n, tags, quote="") for n in block.notes)
    aside = f"<aside>{notes}</aside>" if notes else ""
    return f'<div class="row"><div class="words">{block.html}</div>{aside}</div>\n'


def _note(article: int, n: Numbered, tags: _Tags, *, quote: str) -> str:
    annotation, place = n.annotation, f"{article}-{n.number}"
    chips = "".join(
        f'<span class="chip" style="--c:var(--t{tags.number[tag]})">#{shown(tag)}</span>'
        for tag in annotation.tags
    )
    words = f'<blockquote dir="auto">{shown(quote)}</blockquote>' if quote else ""
    note = f'<p dir="auto">{shown(annotation.note)}</p>' if annotation.note else ""
    state = "" if annotation.state == "anchored" else annotation.state
    sure = f" {annotation.confidence:.0%}" if annotation.state == "moved" else ""
    by = " · ".join(filter(None, (annotation.author, annotation.created[:10], f"{state}{sure}")))
    back = f'<a class="no" href="#m{place}">{n.number}</a>' if annotation.span else ""
    return (
        f'<div class="note a {n.classes}" id="n{place}" style="--c:{tags.variable(annotation)}">'
        f'{back}{chips}{words}{note}<div class="by">{shown(one_line(by))}</div></div>'
    )


FORMAT = Format(
    name="html",
    title="HTML, one page to read, print and send",
    suffix=".html",
    carries="texts with highlights, notes in the margin, tags with colours, people and names",
    cannot="descriptions and keys of tags; nothing comes back in",
    proven="headless Chromium shows, filters and prints it; the Nu Html Checker finds no error",
    write=write,
)
