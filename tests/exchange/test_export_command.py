"""`reader export`: where it goes, what is chosen, what is refused."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from reader.exchange import File, formats, load_format
from reader.exchange.output import save
from reader.library import Library
from reader.model import Article, FormatError, Span


@pytest.fixture
def desk(library: Library, harbour: Article, market: Article) -> Library:
    """Two articles; harbour: claim, people/mayor, and one without a tag."""
    one = library.add(harbour)
    library.add(market)
    library.annotate(one.id, Span(4, 11), tags=["claim"], note="Which one?")
    library.annotate(one.id, Span(15, 20), tags=["people/mayor"])
    library.annotate(one.id, None, note="Whole.")
    return library


def sole_line(text: str) -> str:
    (line,) = text.splitlines()
    assert line.startswith("reader: ")
    assert "defect" not in line
    return line


def exported(outcome) -> list[tuple[str, int]]:
    return [(a["title"].split()[0], len(a["annotations"])) for a in outcome.json["articles"]]


def test_the_formats_are_listed_with_what_they_cannot_carry(reader) -> None:
    outcome = reader("export", "--list")
    assert outcome.status == 0
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert {"json", "markdown", "csv"} <= {row[0] for row in rows}
    assert all(len(row) == 7 and all(row[:6]) for row in rows)
    assert all("out" in row[1] for row in rows)


def test_people_read_a_paragraph_of_each_format(reader) -> None:
    outcome = reader("export", "--list", terminal=True)
    assert "\nxlsx  (out, in; pip install 'reader-desk[xlsx]')\n" in outcome.out
    assert "\n  carries  " in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 92


def test_a_format_is_found_by_its_name() -> None:
    for each in formats():
        assert load_format(each.name) is each
        assert each.suffix.startswith(".")
    with pytest.raises(FormatError, match=r"csv, .*json, .*markdown"):
        load_format("docx")


def test_an_unknown_format_is_told_with_those_there_are(reader, desk) -> None:
    outcome = reader("export", "docx\n\x1b[2J", terminal=True)
    assert (outcome.status, outcome.out) == (1, "")
    line = sole_line(outcome.err)
    assert "markdown" in line
    assert "\x1b" not in line


def test_everything_goes_to_standard_output(reader, desk) -> None:
    outcome = reader("export", "json")
    assert (outcome.status, outcome.err) == (0, "")
    assert exported(outcome) == [("Harbour", 3), ("Four", 0)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--article", "market"], [("Four", 0)]),
        (["--article", "market", "--article", "harbour"], [("Four", 0), ("Harbour", 3)]),
        (["--article", "harbour", "--article", "2017-03"], [("Harbour", 3)]),
        (["--tag", "claim"], [("Harbour", 1)]),
        (["--tag", "#CLAIM"], [("Harbour", 1)]),
        (["--tag", "claim", "--tag", "people"], [("Harbour", 2)]),
        (["--tag", "peop"], []),
        (["--query", "before:2000"], [("Four", 0)]),
        (["--query", "before:2000", "--tag", "claim"], []),
        (["--query", "before:2000", "--article", "harbour"], []),
    ],
)
def test_what_is_asked_for_is_chosen(
    reader, desk, options: list[str], expected: list[tuple[str, int]]
) -> None:
    outcome = reader("export", "json", *options)
    assert outcome.status == 0
    assert exported(outcome) == expected


@pytest.mark.parametrize("options", [["--article", "glacier"], ["--query", "is:red"]])
def test_what_cannot_be_chosen_is_told(reader, desk, options: list[str], tmp_path: Path) -> None:
    outcome = reader("export", "json", *options, "-o", tmp_path / "out.json")
    assert (outcome.status, outcome.out) == (1, "")
    sole_line(outcome.err)
    assert list(tmp_path.iterdir()) == []


def test_one_file_goes_to_the_path_itself(reader, desk, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "out.json"
    outcome = reader("export", "json", "-o", path)
    assert outcome.status == 0
    assert outcome.out.strip() == str(path)
    assert path.read_bytes() == reader("export", "json").data
    assert [p.name for p in path.parent.iterdir()] == ["out.json"]


def test_one_file_goes_into_a_folder_that_is_there(reader, desk, tmp_path: Path) -> None:
    outcome = reader("export", "csv", "-o", tmp_path)
    assert outcome.status == 0
    (path,) = tmp_path.iterdir()
    assert path.suffix == ".csv"


def test_several_files_go_into_a_folder(reader, desk, tmp_path: Path) -> None:
    outcome = reader("export", "markdown", "-o", tmp_path / "notes")
    assert outcome.status == 0
    names = sorted(path.name for path in (tmp_path / "notes").iterdir())
    assert names == sorted(f"{article.id}.md" for article in desk.articles())
    assert len(outcome.out.splitlines()) == 2


def test_several_files_go_into_a_zip_that_is_the_same_every_time(
    reader, desk, tmp_path: Path
) -> None:
    for name in ("a.zip", "b.ZIP"):
        assert reader("export", "markdown", "-o", tmp_path / name).status == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.ZIP").read_bytes()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.zip").read_bytes())) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(f"{a.id}.md" for a in desk.articles())


def test_several_files_do_not_go_to_standard_output(reader, desk) -> None:
    outcome = reader("export", "markdown")
    assert (outcome.status, outcome.out) == (1, "")
    assert "-o PATH" in sole_line(outcome.err)
    assert reader("export", "markdown", "--article", "harbour").status == 0


@pytest.mark.parametrize("name", ["out.json", "out.zip"])
def test_what_is_there_is_replaced_only_when_asked(reader, desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("precious")
    outcome = reader("export", "json", "-o", path)
    assert (outcome.status, outcome.out) == (1, "")
    assert "--force" in sole_line(outcome.err)
    assert path.read_text() == "precious"
    assert reader("export", "json", "-o", path, "--force").status == 0
    assert path.read_bytes() != b"precious"
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_one_file_in_the_way_keeps_the_whole_folder_as_it_was(reader, desk, tmp_path: Path) -> None:
    mine = tmp_path / f"{desk.articles()[1].id}.md"
    mine.write_text("precious")
    assert reader("export", "markdown", "-o", tmp_path).status == 1
    assert mine.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [mine]


@pytest.mark.parametrize(
    "name", ["x" * 300, "file/out.json", "no\0name"], ids=["long", "file", "nul"]
)
def test_a_path_that_cannot_be_is_one_line(reader, desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    outcome = reader("export", "json", "-o", f"{tmp_path}/{name}")
    assert (outcome.status, outcome.out) == (1, "")
    sole_line(outcome.err)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_may_not_be_written_is_told(open_folder: Path, unprivileged) -> None:
    target = open_folder / "out"
    target.mkdir()
    target.chmod(0o555)
    with unprivileged(), pytest.raises(FormatError, match="Permission denied"):
        save([File("a.json", [b"{}"])], target, replace=lambda _: False)
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("options", [[], ["-o", "out"], ["-o", "out.zip"]])
def test_an_export_of_nothing_says_so_and_writes_nothing(
    reader, library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = reader("export", "markdown", *options)
    assert outcome.out == ""
    assert "nothing to export" in sole_line(outcome.err)
    assert list(tmp_path.iterdir()) == []


def test_export_without_a_format_points_to_the_list(reader) -> None:
    outcome = reader("export")
    assert outcome.status == 2
    assert "--list" in outcome.err


def test_an_export_changes_nothing_in_the_library(reader, desk, library_folder: Path) -> None:
    def content() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in library_folder.rglob("*") if p.is_file()}

    before = content()
    for name in ("json", "csv"):
        assert reader("export", name).status == 0
    assert content() == before
    assert json.loads(reader("export", "json").data) == reader("export", "json").json


def test_an_export_holds_one_article_at_a_time_however_many_there_are(
    library: Library, harbour: Article, market: Article
) -> None:
    for article in (harbour, market):
        library.annotate(library.add(article).id, Span(0, 3), tags=["claim"])
    library.close(fold=True)
    with Library.open(library.folder) as later:
        held = [set(later.store.held()) - {"library.json"} for _ in later.select().articles]
        assert [len(files) for files in held] == [1, 1]
        assert set(later.store.held()) == {"library.json"}


def test_what_is_not_folded_yet_is_exported_all_the_same(
    library: Library, harbour: Article
) -> None:
    article = library.add(harbour)
    library.annotate(article.id, Span(0, 3), note="folded")
    library.store.fold()
    library.annotate(article.id, Span(4, 9), note="in the journal")
    for _ in range(2):
        (item,) = library.select().articles
        assert [a.note for a in item.annotations] == ["folded", "in the journal"]
