"""Analyses: what is known of the stored articles' people and quotations, and the index of it all.

In: articles. Out: their analyses, as they count: computed once, kept in the cache, found again by
digest. Every part of Reader that shows or counts an analysis gets it here.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.findings import Findings
from reader.library.naming import Naming
from reader.model import Analysis, Article, ReaderError

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from reader.library.library import Library
    from reader.library.search_index import SearchIndex


class Analyses:
    """The analyses of one library's articles."""

    def __init__(self, library: "Library", cache: Path, naming: Naming) -> None:
        self._library = library
        self._naming = naming
        self._wanted = cache
        self._temporary: TemporaryDirectory[str] | None = None
        self.problem = ""
        """A line for a person where the cache can't be written to; "" as long as it can."""

    @cached_property
    def _cache(self) -> Path:
        """The cache directory or, where that can't be written to, a temporary one."""
        from tempfile import TemporaryDirectory, TemporaryFile

        try:
            self._wanted.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=self._wanted):
                return self._wanted
        except OSError as error:
            self.problem = (
                f"{self._wanted}: cannot be written ({error.strerror}), so that searching and "
                "analysing start from nothing each time; READER_CACHE_DIR names another folder"
            )
        self._temporary = TemporaryDirectory(prefix="reader-")
        return Path(self._temporary.name)

    @cached_property
    def findings(self) -> Findings:
        """The analyses as they were computed, by digest."""
        return Findings(self._cache, self._naming)

    @cached_property
    def index(self) -> "SearchIndex":
        """The search index of this library, which need not be there or up to date."""
        from reader.library.search_index import SearchIndex, index_path

        return SearchIndex(index_path(self._cache, self._library.folder))

    def close(self) -> None:
        """Take a temporary cache away."""
        if self._temporary is not None:
            self._temporary.cleanup()

    def of(self, article: Article) -> Analysis:
        """The analysis of an article, computed where it has to be."""
        return self.effective(article, self.findings.of(article))

    def stored(self, article: Article) -> Analysis | None:
        """The analysis of an article if it was computed before."""
        found = self.findings.stored(article.digest)
        return None if found is None else self.effective(article, found)

    def effective(self, article: Article, analysis: Analysis) -> Analysis:
        """What of an analysis counts for an article: the one place where that is decided."""
        return self._library.correcting.apply(article, analysis)

    def with_person(self, part: str) -> frozenset[str]:
        """The ids of the articles with somebody whose name has this in it, as far as is known.

        Without a usable index the articles that were analysed are read.
        """
        from reader.library.search_index import SearchIndexError

        try:
            return self.index.with_person(part)
        except SearchIndexError:
            return frozenset(self._read_for_person(part))

    def complete(self) -> None:
        """Analyse and index, here and now, what was not yet."""
        from reader.library.indexing import bring_up_to_date
        from reader.library.search_index import SearchIndexError

        for listed in self._library.listing():
            if not self.findings.has(listed.digest):
                try:
                    self.findings.of(self._library.article(listed.id))
                except ReaderError:
                    continue  # it has nobody in it, as far as anyone can tell; the doctor tells
        try:
            bring_up_to_date(self._library, self.index)
        except SearchIndexError:
            return  # `with_person` reads the articles then

    def _read_for_person(self, part: str) -> list[str]:
        from reader.analysis.people import people
        from reader.library.folding import fold

        wanted = fold(part)
        found: list[str] = []
        for listed in self._library.listing():
            try:
                analysis = self.stored(self._library.article(listed.id))
            except ReaderError:
                continue
            names = () if analysis is None else (person.name for person in people(analysis))
            if any(wanted in fold(name) for name in names):
                found.append(listed.id)
        return found
