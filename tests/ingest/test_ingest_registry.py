"""Importers are found by entry points; adding one is one module and one line."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest

from reader.ingest import Source, importers, read_source, registry
from reader.model import Article, SourceError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forgets what was loaded, before and after."""
    registry.importers.cache_clear()
    registry._loaded.cache_clear()  # pyright: ignore[reportPrivateUsage]
    yield
    registry.importers.cache_clear()
    registry._loaded.cache_clear()  # pyright: ignore[reportPrivateUsage]


def test_text_markdown_and_html_are_there() -> None:
    assert {"text", "markdown", "html"} <= {importer.name for importer in importers()}


def test_they_are_there_in_a_checkout_that_is_not_installed(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "entry_points", lambda **_: ())
    assert {"text", "markdown", "html"} <= {importer.name for importer in importers()}


def test_importing_the_package_loads_no_parser() -> None:
    code = (
        "import sys, reader.ingest; from reader.ingest import importers; importers();"
        "heavy = {'trafilatura', 'lxml', 'markdown_it', 'charset_normalizer', 'mdit_py_plugins',"
        "'feedparser', 'mammoth', 'pypdfium2', 'urllib3', 'ssl'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def entry(name: str, module: str) -> metadata.EntryPoint:
    return metadata.EntryPoint(name, module, registry.GROUP)


def test_somebody_elses_importer_works_the_same(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("their_importer")
    module.__dict__.update(
        SUFFIXES=frozenset({".wire"}),
        MEDIA_TYPES=frozenset({"text/x-wire"}),
        read=lambda source: Article(title="Wire", text=source.data.decode()),
    )
    monkeypatch.setitem(sys.modules, "their_importer", module)
    monkeypatch.setattr(metadata, "entry_points", lambda **_: (entry("wire", "their_importer"),))
    assert read_source(Source(data=b"Stop.", name="a.WIRE")).title == "Wire"
    by_type = Source(data=b"Stop.", media_type="text/x-wire; charset=utf-8")
    assert read_source(by_type).title == "Wire"


def test_an_importer_that_cannot_be_loaded_takes_nothing_down(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "entry_points", lambda **_: (entry("odd", "no_such_module"),))
    assert read_source(Source(data=b"It is closed.", name="a.txt")).text == "It is closed."
    with pytest.raises(SourceError, match=r"could not be loaded: odd \(ModuleNotFoundError\)"):
        read_source(Source(data=b"\x00\x01\x02\x03", name="a.odd"))


def test_a_parsers_own_error_is_one_line(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Source) -> Article:
        raise RecursionError("maximum recursion depth exceeded")

    module = ModuleType("deep_importer")
    module.__dict__.update(SUFFIXES={".deep"}, MEDIA_TYPES=set(), read=fail)
    monkeypatch.setitem(sys.modules, "deep_importer", module)
    monkeypatch.setattr(metadata, "entry_points", lambda **_: (entry("deep", "deep_importer"),))
    with pytest.raises(
        SourceError, match=r"^a\.deep: could not be read as deep \(RecursionError\)"
    ):
        read_source(Source(data=b"x", name="a.deep"))


def test_the_suffix_decides_between_text_and_markdown() -> None:
    data = b"# Pier\n\nIt is *closed* today.\n"
    assert read_source(Source(data=data, name="a.txt")).text.endswith("It is *closed* today.")
    assert read_source(Source(data=data, name="a.md")).text == "It is closed today."


def test_the_media_type_decides_where_there_is_no_suffix() -> None:
    data = b"It is *closed* today.\n\nReally."
    source = Source(data=data, name="page", media_type="text/markdown")
    assert read_source(source).text.startswith("It is closed today.")


def test_the_address_it_came_from_is_kept() -> None:
    source = Source(data=b"It is closed.", name="a.txt", url="https://www.bbc.co.uk/news/1")
    article = read_source(source)
    assert (article.url, article.publisher) == ("https://www.bbc.co.uk/news/1", "BBC News")
