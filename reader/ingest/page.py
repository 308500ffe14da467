"""Pages: the markup of a saved page in; the blocks of its body and what it says of itself out.

The only place where trafilatura is called.
"""

import logging
from dataclasses import replace
from typing import Any, NamedTuple, cast

from reader.ingest.blocks import Block
from reader.ingest.bylines import join_names, parse_byline
from reader.ingest.clean import clean_address, clean_line
from reader.ingest.dates import parse_iso
from reader.ingest.evidence import Witness, chosen, without_related, witness
from reader.ingest.jsonld import stated_body
from reader.ingest.nodes import MARKS, Element
from reader.ingest.parse import parse_html
from reader.ingest.publishers import publisher_of
from reader.ingest.tree import address_of, blocks_of
from reader.model import Metadata

LIMIT = 8_000_000
"""Code points of markup; of a longer page everything visible is read."""
ELEMENTS = 40_000
"""Likewise; the extraction takes more than proportional time."""
PIECES = 4_000
"""Likewise; inline elements in one other, for which the extraction takes quadratic time."""
SHORT = 200
"""Code points; a body shorter than this may be a mistake of the extraction."""

TINY = 80
"""Code points; of a long page, a body shorter than this surely is one."""

STATED = 1.5
"""The weight of what the page itself states as its text, against one that looked for it."""

_NOWHERE = "https://nowhere.invalid/"
_INLINE = {*MARKS, "a", "span", "font", "small", "big", "u", "label", "br", "sub", "sup", "img"}
_CAPTION = frozenset({"figcaption"})
_BOILERPLATE = frozenset({"nav", "header", "footer", "aside", "form", "dialog", "menu"})
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "pubdate", "dcterms.date")
_SILENT = logging.NullHandler()


class Page(NamedTuple):
    """A page's body, its own metadata (an empty title where it has none), and what was assumed."""

    blocks: list[Block]
    known: Metadata
    assumed: tuple[str, ...] = ()


def page_blocks(markup: str, url: str | None = None) -> Page:
    """The body and the metadata of one page; no blocks where nothing can be read."""
    tree = parse_html(markup)
    if tree is None:
        return Page([], Metadata(title=""))
    root = tree.root
    language = _language(root)
    base = _canonical(root) or url
    extractable = len(markup) <= LIMIT and not tree.reduced and _is_moderate(root)
    document = _extract(root, url, with_metadata=True) if extractable else None
    known = _metadata(document, root, base)
    if language and not known.language:
        known = replace(known, language=language)
    body, pictures = _body(root, document, base) if extractable else ([], ())
    seen = sum(len(block.text) for block in body)
    if seen >= SHORT:
        return Page(body, replace(known, captions=_captions(root, body, pictures, base)))
    whole = blocks_of(root, url=base, skip=_BOILERPLATE)
    if seen >= TINY and sum(len(block.text) for block in whole) > SHORT * 2:
        return Page(body, known)
    return Page(whole, known, ("body: everything visible on the page",) if whole else ())


def _body(root: Element, document: Any, base: str | None) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks that most of those who looked for the article took for it, and its pictures."""
    witnesses = _witnesses(root, document, base)
    # Links of a page whose address is not known lead nowhere, but that they are links tells much.
    blocks = blocks_of(root, url=base or _NOWHERE, skip=_CAPTION)
    places = chosen(blocks, witnesses)
    if next(root.iter("figcaption"), None) is not None:
        everything = blocks_of(root, url=base or _NOWHERE)
        with_captions = chosen(everything, witnesses)
        if _length(blocks, places) * 2 < _length(everything, with_captions):
            blocks, places = everything, with_captions  # a gallery: its captions are its text
    if not places:
        return [], ()
    within = blocks[places[0] : places[-1] + 1]
    pictures = tuple(_picture(block) for block in within if _is_picture(block))
    body = [blocks[at] for at in places if not _is_picture(blocks[at])]
    return [_leading_somewhere(block) for block in without_related(body)], pictures


def _leading_somewhere(block: Block) -> Block:
    """The block without links and pictures whose address only the page's own would complete."""
    if not any(mark.value.startswith(_NOWHERE) for mark in block.marks):
        return block
    marks = (
        mark._replace(value="") if mark.value.startswith(_NOWHERE) else mark
        for mark in block.marks
        if mark.kind != "link" or not mark.value.startswith(_NOWHERE)
    )
    return replace(block, marks=tuple(marks))


def _witnesses(root: Element, document: Any, base: str | None) -> list[Witness]:
    first = _text(document.body) if document is not None else ""
    second = _readable(root)
    found = [witness(first), witness(second)]
    if abs(len(first) - len(second)) * 20 > min(len(first), len(second)):  # they disagree
        strict = _extract(root, base, favor_precision=True)
        found.append(witness(_text(strict.body) if strict is not None else ""))
    stated = stated_body(root)
    if len(stated) > SHORT:
        found.append(witness(stated, STATED))
    return found


def _length(blocks: list[Block], places: list[int]) -> int:
    return sum(len(blocks[at].text) for at in places if not _is_picture(blocks[at]))


def _is_picture(block: Block) -> bool:
    """Whether it is pictures' descriptions and nothing else."""
    shown = sum(mark.end - mark.start for mark in block.marks if mark.kind == "image")
    return shown > 0 and shown + 3 >= len(block.text)


def _picture(block: Block) -> str:
    """A picture's description and its address."""
    address = next((mark.value for mark in block.marks if mark.kind == "image"), "")
    known = address and not address.startswith(_NOWHERE)
    return f"{block.text} ({address})" if known else block.text


def _text(body: Any) -> str:
    return "\n".join(block.text for block in blocks_of(cast(Element, body)))


def _readable(root: Element) -> str:
    from copy import deepcopy

    from trafilatura.external import try_readability

    summary: Any = try_readability(cast(Any, deepcopy(root)))
    return _text(summary)


def _is_moderate(root: Element) -> bool:
    """Whether the extraction will be done with it in seconds."""
    for number, node in enumerate(root.iter()):
        many = len(node) > PIECES and sum(child.tag in _INLINE for child in node) > PIECES
        if number >= ELEMENTS or many:
            return False
    return True


def _extract(root: Element, url: str | None, **options: bool) -> Any:
    from copy import deepcopy

    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        # Without a handler Python prints their warnings over whatever is on the screen.
        logging.getLogger(name).addHandler(_SILENT)
    return bare_extraction(
        cast(Any, deepcopy(root)),
        url=url,
        # A date found anywhere in the page's words is as often a date it writes about.
        date_extraction_params={"original_date": True, "extensive_search": False},
        include_comments=False,
        include_tables=True,
        **options,  # pyright: ignore[reportArgumentType]
    )


def _metadata(document: Any, root: Element, base: str | None) -> Metadata:
    """What the page says about itself, cleaned."""

    def said(name: str) -> str | None:
        return clean_line(str(getattr(document, name, None) or "")) or None

    url = base or clean_address(said("url") or "") or None
    date = _published(root) or said("date")
    return Metadata(
        title=said("title") or _title(root),
        byline=_byline(said("author")),
        published=parse_iso(date) if date else None,
        publisher=_publisher(said("sitename"), url),
        url=url,
    )


def _byline(author: str | None) -> str | None:
    if not author:
        return None
    names = [parse_byline(name) or name for name in author.split("; ") if name]
    return join_names(names) if names else None


def _publisher(site: str | None, url: str | None) -> str | None:
    host = publisher_of(url) if url else None
    # The table's names hold no dot; a bare host is worse than what the page calls itself.
    return host if host and (not site or "." not in host) else site


def _published(root: Element) -> str | None:
    """The time of publication, where the page's head gives more than the day."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = (meta.get("content") or "").strip()
        if name in _DATES and parse_iso(content):
            found.setdefault(name, content)
    return next((found[name] for name in _DATES if name in found), None)


def _title(root: Element) -> str:
    element = next(root.iter("title"), None)
    return clean_line(element.text or "") if element is not None else ""


def _language(root: Element) -> str | None:
    language = (root.get("lang") or "").strip()[:2].lower()
    return language if len(language) == 2 and language.isascii() and language.isalpha() else None


def _canonical(root: Element) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return clean_address(link.get("href") or "") or None
    for meta in root.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url":
            return clean_address(meta.get("content") or "") or None
    return None


def _captions(
    root: Element, body: list[Block], pictures: tuple[str, ...], base: str | None
) -> tuple[str, ...]:
    """Captions of pictures inside the article, with their addresses; they are not in the body.

    A picture without a caption is told by its description.
    """
    texts = {block.text for block in body}
    captions: dict[str, str] = {}
    for name in ("article", "main"):
        for region in root.iter(name):
            for element in region.iter("figcaption"):
                line = clean_line(" ".join(block.text for block in blocks_of(element)))
                if line and len(line) < 1000 and line not in texts:
                    captions.setdefault(line, "")
        if captions:
            break
    described: set[str] = set()
    for figure in root.iter("figure"):
        caption = next(figure.iter("figcaption"), None)
        image = next(figure.iter("img"), None)
        if caption is not None and image is not None:
            described.update(clean_line(one.get("alt") or "") for one in figure.iter("img"))
            line = clean_line(" ".join(block.text for block in blocks_of(caption)))
            if line in captions:
                captions[line] = address_of(image.get("src") or "", base)
    told = [f"{line} ({address})" if address else line for line, address in captions.items()]
    known = {*captions, *described}
    untold = [line for line in pictures if line.partition(" (http")[0] not in known]
    return (*told, *dict.fromkeys(untold))
