"""What can be typed next: the names that the shell completes.

In: what stands on the command line so far. Out: names, with a word about each for the shells that
show one. Whatever goes wrong, there are no names then: a Tab is no place for an error.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING

import click

from reader.cli.context import Context
from reader.library.glance import Glance, Name
from reader.model.visible import one_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MOST = 500
"""Names that are offered: more nobody reads."""

Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def _completer(names: Callable[[Context], Iterable[Name]]) -> Complete:
    """Offer those of the names that begin with what was typed."""

    @wraps(names)
    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        try:
            return _fitting(names(_context(ctx)), incomplete)
        except Exception:
            return []

    return complete


@_completer
def articles(context: Context) -> Iterable[Name]:
    """The ids of articles; where no id begins so, the one article whose title has it in it."""
    return Glance(context.folder).articles


@_completer
def tags(context: Context) -> Iterable[Name]:
    """The names of tags."""
    return Glance(context.folder).tags


@_completer
def collections(context: Context) -> Iterable[Name]:
    """The names of collections."""
    return Glance(context.folder).collections


@_completer
def written_formats(_: Context) -> Iterable[Name]:
    """The formats that can be written."""
    from reader.exchange import formats

    return [Name(each.name, each.title) for each in formats() if each.write is not None]


@_completer
def read_formats(_: Context) -> Iterable[Name]:
    """The formats that can be read."""
    from reader.exchange import formats

    return [Name(each.name, each.title) for each in formats() if each.read is not None]


@_completer
def themes(context: Context) -> Iterable[Name]:
    """The themes that come with Reader, and the person's own."""
    from reader.settings import BUILT_IN_THEMES, themes_folder

    own = sorted(place.stem for place in themes_folder(context.config).glob("*.toml"))
    return [Name(name, "") for name in (*BUILT_IN_THEMES, *own)]


def _context(ctx: click.Context) -> Context:
    """The global options, as far as they were typed."""
    given = ctx.find_root().params
    return Context(given.get("library"), given.get("config"), None)


def _fitting(names: Iterable[Name], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    known = list(names)
    folded = incomplete.lstrip("#").casefold()
    found = [each for each in known if each.name.casefold().startswith(folded)]
    if not found:
        # What a shell inserts for several is what they have in common, in place of what was typed.
        within = [each for each in known if folded in f"{each.name} {each.about}".casefold()]
        found = within if len(within) == 1 else []
    return [CompletionItem(each.name, help=one_line(each.about)) for each in found[:MOST]]
