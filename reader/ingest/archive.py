"""Zip archives: the bytes of one in, an entry for each file in it that can be read out.

Exports and feeds among the files give the articles they hold, Omnivore's list with the texts that
lie beside it. Archives inside are not opened.
"""

from pathlib import PurePosixPath

from reader.ingest import omnivore
from reader.ingest.entry import Entry, Reading, failing
from reader.ingest.kinds import binary_kind
from reader.ingest.source import Source
from reader.ingest.unzip import Archive, shown_name
from reader.model import SourceError

SUFFIXES: frozenset[str] = frozenset()
"""None: an archive found in a folder may be anything; one that is named is opened."""
MEDIA_TYPES = frozenset({"application/zip", "application/x-zip-compressed"})

_SKIPPED = ("__MACOSX/", ".git/")
_HOLDERS = frozenset({".json", ".csv", ".xml", ".opml", ".rss", ".atom", ".rdf"})
"""Files that may hold several articles; they are opened to see."""
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".xz", ".bz2", ".tar"})


def recognises(source: Source) -> float:
    """Perhaps, where it is an archive and nothing more: books and documents are archives too."""
    return 0.5 if binary_kind(source.data) == "a zip archive" else 0.0


def entries(source: Source) -> list[Entry]:
    """The articles in the archive. Raises SourceError where it is damaged or a bomb."""
    from reader.ingest.registry import importers

    archive = Archive(source.data, source.label)
    known = frozenset[str]().union(*(importer.suffixes for importer in importers()))
    held = {name: _held(archive, name) for name in archive.names if _may_hold(name)}
    taken: set[str] = set()
    for name, entries in held.items():
        for place, entry in enumerate(entries):
            if entry.key and (files := list(omnivore.beside(archive, name, entry.key))):
                entries[place] = omnivore.joined(entry, archive, files)
                taken.update(files)
    found: list[Entry] = []
    for name in sorted(archive.names):
        suffix = PurePosixPath(name).suffix.lower()
        if name in held:
            found.extend(held[name])
        elif suffix in known - _ARCHIVES and name not in taken and not _is_hidden(name):
            found.append(_entry(archive, name))
    if not found:
        raise SourceError(f"{source.label}: holds no file that can be read; unpack it and look")
    return found


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") and part not in ("..", ".") for part in parts)
    return hidden or name.startswith(_SKIPPED)


def _may_hold(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _HOLDERS and not _is_hidden(name)


def _entry(archive: Archive, name: str) -> Entry:
    def read() -> Reading:
        from reader.ingest.registry import read_source

        source = _source(archive, name)
        return Reading(read_source(source), source)

    return Entry(label=f"{archive.label}: {shown_name(name)}", read=read)


def _held(archive: Archive, name: str) -> list[Entry]:
    """The articles of an export or a feed; nothing for data of any other kind."""
    from reader.ingest.registry import entries_of, holds_several

    try:
        source = _source(archive, name)
        return entries_of(source) if holds_several(source) else []
    except SourceError as error:
        return [failing(f"{archive.label}: {shown_name(name)}", error)]


def _source(archive: Archive, name: str) -> Source:
    return Source(data=archive.read(name), name=shown_name(name))
