"""The formats that annotations go out to, by name.

A format is a module named by an entry point of the group `reader.formats`, of this package or of
somebody else's. It says what it is and writes a `Bundle`. Modules are imported when they are used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from reader.model import Annotation, Article, FormatError, ListedArticle, Tag

BUILT_IN = {
    "json": "reader.exchange.reader_json",
    "markdown": "reader.exchange.markdown",
    "csv": "reader.exchange.csv",
}
"""Found without entry points, so that a checkout works before it is installed."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article, what the list says of it, and its annotations in the order of the text."""

    article: Article
    listed: ListedArticle
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is to be exported: articles with annotations, and the codebook."""

    articles: tuple[AnnotatedArticle, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of an export by name, and a line for each thing that was dropped or bent."""

    files: dict[str, bytes]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `carries`, `cannot` and `proven` are lines for a person."""

    name: str
    title: str
    suffix: str
    carries: str
    cannot: str
    proven: str
    write: Callable[[Bundle], Exported]


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
