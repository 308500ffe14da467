"""`reader doctor`: is everything in the library what it should be."""

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_text


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def doctor_command(context: Context, as_json: bool) -> int:
    """Check every file of the library; exit status 1 where something is wrong."""
    with context.library() as library:
        articles = len(library.articles())
        problems = library.problems()
    if as_json:
        print_json({"articles": articles, "problems": problems})
    else:
        for problem in problems:
            print_text(problem)
        print_text(f"{articles} articles, {len(problems)} problems")
    return 1 if problems else 0
