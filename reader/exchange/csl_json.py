"""CSL-JSON: the articles as sources, for Zotero, Pandoc and every citation processor."""

from collections.abc import Iterator

import orjson

from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.model.bundle import Bundle
from reader.model.citation import citation


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """An array of items, one per article."""
    yield File("sources.json", _items(bundle, report))


def _items(bundle: Bundle, report: Report) -> Iterator[bytes]:
    between = b"[\n"
    for item in bundle.articles:
        report.dropped("annotation (sources only)", len(item.annotations))
        yield between + orjson.dumps(citation(item.listed))
        between = b",\n"
    yield b"\n]\n" if between != b"[\n" else b"[]\n"


FORMAT = Format(
    name="csl-json",
    title="CSL-JSON (sources)",
    suffix=".json",
    carries="title, authors, date, publication, address, language of each article",
    cannot="texts and annotations",
    proven="csl-data.json of citationstyles.org",
    write=write,
)
