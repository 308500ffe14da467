"""Shared by the tests of formats: a hard article, and the way out of one library into another."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.exchange import Imported, Report, Source, export, read
from reader.exchange.output import save
from reader.library import Library
from reader.library.taking_in import Intake
from reader.model import Annotation, Article, Span

HARD_TEXT = """\
Große Überraschung 😀 in Lesná: the harbour opens, “at last”, said the mayor.

The second paragraph — with e\u0301 composed, 東京 wide, and 👩‍👩‍👧 joined — goes on.
A line break is in it, & <b>no markup</b>.

The last one says again: the harbour opens."""

NOTE = """He said "yes", twice, and 'no' once;
a second line, *starred* & <i>tagged</i>

> not a quote
# no heading, [[no link]], ^no-id, =1+1"""

FORMULA = "=cmd|'/C calc'!A0"
"""As the codebook stores the tag `=cmd|' /C calc'!A0`."""


def hard_article() -> Article:
    """Text that offsets, escapes and encodings stumble over."""
    return Article(
        title="Überraschung: the “Harbour” <opens> & more",
        byline="Petra Vlk and Jonas Ø. Berg",
        published="2017-03-03",
        publisher="Coast Post",
        url="https://coastpost.example/harbour?a=1&b=2",
        language="en",
        text=HARD_TEXT,
    )


def span_of(words: str, occurrence: int = 0) -> Span:
    """Where words stand in the hard text."""
    start = -1
    for _ in range(occurrence + 1):
        start = HARD_TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def annotate_hard(library: Library) -> Article:
    """The hard article, annotated: overlapping, nested, over a paragraph break, repeated words."""
    article = library.add(hard_article())
    second = span_of("the mayor.\n\nThe second paragraph")
    for span, tags, note in (
        (span_of("the harbour opens"), ["claim"], NOTE),
        (span_of("harbour opens, “at last”"), ["evidence", "people/mayor/own words"], ""),
        (span_of("harbour"), ["context", FORMULA], "nested"),
        (second, ["question"], "over a paragraph break"),
        (span_of("A line break is in it, & <b>no markup</b>."), [], "no tag 😀"),
        (span_of("👩‍👩‍👧"), ["emoji 😀"], ""),
        (span_of("the harbour opens", 1), ["claim"], "the second time"),
    ):
        library.annotate(article.id, span, tags=tags, note=note)
    library.annotate(article.id, None, tags=["follow-up"], note="Of the whole article.")
    library.codebook.describe("people/mayor/own words", description="what “she” said", color="teal")
    return article


@pytest.fixture
def hard(library: Library) -> Article:
    """The hard article, annotated, in the library of the test."""
    return annotate_hard(library)


@pytest.fixture
def other(tmp_path: Path) -> Generator[Library]:
    """A second, empty library, signed "bob"."""
    with Library.open(tmp_path / "other", author="bob") as library:
        yield library


class Trip(NamedTuple):
    """A way out and in: the path written, what was read, what became of it, both reports."""

    path: Path
    imported: Imported
    intake: Intake
    out: Report
    back: Report


@pytest.fixture
def travel(library: Library, other: Library, tmp_path: Path) -> Callable[..., Trip]:
    """`travel("w3c")`: out of the library of the test, into the other one."""

    def go(name: str, into: Library | None = None, file: str = "") -> Trip:
        out, back = Report(), Report()
        path = tmp_path / (file or f"export-{name}")
        save(export(name, library.select(), out), path, replace=lambda _: True)
        imported = read(name, Source(path), back)
        target = other if into is None else into
        return Trip(path, imported, target.take_in(imported), out, back)

    return go


def said(annotation: Annotation) -> tuple:
    """What an annotation says and where, without ids, author and times."""
    return annotation.span, annotation.exact, frozenset(annotation.tags), annotation.note


def all_said(library: Library) -> list[tuple]:
    """The same of all annotations of a library, sorted."""
    return sorted(map(said, library.annotations()), key=repr)


def write_file(path: Path, data: bytes | str) -> Source:
    """A file as a source."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return Source(path)
