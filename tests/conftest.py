"""Shared by all tests: an environment of their own, a library, small articles, the command line."""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest

from reader.cli.main import _status
from reader.library import Library
from reader.model import Article

NOBODY = 65534
_numbers = count()

HARBOUR = """\
The harbour of Lesná will stay shut until spring, the mayor said on Friday.

"It is a good harbour," said Anna Horváthová. "It was only never a punctual one."

Okoro said the fishermen had heard four dates. Nobody believes the fifth one."""

MARKET = """\
The market moved to the square in 1990 and back in 1991.

“Nobody asked the fishermen,” said Samuel Okoro, who sells eels 🐟 there."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: archives made for it hold the time, and two workers that begin
    in different seconds would not agree on what there is to run."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of this test alone; nothing of the person running the tests is touched."""
    home = _homes / str(next(_numbers))
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("READER_LIBRARY", str(home / "library"))
    monkeypatch.setenv("READER_CACHE_DIR", str(home / "reader-cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def library_folder(home: Path) -> Path:
    """Where the library of this test is; nothing is there yet."""
    return home / "library"


@pytest.fixture
def library(library_folder: Path) -> Generator[Library]:
    """An open, empty library, signed "ada"."""
    with Library.open(library_folder, author="ada") as library:
        yield library


@pytest.fixture
def harbour() -> Article:
    """A short article with everything known about it."""
    return Article(
        title="Harbour to Open in Spring, Mayor Says",
        byline="Petra Vlk",
        published="2017-03-03",
        publisher="Coast Post",
        url="https://coastpost.example/harbour",
        language="en",
        dateline="LESNÁ",
        captions=("Workers in the harbour of Lesná",),
        contact="Write to petra@coastpost.example",
        text=HARBOUR,
    )


@pytest.fixture
def market() -> Article:
    """Another one, of which little is known."""
    return Article(title="Four Dates for One Market", published="1991-05-02", text=MARKET)


@pytest.fixture(scope="session")
def articles_folder() -> Path:
    """The small article files that come with the tests."""
    return Path(__file__).parent / "articles"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout; a test that needs it is skipped without it."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: it is no part of the repository")
    return folder


@pytest.fixture
def seed_article(shared: Path) -> Path:
    """The news article that Reader was made for."""
    return shared / "articles" / "russia-says-west-must-cooperate-2014-10-29.md"


class Outcome(NamedTuple):
    """What a command line left behind."""

    status: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode()

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return orjson.loads(self.data)


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def run(*arguments: str | Path, stdin: bytes = b"", terminal: bool = False) -> Outcome:
    """Run `reader ARGUMENTS…` in this process, into a pipe or what it takes for a terminal."""
    kind = _Terminal if terminal else io.TextIOWrapper
    out = kind(io.BytesIO(), "utf-8", write_through=True)
    err = kind(io.BytesIO(), "utf-8", "backslashreplace", write_through=True)
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = _status([str(argument) for argument in arguments])
    finally:
        sys.stdin = before
    return Outcome(status, _written(out), _written(err).decode())


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """The command line: `reader("list", "--json").json`."""
    monkeypatch.setenv("COLUMNS", "200")
    return run


@contextmanager
def without_privileges() -> Iterator[None]:
    """As somebody whom the permissions of files bind, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def unprivileged() -> Callable[[], Any]:
    """`with unprivileged(): …`"""
    return without_privileges


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """A folder that every user of this machine gets to, other than `tmp_path`; also the home."""
    folder = Path(tempfile.mkdtemp(prefix="reader-test-"))
    folder.chmod(0o755)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)
