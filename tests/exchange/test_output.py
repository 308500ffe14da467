"""Where an export goes: whole or not at all."""

import errno
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.exchange import File
from reader.exchange.output import save, zipped
from reader.model import FormatError


def yes(_: Path) -> bool:
    return True


def failing() -> Iterator[bytes]:
    yield b"half of it"
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", ["out.txt", "out.zip", "folder"])
def test_a_disk_that_fills_midway_leaves_the_old_file_whole(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
        old = path / "b"
    else:
        old = path
    old.write_bytes(b"precious")
    with pytest.raises(FormatError, match="No space left"):
        save([File("a", [b"first"]), File("b", failing())], path, replace=yes)
    assert old.read_bytes() == b"precious"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [old]


def test_a_failure_leaves_no_new_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(FormatError):
        save([File("b", failing())], tmp_path / "new" / "deep" / "b", replace=yes)
    assert list(tmp_path.iterdir()) == []


def test_a_person_is_asked_once_and_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old")
    asked: list[Path] = []

    def no(taken: Path) -> bool:
        asked.append(taken)
        return False

    with pytest.raises(FormatError, match="--force"):
        save([File("x", [b"new"])], path, replace=no)
    assert (asked, path.read_text()) == ([path], "old")
    save([File("x", [b"new"])], path, replace=yes)
    assert path.read_text() == "new"


@pytest.mark.parametrize("name", ["../up", "/abs", "a/../../b", "", ".", "a\\b"])
@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_no_file_is_written_outside(name: str, target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(FormatError, match="no name"):
        save([File(name, [b"x"]), File("y", [b"y"])], tmp_path / "in" / target, replace=yes)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_old_content_is_merged_where_the_format_can(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").write_bytes(b"theirs")

    def merge(old: bytes, new: bytes) -> bytes | None:
        return old + new if old == b"old" else None

    files = [File("a", [b"+"]), File("b", [b"+"])]
    with pytest.raises(FormatError, match="b: is there already"):
        save(files, tmp_path, replace=lambda _: False, merge=merge)
    assert (tmp_path / "a").read_bytes() == b"old"
    save(files, tmp_path, replace=yes, merge=merge)
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"old+", b"+")


def test_an_archive_is_made_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"".join(zipped([File("a/b", [b"x" * 9, b"y"]), File("c", [])])))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("a/b") == b"x" * 9 + b"y"
        assert archive.read("c") == b""
