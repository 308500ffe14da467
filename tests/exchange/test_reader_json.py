"""Reader's own JSON: out and in again is the same, whatever was said; and its schema holds."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exchange import Report, Source, export, read
from reader.library import Library
from reader.library.codebook import COLORS
from reader.model import Annotation, Article, Bundle, Correction, FormatError, Imported, Span, Tag

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(st.one_of(st.sampled_from("aé中😀\n\r\t \0\u202e"), CHARACTERS), max_size=40)
WORDS = st.text(st.characters(categories=["L", "N", "So"]), min_size=1, max_size=5)
TAGS = st.lists(WORDS, min_size=1, max_size=3).map("/".join)


@st.composite
def marks(draw: st.DrawFn, text: str) -> tuple[Span | None, list[str], str]:
    """A span of a text, or all of it, with tags and a note."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    span = draw(st.sampled_from([Span(start, end), None]))
    return span, draw(st.lists(TAGS, max_size=3)), draw(TEXTS)


@st.composite
def libraries(draw: st.DrawFn) -> list[tuple[Article, list]]:
    """Articles with what is said about them."""
    found = []
    for text in draw(st.lists(TEXTS.filter(bool), min_size=1, max_size=2, unique=True)):
        article = Article(
            title=draw(st.text(CHARACTERS, max_size=12)),
            byline=draw(st.none() | TEXTS),
            captions=tuple(draw(st.lists(TEXTS, max_size=2))),
            text=text,
        )
        found.append((article, draw(st.lists(marks(text), max_size=4))))
    return found


@contextmanager
def two_libraries() -> Iterator[tuple[Library, Library]]:
    with (
        TemporaryDirectory() as folder,
        Library.open(Path(folder) / "a", author="ada") as one,
        Library.open(Path(folder) / "b", author="bob") as two,
    ):
        yield one, two


def dumped(library: Library) -> bytes:
    report = Report()
    (file,) = export("json", library.select(), report)
    data = b"".join(file.chunks)
    assert report.lines() == ()
    return data


def loaded(data: bytes, folder: Path) -> Imported:
    path = folder / "export.json"
    path.write_bytes(data)
    return read("json", Source(path), Report())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(libraries(), st.lists(st.tuples(TAGS, st.sampled_from(COLORS), TEXTS), max_size=3))
def test_what_goes_out_and_comes_in_goes_out_the_same(said: list, codebook: list) -> None:
    with two_libraries() as (one, two):
        for article, annotations in said:
            stored = one.add(article)
            for span, tags, note in annotations:
                one.annotate(stored.id, span, tags=tags, note=note)
            one.correcting.correct(stored, Span(0, 1), Correction(subject="entity", rejected=True))
        for name, color, description in codebook:
            if name not in {tag.name for tag in one.codebook.tags()}:
                one.codebook.add(name, color=color, description=description)
        one.set_starred(stored.id, True)
        one.set_position(stored.id, 1, 0.5)
        data = dumped(one)
        two.take_in(loaded(data, two.folder))
        assert sorted(json.loads(dumped(two))["articles"], key=str) == sorted(
            json.loads(data)["articles"], key=str
        )
        assert two.codebook.tags() == one.codebook.tags()
        assert two.take_in(loaded(data, two.folder)).count("added") == 0


def test_the_schema_says_what_is_written(reader, library: Library, hard: Article) -> None:
    schema = reader("export", "--schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    library.correcting.correct(hard, Span(0, 5), Correction(subject="entity", name="Große"))
    document = json.loads(dumped(library))
    validator.validate(document)
    assert document["articles"][0]["corrections"]
    document["articles"][0]["annotations"][0]["start"] = "4"
    assert not validator.is_valid(document)


def test_the_schema_knows_every_field() -> None:
    from reader.exchange.reader_json import schema

    known = json.loads(schema())["$defs"]
    annotation = Annotation(
        id="0" * 12, article="x", correction=Correction(subject="entity", name="N")
    ).to_json()
    assert set(annotation) <= set(known["annotation"]["properties"])
    assert set(annotation["correction"]) <= set(known["correction"]["properties"])
    assert set(Tag(name="x").to_json()) <= set(known["tag"]["properties"])


def test_an_empty_library_is_a_document_too(library: Library, tmp_path: Path) -> None:
    (file,) = export("json", Bundle((), ()), Report())
    document = json.loads(b"".join(file.chunks))
    assert document == {"reader": 1, "tags": [], "articles": []}
    assert loaded(json.dumps(document).encode(), tmp_path).annotations == ()


def test_states_and_confidence_survive_in_the_same_text(
    library: Library, other: Library, hard: Article, tmp_path: Path
) -> None:
    document = json.loads(dumped(library))
    moved, orphaned = document["articles"][0]["annotations"][1:3]
    moved |= {"state": "moved", "confidence": 0.83}
    orphaned |= {"state": "orphaned", "confidence": 0.2, "start": None, "end": None}
    other.take_in(loaded(json.dumps(document).encode(), tmp_path))
    stored = {a.id: a for a in other.annotations()}
    assert (stored[moved["id"]].state, stored[moved["id"]].confidence) == ("moved", 0.83)
    assert stored[orphaned["id"]] == replace(
        Annotation.from_json(orphaned), article=stored[orphaned["id"]].article
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "cut short"),
        (b"{", "cut short"),
        (b'{"reader": 1, "tags": [], "articles": [{"id": "a"', "cut short"),
        (b"[]", "no object"),
        (b"{}", "not Reader"),
        (b'{"reader": 2, "tags": [], "articles": []}', "update Reader"),
        (b'{"reader": 1, "tags": []}', "--schema"),
        (b'{"reader": 1, "tags": [{"name": 1}], "articles": []}', "--schema"),
        (b'{"reader": 1, "tags": [], "articles": 7}', "--schema"),
        (b'{"reader": 1, "tags": [], "articles": [7]}', "--schema"),
        (b'\xff\xfe{\x00"\x00', "cut short"),
        (b"\x00\x01\x02\xff", "UTF-8"),
    ],
)
def test_what_is_not_so_is_told_in_one_line(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    from reader.exchange import load_format

    chosen = load_format("json")
    assert chosen.read is not None
    with pytest.raises(FormatError, match=reason):
        chosen.read(Source(path), Report())


@pytest.mark.parametrize(
    "change",
    [
        {"start": "4"}, {"start": True}, {"end": 1.5}, {"exact": None}, {"tags": [1]},
        {"tags": 5}, {"note": {}}, {"id": 7}, {"correction": 1}, {"created": 0},
    ],
)  # fmt: skip
def test_a_field_of_another_type_is_told(
    library: Library, hard: Article, change: dict, tmp_path: Path
) -> None:
    document = json.loads(dumped(library))
    document["articles"][0]["annotations"][0] |= change
    with pytest.raises(FormatError, match="--schema"):
        loaded(json.dumps(document).encode(), tmp_path)
