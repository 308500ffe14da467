"""A file, folder or archive that somebody else wrote, read with bounds.

In: a path. Out: its bytes, its text, its members by name. What it claims about itself is not
believed: sizes are counted while reading, names that lead out of an archive are refused, and
nothing is ever unpacked to the disk. Raises FormatError, one line that names the file.
"""

import codecs
import io
import stat
import zipfile
import zlib
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TextIO

from reader.exchange.report import Report
from reader.model import FormatError

LIMIT = 512 * 1024 * 1024
"""Bytes of one file, and of all members of an archive together."""
MEMBERS = 20_000
"""Members of an archive, files of a folder."""
HEAD = 65_536
"""Bytes that a file is recognised by."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source:
    """One path to import from. `name` is how messages call it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)
        self._left = LIMIT
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise FormatError(f"{path}: cannot be read ({_why(error)})") from error
        self.is_folder = stat.S_ISDIR(mode)
        if not self.is_folder and not stat.S_ISREG(mode):
            raise FormatError(f"{path}: is neither a file nor a folder")

    @cached_property
    def head(self) -> bytes:
        """The first bytes of a file; of a folder none."""
        return b"" if self.is_folder else self._read_file(self.path, HEAD)

    @cached_property
    def head_text(self) -> str:
        """The first bytes as text, whatever does not decode replaced."""
        return _decode_lenient(self.head)

    @property
    def is_zip(self) -> bool:
        """Whether it is a zip archive, by its first bytes."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @cached_property
    def data(self) -> bytes:
        """The same as `read`, kept."""
        return self.read()

    def read(self) -> bytes:
        """All of a file. Raises FormatError where it is a folder or more than `LIMIT` bytes."""
        if self.is_folder:
            raise FormatError(f"{self.name}: is a folder; name the file")
        data = self._read_file(self.path, LIMIT + 1)
        if len(data) > LIMIT:
            raise FormatError(f"{self.name}: is larger than {LIMIT // 1024**2} MB")
        return data

    @cached_property
    def text(self) -> str:
        """All of a file as text, see `decode`."""
        return decode(self.data, self.name)

    def lines_of_any_age(self, report: Report) -> TextIO:
        """The same line by line, line ends as they are; text that is not Unicode is taken for
        Windows-1252, which the report tells."""
        data = self.read()
        mark, encoding = next((b for b in _BOMS if data.startswith(b[0])), (b"", "utf-8"))
        parts = (data[place : place + HEAD] for place in range(len(mark), len(data), HEAD))
        try:
            for _ in codecs.iterdecode(parts, encoding):
                pass  # never all of it at once: as text it may be four times as large
        except UnicodeDecodeError as error:
            if mark:
                raise FormatError(f"{self.name}: is damaged {encoding.upper()}") from error
            report.bent("text that is not Unicode, read as Windows-1252")
            encoding = "cp1252"
        file = io.BytesIO(data)
        file.seek(len(mark))
        return io.TextIOWrapper(file, encoding, "replace", newline="")

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The files in a folder or archive, sorted, parts separated by `/`; of a file none."""
        if self.is_folder:
            return self._files_of_folder()
        if not self.is_zip:
            return ()
        infos = self._archive.infolist()
        if len(infos) > MEMBERS:
            raise FormatError(f"{self.name}: has more than {MEMBERS:,} members")
        for info in infos:
            _refuse_escape(info.filename, self.name)
        if sum(info.file_size for info in infos) > LIMIT:
            raise FormatError(f"{self.name}: unpacks to more than {LIMIT // 1024**2} MB")
        return tuple(sorted(info.filename for info in infos if not info.is_dir()))

    def member(self, name: str) -> bytes:
        """One of `members`. Raises FormatError where it is missing, damaged or too large."""
        if name not in self.members:
            raise FormatError(f"{self.name}: has no {name}")
        if self.is_folder:
            return self._bounded(self._read_file(self.path / name, self._left + 1))
        return self._bounded(self._unpacked(name, self._left + 1))

    def _unpacked(self, name: str, size: int) -> bytes:
        try:
            with self._archive.open(name) as file:
                return file.read(size)
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as bad:
            raise FormatError(f"{self.name}: {name} cannot be unpacked ({bad})") from bad

    def member_head(self, name: str) -> bytes:
        """The first bytes of one of `members`."""
        if self.is_folder:
            return self._read_file(self.path / name, HEAD)
        return self._unpacked(name, HEAD)

    def member_text(self, name: str) -> str:
        """The same as text."""
        return decode(self.member(name), f"{self.name}: {name}")

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self.path)
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise FormatError(f"{self.name}: is a damaged archive ({error})") from error

    def _files_of_folder(self) -> tuple[str, ...]:
        found: list[str] = []
        try:
            for path in self.path.rglob("*"):
                if path.is_symlink() or not path.is_file():
                    continue  # a link may lead anywhere
                found.append(path.relative_to(self.path).as_posix())
                if len(found) > MEMBERS:
                    raise FormatError(f"{self.name}: has more than {MEMBERS:,} files")
        except OSError as error:
            raise FormatError(f"{self.name}: cannot be read ({_why(error)})") from error
        return tuple(sorted(found))

    def _bounded(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise FormatError(f"{self.name}: unpacks to more than {LIMIT // 1024**2} MB")
        return data

    def _read_file(self, path: Path, size: int) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(size)
        except (OSError, ValueError) as error:
            raise FormatError(f"{path}: cannot be read ({_why(error)})") from error


def decode(data: bytes, name: str) -> str:
    """Text in UTF-8, or in what its byte order mark says. Raises FormatError for any other."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise FormatError(f"{name}: is damaged {encoding.upper()}") from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{name}: is no text in UTF-8 (byte {error.start:,}); it may be cut short, or must be "
            "saved as UTF-8 first"
        ) from error


def _decode_lenient(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("utf-8", "replace")


def _refuse_escape(name: str, archive: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0] or "\0" in name:
        raise FormatError(f"{archive}: the member {name!r} leads out of the archive; not read")


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
