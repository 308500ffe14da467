"""Likenesses: which stored article a text looks like a copy of.

In: articles that were just listed. Out: for each the stored article most like it. Signatures are
kept in the cache directory, a line each, by digest; those that are missing are made as they are
needed, some at a time. A cache that can't be read or written is as good as none. Comparing takes
some 60 ns for each stored article, in C.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reader.analysis.likeness import LEAST_WORDS, MOST_DIFFERENT, VERSION, likeness, signature
from reader.library.catalogue import Catalogue
from reader.library.documents import key_of
from reader.model import Article, ReaderError

MADE_AT_ONCE = 200
"""Signatures that are made of stored articles in one process, at most."""


class Likenesses:
    """The signatures of the texts of one library, kept up with at the cost of what changed."""

    def __init__(self, folder: Path, catalogue: Catalogue, read: Callable[[str], Article]) -> None:
        """`folder` is the cache; `read` gives an article that has no signature yet, by its id."""
        self._path = folder / f"likenesses-{VERSION}.txt"
        self._catalogue = catalogue
        self._read = read
        self._kept: dict[str, int] | None = None
        self._of_key: dict[str, int] = {}
        """The signatures of what is listed; of short texts there are none."""
        self._missing: dict[str, str] = {}
        """Keys of what is listed and has no signature yet, with the article's id."""
        self._version = -1
        self._left = MADE_AT_ONCE
        self._looking = threading.Lock()

    def nearest(self, added: Sequence[Article]) -> list[tuple[str, float] | None]:
        """For each article the id of the one most like it, and how like; None where none is.

        Of the articles themselves, which are listed by now, each is compared with those before it.
        """
        with self._looking:
            self._keep_up()
            keys = [str(key_of(article.id)) for article in added]
            for key in keys:
                self._of_key.pop(key, None)
                self._missing.pop(key, None)
            self._make_missing()
            found: list[tuple[str, float] | None] = []
            for key, article in zip(keys, added, strict=True):
                own = self._signature(article)
                found.append(self._nearest(own) if own else None)
                if own:
                    self._of_key[key] = own
            return found

    def _nearest(self, own: int) -> tuple[str, float] | None:
        """The most like: all are compared without a call of Python's own for each."""
        others = self._of_key
        differing = min(map(int.bit_count, map(own.__xor__, others.values())), default=None)
        if differing is None or differing > MOST_DIFFERENT:
            return None
        key = next(key for key, other in others.items() if (own ^ other).bit_count() == differing)
        listed = self._catalogue.with_key(key)
        return None if listed is None else (listed.id, likeness(own, others[key]))

    def _keep_up(self) -> None:
        """Take in what was listed, or is listed no more, since the last time."""
        version = self._catalogue.version
        changed = self._catalogue.changed_since(self._version)
        rows = self._catalogue.rows()
        if changed is None:
            self._of_key.clear()
            self._missing.clear()
        for key in list(rows) if changed is None else changed:
            self._of_key.pop(key, None)
            self._missing.pop(key, None)
            row = rows.get(key)
            if row is None or row["words"] < LEAST_WORDS:
                continue
            if kept := self._signatures.get(row["digest"]):
                self._of_key[key] = kept
            else:
                self._missing[key] = row["id"]
        self._version = version

    def _make_missing(self) -> None:
        while self._missing and self._left > 0:
            self._left -= 1
            key, article_id = self._missing.popitem()
            with suppress(ReaderError):  # one that can't be read is like nothing
                if made := self._signature(self._read(article_id)):
                    self._of_key[key] = made

    def _signature(self, article: Article) -> int:
        kept, digest = self._signatures, article.digest
        if digest not in kept:
            kept[digest] = signature(article.text)
            if not kept[digest]:
                return 0  # a short text costs nothing to look at again
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="ascii") as file:
                    file.write(f"{digest} {kept[digest]:x}\n")
        return kept[digest]

    @property
    def _signatures(self) -> dict[str, int]:
        if self._kept is None:
            self._kept = {}
            with suppress(OSError, UnicodeDecodeError):
                for line in self._path.read_text("ascii").splitlines():
                    digest, _, number = line.partition(" ")
                    with suppress(ValueError):
                        self._kept[digest] = int(number, 16)
        return self._kept
