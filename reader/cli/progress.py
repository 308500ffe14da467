"""Progress: a sequence in, the same one out, while a bar on a terminal shows how far it is."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from reader.model.visible import one_line

Item = TypeVar("Item")

FEW = 20
"""A bar for fewer than this would be gone before it is seen."""


def progress(
    items: Iterable[Item],
    name: Callable[[Item], str],
    *,
    total: int,
    what: str = "",
    always: bool = False,
) -> Iterator[Item]:
    """Each item in turn; a bar with rate and time left on standard error, if that is a terminal.

    `what` stands before the bar. `always`: also for few items, because each takes long.
    """
    if not sys.stderr.isatty() or total < (2 if always else FEW):
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task) -> Text:  # type: ignore[no-untyped-def]
            return Text(f"{task.finished_speed or task.speed or 0:,.0f}/s")

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(30),
        MofNCompleteColumn(),
        Rate(""),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, now="")
        for item in items:
            bar.update(task, now=one_line(name(item))[-40:])
            yield item
            bar.advance(task)
