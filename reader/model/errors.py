"""The errors that a person may see: few, named, each one line that says what, where, what to do.

Everything below `ReaderError` is printed without a traceback; anything else is a defect.
"""


class ReaderError(Exception):
    """Something asked for could not be done. The message is one line for a person."""


class NotFoundError(ReaderError):
    """No article, annotation or tag answers to the given name."""


class AmbiguousError(ReaderError):
    """A name fits several articles; the message lists them."""


class SourceError(ReaderError):
    """A source could not be read as an article: unreadable, empty, not a text, too large."""


class QueryError(ReaderError):
    """A query or a span does not make sense; the message says which part."""


class LibraryError(ReaderError):
    """The library cannot be opened or written: damaged, newer, read-only, no space."""


class FormatError(ReaderError):
    """A file is not of the format it was given as, or a format is not known."""
