"""REFI-QDA, codebook and project: out, in, by the XML Schemas, and what real programs wrote."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from reader.exchange import Report, Source, export, looks_like, read
from reader.exchange.colors import HEX, hex_of, nearest
from reader.library import Library
from reader.model import Article, FormatError, Span, Tag
from tests.exchange.conftest import FORMULA, all_said, write_file

PROJECT = b"""<?xml version="1.0"?>%b
<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Users><User guid="{A}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="C1" name="one" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="S1" name="Doc" plainTextPath="internal://S1.txt">
<PlainTextSelection guid="X1" name="second" startPosition="%d" endPosition="%d"
 creatingUser="a"><Description>why</Description><Coding guid="Y1">
<CodeRef targetGUID="{c1}"/></Coding>
</PlainTextSelection></TextSource></Sources></Project>"""


def project(folder: Path, text: bytes, start: int, end: int, doctype: bytes = b"") -> Source:
    """A small project, written by somebody else."""
    path = folder / "p.qdpx"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("project.qde", PROJECT % (doctype, start, end))
        out.writestr("Sources/s1.TXT", text)
    return Source(path)


@pytest.mark.parametrize("name", ["Codebook.xsd", "Project.xsd"])
def test_what_goes_out_is_valid_by_the_schema(
    name: str, library: Library, hard: Article, market: Article, shared: Path, tmp_path: Path
) -> None:
    library.add(market)
    library.annotate(hard.id, None, note="a\x0b\r\nnote")
    schema = etree.XMLSchema(etree.parse(shared / "formats" / "schemas" / "refi" / name))
    kind = "qdc" if name.startswith("Code") else "qdpx"
    (file,) = export(kind, library.select(), Report())
    data = b"".join(file.chunks)
    if kind == "qdpx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert sorted(archive.namelist())[0] == "project.qde"
            data = archive.read("project.qde")
            texts = {archive.read(n).decode() for n in archive.namelist() if n.endswith(".txt")}
        assert texts == {library.article(a.id).text for a in library.articles()}
    schema.assertValid(etree.fromstring(data))


def test_a_project_comes_back_whole(
    travel, library: Library, other: Library, hard: Article
) -> None:
    trip = travel("qdpx")
    assert trip.intake.articles == (hard.title,)
    assert all_said(other) == all_said(library)
    assert {(a.id, a.author, a.created, a.updated) for a in other.annotations()} == {
        (a.id, a.author, a.created, a.updated) for a in library.annotations()
    }
    (stored,) = other.articles()
    known = ("title", "byline", "published", "publisher", "url", "language", "digest")
    assert [getattr(stored, n) for n in known] == [
        getattr(library.listed(hard.id), n) for n in known
    ]
    assert travel("qdpx").intake.count("added") == 0
    assert travel("qdpx", library).intake.count("added") == 0
    assert looks_like(Source(trip.path)) == ["qdpx"]


@pytest.mark.parametrize("name", ["qdc", "qdpx"])
def test_the_codebook_comes_back(name: str, travel, library: Library, other: Library, hard) -> None:
    travel(name)
    for tag in library.codebook.tags():
        back = other.codebook.get(tag.name)
        assert (back.color, back.description) == (tag.color, tag.description)
    assert "people" not in {tag.name for tag in other.codebook.tags()}
    assert FORMULA in {tag.name for tag in other.codebook.tags()}


def test_what_a_codebook_cannot_carry_is_counted(travel, hard: Article) -> None:
    lines = travel("qdc").out.lines()
    assert "dropped: annotation (a codebook has none) (8×)" in lines
    assert "dropped: key of a tag (5×)" in lines


def test_articles_of_one_title_are_told_apart(library: Library, travel) -> None:
    for text in ("One.", "Two.", "Three."):
        library.add(Article(title="Comment", text=text))
    library.add(Article(title="Comment (2)", text="Four."))
    trip = travel("qdpx")
    assert len(set(trip.intake.articles)) == 4


TEXT = "Emoji 😀 and ümläut. The\nsecond line."
START = TEXT.index("second")


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (TEXT.encode(), START),
        (TEXT.encode("utf-8-sig"), START),
        (TEXT.encode("utf-16"), START),
        (TEXT.replace("\n", "\r\n").encode(), START + 1),
        (TEXT.encode(), START + 1),
        (TEXT.replace("\n", "\r\n").encode("utf-16"), START + 2),
    ],
    ids=["plain", "mark", "utf-16 file", "crlf", "utf-16 units", "crlf, utf-16 units"],
)
def test_texts_and_positions_of_other_programs_are_understood(
    data: bytes, start: int, tmp_path: Path, library: Library
) -> None:
    source = project(tmp_path, data, start, start + 6)
    library.take_in(read("qdpx", source, Report()))
    (found,) = library.annotations()
    assert (found.exact, found.span) == ("second", Span(START, START + 6))
    assert (found.tags, found.note, found.author) == (("one",), "why", "Ann")


@pytest.mark.parametrize("path", ["cp_bom", "cp_lf", "crlf", "inline", "utf16"])
def test_samples_of_each_kind_give_the_same_passages(
    path: str, shared: Path, library: Library
) -> None:
    sample = shared / "formats" / "samples" / "refi" / "ours" / f"{path}.qdpx"
    library.take_in(read("qdpx", Source(sample), Report()))
    found = {(a.exact, a.note, a.tags) for a in library.annotations() if a.span}
    assert found == {
        ("ümläut", "coding memo", ("Theme/Sub",)),
        ("Line two", "", ("Theme/Sub/SubSub",)),
        ("ümläut. Second", "overlap", ("Theme/Sub/SubSub",)),
        ("Second", "uncoded note", ()),
    }
    assert [a.note for a in library.annotations() if not a.span] == ["doc memo"]


def test_a_project_that_qualcoder_wrote_is_read(shared: Path, library: Library) -> None:
    sample = shared / "formats" / "samples" / "refi" / "qualcoder" / "imp.qdpx"
    library.take_in(read("qdpx", Source(sample), Report()))
    found = {(a.exact, a.note, a.tags, a.author) for a in library.annotations() if a.span}
    assert found == {
        ("ümläut", "coding memo", ("Theme/Sub",), "Ann"),
        ("Line two", "", ("Theme/Sub/SubSub",), "Ann"),
        ("ümläut. Second", "overlap", ("Theme/Sub/SubSub",), "Ann"),
        ("Second", "uncoded note", (), "Ann"),
    }


def test_projects_that_came_through_nvivo_are_read(shared: Path, library: Library) -> None:
    folder = shared / "formats" / "samples" / "refi" / "nvivo"
    report = Report()
    imported = read("qdpx", Source(folder / "qc_demo.qdpx"), report)
    intake = library.take_in(imported)
    assert len(intake.articles) == 2
    assert intake.count("added") > 50
    assert intake.orphaned == ()
    project = read("qdpx", Source(folder / "nvivo_project.qdpx"), report)
    assert len(project.tags) > 20
    assert library.take_in(project).count("unplaced") == len(project.annotations)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("refi/qualcoder/Codebook-imp.qdc", {"Theme", "Theme/Sub", "Theme/Sub/SubSub"}),
        (
            "refi/portableqda/portableQDA_Atlasti.qdc",
            {"code2", "code1", "code1/code1.1", "code3/code:3.1"},
        ),
        (
            "refi/portableqda/REFI-QDA-1-5.qdc",
            {"Economy", "Health care", "Conservatives", "Liberals"},
        ),
        ("taguette/codebook.qdc", {"interesting", "=cmd", "theme", "theme.sub"}),
    ],
)
def test_codebooks_of_other_programs_are_read(
    path: str, names: set[str], shared: Path, library: Library
) -> None:
    imported = read("qdc", Source(shared / "formats" / "samples" / path), Report())
    assert {tag.name for tag in imported.tags} == names
    library.take_in(imported)
    assert names <= {tag.name for tag in library.codebook.tags()}


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_entities_are_never_fetched(doctype: bytes, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="document type"):
        read("qdpx", project(tmp_path, TEXT.encode(), 0, 5, doctype), Report())


def test_what_a_project_refers_to_outside_is_left_alone(tmp_path: Path, library: Library) -> None:
    source = project(tmp_path, TEXT.encode(), START, START + 6)
    data = source.member("project.qde").replace(b"internal://S1.txt", b"absolute:///etc/passwd")
    with zipfile.ZipFile(tmp_path / "q.qdpx", "w") as out:
        out.writestr("project.qde", data)
    report = Report()
    imported = read("qdpx", Source(tmp_path / "q.qdpx"), report)
    assert imported.articles[0].article.text == ""
    assert any("outside the archive" in line for line in report.lines())


@pytest.mark.parametrize(("start", "end"), [(5, 9999), (-5, 3), (9, 2), (10**30, 10**31)])
def test_positions_outside_the_text_are_kept_as_orphaned(
    start: int, end: int, tmp_path: Path, library: Library
) -> None:
    library.take_in(read("qdpx", project(tmp_path, TEXT.encode(), start, end), Report()))
    (found,) = library.annotations()
    assert (found.state, found.note) == ("orphaned", "why")


@pytest.mark.parametrize("data", [b"", b"<Project", b"<Other/>", b"PK\x03\x04", b"\xff\xfe<"])
@pytest.mark.parametrize("name", ["qdc", "qdpx"])
def test_what_is_no_project_is_told(name: str, data: bytes, tmp_path: Path) -> None:
    from reader.exchange import load_format

    chosen = load_format(name)
    assert chosen.read is not None
    with pytest.raises(FormatError):
        chosen.read(write_file(tmp_path / "x", data), Report())


def test_a_slash_in_the_name_of_a_code_is_told(tmp_path: Path) -> None:
    report = Report()
    data = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
        '<Code guid="a" name="and/or" isCodable="true" color="#3a3"/></Codes></CodeBook>'
    )
    imported = read("qdc", write_file(tmp_path / "x.qdc", data), report)
    assert imported.tags == (Tag(name="and-or", color="green"),)
    assert report.count("“/” in the name of a code, which would make a hierarchy") == 1


@pytest.mark.parametrize("name", sorted(HEX))
def test_every_colour_comes_back(name: str) -> None:
    assert nearest(hex_of(name)) == nearest(name.upper()) == name


@pytest.mark.parametrize(
    ("color", "name"),
    [("#ff0000", "red"), ("#00F", "blue"), ("ffff00", "yellow"), ("", ""), ("url(x)", "")],
)
def test_any_colour_has_a_nearest_one(color: str, name: str) -> None:
    assert nearest(color) == name
