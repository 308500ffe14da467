"""The writer: library commands one after another, off the event loop.

In: functions that change or read the library. Out: their results, awaited. A key never waits for
the disk; because there is one thread, what was asked first is done first, and the next key finds
what the last one stored.
"""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Writer:
    """One thread that holds the library's pen."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def begin(self, command: Callable[[], Result]) -> Future[Result]:
        """Do a command in its turn, and before `close` returns, whether anybody waits for it.

        It runs in the context of whoever asked: a screen that was left meanwhile still knows its
        application there.
        """
        return self._executor.submit(contextvars.copy_context().run, command)

    async def do(self, command: Callable[[], Result]) -> Result:
        """The result of a command, once all that was asked before is done. Whoever stops waiting
        before its turn comes takes it back."""
        return await asyncio.wrap_future(self.begin(command))

    def close(self) -> None:
        """Wait until everything asked for is done."""
        self._executor.shutdown(wait=True)
