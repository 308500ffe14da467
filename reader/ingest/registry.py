"""The registry of importers: which module reads which source.

An importer is a module named by an entry point of the group `reader.importers`. It has

    SUFFIXES: frozenset[str]                  ".md", lower case, with the dot
    MEDIA_TYPES: frozenset[str]               "text/markdown"
    def read(source: Source) -> Article       raises SourceError
    def recognises(source: Source) -> float   optional: 1.0 sure from the content, 0.5 perhaps, 0.0

and loads its parser inside `read`, so that asking for its suffixes costs next to nothing. Where a
source of the kind holds several articles it has, in place of `read`,

    def entries(source: Source) -> list[Entry]   raises SourceError

In a checkout that is not installed, the lines are read from `pyproject.toml` itself.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from reader.ingest.entry import Entry, Reading
from reader.ingest.source import Source
from reader.model import Article, SourceError

Result = TypeVar("Result")

GROUP = "reader.importers"
PROJECT = "reader-desk"

SURE, BY_SUFFIX, BY_MEDIA_TYPE = 1.0, 0.8, 0.7
FALLBACK = "text"
"""Reads what no other importer claims; it also says what a file that is no text looks like."""


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of source: the entry point's name and what its module offers.

    `read` is None for kinds that hold several articles, `entries` for all others.
    """

    name: str
    suffixes: frozenset[str]
    media_types: frozenset[str]
    read: Callable[[Source], Article] | None
    recognises: Callable[[Source], float]
    entries: Callable[[Source], list[Entry]] | None = None

    def claim(self, source: Source) -> float:
        """How surely this importer is the one for `source`, 0 to 1."""
        claims = [self.recognises(source)]
        if source.suffix in self.suffixes:
            claims.append(BY_SUFFIX)
        if source.essence in self.media_types:
            claims.append(BY_MEDIA_TYPE)
        return max(claims)


@cache
def importers() -> tuple[Importer, ...]:
    """Every importer that could be loaded, by name."""
    return tuple(found for _, found in sorted(_loaded().items()) if isinstance(found, Importer))


def read_source(source: Source) -> Article:
    """The article in `source`, read by the importer that claims it most surely.

    Raises SourceError, one line saying what, where and what to do; also for a source that holds
    several articles, which `entries_of` gives.
    """
    importer = _choose(_not_empty(source))
    if importer.read is None:
        entries = entries_of(source)
        if len(entries) != 1 or entries[0].read is None:
            raise SourceError(
                f"{source.label}: holds {len(entries):,} articles, not one; 'reader add' adds them"
            )
        return entries[0].read().article
    article = _guarded(importer.read, importer, source)
    if not article.text.strip():
        raise SourceError(f"{source.label}: there is no text in it to read")
    return article


def entries_of(source: Source) -> list[Entry]:
    """The articles that `source` holds, unread; one for most kinds. Raises SourceError."""
    importer = _choose(_not_empty(source))
    if importer.entries is None:
        return [Entry(label=source.label, read=lambda: Reading(read_source(source), source))]
    return _guarded(importer.entries, importer, source)


def holds_several(source: Source) -> bool:
    """Whether `source` is of a kind that holds several articles: a feed, an export, an archive."""
    return bool(source.data.strip()) and _choose(source).entries is not None


def _not_empty(source: Source) -> Source:
    if not source.data.strip():
        raise SourceError(f"{source.label}: is empty; there is nothing to read in it")
    return source


def _guarded(read: Callable[[Source], Result], importer: Importer, source: Source) -> Result:
    """What an importer reads; a parser's own error must not end a batch of a thousand files."""
    try:
        return read(source)
    except SourceError as error:
        raise SourceError(f"{error}{_missing(source)}") from error.__cause__
    except (Exception, RecursionError) as error:
        kind = type(error).__name__
        raise SourceError(
            f"{source.label}: could not be read as {importer.name} ({kind}); "
            "save it as plain text and add that"
        ) from error


def _choose(source: Source) -> Importer:
    best, score = None, 0.0
    for importer in importers():
        claim = importer.claim(source)
        if claim > score or (claim == score and best and source.suffix in importer.suffixes):
            best, score = importer, claim
    if best is None:
        best = next((found for found in importers() if found.name == FALLBACK), None)
    if best is None:
        raise SourceError(f"{source.label}: no importer is installed; reinstall reader-desk")
    return best


def _missing(source: Source) -> str:
    """A hint at importers that could not be loaded, for a source nobody claims by its suffix."""
    if any(source.suffix in importer.suffixes for importer in importers()):
        return ""
    broken = [f"{name} ({why})" for name, why in _loaded().items() if isinstance(why, str)]
    return f"; importers that could not be loaded: {', '.join(broken)}" if broken else ""


@cache
def _loaded() -> dict[str, Importer | str]:
    """Each entry's importer, or why it could not be loaded."""
    found: dict[str, Importer | str] = {}
    for name, module_name in _entries().items():
        try:
            module = cast(Any, importlib.import_module(module_name))
            found[name] = Importer(
                name=name,
                suffixes=frozenset(module.SUFFIXES),
                media_types=frozenset(module.MEDIA_TYPES),
                read=_read_of(module),
                recognises=getattr(module, "recognises", _no_opinion),
                entries=getattr(module, "entries", None),
            )
        except Exception as error:  # somebody else's package must not take ours down
            found[name] = type(error).__name__
    return found


def _entries() -> dict[str, str]:
    """Entry-point name → module name: this checkout's and every installed package's."""
    from importlib.metadata import entry_points

    found = {entry.name: entry.value for entry in entry_points(group=GROUP)}
    return found | _checkout_entries()


def _checkout_entries() -> dict[str, str]:
    import tomllib

    import reader

    project_file = Path(str(reader.__file__)).resolve().parent.parent / "pyproject.toml"
    try:
        project = tomllib.loads(project_file.read_text("utf-8")).get("project", {})
    except (OSError, ValueError):
        return {}
    if project.get("name") != PROJECT:
        return {}
    return dict(project.get("entry-points", {}).get(GROUP, {}))


def _read_of(module: Any) -> Callable[[Source], Article] | None:
    """`read` of a module; one without it must have `entries`. Raises AttributeError."""
    return getattr(module, "read", None) if hasattr(module, "entries") else module.read


def _no_opinion(_source: Source) -> float:
    return 0.0
