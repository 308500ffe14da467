"""Unzipping: the bytes of a zip archive in, its members one at a time out, within bounds.

Nothing is ever written to a disk, so a member's name can lead nowhere; it is still shown without
the folders above. What is packed suspiciously well is not unpacked.
"""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from reader.ingest.clean import clean_line
from reader.model import SourceError

MEMBERS = 50_000
MEMBER_BYTES = 100_000_000
"""Bytes of one member, unpacked."""
TOTAL_BYTES = 1_000_000_000
"""Bytes of all members together, unpacked."""
RATIO = 250
"""Times that a member may grow; text packs to a tenth, the best that deflate can is a 1030th."""
SMALL = 1_000_000
"""Bytes below which no member does harm, however well it is packed."""


class Archive:
    """A zip archive in memory."""

    def __init__(self, data: bytes, label: str) -> None:
        """Raises SourceError where it is none, or holds more than is unpacked."""
        self.label = label
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError) as error:
            raise SourceError(
                f"{label}: is damaged or cut off ({clean_line(str(error))}); get it again"
            ) from None
        if len(infos) > MEMBERS:
            raise SourceError(
                f"{label}: has {len(infos):,} files, more than the {MEMBERS:,} that are read; "
                "unpack it and add the folder"
            )
        total = sum(info.file_size for info in infos)
        if total > TOTAL_BYTES:
            raise SourceError(
                f"{label}: unpacks to {total / 1e6:,.0f} MB, more than the "
                f"{TOTAL_BYTES / 1e6:,.0f} MB that are read; unpack it and add the folder"
            )
        # A damaged name may be empty, which zipfile itself does not expect.
        named = (info for info in infos if info.filename)
        self._infos = {info.filename: info for info in named if not info.is_dir()}

    @property
    def names(self) -> list[str]:
        """The members that are files, in the archive's order."""
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str, limit: int = MEMBER_BYTES) -> bytes:
        """One member. Raises SourceError where it is missing, damaged, encrypted or too large."""
        info = self._infos.get(name)
        place = f"{self.label}: “{shown_name(name)}”"
        if info is None:
            raise SourceError(f"{place} is missing in it; get it again")
        if info.flag_bits & 0x1:
            raise SourceError(f"{place} needs a password; unpack it and add the file")
        if info.file_size > limit:
            raise SourceError(
                f"{place} unpacks to {info.file_size / 1e6:,.0f} MB, "
                f"more than the {limit / 1e6:,.0f} MB that are read"
            )
        if info.file_size > max(SMALL, RATIO * info.compress_size):
            raise SourceError(f"{place} is packed like a zip bomb; it is not unpacked")
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
                NotImplementedError) as error:  # fmt: skip
            raise SourceError(
                f"{place} is damaged ({clean_line(str(error))}); get it again"
            ) from None
        if len(data) > info.file_size:
            raise SourceError(f"{place} is longer than it says; it is not read")
        return data

    def find(self, name: str) -> str | None:
        """The member of this name, whatever its case."""
        if name in self._infos:
            return name
        folded = name.casefold()
        return next((found for found in self._infos if found.casefold() == folded), None)


def shown_name(name: str) -> str:
    """A member's name for people: no way up, no drive, no root."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [part for part in parts if part not in ("/", "..", ".") and not part.endswith(":")]
    return clean_line("/".join(kept))[:200] or "?"
