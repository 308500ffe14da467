"""What analysis found in stored articles, kept in the cache directory.

In: an article. Out: its analysis, computed once. Keyed by the text's digest, the version of the
analysis and what finds the names, so nothing here is ever out of date, and all of it can be deleted
at any time. A cache that can't be read or written is as good as none.
"""

from contextlib import suppress
from pathlib import Path

import orjson

from reader.analysis import VERSION
from reader.library.naming import Naming
from reader.model import Analysis, Article


class Findings:
    """Analyses by digest, in one folder."""

    def __init__(self, folder: Path, naming: Naming) -> None:
        self.naming = naming
        self.key = "-".join(filter(None, (str(VERSION), naming.key)))
        """Tells analyses that would come out otherwise apart."""
        self._folder = folder / f"analysis-{self.key}"

    def stored(self, digest: str) -> Analysis | None:
        """The analysis of a text if it was computed before."""
        try:
            return Analysis.from_json(orjson.loads(self._path(digest).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def has(self, digest: str) -> bool:
        """Whether the analysis of a text was computed before."""
        return self._path(digest).exists()

    def store(self, digest: str, analysis: Analysis) -> None:
        """Keep an analysis."""
        path = self._path(digest)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(".tmp")
            temporary.write_bytes(orjson.dumps(analysis.to_json()))
            temporary.replace(path)

    def of(self, article: Article) -> Analysis:
        """The analysis of an article, computed where it has to be. Raises as `Naming` does."""
        found = self.stored(article.digest)
        if found is None:
            found = self.naming.analyze(article.text)
            self.store(article.digest, found)
        return found

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.json"
