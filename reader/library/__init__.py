"""The stored articles, annotations and tags; queries; undo."""

from reader.library.adding import Addition
from reader.library.library import Library

__all__ = ["Addition", "Library"]
