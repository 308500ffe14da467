"""The `reader` command: global options, the commands by name, errors as one line.

In: the command line. Out: the exit status: 0 done, 1 something asked for could not be done, 2 the
command line is wrong. A command's module is imported when the command is used, so that no command
pays for another, and the TUI for none.
"""

import io
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader import __version__
from reader.cli.completing import themes
from reader.cli.context import Context
from reader.cli.printing import say
from reader.model import ReaderError
from reader.model.visible import one_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "open": ("opening", "Open one article on the screen."),
    "add": ("adding", "Add articles from files, folders, addresses, feeds and exports."),
    "feeds": ("feeds", "Subscribe to feeds, refresh them."),
    "list": ("articles", "List the stored articles."),
    "show": ("articles", "Show one article."),
    "versions": ("versions", "List the texts an article has had, or what changed."),
    "annotate": ("annotations", "Annotate a passage or a whole article."),
    "annotations": ("annotations", "List annotations."),
    "search": ("search", "Find words in every article, note and tag."),
    "people": ("search", "List the people in the stored articles."),
    "quotations": ("search", "List who said what in the stored articles."),
    "tags": ("tags", "List and change the tags."),
    "collections": ("collections", "List and change the collections of articles."),
    "analyze": ("analysis", "Find sentences, quotations and entities in texts."),
    "export": ("exchange", "Write articles and annotations in another format."),
    "import": ("exchange", "Take in annotations that another tool wrote."),
    "doctor": ("doctor", "Check the library."),
    "settings": ("settings", "Show the settings or the keys in force."),
    "completion": ("completion", "Print the script that lets a shell complete."),
}


class Commands(click.Group):
    """The commands, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"reader.cli.{COMMANDS[cmd_name][0]}")
        return getattr(module, f"{cmd_name}_command")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands by the table, so that a Tab imports none of them, and the options."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(name, help=text)
            for name, (_, text) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Commands, invoke_without_command=True)
@click.option("--library", metavar="DIR", help="The library to use (or READER_LIBRARY).")
@click.option("--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings file.")
@click.option("--theme", metavar="NAME", help="Colours of the screens.", shell_complete=themes)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="reader")
@click.pass_context
def cli(
    ctx: click.Context,
    library: str | None,
    config: Path | None,
    theme: str | None,
    debug: bool,  # noqa: ARG001 -- read in main()
) -> None:
    """A terminal desk for reading stored articles closely.

    Without a command, opens the library on the screen.
    """
    ctx.obj = Context(library, config, theme)
    if ctx.invoked_subcommand is None:
        ctx.obj.show()


def main(arguments: list[str] | None = None) -> None:
    """Run a command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows few letters
    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(_status(given))


def _status(arguments: list[str]) -> int:
    try:
        result: Any = cli.main(arguments, prog_name="reader", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ReaderError as error:
        if "--debug" in arguments:
            raise
        say(f"reader: {one_line(str(error))}")
        return 1
    except Exception as error:
        if "--debug" in arguments:
            raise
        say(
            f"reader: {type(error).__name__}: {one_line(str(error))} (this is a defect; "
            "'reader --debug …' shows where)"
        )
        return 1
