"""How commands print: one JSON document, or text for people that a terminal can't stumble over."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
import orjson

from reader.model import Span
from reader.model.visible import one_line, visible


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    data = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    sys.stdout.buffer.write(data + b"\n")


def say(message: str) -> None:
    """A line for people, on standard error."""
    click.echo(visible(message), err=True)


def print_text(text: str) -> None:
    """Lines for people, on standard output, with control characters made visible."""
    click.echo(visible(text))


def print_lit(
    words: str, hits: Iterable[Span] = (), *, before: str = "", title: bool = False
) -> None:
    """A line with what was found in it lit, where the output is a terminal; titles are bold."""
    if not sys.stdout.isatty():
        click.echo(before + visible(words))
        return
    from rich.console import Console
    from rich.text import Text

    line = Text(before + visible(words), style="bold" if title else "")
    for hit in hits:
        line.stylize("bold reverse", len(before) + hit.start, len(before) + hit.end)
    Console(highlight=False).print(line, soft_wrap=True)


def print_table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
    """Columns for a terminal; tab-separated values where the output is not one."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in clean:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for number in range(len(clean[0]) if clean else 0):
        table.add_column(justify="right" if number in right else "left", overflow="ellipsis")
    for row in clean:
        table.add_row(*map(Text, row))
    Console().print(table)
