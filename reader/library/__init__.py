"""The stored articles, annotations and tags; queries; undo."""

from reader.library.library import Addition, Library

__all__ = ["Addition", "Library"]
