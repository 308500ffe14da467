"""Annotations out and in: one module per format, and a registry."""

from reader.exchange.registry import (
    AnnotatedArticle,
    Bundle,
    Exported,
    Format,
    formats,
    load_format,
)

__all__ = ["AnnotatedArticle", "Bundle", "Exported", "Format", "formats", "load_format"]
