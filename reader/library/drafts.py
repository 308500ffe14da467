"""Drafts: notes that were begun and not saved yet, kept until they are.

In: an article, a passage, what was written so far. Out: the same, also after a crash. A draft is no
annotation: nothing counts, exports or undoes it.
"""

from collections.abc import Mapping
from typing import Any

from reader.library.documents import MAIN, key_of, now
from reader.library.ledger import Ledger, Place
from reader.model import Span

DRAFTS = "drafts"


class Drafts:
    """The drafts of one library."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of_article(self, article_id: str) -> Mapping[Span, str]:
        """The drafts over an article, by passage."""
        rows = self._ledger.rows(MAIN, DRAFTS).values()
        here = [row for row in rows if row["article"] == article_id]
        return {Span(row["start"], row["end"]): row["text"] for row in here}

    def keep(self, article_id: str, span: Span, text: str) -> None:
        """Keep what was written so far."""
        row: dict[str, Any] = {
            "article": article_id,
            "start": span.start,
            "end": span.end,
            "text": text.encode("utf-8", "replace").decode(),
            "updated": now(),
        }
        self._write(article_id, span, row)

    def drop(self, article_id: str, span: Span) -> None:
        """Forget a draft: it was saved, or is not wanted any more."""
        self._write(article_id, span, None)

    def _write(self, article_id: str, span: Span, row: dict[str, Any] | None) -> None:
        place = Place(MAIN, DRAFTS, key_of(f"{article_id}:{span.start}:{span.end}"))
        with self._ledger.quietly():
            before = self._ledger.read(place)
            if before != row:
                self._ledger.write(place, before, row)
