"""A folder in memory, so that thousands of openings take seconds."""

import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest


@pytest.fixture
def quick_folder(tmp_path: Path) -> Generator[Path]:
    """An empty folder where waiting for the disk costs nothing, if this machine has one."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="reader-test-", dir=memory))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def small_folds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folds happen after a few commits, not after a megabyte."""
    monkeypatch.setattr("reader.storage.store.FOLD_AT", 200)
