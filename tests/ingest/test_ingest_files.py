"""A reader names files and folders."""

import os
from pathlib import Path

import pytest

from reader.ingest import files, iter_paths, load
from reader.model import SourceError


def test_a_file_is_loaded_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_bytes(b"closed\r\n")
    source = load(tmp_path / "pier.txt")
    assert (source.data, source.name, source.url) == (b"closed\r\n", "pier.txt", None)


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: there is no such file; check the name"):
        load(tmp_path / "gone.txt")
    with pytest.raises(SourceError, match="is a folder"):
        load(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="is not an ordinary file"):
        load(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match=r"no possible file name|no such file"):
        load(tmp_path / "a\0b.txt")
    with pytest.raises(SourceError, match="could not be read"):
        load(tmp_path / ("a" * 300 + ".txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("no")
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read; check its permissions"):
        load(path)


def test_a_forbidden_file_says_so_whoever_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("no")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="may not be read; check its permissions"):
        load(path)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1_000_000)
    (tmp_path / "big.txt").write_bytes(b"x" * 3_000_001)
    with pytest.raises(SourceError, match="has 3 MB, more than the 1 MB that are read"):
        load(tmp_path / "big.txt")


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.TXT", "c.html", "d.bin", ".hidden.md", "sub/e.md", ".git/f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.md").symlink_to(tmp_path / "nowhere.md")
    found = [str(path.relative_to(tmp_path)) for path in iter_paths(tmp_path)]
    assert found == ["a.TXT", "b.md", "c.html", "sub/e.md"]


def test_a_file_named_on_its_own_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "d.bin").write_text("x")
    assert list(iter_paths(tmp_path / "d.bin")) == [tmp_path / "d.bin"]
    with pytest.raises(SourceError, match="no such file or folder"):
        list(iter_paths(tmp_path / "gone"))
