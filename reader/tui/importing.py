"""Importing: sources taken into the library while somebody goes on reading.

In: paths and addresses. Out: calls that say how far it is and, at the end, what became of all. The
work is done in a thread of its own, one article after the other; stopping it is heeded between two,
and what was stored by then stays.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library import Library
from reader.model import ReaderError
from reader.model.visible import one_line
from reader.tui.text.pace import pace

if TYPE_CHECKING:
    from reader.ingest import Entry
    from reader.library.intake import Intake, Taken

EVERY = 0.1
"""Seconds between two times that it is told how far it is."""


@dataclass(slots=True)
class Progress:
    """How far an import is. `failures` are lines for a person; `label` is what is read now."""

    done: int = 0
    total: int = 0
    seconds: float = 0.0
    label: str = ""
    counts: Counter[str] = field(default_factory=Counter[str])
    failures: list[str] = field(default_factory=list[str])
    was_stopped: bool = False

    def under_way(self) -> str:
        """How far it is, how fast it goes, and how long it will take."""
        if self.total < 2:
            return "adding …"
        said = f"adding {self.done:,} of {self.total:,}"
        return " · ".join(filter(None, (said, pace(self.done, self.total, self.seconds))))

    def result(self) -> str:
        """What became of all."""
        parts = [f"{self.counts['added']:,} added"]
        for status, words in (("updated", "updated"), ("unchanged", "here already")):
            if self.counts[status]:
                parts.append(f"{self.counts[status]:,} {words}")
        if named := self.counts["unfetched"]:
            parts.append(f"{named:,} only named: 'reader add --fetch' fetches them")
        if self.was_stopped:
            parts.insert(0, "stopped")
        if self.failures:
            parts.append(f"{len(self.failures):,} failed: {self.failures[0]}")
        return " · ".join(parts)


class Importing:
    """One import. `told` is called from its thread now and then, `done` once, at the end."""

    def __init__(
        self,
        library: Library,
        sources: Sequence[str],
        told: Callable[[Progress], object],
        done: Callable[[Progress], object],
    ) -> None:
        self.progress = Progress(total=len(sources))
        self._library = library
        self._sources = sources
        self._told = told
        self._done = done
        self._stop = threading.Event()
        self._begun = time.monotonic()
        self._last = 0.0
        # A daemon: a server that answers slowly does not keep anybody from quitting.
        self._thread = threading.Thread(target=self._run, name="importing", daemon=True)
        self._thread.start()

    def stop(self, *, wait: float = 0.0) -> None:
        """Stop after the article that is being read; wait for that, at most so many seconds."""
        self._stop.set()
        self._thread.join(wait)

    @property
    def is_stopping(self) -> bool:
        """Whether it was stopped and still reads."""
        return self._stop.is_set()

    def _run(self) -> None:
        from reader.library.intake import Intake

        progress = self.progress
        intake = Intake(self._library)
        try:
            for taken in intake.all(self._until_stopped(intake)):
                self._count(taken)
        except ReaderError as error:
            progress.failures.append(one_line(str(error)))
        finally:
            progress.was_stopped = self._stop.is_set()
            self._done(progress)

    def _until_stopped(self, intake: "Intake") -> "Iterator[Entry | Taken]":
        for each in intake.gathered(self._sources):
            if self._stop.is_set():
                return
            self.progress.total, self.progress.label = each.total, each.label
            yield each.entry

    def _count(self, taken: "Taken") -> None:
        progress = self.progress
        progress.done += 1
        progress.counts[taken.status] += 1
        if taken.status == "failed":
            progress.failures.append(one_line(taken.reason or taken.source))
        now = time.monotonic()
        if now - self._last >= EVERY:
            self._last = now
            progress.seconds = now - self._begun
            self._told(progress)
