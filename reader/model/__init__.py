"""The nouns of Reader: frozen data, no input or output, no imports but the standard library."""

from reader.model.annotation import Annotation, Tag, selector
from reader.model.article import Article, ListedArticle, Metadata, Structure
from reader.model.bundle import (
    AnnotatedArticle,
    Bundle,
    ForeignAnnotation,
    ForeignArticle,
    Imported,
)
from reader.model.correction import Correction
from reader.model.errors import (
    AmbiguousError,
    FormatError,
    LibraryError,
    NotFoundError,
    QueryError,
    ReaderError,
    SourceError,
)
from reader.model.findings import Analysis, Entity, Quotation
from reader.model.span import Span

__all__ = [
    "AmbiguousError",
    "Analysis",
    "AnnotatedArticle",
    "Annotation",
    "Article",
    "Bundle",
    "Correction",
    "Entity",
    "ForeignAnnotation",
    "ForeignArticle",
    "FormatError",
    "Imported",
    "LibraryError",
    "ListedArticle",
    "Metadata",
    "NotFoundError",
    "QueryError",
    "Quotation",
    "ReaderError",
    "SourceError",
    "Span",
    "Structure",
    "Tag",
    "selector",
]
