"""Progress: a sequence in, the same one out, while a bar on a terminal shows how far it is."""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

from reader.model.visible import one_line

Item = TypeVar("Item")

FEW = 20
"""A bar for fewer than this would be gone before it is seen."""


def progress(
    items: Iterable[Item],
    name: Callable[[Item], str],
    total: Callable[[Item], int],
    *,
    what: str = "",
    always: bool = False,
) -> Iterator[Item]:
    """Each item in turn; a bar with rate and time left on standard error, if that is a terminal.

    `total` says how many there are, as far as is known with an item. `what` stands before the bar.
    `always`: also for few items, because each takes long.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    few = 2 if always else FEW
    items = iter(items)
    for item in items:
        if total(item) >= few:
            yield from _with_bar(chain([item], items), name, total, what)
            return
        yield item


def _with_bar(
    items: Iterable[Item], name: Callable[[Item], str], total: Callable[[Item], int], what: str
) -> Iterator[Item]:
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
        task = bar.add_task(what, total=None, now="")
        for item in items:
            bar.update(task, total=total(item), now=one_line(name(item))[-40:])
            yield item
            bar.advance(task)
