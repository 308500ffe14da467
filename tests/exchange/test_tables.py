"""CSV and XLSX: out and in, tables of other tools, cells that nothing runs."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from reader.exchange import Report, Source, looks_like, read
from reader.library import Library
from reader.model import Article, FormatError
from tests.exchange.conftest import FORMULA, all_said, hard_article, write_file
from tests.exchange.test_export_formats import bundle_of, noted, written


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_annotations_come_back_to_the_same_places(
    name: str, travel, library: Library, other: Library, hard: Article
) -> None:
    other.add(hard_article())
    trip = travel(name)
    assert trip.intake.count("added") == 8
    assert all_said(other) == all_said(library)
    assert [(a.id, a.author, a.created) for a in other.annotations()] == [
        (a.id, a.author, a.created) for a in library.annotations()
    ]
    assert travel(name).intake.count("added") == 0
    assert looks_like(Source(trip.path)) == [name]


def test_the_codebook_travels_in_a_workbook(travel, library: Library, hard, other: Library) -> None:
    other.add(hard_article())
    travel("xlsx")
    assert other.codebook.tags() == library.codebook.tags()


def test_no_cell_of_a_workbook_is_a_formula(travel, library: Library, hard: Article) -> None:
    evil = "=HYPERLINK(1)"
    library.annotate(hard.id, None, tags=[evil], note="+cmd")
    path = travel("xlsx").path
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    texts = {cell.value for row in book["annotations"].iter_rows() for cell in row}
    assert {"+cmd", evil, f"context; {FORMULA}"} <= texts
    prefixed = [c for row in book["annotations"].iter_rows() for c in row if c.value == "+cmd"]
    assert prefixed[0].quotePrefix


def test_what_a_cell_cannot_hold_is_counted(tmp_path: Path) -> None:
    bundle = bundle_of(Article(title="t", text="x"), noted("😀" * 20_000, note="a\x0bb"))
    files, report = written("xlsx", bundle)
    book = openpyxl.load_workbook(io.BytesIO(files["annotations.xlsx"]))
    (row,) = list(book["annotations"].iter_rows(min_row=2, values_only=True))
    assert row[7] == "😀" * 16_383
    assert row[9] == "a\ufffdb"
    assert any("longer than a cell" in line for line in report.lines())
    assert any("control character" in line for line in report.lines())


def test_more_rows_than_a_sheet_holds_go_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.exchange import xlsx

    monkeypatch.setattr(xlsx, "ROWS", 3)
    bundle = bundle_of(Article(title="t", text="x"), *(noted(note=str(n)) for n in range(5)))
    files, _ = written("xlsx", bundle)
    book = openpyxl.load_workbook(io.BytesIO(files["annotations.xlsx"]))
    assert book.sheetnames == ["annotations", "annotations 2", "annotations 3", "tags"]
    assert [sheet.max_row for sheet in book][:3] == [3, 3, 2]


@pytest.mark.parametrize(
    "table",
    [
        "Title,Highlight,Note,Tags\nHarbour,four dates,why?,a; b\n",
        "\ufeffdocument;quote;comment;codes\r\nharbour;four dates;why?;a;b\r\n",
        "url\tselected text\tmemo\tlabel\nhttps://coastpost.example/harbour\tfour dates\twhy?\ta",
    ],
)
def test_tables_of_other_tools_are_read_by_their_headings(
    table: str, tmp_path: Path, library: Library, harbour: Article
) -> None:
    from dataclasses import replace

    library.add(replace(harbour, title="Harbour"))
    source = write_file(tmp_path / "x.csv", table)
    assert looks_like(source) == ["csv"]
    library.take_in(read("csv", source, Report()))
    (found,) = library.annotations()
    assert (found.exact, found.note, found.tags[0]) == ("four dates", "why?", "a")
    assert found.state in ("anchored", "moved")


def test_a_table_in_an_old_encoding_is_read_and_it_is_told(tmp_path: Path) -> None:
    report = Report()
    data = "title,quote\nT,Zoë\n".encode("cp1252")
    imported = read("csv", write_file(tmp_path / "x.csv", data), report)
    assert imported.annotations[0].annotation.exact == "Zoë"
    assert any("Windows-1252" in line for line in report.lines())


@pytest.mark.parametrize("value", ["'=1", "''=1", "=1", "'-ism", "'quoted", "a'=1", "\t", "'"])
def test_an_apostrophe_in_front_is_taken_away_only_where_it_was_put(
    value: str, tmp_path: Path
) -> None:
    bundle = bundle_of(Article(title="t", text="x"), noted(note=value))
    files, _ = written("csv", bundle)
    source = write_file(tmp_path / "x.csv", files["annotations.csv"])
    (found,) = read("csv", source, Report()).annotations
    assert found.annotation.note == value


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_without_headings_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if name == "csv":
        path.write_text("a,b\n1,2\n")
    else:
        openpyxl.Workbook().save(path)
    with pytest.raises(FormatError, match=r"column|is not"):
        read(name, Source(path), Report())


def test_a_workbook_that_is_damaged_or_hostile_is_told(travel, hard, tmp_path: Path) -> None:
    path = travel("xlsx").path
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FormatError):
        read("xlsx", Source(path), Report())
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/sharedStrings.xml" or name.endswith("sheet1.xml"):
                data = data.replace(
                    b"?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1
                )
            new.writestr(name, data)
    with pytest.raises(FormatError, match="entities"):
        read("xlsx", Source(path), Report())


def test_a_missing_library_is_told_with_its_extra(
    travel, hard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(FormatError, match=r"reader-desk\[xlsx\]"):
        travel("xlsx")
