"""Watching: a folder in, the files that come into it out, each once it has stopped growing.

By looking at it every second: that works on every file system, network folders included.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.ingest.files import iter_paths
from reader.model import SourceError

EVERY = 1.0
"""Seconds between two looks."""


class _State(NamedTuple):
    size: int
    changed: int


def watch(folder: Path, sleep: Callable[[float], object] = time.sleep) -> Iterator[Path]:
    """The files below `folder` that an importer knows, those there already first.

    A file is given when two looks in a row found it the same, and again after it has changed.
    Never ends. Raises SourceError where the folder may not be listed.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder}: is no folder to watch; name a folder that is there")
    seen: dict[Path, _State] = {}
    given: dict[Path, _State] = {}
    while True:
        now = _look(folder)
        for path, state in now.items():
            if seen.get(path) == state != given.get(path) and state.size:
                given[path] = state
                yield path
        seen = now
        sleep(EVERY)


def _look(folder: Path) -> dict[Path, _State]:
    found: dict[Path, _State] = {}
    for path in iter_paths(folder):
        try:
            stat = path.stat()
        except OSError:
            continue  # gone between the listing and the look
        found[path] = _State(stat.st_size, stat.st_mtime_ns)
    return found
