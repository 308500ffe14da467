"""Background: index and analyses kept up with the library while somebody reads.

In: an application whose library changes. Out: an index that follows, and a few words for the header
while there is much to do. A small change is indexed here, in a thread; what is more is left to a
process (`reader analyze --all --jsonl`), which is stopped when the program is left and goes on from
there the next time.
"""

import asyncio
import sys
import time
from typing import TYPE_CHECKING, Any

import orjson

from reader.model import ReaderError
from reader.tui.text.pace import pace

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp

START_SECONDS = 1.5
"""After the first paint, before anything is looked at."""
REST_SECONDS = 1.0
"""How long the library rests before a change is taken in."""
FEW = 20
"""Articles that are indexed without a process."""
TOLD_FROM = 20
"""Steps for which it is worth telling how far they are."""
WORDS = {"indexed": "indexing", "analysed": "analysing"}


class Background:
    """What goes on beside the reading."""

    def __init__(self, app: "ReaderApp") -> None:
        self._app = app
        self._version: int | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._is_busy = False
        self.words = ""

    @property
    def command(self) -> tuple[str, ...]:
        """The command line of the process: the same library, the same settings."""
        config = self._app.config
        options = () if config is None else ("--config", str(config))
        library = str(self._app.library.folder)
        reader = (sys.executable, "-m", "reader", "--library", library, *options)
        return *reader, "analyze", "--all", "--jsonl"

    async def look(self) -> None:
        """Take in what changed since the last look, if nothing is under way."""
        library = self._app.library
        if self._is_busy or self._version == library.version:
            return
        self._is_busy = True
        try:
            version = library.version
            if not await asyncio.to_thread(self._take_in_few):
                await self._run()
            self._version = version
        except (OSError, ReaderError):
            self._version = library.version  # searching tells what is wrong, when it is asked
        finally:
            self._is_busy = False
            self._tell("")

    def stop(self) -> None:
        """Stop what is under way; what is done is kept."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    def _take_in_few(self) -> bool:
        """Index what changed where that is little and analysed; whether it was."""
        if self._version is None:
            return False
        library = self._app.library
        changed = library.changed_since(self._version)
        if changed is None or len(changed) > FEW:
            return False
        listed = library.listing_by_key()
        there = [listed[key] for key in changed if key in listed]
        findings = library.analyses.findings
        if not all(findings.has(article.digest) for article in there):
            return False
        from reader.library.indexing import take_in

        gone = [int(key) for key in changed if key not in listed]
        if there or gone:
            take_in(library, library.analyses.index, there, gone)
        return True

    async def _run(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        begun: dict[str, tuple[float, int]] = {}
        try:
            assert self._process.stdout is not None
            async for line in self._process.stdout:
                step: dict[str, Any] = orjson.loads(line)
                work, done, total = step["work"], step["done"], step["total"]
                if work not in begun:
                    begun[work] = time.monotonic(), done
                if total >= TOLD_FROM:
                    since, before = begun[work]
                    how_long = pace(done - before, total - before, time.monotonic() - since)
                    share = f"{WORDS[work]} {done / total:.0%}"
                    self._tell(" · ".join(filter(None, (share, how_long))))
            await self._process.wait()
        finally:
            self.stop()

    def _tell(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self._app.work_told(words)
