"""Every format that is read meets every kind of bad file: one line, that names it, and no harm.

What is written by one format is cut short, garbled, dressed up as another, packed with escapes, or
pointed outside the text; reading it must end soon with a FormatError, or with what can be used.
"""

import shutil
import zipfile
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from reader.exchange import Report, Source, export, formats, read, source
from reader.exchange.output import save
from reader.library import Library
from reader.model import FormatError
from tests.exchange.conftest import annotate_hard

BOTH_WAYS = [f.name for f in formats() if f.write and f.read]
ZIPPED = ("xlsx", "qdpx")
FOLDERS = tuple(f.name for f in formats() if f.read and f.several)
XML = ("qdc", "cas-xmi")


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hard article in every format, made once."""
    folder = tmp_path_factory.mktemp("exports")
    with Library.open(folder / "library", author="ada") as library:
        annotate_hard(library)
        for name in BOTH_WAYS:
            files = export(name, library.select(), Report())
            save(files, folder / f"made-{name}", replace=lambda _: True)
    return folder


@pytest.fixture
def made(exports: Path, tmp_path: Path) -> Callable[[str], Path]:
    """`made("w3c")`: a copy of the file or folder of this format."""

    def make(name: str) -> Path:
        path = tmp_path / f"made-{name}"
        shutil.rmtree(path, ignore_errors=True)
        copy = shutil.copytree if (exports / path.name).is_dir() else shutil.copyfile
        copy(exports / path.name, path)
        return path

    return make


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Generator[Library]:
    """A library that takes in what can be read of all of them."""
    with Library.open(tmp_path_factory.mktemp("other") / "library", author="bob") as library:
        yield library


def largest(path: Path) -> Path:
    """The file itself, or the largest in the folder."""
    if path.is_file():
        return path
    return max((p for p in path.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)


def attempt(name: str, path: Path, into: Library) -> str:
    """What is said where the file can't be read, "" where it can; the library stays sound."""
    report = Report()
    try:
        into.take_in(read(name, Source(path), report))
    except FormatError as error:
        message = str(error)
        assert "\n" not in message
        assert path.name in message
        return message
    assert into.problems() == []
    return ""


@pytest.mark.parametrize("name", BOTH_WAYS)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_short_is_told_or_gives_what_it_has(
    name: str, share: float, made, other: Library
) -> None:
    path = made(name)
    file = largest(path)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    said = attempt(name, path, other)
    whole = name in ("csv", "brat", "doccano")  # lines: those that are there are good
    assert said or whole or name in FOLDERS, "half a document was taken for a whole one"


@pytest.mark.parametrize("name", BOTH_WAYS)
@pytest.mark.parametrize("byte", [0x00, 0xFF, ord("<"), ord('"')])
def test_a_byte_that_was_changed_does_no_harm(name: str, byte: int, made, other: Library) -> None:
    path = made(name)
    file = largest(path)
    data = file.read_bytes()
    for place in range(7, len(data), max(1, len(data) // 6)):
        file.write_bytes(data[:place] + bytes([byte]) + data[place + 1 :])
        attempt(name, path, other)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_a_file_of_another_format_is_told_with_what_it_looks_like(
    name: str, made, other: Library
) -> None:
    for another in BOTH_WAYS:
        if another == name or {another, name} <= {"csv", "taguette"}:
            continue
        path = made(another)
        said = attempt(name, path, other)
        assert said, f"{another} was read as {name}"
        if path.is_file() and name not in FOLDERS:
            assert another in said.partition("looks like")[2], said


@pytest.mark.parametrize("name", BOTH_WAYS)
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 1000, b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + b"\xf0" * 99]
)
def test_what_is_nothing_of_the_kind_is_told(
    name: str, data: bytes, tmp_path: Path, other: Library
) -> None:
    path = tmp_path / "nothing"
    path.write_bytes(data)
    assert attempt(name, path, other)


@pytest.mark.parametrize("name", BOTH_WAYS)
@pytest.mark.parametrize("member", ["../../escaped.txt", "/tmp/escaped.txt", "..\\escaped.txt"])
def test_an_archive_with_a_way_out_is_refused_whole(
    name: str, member: str, made, tmp_path: Path, other: Library
) -> None:
    path = made(name)
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        if name in ZIPPED:
            with zipfile.ZipFile(path) as inside:
                for each in inside.namelist():
                    archive.writestr(each, inside.read(each))
        elif path.is_dir():
            for file in path.rglob("*"):
                archive.write(file, file.relative_to(path).as_posix())
        else:
            archive.write(path, path.name)
        archive.writestr(zipfile.ZipInfo(member), "out of here")
    assert attempt(name, packed, other)
    assert not list(tmp_path.parent.rglob("escaped.txt"))


@pytest.mark.parametrize("name", ZIPPED)
def test_an_archive_that_claims_a_gigabyte_is_refused(
    name: str, made, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(name)
    monkeypatch.setattr(source, "LIMIT", 2_000)
    assert "more than" in attempt(name, path, other) or "larger" in attempt(name, path, other)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_a_file_larger_than_the_bound_is_refused_unread(
    name: str, made, other: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(name)
    monkeypatch.setattr(source, "LIMIT", 100)
    assert attempt(name, path, other)


@pytest.mark.parametrize("name", XML)
def test_entities_of_xml_are_neither_fetched_nor_multiplied(
    name: str, made, tmp_path: Path, other: Library
) -> None:
    (tmp_path / "secret").write_text("the secret")
    path = made(name)
    file = largest(path) if path.is_file() else next(path.glob("*.xmi"))
    text = file.read_text("utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for declared in (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY e "&l9;">]>',
    ):
        head, _, rest = text.partition("?>")
        file.write_text(f"{head}?>\n{declared}{rest.replace('claim', '&e;')}", "utf-8")
        said = attempt(name, path, other)
        assert "entit" in said or "DOCTYPE" in said or "document type" in said, said
        assert all("secret" not in tag.name for tag in other.codebook.tags())


@pytest.mark.parametrize("name", [n for n in BOTH_WAYS if n not in ("xlsx", "qdpx", "taguette")])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_other_encodings_are_read_or_told(name: str, encoding: str, made, other: Library) -> None:
    path = made(name)
    if path.is_dir():
        return
    text = path.read_text("utf-8-sig")
    path.write_bytes(text.encode(encoding, "replace"))
    said = attempt(name, path, other)
    if encoding == "utf-8-sig":
        assert said == ""
