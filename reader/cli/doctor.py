"""`reader doctor`: is everything in the library what it should be, and what to do about it."""

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_text
from reader.library import doctor
from reader.library.library import Library
from reader.model import LibraryError
from reader.model.counted import counted


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Repair what can be; damaged originals are kept.")
@click.option("--restore", metavar="DATE", help="Put back the backup of a day, or 'latest'.")
@click.option("--compact", is_flag=True, help="Fold the journal into plain JSON files.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def doctor_command(
    context: Context, repair: bool, restore: str | None, compact: bool, as_json: bool
) -> int:
    """Check every file of the library; exit status 1 where something is wrong."""
    folder = context.folder
    if not folder.is_dir():
        raise LibraryError(f"{folder}: there is no library; 'reader add' makes one")
    done: list[str] = []
    if restore is not None:
        done.append(doctor.restore(folder, None if restore == "latest" else restore))
    if repair:
        done += doctor.repair(folder)
    if compact:
        done += doctor.compact(folder)
    problems = doctor.check(folder)
    articles = _count(folder, len(problems))
    if as_json:
        findings = [problem._asdict() for problem in problems]
        print_json({"articles": articles, "problems": findings, "done": done})
    else:
        for line in [*done, *map(str, problems)]:
            print_text(line)
        print_text(f"{counted(articles, 'article')}, {counted(len(problems), 'problem')}")
    return 1 if problems else 0


def _count(folder: object, problems: int) -> int:
    """How many articles are listed; 0 where the library does not open."""
    try:
        with Library.open(str(folder)) as library:
            return len(library.articles())
    except LibraryError:
        if not problems:
            raise
        return 0
