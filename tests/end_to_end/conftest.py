"""A terminal with a person's fingers: the program in a pty, and the screen as it would be seen."""

import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pexpect
import pyte
import pytest

PATIENCE = 60.0
"""Seconds until something that should happen has not happened; machines are busy."""


class Terminal:
    """A pty of some size; `screen` is what a person sees in it."""

    def __init__(self, command: list[str], size: tuple[int, int], env: dict[str, str]) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        """Every byte that came out."""
        outside = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            env={**outside, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    @property
    def screen(self) -> str:
        return "\n".join(self._screen.display)

    def look(self, seconds: float = 0.05) -> None:
        """Take in what came out."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                data = self.child.read_nonblocking(65_536, timeout=left)
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return
            self.output += data
            # pyte takes this xterm request for a change of colours.
            self._stream.feed(data.replace(b"\x1b[>4;1m", b"").replace(b"\x1b[>4;0m", b""))

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait for something to be true of the screen."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"{what} never came:\n{self.screen}"
            self.look()

    def see(self, *words: str) -> None:
        """Wait until all this stands on the screen."""
        self.until(lambda: all(word in self.screen for word in words), repr(words))

    def press(self, keys: str) -> None:
        """Type; "\\r" is Enter."""
        self.child.send(keys)

    def end(self) -> int | None:
        """Wait for the program to end; its exit status, None where a signal ended it."""
        finish = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < finish, f"it goes on:\n{self.screen}"
            self.look()
        self.look()
        self.child.close()
        return self.child.exitstatus

    def kill(self) -> None:
        """End the program as a failing machine would."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()
        self.child.close()

    def style_of(self, word: str) -> pyte.screens.Char:
        """How the first letter of a word is drawn."""
        row = next(n for n, line in enumerate(self._screen.display) if word in line)
        return self._screen.buffer[row][self._screen.display[row].index(word)]


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(home: Path) -> Generator[Open]:
    """`terminal("--theme", "reader-light", size=(80, 24), NO_COLOR="1")`: the program, started;
    `terminal(command=["bash"])`: another."""
    opened: list[Terminal] = []

    def start(
        *arguments: str,
        size: tuple[int, int] = (100, 30),
        command: Sequence[str] = (sys.executable, "-m", "reader"),
        **env: str,
    ) -> Terminal:
        opened.append(Terminal([*command, *arguments], size, env))
        return opened[-1]

    yield start
    for one in opened:
        if one.child.isalive():
            one.kill()
