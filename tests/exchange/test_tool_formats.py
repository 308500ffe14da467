"""Formats of tools for language and sources: what survives, samples of real tools, bad files."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import etree

from reader.exchange import Report, Source, export, load_format, looks_like, read
from reader.exchange.labels import Labels
from reader.library import Library
from reader.model import Article, FormatError
from tests.exchange.conftest import FORMULA, HARD_TEXT, all_said, write_file
from tests.exchange.test_export_formats import bundle_of, noted, written

SPANS = ("brat", "doccano", "label-studio", "cas-xmi", "cas-json")


@pytest.mark.parametrize("name", SPANS)
def test_passages_come_back_with_their_tags(
    name: str, travel, library: Library, other: Library, hard: Article
) -> None:
    trip = travel(name)
    assert trip.intake.articles
    assert looks_like(Source(trip.path)) == [name]
    back = {(a.span, a.exact, frozenset(a.tags)) for a in other.annotations() if a.span}
    there = {(a.span, a.exact, frozenset(a.tags)) for a in library.annotations() if a.span}
    assert back == there
    assert travel(name).intake.count("added") == 0


@pytest.mark.parametrize("name", ["label-studio", "cas-xmi", "cas-json"])
def test_notes_and_the_whole_article_come_back_too(
    name: str, travel, library: Library, other: Library, hard: Article
) -> None:
    travel(name)
    assert all_said(other) == all_said(library)
    assert {a.id for a in other.annotations()} == {a.id for a in library.annotations()}
    assert travel(name, library).intake.count("added") == 0


def test_brat_keeps_notes_and_says_what_it_does_not(
    travel, library: Library, other: Library, hard: Article
) -> None:
    trip = travel("brat")
    assert [row for row in all_said(library) if row[0]] == all_said(other)
    assert trip.out.count("annotation of the whole article") == 1
    names = {path.name for path in trip.path.iterdir()}
    (stem,) = (name[:-4] for name in names if name.endswith(".ann"))
    assert names == {f"{stem}.ann", f"{stem}.txt", "annotation.conf", "visual.conf"}
    lines = (trip.path / f"{stem}.ann").read_text().splitlines()
    assert any(
        re.fullmatch(r"T\d+\tquestion \d+ \d+;\d+ \d+\tthe mayor\. The second.*", x) for x in lines
    )
    text = (trip.path / f"{stem}.txt").read_text()
    for line in lines:
        if line.startswith("T"):
            _, where, words = line.split("\t")
            label, places = where.split(" ", 1)
            pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
            assert " ".join(text[a:b] for a, b in pieces) == words
            assert label.isascii()


def test_doccano_keeps_notes_as_comments_and_tells(travel, hard: Article) -> None:
    trip = travel("doccano")
    row = json.loads(trip.path.read_text())
    assert row["title"] == hard.title
    assert any("nested" in comment for comment in row["Comments"])
    assert trip.out.count("overlapping span: the project must allow them, or doccano drops it") > 0


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("brat", "brat"),
        ("doccano", "doccano/export_admin.jsonl"),
        ("doccano", "doccano/import.jsonl"),
        ("label-studio", "labelstudio/ls.json"),
        ("cas-xmi", "cassis/d.xmi"),
        ("cas-json", "cassis/d.json"),
    ],
)
def test_samples_of_the_real_tools_are_read(
    name: str, path: str, shared: Path, library: Library
) -> None:
    source = Source(shared / "formats" / "samples" / path)
    assert name in looks_like(source)
    library.take_in(read(name, source, Report()))
    found = {(a.exact, a.tags) for a in library.annotations()}
    assert ("ümläut", ("Theme",)) in found
    second = next(tags for exact, tags in found if exact == "ümläut. Second")
    assert second[0] in ("Sub", "Sub-Theme 😀")
    assert all(a.state == "anchored" for a in library.annotations())


@pytest.mark.parametrize("name", [*SPANS, "taguette"])
@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"<a/>", b"\x00\xff", b"PK\x03\x04x"])
def test_what_is_none_is_told(name: str, data: bytes, tmp_path: Path) -> None:
    chosen = load_format(name)
    assert chosen.read is not None
    with pytest.raises(FormatError):
        found = chosen.read(write_file(tmp_path / "x", data), Report())
        if not found.annotations:
            raise FormatError("nothing")


def test_offsets_outside_are_kept_as_orphaned(tmp_path: Path, library: Library) -> None:
    line = {"id": 1, "text": "short", "label": [[2, 99, "x"], ["a", 2, "y"], [0, 5, "z"], 7]}
    report = Report()
    library.take_in(read("doccano", write_file(tmp_path / "x", json.dumps(line)), report))
    assert sorted(a.state for a in library.annotations()) == ["anchored", "orphaned"]
    assert report.count("label that is no span") == 2


def test_a_taguette_project_comes_back(
    travel, library: Library, other: Library, hard: Article
) -> None:
    trip = travel("taguette")
    assert looks_like(Source(trip.path)) == ["taguette"]
    back = {(a.span, a.exact, frozenset(a.tags)) for a in other.annotations()}
    there = {(a.span, a.exact, frozenset(a.tags)) for a in library.annotations() if a.span}
    assert back == there
    assert other.codebook.get("people/mayor/own words").description == "what “she” said"
    assert travel("taguette").intake.count("added") == 0
    assert trip.out.count("note") == 6


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("project.sqlite3", [("ümläut", ("theme/sub",))]),
        ("highlights_.csv", [("ümläut", ("theme.sub",))]),
        ("codebook.csv", []),
    ],
)
def test_what_taguette_wrote_is_read(path: str, said: list, shared: Path, library: Library) -> None:
    source = Source(shared / "formats" / "samples" / "taguette" / path)
    assert "taguette" in looks_like(source)
    text = "Emoji 😀 and ümläut. Second sentence.\n\nLine two."
    library.add(Article(title="Doc1", text=text))
    library.take_in(read("taguette", source, Report()))
    assert [(a.exact, a.tags) for a in library.annotations()] == said
    if "highlights" not in path:
        description = 'Child, with comma and "quotes"'
        assert library.codebook.get("theme/sub").description == description
    assert len(library.articles()) == 1


def test_a_damaged_project_is_told(shared: Path, tmp_path: Path) -> None:
    whole = (shared / "formats" / "samples" / "taguette" / "project.sqlite3").read_bytes()
    for data in (whole[:9000], whole[:100] + b"\xff" * 5000 + whole[5100:]):
        with pytest.raises(FormatError, match=r"Taguette|is not"):
            read("taguette", write_file(tmp_path / "x.sqlite3", data), Report())


def test_cards_have_ids_that_stay(library: Library, hard: Article, tmp_path: Path) -> None:
    import sqlite3
    import zipfile

    guids = []
    for _ in range(2):
        (file,) = export("anki", library.select(), Report())
        with zipfile.ZipFile(io.BytesIO(b"".join(file.chunks))) as archive:
            (tmp_path / "c").write_bytes(archive.read("collection.anki2"))
        with sqlite3.connect(tmp_path / "c") as database:
            rows = list(database.execute("select guid, flds, tags from notes"))
        guids.append({row[0] for row in rows})
    assert guids[0] == guids[1]
    assert len(guids[0]) == 7
    fields = next(row[1] for row in rows if "no markup" in row[1])
    assert "&lt;b&gt;no markup&lt;/b&gt;" in fields
    assert any("people::mayor::own_words" in row[2] for row in rows)


# -- words ----------------------------------------------------------------------------------------


def test_iob2_has_every_word_and_no_overlaps(library: Library, hard: Article) -> None:
    report = Report()
    (file,) = export("iob2", library.select(), report)
    lines = b"".join(file.chunks).decode().splitlines()
    rows = [line.split(" ") for line in lines[1:] if line]
    assert all(len(row) == 2 for row in rows)
    assert "".join(row[0] for row in rows) == "".join(HARD_TEXT.split())
    for before, (_, tag) in zip([["", "O"], *rows], rows, strict=False):
        assert not tag.startswith("I-") or before[1][2:] == tag[2:]
    assert report.count("overlapping span (a longer one stands there)") > 0


def test_docbin_is_what_spacy_loads(library: Library, hard: Article) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    (file,) = export("docbin", library.select(), Report())
    loaded = DocBin().from_bytes(b"".join(file.chunks))
    (document,) = loaded.get_docs(spacy.blank("xx").vocab)
    assert document.text == HARD_TEXT
    assert {"the harbour opens", "harbour"} <= {span.text for span in document.spans["sc"]}
    assert document.ents


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("a/b c", "a_b_c"),
        ("Überraschung", "Uberraschung"),
        ("😀", "tag"),
        (FORMULA, "cmd_C_calc_A0"),
    ],
)
def test_labels_are_ascii(tag: str, label: str) -> None:
    labels = Labels()
    assert labels.of(tag) == labels.of(tag) == label
    assert labels.of(f"{tag}?") != label


# -- sources ---------------------------------------------------------------------------------------


def test_csl_json_is_valid_by_the_official_schema(
    library: Library, hard: Article, market: Article, shared: Path
) -> None:
    import jsonschema

    library.add(market)
    (file,) = export("csl-json", library.select(), Report())
    items = json.loads(b"".join(file.chunks))
    assert [item["title"] for item in items] == [hard.title, market.title]
    schema = json.loads((shared / "formats" / "schemas" / "csl-data.json").read_text())
    jsonschema.validate(items, schema)


def test_biblatex_escapes_and_braces(library: Library, hard: Article) -> None:
    library.add(Article(title=r"50% of {Y} & \z_#$~^", byline="Coast Post Staff", text="x"))
    (file,) = export("biblatex", library.select(), Report())
    text = b"".join(file.chunks).decode()
    assert r"title = {{50\% of \{Y\} \& \textbackslash{}z\_\#\$\textasciitilde{}" in text
    assert r"author = {{Coast Post Staff}}" in text
    assert "author = {Vlk, Petra and Berg, Jonas Ø.}" in text
    assert "date = {2017-03-03}" in text
    assert "url = {https://coastpost.example/harbour?a=1&b=2}" in text
    assert text.replace(r"\{", "").replace(r"\}", "").count("{") == text.replace(r"\{", "").replace(
        r"\}", ""
    ).count("}")


def test_readwise_has_a_row_per_passage() -> None:
    bundle = bundle_of(Article(title="T", text="x"), noted("=1", tags=("a b", "c"), note="n"))
    files, report = written("readwise", bundle)
    (row,) = csv.DictReader(io.StringIO(files["readwise.csv"].decode(), newline=""))
    assert (row["Highlight"], row["Note"]) == ("'=1", ".a-b .c\nn")
    assert report.lines()


def test_no_control_character_breaks_the_xml() -> None:
    evil = noted("a\x0b", note="\x00\x1b", tags=("t\x0c",))
    files, report = written("cas-xmi", bundle_of(Article(title="T", text="a\x0bcde"), evil))
    for name, data in files.items():
        root = etree.fromstring(data)
        if name.endswith(".xmi"):
            assert root.find("{*}Sofa").get("sofaString") == "a\ufffdcde"
    assert report.count("control character replaced") > 2


@pytest.mark.parametrize("name", ["brat", "cas-xmi", "label-studio", "doccano", "csl-json", "iob2"])
def test_an_empty_selection_breaks_nothing(name: str, library: Library) -> None:
    for file in export(name, library.select(), Report()):
        b"".join(file.chunks)


def test_many_articles_make_several_docbins_that_spacy_reads_as_one_folder(
    reader, library: Library, hard: Article, harbour: Article, tmp_path, monkeypatch
) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed: nothing reads a DocBin")
    from reader.exchange import docbin

    monkeypatch.setattr(docbin, "PER_FILE", 1)
    library.add(harbour)
    assert reader("export", "docbin", "-o", str(tmp_path / "out.spacy")).status == 0
    from spacy.training import Corpus
    from spacy.vocab import Vocab

    corpus = Corpus(tmp_path / "out.spacy")
    files = sorted((tmp_path / "out.spacy").iterdir())
    assert [file.name for file in files] == ["reader-2.spacy", "reader.spacy"]
    texts = {document.text for document in corpus.read_docbin(Vocab(), files)}
    assert texts == {HARD_TEXT, harbour.text}
