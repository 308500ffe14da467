"""`reader import`: what it says, what it leaves alone, what it refuses."""

import json
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article


@pytest.fixture
def exported(reader, hard: Article, library: Library, tmp_path: Path) -> Path:
    """The hard article, written as Reader JSON; the library is then emptied."""
    path = tmp_path / "export.json"
    assert reader("export", "json", "-o", path).status == 0
    return path


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Another library that the command line uses from now on."""
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "elsewhere"))
    return tmp_path / "elsewhere"


def test_a_file_comes_in_and_it_is_told(reader, exported: Path, elsewhere: Path) -> None:
    outcome = reader("import", "json", exported)
    assert (outcome.status, outcome.err) == (0, "")
    assert "new article  Überraschung" in outcome.out
    assert "8 annotations added; 0 there already" in outcome.out
    assert len(reader("annotations", "--json").json) == 8
    assert "0 annotations added; 8 there already" in reader("import", "json", exported).out


def test_a_dry_run_tells_the_same_and_does_nothing(reader, exported: Path, elsewhere: Path) -> None:
    outcome = reader("import", "json", exported, "--dry-run")
    assert "would be: 8 annotations added" in outcome.out
    assert reader("list", "--json").json == []


def test_json_says_of_each_annotation_what_became_of_it(
    reader, exported: Path, elsewhere: Path
) -> None:
    document = reader("import", "json", exported, "--json").json
    assert (document["added"], document["present"], document["dry_run"]) == (8, 0, False)
    assert {row["status"] for row in document["annotations"]} == {"added"}
    assert {"id", "exact", "tags", "title", "reason"} <= set(document["annotations"][0])


def test_the_format_is_guessed_where_the_file_shows_it(
    reader, exported: Path, elsewhere: Path
) -> None:
    assert "8 annotations added" in reader("import", exported).out


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b"nothing that is known"), ("b.bin", b"\x00\xff\xfe" * 9), ("c", b"")],
)
def test_what_is_of_no_format_is_told(reader, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for arguments in (["import", path], ["import", "json", path]):
        outcome = reader(*arguments)
        assert (outcome.status, outcome.out) == (1, "")
        assert len(outcome.err.splitlines()) == 1


def test_what_is_not_there_is_told(reader, tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path / ("x" * 300), "no\0name"):
        outcome = reader("import", "json", path)
        assert outcome.status == 1
        assert "cannot be read" in outcome.err
    assert reader("import").status == 2
    assert reader("import", "docx", tmp_path).status == 1


def test_a_file_that_may_not_be_read_is_told(reader, open_folder: Path, unprivileged) -> None:
    path = open_folder / "x.json"
    path.write_text("{}")
    path.chmod(0)
    with unprivileged():
        outcome = reader("--library", open_folder, "import", "json", path)
    assert outcome.status == 1
    assert "Permission denied" in outcome.err


def test_the_rest_comes_in_where_an_article_is_missing(
    reader, exported: Path, elsewhere: Path
) -> None:
    document = json.loads(exported.read_bytes())
    document["articles"][0]["text"] = ""
    document["articles"][0]["url"] = None
    exported.write_text(json.dumps(document))
    outcome = reader("import", "json", exported)
    assert outcome.status == 1
    assert "8 left out" in outcome.out
    assert "its article is not in the library" in outcome.out


def test_the_formats_to_read_are_listed(reader) -> None:
    outcome = reader("import", "--list")
    assert outcome.status == 0
    assert any(line.startswith("json\tout, in\t") for line in outcome.out.splitlines())
