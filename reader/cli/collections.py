"""`reader collections`: named sets of articles."""

import click

from reader.cli import completing
from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_table, print_text, say
from reader.library import Library
from reader.library.arranging import checked_name
from reader.model import NotFoundError
from reader.model.counted import counted

_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
_NAME = click.argument("name", shell_complete=completing.collections)
_ARTICLES = click.argument(
    "articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=completing.articles
)
_QUERY = click.option("--query", default="", metavar="QUERY", help="All articles that fit it, too.")


@click.group("collections", invoke_without_command=True)
@_JSON
@click.pass_context
def collections_command(ctx: click.Context, as_json: bool) -> None:
    """List the collections, or change them.

    'reader list in:NAME' lists the articles of one.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_collections, as_json=as_json)


@collections_command.command("list")
@_JSON
@pass_context
def list_collections(context: Context, as_json: bool) -> None:
    """Every collection and how many articles it has."""
    with context.library() as library:
        found = library.arranging.collections()
    if as_json:
        print_json([{"name": name, "articles": count} for name, count in found.items()])
        return
    print_table([(name, str(count)) for name, count in found.items()], right=frozenset({1}))
    if not found:
        say("reader: no collections; 'reader collections add NAME ARTICLE' begins one")


@collections_command.command("add")
@_NAME
@_ARTICLES
@_QUERY
@_JSON
@pass_context
def add_to_collection(
    context: Context, name: str, articles: tuple[str, ...], query: str, as_json: bool
) -> None:
    """Put articles into a collection, which begins with its first."""
    if not articles and not query:
        raise click.UsageError("Missing argument 'ARTICLE...' (or --query QUERY).")
    with context.library() as library:
        changed = library.arranging.put_into(_chosen(library, articles, query), name)
    _print(changed, "put in", as_json)


@collections_command.command("remove")
@_NAME
@_ARTICLES
@_QUERY
@_JSON
@pass_context
def remove_from_collection(
    context: Context, name: str, articles: tuple[str, ...], query: str, as_json: bool
) -> None:
    """Take articles out of a collection; where none are named, all. The articles stay."""
    with context.library() as library:
        wanted = checked_name(name)
        inside = [article.id for article in library.listing() if wanted in article.collections]
        if not inside:
            raise NotFoundError(f"no collection “{name}”; 'reader collections' lists them")
        chosen = _chosen(library, articles, query) if articles or query else inside
        changed = library.arranging.take_out(chosen, name)
    _print(changed, "taken out", as_json)


@collections_command.command("rename")
@click.argument("old", shell_complete=completing.collections)
@click.argument("new")
@_JSON
@pass_context
def rename_collection(context: Context, old: str, new: str, as_json: bool) -> None:
    """Give a collection another name; one that is there takes its articles in."""
    with context.library() as library:
        changed = library.arranging.rename_collection(old, new)
    _print(changed, "moved", as_json)


def _chosen(library: Library, articles: tuple[str, ...], query: str) -> list[str]:
    """The ids of the articles named and of those that fit. Raises NotFoundError, QueryError."""
    named = [library.find(reference).id for reference in articles]
    fitting = [article.id for article in library.articles(query)] if query else []
    return list(dict.fromkeys([*named, *fitting]))


def _print(changed: int, word: str, as_json: bool) -> None:
    if as_json:
        print_json({"articles": changed})
    else:
        print_text(f"{counted(changed, 'article')} {word}; 'u' in the library undoes it")
