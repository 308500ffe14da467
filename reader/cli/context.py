"""What every command is given: settings, and the library when it asks for it."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

import click

from reader.library import Library
from reader.library.doctor import back_up_daily
from reader.library.naming import Naming
from reader.model import ReaderError
from reader.settings import Settings, library_folder, load_settings


class Context:
    """The global options of one command line."""

    def __init__(self, library: str | None, config: Path | None, theme: str | None) -> None:
        self._library = library
        self.config = config
        self.theme = theme

    @cached_property
    def settings(self) -> Settings:
        """The person's settings. Raises SettingsError."""
        return load_settings(self.config)

    @property
    def folder(self) -> Path:
        """The library's folder."""
        return library_folder(self._library, self.settings)

    @cached_property
    def naming(self) -> Naming:
        """What finds the names in a text."""
        return Naming(self.settings.recogniser, self.settings.gazetteer)

    @contextmanager
    def library(self) -> Generator[Library]:
        """The open library, closed at the end. Raises LibraryError."""
        author = self.settings.author
        with Library.open(self.folder, author=author, naming=self.naming) as library:
            before = library.version
            yield library
            if library.version != before:
                with suppress(ReaderError):  # the change is stored; a backup can wait
                    back_up_daily(library)

    def show(self, article: str | None = None) -> None:
        """Open the library, or one article of it, on the screen. Raises what `run` does."""
        from reader.tui.starting import collect_later

        collect_later()
        from reader.tui.app import run

        run(self.folder, self.settings, self.theme, self.config, article)


def query_of(parts: tuple[str, ...]) -> str:
    """The query of a command line: `-tag:claim` is part of it, `--fly` is an option misspelt."""
    for part in parts:
        if part.startswith("--"):
            raise click.NoSuchOption(part)
    return " ".join(parts)


pass_context = click.make_pass_decorator(Context)
