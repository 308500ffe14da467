"""Ingest: the bytes of a file or page in, an `Article` out.

One module per kind of source, found through the entry-point group `reader.importers`. Importing
this package loads no parser; a parser is loaded when a source of its kind is read.
"""

from reader.ingest.entry import Belongings, Entry, Passage, Reading
from reader.ingest.files import MAX_BYTES, iter_paths, load
from reader.ingest.registry import Importer, entries_of, importers, read_source
from reader.ingest.source import Source

__all__ = [
    "MAX_BYTES",
    "Belongings",
    "Entry",
    "Importer",
    "Passage",
    "Reading",
    "Source",
    "entries_of",
    "importers",
    "iter_paths",
    "load",
    "read_source",
]
