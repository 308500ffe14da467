"""What somebody else's file may be: damaged, hostile, too large, in any encoding."""

import zipfile
from pathlib import Path

import pytest

from reader.exchange import Report, Source, source
from reader.model import FormatError


def archive(path: Path, members: dict[str, bytes]) -> Source:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(zipfile.ZipInfo(name), data)
    return Source(path)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zoë 😀".encode(), "Zoë 😀"),
        ("Zoë 😀".encode("utf-8-sig"), "Zoë 😀"),
        ("Zoë 😀".encode("utf-16"), "Zoë 😀"),
        (b"\xfe\xff" + "Zoë 😀".encode("utf-16-be"), "Zoë 😀"),
        (b"\xff\xfe\x00\x00" + "Zoë".encode("utf-32-le"), "Zoë"),
    ],
)
def test_unicode_is_read_with_and_without_a_mark(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    assert Source(path).text == text
    assert Source(path).lines_of_any_age(Report()).read() == text


def test_other_encodings_are_guessed_only_where_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes("Zoë".encode("cp1252"))
    report = Report()
    with pytest.raises(FormatError, match="UTF-8"):
        _ = Source(path).text
    assert Source(path).lines_of_any_age(report).read() == "Zoë"
    assert "Windows-1252" in report.lines()[0]


def test_members_are_those_of_a_zip_or_a_folder(tmp_path: Path) -> None:
    members = {"b.txt": b"B", "a/c.txt": b"C"}
    zipped = archive(tmp_path / "x.zip", members)
    assert zipped.members == ("a/c.txt", "b.txt")
    (tmp_path / "folder" / "a").mkdir(parents=True)
    for name, data in members.items():
        (tmp_path / "folder" / name).write_bytes(data)
    (tmp_path / "folder" / "link").symlink_to("/etc/passwd")
    folder = Source(tmp_path / "folder")
    assert folder.members == zipped.members
    assert folder.member("b.txt") == zipped.member("b.txt") == b"B"
    with pytest.raises(FormatError, match=r"has no \.\./x"):
        folder.member("../x")


@pytest.mark.parametrize("name", ["../up", "/etc/x", "a/../../b", "..\\up", "C:\\x", "\\\\host\\x"])
def test_a_name_that_leads_out_of_an_archive_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="leads out"):
        _ = archive(tmp_path / "x.zip", {name: b"x"}).members


def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LIMIT", 1_000_000)
    bomb = archive(tmp_path / "x.zip", {"a": b"\0" * 900_000, "b": b"\0" * 900_000})
    with pytest.raises(FormatError, match="unpacks to more"):
        _ = bomb.members


def test_an_archive_that_claims_less_than_it_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(tmp_path / "x.zip", {"a": b"\0" * 3_000_000})
    data = (tmp_path / "x.zip").read_bytes()
    real, claimed = (3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    (tmp_path / "x.zip").write_bytes(data.replace(real, claimed))
    monkeypatch.setattr(source, "LIMIT", 1_000_000)
    with pytest.raises(FormatError, match=r"cannot be unpacked|more than"):
        Source(tmp_path / "x.zip").member("a")


def test_an_archive_that_claims_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    archive(tmp_path / "x.zip", {"a": b"\0" * 3_000_000})
    data = (tmp_path / "x.zip").read_bytes()
    real, claimed = (3_000_000).to_bytes(4, "little"), (1 << 30).to_bytes(4, "little")
    (tmp_path / "x.zip").write_bytes(data.replace(real, claimed))
    with pytest.raises(FormatError, match="more than 512 MB"):
        _ = Source(tmp_path / "x.zip").members


@pytest.mark.parametrize("cut", [10, 40, -30, -4])
def test_an_archive_that_is_cut_short_is_told(cut: int, tmp_path: Path) -> None:
    archive(tmp_path / "x.zip", {"a": b"some text", "b": b"more"})
    data = (tmp_path / "x.zip").read_bytes()
    (tmp_path / "x.zip").write_bytes(data[:cut])
    with pytest.raises(FormatError, match="damaged"):
        _ = Source(tmp_path / "x.zip").members


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LIMIT", 1000)
    path = tmp_path / "x"
    path.write_bytes(b"x" * 1001)
    with pytest.raises(FormatError, match="larger"):
        _ = Source(path).data
    with pytest.raises(FormatError, match="folder"):
        _ = Source(tmp_path).data
