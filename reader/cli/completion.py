"""`reader completion`."""

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from reader.model import ReaderError

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_READER_COMPLETE"
"""Tells the program, when the shell calls it, that names are asked for."""


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@click.pass_context
def completion_command(ctx: click.Context, shell: str | None) -> None:
    """Print the script that lets a shell complete commands, articles, tags and formats.

    SHELL is bash, zsh or fish; by default the one that is used here. How to install it:

    \b
    bash   echo 'eval "$(reader completion bash)"' >> ~/.bashrc
    zsh    echo 'eval "$(reader completion zsh)"' >> ~/.zshrc
    fish   reader completion fish > ~/.config/fish/completions/reader.fish
    """
    name = shell or Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise ReaderError(f"say which shell: 'reader completion {'|'.join(SHELLS)}'")
    chosen = get_completion_class(name)
    assert chosen is not None
    root = ctx.find_root()
    click.echo(chosen(root.command, {}, "reader", VARIABLE).source())
