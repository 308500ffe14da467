"""What the benchmarks of the screens share: CPU from a key to its last display, tables.

In: a Textual application. Out: milliseconds of CPU time of this process, medians. Keys go in where
a terminal's would, at the driver; a key is done when nothing has been displayed for a while.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.app import App

QUIET = 0.12
"""Seconds without a display after which a key is done."""

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")


class Clock:
    """Notes when an application last displayed something, in CPU seconds of the process."""

    def __init__(self, app: App[object]) -> None:
        self.app = app
        self.shown = asyncio.Event()
        self.last = time.process_time()
        app.post_display_hook = self._displayed  # type: ignore[method-assign]

    def _displayed(self) -> None:
        self.last = time.process_time()
        self.shown.set()

    async def quiet(self, seconds: float = QUIET) -> None:
        """Wait until nothing has been displayed for so long."""
        while True:
            self.shown.clear()
            try:
                await asyncio.wait_for(self.shown.wait(), seconds)
            except TimeoutError:
                return

    async def cost(self, act: Callable[[int], object], times: int = 15) -> float:
        """The median CPU of an act up to its last display, in milliseconds."""
        spent: list[float] = []
        for number in range(times):
            await self.quiet()
            before = self.last = time.process_time()
            act(number)
            await self.quiet()
            spent.append(self.last - before)
        return 1000 * statistics.median(spent)

    def key(self, name: str, character: str | None = None) -> Callable[[int], object]:
        """An act: this key."""

        def press(_: int) -> None:
            driver = self.app._driver
            assert driver is not None
            driver.send_message(events.Key(name, character))

        return press


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(headings)} |", f"|{' --- |' * len(headings)}"]
    for row in rows:
        cells = [f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
