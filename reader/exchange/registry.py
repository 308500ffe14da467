"""The formats that annotations go out to and come in from, by name.

A format is a module named by an entry point of the group `reader.formats`, of this package or of
somebody else's. Its `FORMAT` says what it is, writes a `Bundle` and reads an `Imported`. A module
is imported when it is used, and imports what is heavy only when it writes or reads.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Literal, NamedTuple

from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.model import FormatError
from reader.model.bundle import Bundle, Imported

BUILT_IN = {
    "json": "reader.exchange.reader_json",
    "markdown": "reader.exchange.markdown",
    "csv": "reader.exchange.csv",
    "xlsx": "reader.exchange.xlsx",
    "html": "reader.exchange.html",
    "w3c": "reader.exchange.w3c",
    "hypothesis": "reader.exchange.hypothesis",
    "qdc": "reader.exchange.qdc",
    "qdpx": "reader.exchange.qdpx",
    "brat": "reader.exchange.brat",
    "cas-xmi": "reader.exchange.cas_xmi",
    "cas-json": "reader.exchange.cas_json",
    "doccano": "reader.exchange.doccano",
    "label-studio": "reader.exchange.label_studio",
    "docbin": "reader.exchange.docbin",
    "iob2": "reader.exchange.iob2",
    "csl-json": "reader.exchange.csl_json",
    "biblatex": "reader.exchange.biblatex",
    "readwise": "reader.exchange.readwise",
    "taguette": "reader.exchange.taguette",
    "anki": "reader.exchange.anki",
    "org": "reader.exchange.org",
    "logseq": "reader.exchange.logseq",
}
"""Found without entry points, so that a checkout works before it is installed."""


class File(NamedTuple):
    """A file of an export: its name, parts separated by `/`, and its bytes as they are made.

    The chunks of a file are taken before the next file is asked for.
    """

    name: str
    chunks: Iterable[bytes]


Writer = Callable[[Bundle, Report], Iterator[File]]
Reader = Callable[[Source, Report], Imported]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format; `carries`, `cannot` and `proven` are lines for a person."""

    name: str
    title: str
    suffix: str
    carries: str
    cannot: str
    proven: str
    write: Writer | None = None
    read: Reader | None = None
    looks: Callable[[Source], bool] | None = None
    """Whether a file looks like this format, from its beginning; never raises."""
    several: bool = False
    """Whether it may write more than one file."""
    write_with: Callable[[Bundle, Report, str], Iterator[File]] | None = None
    """`write` by a template that is named."""
    merge: Callable[[bytes, bytes], bytes | None] | None = None
    """The old file with the new one's content in it, or None where the old is somebody else's."""
    extra: str = ""
    """The extra of the distribution that it needs, if any: `reader-desk[spacy]`."""

    @property
    def direction(self) -> Literal["out", "in", "out, in"]:
        """Which ways it goes."""
        if self.write is None:
            return "in"
        return "out" if self.read is None else "out, in"


@cache
def modules() -> dict[str, str]:
    """The module of every format by the format's name."""
    found = dict(BUILT_IN)
    for point in entry_points(group="reader.formats"):
        found.setdefault(point.name, point.value)
    return found


def formats() -> tuple[Format, ...]:
    """Every format, by name."""
    return tuple(load_format(name) for name in sorted(modules()))


def load_format(name: str) -> Format:
    """The format of this name. Raises FormatError, naming those there are."""
    if name not in modules():
        raise FormatError(f"no format “{name}”; known: {', '.join(sorted(modules()))}")
    module: ModuleType = import_module(modules()[name])
    return module.FORMAT


def export(name: str, bundle: Bundle, report: Report, template: str = "") -> Iterator[File]:
    """The files of a bundle in this format, made as they are taken. Raises FormatError."""
    chosen = load_format(name)
    if template:
        if chosen.write_with is None:
            raise FormatError(f"{name}: has no templates; markdown has")
        return chosen.write_with(bundle, report, template)
    if chosen.write is None:
        raise FormatError(f"{name}: is read, not written; 'reader export --list' shows the others")
    return chosen.write(bundle, report)


def read(name: str, source: Source, report: Report) -> Imported:
    """What a file of this format holds.

    Raises FormatError where it is no such file, saying what it looks like.
    """
    chosen = load_format(name)
    if chosen.read is None:
        raise FormatError(f"{name}: is written, not read; 'reader import --list' shows the others")
    if chosen.looks is not None and not chosen.looks(source):
        others = [other for other in looks_like(source) if other != name]
        hint = f"; it looks like {' or '.join(others)}" if others else ""
        raise FormatError(f"{source.name}: is not {chosen.title}{hint}")
    return chosen.read(source, report)


def looks_like(source: Source) -> list[str]:
    """The names of the formats that can be read and that this file looks like."""
    return [
        each.name
        for each in formats()
        if each.read is not None and each.looks is not None and each.looks(source)
    ]
