"""What survives the way out and in again, format by format, is what `docs/formats.md` says."""

from pathlib import Path

import pytest

from reader.exchange import formats
from reader.library import Library
from reader.model import Article
from tests.exchange.conftest import hard_article

BEGIN, END = "<!-- survives -->", "<!-- /survives -->"
COLUMNS = (
    "text", "source", "passages", "tags", "notes", "whole article", "authors", "times", "ids",
    "colours", "descriptions",
)  # fmt: skip
WITHOUT_TEXT = ("csv", "xlsx", "w3c", "hypothesis")
"""Formats that do not hold the text: the article is in the other library before."""
BOTH_WAYS = [f.name for f in formats() if f.write and f.read]


def survivors(name: str, travel, library: Library, other: Library) -> list[str]:
    """A cell for each column: "all", "some", "–"."""
    if name in WITHOUT_TEXT:
        other.add(hard_article())
    for tag in library.codebook.tags():
        if tag.name not in _starters():
            library.codebook.describe(tag.name, color="magenta")  # none that a new tag would get
    trip = travel(name)
    there, back = list(library.annotations()), list(other.annotations())
    articles = other.articles() if trip.intake.articles else ()
    found = {
        "text": [True] * bool(articles),
        "source": [a.url == library.articles()[0].url for a in articles],
        "passages": [
            (a.span, a.exact) in {(b.span, b.exact) for b in back} for a in there if a.span
        ],
        "tags": _kept(there, back, lambda a: frozenset(a.tags)),
        "notes": _kept([a for a in there if a.note], back, lambda a: a.note),
        "whole article": [any(not b.span and not b.exact for b in back)],
        "authors": _kept(there, back, lambda a: a.author),
        "times": _kept(there, back, lambda a: (a.created, a.updated)),
        "ids": [a.id in {b.id for b in back} for a in there],
    }
    ours = {tag.name: tag for tag in library.codebook.tags() if tag.name not in _starters()}
    theirs = {tag.name: tag for tag in other.codebook.tags()}
    found["colours"] = [theirs[n].color == t.color for n, t in ours.items() if n in theirs]
    described = {n: t for n, t in ours.items() if t.description}
    found["descriptions"] = [
        n in theirs and theirs[n].description == t.description for n, t in described.items()
    ]
    return [_cell(found[column]) for column in COLUMNS]


def _starters() -> set[str]:
    from reader.library.codebook import STARTER

    return {tag.name for tag in STARTER}


def _kept(there: list, back: list, what) -> list[bool]:
    return [(a.span, what(a)) in {(b.span, what(b)) for b in back} for a in there]


def _cell(kept: list[bool]) -> str:
    if not any(kept):
        return "–"
    return "all" if all(kept) else "some"


def documented() -> dict[str, list[str]]:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    table = page.partition(BEGIN)[2].partition(END)[0].strip().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    assert not rows or rows[0][1:] == list(COLUMNS)
    return {row[0]: row[1:] for row in rows[2:]}


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_the_page_says_what_survives(
    name: str, travel, library: Library, other: Library, hard: Article
) -> None:
    found = survivors(name, travel, library, other)
    assert documented().get(name) == found, f"| {name} | {' | '.join(found)} |"


def test_the_page_says_of_every_format_who_has_read_it() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    table = page.partition("<!-- consumers -->")[2].partition("<!-- /consumers -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    proven = {row[0]: False for row in rows[3:] if row[0]}
    for name, _, verdict, _ in (row for row in rows[3:] if row[0]):
        proven[name] = proven[name] or verdict == "yes"
    written = {
        each.name: not each.proven.startswith("not proven") for each in formats() if each.write
    }
    assert proven == written


def test_every_consumer_has_its_check() -> None:
    from tests.consumers.consumers import CONSUMERS

    checks = Path(__file__).parents[1] / "consumers" / "checks"
    named = {consumer.check for consumer in CONSUMERS if not consumer.why_not}
    assert named == {path.stem for path in checks.glob("*.py")} - {"common"}
    assert {consumer.format for consumer in CONSUMERS} == {f.name for f in formats() if f.write}
