"""`reader open`: one article on the screen, without the way through the list."""

import click

from reader.cli import completing
from reader.cli.context import Context


@click.command("open")
@click.argument("article", shell_complete=completing.articles)
@click.pass_obj
def open_command(context: Context, article: str) -> None:
    """Open ARTICLE on the screen; leaving it shows the library."""
    context.show(article)
