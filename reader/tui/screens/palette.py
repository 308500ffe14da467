"""The palette: every command of the screen below and of the program, found by typing.

In: commands, each with its description, its keys and what it does. Out: the one that was chosen is
done, once the palette is gone.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.fuzzy import Matcher

from reader.tui.screens.picker import Choice, Picker

LISTED = 14
"""Commands that are shown at a time; typing brings the others."""


class Command(NamedTuple):
    """What it does in words, the keys that do the same, and how to do it."""

    title: str
    keys: str
    run: Callable[[], object]


class Palette(Picker):
    """Picks a command."""

    title_text = "commands"
    placeholder = "type to find a command"
    nothing = "no command is called like that"

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = commands

    def find(self, typed: str) -> Sequence[Choice]:
        """The commands that fit, the best first."""
        wanted = typed.strip()
        found = list(enumerate(self.commands))
        if wanted:
            matcher = Matcher(wanted)
            scored = [(matcher.match(command.title), place) for place, command in found]
            scored.sort(key=lambda pair: -pair[0])
            found = [(place, self.commands[place]) for score, place in scored if score > 0]
        return [
            Choice(str(place), command.title, command.keys) for place, command in found[:LISTED]
        ]
