"""The writer: library commands one after another, off the event loop.

In: functions that change or read the library. Out: their results, awaited. A key never waits for
the disk; because there is one thread, what was asked first is done first, and the next key finds
what the last one stored.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Writer:
    """One thread that holds the library's pen."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    async def do(self, command: Callable[[], Result]) -> Result:
        """The result of a command, once all that was asked before is done."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, command)

    def leave_to(self, command: Callable[[], object]) -> None:
        """Do a command in its turn; nobody waits for it, and it is done before `close` returns."""
        self._executor.submit(command)

    def close(self) -> None:
        """Wait until everything asked for is done."""
        self._executor.shutdown(wait=True)
