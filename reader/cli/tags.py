"""`reader tags`: the codebook."""

import click

from reader.cli import completing
from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_table, print_text
from reader.model import Tag


@click.group("tags", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def tags_command(ctx: click.Context, as_json: bool) -> None:
    """List the tags, or change them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_tags, as_json=as_json)


@tags_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def list_tags(context: Context, as_json: bool) -> None:
    """Every tag with its key, colour, uses and description."""
    with context.library() as library:
        tags, uses = library.codebook.tags(), library.codebook.uses()
    if as_json:
        print_json([{**tag.to_json(), "uses": uses.get(tag.name, 0)} for tag in tags])
        return
    print_table([_row(tag, uses.get(tag.name, 0)) for tag in tags], right=frozenset({3}))


@tags_command.command("add")
@click.argument("name")
@click.option("--color", default="", metavar="COLOR")
@click.option("--key", default="", metavar="1-9")
@click.option("--description", default="", metavar="TEXT")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def add_tag(
    context: Context, name: str, color: str, key: str, description: str, as_json: bool
) -> None:
    """Put a new tag into the codebook."""
    with context.library() as library:
        tag = library.codebook.add(name, color=color, key=key, description=description)
    _print(tag, as_json)


@tags_command.command("describe")
@click.argument("name", shell_complete=completing.tags)
@click.option("--color", metavar="COLOR")
@click.option("--key", metavar="1-9", help="The digit that sets it; '' for none.")
@click.option("--description", metavar="TEXT")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def describe_tag(
    context: Context,
    name: str,
    color: str | None,
    key: str | None,
    description: str | None,
    as_json: bool,
) -> None:
    """Change a tag's colour, key or description."""
    with context.library() as library:
        tag = library.codebook.describe(name, color=color, key=key, description=description)
    _print(tag, as_json)


@tags_command.command("rename")
@click.argument("old", shell_complete=completing.tags)
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def rename_tag(context: Context, old: str, new: str, as_json: bool) -> None:
    """Give a tag, and those below it, another name everywhere."""
    with context.library() as library:
        changed = library.codebook.rename(old, new)
    _print_changed(changed, as_json)


@tags_command.command("merge")
@click.argument("old", shell_complete=completing.tags)
@click.argument("into", shell_complete=completing.tags)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def merge_tags(context: Context, old: str, into: str, as_json: bool) -> None:
    """Use INTO wherever OLD was used, and drop OLD."""
    with context.library() as library:
        changed = library.codebook.merge(old, into)
    _print_changed(changed, as_json)


@tags_command.command("remove")
@click.argument("name", shell_complete=completing.tags)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def remove_tag(context: Context, name: str, as_json: bool) -> None:
    """Drop a tag from the codebook and from every annotation; the annotations stay."""
    with context.library() as library:
        changed = library.codebook.remove(name)
    _print_changed(changed, as_json)


def _row(tag: Tag, uses: int) -> tuple[str, ...]:
    return tag.key or " ", f"#{tag.name}", tag.color, str(uses), tag.description


def _print(tag: Tag, as_json: bool) -> None:
    if as_json:
        print_json(tag.to_json())
    else:
        print_text(f"#{tag.name}")


def _print_changed(changed: int, as_json: bool) -> None:
    if as_json:
        print_json({"annotations": changed})
    else:
        print_text(f"{changed} annotations changed; 'u' in the reading view undoes it")
