"""Assembly: blocks and what is known in, an `Article` out; the last step of every importer."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from reader.ingest.blocks import Block, compose
from reader.ingest.clean import clean_address, clean_line
from reader.ingest.metadata import recognise
from reader.ingest.source import Source
from reader.model import Article, Metadata, SourceError

TITLE = 300
"""The longest title, in code points."""
OPENING = 80
"""Code points of text that stand for a title where there is none."""


def assemble(
    source: Source,
    blocks: Iterable[Block],
    known: Metadata | None = None,
    assumed: tuple[str, ...] = (),
) -> Article:
    """The article that `blocks` make, with its metadata recognised.

    `known` comes from front matter or a page's own metadata and wins over the text; an empty
    `title` in it is one that is not known. Raises SourceError where no text is left.
    """
    facts = known or Metadata(title="")
    if source.url and not facts.url:
        facts = replace(facts, url=source.url)
    facts, body, guesses = recognise([block for block in blocks if block.text.strip()], facts)
    text, structure = compose(body)
    if not text:
        raise SourceError(f"{source.label}: there is no text in it to read")
    assumed += guesses
    title = clean_line(facts.title)
    if not title:
        title, guess = _stand_in(source, text)
        assumed += (guess,)
    return Article(
        title=_shorten(title, TITLE),
        byline=_line(facts.byline),
        published=_line(facts.published),
        publisher=_line(facts.publisher),
        url=clean_address(facts.url or "") or None,
        language=_line(facts.language),
        dateline=_line(facts.dateline),
        captions=tuple(line for line in map(clean_line, facts.captions) if line),
        contact=_line(facts.contact),
        text=text,
        structure=structure,
        assumed=assumed,
    )


def _stand_in(source: Source, text: str) -> tuple[str, str]:
    """A title for a text without one, and where it comes from."""
    stem = clean_line(PurePath(source.name).stem.replace("_", " ").replace("-", " "))
    if stem:
        return stem, "title: the name of the file"
    return _shorten(clean_line(text[: OPENING * 4]), OPENING), "title: the first words"


def _shorten(line: str, limit: int) -> str:
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _line(value: str | None) -> str | None:
    return clean_line(value or "") or None
