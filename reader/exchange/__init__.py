"""Annotations out and in: one module per format, and a registry."""

from reader.exchange.registry import (
    File,
    Format,
    export,
    formats,
    load_format,
    looks_like,
    read,
)
from reader.exchange.report import Report
from reader.exchange.source import Source
from reader.model.bundle import (
    AnnotatedArticle,
    Bundle,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
)

__all__ = [
    "AnnotatedArticle",
    "Bundle",
    "File",
    "ForeignAnnotation",
    "ForeignArticle",
    "Format",
    "Imported",
    "Report",
    "Source",
    "export",
    "formats",
    "load_format",
    "looks_like",
    "read",
]
