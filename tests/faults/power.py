"""A disk of which it is known, at every moment, what a power failure would leave.

The rules are those that POSIX promises and no more: what was written to a file is safe after
`fsync` or `fdatasync` of that file; a name that was made, replaced or taken away is safe after
`fsync` of its folder. Whatever is not safe may have happened, or not, each name by itself, and a
file whose content is not safe may hold the old content, the new, or the new up to any byte.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.storage.files import Files

Names = dict[Path, int | None]
"""Path → inode of the file there, or None for a folder."""


class Killed(BaseException):
    """The program ends here; nothing after it happens."""


class Moment(NamedTuple):
    """What the disk is sure to hold and what it holds now."""

    root: Path
    safe: Names
    now: Names
    safe_content: dict[int, bytes]
    content: dict[int, bytes]


class PoweredFiles(Files):
    """The real disk below `root`. Before every effect `watch` is called with its name.

    `kill_at` ends the program before the effect of that number; `revive` starts another.
    """

    def __init__(self, root: Path, watch: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.root = root
        self.watch = watch or (lambda _: None)
        self.effects = 0
        self.kill_at = 0
        self._dead = False
        self._safe_names: Names = dict(self._names_in(root))
        self._safe_content: dict[int, bytes] = {}
        self._held: dict[int, int] = {}  # inode → descriptor, so that no inode is used twice

    def close_all(self) -> None:
        for descriptor in self._held.values():
            os.close(descriptor)
        self._held.clear()

    def revive(self) -> None:
        self.kill_at, self._dead = 0, False

    def moment(self) -> Moment:
        """The disk as it is now."""
        content = {
            inode: os.pread(descriptor, os.fstat(descriptor).st_size, 0)
            for inode, descriptor in self._held.items()
        }
        now = {
            path: inode for path, inode in self._all_names() if inode is None or inode in content
        }
        return Moment(self.root, dict(self._safe_names), now, dict(self._safe_content), content)

    # -- the effects ------------------------------------------------------------------------------

    def write(self, descriptor: int, data: bytes) -> None:
        self._hold(descriptor)
        self._effect("write")
        super().write(descriptor, data)

    def truncate(self, descriptor: int, size: int) -> None:
        self._hold(descriptor)
        self._effect("truncate")
        super().truncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        self._effect("sync")
        super().sync(descriptor)
        self._is_safe(descriptor)

    def sync_data(self, descriptor: int) -> None:
        self._effect("sync data")
        super().sync_data(descriptor)
        self._is_safe(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        self._effect(f"rename to {new.name}")
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._effect(f"remove {path.name}")
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        self._effect(f"sync folder {path.name}")
        super().sync_folder(path)
        if path != self.root and self.root not in path.parents:
            return
        kept = {p: inode for p, inode in self._safe_names.items() if p.parent != path}
        self._safe_names = {**kept, **dict(self._names_in(path))}

    def _effect(self, label: str) -> None:
        if self._dead:
            raise Killed
        self.effects += 1
        if self.effects == self.kill_at:
            self._dead = True
            raise Killed
        self.watch(label)

    def _hold(self, descriptor: int) -> None:
        inode = os.fstat(descriptor).st_ino
        if inode not in self._held:
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            self._held[inode] = os.open(path, os.O_RDONLY)
            self._safe_content.setdefault(inode, b"")

    def _is_safe(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        self._safe_content[status.st_ino] = os.pread(self._held[status.st_ino], status.st_size, 0)

    def _all_names(self) -> Iterator[tuple[Path, int | None]]:
        for folder in (self.root, *(p for p in self.root.rglob("*") if p.is_dir())):
            yield from self._names_in(folder)

    def _names_in(self, folder: Path) -> Iterator[tuple[Path, int | None]]:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                yield path, None if path.is_dir() else path.stat().st_ino


def outcomes(moment: Moment) -> Iterator[dict[Path, bytes | None]]:
    """Every folder that a power failure may leave: path → content, or None for a folder."""
    changed = sorted(
        path
        for path in moment.safe.keys() | moment.now.keys()
        if moment.safe.get(path, -1) != moment.now.get(path, -1)
    )
    seen: set[tuple[object, ...]] = set()
    for survivors in itertools.product((False, True), repeat=len(changed)):
        names = dict(moment.safe)
        for path, survives in zip(changed, survivors, strict=True):
            if survives:
                names.pop(path, None)
                if path in moment.now:
                    names[path] = moment.now[path]
        reachable = {p: inode for p, inode in names.items() if _is_in_reach(p, names, moment.root)}
        unsafe = [
            inode
            for inode in dict.fromkeys(reachable.values())
            if inode is not None and moment.content[inode] != moment.safe_content[inode]
        ]
        choices = [_contents(moment.safe_content[i], moment.content[i]) for i in unsafe]
        for chosen in itertools.product(*choices):
            content = {**moment.safe_content, **dict(zip(unsafe, chosen, strict=True))}
            found = {p: None if i is None else content[i] for p, i in reachable.items()}
            key = tuple(sorted(found.items(), key=lambda item: item[0]))
            if key not in seen:
                seen.add(key)
                yield found


def _is_in_reach(path: Path, names: Names, root: Path) -> bool:
    return all(parent in names for parent in path.parents if root in parent.parents)


def _contents(old: bytes, new: bytes) -> list[bytes]:
    """What may be in a file: the old, the new, and the new cut at some bytes."""
    pairs = zip(old, new, strict=False)
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    tail = len(new) - shared
    cuts = {shared + tail * part // 4 for part in range(5)} | {shared + 1, len(new) - 1}
    return [old, *(new[:cut] for cut in sorted(cuts) if shared <= cut <= len(new))]


def build(folder: Path, files: dict[Path, bytes | None], root: Path) -> None:
    """Make the folder that a power failure left."""
    folder.mkdir()
    for path, content in sorted(files.items()):
        target = folder / path.relative_to(root)
        if content is None:
            target.mkdir()
        else:
            target.write_bytes(content)
