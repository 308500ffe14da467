"""Likenesses: which stored article a text looks like a copy of.

In: a text. Out: the id of the stored article most like it. Signatures are kept in the cache
directory, a line each, by digest; those that are missing are made as they are needed, some at a
time. A cache that can't be read or written is as good as none.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from reader.analysis.likeness import ALIKE, VERSION, likeness, signature
from reader.model import Article, ListedArticle, ReaderError

MADE_AT_ONCE = 200
"""Signatures that are made of stored articles in one process, at most."""


class Likenesses:
    """The signatures of the texts of one cache."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"likenesses-{VERSION}.txt"
        self._known: dict[str, int] | None = None
        self._left = MADE_AT_ONCE

    def nearest(
        self,
        article: Article,
        stored: Iterable[ListedArticle],
        read: Callable[[str], Article],
    ) -> tuple[str, float] | None:
        """The id of the stored article most like this one, and how like; None where none is.

        `read` gives the text of an article that has no signature yet.
        """
        own = self._of(article)
        best: tuple[float, str] | None = None
        for listed in stored:
            other = self._signatures.get(listed.digest)
            if other is None and self._left > 0:
                self._left -= 1
                with suppress(ReaderError):  # one that can't be read is like nothing
                    other = self._of(read(listed.id))
            like = likeness(own, other or 0)
            if like >= ALIKE and (best is None or like > best[0]):
                best = like, listed.id
        return None if best is None else (best[1], best[0])

    def _of(self, article: Article) -> int:
        known, digest = self._signatures, article.digest
        if digest not in known:
            known[digest] = signature(article.text)
            if not known[digest]:
                return 0  # a short text costs nothing to look at again
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="ascii") as file:
                    file.write(f"{digest} {known[digest]:x}\n")
        return known[digest]

    @property
    def _signatures(self) -> dict[str, int]:
        if self._known is None:
            self._known = {}
            with suppress(OSError, UnicodeDecodeError):
                for line in self._path.read_text("ascii").splitlines():
                    digest, _, number = line.partition(" ")
                    with suppress(ValueError):
                        self._known[digest] = int(number, 16)
        return self._known
