"""Where an export goes: a file, a folder, a zip; the old one stays whole until the new one is.

In: the files of an export and a path. Out: nothing; raises FormatError where the disk refuses.
"""

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

from reader.model import FormatError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same export gives the same bytes


def save(files: dict[str, bytes], path: Path, *, force: bool) -> list[Path]:
    """Write an export to `path`; what was written.

    A single file goes to `path` itself, or into it where that is a folder. Several go into the
    folder `path`, or into one archive where `path` ends in ".zip".
    """
    try:
        targets = _targets(files, path)
        taken = next((target for target in targets if target.exists()), None)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FormatError(f"{path}: not written ({why})") from error
    if taken is not None and not force:
        raise FormatError(f"{taken}: is there already; --force replaces it")
    for target, data in targets.items():
        _replace(target, data)
    return list(targets)


def _targets(files: dict[str, bytes], path: Path) -> dict[Path, bytes]:
    if path.suffix.lower() == ".zip":
        return {path: _zip(files)}
    if len(files) == 1 and not path.is_dir():
        return {path: next(iter(files.values()))}
    return {path / name: data for name, data in files.items()}


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(target)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            temporary.unlink()
        why = getattr(error, "strerror", None) or error
        raise FormatError(f"{target}: not written ({why})") from error


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return out.getvalue()
